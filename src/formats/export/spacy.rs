//! spaCy’s JSON, as `Doc.from_json` reads it: text, tokens, sentences, ents, and span groups for mentions and quotes.
//! Takes a checked annotation, gives a value whose offsets are code points, as Python counts.
//! Law: the tokens and single spaces spell the text, as spaCy wants it: other blanks are tokens too, and of a sentence.

use super::super::checked::Checked;
use super::super::contract::{Mention, Unit};
use super::super::offsets::Offsets;
use super::tokens::outermost;
use crate::text::Source;
use serde_json::{Value, json};

/// The document.
pub(super) fn doc(checked: &Checked) -> Value {
    let source = Source::new(checked.text());
    let offsets = checked.offsets(Unit::Codepoint);
    let tokens = tokens(checked, &source, &offsets);
    let spans = Spans { checked, offsets, tokens };
    let ents: Vec<Value> = outermost(checked).iter().map(|mention| spans.mention(mention)).collect();
    let token =
        |(id, (start, end)): (usize, &(usize, usize))| json!({ "id": id, "start": start, "end": end });
    json!({
        "text": checked.text(),
        "ents": without_overlap(ents),
        "sents": spans.sentences(&source),
        "tokens": spans.tokens.iter().enumerate().map(token).collect::<Vec<_>>(),
        "spans": {
            "mentions": spans.mentions(),
            "quotes": spans.quotes(),
            "cues": spans.cues(),
            "speakers": spans.speakers(),
        },
    })
}

struct Spans<'s> {
    checked: &'s Checked,
    offsets: Offsets<'s>,
    /// Starts and ends, in code points.
    tokens: Vec<(usize, usize)>,
}

impl Spans<'_> {
    fn at(&self, byte: usize) -> usize {
        self.offsets.units(byte as u32)
    }

    /// A stretch with its label, widened to whole tokens: spaCy knows no others.
    fn span(&self, start: usize, end: usize, label: &str, kb_id: &str) -> Value {
        let (start, end) = (self.at(start), self.at(end));
        let start = self.first_after(start).map_or(start, |(first, _)| *first);
        let end = self.last_before(end).map_or(end, |(_, last)| *last);
        json!({ "start": start, "end": end, "label": label, "kb_id": kb_id })
    }

    fn mention(&self, mention: &Mention) -> Value {
        let wikidata = self.checked.entity(mention.entity).and_then(|entity| entity.wikidata.as_deref());
        self.span(mention.start, mention.end, &mention.kind, wikidata.unwrap_or_default())
    }

    /// All of them, also those that `ents` cannot hold. Reading back, spaCy keeps the `kb_id` of spans, not that of ents.
    fn mentions(&self) -> Vec<Value> {
        self.checked.annotation().mentions.iter().map(|mention| self.mention(mention)).collect()
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

    /// The token at `at` or the next one.
    fn first_after(&self, at: usize) -> Option<&(usize, usize)> {
        self.tokens.get(self.tokens.partition_point(|(_, end)| *end <= at))
    }

    /// The last token that starts before `at`.
    fn last_before(&self, at: usize) -> Option<&(usize, usize)> {
        self.tokens[..self.tokens.partition_point(|(start, _)| *start < at)].last()
    }

    /// To spaCy a sentence lasts until the next one starts, blanks included, and the first starts with the text.
    fn sentences(&self, source: &Source) -> Vec<Value> {
        let sentences =
            source.sentences().iter().map(|sentence| self.at(source.span(*sentence).start as usize));
        let mut starts: Vec<usize> = sentences.filter_map(|at| Some(self.first_after(at)?.0)).collect();
        starts.dedup();
        if let Some(first) = starts.first_mut() {
            *first = 0;
        }
        let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
        let sentence = |(start, next): (&usize, usize)| json!({ "start": start, "end": self.last_before(next).map_or(*start, |(_, end)| *end) });
        starts.iter().zip(ends).map(sentence).collect()
    }
}

/// The tokens, and between them every run of blanks that is more than the one space that spaCy gives a token.
fn tokens(checked: &Checked, source: &Source, offsets: &Offsets) -> Vec<(usize, usize)> {
    let text = checked.text();
    let words = source.tokens().iter().map(|token| (token.span.start as usize, token.span.end as usize));
    let words = words.filter(|(start, end)| !text[*start..*end].chars().all(is_blank));
    let mut tokens = Vec::new();
    let mut at = 0;
    for (start, end) in words.chain([(text.len(), text.len())]) {
        // A single space after a token belongs to it.
        let gap = &text[at..start];
        let rest = if at > 0 { gap.strip_prefix(' ').unwrap_or(gap) } else { gap };
        tokens.extend([(start - rest.len(), start), (start, end)].iter().filter(|(from, to)| from < to));
        at = end;
    }
    tokens.iter().map(|(start, end)| (offsets.units(*start as u32), offsets.units(*end as u32))).collect()
}

/// What Python takes for a blank: four separators of old tapes more than Unicode does.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&letter)
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
