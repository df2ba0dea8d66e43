//! Builds the static site: Rust → wasm → JavaScript modules → `dist/`.
//! Takes the sources, gives the site, written to `dist/` and as a value.
//! Law: the same sources give the same bytes; the site works under any path, since every reference is relative.
//!
//! # What a page's author needs to know
//! Sources name files plainly, as if all lay in one flat folder:
//!
//! | plain name | is |
//! |---|---|
//! | `index.html` | the project's index.html |
//! | `style.css` | all style sheets joined, in the order that `style.rs` tells |
//! | `app.js`, `app_bg.wasm` | the page: `import init from "./app.js"; await init();` |
//! | `worker.js`, `worker_bg.wasm` | the engine, loaded the same way, in a worker or as a module of another page |
//! | `exchange.js`, `exchange_bg.wasm` | what opens files and writes exports, in a worker of its own |
//! | `lexicon.bin.z` | the packed files of `src/lexicon` in one, gzip; inflate it with `DecompressionStream("gzip")` |
//! | `icon-192.png` … | the icons that `icons.rs` draws from `icon.svg` and `icon-maskable.svg` |
//! | any other | the file of that path under `src/web/` |
//!
//! The build moves all of them but the entries (`index.html`, `whosaid.js` …) to `assets/NAME-HASH.ENDING` and rewrites
//! each *quoted* plain name in a .html, .js, .css, .json, .svg or .ts file, `"style.css"` or `'./app.js'`, to the final
//! one, relative to the file it stands in. Wasm is not rewritten: a page in wasm reads an address from an element,
//! as `href` of `<link id="worker" rel="modulepreload" href="worker-boot.js">`, or is handed it by its JavaScript.
//! In JavaScript, `new URL("lexicon.bin.z", import.meta.url)` is an address, `"integrity:lexicon.bin.z"` its checksum
//! and `"bytes:lexicon.bin.z"` its size.
//!
//! Last, `offline.rs` writes the version of the whole into the pages and the list of its files into the service worker.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::places::{self, Profile};
use crate::site::{self, Asset, Site};
use crate::{bill, headers, icons, offline, scripts, style, tools, twins, wasm};

/// Builds everything into `dist/`.
pub(crate) fn build(profile: Profile) -> Result<Site> {
    assemble(assets(profile)?, profile)
}

/// All files of the site under their plain names, compiled where they have to be.
pub(crate) fn assets(profile: Profile) -> Result<Vec<Asset>> {
    tools::add_target(tools::WASM)?;
    let mut assets = sources(profile)?;
    for module in wasm::MODULES {
        assets.extend(wasm::module(module, profile)?);
    }
    Ok(assets)
}

/// Makes the site of its files and writes it to `dist/`.
pub(crate) fn assemble(mut assets: Vec<Asset>, profile: Profile) -> Result<Site> {
    if profile == Profile::Release {
        scripts::make_small(&mut assets)?;
    }
    let mut site = site::link(assets)?;
    site.version = offline::seal(&mut site)?;
    for file in headers::host_files() {
        site.files.insert(file.name, file.bytes);
    }
    if profile == Profile::Release {
        add_twins(&mut site)?;
    }
    write(&site)?;
    Ok(site)
}

/// The files that need no compiler.
fn sources(profile: Profile) -> Result<Vec<Asset>> {
    let root = places::root();
    let squeezed = if profile == Profile::Release { twins::tight_gzip } else { twins::gzip };
    let web = root.join("src").join("web");
    let mut assets = site::read_folder(&web)?;
    assets.extend(icons::draw(&assets)?);
    assets.push(Asset { name: "index.html".into(), bytes: read(&root.join("index.html"))? });
    for page in assets.iter_mut().filter(|asset| asset.name.ends_with(".html")) {
        page.bytes = headers::with_policy(&String::from_utf8_lossy(&page.bytes)).into_bytes();
    }
    assets.push(Asset { name: "style.css".into(), bytes: style::join()?.into_bytes() });
    assets.push(Asset { name: "sbom.cdx.json".into(), bytes: bill::of_site()?.into_bytes() });
    assets.push(Asset { name: "lexicon.bin.z".into(), bytes: squeezed(&lexicon()?)? });
    Ok(assets)
}

/// What the engine reads, as `Annotator::from_bytes` takes it: two tables, each behind its length, and the name model.
fn lexicon() -> Result<Vec<u8>> {
    let source = places::root().join("src");
    let mut joined = Vec::new();
    for name in ["packed.bin", "links.bin"] {
        let part = read(&source.join("lexicon").join(name))?;
        joined.extend(u32::try_from(part.len())?.to_le_bytes());
        joined.extend(part);
    }
    joined.extend(read(&source.join("mentions").join("tagger").join("model.bin"))?);
    Ok(joined)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Adds the squeezed twin of every file that a reader may ask for.
fn add_twins(site: &mut Site) -> Result<()> {
    let hosts: Vec<String> = headers::host_files().into_iter().map(|file| file.name).collect();
    let served = site.files.iter().filter(|(name, _)| !hosts.contains(name));
    let mut found = Vec::new();
    for (name, bytes) in served {
        found.extend(twins::of(&Asset { name: name.clone(), bytes: bytes.clone() })?);
    }
    site.files.extend(found.into_iter().map(|twin| (twin.name, twin.bytes)));
    Ok(())
}

/// Replaces `dist/`.
fn write(site: &Site) -> Result<()> {
    let dist = places::dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).with_context(|| format!("{} cannot be replaced", dist.display()))?;
    }
    for (name, bytes) in &site.files {
        let path = dist.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&dist))?;
        fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}
