//! The command line: `whosaid annotate`.
//! Takes text or JSON lines, gives annotations on standard output.
//! Law: order is kept; a bad line costs itself alone.

use serde_json::{Value, json};
use std::io::{BufRead, Write, stdin, stdout};
use whosaid::formats::{annotation, contract::Unit};
use whosaid::{Annotator, Article, Lexicon};

fn main() -> std::io::Result<()> {
    let Ok(lexicon) = Lexicon::embedded() else { return Ok(()) };
    let annotator = Annotator::new(lexicon);
    let mut out = std::io::BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let text = line["text"].as_str().unwrap_or_default();
        let published = line["published"].as_str().and_then(|date| date.parse().ok());
        let document = annotator.annotate(&Article { text, published });
        writeln!(out, "{}", json!(annotation(&document, line["id"].as_str(), Unit::Codepoint)))?;
    }
    Ok(())
}
