//! Squeezed bytes: gzip and brotli, the same for the same input on every machine and day.
//! Takes bytes, gives fewer.
//! Law: no time, name or machine is written into them.

use std::io::{self, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

use crate::site::Asset;

/// The ending of a brotli twin.
pub(crate) const BROTLI: &str = ".br";
/// The ending of a gzip twin.
const GZIP: &str = ".gz";

/// Gzip at its best, without a time.
pub(crate) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Gzip a twentieth smaller than at its best, at a hundred times the pains: for what is squeezed once and loaded by everyone.
pub(crate) fn tight_gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut squeezed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut squeezed)?;
    Ok(squeezed)
}

/// Brotli at its best.
fn brotli(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut squeezed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut squeezed, &params)?;
    Ok(squeezed)
}

/// The twins `.br` and `.gz` of a file, each only where it saves a twentieth at least.
pub(crate) fn of(asset: &Asset) -> io::Result<Vec<Asset>> {
    let saves = |twin: &Asset| twin.bytes.len() < asset.bytes.len() / 20 * 19;
    let twin = |ending, bytes| Asset { name: format!("{}{ending}", asset.name), bytes };
    let twins = [twin(BROTLI, brotli(&asset.bytes)?), twin(GZIP, gzip(&asset.bytes)?)];
    Ok(twins.into_iter().filter(saves).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_are_made_only_where_they_save() {
        let long = Asset { name: "a.js".into(), bytes: "said ".repeat(500).into_bytes() };
        let names: Vec<String> = of(&long).unwrap().into_iter().map(|twin| twin.name).collect();
        assert_eq!(names, ["a.js.br", "a.js.gz"]);
        assert!(of(&Asset { name: "b".into(), bytes: b"x".into() }).unwrap().is_empty());
    }

    #[test]
    fn gzip_holds_no_time() {
        assert_eq!(gzip(b"said").unwrap()[4..8], [0; 4]);
        assert_eq!(tight_gzip(b"said").unwrap()[4..8], [0; 4]);
    }
}
