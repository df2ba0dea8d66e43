//! Noun phrases and fillers, read off function words, capitals and endings: no grammar beyond that.
//! Takes a unit and an atom, gives where a phrase starts or ends.
//! Law: every look around is bounded; what reads as no phrase is none.

use super::cue;
use super::narration::{Class, Unit};
use crate::lexicon::words::VERB_FORMS;
use crate::text::TokenKind;

/// How far a phrase may reach.
const REACH: usize = 40;

/// Whether the atom looks like a finite verb: an auxiliary, a listed form, a cue verb, or an -ed form behind a noun.
pub(super) fn is_verb(unit: &Unit, at: usize) -> bool {
    let norm = unit.norm(at);
    if norm == "'s" {
        return unit.is(at.wrapping_sub(1), Class::Pron);
    }
    let auxiliary =
        [Class::Be, Class::Have, Class::Do, Class::Modal].into_iter().any(|class| unit.is(at, class));
    let determined = at > 0
        && (unit.is(at - 1, Class::Det) || unit.is(at - 1, Class::Poss) || unit.is(at - 1, Class::Prep));
    let lower = !unit.is_capitalised(at);
    let listed = VERB_FORMS.contains_key(norm)
        || cue::verb(norm)
            .is_some_and(|verb| norm != verb.lemma && !norm.ends_with("ing") && !norm.ends_with('s'));
    let past = norm.len() > 4 && norm.ends_with("ed");
    auxiliary || (lower && !determined && (listed || past))
}

/// Whether a finite verb stands among the next atoms, before the sentence ends.
pub(super) fn has_verb(unit: &Unit, from: usize, to: usize) -> bool {
    (from..to.min(from + REACH)).any(|at| is_verb(unit, at) || unit.pair(at).is_some())
}

/// The end of the noun phrase that starts at `from`, with its "of" and "for" phrases; none where none does.
pub(super) fn phrase_after(unit: &Unit, from: usize) -> Option<usize> {
    if unit.is(from, Class::Pron) || unit.is(from, Class::Obj) {
        return Some(from + 1);
    }
    let mut at = from;
    while at < unit.len() && at < from + REACH && continues_phrase(unit, from, at) {
        at += 1;
    }
    while at > from
        && (unit.is(at - 1, Class::Prep) || unit.is(at - 1, Class::Conj) || unit.is(at - 1, Class::Det))
    {
        at -= 1;
    }
    (at > from).then_some(at)
}

/// Whether the atom `at` belongs to the noun phrase that began at `from`.
fn continues_phrase(unit: &Unit, from: usize, at: usize) -> bool {
    let norm = unit.norm(at);
    let linked = at > from
        && (unit.is(at - 1, Class::Prep) || unit.is(at - 1, Class::Conj) || unit.norm(at - 1) == "'s");
    if unit.pair(at).is_some() {
        return at > from && unit.is_capitalised(at - 1) && unit.is_capitalised(at + 1);
    }
    if matches!(norm, "of" | "for" | "at" | "in" | "from" | "with" | "close" | "familiar" | "near" | "by") {
        return at > from && (unit.is_word(at + 1) && !is_time(unit, at + 1));
    }
    if norm == "and" || norm == "&" {
        return at > from && unit.is_capitalised(at - 1) && unit.is_capitalised(at + 1);
    }
    if unit.is(at, Class::Det) || unit.is(at, Class::Poss) {
        return at == from || linked;
    }
    if norm == "'s" || norm == "'" || matches!(norm, "-" | "/") {
        return at > from;
    }
    if !unit.is_word(at) || is_time(unit, at) || unit.norm(at) == "to" {
        return false;
    }
    if at > from && is_verb(unit, at) {
        return unit.norm(at).ends_with("ed") && unit.is(at + 1, Class::Prep);
    }
    let bare_plural = at == from + 1 && !unit.is_capitalised(from) && unit.norm(from).ends_with('s');
    !(unit.is_function(at) || bare_plural && unit.is_capitalised(at))
        || unit.kind(at) == Some(TokenKind::Number)
}

