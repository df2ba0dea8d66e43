//! Cue by cue: who says what in one sentence.
//! Takes a unit and its cues, gives drafts of quotes in order of their cues.
//! Law: the right side is tried before the left; a cue without content or a quotation gives nothing.

use super::content;
use super::cue::{Form, Found};
use super::draft::{Draft, Run};
use super::narration::{Class, Unit};
use super::phrase;

/// All attributed quotes of a unit.
pub(super) fn find(unit: &Unit, cues: &[Found]) -> Vec<Draft> {
    let mut sentence = Sentence { unit, cues, drafts: Vec::new() };
    for cue in cues {
        if let Some(draft) = sentence.attribute(cue) {
            sentence.drafts.push(draft);
        }
    }
    sentence.drafts
}

/// What stands to the right of a cue.
#[derive(Clone, Copy, Debug)]
struct Right {
    /// Where the content starts, if there is any.
    content: Option<usize>,
    /// Where the cue's own phrases end.
    tail: usize,
    addressee: Option<Run>,
    topic: Option<Run>,
    fragment: bool,
    /// One past the cue's last atom, its preposition included.
    after: usize,
}

struct Sentence<'u, 'a, 't> {
    unit: &'u Unit<'a, 't>,
    cues: &'u [Found],
    drafts: Vec<Draft>,
}

