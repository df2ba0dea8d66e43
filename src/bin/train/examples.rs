//! Annotated texts as lessons: each run of the finder with its candidates and the right cut.
//! Takes JSON lines, gives lessons.
//! Law: a run whose annotation no cut can give is left out, not bent.

use serde_json::Value;
use whosaid::Lexicon;
use whosaid::text::{Range, Source, Span};
use whosaid::training::{self, Example, KINDS, WIDTH};

/// A run with its candidates and the right cut.
pub(crate) struct Lesson {
    /// The run's tokens.
    pub(crate) run: Range,
    /// All candidates.
    pub(crate) examples: Vec<Example>,
    /// The names of the right cut: candidate and column.
    pub(crate) gold: Vec<(usize, usize)>,
    /// Which columns the annotation covers.
    pub(crate) covered: [bool; WIDTH],
}

/// Reads a file of annotated texts.
pub(crate) fn read(path: &str, with_memory: Option<()>) -> Result<Vec<Lesson>, Box<dyn std::error::Error>> {
    let lexicon = Lexicon::embedded()?;
    let mut lessons = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let document: Value = serde_json::from_str(line)?;
        let text = document["text"].as_str().unwrap_or_default();
        let source = Source::new(text);
        let gold = gold(&source, text, &document);
        let covered = covered(&document);
        for (run, examples) in training::examples(&source, &lexicon, with_memory) {
            lessons.extend(lesson(run, examples, &gold, covered));
        }
    }
    Ok(lessons)
}

/// The annotated names as token ranges with their columns, in order.
fn gold(source: &Source, text: &str, document: &Value) -> Vec<(Range, usize)> {
    let mut bytes: Vec<u32> = text.char_indices().map(|(offset, _)| offset as u32).collect();
    bytes.push(text.len() as u32);
    let byte = |value: &Value| value.as_u64().and_then(|at| bytes.get(at as usize)).copied().unwrap_or(0);
    let mut found = Vec::new();
    for entity in document["entities"].as_array().into_iter().flatten() {
        let label = entity["type"].as_str().unwrap_or_default();
        let Some(column) = KINDS.iter().position(|kind| kind.label() == label) else { continue };
        let range = source.range_of(Span { start: byte(&entity["start"]), end: byte(&entity["end"]) });
        if !range.is_empty() {
            found.push((range, column));
        }
    }
    found.sort_unstable();
    found
}

/// The columns that the annotation covers; all where it does not say.
fn covered(document: &Value) -> [bool; WIDTH] {
    let mut covered = [true; WIDTH];
    if let Some(labels) = document["meta"]["covers"].as_array() {
        for (kind, covered) in KINDS.iter().zip(&mut covered) {
            *covered = labels.iter().any(|label| label.as_str() == Some(kind.label()));
        }
    }
    covered
}

/// The lesson of a run; none where the annotation fits no candidate.
fn lesson(
    run: Range,
    examples: Vec<Example>,
    gold: &[(Range, usize)],
    covered: [bool; WIDTH],
) -> Option<Lesson> {
    let from = gold.partition_point(|(range, _)| range.end <= run.start);
    let mut right = Vec::new();
    for (range, column) in gold[from..].iter().take_while(|(range, _)| range.start < run.end) {
        let fits = |example: &Example| range.covers(example.range);
        let best = examples.iter().enumerate().filter(|(_, example)| fits(example));
        let (index, best) = best.max_by_key(|(_, example)| example.range.len())?;
        if best.range.len() + 2 < range.len() {
            return None;
        }
        right.push((index, *column));
    }
    (!examples.is_empty()).then_some(Lesson { run, examples, gold: right, covered })
}
