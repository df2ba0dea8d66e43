//! Times of day: "10:30 a.m.", "10pm", "noon", "Wednesday night", "this morning", "5 o'clock".
//! Takes a token position, gives the time that starts there and where it ends.
//! Law: a clock time takes the day beside it into its span ("10 p.m. Wednesday").

use super::expression::{Clock, Point};
use super::numbers::whole;
use super::sense::Sense;
use super::words::Words;

/// A clock time and where it ends.
type Clocked = Option<(usize, Clock)>;

/// "10:30 a.m. EST", "10pm", "10.30am", "5 o'clock", "noon", "1730 GMT", "4 in the morning".
pub(super) fn clock(words: &Words, at: usize) -> Clocked {
    let (end, clock) = named(words, at).or_else(|| with_meridiem(words, at)).or_else(|| plain(words, at))?;
    Some((zone(words, end), clock))
}

/// "noon", "midnight".
fn named(words: &Words, at: usize) -> Clocked {
    let hour = words.hour(at)?;
    Some((at + 1, Clock::At { hour, minute: 0, second: None }))
}

/// Past the time zone behind a time: "EST", "(GMT)", "local time", "Eastern time".
pub(super) fn zone(words: &Words, at: usize) -> usize {
    if words.means(at, Sense::Zone) && !words.is_small_word(at) {
        return at + 1;
    }
    if words.is(at + 1, "time") && (words.is(at, "local") || words.is_capitalised(at)) { at + 2 } else { at }
}

/// "10 a.m.", "10:30 p.m.", "10am", "10.30pm".
fn with_meridiem(words: &Words, at: usize) -> Clocked {
    let norm = words.norm(at);
    if !words.is_digits(at) {
        return None;
    }
    let (digits, add, end) = match (norm.strip_suffix("am"), norm.strip_suffix("pm")) {
        (Some(digits), _) => (digits, 0, at + 1),
        (_, Some(digits)) => (digits, 12, at + 1),
        _ => {
            let add = words.meridiem(at + 1)?;
            (norm, add, at + 2)
        }
    };
    let (hour, minute, second) = fields(digits)?;
    let hour = if (1..=12).contains(&hour) { hour % 12 + add } else { return None };
    Some((end, Clock::At { hour, minute, second }))
}

/// "10:30", "1730 GMT", "5 o'clock", "4 in the morning".
fn plain(words: &Words, at: usize) -> Clocked {
    let norm = words.norm(at);
    if words.is(at + 1, "o'clock") {
        let hour = super::numbers::number(words, at).filter(|number| number.value <= 24.0)?.value as i8;
        return Some((at + 2, Clock::At { hour, minute: 0, second: None }));
    }
    let norm = norm.strip_suffix("hrs").or_else(|| norm.strip_suffix('h')).unwrap_or(norm);
    if norm.contains(':') {
        let (hour, minute, second) = fields(norm)?;
        let two_digits = norm.split(':').nth(1).is_some_and(|minutes| minutes.len() == 2);
        return (two_digits && !norm.contains('.')).then_some((at + 1, Clock::At { hour, minute, second }));
    }
    if norm.len() == 4 && words.means(at + 1, Sense::Zone) {
        let value = whole(norm)? as i32;
        let fits = value / 100 < 24 && value % 100 < 60;
        return fits.then_some((
            at + 1,
            Clock::At { hour: (value / 100) as i8, minute: (value % 100) as i8, second: None },
        ));
    }
    in_the_morning(words, at)
}

/// "4 in the morning".
fn in_the_morning(words: &Words, at: usize) -> Clocked {
    let hour = whole(words.norm(at)).filter(|hour| (1.0..=12.0).contains(hour))? as i8;
    let code = words.part(at + 3).filter(|_| words.is(at + 1, "in") && words.is(at + 2, "the"))?;
    let hour = if code == "MO" { hour % 12 } else { hour % 12 + 12 };
    Some((at + 4, Clock::At { hour, minute: 0, second: None }))
}

/// Hour, minute and second of "10", "10:30", "10.30", "10:30:15".
fn fields(digits: &str) -> Option<(i8, i8, Option<i8>)> {
    let mut parts = digits.split([':', '.']).map(|part| whole(part).filter(|_| part.len() <= 2));
    let hour = parts.next()?? as i8;
    let minute = match parts.next() {
        Some(minute) => minute? as i8,
        None => 0,
    };
    let second = match parts.next() {
        Some(second) => Some(second? as i8),
        None => None,
    };
    let fits = hour <= 24 && minute < 60 && second.unwrap_or(0) < 60 && parts.next().is_none();
    fits.then_some((hour, minute, second))
}

/// The part of day behind a day: "Wednesday |night", "yesterday |afternoon".
pub(super) fn part_after(words: &Words, at: usize) -> Clocked {
    let next = words.skip_any(words.join(at), Sense::Portion);
    let code = words.part(next)?;
    Some((next + 1, Clock::Part(code)))
}

/// "this morning", "last night", "tonight", "the evening", "overnight": the day's step and the part.
pub(super) fn part(words: &Words, at: usize) -> Option<(usize, Option<Point>, Clock)> {
    use super::sense::{From, Step, Unit};
    let day = |by| Some(Point::Period(Unit::Day, Step { by, from: From::Now }));
    if words.means(at, Sense::Tonight) || words.means(at, Sense::Overnight) {
        return Some((at + 1, day(0), Clock::Part("NI")));
    }
    if let Some(step) = words.step(at) {
        let code = words.part(at + 1)?;
        let from = if step.by > 0 { From::Then } else { step.from };
        return Some((at + 2, Some(Point::Period(Unit::Day, Step { from, ..step })), Clock::Part(code)));
    }
    // "the morning", "the night of April 18", "mid-afternoon yesterday".
    let end = words.skip(at + 1, "hours");
    let dated = words.is(end, "of") || words.day_step(end).is_some();
    let definite = words.before(at) == "the" && (dated || words.at_before_that(at, Sense::Preposition));
    let portioned = words.at_before(at, Sense::Portion)
        || words.is_joined(at) && words.at_before_that(at, Sense::Portion);
    let code = words.part(at).filter(|_| definite || portioned)?;
    Some((end, None, Clock::Part(code)))
}
