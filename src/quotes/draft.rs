//! A quote in the making, in atoms of one unit.
//! Takes what the rules found, gives quotes of the document.
//! Law: the kind follows from how much of the content stands in marks.

use super::content::Extent;
use super::cue::Found;
use super::narration::{Class, Unit};
use super::{non_speech, phrase};
use crate::document::{Cue, Form, Kind, Mention, MentionId, Quote, QuoteKind, Speaker};
use crate::lexicon::words::NOMINAL_HEADS;
use crate::marks::Pair;
use crate::text::{Range, Source, TokenKind};

/// How many other speakers are named at most.
const MOST_ALTERNATIVES: usize = 3;

/// How many mentions back the one is sought that "who" stands for.
const NEAREST: usize = 6;

/// A run of atoms, end exclusive.
pub(super) type Run = (usize, usize);

/// A quote in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) cue: Option<Found>,
    pub(super) parts: Vec<Run>,
    pub(super) speaker: Option<Run>,
    pub(super) addressee: Option<Run>,
    pub(super) topic: Option<Run>,
    pub(super) score: f32,
    pub(super) why: &'static str,
    /// Whether only the fragment in marks is said ("called the plan “reckless”").
    pub(super) fragment: bool,
    /// How far the content goes that the cue leads into; none where it stands before the cue or in marks alone.
    pub(super) led: Option<Extent>,
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

    /// Whether the cue stands behind what is said.
    pub(super) fn is_before_cue(&self) -> bool {
        self.cue.is_some_and(|cue| self.start() < cue.verb)
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

    /// Others in the narrator's words of the sentence who might speak, the nearest to the cue first.
    fn alternatives(&self, unit: &Unit, parts: &[Range], mentions: &[Mention]) -> Vec<(MentionId, f32)> {
        let Some(cue) = self.cue.map(|cue| unit.range(cue.verb, cue.after)) else { return Vec::new() };
        let speaker = self.speaker.map(|(from, to)| unit.range(from, to));
        let taken = |range: Range| parts.iter().chain(&speaker).any(|other| other.overlaps(range));
        let mut others: Vec<(u32, MentionId)> = mentions_in(unit.range(0, unit.len()), mentions)
            .filter(|(_, mention)| matches!(mention.kind, Kind::Person | Kind::Org) && !taken(mention.range))
            .map(|(id, mention)| (mention.range.start.abs_diff(cue.start), id))
            .collect();
        others.sort_unstable();
        others.truncate(MOST_ALTERNATIVES);
        others.iter().enumerate().map(|(rank, (_, id))| (*id, 0.3 / (rank as f32 + 1.0))).collect()
    }

    /// Whether nothing but marks is said.
    pub(super) fn is_bare(&self, unit: &Unit) -> bool {
        self.parts.iter().all(|(from, to)| (*from..*to).all(|at| !unit.is_word(at)))
    }

    /// Whether the narrator's clause takes the words in: called it “theatre”, promising her “whatever it takes”.
    fn is_fragment(&self, unit: &Unit) -> bool {
        let start = self.start();
        let before = start.checked_sub(1);
        let is_announced = before.is_some_and(|before| unit.norm(before) == ":");
        let is_led = !self.is_before_cue() && before.is_some_and(|before| unit.is_word(before));
        if is_announced { false } else { self.fragment || is_led && unit.pair_opens_small(start) }
    }

    /// Who says it. Where "which" stands for no name, the phrase before it does: "the report, which warned that …".
    fn source(&self, unit: &Unit, run: Run, mentions: &[Mention]) -> Speaker {
        let found = speaker(unit, unit.range(run.0, run.1), mentions);
        let is_relative = run.1 == run.0 + 1 && unit.is(run.0, Class::Relative);
        let is_named = found.mention.is_some_and(|id| mentions[id.0].form == Form::Name);
        if is_named || !is_relative || unit.norm(run.0) == "who" {
            return found;
        }
        let end = run.0 - usize::from(run.0 > 0 && unit.is_comma(run.0 - 1));
        match phrase::phrase_before(unit, end, 0) {
            Some((from, to)) => speaker(unit, unit.range(from, to), mentions),
            None => found,
        }
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
            (false, true) if self.is_fragment(unit) => QuoteKind::Partial,
            (false, true) => QuoteKind::Direct,
            (false, false) => QuoteKind::Mixed,
        };
        let range = |(from, to): Run| unit.range(from, to);
        let parts: Vec<Range> = self.parts.iter().map(|part| range(*part)).collect();
        let speaker = self.speaker.map(|run| self.source(unit, run, mentions));
        Quote {
            kind,
            alternatives: self.alternatives(unit, &parts, mentions),
            parts,
            quoted,
            cue: self.cue.map(|cue| written_cue(unit, &cue)),
            speaker,
            nested_in: None,
            score: self.score,
            why: self.why,
            addressee: self.addressee.map(range),
            topic: self.topic.map(range),
        }
    }
}

