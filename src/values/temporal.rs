//! Dates and times as whole expressions: a core with the words around it that TimeML counts in.
//! Takes a token position, gives the longest date, time, duration or set that starts there.
//! Law: the span is the same whatever the publication date.

use super::dates::{self, Dated};
use super::durations::duration;
use super::expression::{Clock, Expression, Found, Point, Worth, Year, Yearly};
use super::periods;
use super::sense::{Sense, Unit};
use super::sets::set;
use super::times;
use super::words::Words;
use super::years;
use crate::document::Kind;

/// The cores of dates. Where several fit, the longest wins.
const CORES: [fn(&Words, usize) -> Dated; 19] = [
    dates::digits,
    dates::month_first,
    dates::day_first,
    dates::day_in_range,
    dates::weekday,
    dates::holiday,
    years::decade,
    years::century,
    years::lone_year,
    dates::stepped_month,
    periods::deictic,
    periods::stepped,
    periods::shifted,
    periods::quarter,
    periods::season,
    periods::fiscal,
    periods::year_ago,
    periods::definite,
    periods::ending,
];

/// The longest temporal expression that starts at `at`.
pub(super) fn temporal(words: &Words, at: usize) -> Option<Found> {
    let rules = [reference, duration_or_date, date_or_time, set];
    rules.iter().filter_map(|rule| rule(words, at)).max_by_key(|found| found.end)
}

/// "now", "recently", "the past", "the future".
fn reference(words: &Words, at: usize) -> Option<Found> {
    let days = words.is(at, "these") && words.is(at + 1, "days");
    let fixed = |end, value: &str| {
        let worth = Worth::Time(Expression::Fixed(value.to_owned()));
        Some(Found::new(end, Kind::Date, worth, "reference"))
    };
    if days {
        return fixed(at + 2, "PRESENT_REF");
    }
    if words.is(at, "the") {
        let edge = |word| words.is(at + 1, word) && !words.is_small_noun(at + 2);
        return match () {
            () if edge("past") => fixed(at + 2, "PAST_REF"),
            () if edge("future") => fixed(at + 2, "FUTURE_REF"),
            () => None,
        };
    }
    // "Current Affairs" is a title.
    let titled = words.is_titled(at) || (words.is_capitalised(at) && words.is_capitalised(at + 1));
    let value = words.reference(at).filter(|_| !titled)?;
    fixed(at + 1, value)
}

/// A duration, or a date told by one, with its modifier: "nearly two years", "more than a decade ago".
fn duration_or_date(words: &Words, at: usize) -> Option<Found> {
    let core = modifier(words, at);
    let shifted = periods::shifted(words, core).map(|(end, point)| {
        Found::new(end, Kind::Date, Worth::Time(Expression::Point(point)), "so long ago")
    });
    shifted.or_else(|| duration(words, core))
}

/// Past the words that make a quantity rough: "nearly", "more than", "at least", "up to".
fn modifier(words: &Words, at: usize) -> usize {
    let end = match (words.norm(at), words.norm(at + 1), words.norm(at + 2)) {
        ("no", "more" | "less" | "fewer", "than") => at + 3,
        ("as", "many" | "much" | "long" | "little" | "few", "as") => at + 3,
        ("more" | "less" | "fewer", "than", _) | ("at", "least" | "most", _) | ("up", "to", _) => at + 2,
        ("just" | "well", "over" | "under", _) => at + 2,
        _ => words.skip_any(at, Sense::Approx),
    };
    // "over the past year": a preposition.
    let prepositional = words.is(end, "the") && !words.is(at, "at");
    if prepositional { at } else { end }
}

/// A date or a time of day.
fn date_or_time(words: &Words, at: usize) -> Option<Found> {
    let core = lead(words, at);
    let article = core == at + 1 && words.means(at, Sense::Article);
    let found = dated(words, core).filter(|found| !article || takes_article(words, core, found));
    found.or_else(|| edge(words, at))
}

/// Whether "the" before a date belongs to it: not in "the 1990 census", "the May elections".
fn takes_article(words: &Words, core: usize, found: &Found) -> bool {
    let Worth::Time(Expression::Point(point)) = &found.worth else { return true };
    match point {
        Point::Year(_) => words.is(core, "year"),
        Point::Yearly(Yearly::Month(_) | Yearly::Day(..), Year::Open | Year::Known(_)) => {
            !words.is_capitalised(core) || words.is(found.end - 2, "of")
        }
        Point::Weekday(_, None) => false,
        Point::Shift(..) => !words.is_joined(found.end - 1),
        Point::Yearly(Yearly::Quarter(_), Year::Open) => {
            !words.is_joined(found.end - 1) && words.is(found.end - 1, "quarter")
        }
        _ => true,
    }
}

