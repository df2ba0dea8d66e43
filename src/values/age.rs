//! Ages: "34-year-old", "34 years old", "aged 12", "Jane Roe, 34,", "a boy, 12,", "she was 93.", "died at 93".
//! Takes a token position, gives the age that starts there with its unit.
//! Law: a bare number is an age only between commas behind a person, or where the words before it tell one.

use super::expression::{Found, Worth};
use super::numbers::{number_or_range, whole};
use super::sense::Unit;
use super::words::Words;
use crate::document::Kind;
use crate::lexicon::words::AGE_WORDS;
use crate::text::TokenKind;

/// "34-year-old", "34 years old", "aged 12", "Jane Roe, 34,": how old somebody is.
pub(super) fn age(words: &Words, at: usize) -> Option<Found> {
    let found = |end, value, unit, score| {
        Found::new(end, Kind::Age, Worth::Amount(value, unit), "age").doubtful(score)
    };
    let number = number_or_range(words, at)?;
    if let Some((end, unit)) = old(words, number.end) {
        return Some(found(end, number.value, unit, 0.95));
    }
    let told = matches!(words.before(at), "aged" | "age")
        || words.is(at.saturating_sub(2), "aged") && words.before(at) == "between";
    if told && number.value < 130.0 {
        return Some(found(number.end, number.value, "year", 0.9));
    }
    let is_bare = in_commas(words, at) || (number.end == at + 1 && is_said(words, at));
    is_bare.then(|| found(at + 1, number.value, "year", 0.8))
}

/// Whether the table puts the token in `class`.
fn is(words: &Words, at: usize, class: &str) -> bool {
    words.has(at) && AGE_WORDS.get(words.norm(at)) == Some(&class)
}

/// "She was 93.", "He turned 40 and", "died at 93": the clause ends with the number.
fn is_said(words: &Words, at: usize) -> bool {
    let Some(first) = at.checked_sub(2) else { return false };
    let value = whole(words.norm(at)).is_some_and(|value| (4.0..=110.0).contains(&value));
    let is_told = is(words, first, "subject") && is(words, at - 1, "be");
    let is_reached = is(words, first, "at") && words.is(at - 1, "at");
    let ends = matches!(words.norm(at + 1), "" | "." | "," | ";" | "and" | "when" | "after" | "to");
    value && ends && (is_told || is_reached) && !words.is_digits(at + 2)
}

/// Past "-year-old", "years old", "months of age".
fn old(words: &Words, at: usize) -> Option<(usize, &'static str)> {
    let noun = words.join(at);
    let unit = match words.any_unit(noun)? {
        Unit::Year => "year",
        Unit::Month => "month",
        Unit::Week => "week",
        Unit::Day => "day",
        _ => return None,
    };
    let old = words.join(noun + 1);
    let end = match (words.norm(old), words.norm(old + 1)) {
        ("old" | "olds", _) => old + 1,
        ("of", "age") => old + 2,
        _ => return None,
    };
    Some((end, unit))
}

/// "Jane Roe, 34,": a number of two or three digits between commas behind a name, or between a comma and the full stop.
fn in_commas(words: &Words, at: usize) -> bool {
    let Some(name) = at.checked_sub(2) else { return false };
    let named = words.is_capitalised(name) && !words.is_temporal(name) && !words.norm(name).ends_with('.');
    let value = whole(words.norm(at)).is_some_and(|value| (1.0..=110.0).contains(&value));
    let ends = words.is(at + 1, ".") && name.checked_sub(1).is_some_and(|given| words.is_capitalised(given));
    let closed = words.is(at + 1, ",") && !words.is_digits(at + 2) || ends;
    let full_name = words.is_capitalised(name)
        && name.checked_sub(1).is_some_and(|first| words.source.kind(first) == TokenKind::Word);
    let told_of = words.is_small_word(at + 2);
    let is_person = is(words, name, "person");
    (is_person || (named && (full_name || told_of))) && value && words.before(at) == "," && closed
}
