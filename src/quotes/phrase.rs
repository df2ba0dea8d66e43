//! Noun phrases and fillers, read off function words, capitals and endings: no grammar beyond that.
//! Takes a unit and an atom, gives where a phrase starts or ends.
//! Law: every look around is bounded; what reads as no phrase is none.

use super::cue;
use super::narration::{Class, Unit};
use super::non_speech;
use crate::lexicon::words::VERB_FORMS;
use crate::text::TokenKind;

/// How far a phrase may reach, in atoms.
const REACH: usize = 40;

/// The most tokens of a nickname, its marks included.
const LONGEST_NICKNAME: usize = 6;

/// Whether the atom looks like a finite verb: an auxiliary, a listed form, a cue verb, or an -ed form behind a noun.
pub(super) fn is_verb(unit: &Unit, at: usize) -> bool {
    let norm = unit.norm(at);
    let before = at.wrapping_sub(1);
    if norm == "'s" {
        return unit.is(before, Class::Pron) || unit.is(before, Class::Relative);
    }
    if [Class::Be, Class::Have, Class::Do, Class::Modal].into_iter().any(|class| unit.is(at, class)) {
        return !(unit.is(at, Class::Time) && unit.is_capitalised(at));
    }
    let nominal = unit.is(before, Class::Det) || unit.is(before, Class::Poss) || unit.is(before, Class::Prep);
    let compound = at > 0 && unit.is_hyphen(at - 1);
    if at == 0 || compound || nominal && !unit.is(before, Class::Plural) || unit.is_capitalised(at) {
        return false;
    }
    let cue = cue::verb(norm)
        .is_some_and(|verb| norm != verb.lemma && !norm.ends_with("ing") && !norm.ends_with('s'));
    VERB_FORMS.contains_key(norm) || cue || (norm.len() > 4 && norm.ends_with("ed"))
}

/// A form of "be".
pub(super) fn is_be(unit: &Unit, at: usize) -> bool {
    unit.is(at, Class::Be)
}

/// Whether a finite verb or a stretch in marks stands among the next atoms.
pub(super) fn has_verb(unit: &Unit, from: usize, to: usize) -> bool {
    (from..to.min(from + REACH)).any(|at| is_verb(unit, at) || unit.pair(at).is_some())
}

/// The end of the noun phrase that starts at `from`, with its "of" and "for" phrases; none where none does.
pub(super) fn phrase_after(unit: &Unit, from: usize) -> Option<usize> {
    if (unit.is(from, Class::Pron) && !unit.is(from, Class::Det))
        || unit.is(from, Class::Obj) && !unit.is(from, Class::Poss)
    {
        return Some(from + 1);
    }
    let mut at = from;
    while at < unit.len() && at < from + REACH && continues_phrase(unit, from, at) {
        at += 1;
    }
    let dangles =
        |at: usize| [Class::Prep, Class::Conj, Class::Det].into_iter().any(|class| unit.is(at, class));
    while at > from + 1 && dangles(at - 1) {
        at -= 1;
    }
    (at > from && !unit.is(from, Class::Prep)).then_some(at)
}

/// Whether the atom `at` belongs to the noun phrase that began at `from`.
fn continues_phrase(unit: &Unit, from: usize, at: usize) -> bool {
    let inside = at > from;
    let norm = unit.norm(at);
    if unit.pair(at).is_some() {
        return inside && is_nickname(unit, at);
    }
    if unit.is(at, Class::Link) {
        return inside && unit.is_word(at + 1) && !is_time(unit, at + 1);
    }
    if matches!(norm, "and" | "&") {
        return inside && unit.is_capitalised(at - 1) && unit.is_capitalised(at + 1);
    }
    if unit.is(at, Class::Det) || unit.is(at, Class::Poss) {
        let linked = inside
            && (unit.is(at - 1, Class::Prep) || unit.is(at - 1, Class::Conj) || unit.is(at - 1, Class::Det));
        return !inside || linked || unit.kind(at) == Some(TokenKind::Number);
    }
    if matches!(norm, "'s" | "'" | "$" | "%") || unit.is_hyphen(at) {
        return inside || norm == "$";
    }
    if is_time(unit, at) {
        return inside && at == from + 1 && (unit.is(from, Class::Det) || unit.is(from, Class::Poss));
    }
    if norm == "to" {
        return inside && unit.is(at - 1, Class::Complement);
    }
    if !unit.is_word(at) {
        return false;
    }
    if inside && is_verb(unit, at) {
        return norm.ends_with("ed") && matches!(unit.norm(at + 1), "by" | "of");
    }
    let bare = !unit.is_capitalised(from) && !unit.is(from, Class::Poss) && !unit.is(from, Class::Det);
    let after_plural = at == from + 1 && bare && unit.norm(from).ends_with('s');
    let free = unit.is_function(at) && !unit.is_hyphen(at + 1);
    !(free || (after_plural && unit.is_capitalised(at)))
}

