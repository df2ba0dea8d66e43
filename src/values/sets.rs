//! Times that recur: "every Tuesday", "each year", "daily", "twice a week", "Tuesdays".
//! Takes a token position, gives the set that starts there and where it ends.
//! Law: TIMEX3 values sets as the period ("P1W") or the pattern ("XXXX-WXX-2") that recurs.

use super::durations::length;
use super::expression::{Expression, Found, Worth};
use super::numbers::number;
use super::resolve::duration_value;
use super::sense::{Sense, Unit};
use super::words::Words;
use crate::document::Kind;

/// The set that starts at `at`.
pub(super) fn set(words: &Words, at: usize) -> Option<Found> {
    let (end, value) = every(words, at)
        .or_else(|| times(words, at))
        .or_else(|| plural(words, at))
        .or_else(|| adverb(words, at))?;
    Some(Found::new(end, Kind::Set, Worth::Time(Expression::Fixed(value)), "set"))
}

type Recurring = Option<(usize, String)>;

/// "every day", "each July", "every two weeks", "every other Tuesday night".
fn every(words: &Words, at: usize) -> Recurring {
    if !words.means(at, Sense::Every) {
        return None;
    }
    let noun = words.skip(at + 1, "other");
    let noun = words.skip(noun, "single");
    if let Some((end, pattern)) = pattern(words, noun) {
        return Some((end, pattern));
    }
    if let Some(unit) = words.unit(noun).filter(|unit| *unit != Unit::Second) {
        let amount = if words.is(at + 1, "other") { 2.0 } else { 1.0 };
        return Some((noun + 1, duration_value(Some(amount), unit)));
    }
    let few =
        length(words, noun).filter(|_| number(words, noun).is_some() || words.means(noun, Sense::Vague))?;
    Some((few.end, duration_value(few.amount, few.unit)))
}

/// What recurs once a week, a year or a day: "Tuesday", "July", "summer", "morning".
fn pattern(words: &Words, at: usize) -> Recurring {
    let value = words.sense(at, |sense| match sense {
        Sense::Weekday(day) | Sense::Weekdays(day) => Some(format!("XXXX-WXX-{day}")),
        Sense::Month(month) => Some(format!("XXXX-{month:02}")),
        Sense::Season(code) | Sense::Seasons(code) => Some(format!("XXXX-{code}")),
        Sense::Part(code) | Sense::Parts(code) => Some(format!("XXXX-XX-XXT{code}")),
        _ => None,
    })?;
    let part = |sense| match sense {
        Sense::Part(code) | Sense::Parts(code) => Some(code),
        _ => None,
    };
    match words.sense(at + 1, part).filter(|_| value.contains("-W")) {
        Some(code) => Some((at + 2, format!("{value}T{code}"))),
        None => Some((at + 1, value)),
    }
}

/// "twice a week", "three times a year", "once every two weeks", "once per month".
fn times(words: &Words, at: usize) -> Recurring {
    let once = words.sense(at, |sense| matches!(sense, Sense::Times(_)).then_some(at + 1));
    let counted =
        || number(words, at).filter(|number| words.is(number.end, "times")).map(|number| number.end + 1);
    let next = once.or_else(counted)?;
    if let Some(found) = every(words, next) {
        return Some(found);
    }
    let article = matches!(words.norm(next), "a" | "an" | "per");
    let unit = words.unit(next + 1).filter(|_| article)?;
    Some((next + 2, duration_value(Some(1.0), unit)))
}

/// "Tuesdays", "Tuesday nights", "weekends".
fn plural(words: &Words, at: usize) -> Recurring {
    if words.is(at, "weekends") {
        return Some((at + 1, "XXXX-WXX-WE".to_owned()));
    }
    let plural = |sense| matches!(sense, Sense::Weekdays(_)).then_some(());
    let nights = |sense| matches!(sense, Sense::Parts(_)).then_some(());
    let single = |sense| matches!(sense, Sense::Weekday(_)).then_some(());
    let recurs = words.sense(at, plural).is_some()
        || (words.sense(at, single).is_some() && words.sense(at + 1, nights).is_some());
    (recurs && words.is_capitalised(at)).then(|| pattern(words, at)).flatten()
}

/// "daily", "annually".
fn adverb(words: &Words, at: usize) -> Recurring {
    let value = words.set_word(at).filter(|_| !words.is_titled(at))?;
    // "quarterly profit" and "monthly magazine" name a kind.
    if words.is_small_noun(at + 1) && !words.is(at, "daily") {
        return None;
    }
    Some((at + 1, value.to_owned()))
}