/// The mentions that lie in a range; `mentions` are in order of start.
fn mentions_in(range: Range, mentions: &[Mention]) -> impl Iterator<Item = (MentionId, &Mention)> {
    let first = mentions.partition_point(|mention| mention.range.start < range.start);
    let inside = mentions[first..].iter().take_while(move |mention| mention.range.start < range.end);
    inside
        .enumerate()
        .map(move |(offset, mention)| (MentionId(first + offset), mention))
        .filter(move |(_, mention)| range.covers(mention.range))
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

/// A speaker's phrase with the mention that names the source; "who" is named by what stands before it.
pub(super) fn speaker(unit: &Unit, range: Range, mentions: &[Mention]) -> Speaker {
    let relative = range.len() == 1 && matches!(unit.source.norm(range.first()), "who" | "which" | "that");
    let mention =
        if relative { antecedent(range, mentions) } else { naming_mention(unit.source, range, mentions) };
    Speaker { range, mention }
}

/// The mention that ends right before a relative pronoun, or before its comma.
fn antecedent(relative: Range, mentions: &[Mention]) -> Option<MentionId> {
    let after = mentions.partition_point(|mention| mention.range.start < relative.start);
    let near = (after.saturating_sub(NEAREST)..after).rev();
    near.filter(|id| !mentions[*id].kind.is_value())
        .find(|id| (mentions[*id].range.end..=mentions[*id].range.end + 1).contains(&relative.start))
        .map(MentionId)
}

/// Whether a preposition with a noun before it leads to a mention in a phrase, perhaps over a title: "lawyers for Governor Pell".
fn is_spoken_for(source: &Source, phrase: Range, mention: Range) -> bool {
    let is_title = |index: &usize| {
        let heads = NOMINAL_HEADS.get(source.norm(*index)).copied().unwrap_or_default();
        heads.contains("person") || source.word(*index).ends_with('.') || source.is(*index, Class::Det)
    };
    let before = (phrase.first()..mention.first()).rev().find(|index| !is_title(index));
    // What somebody compiled or wrote is theirs: "an index compiled by Bloomberg".
    let leads = |index: usize| source.is(index, Class::Prep) && source.norm(index) != "by";
    // One of several is one of them.
    let is_part = |index: usize| {
        let counts = source.kind(index - 1) == TokenKind::Number
            || [Class::Plural, Class::Indefinite].into_iter().any(|class| source.is(index - 1, class));
        source.norm(index) == "of" && (counts || source.norm(index - 1) == "one")
    };
    before.is_some_and(|index| index > phrase.first() && leads(index) && !is_part(index))
}

/// The mention in a speaker's phrase that names the source: the first name of somebody, else the first mention. In "Omnera’s
/// chief, Dana Whitlock" Omnera is none, and in "a spokesman for Mara Quill" she is none: who has somebody speak does not.
pub(super) fn naming_mention(source: &Source, range: Range, mentions: &[Mention]) -> Option<MentionId> {
    let owns = |mention: &Mention| {
        let next = mention.range.after();
        next + 1 < range.after()
            && source.kind(next) == TokenKind::Clitic
            && source.norm(next).starts_with('\'')
    };
    let names = |mention: &Mention| {
        !mention.kind.is_value() && !owns(mention) && !is_spoken_for(source, range, mention.range)
    };
    let inside = || mentions_in(range, mentions).filter(|(_, mention)| names(mention));
    let person = inside().find(|(_, mention)| mention.form == Form::Name && mention.kind == Kind::Person);
    person.or_else(|| inside().next()).map(|(id, _)| id)
}
