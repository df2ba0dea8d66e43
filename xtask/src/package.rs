//! `cargo xtask package`: the engine for other pages, packed as npm takes it.
//! Takes the site's files under their plain names, gives `target/package/whosaid-VERSION.tgz`.
//! Law: the package holds what the site holds, but for short names in scripts and hashes in those of files: bundlers give them.
//! (webpack moreover looks in vain for what a worker shares with nobody, where its scripts are less than 20 KB: a page would wait.)

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::places::{self, Profile};
use crate::run::{output, program};
use crate::site::{self, Asset};
use crate::{bill, build};

/// What the package holds of the site.
const FILES: [&str; 15] = [
    "embed-marks.js",
    "embed-panel.js",
    "embed-style.js",
    "embed-text.js",
    "lexicon.bin.z",
    "who-said.d.ts",
    "who-said.js",
    "whosaid-error.js",
    "whosaid-main.d.ts",
    "whosaid-main.js",
    "whosaid.d.ts",
    "whosaid.js",
    "worker-boot.js",
    "worker.js",
    "worker_bg.wasm",
];

/// What npm is told about it.
const PACKAGE: &str = include_str!("../package/package.json");
/// What its reader is told.
const README: &str = include_str!("../package/README.md");

/// Builds and packs.
pub(crate) fn package(profile: Profile) -> Result<()> {
    let packed = pack(&build::assets(profile)?)?;
    println!("\n{}", packed.display());
    Ok(())
}

/// Packs; gives the path of what was packed.
pub(crate) fn pack(assets: &[Asset]) -> Result<PathBuf> {
    let top = places::target().join("package");
    let folder = top.join("whosaid");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for Asset { name, bytes } in contents(assets)? {
        fs::write(folder.join(&name), bytes).with_context(|| format!("{name} cannot be written"))?;
    }
    let listing =
        output(program("npm").arg("pack").arg(&folder).arg("--pack-destination").arg(&top).arg("--silent"))?;
    let name = listing.lines().last().context("npm packed nothing")?;
    Ok(top.join(name.trim()))
}

fn contents(assets: &[Asset]) -> Result<Vec<Asset>> {
    let mut files = site::checksummed(assets, &FILES)?;
    if let Some(missing) = FILES.iter().find(|name| !files.iter().any(|file| file.name == **name)) {
        bail!("the package lacks {missing}");
    }
    let add = |name: &str, text: String| Asset { name: name.to_owned(), bytes: text.into_bytes() };
    files.push(add("package.json", PACKAGE.replace("VERSION", env!("CARGO_PKG_VERSION"))));
    files.push(add("README.md", README.to_owned()));
    files.push(add("sbom.cdx.json", bill::of_engine()?));
    for licence in ["LICENSE", "LICENSE-APACHE", "LICENSE-MIT"] {
        files.push(add(licence, fs::read_to_string(places::root().join(licence))?));
    }
    Ok(files)
}
