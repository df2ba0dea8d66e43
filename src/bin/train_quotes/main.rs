//! Learns where indirect speech ends and which attributions to trust: `cargo run --profile quick --features train --bin
//! train_quotes -- ANNOTATED.jsonl [OUT]`.
//! Takes news with its attributions annotated, writes `quote_ends.tsv` and `quote_trust.tsv`.
//! Law: the same texts give the same bytes: one thread, a fixed order, and exponentials that no platform rounds its own way.

mod gold;
mod logistic;

use gold::{Text, Verdict};
use logistic::{Example, Model};
use std::path::{Path, PathBuf};
use whosaid::quotes_training::{self as training, Weights};
use whosaid::{Annotator, Article};

/// Where the engine looks for what was learned.
const OUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/words");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let corpus = arguments.next().ok_or("usage: train_quotes ANNOTATED.jsonl [OUT]")?;
    let out = PathBuf::from(arguments.next().unwrap_or_else(|| OUT.to_owned()));
    let texts = gold::read(Path::new(&corpus))?;
    let annotator = Annotator::embedded()?;
    let ends = Model::learned(&ends(&texts, &annotator));
    std::fs::write(out.join("quote_ends.tsv"), ends.table("Where the words end that a cue leads into"))?;
    let trust = Model::learned(&trust(&texts, &annotator, &ends.weights()));
    std::fs::write(out.join("quote_trust.tsv"), trust.table("Whether an attribution without marks is one"))?;
    Ok(())
}

/// One example a stop: whether the content ends there. Stops behind the end teach nothing.
fn ends(texts: &[Text], annotator: &Annotator) -> Vec<Example> {
    let mut examples = Vec::new();
    for text in texts {
        for stops in training::ends(&Article::new(&text.text), annotator) {
            let Some(end) = text.best(&stops) else { continue };
            let taught = stops.into_iter().take(end + 1).enumerate();
            examples.extend(taught.map(|(at, stop)| Example { facts: stop.facts, is_so: at == end }));
        }
    }
    examples
}

/// One example an attribution: whether it is annotated as speech.
fn trust(texts: &[Text], annotator: &Annotator, ends: &Weights) -> Vec<Example> {
    let mut examples = Vec::new();
    for text in texts {
        for choice in training::attributions(&Article::new(&text.text), annotator, ends) {
            let is_so = match text.verdict(&choice) {
                Verdict::Right => true,
                Verdict::Wrong => false,
                Verdict::Open => continue,
            };
            examples.push(Example { facts: choice.facts, is_so });
        }
    }
    examples
}
