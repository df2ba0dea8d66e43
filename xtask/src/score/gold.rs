//! The annotated articles and what the command line found in them, as the benchmark keeps both.
//! Takes JSON lines, gives pairs of documents; offsets count code points.
//! Law: a document without a prediction is paired with an empty one; no text leaves this module's values.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// One article with its annotations, of a person or of the engine.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Document {
    pub(super) id: String,
    text: String,
    /// The text's code points, which offsets count.
    #[serde(skip)]
    pub(super) chars: Vec<char>,
    pub(super) entities: Vec<Entity>,
    pub(super) timex: Option<Vec<Entity>>,
    pub(super) quotes: Vec<Quote>,
    pub(super) meta: Meta,
}

/// A name or a time.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Entity {
    pub(super) start: usize,
    pub(super) end: usize,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) value: Option<String>,
}

/// One stretch of reported speech.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Quote {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Option<String>,
    pub(super) cue: Option<Stretch>,
    pub(super) cue_class: Option<String>,
    pub(super) speaker: Option<Stretch>,
    pub(super) speaker_canonical: Option<String>,
    pub(super) ignore: bool,
    pub(super) nested: bool,
}

/// Words in the text: a cue or a speaker.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Stretch {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

/// What a corpus says of its own annotation.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Meta {
    pub(super) annotated_kinds: Vec<String>,
    pub(super) discard: Vec<(usize, usize)>,
}

/// A document as annotated and as found.
pub(super) struct Pair {
    pub(super) gold: Document,
    pub(super) found: Document,
}

/// The pairs of a set, in the order of the gold file.
pub(super) fn pairs(gold: &Path, found: &Path) -> Result<Vec<Pair>> {
    let mut found: BTreeMap<String, Document> =
        documents(found)?.into_iter().map(|document| (document.id.clone(), document)).collect();
    let pair = |gold: Document| Pair { found: found.remove(&gold.id).unwrap_or_default(), gold };
    Ok(documents(gold)?.into_iter().map(pair).collect())
}

fn documents(path: &Path) -> Result<Vec<Document>> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| document(line).with_context(|| format!("a line of {}", path.display()))).collect()
}

/// Reads one line.
pub(super) fn document(line: &str) -> Result<Document> {
    let mut document: Document = serde_json::from_str(line)?;
    document.chars = document.text.chars().collect();
    Ok(document)
}
