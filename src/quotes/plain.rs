//! Words that are somebody's without marks around them: lines of transcripts, of dialogues, block quotes.
//! Takes what was found to be such words, gives direct quotes.
//! Law: the marks that stand inside are kept as quoted words; a line without a label names nobody.

use super::draft::Draft;
use super::narration::Unit;
use super::turns::Turn;
use super::unattributed::{Article, Source};
use crate::document::QuoteKind;
use crate::marks::Pair;
use crate::text::Range;

impl Article<'_> {
    /// A line that its speaker's label opens.
    pub(super) fn take_turn(&mut self, turn: Turn, words: Range) {
        let speaker = turn.speaker.map(|range| self.speaker(range));
        let score = if speaker.is_some() { 0.7 } else { 0.5 };
        self.push_plain(vec![words], Source { cue: None, speaker, why: turn.why, score });
        self.last = speaker.map(|_| (self.quotes.len() - 1, 0));
    }

    /// A line of a dialogue without a cue of its own, where the line before had a speaker: “— I was asleep.”
    pub(super) fn take_dash_line(&mut self, unit: &Unit, first_new: usize) {
        if !unit.opens_paragraph {
            return;
        }
        let dash = opens_with_dash(unit);
        let spoken = self.quotes[first_new..].iter().any(|quote| quote.kind == QuoteKind::Direct);
        if dash && self.dialogue && !spoken {
            let source = Source { why: "a line of the dialogue", ..self.nobody() };
            self.push_plain(vec![unit.range(1, unit.len())], source);
        }
        self.dialogue = dash && (spoken || self.dialogue);
    }

    /// What a speaker's own words say that somebody said.
    pub(super) fn take_inner(&mut self, unit: &Unit, drafts: &[Draft]) {
        let named = drafts.iter().filter(|draft| draft.speaker.is_some());
        let inner = named.map(|draft| draft.finish(unit, self.pairs, self.mentions));
        self.quotes.extend(inner);
    }

    /// Words without marks of their own around them.
    pub(super) fn push_plain(&mut self, parts: Vec<Range>, source: Source) {
        let Some(words) = parts.first().copied() else { return };
        let inner = self.pairs_in(&parts);
        self.push(QuoteKind::Direct, words, source);
        if let Some(quote) = self.quotes.last_mut() {
            quote.parts = parts;
            quote.quoted = inner;
        }
    }

    /// The outermost stretches in marks that lie in `parts`, which are in order.
    fn pairs_in(&self, parts: &[Range]) -> Vec<Range> {
        let start = parts.first().map_or(0, |part| part.start);
        let first = self.pairs.partition_point(|pair| pair.range.start < start);
        let end = parts.last().map_or(0, |part| part.end);
        let near = self.pairs[first..].iter().take_while(|pair| pair.range.start < end);
        let inside = |pair: &&Pair| pair.depth == 0 && parts.iter().any(|part| part.covers(pair.range));
        near.filter(inside).map(|pair| pair.range).collect()
    }
}

/// Whether a dash opens the paragraph, and a sentence behind it.
pub(super) fn opens_with_dash(unit: &Unit) -> bool {
    unit.opens_paragraph && unit.is_dash(0) && unit.is_capitalised(1)
}
