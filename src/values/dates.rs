//! Calendar dates: months, days, weekdays, feasts, digits with dashes or slashes.
//! Takes a token position, gives the date that starts there and where it ends.
//! Law: a word that may also be a name ("May", "April") is a date only where its neighbours say so.

use super::expression::{Point, Year, Yearly};
use super::holidays;
use super::numbers::{digit_ordinal, whole};
use super::sense::Sense;
use super::words::{Words, is_hyphen};
use super::years::{YEARS, counts, spelled_year, year};

/// A date and where it ends.
pub(super) type Dated = Option<(usize, Point)>;

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
    let counted = words.is_small_noun(at + 1) || counts(words, at + 1);
    let (end, year) = year_after(words, at + 1).unwrap_or((at + 1, Year::Open));
    (!counted).then_some((end, Point::Yearly(Yearly::Day(month, day), year)))
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
    let is_full = words.any(at, |sense| matches!(sense, Sense::Month(_)));
    if !words.means(at, Sense::Ambiguous) {
        return is_full;
    }
    let opens = words.source.sentence_at(at).first() == at;
    let in_name = at
        .checked_sub(1)
        .is_some_and(|before| words.is_capitalised(before) && !words.any(before, leads_to_month));
    let names_on = words.is_capitalised(at + 1) && !words.touches(at + 1) && !words.is_temporal(at + 1);
    // "March sales rose", but not "March on".
    let counted = words.is_small_noun(at + 1) && words.norm(at + 1).ends_with('s');
    is_full && !in_name && !names_on && (!opens || counted || words.is(at + 1, ","))
}

/// Whether a word of this sense stands before months: "In May", "Last April", "The March floods".
fn leads_to_month(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Preposition | Sense::Step(_) | Sense::Portion | Sense::Article | Sense::Every | Sense::Joiner
    )
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
    let counts = words.any(at + 1, |sense| matches!(sense, Sense::Percent | Sense::Scale(_)));
    (!counts).then_some((at + 1, day))
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
    let full = words.weekday(day).filter(|_| words.is_capitalised(day));
    let dated = dated_after(words, day + 1);
    let weekday =
        full.or_else(|| words.day_abbr(day).filter(|_| words.is_capitalised(day) && dated.is_some()))?;
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
    let (end, year) = match super::years::year(words, words.skip(end, ",")) {
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
    let listed = holidays::named(words, at);
    let name = listed.map(|(_, rule)| rule).or_else(|| words.feast(at))?;
    let fixed = name.split_once('-').and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
    let yearly = fixed.map_or(Yearly::Holiday(name), |(month, day)| Yearly::Day(month, day));
    if let Some((end, _)) = listed {
        return Some((end, yearly));
    }
    match (yearly, words.norm(at + 1)) {
        (Yearly::Day(month, day), "eve") => Some((at + 2, Yearly::Day(month, day - 1))),
        (_, "day") | (Yearly::Holiday("easter"), "sunday") => Some((at + 2, yearly)),
        _ => Some((at + 1, yearly)),
    }
}
