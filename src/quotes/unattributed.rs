//! Stretches in marks that no cue of their own sentence claims: a quotation that goes on, a speaker named before, a
//! fragment, or no speech at all.
//! Takes the units in order with their drafts, gives quotes and the marks that are no speech.
//! Law: a speaker is carried over only from the same paragraph or the one right before.

use super::content;
use super::draft::Draft;
use super::narration::Unit;
use super::phrase;
use crate::document::{Mention, NonSpeech, Quote, Reason};
use crate::marks::Pair;
use crate::text::Range;

/// What was found so far, and what a quotation without a cue may take its speaker from.
pub(super) struct Article<'p> {
    pairs: &'p [Pair],
    pub(super) quotes: Vec<Quote>,
    pub(super) non_speech: Vec<NonSpeech>,
    last: Option<Said>,
    /// The subject of the sentence before, and whether that sentence ends with a colon.
    subject: Option<Range>,
}

/// The last attribution.
#[derive(Clone, Copy)]
struct Said {
    quote: usize,
    paragraphs: u8,
}

impl<'p> Article<'p> {
    pub(super) fn new(pairs: &'p [Pair]) -> Self {
        Self { pairs, quotes: Vec::new(), non_speech: Vec::new(), last: None, subject: None }
    }

    /// Takes one unit with its attributed quotes.
    pub(super) fn take(&mut self, unit: &Unit, drafts: Vec<Draft>, mentions: &[Mention]) {
        if unit.opens_paragraph {
            self.open_paragraph();
        }
        let first_new = self.quotes.len();
        for draft in &drafts {
            self.quotes.push(draft.finish(unit, self.pairs, mentions));
        }
        for at in 0..unit.len() {
            let Some(pair) = unit.pair(at) else { continue };
            let held = drafts.iter().any(|draft| draft.holds(at));
            if !held {
                self.unclaimed(unit, at, pair, &drafts);
            }
        }
        if self.quotes.len() > first_new {
            let direct = (first_new..self.quotes.len()).rev().find(|id| self.quotes[*id].speaker.is_some());
            if let Some(quote) = direct {
                self.last = Some(Said { quote, paragraphs: 0 });
            }
        }
        self.subject = phrase::first_subject(unit, unit.len()).map(|(from, to)| unit.range(from, to));
    }

    fn open_paragraph(&mut self) {
        self.last = self.last.and_then(|said| {
            let paragraphs = said.paragraphs + 1;
            (paragraphs < 2).then_some(Said { paragraphs, ..said })
        });
    }

    /// A stretch in marks that no cue of its sentence claims.
    fn unclaimed(&mut self, unit: &Unit, at: usize, pair: usize, drafts: &[Draft]) {
        let range = self.pairs[pair].range;
        let words =
            range.iter().filter(|index| unit.source.kind(*index) == crate::text::TokenKind::Word).count();
        let closes =
            unit.pair_ends_with(at, &['.', '!', '?', ',', '…', '—', '-']) || !self.pairs[pair].closed;
        let utterance = content::is_utterance(unit, at, 0) && closes && (at == 0 || words > 3);
        if utterance && words > 0 {
            self.carry_over(range);
        } else if words > 3 {
            self.fragment(unit, at, range, drafts);
        } else {
            self.non_speech.push(NonSpeech { range, reason: Reason::Scare });
        }
    }

    /// A whole utterance: the speaker of the sentence before goes on, or its subject speaks.
    fn carry_over(&mut self, range: Range) {
        let before = self.last.map(|said| &self.quotes[said.quote]);
        let (cue, speaker, why, score) = match before {
            Some(quote) => (quote.cue.clone(), quote.speaker, "speaker of the sentence before", 0.7),
            None => {
                let speaker = self.subject.map(|range| crate::document::Speaker { range, mention: None });
                (None, speaker, "subject of the sentence before", 0.4)
            }
        };
        self.quotes.push(Quote {
            kind: crate::document::QuoteKind::Direct,
            parts: vec![range],
            quoted: vec![range],
            cue,
            speaker,
            nested_in: None,
            score,
            why: if speaker.is_some() { why } else { "nobody is named" },
            alternatives: Vec::new(),
            addressee: None,
            topic: None,
        });
    }

    /// A fragment of several words in the narrator's sentence.
    fn fragment(&mut self, unit: &Unit, at: usize, range: Range, drafts: &[Draft]) {
        let by_sentence = drafts.iter().find_map(|draft| draft.speaker);
        let before = self.last.and_then(|said| self.quotes[said.quote].speaker);
        let subject = phrase::first_subject(unit, at).map(|(from, to)| unit.range(from, to));
        let range_of = by_sentence.or(subject);
        let speaker = range_of.map(|range| crate::document::Speaker { range, mention: None }).or(before);
        self.quotes.push(Quote {
            kind: crate::document::QuoteKind::Partial,
            parts: vec![range],
            quoted: vec![range],
            cue: None::<crate::document::Cue>,
            speaker,
            nested_in: None,
            score: 0.4,
            why: "subject of the sentence",
            alternatives: Vec::new(),
            addressee: None,
            topic: None,
        });
    }
}
