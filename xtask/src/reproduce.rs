//! `cargo xtask reproduce`: the same sources give the same bytes, wherever they are built.
//! Takes the sources, copies them to another folder, compiles everything there anew, compares.
//! Law: nothing compiled here is used there, the libraries neither; of what is published, nothing tells where it was built.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};

use crate::places::{self, Profile};
use crate::run::{output, program};
use crate::site::{Asset, Site};
use crate::tally::Count;
use crate::wasm::{self, MODULES, Module};
use crate::{build, tools};

/// What is not copied: what was built, what was installed, what is no source.
const NOT_COPIED: [&str; 4] = [".git", "dist", "node_modules", "target"];

/// Builds the page here and, but for what needs no compiler, elsewhere; fails where a byte differs.
pub(crate) fn reproduce() -> Result<Count> {
    let here = build::assets(Profile::Release)?;
    let elsewhere = Elsewhere::new()?;
    let mut there = here.clone();
    for module in MODULES {
        for file in elsewhere.module(module)? {
            there.retain(|other| other.name != file.name);
            there.push(file);
        }
    }
    compare(&here, &there)?;
    there.sort_by(|one, other| one.name.cmp(&other.name));
    let version = build::assemble(there, Profile::Release)?.version;
    let again = build::assemble(here, Profile::Release)?;
    ensure!(
        version == again.version,
        "the parts are the same, but not their version: {version} and {}",
        again.version
    );
    check_paths(&again)?;
    println!("\nBuilt twice, in two folders, with the same bytes.\nversion {version}");
    Ok(Count::ONE)
}

/// Fails where a file of the site names a folder of this machine.
pub(crate) fn check_paths(site: &Site) -> Result<Count> {
    let sysroot = output(program("rustc").args(["--print", "sysroot"]))?;
    let folders = [Some(places::root()), places::cargo_home(), Some(PathBuf::from(sysroot.trim()))];
    for folder in folders.into_iter().flatten() {
        let folder = folder.to_string_lossy().into_owned();
        if let Some(name) = telling(site, folder.as_bytes()) {
            bail!(
                "{name} tells where it was built: it holds ‘{folder}’. Remap that path in xtask/src/wasm.rs"
            );
        }
    }
    ensure!(!site.files.is_empty(), "there is no site to look at: the build above failed");
    Ok(Count::ONE)
}

/// The first file of the site that holds these bytes.
fn telling<'s>(site: &'s Site, folder: &[u8]) -> Option<&'s str> {
    let holds = |bytes: &[u8]| bytes.windows(folder.len()).any(|window| window == folder);
    site.files.iter().find(|(_, bytes)| holds(bytes)).map(|(name, _)| name.as_str())
}

/// A copy of the sources in a folder deeper than they are, with build products of its own.
struct Elsewhere {
    sources: PathBuf,
    target: PathBuf,
}

impl Elsewhere {
    fn new() -> Result<Self> {
        let folder = places::target().join("elsewhere");
        let (sources, target) = (folder.join("a").join("copy"), folder.join("target"));
        for old in [&sources, &target] {
            if old.exists() {
                fs::remove_dir_all(old)?;
            }
        }
        tools::add_target(tools::WASM)?;
        copy(&places::root(), &sources)?;
        Ok(Self { sources, target })
    }

    fn module(&self, module: Module) -> Result<Vec<Asset>> {
        wasm::module_of(&self.sources, &self.target, module, Profile::Release)
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if NOT_COPIED.iter().any(|left| name.to_str() == Some(left)) {
            continue;
        }
        let (path, copied) = (entry.path(), to.join(&name));
        if path.is_dir() {
            copy(&path, &copied)?;
        } else {
            fs::copy(&path, &copied)?;
        }
    }
    Ok(())
}

/// Fails where a file is missing or differs.
fn compare(here: &[Asset], there: &[Asset]) -> Result<()> {
    ensure!(here.len() == there.len(), "{} files here, {} elsewhere", here.len(), there.len());
    for file in here {
        let Some(other) = there.iter().find(|other| other.name == file.name) else {
            bail!("{} is not built elsewhere", file.name);
        };
        let at = file.bytes.iter().zip(&other.bytes).position(|(one, other)| one != other);
        ensure!(
            *file == *other,
            "{} differs from byte {} on: something of this machine or of this folder is in it",
            file.name,
            at.unwrap_or_else(|| file.bytes.len().min(other.bytes.len()))
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> Asset {
        Asset { name: name.into(), bytes: text.into() }
    }

    #[test]
    fn another_byte_or_file_is_told() {
        let here = [file("a.wasm", "said"), file("b.js", "")];
        assert!(compare(&here, &here).is_ok());
        let told = |there: &[Asset]| compare(&here, there).unwrap_err().to_string();
        assert!(told(&[file("a.wasm", "sand"), file("b.js", "")]).starts_with("a.wasm differs from byte 2"));
        assert!(
            told(&[file("a.wasm", "said, and"), file("b.js", "")]).starts_with("a.wasm differs from byte 4")
        );
        assert!(told(&[file("a.wasm", "said"), file("c.js", "")]).starts_with("b.js is not built"));
        assert!(told(&here[..1]).starts_with("2 files here"));
    }

    #[test]
    fn a_folder_of_the_machine_is_found_in_any_file() {
        let files = [("app.wasm", "\0asm /home/ana/whosaid/src"), ("style.css", "")];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
        let site = Site { files: files.into(), ..Site::default() };
        assert_eq!(telling(&site, b"/home/ana"), Some("app.wasm"));
        assert_eq!(telling(&site, b"/home/bo"), None);
    }
}
