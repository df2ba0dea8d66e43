//! Where the input comes from: a file, packed or not, or standard input.
//! Takes a path, gives its bytes as they were before packing.
//! Law: the ending of the name alone says how it is packed; nothing is unpacked further than it is read.

use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Opens the file, or standard input where there is none or it is "-". ".gz" and ".zst" are unpacked.
pub(crate) fn open(file: Option<&Path>) -> io::Result<Box<dyn Read + Send>> {
    let Some(path) = file.filter(|path| *path != Path::new("-")) else {
        return Ok(Box::new(io::stdin()));
    };
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let file = File::open(path).map_err(named)?;
    Ok(match packing(path) {
        Some("gz") => Box::new(MultiGzDecoder::new(file)),
        Some("zst") => zst(file).map_err(named)?,
        _ => Box::new(file),
    })
}

#[cfg(not(target_family = "wasm"))]
fn zst(file: File) -> io::Result<Box<dyn Read + Send>> {
    Ok(Box::new(zstd::Decoder::new(file)?))
}

#[cfg(target_family = "wasm")]
fn zst(_: File) -> io::Result<Box<dyn Read + Send>> {
    Err(io::Error::other("this build reads no .zst; unpack it first: zstd -d"))
}

/// The name of the file before it was packed.
pub(crate) fn unpacked(name: &str) -> &str {
    packing(Path::new(name)).map_or(name, |ending| &name[..name.len() - ending.len() - 1])
}

/// How a file is packed, by the ending of its name.
fn packing(path: &Path) -> Option<&str> {
    path.extension().and_then(|ending| ending.to_str()).filter(|ending| matches!(*ending, "gz" | "zst"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_packing() {
        assert_eq!(unpacked("page.html.gz"), "page.html");
        assert_eq!(unpacked("lines.jsonl.zst"), "lines.jsonl");
        assert_eq!(unpacked("plain.txt"), "plain.txt");
        assert_eq!(unpacked("-"), "-");
    }
}
