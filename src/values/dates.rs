//! Calendar dates: years, months, days, weekdays, decades, centuries, feasts, digits with dashes or slashes.
//! Takes a token position, gives the date that starts there and where it ends.
//! Law: a word that may also be a name ("May", "April") is a date only where its neighbours say so.

use super::expression::{Point, Year, Yearly};
use super::numbers::{digit_ordinal, number, whole};
use super::sense::{Sense, Words, is_hyphen};

/// A date and where it ends.
pub(super) type Dated = Option<(usize, Point)>;

/// Years that four digits are read as.
const YEARS: std::ops::RangeInclusive<f64> = 1000.0..=2199.0;

/// "Feb. 12, 2025", "February 2025", "February", "Feb. 12", "June last year".
pub(super) fn month_first(words: &Words, at: usize) -> Dated {
    let (end, month) = month(words, at)?;
    if let Some((day_end, day)) = day_after(words, end) {
        let (end, year) = year_after(words, day_end).unwrap_or((day_end, Year::Open));
        return Some((end, Point::Yearly(Yearly::Day(month, day), year)));
    }
    if let Some((end, year)) = year_after(words, end) {
        return Some((end, Point::Yearly(Yearly::Month(month), year)));
    }
    stands_alone(words, at).then_some((end, Point::Yearly(Yearly::Month(month), Year::Open)))
}

/// "last April", "this September", "the same May".
pub(super) fn stepped_month(words: &Words, at: usize) -> Dated {
    let step = words.step(at)?;
    let (end, month) = month(words, at + 1)?;
    if let Some((end, day)) = day_after(words, end) {
        return Some((end, Point::Yearly(Yearly::Day(month, day), Year::By(step))));
    }
    Some((end, Point::Yearly(Yearly::Month(month), Year::By(step))))
}

/// "12 February 2025", "12th of February", "12-Feb-2025".
pub(super) fn day_first(words: &Words, at: usize) -> Dated {
    let day = day(words.norm(at))?;
    let next = words.skip(words.join(at + 1), "of");
    let (end, month) = month(words, next).filter(|_| words.before(at) != "$")?;
    let (end, year) = year_after(words, words.join(end)).unwrap_or((end, Year::Open));
    Some((end, Point::Yearly(Yearly::Day(month, day), year)))
}

/// A day alone in a range of days: "|6|-7 January 1916", "April 5-|6|", "Feb. 12 and |13|".
pub(super) fn day_in_range(words: &Words, at: usize) -> Dated {
    let day = day(words.norm(at))?;
    let joins =
        |at: usize| is_hyphen(words.norm(at)) || matches!(words.norm(at), "to" | "and" | "or" | "through");
    if joins(at + 1) && self::day(words.norm(at + 2)).is_some() {
        let next = words.skip(at + 3, "of");
        if let Some((end, month)) = month(words, next) {
            let year = year_after(words, end).map_or(Year::Open, |(_, year)| year);
            return Some((at + 1, Point::Yearly(Yearly::Day(month, day), year)));
        }
    }
    let first = at.checked_sub(3)?;
    let (_, month) =
        month(words, first).filter(|_| joins(at - 1) && self::day(words.norm(at - 2)).is_some())?;
    let counts = words.is_small_noun(at + 1) || counts(words, at + 1);
    let (end, year) = year_after(words, at + 1).unwrap_or((at + 1, Year::Open));
    (!counts).then_some((end, Point::Yearly(Yearly::Day(month, day), year)))
}

/// The month word at `at`, written with a capital.
pub(super) fn month(words: &Words, at: usize) -> Option<(usize, i8)> {
    let named = |sense| match sense {
        Sense::Month(month) | Sense::MonthAbbr(month) => Some(month),
        _ => None,
    };
    let month = words.sense(at, named).filter(|_| words.is_capitalised(at))?;
    Some((at + 1, month))
}

/// Whether the month word at `at` is one without a day or a year beside it: no abbreviation, no modal "May", no name.
fn stands_alone(words: &Words, at: usize) -> bool {
    let is_full = words.sense(at, |sense| matches!(sense, Sense::Month(_)).then_some(())).is_some();
    if !words.means(at, Sense::Name) {
        return is_full;
    }
    let opens = words.source.sentence_at(at).first() == at;
    let in_name = at
        .checked_sub(1)
        .is_some_and(|before| words.is_capitalised(before) && words.senses(before).is_empty());
    let names_on = words.is_capitalised(at + 1) && !words.touches(at + 1) && !words.is_temporal(at + 1);
    is_full && !in_name && !names_on && (!opens || words.is(at + 1, ","))
}

