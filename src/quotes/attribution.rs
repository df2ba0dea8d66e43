//! Cue by cue: who says what in one sentence.
//! Takes a unit and its cues, gives drafts of quotes in order of their cues.
//! Law: the right side is tried before the left; a cue without content or a quotation gives nothing.

use super::content::{self, Extent};
use super::cue::{Form, Found};
use super::draft::{Draft, Run};
use super::ends::Content;
use super::features::Learned;
use super::narration::{Class, Unit};
use super::right;
use super::{nested, phrase, trust};
use crate::lexicon::words::CUE_NOUNS;

/// The most atoms of a clause about a speaker before the quotation: "Said Mara Quill, who …, “…”"
const LONGEST_CLAUSE: usize = 30;

/// All attributed quotes of a unit.
pub(super) fn find(unit: &Unit, cues: &[Found]) -> Vec<Draft> {
    find_with(unit, cues, Learned::shipped())
}

/// The same by what was learned, or by the rules alone.
pub(super) fn find_with(unit: &Unit, cues: &[Found], learned: Learned) -> Vec<Draft> {
    let mut sentence = Sentence { unit, cues, learned, from: 0, drafts: Vec::new() };
    for cue in cues {
        if let Some(draft) = sentence.attribute(cue).and_then(|draft| sentence.trusted(draft)) {
            sentence.drafts.push(draft);
        }
    }
    let inner = nested::in_clauses(&sentence);
    sentence.drafts.extend(inner);
    sentence.drafts
}

/// A sentence with what is attributed in it so far.
pub(super) struct Sentence<'u, 'a, 't> {
    pub(super) unit: &'u Unit<'a, 't>,
    pub(super) cues: &'u [Found],
    pub(super) learned: Learned<'u>,
    /// Where the clause starts that is looked at.
    pub(super) from: usize,
    pub(super) drafts: Vec<Draft>,
}