/// The end of a noun phrase without the phrases that hang on it: "the New York Times", "reporters", "him".
pub(super) fn short_phrase_after(unit: &Unit, from: usize) -> Option<usize> {
    let end = phrase_after(unit, from)?;
    let stop = |at: &usize| {
        let norm = unit.norm(*at);
        let in_name = unit.is_capitalised(*at - 1) && unit.is_capitalised(*at + 1) && norm == "of";
        unit.is(*at, Class::Prep) && !in_name
    };
    Some((from + 1..end).find(stop).unwrap_or(end))
}

/// A word of time: "Tuesday", "yesterday", "week".
pub(super) fn is_time(unit: &Unit, at: usize) -> bool {
    unit.is(at, Class::Time) && !(unit.norm(at) == "may" && !unit.is_capitalised(at))
}

/// Skips what may stand between a cue and its content: adverbs, times, "in a statement", "on Fox News".
pub(super) fn skip_fillers(unit: &Unit, from: usize) -> usize {
    let mut at = from;
    while let Some(next) = filler(unit, at) {
        at = next;
    }
    at
}

/// The end of one filler at `at`.
fn filler(unit: &Unit, at: usize) -> Option<usize> {
    let norm = unit.norm(at);
    if is_time(unit, at)
        || (norm.len() > 4 && norm.ends_with("ly"))
        || matches!(norm, "also" | "again" | "simply")
    {
        return Some(at + 1);
    }
    let relative = matches!(norm, "last" | "this" | "next" | "late" | "early" | "that");
    if relative && is_time(unit, at + 1) {
        return Some(at + 2);
    }
    let clausal = matches!(
        norm,
        "as" | "like"
            | "than"
            | "after"
            | "before"
            | "since"
            | "until"
            | "out"
            | "off"
            | "up"
            | "down"
            | "that"
    );
    if !unit.is(at, Class::Prep) || clausal {
        return None;
    }
    let gerund = usize::from(unit.norm(at + 1).ends_with("ing"));
    let end = short_phrase_after(unit, at + 1 + gerund)?;
    let time = (at + 1..=end).rfind(|index| is_time(unit, *index)).map_or(end, |last| last + 1);
    Some(end.max(time))
}

/// The noun phrase that ends right before `end`, not reaching before `floor`: from where to where.
pub(super) fn phrase_before(unit: &Unit, end: usize, floor: usize) -> Option<(usize, usize)> {
    let last = end.checked_sub(1).filter(|last| *last >= floor)?;
    if unit.is_comma(last) || unit.is_dash(last) || unit.norm(last) == ")" {
        return with_apposition(unit, last, floor);
    }
    plain_before(unit, end, floor)
}

/// "Hugh Hill, a doctor," "Mia Kern, 19, of Bad Ems,": the name before the commas, with what they hold.
fn with_apposition(unit: &Unit, last: usize, floor: usize) -> Option<(usize, usize)> {
    let first = floor.max(last.saturating_sub(REACH));
    let mut found = None;
    for comma in (first + 1..last).rev() {
        let opens = unit.is_comma(comma) || unit.is_dash(comma) || unit.norm(comma) == "(";
        if !opens || unit.is(comma + 1, Class::Conj) || unit.pair(comma + 1).is_some() {
            continue;
        }
        let Some((start, end)) = plain_before(unit, comma, floor) else { continue };
        let is_name = unit.is_capitalised(end - 1) || unit.is(end - 1, Class::Pron);
        let number = unit.kind(start) == Some(TokenKind::Number) && end == start + 1;
        if number || end != comma {
            continue;
        }
        if is_name {
            return Some((start, last));
        }
        found = found.or(Some((start, last)));
    }
    found
}