/// A day of the month in digits: "12", "12th".
fn day(norm: &str) -> Option<i8> {
    let value = whole(norm).or_else(|| digit_ordinal(norm).map(f64::from))?;
    (norm.len() <= 4 && (1.0..=31.0).contains(&value)).then_some(value as i8)
}

/// The day behind a month: "12", "12th", "the 12th".
fn day_after(words: &Words, at: usize) -> Option<(usize, i8)> {
    let at = words.join(at);
    let ordinal = words.is(at, "the") && digit_ordinal(words.norm(at + 1)).is_some();
    let at = if ordinal { at + 1 } else { at };
    let day = day(words.norm(at))?;
    // "May 12,000 people", "March 5 percent": the number counts something else.
    let counts = words.sense(at + 1, |sense| matches!(sense, Sense::Percent | Sense::Scale(_)).then_some(()));
    counts.is_none().then_some((at + 1, day))
}

/// The year behind a month or a day: "2025", ", 2025", "of 2025", "last year", "of this year".
fn year_after(words: &Words, at: usize) -> Option<(usize, Year)> {
    let after = words.skip(at, ",");
    let after = if after == at { words.skip(words.join(at), "of") } else { after };
    if let Some((end, Point::Year(year))) = spelled_year(words, after) {
        return Some((end, Year::Known(year)));
    }
    if let Some(year) = year(words, after) {
        return Some((after + 1, Year::Known(year)));
    }
    let step = words.step(after).filter(|_| words.is(after + 1, "year") && !words.is(at, ","))?;
    Some((after + 2, Year::Of(step)))
}

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
    let money = at.checked_sub(1).is_some_and(|before| {
        words
            .sense(before, |sense| matches!(sense, Sense::Symbol(_) | Sense::Code(_)).then_some(()))
            .is_some()
    });
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
fn counts(words: &Words, at: usize) -> bool {
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
        .then_some(())
    };
    let slash = words.is(at, "/") && words.touches(at) && words.norm(at + 1).len() != 2;
    words.sense(at, counted).is_some() || slash
}

/// Whether a plural noun in small letters follows, as after a number of things.
fn counts_nouns(words: &Words, at: usize) -> bool {
    let norm = words.norm(at);
    words.is_small_word(at) && norm.len() > 3 && norm.ends_with('s') && !norm.ends_with("ss")
        || counts_people(words, at)
}

/// Whether people follow: behind a likely year, only they are what is mostly counted without a comma.
fn counts_people(words: &Words, at: usize) -> bool {
    matches!(words.norm(at), "people" | "men" | "women" | "children" | "jobs" | "homes" | "houses" | "seats")
}

/// "218 BC", "30 B.C.".
fn bc(words: &Words, at: usize) -> Dated {
    let year = whole(words.norm(at)).filter(|year| *year < 10_000.0)?;
    matches!(words.norm(at + 1), "bc" | "b.c." | "bce" | "b.c").then_some((at + 2, Point::Bc(year as i16)))
}

/// "nineteen ninety-six".
fn spelled_year(words: &Words, at: usize) -> Dated {
    let high = words.sense(at, |sense| if let Sense::Number(value) = sense { Some(value) } else { None })?;
    let low =
        number(words, at + 1).filter(|low| (10.0..100.0).contains(&low.value) && !words.is_digits(at + 1))?;
    let counted = words.sense(low.end, |sense| {
        matches!(sense, Sense::Percent | Sense::Units(_) | Sense::Currency(..)).then_some(())
    });
    let fits = (17.0..=20.0).contains(&high) && counted.is_none();
    fits.then_some((low.end, Point::Year(high as i16 * 100 + low.value as i16)))
}

/// "1990s", "'80s", "nineties"; the article and "early" are taken by the caller.
pub(super) fn decade(words: &Words, at: usize) -> Dated {
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
    let (end, ordinal) = super::numbers::ordinal(words, at)?;
    let noun = words.join(end);
    let stands = matches!(words.norm(noun), "century" | "centuries") && (1..=30).contains(&ordinal);
    stands.then_some((noun + 1, Point::Century(ordinal as i16 - 1)))
}

/// "2025-02-12", "12/02/2025", "2/12/2025", "12.02.2025".
pub(super) fn digits(words: &Words, at: usize) -> Dated {
    if !words.is_digits(at) {
        return None;
    }
    dotted(words, at).or_else(|| separated(words, at))
}