/// Whether a stretch in marks stands within a name: Anton “Toni” Berg.
fn is_nickname(unit: &Unit, at: usize) -> bool {
    let range = unit.atoms.get(at).map_or(0, |atom| atom.range.len());
    let within = at > 0 && unit.is_capitalised(at - 1) && unit.is_capitalised(at + 1);
    within && range <= LONGEST_NICKNAME && !unit.pair_ends_with(at, &[',', '.', '!', '?'])
}

/// The end of a noun phrase without the phrases that hang on it: "the New York Times", "reporters", "him".
pub(super) fn short_phrase_after(unit: &Unit, from: usize) -> Option<usize> {
    let end = phrase_after(unit, from)?;
    let stop = |at: &usize| {
        let in_name = unit.is_capitalised(*at - 1) && unit.is_capitalised(*at + 1) && unit.norm(*at) == "of";
        unit.is(*at, Class::Prep) && !in_name
    };
    Some((from + 1..end).find(stop).unwrap_or(end))
}

/// A word of time: "Tuesday", "yesterday", "week".
pub(super) fn is_time(unit: &Unit, at: usize) -> bool {
    unit.is(at, Class::Time) && (!unit.is(at, Class::Modal) || unit.is_capitalised(at))
}

/// Skips what may stand between a cue and its content: adverbs, times, "in a statement", "on Fox News".
pub(super) fn skip_fillers(unit: &Unit, from: usize) -> usize {
    skip_fillers_to(unit, from, |_| false)
}

/// The same, but not past what `stops`.
pub(super) fn skip_fillers_to(unit: &Unit, from: usize, stops: impl Fn(usize) -> bool) -> usize {
    let mut at = from;
    while !stops(at)
        && let Some(next) = filler(unit, at)
    {
        at = next;
    }
    at
}

/// The end of one filler at `at`.
fn filler(unit: &Unit, at: usize) -> Option<usize> {
    if is_time(unit, at) {
        return Some(at + 1 + usize::from(unit.kind(at + 1) == Some(TokenKind::Number)));
    }
    if cue::is_manner(unit, at) || matches!(unit.norm(at), "also" | "again") {
        return Some(at + 1);
    }
    if unit.norm(at) == "before" && unit.norm(at + 1) == "that" {
        return Some(at + 1); // "has said before that it will"
    }
    if unit.is(at, Class::Comparative) && is_time(unit, at + 1) {
        return Some(at + 2);
    }
    if !unit.is(at, Class::Prep) || unit.is(at, Class::Clausal) {
        return None;
    }
    let gerund = usize::from(unit.norm(at + 1).ends_with("ing"));
    let end =
        short_phrase_after(unit, at + 1 + gerund).or_else(|| is_time(unit, at + 1).then_some(at + 2))?;
    let title = unit.pair(end).is_some() && non_speech::reason(unit, end).is_some();
    Some(end + usize::from(title))
}

