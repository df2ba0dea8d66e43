//! Ages: "34-year-old", "34 years old", "aged 12", "Jane Roe, 34,".
//! Takes a token position, gives the age that starts there with its unit.
//! Law: a bare number is an age only between commas behind a full name.

use super::expression::{Found, Worth};
use super::numbers::{number_or_range, whole};
use super::sense::Unit;
use super::words::Words;
use crate::document::Kind;
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
    in_commas(words, at).then(|| found(at + 1, number.value, "year", 0.8))
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

/// "Jane Roe, 34,": a number of two or three digits between commas behind a name.
fn in_commas(words: &Words, at: usize) -> bool {
    let Some(name) = at.checked_sub(2) else { return false };
    let named = words.is_capitalised(name) && !words.is_temporal(name) && !words.norm(name).ends_with('.');
    let value = whole(words.norm(at)).is_some_and(|value| (1.0..=110.0).contains(&value));
    let closed = words.is(at + 1, ",") && !words.is_digits(at + 2);
    let full_name = words.is_capitalised(name)
        && name.checked_sub(1).is_some_and(|first| words.source.kind(first) == TokenKind::Word);
    let told_of = words.is_small_word(at + 2);
    named && (full_name || told_of) && value && words.before(at) == "," && closed
}
