//! Annotated texts: JSON lines with `text`, `source`, `entities` (`start`, `end` in characters, `type`), perhaps
//! `meta.covers`, the labels that the annotators looked for. Takes a folder, gives the texts in a fixed order.
//! Law: training parts only; what the annotators did not look for is unknown, not absent, unless it is rare.

use crate::kinds::{self, Kinds};
use serde_json::Value;
use std::error::Error;
use std::path::Path;
use whosaid::text::Span;
use whosaid::training::KINDS;

/// From this one on the kinds are so rare that where nobody looked for them, none is the better guess.
const RARE: usize = 6;

/// A text with its names.
pub(crate) struct Text {
    pub(crate) text: String,
    /// How much it counts.
    pub(crate) weight: f32,
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

/// A row of `sources.tsv`.
struct Corpus {
    file: &'static str,
    source: &'static str,
    weight: f32,
    most: usize,
}

/// A label of one source with what it may mean: a row of `labels.tsv`.
struct Label {
    file: &'static str,
    source: &'static str,
    name: &'static str,
    kinds: Kinds,
}

/// Reads all texts that `sources.tsv` names.
pub(crate) fn read(folder: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let labels = labels();
    let mut texts = Vec::new();
    for corpus in corpora()? {
        let path = folder.join(format!("{}.jsonl", corpus.file));
        let lines = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let is_own = |label: &&Label| (label.file, label.source) == (corpus.file, corpus.source);
        let own: Vec<&Label> = labels.iter().filter(is_own).collect();
        for line in lines.lines().take(corpus.most) {
            let document: Value = serde_json::from_str(line)?;
            if corpus.source == "*" || document["source"] == corpus.source {
                texts.push(text(&document, &own, corpus.weight));
            }
        }
    }
    Ok(texts)
}

/// Reads the texts of a corpus that are kept for trials.
pub(crate) fn read_trial(folder: &Path, corpus: &str) -> Result<Vec<Text>, Box<dyn Error>> {
    let labels = labels();
    let own: Vec<&Label> =
        labels.iter().filter(|label| label.file.strip_suffix(".train") == Some(corpus)).collect();
    let path = folder.join(format!("{corpus}.dev.jsonl"));
    let lines = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    lines.lines().map(|line| Ok(text(&serde_json::from_str(line)?, &own, 1.0))).collect()
}

/// The cells of a table's rows.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').map(str::trim).collect())
}

fn corpora() -> Result<Vec<Corpus>, Box<dyn Error>> {
    let corpus = |cells: Vec<&'static str>| {
        let [file, source, weight, most] = cells[..] else {
            return Err("sources.tsv: four cells a row".into());
        };
        let most = match most.parse()? {
            0 => usize::MAX,
            most => most,
        };
        Ok(Corpus { file, source, weight: weight.parse()?, most })
    };
    rows(include_str!("sources.tsv")).map(corpus).collect()
}

fn labels() -> Vec<Label> {
    let label = |cells: Vec<&'static str>| match cells[..] {
        [file, source, name, meant] => Some(Label { file, source, name, kinds: kinds::named(meant) }),
        _ => None,
    };
    rows(include_str!("labels.tsv")).filter_map(label).collect()
}

/// A document as a text with names.
fn text(document: &Value, labels: &[&Label], weight: f32) -> Text {
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
    unknown[RARE..].fill(false);
    Text { text, weight, names, unknown }
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
