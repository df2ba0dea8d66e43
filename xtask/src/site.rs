//! Names of the site's files: plain names in the sources become names that change with the content.
//! Takes all files under their plain names, gives them under their final ones, with every reference rewritten.
//! Law: a quoted plain name (`"app.js"`, `'./app.js'`, `url(icon.svg)`) in a text file is a reference; nothing else is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use regex::{Captures, Regex};
use sha2::{Digest, Sha256};

use crate::{offline, places};

/// The folder of all files whose names change with their content.
pub(crate) const ASSETS: &str = "assets/";

/// How many bytes of its checksum are in a file's name.
pub(crate) const HASH: usize = 5;

/// The files that others know by their name: they keep it, and lie at the site's top.
const ENTRIES: [&str; 14] = [
    "favicon.ico",
    "index.html",
    "manifest.webmanifest",
    "private.html",
    "robots.txt",
    "sbom.cdx.json",
    "sw-off.js",
    "sw.js",
    "who-said.d.ts",
    "who-said.js",
    "whosaid-main.d.ts",
    "whosaid-main.js",
    "whosaid.d.ts",
    "whosaid.js",
];

/// What index.html refers to, but is sent for only once all marks are there, or never waited for.
const LATER: [&str; 5] =
    ["apple-touch-icon.png", "exchange-boot.js", "manifest.webmanifest", "private.html", "sw.js"];

/// Before a file's name, asks for its checksum in the place of its address.
const CHECKSUM: &str = "integrity:";
/// The same for how many bytes it has.
const BYTES: &str = "bytes:";

/// Endings of files in which references are looked for.
const TEXTS: [&str; 7] = ["css", "html", "js", "json", "svg", "ts", "webmanifest"];

/// A file of the site: its path with `/`, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asset {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// The files below `folder`, named from there, but for hidden ones; none where there is no such folder.
pub(crate) fn read_folder(folder: &Path) -> Result<Vec<Asset>> {
    let read = |path: &Path| {
        let inside = path.strip_prefix(folder)?;
        let name =
            inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        Ok(Asset { name, bytes })
    };
    let hidden = |path: &Path| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    places::files(folder)?.iter().filter(|path| !hidden(path)).map(|path| read(path)).collect()
}

/// The finished site.
#[derive(Debug, Default)]
pub(crate) struct Site {
    /// All files under their final names, sorted.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The final names that index.html needs before the first mark, itself included, through any number of steps.
    pub(crate) page: BTreeSet<String>,
    /// What `offline.rs` makes of all bytes.
    pub(crate) version: String,
}

/// Gives every file its final name and rewrites the references.
pub(crate) fn link(assets: Vec<Asset>) -> Result<Site> {
    let mut linker = Linker { plain: BTreeMap::new(), done: BTreeMap::new() };
    for Asset { name, bytes } in assets {
        ensure!(linker.plain.insert(name.clone(), bytes).is_none(), "two files of the site are named {name}");
    }
    let names: Vec<String> = linker.plain.keys().cloned().collect();
    let mut path = Vec::new();
    for name in &names {
        linker.place(name, &mut path)?;
    }
    let page = linker.needed_by("index.html");
    let files = linker.done.into_values().map(|placed| (placed.name, placed.bytes)).collect();
    Ok(Site { files, page, version: String::new() })
}

/// The files of those names under these same names, with the checksums that they ask for.
pub(crate) fn checksummed(assets: &[Asset], names: &[&str]) -> Result<Vec<Asset>> {
    let find = |name: &str| assets.iter().find(|asset| asset.name == name);
    let mut files = Vec::new();
    for asset in names.iter().filter_map(|name| find(name)) {
        let mut file = asset.clone();
        if let Some(text) = text_of(&asset.name, &asset.bytes) {
            let mut text = text.to_owned();
            for (start, end) in quoted(&text.clone())?.into_iter().rev() {
                if let Some(sought) = text[start..end].strip_prefix(CHECKSUM).and_then(find) {
                    text.replace_range(start..end, &offline::integrity(&sought.bytes));
                }
            }
            file.bytes = text.into_bytes();
        }
        files.push(file);
    }
    Ok(files)
}

/// The work of `link`: plain names to contents, and to what was placed.
struct Linker {
    plain: BTreeMap<String, Vec<u8>>,
    done: BTreeMap<String, Placed>,
}

/// A file under its final name.
struct Placed {
    name: String,
    bytes: Vec<u8>,
    needs: BTreeSet<String>,
}