/// Takes in what a bracket or a comma adds to a phrase that ends at `end` ("said Tom Adeyemi, a spokesman"): where it
/// ends then, and where the fillers behind it do.
pub(super) fn with_addition(unit: &Unit, end: usize) -> (usize, usize) {
    let bracket = (end..unit.len().min(end + 12)).find(|at| unit.norm(*at) == ")");
    let end = bracket.filter(|_| unit.norm(end) == "(").map_or(end, |close| close + 1);
    let next = end + 1;
    if !unit.is_comma(end) || !is_addition(unit, next) {
        return (end, skip_fillers(unit, end));
    }
    let limit = unit.len().min(end + REACH);
    let is_relative = unit.is(next, Class::Relative);
    let stops = |at: &usize| {
        let quotation = unit.pair(*at).is_some() && !unit.is_word(*at - 1);
        let participle = !is_relative && unit.is_comma(*at) && unit.norm(*at + 1).ends_with("ing");
        unit.is_end(*at) || quotation || participle || unit.norm(*at) == ";"
    };
    let close = (next..limit).find(stops).unwrap_or(limit);
    let comma = unit.pair(close).is_some() && unit.is_comma(close - 1);
    let close = close - usize::from(comma);
    (close, close)
}

/// Whether what follows a comma adds to the noun before it, rather than going on with the sentence.
fn is_addition(unit: &Unit, at: usize) -> bool {
    let pronoun = unit.is(at, Class::Pron) && !unit.is(at, Class::Det);
    let clause = unit.is(at, Class::Sub) && !unit.is(at, Class::Wh);
    let goes_on = pronoun || clause || unit.is(at, Class::Conj) || unit.norm(at) == "according";
    !goes_on && unit.pair(at).is_none() && !unit.norm(at).ends_with("ing")
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
    let bracket = unit.norm(last) == ")";
    let mut found = None;
    for open in (first + 1..last).rev() {
        let opens = if bracket { unit.norm(open) == "(" } else { unit.is_comma(open) || unit.is_dash(open) };
        let joined = unit.is(open + 1, Class::Conj) && !unit.is_dash(open);
        if !opens || joined || unit.pair(open + 1).is_some() {
            continue;
        }
        let inner = if unit.norm(open - 1) == ")" {
            phrase_before(unit, open, floor)
        } else {
            plain_before(unit, open, floor)
        };
        let Some((start, end)) = inner else { continue };
        let number = unit.kind(start) == Some(TokenKind::Number) && end == start + 1;
        if number {
            continue;
        }
        let whole = if bracket { last + 1 } else { last };
        if unit.is_capitalised(end - 1) || unit.is(end - 1, Class::Pron) || bracket {
            return Some((start, whole));
        }
        found = found.or(Some((start, whole)));
    }
    found
}

/// A noun phrase without commas that ends right before `end`.
fn plain_before(unit: &Unit, end: usize, floor: usize) -> Option<(usize, usize)> {
    let floor = floor.max(end.saturating_sub(REACH));
    let last = end.checked_sub(1).filter(|last| *last >= floor)?;
    let alone = unit.is(last, Class::Relative) || (unit.is(last, Class::Pron) && !unit.is(last, Class::Det));
    if alone {
        return Some((last, end));
    }
    let mut start = end;
    let mut conjunction = None;
    while start > floor {
        let before = start - 1;
        let norm = unit.norm(before);
        if unit.pair(before).is_some() {
            if before == floor || !is_nickname(unit, before) {
                break;
            }
        } else if norm == "and" {
            conjunction = conjunction.or(Some(start));
        } else if unit.is(before, Class::Conj) || unit.is(before, Class::Sub) || unit.is(before, Class::Wh) {
            break;
        } else if is_verb(unit, before) && !(norm.ends_with("ed") && unit.is(start, Class::Prep)) {
            start = conjunction.unwrap_or(start);
            break;
        } else if !unit.is_word(before)
            && unit.kind(before) != Some(TokenKind::Mark)
            && !matches!(norm, "'s" | "'" | "&" | "%" | "$")
            && !unit.is_hyphen(before)
        {
            break;
        }
        start = before;
    }
    trim(unit, start, end)
}

/// Cuts what leads over to the phrase: conjunctions, adverbs, times and phrases with prepositions.
fn trim(unit: &Unit, mut start: usize, end: usize) -> Option<(usize, usize)> {
    let leads = |at: usize| {
        unit.is(at, Class::Conj)
            || (unit.is(at, Class::Adv) && !unit.is(at, Class::Det))
            || cue::is_manner(unit, at)
            || is_time(unit, at)
            || (unit.is(at, Class::Comparative) && is_time(unit, at + 1))
    };
    while start < end && leads(start) {
        start += 1;
    }
    if unit.is(start, Class::Prep) {
        start = after_preposition(unit, start, end)?;
    }
    let dangles = end > start && unit.is(end - 1, Class::Link);
    let noun =
        end > start && !dangles && (unit.is_word(end - 1) || matches!(unit.norm(end - 1), "'s" | "'" | "%"));
    noun.then_some((start, end))
}

