//! Years, decades and centuries: "1990", "'99", "218 BC", "the 1990s", "the 19th century".
//! Takes a token position, gives the date that starts there and where it ends.
//! Law: four digits are a year only where they count nothing.

use super::dates::Dated;
use super::expression::Point;
use super::numbers::{number, ordinal, whole};
use super::sense::Sense;
use super::words::Words;

/// Years that four digits are read as.
pub(super) const YEARS: std::ops::RangeInclusive<f64> = 1000.0..=2199.0;

/// A year in four digits.
pub(super) fn year(words: &Words, at: usize) -> Option<i16> {
    let norm = words.norm(at);
    whole(norm).filter(|value| norm.len() == 4 && YEARS.contains(value)).map(|value| value as i16)
}

/// A year that stands alone: "1990", "'99", "the year 2000", "218 BC", "nineteen ninety-six".
pub(super) fn lone_year(words: &Words, at: usize) -> Dated {
    if let Some(found) = bc(words, at).or_else(|| spelled_year(words, at)) {
        return Some(found);
    }
    if words.is(at, "year") {
        let spelled = number(words, at + 1).filter(|number| YEARS.contains(&number.value))?;
        return Some((spelled.end, Point::Year(spelled.value as i16)));
    }
    if matches!(words.norm(at), "'" | "‘") && words.touches(at + 1) && words.norm(at + 1).len() == 2 {
        let short = whole(words.norm(at + 1)).filter(|_| !words.touches(at) && !words.touches(at + 2))?;
        return Some((at + 2, Point::Year(century_of(short as i16))));
    }
    let year = year(words, at).filter(|year| is_year(words, at, *year))?;
    let next = whole(words.norm(at + 2)).filter(|_| words.norm(at + 2).len() == 2);
    let two = words.is(at + 1, "/") && words.touches(at + 1) && words.touches(at + 2);
    let season = two && next == Some(f64::from((year + 1) % 100));
    Some((if season { at + 3 } else { at + 1 }, Point::Year(year)))
}

/// The year that two digits stand for: up to 30 in this century, else in the last.
fn century_of(short: i16) -> i16 {
    if short <= 30 { 2000 + short } else { 1900 + short }
}

/// Whether four digits are a year: a likely one that counts nothing, or one behind a preposition of time.
fn is_year(words: &Words, at: usize, year: i16) -> bool {
    let before = words.before(at);
    let joined = words.is_joined(at)
        && !is_year_like(words, at.saturating_sub(2))
        && !words.means(at.saturating_sub(2), Sense::Portion);
    let money = at
        .checked_sub(1)
        .is_some_and(|before| words.any(before, |sense| matches!(sense, Sense::Symbol(_) | Sense::Code(_))));
    if joined || money || matches!(before, "at" | "no." | "#" | "." | "/" | "+") || counts(words, at + 1) {
        return false;
    }
    let cue = words.at_before(at, Sense::Preposition);
    if (1900..=2050).contains(&year) {
        return cue || !counts_people(words, at + 1);
    }
    let modern = (1700..1900).contains(&year) && !words.is_small_noun(at + 1);
    modern
        || (1400..=2100).contains(&year)
            && (cue || matches!(before, "(" | "of" | "-" | "–"))
            && !counts_nouns(words, at + 1)
        || (1000..1400).contains(&year) && cue && !counts_nouns(words, at + 1)
}

fn is_year_like(words: &Words, at: usize) -> bool {
    year(words, at).is_some()
}

/// Whether the token at `at` is what the number before it counts: a unit, a percent sign, a scale.
pub(super) fn counts(words: &Words, at: usize) -> bool {
    let at = words.join(at);
    let counted = |sense| {
        matches!(
            sense,
            Sense::Percent
                | Sense::Scale(_)
                | Sense::Units(_)
                | Sense::Measure(_)
                | Sense::Currency(..)
                | Sense::Meridiem(_)
                | Sense::Zone
        )
    };
    let slash = words.is(at, "/") && words.touches(at) && words.norm(at + 1).len() != 2;
    words.any(at, counted) || slash
}

/// Whether a plural noun in small letters follows, as after a number of things.
fn counts_nouns(words: &Words, at: usize) -> bool {
    let norm = words.norm(at);
    words.is_small_word(at) && norm.len() > 3 && norm.ends_with('s') && !norm.ends_with("ss")
        || counts_people(words, at)
}

/// Whether people follow: behind a likely year, only they are what is mostly counted without a comma.
fn counts_people(words: &Words, at: usize) -> bool {
    words.means(at, Sense::People)
}

/// "218 BC", "30 B.C.".
fn bc(words: &Words, at: usize) -> Dated {
    let year = whole(words.norm(at)).filter(|year| *year < 10_000.0)?;
    words.means(at + 1, Sense::Era).then_some((at + 2, Point::Bc(year as i16)))
}

/// "nineteen ninety-six".
pub(super) fn spelled_year(words: &Words, at: usize) -> Dated {
    let high = words.number_word(at)?;
    let low =
        number(words, at + 1).filter(|low| (10.0..100.0).contains(&low.value) && !words.is_digits(at + 1))?;
    let counted =
        words.any(low.end, |sense| matches!(sense, Sense::Percent | Sense::Units(_) | Sense::Currency(..)));
    let fits = (17.0..=20.0).contains(&high) && !counted;
    fits.then_some((low.end, Point::Year(high as i16 * 100 + low.value as i16)))
}

/// "1990s", "'80s", "nineties"; the article and "early" are taken by the caller.
pub(super) fn decade(words: &Words, at: usize) -> Dated {
    let lead = if words.at_before(at, Sense::Portion) { at.saturating_sub(2) } else { at.saturating_sub(1) };
    // "in his early 50s": how old, not when.
    if matches!(words.norm(lead), "his" | "her" | "their" | "my" | "our" | "your") {
        return None;
    }
    if let Some(decade) = words.decade_word(at).filter(|_| words.is_decade_context(at)) {
        return Some((at + 1, Point::Decade(decade)));
    }
    let (at, is_short) = if matches!(words.norm(at), "'" | "‘") && words.touches(at + 1) {
        (at + 1, true)
    } else {
        (at, false)
    };
    let norm = words.norm(at);
    let (stem, end) = match norm.strip_suffix('s').or_else(|| norm.strip_suffix("'s")) {
        Some(stem) => (stem, at + 1),
        None if words.is(at + 1, "'s") && norm.ends_with('0') => (norm, at + 2),
        None => return None,
    };
    let value = whole(stem).filter(|value| value % 10.0 == 0.0)? as i16;
    match stem.len() {
        4 if (1000..=2100).contains(&value) => Some((end, Point::Decade(value / 10))),
        2 if is_short || words.is_decade_context(at) => Some((end, Point::Decade(century_of(value) / 10))),
        _ => None,
    }
}

/// "19th century", "twentieth century".
pub(super) fn century(words: &Words, at: usize) -> Dated {
    let (end, ordinal) = ordinal(words, at)?;
    let noun = words.join(end);
    let stands = matches!(words.norm(noun), "century" | "centuries") && (1..=30).contains(&ordinal);
    stands.then_some((noun + 1, Point::Century(ordinal as i16 - 1)))
}
