//! What the service worker keeps on the device: every file of the site that a reader may need, with its checksum.
//! Takes the linked site, writes its version into the pages and the list of files into `sw.js`.
//! Law: the version follows from the bytes of all files; what is not needed offline is named here, all else is kept.

use std::fmt::Write;

use anyhow::{Context, Result};
use serde_json::json;
use sha2::{Digest, Sha256, Sha384};

use crate::site::{self, Site};

/// The service worker.
const WORKER: &str = "sw.js";
/// What stands where the version goes, in pages and in the service worker.
const UNKNOWN: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// What stands where the list goes.
const NO_FILES: &str = "const FILES = [];";

/// Files that no reader needs offline, by the start of their names: what other pages embed, pictures for shops, lists.
const NOT_KEPT: [&str; 7] =
    [WORKER, "sw-off.js", "sbom.cdx.json", "who-said", "whosaid", "assets/embed-", "assets/screenshot"];

/// Writes the version and the list of files; gives the version.
pub(crate) fn seal(site: &mut Site) -> Result<String> {
    let version = version(site);
    for (_, bytes) in site.files.iter_mut().filter(|(name, _)| is_page(name)) {
        *bytes = put(bytes, UNKNOWN, &version)?;
    }
    let files: Vec<_> = site
        .files
        .iter()
        .filter(|(name, _)| is_kept(name))
        .map(|(name, bytes)| json!([address(name), integrity(bytes)]))
        .collect();
    let list = files.iter().map(|file| format!("\n  {file},")).collect::<String>();
    if let Some(worker) = site.files.get_mut(WORKER) {
        *worker = put(worker, UNKNOWN, &version)?;
        *worker = put(worker, NO_FILES, &format!("const FILES = [{list}\n];"))?;
    }
    Ok(version)
}

/// The checksum as a browser's `integrity` takes it.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

/// The SHA-256 of the list of the kept files and the service worker with theirs, as `sha256sum` writes it, before the
/// version is written into any. `private.js` reckons it anew on the reader's device.
fn version(site: &Site) -> String {
    let mut list = String::new();
    for (name, bytes) in site.files.iter().filter(|(name, _)| is_kept(name) || *name == WORKER) {
        let _ = writeln!(list, "{}  {name}", site::hexadecimal(&Sha256::digest(bytes)));
    }
    site::hexadecimal(&Sha256::digest(list))
}

fn is_kept(name: &str) -> bool {
    !NOT_KEPT.iter().any(|start| name.starts_with(start))
}

fn is_page(name: &str) -> bool {
    name.ends_with(".html")
}

/// Under which address a file is kept. A host may lead `index.html` elsewhere, never the folder itself.
fn address(name: &str) -> &str {
    if name == "index.html" { "" } else { name }
}

fn put(bytes: &[u8], placeholder: &str, value: &str) -> Result<Vec<u8>> {
    let text = std::str::from_utf8(bytes).context("a page or the service worker is no UTF-8")?;
    Ok(text.replace(placeholder, value).into_bytes())
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let number = (0..3).fold(0_usize, |sum, at| (sum << 8) | usize::from(*chunk.get(at).unwrap_or(&0)));
        for at in 0..4 {
            let digit = DIGITS[(number >> (18 - 6 * at)) & 63];
            text.push(if at <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(page: &str) -> (Site, String) {
        let files = [
            ("assets/app-1.js", "app"),
            ("assets/screenshot-1.png", "picture"),
            ("index.html", page),
            (
                "sw.js",
                "const VERSION = \"0000000000000000000000000000000000000000000000000000000000000000\";\nconst FILES = [];",
            ),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
        let mut site = Site { files: files.into(), ..Site::default() };
        let version = seal(&mut site).unwrap();
        (site, version)
    }

    #[test]
    fn the_list_holds_what_a_reader_needs_and_no_more() {
        let (site, version) = sealed(UNKNOWN);
        let worker = String::from_utf8(site.files["sw.js"].clone()).unwrap();
        assert!(worker.contains(&format!("\"{version}\"")) && !worker.contains(UNKNOWN), "{worker}");
        assert!(worker.contains(&format!("[\"\",\"{}\"]", integrity(version.as_bytes()))), "{worker}");
        assert!(
            worker.contains("assets/app-1.js")
                && !worker.contains("picture")
                && !worker.contains("screenshot")
        );
        assert_eq!(site.files["index.html"], version.as_bytes());
    }

    #[test]
    fn another_byte_is_another_version() {
        assert_ne!(sealed("one").1, sealed("two").1);
        assert_eq!(sealed("one").1, sealed("one").1);
    }

    #[test]
    fn checksums_are_written_as_browsers_read_them() {
        assert_eq!([&b""[..], b"f", b"fo", b"foo"].map(base64), ["", "Zg==", "Zm8=", "Zm9v"]);
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), empty);
    }
}
