//! Learns what each piece of evidence for a name is worth: `cargo run --release --features train --bin train -- FOLDER [OUT]`.
//! Takes a folder of annotated texts (`corpora.tsv` says which), writes `name_neighbours.txt` and `name_evidence.tsv`.
//! Law: the same texts give the same bytes: one thread, a fixed order, and exponentials that no platform rounds its own way.

mod chart;
mod corpora;
mod kinds;
mod lessons;
mod neighbours;
mod semicrf;
mod table;

use corpora::Text;
use semicrf::Model;
use std::path::{Path, PathBuf};
use whosaid::Lexicon;
use whosaid::training::Neighbours;

/// Where the engine looks for what was learned.
const OUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/words");
/// Times that the lessons of a pass are gone through.
const EPOCHS: usize = 8;

/// What was learned, as the files that the engine reads.
#[derive(Debug, PartialEq, Eq)]
struct Learned {
    neighbours: String,
    evidence: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: train FOLDER-OF-ANNOTATED-TEXTS [OUT]")?;
    let out = PathBuf::from(arguments.next().unwrap_or_else(|| OUT.to_owned()));
    let texts = corpora::read(Path::new(&folder))?;
    let learned = learn(&texts, neighbours::LEAST)?;
    std::fs::write(out.join("name_neighbours.txt"), learned.neighbours)?;
    std::fs::write(out.join("name_evidence.tsv"), learned.evidence)?;
    Ok(())
}

/// Learns both passes; a word that stands `least` times beside a name is evidence of its own.
fn learn(texts: &[Text], least: usize) -> Result<Learned, whosaid::LexiconError> {
    let lexicon = Lexicon::embedded()?;
    let words = neighbours::find(texts, least);
    let neighbours = Neighbours::new(words.iter().map(String::as_str));
    println!("{} texts, {} words beside names", texts.len(), words.len());
    let first = pass(&lessons::of_all(texts, &lexicon, &neighbours, None));
    let weights = table::weights(&first);
    let second = pass(&lessons::of_all(texts, &lexicon, &neighbours, Some(&weights)));
    Ok(Learned { neighbours: table::neighbours(&words), evidence: table::evidence(&[first, second]) })
}

/// Learns the weights of one pass.
fn pass(lessons: &[lessons::Lesson]) -> Model {
    let mut model = Model::new(table::priors());
    for epoch in 0..EPOCHS {
        let loss = model.learn(lessons, epoch);
        println!("epoch {epoch}: {} runs, {loss:.4} nats a run", lessons.len());
    }
    model
}

#[cfg(test)]
mod tests;