impl Sentence<'_, '_, '_> {
    fn attribute(&self, cue: &Found) -> Option<Draft> {
        if self.drafts.iter().any(|draft| draft.holds(cue.verb)) {
            return None;
        }
        match cue.form {
            Form::According => self.according(cue),
            Form::Passive => self.passive(cue),
            Form::Noun => self.noun(cue),
            Form::Words => self.words(cue),
            _ => self.active(cue),
        }
    }

    /// A draft with its probability as score, if that is enough; what stands in marks is kept as it is.
    fn trusted(&self, draft: Draft) -> Option<Draft> {
        let probability =
            self.learned.trust.and_then(|weights| trust::judge(self.unit, self.cues, &draft, weights));
        match probability {
            Some(score) => trust::is_enough(&draft, score).then_some(Draft { score, ..draft }),
            None => Some(draft),
        }
    }

    /// Where the last attribution of this sentence ends.
    pub(super) fn floor(&self) -> usize {
        self.drafts.iter().map(end_of).max().unwrap_or(self.from)
    }

    /// The same for a verb whose subject may stand before an aside: "Mara Quill, who says the pier is safe, warned …".
    fn floor_of(&self, cue: &Found) -> usize {
        let others = self.drafts.iter().filter(|draft| !self.is_aside(draft, cue));
        others.map(|draft| end_before(draft, cue)).max().unwrap_or(self.from)
    }

    /// The same, where fragments count for nothing: a clause may hold some that others said.
    fn floor_but_fragments(&self, cue: &Found) -> usize {
        let bounds = |draft: &&Draft| !draft.fragment && !self.is_aside(draft, cue);
        self.drafts.iter().filter(bounds).map(end_of).max().unwrap_or(self.from)
    }

    /// Whether an attribution is a clause about the subject of `cue`.
    fn is_aside(&self, draft: &Draft, cue: &Found) -> bool {
        let unit = self.unit;
        let relative = draft.speaker.is_some_and(|(start, _)| unit.is(start, Class::Relative));
        let comma = cue.group.checked_sub(1).is_some_and(|before| unit.is_comma(before));
        relative && comma && end_of(draft) + 1 == cue.group
    }

    pub(super) fn draft(
        &self,
        cue: &Found,
        parts: Vec<Run>,
        speaker: Option<Run>,
        why: &'static str,
    ) -> Draft {
        Draft {
            cue: Some(*cue),
            parts,
            speaker,
            addressee: None,
            topic: None,
            score: [0.5, 0.6, 0.8, 0.9][usize::from(cue.what.strength.min(3))],
            why: if speaker.is_some() { why } else { "nobody is named" },
            fragment: false,
            led: None,
        }
    }

    /// A verb with its subject before it, behind it, or taken from the verb before.
    pub(super) fn active(&self, cue: &Found) -> Option<Draft> {
        let unit = self.unit;
        if self.is_idle(cue) {
            return None;
        }
        let floor = self.floor_of(cue);
        let left_floor = self.floor_but_fragments(cue);
        let named_after = cue.group.checked_sub(1).is_some_and(|before| !unit.is_word(before));
        if cue.what.governs("names")
            && named_after
            && let Some(draft) = self.named(cue)
        {
            return Some(draft);
        }
        let own = self.own_subject(cue, floor);
        if own.is_none()
            && let Some(draft) = self.inverted(cue, left_floor)
        {
            return Some(draft);
        }
        let right = right::read(unit, cue);
        if let Some(draft) = self.opened(cue) {
            return Some(draft);
        }
        let subject = own.map_or(cue.group, |(start, _)| start);
        if right.content.is_some_and(|(start, _)| self.quotes_somebody(cue, start)) {
            return None;
        }
        let content = right.content.filter(|content| !self.stands_behind(subject, floor, *content));
        let parts = match content {
            Some((start, _)) if right.fragment => self.fragments(subject, cue, start)?,
            Some((start, extent)) => vec![self.right_part(cue, subject, start, extent)?],
            None => self.left_parts(cue, own?, &right, left_floor)?,
        };
        let speaker = own.or_else(|| self.inherited(cue));
        let why = if own.is_some() { "subject of the cue verb" } else { "subject of the verb before" };
        let mut draft = self.draft(cue, parts, speaker, why);
        draft.cue = Some(Found { after: right.after, ..*cue });
        draft.addressee = right.addressee;
        draft.topic = right.topic;
        draft.fragment = right.fragment;
        draft.led = content.map(|(_, extent)| extent).filter(|_| !right.fragment);
        let is_phrase = content.is_some_and(|(_, extent)| extent == Extent::Phrase);
        if right.after == cue.after && is_phrase && !self.holds_cue_before_marks(&draft) {
            draft.keep_marks(unit);
        }
        Some(draft)
    }

    /// Whether others say what stands in marks: "rejecting claims that it was “dead”".
    fn holds_cue_before_marks(&self, draft: &Draft) -> bool {
        let marks = (draft.start()..draft.end()).find(|at| self.unit.pair(*at).is_some());
        let is_between = |cue: &Found, marks: usize| (draft.start()..marks).contains(&cue.verb);
        marks.is_some_and(|marks| self.cues.iter().any(|cue| is_between(cue, marks)))
    }

    /// The subject right before a finite verb, or before a participle that no comma parts from it ("with X saying").
    pub(super) fn own_subject(&self, cue: &Found, floor: usize) -> Option<Run> {
        let unit = self.unit;
        let before = cue.group.checked_sub(1)?;
        match cue.form {
            Form::Finite => phrase::phrase_before(unit, cue.group, floor),
            Form::Participle if self.holder(cue).is_some() => self.holder(cue),
            Form::Participle if unit.norm(before) == "as" => self.quoted_as(before, floor),
            Form::Participle
                if unit.is_word(before)
                    && !phrase::is_verb(unit, before)
                    && !unit.is(before, Class::Conj) =>
            {
                let name = (floor..cue.group).rev().take_while(|at| unit.is_capitalised(*at)).count();
                let of_name =
                    name > 0 && cue.group - name > floor && unit.is(cue.group - name - 1, Class::Prep);
                match of_name {
                    true => Some((cue.group - name, cue.group)),
                    false => phrase::phrase_before(unit, cue.group, floor),
                }
            }
            _ => None,
        }
    }

    /// Whether the object of a verb is whom it quotes: the words are theirs ("cited | the minister as saying that").
    fn quotes_somebody(&self, cue: &Found, start: usize) -> bool {
        let says = |other: &&Found| other.form == Form::Participle && other.group > start;
        let next = self.cues.iter().filter(|other| other.verb > cue.verb).find(says);
        let at = next.and_then(|next| next.group.checked_sub(1)).filter(|at| self.unit.norm(*at) == "as");
        at.and_then(|at| self.quoted_as(at, 0)).is_some_and(|(from, _)| from == start)
    }

    /// Whom somebody quotes: "quoted Otto Brandt as saying", "cites the mayor as saying".
    fn quoted_as(&self, at: usize, floor: usize) -> Option<Run> {
        let unit = self.unit;
        let quoted = phrase::phrase_before(unit, at, floor)?;
        let verb = quoted.0.checked_sub(1).filter(|verb| phrase::is_verb(unit, *verb))?;
        (!phrase::is_be(unit, verb)).then_some(quoted)
    }

    /// Whether what is said stands before the cue, whatever stands behind: “…,” she said as she left.
    fn stands_behind(&self, subject: usize, floor: usize, (start, _): (usize, Extent)) -> bool {
        let unit = self.unit;
        let aside = unit.is(start, Class::Sub) && unit.norm(start) != "that" && unit.norm(start) != "if";
        let before = subject.checked_sub(1).filter(|before| *before > floor);
        let predicate = unit.pair(start).is_some() && !content::is_utterance(unit, start, start + 1);
        let goes_on = (predicate || unit.norm(start) == "that") && start > 0 && unit.is_comma(start - 1);
        (aside || goes_on) && before.is_some_and(|before| unit.is_comma(before))
            || self.closes_quotation(subject, floor)
    }

    /// Who sends out the document that says: "released a statement saying …".
    fn holder(&self, cue: &Found) -> Option<Run> {
        let unit = self.unit;
        let near = (cue.group.saturating_sub(4)..cue.group).rev();
        let plain = |at: &usize| unit.is_word(*at) && !phrase::is_verb(unit, *at);
        let noun = near.take_while(plain).find(|noun| CUE_NOUNS.contains_key(unit.norm(*noun)))?;
        let verb = (noun.saturating_sub(4)..noun).rev().find(|at| phrase::is_verb(unit, *at))?;
        let subject = phrase::main_subject(unit, noun)?;
        (subject.1 <= verb && !phrase::is_be(unit, verb)).then_some(subject)
    }

    /// Content to the right, from `start` on.
    fn right_part(&self, cue: &Found, subject: usize, start: usize, extent: Extent) -> Option<Run> {
        let unit = self.unit;
        if cue.form == Form::Infinitive && !(unit.pair(start).is_some() || unit.norm(start) == "that") {
            return None;
        }
        if extent == Extent::Phrase && self.is_naming(cue, subject, start) {
            return None;
        }
        let led = start > 0 && (unit.norm(start - 1) == ":" || unit.is_comma(start - 1));
        if unit.pair(start).is_some() && (led || content::is_utterance(unit, start, start + 1)) {
            let run = (start..unit.len()).take_while(|at| unit.pair(*at).is_some()).count();
            return Some((start, start + run));
        }
        let fronted = self.is_fronted(cue, subject);
        let extent = if fronted && extent == Extent::Clause { Extent::Fronted } else { extent };
        let content = Content { unit, cues: self.cues, cue, from: start, extent };
        let to = content.end(self.learned.ends);
        let to = content.before_main_verb().map_or(to, |verb| verb.min(to));
        (start < to).then_some((start, to))
    }

    /// "described it as “long overdue” and “humane”": each fragment is a part.
    fn fragments(&self, subject: usize, cue: &Found, start: usize) -> Option<Vec<Run>> {
        let unit = self.unit;
        let joins = |at: usize| {
            let leads = unit.is(at, Class::Det) || unit.norm(at) == "as";
            unit.pair(at).is_some()
                || unit.is_comma(at)
                || unit.is(at, Class::Conj)
                || (leads && (at + 1..at + 3).any(|next| unit.pair(next).is_some()))
        };
        let list = (start..unit.len()).take_while(|at| joins(*at));
        let parts = list.filter(|at| unit.pair(*at).is_some()).map(|at| (at, at + 1)).collect();
        (!self.is_naming(cue, subject, start)).then_some(parts)
    }

    /// "Said Mara Quill, who runs the harbour, “We lost two cranes.”"
    fn opened(&self, cue: &Found) -> Option<Draft> {
        let unit = self.unit;
        if cue.verb != 0 || cue.what.strength < 3 || unit.norm(0) == cue.what.lemma {
            return None;
        }
        let end = phrase::phrase_after(unit, cue.after)?;
        let (end, tail) = phrase::with_addition(unit, end);
        let clause = unit.is_comma(tail) && unit.is(tail + 1, Class::Relative);
        let behind = |at: &usize| unit.is_comma(*at) && unit.pair(*at + 1).is_some();
        let tail = if clause { (tail..unit.len().min(tail + LONGEST_CLAUSE)).find(behind)? } else { tail };
        let next = tail + usize::from(unit.is_comma(tail) || unit.norm(tail) == ":");
        let run = (next..unit.len()).take_while(|at| unit.pair(*at).is_some()).count();
        let why = "subject of the cue verb";
        (run > 0).then(|| self.draft(cue, vec![(next, next + run)], Some((cue.after, end)), why))
    }

    /// Whether the cue stands in a clause that leads over to the main one: "When she said …, he left".
    fn is_fronted(&self, cue: &Found, subject: usize) -> bool {
        let unit = self.unit;
        let opener = subject
            .checked_sub(1)
            .filter(|before| unit.is(*before, Class::Sub) && unit.norm(*before) != "that");
        let starts = |at: usize| at == 0 || (at == 1 && unit.is(0, Class::Conj));
        let with = cue.form == Form::Participle && subject == 1 && unit.norm(0) == "with";
        with || opener.is_some_and(starts) || (cue.form == Form::Participle && starts(cue.group))
    }

    /// Whether subject and cue follow a whole utterance: what stands behind them is its second half or an aside.
    fn closes_quotation(&self, subject: usize, floor: usize) -> bool {
        let unit = self.unit;
        let Some(before) = subject.checked_sub(1).filter(|before| *before >= floor) else { return false };
        let pair = before - usize::from(unit.is_comma(before) && before > floor);
        unit.pair(pair).is_some() && content::is_utterance(unit, pair, floor)
    }

    /// Whose subject a verb without its own takes: the attribution's before it in the sentence, else the clause's.
    fn inherited(&self, cue: &Found) -> Option<Run> {
        let unit = self.unit;
        let before = self.drafts.iter().rev().find_map(|draft| {
            let found = draft.cue.filter(|found| found.form == Form::Finite)?;
            let goes_on = draft.start() > found.verb || cue.form == Form::Participle;
            draft.speaker.filter(|(start, _)| goes_on && !unit.is(*start, Class::Relative))
        });
        let leads =
            (cue.group <= 1 && cue.form != Form::Finite).then(|| phrase::first_subject(unit, unit.len()));
        before
            .or_else(|| leads?)
            .or_else(|| phrase::main_subject(unit, cue.group))
            .or_else(|| phrase::clause_subject(unit, cue.group))
            .or_else(|| phrase::first_subject(unit, cue.group))
    }
}

/// Where the part of an attribution ends that lies before a cue: "rejecting claims that it is “dead”" holds one.
fn end_before(draft: &Draft, cue: &Found) -> usize {
    match draft.cue.filter(|_| draft.start() > cue.verb) {
        Some(own) => own.after,
        None => end_of(draft),
    }
}

/// Where an attribution ends: behind its content and its cue.
fn end_of(draft: &Draft) -> usize {
    draft.end().max(draft.cue.map_or(0, |cue| cue.after))
}
