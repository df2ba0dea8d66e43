//! Derives the packed lexicon: `cargo run --features pack --bin pack -- ../shared/lexicon`.
//! Takes the folder of source tables, writes `packed.bin` and `links.bin` in `src/lexicon` and prints what went in.
//! Law: the same tables give the same bytes.

mod entities;
mod names;
mod sources;
mod tables;

use std::collections::BTreeMap;
use std::path::Path;
use whosaid::{entity_table, packed};

/// Where the engine looks for both.
const OUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: pack FOLDER-OF-TABLES [OUT-FOLDER]")?;
    let out = std::env::args().nth(2).unwrap_or_else(|| OUT.to_owned());
    pack_names(Path::new(&folder), &Path::new(&out).join("packed.bin"))?;
    pack_entities(Path::new(&folder), &Path::new(&out).join("links.bin"))
}

/// The gazetteer.
fn pack_names(folder: &Path, out: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut names = names::Names::default();
    sources::add_all(&mut names, folder)?;
    let file = packed::write_names(names.iter());
    std::fs::write(out, &file)?;
    println!("| {:24} | {:7} |", "source", "rows");
    for (source, rows) in names.rows_by_source() {
        println!("| {source:24} | {rows:7} |");
    }
    println!("{} names, {} bytes in {}\n", names.len(), file.len(), out.display());
    Ok(())
}

/// The entity table.
fn pack_entities(folder: &Path, out: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let entries = entities::all(folder)?;
    let mut rows = BTreeMap::<_, usize>::new();
    for entry in &entries {
        *rows.entry(entry.class).or_default() += 1;
    }
    let count = entries.len();
    let file = entity_table::write_entities(entries, &entities::peoples(folder)?, entities::DATES);
    std::fs::write(out, &file)?;
    println!("| {:24} | {:7} |", "class", "rows");
    for (class, rows) in rows {
        println!("| {:24} | {rows:7} |", class.name());
    }
    println!("{count} entities, {} bytes in {}", file.len(), out.display());
    Ok(())
}