/// Past the article and "early", "late", "mid-" before a date: "the early 1990s", "late yesterday", "later in 2014".
fn lead(words: &Words, at: usize) -> usize {
    let portion = words.skip_article(at);
    if !words.means(portion, Sense::Portion) {
        return if words.is(at, "the") { portion } else { at };
    }
    let next = words.join(portion + 1);
    let compares = matches!(words.norm(portion), "earlier" | "later");
    let inside = compares
        && matches!(words.norm(next), "in" | "on")
        && words.means(words.skip(next + 1, "the"), Sense::Unit(Unit::Year));
    let next = if inside || (compares && words.is(next, "in") && words.is_digits(next + 1)) {
        next + 1
    } else {
        next
    };
    if words.is(next, "the") { next + 1 } else { next }
}

/// "the end of November", "the beginning of the year", "the middle of the 1990s".
fn edge(words: &Words, at: usize) -> Option<Found> {
    let noun = words.skip_article(at);
    if words.is(noun, "early") && words.is(noun + 1, "hours") && words.is(noun + 2, "of") {
        let (end, day) = day_after(words, noun + 3);
        let worth = |day| Worth::Time(Expression::Time(Some(day), Clock::Part("MO")));
        return day.map(|day| Found::new(end, Kind::Time, worth(day), "time of day"));
    }
    let end = edge_noun(words, noun)?;
    let inner = if words.is(end, "of") { end + 1 } else { return None };
    dated(words, lead(words, inner)).filter(|found| found.kind == Kind::Date)
}

/// Past a part of a period: "end", "last week", "first days", "latter half".
fn edge_noun(words: &Words, at: usize) -> Option<usize> {
    if words.means(at, Sense::Edge) {
        return Some(at + 1);
    }
    let ranked = words.any(at, |sense| matches!(sense, Sense::Ordinal(_) | Sense::Span | Sense::Edge))
        || words.is(at, "last");
    let unit = words.any_unit(at + 1).is_some_and(|unit| (Unit::Day..=Unit::Month).contains(&unit));
    (ranked && (unit || words.means(at + 1, Sense::Half))).then_some(at + 2)
}

/// The date or time whose core starts at `at`.
fn dated(words: &Words, at: usize) -> Option<Found> {
    let time = |end, point, clock| {
        Found::new(end, Kind::Time, Worth::Time(Expression::Time(point, clock)), "time of day")
    };
    if let Some((end, clock)) = times::clock(words, at) {
        let (end, day) = day_after(words, end);
        let clock = clock.in_part(words.part(end.saturating_sub(1)));
        return Some(time(times::zone(words, end), day, clock));
    }
    if let Some((end, day, clock)) = times::part(words, at) {
        let (end, day) = day.map_or_else(|| day_after(words, words.skip(end, "of")), |day| (end, Some(day)));
        return Some(time(end, day, clock));
    }
    let (end, point) = CORES.iter().filter_map(|core| core(words, at)).max_by_key(|(end, _)| *end)?;
    if let Some((end, clock)) = times::part_after(words, end).filter(|_| is_day(point)) {
        return Some(time(end, Some(point), clock));
    }
    Some(Found::new(end, Kind::Date, Worth::Time(Expression::Point(point)), "date"))
}

/// The day behind a clock time: "10 p.m. |Wednesday", "noon on |Feb. 12", "10:30 |this morning".
fn day_after(words: &Words, at: usize) -> (usize, Option<Point>) {
    let next = words.skip(at, ",");
    let next = words.skip(next, "on");
    let day = CORES
        .iter()
        .filter_map(|core| core(words, next))
        .filter(|(_, point)| is_day(*point))
        .max_by_key(|(end, _)| *end);
    if let Some((end, point)) = day {
        return (end, Some(point));
    }
    match times::part(words, at) {
        Some((end, day, Clock::Part(_))) if day.is_some() => (end, day),
        _ => (at, None),
    }
}

/// Whether the date is a single day.
fn is_day(point: Point) -> bool {
    matches!(
        point,
        Point::Weekday(..)
            | Point::Yearly(Yearly::Day(..) | Yearly::Holiday(_), _)
            | Point::Period(Unit::Day, _)
    )
}
