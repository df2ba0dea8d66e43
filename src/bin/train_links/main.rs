//! Learns what each sign for a link is worth: `cargo run --profile quick --features train --bin train_links -- FOLDER [OUT]`.
//! Takes a folder of texts with annotated chains (`corpora.tsv` says which), writes `link_evidence.tsv`.
//! Law: only texts whose licence lets a model be shared are learned from; the same texts give the same bytes.

mod learner;

use learner::Learner;
use serde_json::Value;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use whosaid::link_training::{Lesson, SIGNS, Unchained, WIDTH, lessons};
use whosaid::text::Span;
use whosaid::{Lexicon, Tagger};

/// Where the engine looks for what was learned.
const OUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/words");
/// Times that the lessons are gone through.
const EPOCHS: usize = 60;

const HEADER: &str = "# What each sign for a link is worth to a pronoun: for a person, for people, for a thing; as a subject, a possessive, an object. \
    Learned by the train_links program; data on the card.\n";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: train_links FOLDER-OF-ANNOTATED-TEXTS [OUT]")?;
    let out = PathBuf::from(arguments.next().unwrap_or_else(|| OUT.to_owned()));
    let all = read(Path::new(&folder))?;
    let mut learner = Learner::default();
    for epoch in 0..EPOCHS {
        let loss = learner.learn(&all, epoch);
        if epoch % 10 == 9 {
            println!(
                "epoch {epoch}: {} pronouns, {loss:.4} nats each, {:.3} right",
                all.len(),
                learner.right(&all)
            );
        }
    }
    std::fs::write(out.join("link_evidence.tsv"), table(&learner))?;
    Ok(())
}

/// The lessons of all texts that `corpora.tsv` names and whose licence is free.
fn read(folder: &Path) -> Result<Vec<Lesson>, Box<dyn Error>> {
    let (lexicon, tagger) = (Lexicon::embedded()?, Tagger::embedded()?);
    let mut all = Vec::new();
    for line in include_str!("corpora.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (file, unchained) = line.split_once('\t').ok_or("corpora.tsv: no tab")?;
        let unchained = if unchained == "nobody" { Unchained::NoOne } else { Unchained::Unknown };
        let before = all.len();
        let path = folder.join(format!("{file}.jsonl"));
        let texts = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for text in texts.lines() {
            let document: Value = serde_json::from_str(text)?;
            if is_free(&document["meta"]) {
                let words = document["text"].as_str().unwrap_or_default();
                all.extend(lessons(words, &chains(&document, words), &lexicon, &tagger, unchained));
            }
        }
        println!("{file}: {} pronouns", all.len() - before);
    }
    Ok(all)
}

/// Whether a licence is named that lets a model be shared: some form of CC-BY, without NC.
fn is_free(meta: &Value) -> bool {
    let named = meta["text_licence"].as_str().or(meta["licence"].as_str()).unwrap_or_default();
    named.contains("CC-BY") && !named.contains("NC")
}

/// The annotated chains, in bytes.
fn chains(document: &Value, text: &str) -> Vec<Vec<Span>> {
    let mut bytes: Vec<u32> = text.char_indices().map(|(byte, _)| byte as u32).collect();
    bytes.push(text.len() as u32);
    let at = |offset: &Value| bytes.get(offset.as_u64()? as usize).copied();
    let span = |pair: &Value| Some(Span { start: at(&pair[0])?, end: at(&pair[1])? });
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    list(&document["coref"]).iter().map(|chain| list(chain).iter().filter_map(span).collect()).collect()
}

/// The weights as the engine reads them.
fn table(learner: &Learner) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (name, row) in SIGNS.iter().zip(learner.rows()) {
        if row.iter().any(|weight| *weight != 0.0) {
            let cells: Vec<String> = row.iter().map(ToString::to_string).collect();
            lines.push(format!("{name}\t{}", cells.join(" ")));
        }
    }
    lines.sort_unstable();
    let mut table = HEADER.to_owned();
    for line in lines {
        let _ = writeln!(table, "{line}");
    }
    debug_assert!(table.lines().skip(1).all(|line| line.split(' ').count() >= WIDTH));
    table
}