/// Three numbers with the same separator between them. Of day and month in doubt, the day comes first unless it
/// cannot be a day; ISO 8601 puts the year first.
fn separated(words: &Words, at: usize) -> Dated {
    let separator = words.norm(at + 1);
    let same = words.is(at + 3, separator) && (separator == "/" || is_hyphen(separator));
    let tight = (at + 1..at + 5).all(|index| words.touches(index))
        && !(words.touches(at + 5) && words.is(at + 5, separator));
    let parts = [words.norm(at), words.norm(at + 2), words.norm(at + 4)];
    if !same || !tight {
        return None;
    }
    Some((at + 5, ordered(parts)?))
}

/// "12.02.2025" in one token.
fn dotted(words: &Words, at: usize) -> Dated {
    let mut parts = words.norm(at).split('.');
    let found = [parts.next()?, parts.next()?, parts.next()?];
    let whole = parts.next().is_none() && found[2].len() == 4;
    whole.then(|| ordered(found)).flatten().map(|point| (at + 1, point))
}

/// Year, month and day of three numbers, by their sizes.
fn ordered(parts: [&str; 3]) -> Option<Point> {
    let [first, second, third] = parts.map(whole);
    let (first, second, third) = (first?, second?, third?);
    let (year, month, day) = match parts.map(str::len) {
        [4, 1..=2, 1..=2] => (first, second, third),
        [1..=2, 1..=2, 4] if second > 12.0 => (third, first, second),
        [1..=2, 1..=2, 4] => (third, second, first),
        _ => return None,
    };
    let fits = YEARS.contains(&year) && (1.0..=12.0).contains(&month) && (1.0..=31.0).contains(&day);
    fits.then_some(Point::Yearly(Yearly::Day(month as i8, day as i8), Year::Known(year as i16)))
}

/// "Wednesday", "Wednesday, Feb. 12, 2025", "last Wednesday".
pub(super) fn weekday(words: &Words, at: usize) -> Dated {
    let step = words.step(at);
    let day = if step.is_some() { at + 1 } else { at };
    let named = |sense| if let Sense::Weekday(day) = sense { Some(day) } else { None };
    let short = |sense| if let Sense::DayAbbr(day) = sense { Some(day) } else { None };
    let full = words.sense(day, named).filter(|_| words.is_capitalised(day));
    let dated = dated_after(words, day + 1);
    let weekday =
        full.or_else(|| words.sense(day, short).filter(|_| words.is_capitalised(day) && dated.is_some()))?;
    if let Some(dated) = dated.filter(|_| step.is_none()) {
        return Some(dated);
    }
    Some((day + 1, Point::Weekday(weekday, step)))
}

/// The date in digits behind a weekday: ", Feb. 12", "12 February".
fn dated_after(words: &Words, at: usize) -> Dated {
    let at = words.skip(at, ",");
    let at = words.skip(at, "the");
    let dated = month_first(words, at).or_else(|| day_first(words, at))?;
    matches!(dated.1, Point::Yearly(Yearly::Day(..), _)).then_some(dated)
}

/// "Christmas", "Thanksgiving Day", "last Christmas", "Easter 1916", "New Year's Eve".
pub(super) fn holiday(words: &Words, at: usize) -> Dated {
    let step = words.step(at);
    let name = if step.is_some() { at + 1 } else { at };
    let (end, yearly) = feast(words, name).filter(|_| words.is_capitalised(name))?;
    let year = step.map_or(Year::Open, Year::By);
    let (end, year) = match self::year(words, words.skip(end, ",")) {
        Some(known) => (words.skip(end, ",") + 1, Year::Known(known)),
        None => (end, year),
    };
    Some((end, Point::Yearly(yearly, year)))
}

fn feast(words: &Words, at: usize) -> Option<(usize, Yearly)> {
    if words.is(at, "new") && words.is(at + 1, "year") && words.is(at + 2, "'s") {
        let yearly = if words.is(at + 3, "eve") { Yearly::Day(12, 31) } else { Yearly::Day(1, 1) };
        return matches!(words.norm(at + 3), "eve" | "day").then_some((at + 4, yearly));
    }
    let named = |sense| if let Sense::Holiday(name) = sense { Some(name) } else { None };
    let name = words.sense(at, named)?;
    let fixed = name.split_once('-').and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
    let yearly = fixed.map_or(Yearly::Holiday(name), |(month, day)| Yearly::Day(month, day));
    match (yearly, words.norm(at + 1)) {
        (Yearly::Day(month, day), "eve") => Some((at + 2, Yearly::Day(month, day - 1))),
        (_, "day") | (Yearly::Holiday("easter"), "sunday") => Some((at + 2, yearly)),
        _ => Some((at + 1, yearly)),
    }
}
