//! Holidays of several words or of moving days: "Memorial Day", "Good Friday", "Election Day".
//! Takes a token position or a rule of the table, gives where the holiday ends, or its day in a year.
//! Law: a holiday is written with a capital; a rule that reads as none gives no day.

use super::moment::easter;
use super::words::Words;
use crate::lexicon::words::HOLIDAYS;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The other words of the holidays that begin with a word, each with the rule for its day.
static BY_FIRST: LazyLock<FxHashMap<&str, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let mut by_first = FxHashMap::<&str, Vec<(&str, &str)>>::default();
    for (name, rule) in HOLIDAYS.iter() {
        let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
        by_first.entry(first).or_default().push((rest, rule));
    }
    by_first
});

/// Whether a holiday may begin at `at`.
pub(super) fn opens(words: &Words, at: usize) -> bool {
    words.is_capitalised(at) && BY_FIRST.contains_key(words.norm(at))
}

/// Where the longest holiday from `at` ends, and the rule for its day.
pub(super) fn named(words: &Words, at: usize) -> Option<(usize, &'static str)> {
    let others = BY_FIRST.get(words.norm(at)).filter(|_| words.is_capitalised(at))?;
    let matching = others.iter().filter_map(|(rest, rule)| {
        let count = rest.split_whitespace().count();
        let fits = rest.split_whitespace().enumerate().all(|(index, word)| words.is(at + 1 + index, word));
        fits.then_some((at + 1 + count, *rule))
    });
    matching.max_by_key(|(end, _)| *end)
}

/// The day of a rule in a year: "easter", "easter-2", "11/4/4" (the fourth Thursday of November), "11/1/1+1" (the day
/// after the first Monday); a negative number counts from the month's end.
pub(super) fn day(rule: &str, year: i16) -> Option<Date> {
    let cut = rule.find(['+', '-']).filter(|at| rule.starts_with("easter") || rule[*at..].starts_with('+'));
    let (base, shift) = cut.map_or((rule, "0"), |at| rule.split_at(at));
    let days: i32 = shift.parse().ok()?;
    let date = if base == "easter" { easter(year)? } else { weekday(base, year)? };
    date.checked_add(days.days()).ok()
}

/// "5/-1/1": the last Monday of May.
fn weekday(rule: &str, year: i16) -> Option<Date> {
    let mut parts = rule.split('/').map(str::parse::<i8>);
    let (month, number, weekday) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(number, weekday).ok()
}
