//! spaCy’s JSON, as `Doc.from_json` reads it: text, tokens, sentences, ents, and span groups for quotes.
//! Takes a checked annotation, gives a value whose offsets are code points, as Python counts.
//! Law: the tokens and single spaces spell the text, as spaCy wants it: other blanks are tokens too.

use super::super::checked::Checked;
use super::super::contract::Unit;
use super::super::offsets::Offsets;
use super::tokens::{outermost, touched};
use crate::text::Source;
use serde_json::{Value, json};

/// The document.
pub(super) fn doc(checked: &Checked) -> Value {
    let source = Source::new(checked.text());
    let spans = Spans { checked, offsets: checked.offsets(Unit::Codepoint), source: &source };
    let ents: Vec<Value> = outermost(checked)
        .iter()
        .map(|mention| {
            let wikidata = checked.entity(mention.entity).and_then(|entity| entity.wikidata.as_deref());
            spans.span(mention.start, mention.end, &mention.kind, wikidata.unwrap_or_default())
        })
        .collect();
    let sents: Vec<Value> = source
        .sentences()
        .iter()
        .map(|sentence| {
            let span = source.span(*sentence);
            json!({ "start": spans.at(span.start as usize), "end": spans.at(span.end as usize) })
        })
        .collect();
    json!({
        "text": checked.text(),
        "ents": without_overlap(ents),
        "sents": sents,
        "tokens": spans.tokens(),
        "spans": { "quotes": spans.quotes(), "cues": spans.cues(), "speakers": spans.speakers() },
    })
}

struct Spans<'s> {
    checked: &'s Checked,
    offsets: Offsets<'s>,
    source: &'s Source<'s>,
}

impl Spans<'_> {
    fn at(&self, byte: usize) -> usize {
        self.offsets.units(byte as u32)
    }

    /// A stretch with its label, widened to whole tokens: spaCy knows no others.
    fn span(&self, start: usize, end: usize, label: &str, kb_id: &str) -> Value {
        let span = self.source.span(touched(self.source, start, end));
        let (start, end) = (self.at(span.start as usize), self.at(span.end as usize));
        json!({ "start": start, "end": end, "label": label, "kb_id": kb_id })
    }

    fn quotes(&self) -> Vec<Value> {
        let quotes = self.checked.annotation().quotes.iter();
        quotes
            .flat_map(|quote| {
                let name = quote.speaker_name.as_deref().unwrap_or_default();
                quote.parts.iter().map(move |part| self.span(part.start, part.end, &quote.kind, name))
            })
            .collect()
    }

    fn cues(&self) -> Vec<Value> {
        let cues = self.checked.annotation().quotes.iter().filter_map(|quote| quote.cue.as_ref());
        cues.map(|cue| self.span(cue.start, cue.end, &cue.class, &cue.lemma)).collect()
    }

    fn speakers(&self) -> Vec<Value> {
        let quotes = self.checked.annotation().quotes.iter();
        quotes
            .filter_map(|quote| {
                let speaker = quote.speaker.as_ref()?;
                let name = quote.speaker_name.as_deref().unwrap_or_default();
                Some(self.span(speaker.start, speaker.end, &quote.speaker_kind, name))
            })
            .collect()
    }

    /// The tokens, and between them every run of blanks that is more than the one space that spaCy gives a token.
    fn tokens(&self) -> Vec<Value> {
        let text = self.checked.text();
        let mut tokens = Vec::new();
        let mut at = 0;
        for token in self.source.tokens() {
            let (start, end) = (token.span.start as usize, token.span.end as usize);
            self.push_blanks(&mut tokens, at, start);
            self.push(&mut tokens, start, end);
            at = end;
        }
        self.push_blanks(&mut tokens, at, text.len());
        tokens
    }

    /// A single space after a token belongs to it.
    fn push_blanks(&self, tokens: &mut Vec<Value>, start: usize, end: usize) {
        let gap = self.checked.written(start, end);
        let rest = if start > 0 { gap.strip_prefix(' ').unwrap_or(gap) } else { gap };
        if !rest.is_empty() {
            self.push(tokens, end - rest.len(), end);
        }
    }

    fn push(&self, tokens: &mut Vec<Value>, start: usize, end: usize) {
        tokens.push(json!({ "id": tokens.len(), "start": self.at(start), "end": self.at(end) }));
    }
}

/// Widened to whole tokens, two neighbours may share one; the earlier keeps it.
fn without_overlap(ents: Vec<Value>) -> Vec<Value> {
    let mut end = 0;
    ents.into_iter()
        .filter(|ent| {
            let (from, to) = (ent["start"].as_u64().unwrap_or(0), ent["end"].as_u64().unwrap_or(0));
            let is_free = from >= end && from < to;
            if is_free {
                end = to;
            }
            is_free
        })
        .collect()
}
