//! Annotated texts: JSON lines with `text`, `source`, `entities` (`start`, `end` in characters, `type`), perhaps
//! `meta.covers`, the labels that the annotators looked for. Takes a folder, gives the texts in a fixed order.
//! Law: training parts only; what the annotators did not look for is unknown, which is not the same as absent.

use crate::kinds::{self, Kinds};
use serde_json::Value;
use std::error::Error;
use std::path::Path;
use whosaid::text::Span;
use whosaid::training::KINDS;

/// A text with its names.
pub(crate) struct Text {
    pub(crate) text: String,
    /// The annotated names, in order.
    pub(crate) names: Vec<Name>,
    /// The kinds of names that nobody annotated.
    pub(crate) unknown: Kinds,
}

/// An annotated name.
pub(crate) struct Name {
    pub(crate) span: Span,
    /// The kinds that its label may mean.
    pub(crate) kinds: Kinds,
}

/// A label of one source with what it may mean.
struct Label {
    file: &'static str,
    source: &'static str,
    name: &'static str,
    kinds: Kinds,
}

/// Reads all texts that `corpora.tsv` names.
pub(crate) fn read(folder: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let labels = labels();
    let mut sources: Vec<(&str, &str)> = labels.iter().map(|label| (label.file, label.source)).collect();
    sources.dedup();
    let mut texts = Vec::new();
    for (file, source) in sources {
        let path = folder.join(format!("{file}.jsonl"));
        let lines = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let own: Vec<&Label> =
            labels.iter().filter(|label| (label.file, label.source) == (file, source)).collect();
        for line in lines.lines() {
            let document: Value = serde_json::from_str(line)?;
            if source == "*" || document["source"] == source {
                texts.push(text(&document, &own));
            }
        }
    }
    Ok(texts)
}

/// The rows of `corpora.tsv`.
fn labels() -> Vec<Label> {
    let lines = include_str!("corpora.tsv").lines().filter(|line| !line.starts_with('#'));
    let label = |line: &'static str| {
        let mut cells = line.split('\t').map(str::trim);
        let mut next = || cells.next().unwrap_or_default();
        Label { file: next(), source: next(), name: next(), kinds: kinds::named(next()) }
    };
    lines.map(label).collect()
}

/// A document as a text with names.
fn text(document: &Value, labels: &[&Label]) -> Text {
    let text = document["text"].as_str().unwrap_or_default().to_owned();
    let mut bytes: Vec<u32> = text.char_indices().map(|(offset, _)| offset as u32).collect();
    bytes.push(text.len() as u32);
    let byte = |value: &Value| value.as_u64().and_then(|at| bytes.get(at as usize)).copied().unwrap_or(0);
    let mut names: Vec<Name> = Vec::new();
    for entity in document["entities"].as_array().into_iter().flatten() {
        let Some(label) = labels.iter().find(|label| entity["type"] == label.name) else { continue };
        let span = Span { start: byte(&entity["start"]), end: byte(&entity["end"]) };
        names.push(Name { span, kinds: label.kinds });
    }
    names.sort_by_key(|name| (name.span.start, name.span.end));
    let known = labels.iter().fold(Kinds::default(), |known, label| kinds::either(known, label.kinds));
    let known = kinds::both(known, covered(document));
    let mut unknown = known.map(|is_known| !is_known);
    unknown[kinds::NONE] = false;
    Text { text, names, unknown }
}

/// The kinds that the annotators of a document looked for; all where it does not say.
fn covered(document: &Value) -> Kinds {
    let mut covered = Kinds::default().map(|_| true);
    if let Some(labels) = document["meta"]["covers"].as_array() {
        for (kind, covered) in KINDS.iter().zip(&mut covered) {
            *covered = labels.iter().any(|label| label == kind.label());
        }
    }
    covered
}
