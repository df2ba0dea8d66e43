//! Annotated news: texts with the attributions that people marked.
//! Takes a file of JSON lines, gives for each choice of the engine whether people made it too.
//! Law: contents are alike where they share four in five of their words, as the benchmark counts.

use std::collections::BTreeSet;
use std::path::Path;
use whosaid::quotes_training::Choice;
use whosaid::text::Span;

/// Contents that share this part of their words are one.
const ALIKE: f64 = 0.8;
/// The best end of a content shares at least this part with what people marked.
const NEAR: f64 = 0.5;

/// What people say to a choice.
pub(crate) enum Verdict {
    Right,
    Wrong,
    /// Thought, wanted or felt: it teaches nothing.
    Open,
}

/// An attribution that people marked.
struct Mark {
    content: BTreeSet<u32>,
    cue: Option<Span>,
    is_speech: bool,
}

/// A text with its marks.
pub(crate) struct Text {
    pub(crate) text: String,
    marks: Vec<Mark>,
    /// Where words start.
    words: Vec<u32>,
}

/// Reads all texts of a file, in order.
pub(crate) fn read(path: &Path) -> Result<Vec<Text>, Box<dyn std::error::Error>> {
    let lines = std::fs::read_to_string(path)?;
    let texts = lines.lines().filter(|line| !line.is_empty());
    texts.map(|line| Ok(Text::of(&serde_json::from_str(line)?))).collect()
}

impl Text {
    fn of(line: &serde_json::Value) -> Self {
        let text = line["text"].as_str().unwrap_or_default().to_owned();
        let starts: Vec<u32> =
            text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
        let place = |value: &serde_json::Value| {
            let point = value.as_u64().unwrap_or(0) as usize;
            starts.get(point).copied().unwrap_or(text.len() as u32)
        };
        let span =
            |value: &serde_json::Value| Span { start: place(&value["start"]), end: place(&value["end"]) };
        let words = word_starts(&text);
        let marks = line["quotes"].as_array().map_or(&[][..], Vec::as_slice).iter().map(|quote| {
            let class = quote["cue_class"].as_str().unwrap_or("speech");
            let nested = quote["nested"].as_bool().unwrap_or(false);
            Mark {
                content: words_in(&text, &words, &[span(quote)]),
                cue: quote["cue"].is_object().then(|| span(&quote["cue"])),
                is_speech: matches!(class, "speech" | "according" | "finding") && !nested,
            }
        });
        let marks = marks.collect();
        Self { marks, words, text }
    }

    fn content(&self, parts: &[Span]) -> BTreeSet<u32> {
        words_in(&self.text, &self.words, parts)
    }

    /// The stop that comes nearest to what people marked as the content of the same cue.
    pub(crate) fn best(&self, stops: &[Choice]) -> Option<usize> {
        let cue = stops.first()?.cue;
        let overlaps = |other: Span| cue.start < other.end && other.start < cue.end;
        let mark = self.marks.iter().find(|mark| mark.cue.is_some_and(overlaps))?;
        let share = |stop: &Choice| share(&mark.content, &self.content(&stop.parts));
        let (best, likeness) = stops
            .iter()
            .map(share)
            .enumerate()
            .fold((0, 0.0), |best, next| if next.1 > best.1 { next } else { best });
        (likeness >= NEAR).then_some(best)
    }

    /// Whether people marked the same content.
    pub(crate) fn verdict(&self, choice: &Choice) -> Verdict {
        let content = self.content(&choice.parts);
        let alike = |mark: &&Mark| share(&mark.content, &content) >= ALIKE;
        let open = |mark: &Mark| {
            let both = mark.content.intersection(&content).count();
            !mark.is_speech && 2 * both >= content.len()
        };
        match self.marks.iter().find(alike) {
            Some(mark) if mark.is_speech => Verdict::Right,
            _ if self.marks.iter().any(open) => Verdict::Open,
            _ => Verdict::Wrong,
        }
    }
}

fn word_starts(text: &str) -> Vec<u32> {
    let mut starts = Vec::new();
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() && !inside {
            starts.push(at as u32);
        }
        inside = c.is_alphanumeric() || (inside && matches!(c, '-' | '\'' | '’'));
    }
    starts
}

/// The words in some spans; a leading "that" does not count.
fn words_in(text: &str, words: &[u32], spans: &[Span]) -> BTreeSet<u32> {
    let inside = |span: &Span| {
        let first = words.partition_point(|at| *at < span.start);
        words[first..].iter().copied().take_while(|at| *at < span.end).collect::<Vec<u32>>()
    };
    let mut found: BTreeSet<u32> = spans.iter().flat_map(inside).collect();
    let that = found.first().is_some_and(|at| text[*at as usize..].starts_with("that "));
    if that && found.len() > 1 {
        found.pop_first();
    }
    found
}

/// What part of all their words two contents share.
fn share(one: &BTreeSet<u32>, other: &BTreeSet<u32>) -> f64 {
    let both = one.intersection(other).count();
    both as f64 / (one.len() + other.len() - both).max(1) as f64
}
