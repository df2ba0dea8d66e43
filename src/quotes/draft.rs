//! A quote in the making, in atoms of one unit.
//! Takes what the rules found, gives quotes of the document.
//! Law: the kind follows from how much of the content stands in marks.

use super::cue::Found;
use super::narration::Unit;
use super::non_speech;
use crate::document::{Cue, Form, Kind, Mention, MentionId, Quote, QuoteKind, Speaker};
use crate::marks::Pair;
use crate::text::Range;

/// A run of atoms, end exclusive.
pub(super) type Run = (usize, usize);

/// A quote in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) cue: Option<Found>,
    pub(super) parts: Vec<Run>,
    pub(super) speaker: Option<Range>,
    pub(super) addressee: Option<Run>,
    pub(super) topic: Option<Run>,
    pub(super) score: f32,
    pub(super) why: &'static str,
    /// Whether only the fragment in marks is said ("called the plan “reckless”").
    pub(super) fragment: bool,
}

impl Draft {
    /// Whether an atom lies in the content.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.parts.iter().any(|(from, to)| (*from..*to).contains(&at))
    }

    /// Where the content starts.
    pub(super) fn start(&self) -> usize {
        self.parts.iter().map(|(from, _)| *from).min().unwrap_or(0)
    }

    /// Where the content ends.
    pub(super) fn end(&self) -> usize {
        self.parts.iter().map(|(_, to)| *to).max().unwrap_or(0)
    }

    /// Leaves only what stands in marks of a noun phrase that holds some: criticised the “reckless” plan.
    pub(super) fn keep_marks(&mut self, unit: &Unit) {
        let atoms = self.parts.iter().flat_map(|(from, to)| *from..*to);
        let marked: Vec<Run> = atoms.filter(|at| unit.pair(*at).is_some()).map(|at| (at, at + 1)).collect();
        if !marked.is_empty() {
            self.parts = marked;
            self.fragment = true;
        }
    }

    /// Whether nothing but marks is said.
    pub(super) fn is_bare(&self, unit: &Unit) -> bool {
        self.parts.iter().all(|(from, to)| (*from..*to).all(|at| !unit.is_word(at)))
    }

    /// The quote that this draft makes. Titles and the like in the content are none of its quoted words.
    pub(super) fn finish(&self, unit: &Unit, pairs: &[Pair], mentions: &[Mention]) -> Quote {
        let atoms = self.parts.iter().flat_map(|(from, to)| *from..*to);
        let bare = self.is_bare(unit);
        let quoted: Vec<Range> = atoms
            .filter(|at| bare || non_speech::reason(unit, *at).is_none())
            .filter_map(|at| unit.pair(at))
            .map(|pair| pairs[pair].range)
            .collect();
        let kind = match (quoted.is_empty(), bare) {
            (true, _) => QuoteKind::Indirect,
            (false, true) if self.fragment => QuoteKind::Partial,
            (false, true) => QuoteKind::Direct,
            (false, false) => QuoteKind::Mixed,
        };
        let range = |(from, to): Run| unit.range(from, to);
        Quote {
            kind,
            parts: self.parts.iter().map(|part| range(*part)).collect(),
            quoted,
            cue: self.cue.map(|cue| written_cue(unit, &cue)),
            speaker: self.speaker.map(|range| Speaker { range, mention: naming_mention(range, mentions) }),
            nested_in: None,
            score: self.score,
            why: self.why,
            alternatives: Vec::new(),
            addressee: self.addressee.map(range),
            topic: self.topic.map(range),
        }
    }
}

/// A cue as the document has it.
pub(super) fn written_cue(unit: &Unit, cue: &Found) -> Cue {
    Cue {
        range: unit.range(cue.verb, cue.after),
        lemma: cue.what.lemma.to_owned(),
        class: cue.what.class.to_owned(),
        negated: cue.negated,
    }
}

/// The mention in a speaker's phrase that names the source: the first name of somebody, else the first mention.
pub(super) fn naming_mention(range: Range, mentions: &[Mention]) -> Option<MentionId> {
    let first = mentions.partition_point(|mention| mention.range.start < range.start);
    let inside = || {
        mentions[first..]
            .iter()
            .enumerate()
            .take_while(|(_, mention)| mention.range.start < range.end)
            .filter(|(_, mention)| range.covers(mention.range) && !mention.kind.is_value())
            .map(|(offset, mention)| (MentionId(first + offset), mention))
    };
    inside()
        .find(|(_, mention)| mention.form == Form::Name && mention.kind == Kind::Person)
        .or_else(|| inside().next())
        .map(|(id, _)| id)
}
