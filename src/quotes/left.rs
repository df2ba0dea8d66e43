//! Content before the cue: “…,” said X; "…, X said, …"; what goes on behind.
//! Takes a sentence and a cue, gives the parts of the content.
//! Law: what only leads into the sentence is no content; behind an utterance in marks nearly any verb may stand.

use super::attribution::Sentence;
use super::content::{self, Extent};
use super::cue::{Form, Found};
use super::draft::{Draft, Run};
use super::narration::Class;
use super::right::Right;
use super::{non_speech, phrase};

impl Sentence<'_, '_, '_> {
    /// Content before the subject: "…, X said", with what goes on behind.
    pub(super) fn left_parts(&self, cue: &Found, own: Run, right: &Right, floor: usize) -> Option<Vec<Run>> {
        let unit = self.unit;
        if unit.is(own.0, Class::Relative) || cue.form != Form::Finite {
            return None;
        }
        if let Some(part) = self.after_as(cue, own, right) {
            return Some(vec![part]);
        }
        let left = self.stacked(cue, own, floor).or_else(|| self.left(own.0, floor))?;
        if !self.may_follow(cue, left) {
            return None;
        }
        let rest = self.continued(cue, left, right.tail);
        let parenthetical = unit.is_comma(right.tail) && left.1 > left.0 + 1;
        if self.leads_in(left) && !parenthetical {
            return rest.map(|rest| vec![rest]);
        }
        Some(std::iter::once(left).chain(rest).collect())
    }

    /// Whether what stands before the cue only leads into the sentence: "But, he said, …", "In a letter, he said, …".
    fn leads_in(&self, left: Run) -> bool {
        let unit = self.unit;
        let opens =
            unit.is(left.0, Class::Prep) || phrase::is_time(unit, left.0) || unit.is(left.0, Class::Conj);
        opens && !phrase::has_verb(unit, left.0, left.1) && (left.0 == 0 || left.1 == left.0 + 1)
    }

    /// "As X put it, …", "As X said on Monday, …".
    fn after_as(&self, cue: &Found, own: Run, right: &Right) -> Option<Run> {
        let unit = self.unit;
        let opens = own.0.checked_sub(1).is_some_and(|before| unit.norm(before) == "as") && own.0 <= 2;
        let comma = (right.tail..unit.len().min(right.tail + 3)).find(|at| unit.is_comma(*at))?;
        let to = content::end(unit, self.cues, cue, comma + 1, Extent::Clause);
        (opens && comma + 1 < to).then_some((comma + 1, to))
    }

    /// "X said …, Y reported": the whole sentence before is what Y reports.
    fn stacked(&self, cue: &Found, own: Run, floor: usize) -> Option<Run> {
        let unit = self.unit;
        let inner = self.drafts.last()?;
        let ends = inner.end() + usize::from(unit.is_comma(inner.end()));
        let right_handed = inner.cue.is_some_and(|cue| cue.verb < inner.start());
        let outer = ends == own.0 && floor <= own.0 && right_handed && cue.what.strength >= 2;
        let other = !unit.is(own.0, Class::Pron);
        (outer && other && content::is_tail(unit, cue)).then(|| content::clause_before(unit, own.0, 0))?
    }

    /// A verb of saying that may stand behind its content; behind an utterance, nearly any may.
    fn may_follow(&self, cue: &Found, left: Run) -> bool {
        let verb = cue.what;
        let utterance = self.unit.pair(left.1 - 1).is_some();
        utterance || verb.strength >= 2 || ["clause", "told", "ask"].iter().any(|frame| verb.governs(frame))
    }

    /// "…," said X.
    pub(super) fn inverted(&self, cue: &Found, floor: usize) -> Option<Draft> {
        let unit = self.unit;
        let before = cue.group.checked_sub(1).filter(|before| *before >= floor)?;
        let is_base = unit.norm(cue.verb) == cue.what.lemma && cue.what.lemma != "read";
        if cue.form != Form::Finite || is_base {
            return None;
        }
        let left = self.left(cue.group, floor).filter(|left| self.may_follow(cue, *left))?;
        let end = phrase::phrase_after(unit, cue.after)?;
        let after_pair = unit.pair(before).is_some() || unit.pair(before.wrapping_sub(1)).is_some();
        if unit.norm(end) == "that" || (!after_pair && phrase::is_verb(unit, end)) {
            return None;
        }
        let (end, tail) = phrase::with_addition(unit, end);
        let mut parts = vec![left];
        parts.extend(self.continued(cue, left, tail));
        Some(self.draft(cue, parts, Some((cue.after, end)), "subject of the cue verb"))
    }

    /// The content before subject and cue.
    fn left(&self, to: usize, floor: usize) -> Option<Run> {
        let unit = self.unit;
        let before = to.checked_sub(1).filter(|before| *before >= floor)?;
        let as_clause = unit.norm(before) == "as" && before > floor;
        let (to, before) = if as_clause { (before, before - 1) } else { (to, before) };
        let joined = unit.is_comma(before) || unit.is_dash(before) || unit.pair(before).is_some();
        if !joined {
            return None;
        }
        content::before(unit, to, floor)
    }

    /// What goes on after the cue: “…,” she said, “…”; "The dam, he said, was …".
    fn continued(&self, cue: &Found, left: Run, tail: usize) -> Option<Run> {
        let unit = self.unit;
        let limit = unit.len().min(tail + 16);
        let opens = |at: usize| unit.is_comma(at) || unit.norm(at) == ":" || unit.is_dash(at);
        let direct = (left.0..left.1).all(|at| unit.pair(at).is_some());
        if direct {
            let goes_on = |at: &usize| unit.pair(*at).is_some() && (*at == tail || opens(*at - 1));
            let start = (tail..limit).find(goes_on).filter(|at| non_speech::reason(unit, *at).is_none())?;
            let run = (start..unit.len()).take_while(|at| unit.pair(*at).is_some()).count();
            return Some((start, start + run));
        }
        let start = tail + 1;
        let participle = unit.norm(start).ends_with("ing");
        let fragment = unit.is(start, Class::Conj) && unit.pair(start + 1).is_some();
        let linked = fragment || matches!(unit.norm(start), "that" | "to" | "because");
        let predicate =
            phrase::is_verb(unit, start) || (!unit.is_function(start) && !unit.is_capitalised(start));
        let done = phrase::has_verb(unit, left.0, left.1 - 1) && !predicate && !linked;
        if !opens(tail) || participle || done || (unit.is(start, Class::Conj) && !fragment) {
            return None;
        }
        let to = content::end(unit, self.cues, cue, start, Extent::Clause);
        (start < to).then_some((start, to))
    }
}
