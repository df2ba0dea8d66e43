//! Sources that are no subject of a verb: behind "according to" and "by", before "’s claim that" and "’s words".
//! Takes a sentence and a cue, gives the draft of a quote.
//! Law: an owner or agent is named as written; without what is said there is no quote.

use super::attribution::Sentence;
use super::content::{self, Extent};
use super::cue::Found;
use super::draft::{Draft, Run};
use super::narration::{Class, Unit};
use super::phrase;
use super::right;

/// Why the source behind "according to" is one.
const BEHIND: &str = "named after “according to”";

/// The most atoms from a source behind "according to" to the comma that ends its aside.
const LONGEST_ASIDE: usize = 12;

impl Sentence<'_, '_, '_> {
    /// "According to X, …" and "…, according to X."
    pub(super) fn according(&self, cue: &Found) -> Option<Draft> {
        let unit = self.unit;
        let end = with_participle(unit, phrase::phrase_after(unit, cue.after)?);
        if !is_source(unit, cue.after, end) {
            return None;
        }
        let why = BEHIND;
        let speaker = Some((cue.after, end));
        if leads_in(unit, cue.group) {
            let closes = |at: &usize| unit.is_comma(*at) || unit.norm(*at) == ":";
            let close = (end..unit.len().min(end + 30)).find(closes)?;
            let start = behind_apposition(unit, close).unwrap_or(close) + 1;
            let to = content::end(unit, self.cues, cue, start, Extent::Clause);
            return (start < to).then(|| self.draft(cue, vec![(start, to)], speaker, why));
        }
        let left = match self.drafts.last() {
            Some(_) => content::clause_before(unit, cue.group, 0)?,
            None => content::before(unit, cue.group, 0)?,
        };
        let mut parts = vec![left];
        if unit.is_comma(end) && !phrase::has_verb(unit, left.0, left.1) {
            let to = content::end(unit, self.cues, cue, end + 1, Extent::Clause);
            parts.extend((end + 1 < to).then_some((end + 1, to)));
        }
        Some(self.draft(cue, parts, speaker, why))
    }

    /// "…, according to X, …" in a clause from `from` on that somebody else says.
    pub(super) fn according_within(&self, cue: &Found, from: usize) -> Option<Draft> {
        let unit = self.unit;
        let end = phrase::phrase_after(unit, cue.after)?;
        let close = (end..unit.len().min(end + LONGEST_ASIDE)).find(|at| unit.is_comma(*at))?;
        let left = content::clause_before(unit, cue.group, from)
            .filter(|(start, end)| *end > start + 1 || !unit.is(*start, Class::Sub));
        let to = content::end(unit, self.cues, cue, close + 1, Extent::Clause);
        let parts: Vec<Run> = left.into_iter().chain((close + 1 < to).then_some((close + 1, to))).collect();
        (!parts.is_empty()).then(|| self.draft(cue, parts, Some((cue.after, end)), BEHIND))
    }

    /// "In Mara Quill’s words, …", "the pier is, in her words, “a ruin”", "…, in the words of Mara Quill".
    pub(super) fn words(&self, cue: &Found) -> Option<Draft> {
        let unit = self.unit;
        let why = "owner of the words";
        let behind = unit.norm(cue.after) == "of";
        let (speaker, end) = match behind {
            true => {
                let end = phrase::phrase_after(unit, cue.after + 1)?;
                ((cue.after + 1, end), end)
            }
            false => (self.owner(cue, cue.group + 1)?, cue.after),
        };
        let next = end + usize::from(unit.is_comma(end) || unit.norm(end) == ":");
        if unit.pair(next).is_some() {
            let run = (next..unit.len()).take_while(|at| unit.pair(*at).is_some()).count();
            let mut draft = self.draft(cue, vec![(next, next + run)], Some(speaker), why);
            draft.fragment = !content::is_utterance(unit, next, 0);
            return Some(draft);
        }
        if leads_in(unit, cue.group) {
            let to = content::end(unit, self.cues, cue, next, Extent::Clause);
            return (next > end && next < to).then(|| self.draft(cue, vec![(next, to)], Some(speaker), why));
        }
        let left = content::before(unit, cue.group, self.floor())?;
        Some(self.draft(cue, vec![left], Some(speaker), why))
    }

    /// "Mr Silva was told by Ms Roth that …", "It is said that …", "Asked whether …,".
    pub(super) fn passive(&self, cue: &Found) -> Option<Draft> {
        let unit = self.unit;
        if cue.what.governs("names")
            && let Some(draft) = self.named(cue)
        {
            return Some(draft);
        }
        let agent = agent(unit, cue.after, cue.after + 6);
        let end = agent.map_or(cue.after, |(_, end)| phrase::with_addition(unit, end).1);
        let after = phrase::skip_fillers(unit, end);
        let opens = unit.is_comma(after) && unit.pair(after + 1).is_some() && agent.is_some();
        let after = after + usize::from(opens);
        let takes = matches!(unit.norm(after), "that" | "whether" | "if" | "why" | "how" | "what")
            || (cue.what.governs("oto") && unit.norm(after) == "to")
            || (unit.pair(after).is_some() && (opens || cue.what.governs("names")));
        let about = cue.what.takes(unit.norm(end)) && (cue.group == 0 || agent.is_some());
        if !takes && !about {
            return None;
        }
        let start = if takes { after } else { end + 1 };
        let extent = if cue.group == 0 { Extent::Fronted } else { Extent::Clause };
        let to = content::end(unit, self.cues, cue, start, extent);
        let mut draft = self.draft(cue, vec![(start, to)], agent, "named after “by”");
        draft.fragment = unit.pair(start).is_some() && !opens;
        draft.addressee = phrase::phrase_before(unit, cue.group, self.floor())
            .filter(|_| cue.what.governs("told") || cue.what.governs("ask"));
        Some(draft)
    }

    /// "was branded “a disgrace” by critics", "criticised by Mara Quill as “reckless”".
    pub(super) fn named(&self, cue: &Found) -> Option<Draft> {
        let unit = self.unit;
        let pair = right::named_fragment(unit, cue.after)?;
        let agent = agent(unit, cue.after, pair).or_else(|| agent(unit, pair + 1, pair + 4))?;
        let mut draft = self.draft(cue, vec![(pair, pair + 1)], Some(agent), "named after “by”");
        draft.fragment = true;
        Some(draft)
    }

    /// "his claim that …", "Mr Silva’s warning that …", "her call for a “clean break”".
    pub(super) fn noun(&self, cue: &Found) -> Option<Draft> {
        let unit = self.unit;
        let speaker = self.owner(cue, self.floor())?;
        let why = "owner of the words";
        if unit.norm(cue.after) != "that" {
            let pair = right::named_fragment(unit, cue.after)?;
            let mut draft = self.draft(cue, vec![(pair, pair + 1)], Some(speaker), why);
            draft.fragment = true;
            return Some(draft);
        }
        let to = content::end(unit, self.cues, cue, cue.after, Extent::Fronted);
        let is_subject = !(0..cue.verb).any(|at| phrase::is_verb(unit, at));
        let to = if is_subject { content::before_second_verb(unit, cue.after, to) } else { to };
        (cue.after < to).then(|| self.draft(cue, vec![(cue.after, to)], Some(speaker), why))
    }

    /// Whose words a noun names: "his", "Mr Silva’s".
    fn owner(&self, cue: &Found, floor: usize) -> Option<Run> {
        let unit = self.unit;
        let first = cue.verb.saturating_sub(5);
        let owner = (first..cue.verb)
            .rev()
            .find(|at| unit.is(*at, Class::Poss) || matches!(unit.norm(*at), "'s" | "'"))?;
        let plain = (owner + 1..cue.verb).all(|at| unit.is_word(at) && !unit.is_function(at));
        let run = match unit.norm(owner) {
            "'s" | "'" => phrase::phrase_before(unit, owner, floor)?,
            _ => (owner, owner + 1),
        };
        plain.then_some(run)
    }
}