impl Linker {
    /// Places what `name` refers to, then `name`; `path` holds the files that wait for it.
    fn place(&mut self, name: &str, path: &mut Vec<String>) -> Result<()> {
        if self.done.contains_key(name) {
            return Ok(());
        }
        let circle = path.iter().any(|waiting| waiting == name);
        path.push(name.to_owned());
        ensure!(!circle, "files of the site refer to each other in a circle: {}", path.join(" → "));
        let bytes = self.plain.get(name).cloned().unwrap_or_default();
        let placed = match text_of(name, &bytes) {
            Some(text) => self.rewrite(name, text, path)?,
            None => Placed { name: final_name(name, &bytes), bytes, needs: BTreeSet::new() },
        };
        self.done.insert(name.to_owned(), placed);
        path.pop();
        Ok(())
    }

    /// The text of `name` with final names in the place of plain ones.
    fn rewrite(&mut self, name: &str, text: &str, path: &mut Vec<String>) -> Result<Placed> {
        let mut written = String::with_capacity(text.len());
        let mut needs = BTreeSet::new();
        let mut copied = 0;
        for (start, end) in quoted(text)? {
            let plain = text[start..end].strip_prefix("./").unwrap_or(&text[start..end]);
            let (checksum, bytes) = (plain.strip_prefix(CHECKSUM), plain.strip_prefix(BYTES));
            let plain = checksum.or(bytes).unwrap_or(plain);
            if plain == name || !self.plain.contains_key(plain) {
                self.check_link(name, text, start, plain)?;
                continue;
            }
            if !is_entry(plain) {
                self.place(plain, path)?;
            }
            let target = self.done.get(plain).map_or_else(|| plain.to_owned(), |placed| placed.name.clone());
            written += &text[copied..start];
            match self.done.get(plain) {
                Some(placed) if checksum.is_some() => written += &offline::integrity(&placed.bytes),
                Some(placed) if bytes.is_some() => written += &placed.bytes.len().to_string(),
                _ => written += &relative(name, &target),
            }
            copied = end;
            needs.insert(plain.to_owned());
        }
        written += &text[copied..];
        let bytes = written.into_bytes();
        Ok(Placed { name: final_name(name, &bytes), bytes, needs })
    }

    /// Refuses a `href` or `src` of a page that leads nowhere.
    fn check_link(&self, name: &str, text: &str, start: usize, target: &str) -> Result<()> {
        let before = &text[..start - 1];
        let is_link = name.ends_with(".html") && (before.ends_with("href=") || before.ends_with("src="));
        let elsewhere = target.is_empty() || target == "." || target.starts_with('#') || target.contains(':');
        let target = target.split(['#', '?']).next().unwrap_or(target);
        if is_link && !elsewhere && !self.plain.contains_key(target) {
            bail!(
                "{name} refers to ‘{target}’, which is no file of the site: mend the name or add the file to src/web"
            );
        }
        Ok(())
    }

    /// The final names of `name` and of everything that it needs.
    fn needed_by(&self, name: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut open = vec![name];
        while let Some(placed) = open.pop().and_then(|name| self.done.get(name)) {
            if found.insert(placed.name.clone()) {
                open.extend(placed.needs.iter().map(String::as_str).filter(|name| !LATER.contains(name)));
            }
        }
        found
    }
}

/// Whether the file keeps its name.
pub(crate) fn is_entry(name: &str) -> bool {
    ENTRIES.contains(&name)
}

/// The text of a file that may refer to others.
fn text_of<'b>(name: &str, bytes: &'b [u8]) -> Option<&'b str> {
    let (_, ending) = name.rsplit_once('.')?;
    TEXTS.contains(&ending).then(|| std::str::from_utf8(bytes).ok()).flatten()
}

/// `worker_bg.wasm` → `assets/worker_bg-0123456789.wasm`; the name of an entry stays.
fn final_name(name: &str, bytes: &[u8]) -> String {
    if is_entry(name) {
        return name.to_owned();
    }
    let hash = hexadecimal(&Sha256::digest(bytes)[..HASH]);
    let (folder, file) =
        name.rsplit_once('/').map_or(("", name), |(folder, _)| name.split_at(folder.len() + 1));
    let (stem, endings) = file.split_once('.').map_or((file, ""), |(stem, _)| file.split_at(stem.len()));
    format!("{ASSETS}{folder}{stem}-{hash}{endings}")
}

/// Bytes as two digits each.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The path of `target` (a final name) as written in the file with the plain name `from`; starts with `./`.
fn relative(from: &str, target: &str) -> String {
    let depth = from.matches('/').count();
    match (is_entry(from), target.strip_prefix(ASSETS)) {
        (true, _) => format!("./{target}"),
        (false, Some(sibling)) if depth == 0 => format!("./{sibling}"),
        (false, Some(sibling)) => format!("{}{sibling}", "../".repeat(depth)),
        (false, None) => format!("{}{target}", "../".repeat(depth + 1)),
    }
}

