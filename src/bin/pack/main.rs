//! Derives the packed lexicon: `cargo run --features pack --bin pack -- ../shared/lexicon`.
//! Takes the folder of source tables, writes `src/lexicon/packed.bin` and prints what went in, source by source.
//! Law: the same tables give the same bytes.

mod names;
mod sources;
mod tables;

use std::path::Path;
use whosaid::packed;

/// Where the engine looks for it.
const OUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/packed.bin");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: pack FOLDER-OF-TABLES [OUT]")?;
    let out = std::env::args().nth(2).unwrap_or_else(|| OUT.to_owned());
    let mut names = names::Names::default();
    sources::add_all(&mut names, Path::new(&folder))?;
    let file = packed::write_names(names.iter());
    std::fs::write(&out, &file)?;
    println!("| {:24} | {:7} |", "source", "rows");
    for (source, rows) in names.rows_by_source() {
        println!("| {source:24} | {rows:7} |");
    }
    println!("{} names, {} bytes in {out}", names.len(), file.len());
    Ok(())
}