/// Whether somebody or something stands behind "according to", and no bare noun: "according to plan".
fn is_source(unit: &Unit, start: usize, end: usize) -> bool {
    let one = end == start + 1;
    let several = unit.is(start, Class::Plural) || unit.norm(start).ends_with('s');
    let pronoun = unit.is_function(start);
    !one || several || pronoun || unit.is_capitalised(start)
}

/// The comma that ends what the comma at `open` adds to a source: "According to Maria Lopez, a teacher at the school, …"
fn behind_apposition(unit: &Unit, open: usize) -> Option<usize> {
    let close = (open + 1..unit.len().min(open + LONGEST_ASIDE)).find(|at| unit.is_comma(*at))?;
    let is_indefinite = matches!(unit.norm(open + 1), "a" | "an");
    let tells = phrase::has_verb(unit, open + 1, close) || !phrase::has_verb(unit, close + 1, unit.len());
    (is_indefinite && !tells).then_some(close)
}

/// Takes in what a participle adds to a source: "polls conducted for the Gazette", "results tallied through Wednesday".
fn with_participle(unit: &Unit, end: usize) -> usize {
    if !(unit.norm(end).ends_with("ed") && unit.is(end + 1, Class::Prep)) {
        return end;
    }
    let stops = |at: &usize| !unit.is_word(*at) && !unit.is_hyphen(*at);
    (end..unit.len().min(end + LONGEST_ASIDE)).find(stops).unwrap_or(end)
}

/// Whether nothing but words that lead over stand before `group`, or it opens a clause behind "that".
fn leads_in(unit: &Unit, group: usize) -> bool {
    let leads = |at: usize| {
        let word = [Class::Conj, Class::Adv, Class::Sub].into_iter().any(|class| unit.is(at, class));
        unit.pair(at).is_none() && (!unit.is_word(at) || word)
    };
    let behind_colon = group.checked_sub(1).is_some_and(|before| matches!(unit.norm(before), ":" | ";"));
    (0..group).all(leads)
        || behind_colon
        || group.checked_sub(1).is_some_and(|before| unit.is(before, Class::Sub))
}

/// Who does it, where "by" stands between `from` and `to`.
fn agent(unit: &Unit, from: usize, to: usize) -> Option<Run> {
    let by = (from..unit.len().min(to)).find(|at| unit.norm(*at) == "by")?;
    Some((by + 1, phrase::short_phrase_after(unit, by + 1)?))
}
