//! What a reader downloads before all marks: each part, squeezed by brotli, against the committed table, and the sum against
//! its limit. Takes the finished site, prints a table; writes the committed one anew where that is asked for.
//! Law: only a published site is held to it; a part grows only with a line of the table, which a reviewer sees.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::places;
use crate::site::{HASH, Site};
use crate::twins;

/// The most that the page may cost before all marks, in bytes.
const LIMIT: usize = 1_500_000;
/// By how much a part may be larger than in the table: a fiftieth, or what names and numbers in a small file do to it.
const GROWTH: usize = 50;
const TRIFLE: usize = 64;

/// The sizes of the parts as sent, by their plain names.
type Sizes = BTreeMap<String, usize>;

/// What is to be done with the committed table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    Compare,
    Renew,
}

/// Prints the sizes; fails where a part or the sum is too large.
pub(crate) fn report(site: &Site, table: Table) -> Result<()> {
    ensure!(!site.page.is_empty(), "there is no site to measure: the build above failed");
    let sizes = sizes(site);
    if table == Table::Renew {
        fs::write(path(), written(&sizes)).context("tests/download.tsv cannot be written")?;
    }
    let text = fs::read_to_string(path()).context("tests/download.tsv cannot be read")?;
    let committed = read(&text)?;
    println!("\n{:>10} {:>10} {:>8}  sent before all marks", "brotli", "committed", "");
    for (name, sent) in &sizes {
        let known = committed.get(name).copied().unwrap_or_default();
        println!("{sent:>10} {known:>10} {:>8}  {name}", difference(*sent, known));
    }
    let (sum, known) = (sizes.values().sum::<usize>(), committed.values().sum());
    println!("{sum:>10} {known:>10} {:>8}  of {LIMIT} in all", difference(sum, known));
    let grown = grown(&sizes, &committed);
    ensure!(
        grown.is_empty(),
        "larger than in tests/download.tsv: {}. Make them smaller, or say why not and renew the table: \
         cargo xtask build --release --renew-sizes",
        grown.join(", ")
    );
    ensure!(
        sum <= LIMIT,
        "the page costs {sum} bytes, {} over the limit: make the largest parts above smaller",
        sum - LIMIT
    );
    Ok(())
}

fn path() -> PathBuf {
    places::root().join("tests").join("download.tsv")
}

/// What is sent of each part of the page.
fn sizes(site: &Site) -> Sizes {
    let sent = |(name, bytes): (&String, &Vec<u8>)| {
        let twin = site.files.get(&format!("{name}{}", twins::BROTLI));
        (plain(name), twin.unwrap_or(bytes).len())
    };
    site.files.iter().filter(|(name, _)| site.page.contains(*name)).map(sent).collect()
}

/// `assets/app_bg-0123456789.wasm` → `app_bg.wasm`.
fn plain(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let (stem, endings) = file.split_once('.').unwrap_or((file, ""));
    match stem.rsplit_once('-') {
        Some((stem, hash)) if hash.len() == 2 * HASH => format!("{stem}.{endings}"),
        _ => file.to_owned(),
    }
}

/// The parts that are larger than the table allows, or not in it.
fn grown(sizes: &Sizes, committed: &Sizes) -> Vec<String> {
    let allowed = |known: usize| known + (known / GROWTH).max(TRIFLE);
    let is_grown =
        |(name, sent): &(&String, &usize)| committed.get(*name).is_none_or(|known| **sent > allowed(*known));
    sizes.iter().filter(is_grown).map(|(name, _)| name.clone()).collect()
}

fn difference(sent: usize, known: usize) -> String {
    let percent = 100.0 * (sent as f64 - known as f64) / (known.max(1)) as f64;
    if sent == known { String::new() } else { format!("{percent:+.1} %") }
}

fn written(sizes: &Sizes) -> String {
    let mut text =
        "# Bytes of each part as sent; written by `cargo xtask build --release --renew-sizes`.\n".to_owned();
    for (name, sent) in sizes {
        let _ = writeln!(text, "{name}\t{sent}");
    }
    text
}

fn read(text: &str) -> Result<Sizes> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let (name, sent) = line
                .split_once('\t')
                .with_context(|| format!("tests/download.tsv: ‘{line}’ is no part and size"))?;
            Ok((
                name.to_owned(),
                sent.parse().with_context(|| format!("tests/download.tsv: ‘{sent}’ is no size"))?,
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(parts: &[(&str, usize)]) -> Sizes {
        parts.iter().map(|(name, sent)| ((*name).to_owned(), *sent)).collect()
    }

    #[test]
    fn a_part_that_grew_or_is_new_is_named_and_a_trifle_is_not() {
        let committed = table(&[("app_bg.wasm", 300_000), ("boot.js", 150), ("gone.js", 9)]);
        let grown = |parts: &[(&str, usize)]| grown(&table(parts), &committed);
        assert!(grown(&[("app_bg.wasm", 306_000), ("boot.js", 214)]).is_empty());
        assert_eq!(
            grown(&[("app_bg.wasm", 306_001), ("boot.js", 215), ("new.js", 1)]),
            ["app_bg.wasm", "boot.js", "new.js"]
        );
    }

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let sizes = table(&[("app_bg.wasm", 300_000), ("boot.js", 150)]);
        assert_eq!(read(&written(&sizes)).unwrap(), sizes);
        assert!(read("boot.js 150").is_err() && read("boot.js\tsmall").is_err());
    }

    #[test]
    fn hashes_are_taken_out_of_names() {
        assert_eq!(plain("assets/app_bg-0123456789.wasm"), "app_bg.wasm");
        assert_eq!(plain("assets/worker-boot-0123456789.js"), "worker-boot.js");
        assert_eq!(plain("assets/lexicon-0123456789.bin.z"), "lexicon.bin.z");
        assert_eq!(plain("index.html"), "index.html");
    }
}