/// What could be a file's name between two equal quotes or round brackets.
const REFERENCE: &str = r#""([0-9A-Za-z_./#?:@-]{0,120})"|'([0-9A-Za-z_./#?:@-]{0,120})'|`([0-9A-Za-z_./#?:@-]{0,120})`|\(([0-9A-Za-z_./#?:@-]{0,120})\)"#;

/// The stretches of bytes that could be references, in order.
fn quoted(text: &str) -> Result<Vec<(usize, usize)>> {
    let reference = Regex::new(REFERENCE)?;
    let inner =
        |found: Captures| found.iter().skip(1).flatten().next().map(|name| (name.start(), name.end()));
    Ok(reference.captures_iter(text).filter_map(inner).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Result<Site> {
        link(files.iter().map(|(name, text)| Asset { name: (*name).into(), bytes: (*text).into() }).collect())
    }

    fn text<'s>(site: &'s Site, start: &str) -> (&'s str, &'s str) {
        let (name, bytes) = site.files.iter().find(|(name, _)| name.starts_with(start)).expect("the file");
        (name, std::str::from_utf8(bytes).unwrap())
    }

    #[test]
    fn references_follow_the_hashed_names() {
        let site = site(&[
            ("index.html", "<script src=\"boot.js\"></script><a href=\"#top\">"),
            ("boot.js", "import init from './app.js'; say('app.js is big');"),
            ("app.js", "new URL('app_bg.wasm', import.meta.url)"),
            ("app_bg.wasm", "\0asm"),
            ("whosaid.js", "import './app.js'"),
        ])
        .unwrap();
        let (wasm, _) = text(&site, "assets/app_bg-");
        let (app, app_text) = text(&site, "assets/app-");
        let (boot, boot_text) = text(&site, "assets/boot-");
        assert_eq!(app_text, format!("new URL('./{}', import.meta.url)", &wasm[ASSETS.len()..]));
        assert_eq!(
            boot_text,
            format!("import init from './{}'; say('app.js is big');", &app[ASSETS.len()..])
        );
        assert!(text(&site, "index.html").1.contains(&format!("\"./{boot}\"")));
        assert_eq!(text(&site, "whosaid.js").1, format!("import './{app}'"));
        assert!(site.page.contains(wasm) && !site.page.contains("whosaid.js"));
    }

    #[test]
    fn a_checksum_and_a_size_stand_where_they_are_asked_for() {
        let asks = "get('b.wasm', 'integrity:b.wasm', 'integrity:c', 'bytes:b.wasm')";
        let site = site(&[("a.js", asks), ("b.wasm", "\0asm")]).unwrap();
        let (wasm, bytes) = (text(&site, "assets/b-").0, b"\0asm");
        let expected = format!(
            "get('./{}', '{}', 'integrity:c', '4')",
            &wasm[ASSETS.len()..],
            offline::integrity(bytes)
        );
        assert_eq!(text(&site, "assets/a-").1, expected);
    }

    #[test]
    fn a_change_travels_up_to_all_that_refer_to_it() {
        let names = |wasm: &str| {
            let files = [("index.html", "'a.js'"), ("a.js", "'b.wasm'"), ("b.wasm", wasm), ("c.js", "")];
            site(&files).unwrap().files.into_keys().collect::<Vec<_>>()
        };
        let (old, new) = (names("1"), names("2"));
        let changed = old.iter().filter(|name| !new.contains(name)).count();
        assert_eq!(changed, 2, "{old:?} {new:?}");
    }

    #[test]
    fn circles_and_dead_links_are_refused() {
        let circle = site(&[("a.js", "'b.js'"), ("b.js", "'a.js'")]).unwrap_err().to_string();
        assert!(circle.contains("in a circle: a.js → b.js → a.js"), "{circle}");
        let dead = site(&[("index.html", "<link href=\"gone.css\">")]).unwrap_err().to_string();
        assert!(dead.contains("‘gone.css’"), "{dead}");
    }

    #[test]
    fn names_keep_folders_and_all_endings() {
        assert!(final_name("lexicon.bin.z", b"").starts_with("assets/lexicon-"));
        assert!(final_name("lexicon.bin.z", b"").ends_with(".bin.z"));
        assert!(final_name("icons/small.svg", b"").starts_with("assets/icons/small-"));
        assert_eq!(relative("icons/a.svg", "assets/b-0.css"), "../b-0.css");
        assert_eq!(relative("boot.js", "whosaid.js"), "../whosaid.js");
    }
}