impl Sentence<'_, '_, '_> {
    fn attribute(&self, cue: &Found) -> Option<Draft> {
        if self.drafts.iter().any(|draft| draft.holds(cue.verb)) {
            return None;
        }
        match cue.form {
            Form::According => self.according(cue),
            Form::Passive => self.passive(cue),
            _ => self.active(cue),
        }
    }

    /// Where the last attribution of this sentence ends.
    fn floor(&self) -> usize {
        let ends = |draft: &Draft| {
            let content = draft.parts.iter().map(|(_, to)| *to).max().unwrap_or(0);
            content.max(draft.cue.map_or(0, |cue| cue.after))
        };
        self.drafts.iter().map(ends).max().unwrap_or(0)
    }

    fn draft(&self, cue: &Found, parts: Vec<Run>, speaker: Option<Run>, why: &'static str) -> Draft {
        let speaker = speaker.map(|(from, to)| self.unit.range(from, to));
        Draft {
            cue: Some(*cue),
            parts,
            speaker,
            addressee: None,
            topic: None,
            score: if cue.what.strength == 3 { 0.9 } else { 0.7 },
            why: if speaker.is_some() { why } else { "nobody is named" },
            fragment: false,
        }
    }

    /// "According to X, …" and "…, according to X."
    fn according(&self, cue: &Found) -> Option<Draft> {
        let unit = self.unit;
        let end = phrase::phrase_after(unit, cue.after)?;
        let why = "named after “according to”";
        let floor = self.drafts.iter().filter_map(|draft| draft.parts.first()).map(|part| part.0).min();
        let leads = cue.group == 0 || (0..cue.group).all(|at| !unit.is_word(at) || unit.is(at, Class::Conj));
        if leads {
            let start = (end..unit.len().min(end + 30)).find(|at| unit.is_comma(*at))? + 1;
            let to = content::end(unit, self.cues, cue, start);
            return (start < to).then(|| self.draft(cue, vec![(start, to)], Some((cue.after, end)), why));
        }
        let from = if floor.is_some() { 0 } else { self.floor() };
        let left = content::before(unit, cue.group, from)?;
        let mut parts = vec![left];
        if unit.is_comma(end) && !phrase::has_verb(unit, left.0, left.1) {
            let to = content::end(unit, self.cues, cue, end + 1);
            parts.extend((end + 1 < to).then_some((end + 1, to)));
        }
        Some(self.draft(cue, parts, Some((cue.after, end)), why))
    }

    /// "Mr Silva was told by Ms Roth that …", "It is said that …".
    fn passive(&self, cue: &Found) -> Option<Draft> {
        let unit = self.unit;
        let by = (cue.after..unit.len().min(cue.after + 6)).find(|at| unit.norm(*at) == "by");
        let agent = by.and_then(|by| Some((by + 1, phrase::short_phrase_after(unit, by + 1)?)));
        let after = agent.map_or(cue.after, |(_, end)| end);
        let after = phrase::skip_fillers(unit, after);
        let takes = matches!(unit.norm(after), "that" | "whether" | "if" | "why" | "how")
            || (cue.what.governs("oto") && unit.norm(after) == "to")
            || (unit.pair(after).is_some() && cue.what.governs("names"));
        if !takes {
            return None;
        }
        let to = content::end(unit, self.cues, cue, after);
        let mut draft = self.draft(cue, vec![(after, to)], agent, "named after “by”");
        draft.fragment = unit.pair(after).is_some();
        Some(draft)
    }

    /// A verb with its subject before it, behind it, or taken from the verb before.
    fn active(&self, cue: &Found) -> Option<Draft> {
        let unit = self.unit;
        let floor = self.floor();
        let own = if cue.form == Form::Finite { phrase::phrase_before(unit, cue.group, floor) } else { None };
        if own.is_none() {
            if let Some(draft) = self.inverted(cue, floor) {
                return Some(draft);
            }
        }
        let inherited = own.is_none();
        let speaker = own.or_else(|| self.inherited(cue));
        let speaker_range = speaker.map(|(from, to)| unit.range(from, to));
        let before_subject = own.map_or(cue.group, |(start, _)| start);
        let right = self.right(cue);
        let why = if inherited { "subject of the verb before" } else { "subject of the cue verb" };
        let aside = own.is_some() && self.is_aside(before_subject, &right, floor);
        let mut draft = if let Some(start) = right.content.filter(|_| !aside) {
            if cue.form == Form::Infinitive && !(unit.pair(start).is_some() || unit.norm(start) == "that") {
                return None;
            }
            let to = self.right_end(cue, start);
            (start < to).then(|| self.draft(cue, vec![(start, to)], None, why))?
        } else {
            if own.is_none() || !self.may_follow(cue) {
                return None;
            }
            let left = self.left(before_subject, floor)?;
            let mut parts = vec![left];
            parts.extend(self.continued(cue, left, right.tail));
            self.draft(cue, parts, None, why)
        };
        draft.speaker = speaker_range;
        if speaker_range.is_some() {
            draft.why = why;
        }
        draft.cue = Some(Found { after: right.after, ..*cue });
        draft.addressee = right.addressee;
        draft.topic = right.topic;
        draft.fragment = right.fragment;
        Some(draft)
    }

    /// A verb of saying that may stand behind its content.
    fn may_follow(&self, cue: &Found) -> bool {
        let verb = cue.what;
        verb.strength >= 2 || ["clause", "told", "ask", "quote"].iter().any(|frame| verb.governs(frame))
    }

    /// Whether subject and cue are an aside ("The dam, Mr Ortiz said, was …") or close a quotation.
    fn is_aside(&self, subject: usize, right: &Right, floor: usize) -> bool {
        let unit = self.unit;
        let Some(before) = subject.checked_sub(1).filter(|before| *before >= floor) else { return false };
        let after_pair = unit.pair(before).is_some()
            || (unit.is_comma(before) && before > floor && unit.pair(before - 1).is_some());
        let split = right.content.is_some_and(|start| unit.pair(start).is_some());
        (after_pair
            && split
            && content::is_utterance(unit, before - usize::from(unit.is_comma(before)), floor))
            || (unit.is_comma(before) || after_pair) && right.content.is_none()
    }

    /// "…," said X.
    fn inverted(&self, cue: &Found, floor: usize) -> Option<Draft> {
        let unit = self.unit;
        let before = cue.group.checked_sub(1).filter(|before| *before >= floor)?;
        let leads = unit.is_comma(before) || unit.pair(before).is_some() || unit.is_dash(before);
        if cue.form != Form::Finite
            || !leads
            || !self.may_follow(cue)
            || unit.norm(cue.verb) == cue.what.lemma
        {
            return None;
        }
        let end = phrase::phrase_after(unit, cue.after)?;
        if unit.norm(end) == "that"
            || (!unit.is_comma(before) || unit.pair(before.wrapping_sub(1)).is_none())
                && phrase::is_verb(unit, end)
                && unit.pair(before).is_none()
        {
            return None;
        }
        let left = self.left(cue.group, floor)?;
        let (end, tail) = self.apposition(end);
        let mut parts = vec![left];
        parts.extend(self.continued(cue, left, tail));
        Some(self.draft(cue, parts, Some((cue.after, end)), "subject of the cue verb"))
    }

    /// Takes in what a comma adds to an inverted subject ("said Tom Adeyemi, a spokesman"): where the phrase ends, and
    /// where its fillers do.
    fn apposition(&self, end: usize) -> (usize, usize) {
        let unit = self.unit;
        let next = end + 1;
        let adds = unit.is_comma(end)
            && unit.pair(next).is_none()
            && !unit.norm(next).ends_with("ing")
            && !unit.is(next, Class::Conj)
            && !unit.is(next, Class::Pron)
            && !(unit.is(next, Class::Sub) && !unit.is(next, Class::Wh));
        let limit = unit.len().min(end + 40);
        let close =
            (next..limit).find(|at| unit.is_end(*at) || unit.pair(*at).is_some() || unit.norm(*at) == ";");
        let whole = adds && close.is_none_or(|close| unit.is_end(close)) && limit == unit.len();
        if whole {
            let close = close.unwrap_or(limit);
            return (close, close);
        }
        let comma =
            (next..limit).find(|at| unit.is_comma(*at) || unit.is_end(*at) || unit.pair(*at).is_some());
        match comma.filter(|at| adds && unit.pair(*at).is_none()) {
            Some(at) => (at, at),
            None => (end, phrase::skip_fillers(unit, end)),
        }
    }

    /// The content before subject and cue.
    fn left(&self, to: usize, floor: usize) -> Option<Run> {
        let unit = self.unit;
        let before = to.checked_sub(1).filter(|before| *before >= floor)?;
        let joined = unit.is_comma(before) || unit.is_dash(before) || unit.pair(before).is_some();
        if !joined {
            return None;
        }
        content::before(unit, to, floor)
    }

    /// What goes on after the cue: “…,” she said, “…”; "The dam, he said, was …".
    fn continued(&self, cue: &Found, left: Run, tail: usize) -> Option<Run> {
        let unit = self.unit;
        let after = (tail..unit.len().min(tail + 12)).find(|at| {
            unit.is_comma(*at) || unit.norm(*at) == ":" || unit.is_dash(*at) || unit.pair(*at).is_some()
        })?;
        let start = if unit.pair(after).is_some() { after } else { after + 1 };
        let direct = unit.pair(left.0).is_some() && left.1 == left.0 + 1;
        if direct {
            let start = (start..unit.len().min(start + 4)).find(|at| unit.pair(*at).is_some())?;
            let run = (start..unit.len()).take_while(|at| unit.pair(*at).is_some()).count();
            return Some((start, start + run));
        }
        let participle = unit.norm(start).ends_with("ing");
        let clause_done = phrase::has_verb(unit, left.0, left.1) && !phrase::is_verb(unit, start);
        if after != tail || participle || clause_done || unit.is(start, Class::Conj) {
            return None;
        }
        let to = content::end(unit, self.cues, cue, start);
        (start < to).then_some((start, to))
    }

    /// Whose subject a verb without its own takes.
    fn inherited(&self, cue: &Found) -> Option<Run> {
        let unit = self.unit;
        let previous =
            self.cues.iter().filter(|other| other.verb < cue.group && other.form == Form::Finite).next_back();
        let own = previous
            .filter(|other| !self.drafts.iter().any(|draft| draft.holds(other.verb)))
            .and_then(|other| phrase::phrase_before(unit, other.group, 0));
        own.or_else(|| phrase::first_subject(unit, cue.group))
    }

    /// Where right content ends: a whole utterance in marks stands alone.
    fn right_end(&self, cue: &Found, start: usize) -> usize {
        let unit = self.unit;
        let led = unit.norm(start - 1) == ":" || unit.is_comma(start - 1);
        if unit.pair(start).is_some() && (led || content::is_utterance(unit, start, start + 1)) {
            let run = (start..unit.len()).take_while(|at| unit.pair(*at).is_some()).count();
            return start + run;
        }
        content::end(unit, self.cues, cue, start)
    }

    fn right(&self, cue: &Found) -> Right {
        let unit = self.unit;
        let verb = cue.what;
        let mut right = Right {
            content: None,
            tail: cue.after,
            addressee: None,
            topic: None,
            fragment: false,
            after: cue.after,
        };
        let mut at = cue.after;
        if verb.governs("names") {
            if let Some(pair) = self.named_fragment(at) {
                right.content = Some(pair);
                right.fragment = true;
                return right;
            }
        }
        if !unit.norm(at).is_empty() && verb.governs(&format!("+{}", unit.norm(at))) && unit.is_word(at + 1) {
            right.content = Some(at + 1);
            right.after = at + 1;
            return right;
        }
        if verb.governs("told") || verb.governs("ask") {
            if let Some(end) = self.addressee(at) {
                right.addressee = Some((at, end));
                at = end;
            }
        } else if matches!(unit.norm(at), "of" | "about") {
            right.topic = phrase::short_phrase_after(unit, at + 1).map(|end| (at + 1, end));
        }
        at = phrase::skip_fillers(unit, at);
        right.tail = at;
        right.content = self.content_at(cue, at);
        if right.content.is_none() && verb.governs("oto") {
            right.content = self.told_to(cue);
        }
        right
    }

    /// "called the plan “reckless”", "described the bill as “long overdue”": the fragment.
    fn named_fragment(&self, at: usize) -> Option<usize> {
        let unit = self.unit;
        if unit.pair(at).is_some() {
            return Some(at);
        }
        let end = phrase::phrase_after(unit, at)?;
        let end = end + usize::from(unit.norm(end) == "as");
        unit.pair(end).map(|_| end)
    }

    /// "urged Clinton to decide": from the one who is urged on.
    fn told_to(&self, cue: &Found) -> Option<usize> {
        let unit = self.unit;
        let end = phrase::short_phrase_after(unit, cue.after)?;
        (unit.norm(end) == "to").then_some(if cue.what.governs("told") { end } else { cue.after })
    }

    /// Who is told: "reporters", "the New York Times on Monday".
    fn addressee(&self, at: usize) -> Option<usize> {
        let unit = self.unit;
        if unit.is(at, Class::Wh) || unit.norm(at) == "that" || unit.pair(at).is_some() {
            return None;
        }
        let limit = unit.len().min(at + 14);
        let that = (at + 1..limit).find(|index| matches!(unit.norm(*index), "that" | "whether" | "if"));
        let plain = that
            .filter(|that| !(at..*that).any(|index| unit.is_comma(index) || phrase::is_verb(unit, index)));
        plain.or_else(|| phrase::short_phrase_after(unit, at))
    }

    /// Whether content starts at `at`, and where.
    fn content_at(&self, cue: &Found, at: usize) -> Option<usize> {
        let unit = self.unit;
        let verb = cue.what;
        if unit.norm(at) == ":" && at + 1 < unit.len() {
            return Some(at + 1);
        }
        if unit.is_comma(at) {
            let pair = unit.pair(at + 1).is_some().then_some(at + 1);
            let that = (unit.norm(at + 1) == "that").then_some(at + 1);
            return pair.or(that);
        }
        if unit.pair(at).is_some() {
            return Some(at);
        }
        if !unit.is_word(at) && unit.norm(at) != "$" && unit.norm(at) != "£" && unit.norm(at) != "€" {
            return None;
        }
        let clausal = ["clause", "told", "that", "ask"].iter().any(|frame| verb.governs(frame));
        if unit.norm(at) == "that"
            || (unit.is(at, Class::Wh) && unit.norm(at) != "if")
            || (unit.norm(at) == "if" && verb.governs("ask"))
        {
            return (clausal && !matches!(unit.norm(at), "who" | "which" | "when" | "where")
                || unit.norm(at) == "that")
                .then_some(at);
        }
        if unit.norm(at) == "to" {
            let infinitive = verb.governs("to") || (verb.governs("oto") && at > cue.after);
            return infinitive.then_some(at);
        }
        let opens = !(unit.is(at, Class::Conj)
            || (unit.is(at, Class::Prep) || unit.is(at, Class::Sub)) && !unit.is(at, Class::Det));
        let certain = matches!(verb.lemma, "say" | "tell");
        let clause = clausal
            && (verb.governs("clause") || verb.governs("told"))
            && opens
            && (certain || phrase::has_verb(unit, at + 1, unit.len()));
        let object = verb.governs("object") && opens && cue.form != Form::Infinitive;
        (clause || object).then_some(at)
    }
}