/// A noun phrase without commas that ends right before `end`.
fn plain_before(unit: &Unit, end: usize, floor: usize) -> Option<(usize, usize)> {
    let floor = floor.max(end.saturating_sub(REACH));
    let mut start = end;
    let mut conjunction = None;
    while start > floor {
        let before = start - 1;
        let norm = unit.norm(before);
        if unit.pair(before).is_some() {
            let nickname = unit.is_capitalised(start) && before > floor && unit.is_capitalised(before - 1);
            if !nickname {
                break;
            }
        } else if before + 1 == end
            && matches!(norm, "who" | "which" | "that" | "he" | "she" | "they" | "it" | "we" | "i" | "you")
        {
            return Some((before, end));
        } else if unit.is(before, Class::Sub)
            || unit.is(before, Class::Wh)
            || matches!(norm, "but" | "or" | "yet" | "nor")
        {
            break;
        } else if norm == "and" {
            conjunction = conjunction.or(Some(start));
        } else if is_verb(unit, before) && !(norm.ends_with("ed") && unit.is(start, Class::Prep)) {
            start = conjunction.unwrap_or(start);
            break;
        } else if !unit.is_word(before) && !matches!(norm, "'s" | "'" | "&" | "/" | "%" | "$" | "#") {
            break;
        }
        start = before;
    }
    trim(unit, start, end)
}

/// Cuts what leads over to the phrase: conjunctions, adverbs, times and phrases with prepositions.
fn trim(unit: &Unit, mut start: usize, end: usize) -> Option<(usize, usize)> {
    while start < end {
        let adverb =
            unit.is(start, Class::Adv) || unit.norm(start).ends_with("ly") && !unit.is_capitalised(start);
        let relative = matches!(unit.norm(start), "last" | "this" | "next" | "late" | "early")
            && is_time(unit, start + 1);
        if unit.is(start, Class::Conj) || adverb || is_time(unit, start) || relative {
            start += 1;
        } else {
            break;
        }
    }
    if unit.is(start, Class::Prep) {
        start = after_preposition(unit, start, end)?;
    }
    (start < end && unit.is_word(end - 1) || unit.norm(end - 1) == "'s")
        .then_some((start, end))
        .filter(|(start, end)| start < end)
}

/// "In Ohio officials", "On Monday the mayor": where the noun phrase behind the first one starts.
fn after_preposition(unit: &Unit, start: usize, end: usize) -> Option<usize> {
    let bound = |at: usize| at > start + 1 && !unit.is(at - 1, Class::Prep) && !unit.is(at - 1, Class::Det);
    let by_determiner = (start + 2..end).rev().find(|at| {
        (unit.is(*at, Class::Det) || unit.is(*at, Class::Poss) || unit.is(*at, Class::Pron)) && bound(*at)
    });
    let by_name = || {
        (start + 2..end)
            .rev()
            .find(|at| unit.is_capitalised(*at) && !unit.is_capitalised(*at - 1) && bound(*at))
    };
    let by_noun = || (end > start + 2 && bound(end - 1)).then_some(end - 1);
    by_determiner.or_else(by_name).or_else(by_noun)
}

/// The subject of a unit's first clause: what later cues without one of their own take theirs from.
pub(super) fn first_subject(unit: &Unit, before: usize) -> Option<(usize, usize)> {
    let mut at = 0;
    let leads = unit.is(0, Class::Prep)
        || unit.is(0, Class::Sub)
        || unit.norm(0).ends_with("ing")
        || unit.is(0, Class::Adv);
    if leads {
        at = (1..before.min(REACH)).find(|index| unit.is_comma(*index))? + 1;
    }
    while at < before && (unit.is(at, Class::Conj) || unit.is(at, Class::Adv) || is_time(unit, at)) {
        at += 1;
    }
    let end = phrase_after(unit, at)?.min(before);
    (at < end).then_some((at, end))
}
