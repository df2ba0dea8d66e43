//! Ordinals and bare numbers.
//! Takes a token position, gives the count that starts there.
//! Law: a number inside a name ("Boeing 737", "F-16") or glued to letters is none.

use super::expression::{Found, Worth};
use super::numbers::{number, ordinal, split, whole};
use super::sense::{Sense, short_scale};
use super::words::Words;
use crate::document::Kind;

/// "first", "21st".
pub(super) fn ranked(words: &Words, at: usize) -> Option<Found> {
    let (end, value) = ordinal(words, at)?;
    let titled =
        words.is_capitalised(at) && words.is_capitalised(end) && words.source.sentence_at(at).first() != at;
    let fraction = matches!(words.before(at), "a" | "one") && words.is(end, "of");
    let second =
        words.is(at, "second") && matches!(words.before(at), "a" | "per" | "each" | "every" | "split");
    let adverb = matches!(words.before(at), "at") && words.is(at, "first");
    let excluded = titled || fraction || second || adverb || words.is_joined(at);
    (!excluded).then(|| Found::new(end, Kind::Ordinal, Worth::Amount(f64::from(value), ""), "ordinal"))
}

/// "12", "two dozen", "millions", "two-thirds", "3-2".
pub(super) fn counted(words: &Words, at: usize) -> Option<Found> {
    if words.is_joined(at) || is_named(words, at) {
        return None;
    }
    score(words, at)
        .or_else(|| fraction(words, at).map(|(end, part)| (end, Worth::Amount(part, ""))))
        .or_else(|| many(words, at))
        .or_else(|| plain(words, at))
        .map(|(end, worth)| Found::new(end, Kind::Cardinal, worth, "number").doubtful(0.85))
}

/// Whether the number belongs to the name before it: "Boeing 737", "Route 66".
fn is_named(words: &Words, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let digits = whole(words.norm(at)).is_some_and(|value| value < 10_000.0);
    let opens = words.source.sentence_at(before).first() == before;
    let glued =
        words.touches(at) && !matches!(words.norm(before), "(" | "[" | "\"" | "“" | "'" | "‘" | "—" | "–");
    let tail = words.touches(at + 1) && matches!(words.norm(at + 1), "/" | "+" | "#");
    glued || tail || (digits && words.is_capitalised(before) && !opens && !words.is_temporal(before))
}

/// A match's score: "3-2", "21-14".
fn score(words: &Words, at: usize) -> Option<(usize, Worth)> {
    let other = words.join(at + 1);
    let small = |at: usize| whole(words.norm(at)).is_some_and(|value| value < 300.0);
    let more = words.join(other + 1) > other + 1;
    let month = words.is_temporal(other + 1);
    (other > at + 1 && small(at) && small(other) && !more && !month).then_some((other + 1, Worth::None))
}

/// "two-thirds", "a third of", "three quarters".
pub(super) fn fraction(words: &Words, at: usize) -> Option<(usize, f64)> {
    if matches!(words.norm(at), "a" | "one") {
        let next = words.join(at + 1);
        let (end, parts) = ordinal(words, next).filter(|(end, _)| words.is(*end, "of"))?;
        return Some((end, 1.0 / f64::from(parts.max(1))));
    }
    let number = number(words, at)?;
    let noun = words.join(number.end);
    let parts = words.fraction(noun).filter(|_| number.value < 100.0)?;
    Some((noun + 1, number.value / parts))
}

/// "millions", "tens of thousands", "several hundred", "dozens".
fn many(words: &Words, at: usize) -> Option<(usize, Worth)> {
    if let Some(scale) = words.scale(at + 1).filter(|_| words.means(at, Sense::Vague)) {
        return Some((at + 2, Worth::Amount(scale, "")));
    }
    let first = words.many(at)?;
    match words.many(at + 2).filter(|_| words.is(at + 1, "of")) {
        Some(second) => Some((at + 3, Worth::Amount(first * second, ""))),
        None => Some((at + 1, Worth::Amount(first, ""))),
    }
}

/// "12", "three", "12m"; "one" only of several ("one of the men"), as it is a pronoun too.
fn plain(words: &Words, at: usize) -> Option<(usize, Worth)> {
    if words.is(at, "one")
        && !words.is(at + 1, "of")
        && number(words, at).is_none_or(|number| number.end == at + 1)
    {
        return None;
    }
    if let Some((value, suffix)) = split(words.norm(at)).filter(|(_, suffix)| !suffix.is_empty()) {
        let scale = short_scale(suffix)?;
        return Some((at + 1, Worth::Amount(value * scale, "")));
    }
    let number = number(words, at)?;
    Some((number.end, Worth::Amount(number.value, "")))
}