/// "In Ohio officials", "On Monday the mayor": where the noun phrase behind the first one starts.
fn after_preposition(unit: &Unit, start: usize, end: usize) -> Option<usize> {
    let bound = |at: usize| at > start + 1 && !unit.is(at - 1, Class::Prep) && !unit.is(at - 1, Class::Det);
    let determined =
        |at: usize| [Class::Det, Class::Poss, Class::Pron].into_iter().any(|class| unit.is(at, class));
    let by_determiner = (start + 2..end).rev().find(|at| determined(*at) && bound(*at));
    let by_name = || {
        let starts =
            |at: usize| unit.is_capitalised(at) && (!unit.is_capitalised(at - 1) || is_time(unit, at - 1));
        (start + 2..end).rev().find(|at| starts(*at) && bound(*at))
    };
    let by_noun = || (end > start + 2 && bound(end - 1) && !unit.is_capitalised(end - 1)).then_some(end - 1);
    if unit.norm(start) == "with" {
        return Some(start + 1);
    }
    by_determiner.or_else(by_name).or_else(by_noun)
}

/// The subject of the clause in which `at` stands: that of the last finite verb before it.
pub(super) fn clause_subject(unit: &Unit, at: usize) -> Option<(usize, usize)> {
    subjects_before(unit, at).next()
}

/// The subject of the main clause in which `at` stands: no "who", nothing behind "that" or "when".
pub(super) fn main_subject(unit: &Unit, at: usize) -> Option<(usize, usize)> {
    let embedded = |start: usize| {
        unit.is(start, Class::Relative)
            || start.checked_sub(1).is_some_and(|before| {
                is_verb(unit, before)
                    || [Class::Sub, Class::Wh, Class::Clausal].into_iter().any(|class| unit.is(before, class))
            })
    };
    subjects_before(unit, at).find(|(start, _)| !embedded(*start))
}

/// The subjects of the finite verbs before `at`, the last first.
fn subjects_before<'s>(unit: &'s Unit, at: usize) -> impl Iterator<Item = (usize, usize)> + 's {
    let first = at.saturating_sub(REACH);
    (first..at).rev().filter(|verb| is_verb(unit, *verb)).filter_map(|verb| {
        let (group, _) = cue::auxiliaries(unit, verb);
        phrase_before(unit, group, 0).filter(|(start, _)| !is_verb(unit, *start))
    })
}

/// The subject of a unit's first clause: what later cues without one of their own take theirs from.
pub(super) fn first_subject(unit: &Unit, before: usize) -> Option<(usize, usize)> {
    let mut at = dateline(unit);
    let participle =
        unit.norm(at).ends_with("ing") || (unit.norm(at).ends_with("ed") && unit.is(at + 1, Class::Prep));
    let leads = unit.is(at, Class::Prep) || unit.is(at, Class::Sub) || participle || cue::is_manner(unit, at);
    if leads {
        let parts = |index: &usize| unit.is_comma(*index) || unit.pair_ends_with(*index, &[',']);
        at = (at + 1..before.min(REACH)).find(parts)? + 1;
    }
    let skips = |at: usize| {
        unit.is(at, Class::Conj)
            || (unit.is(at, Class::Adv) && !unit.is(at, Class::Det))
            || is_time(unit, at)
            || unit.is_comma(at)
    };
    while at < before && skips(at) {
        at += 1;
    }
    let end = phrase_after(unit, at)?.min(before);
    (at < end).then_some((at, end))
}

/// The end of a dateline that the unit opens with: "WASHINGTON (AP) —".
fn dateline(unit: &Unit) -> usize {
    let dash = (1..unit.len().min(10)).find(|at| unit.is_dash(*at));
    match dash {
        Some(dash) if unit.is_capitalised(0) && !(0..dash).any(|at| is_verb(unit, at)) => dash + 1,
        _ => 0,
    }
}
