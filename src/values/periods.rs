//! Dates told from another date: "last week", "two years ago", "the third quarter", "next spring", "fiscal 2014".
//! Takes a token position, gives the date that starts there and where it ends.
//! Law: nothing is counted here; how far and from where goes into the expression.

use super::dates::Dated;
use super::durations::{self, length};
use super::expression::{Point, Year, Yearly};
use super::numbers::ordinal;
use super::sense::{From, Sense, Step, Unit};
use super::words::Words;
use super::years::{spelled_year, year};

/// "today", "yesterday", "tomorrow".
pub(super) fn deictic(words: &Words, at: usize) -> Dated {
    let by = words.day_step(at).filter(|_| !words.is_titled(at))?;
    Some((at + 1, Point::Period(Unit::Day, Step { by, from: From::Now })))
}

/// "last week", "this year", "the following day", "that same month", "the past year".
pub(super) fn stepped(words: &Words, at: usize) -> Dated {
    let step = words.step(at)?;
    let next = if words.step(at + 1).is_some() && step.by == 0 { at + 1 } else { at };
    let step = words.step(next)?;
    let noun = words.skip_any(next + 1, Sense::Fiscal);
    let period = step.from == From::Complete && words.is(noun, "period");
    let unit = words.unit(noun).or(period.then_some(Unit::Quarter))?;
    let long = unit >= Unit::Decade && words.is(next, "past");
    let is_date = unit >= Unit::Day && unit != Unit::Millennium && !long;
    let definite = step.by > 0 && words.before(at) == "the";
    let step = if definite || (unit == Unit::Day && step.from == From::Now && step.by != 0) {
        Step { from: From::Then, ..step }
    } else {
        step
    };
    is_date.then_some((noun + 1, Point::Period(unit, step)))
}

/// "two years ago", "a year earlier", "three days later", "a week from now", "year-ago".
pub(super) fn shifted(words: &Words, at: usize) -> Dated {
    let length = length(words, at).or_else(|| durations::bare(words, at))?;
    let end = words.join(length.end);
    let end = if words.is(end, "or") && words.is(end + 1, "so") { end + 2 } else { end };
    let whole = length.amount.map(|amount| amount.round() as i32);
    if words.is(end, "from") && matches!(words.norm(end + 1), "now" | "today") {
        return Some((end + 2, Point::Shift(whole, length.unit, Step { by: 1, from: From::Now })));
    }
    let step = words.shift(end)?;
    let follows = !matches!(words.norm(end), "before" | "after" | "hence") || ends_clause(words, end + 1);
    // "two years later this month" would be odd; "years earlier than" compares.
    (follows && !words.is(end + 1, "than")).then_some((end + 1, Point::Shift(whole, length.unit, step)))
}

fn ends_clause(words: &Words, at: usize) -> bool {
    matches!(words.norm(at), "" | "." | "," | ";" | ")" | "\"" | "”")
}

/// "third quarter", "last year's third quarter", "third-quarter 2014", "the first half of last year", "Q3 2014", "the 1989 third quarter".
pub(super) fn quarter(words: &Words, at: usize) -> Dated {
    let (start, lead) = match year(words, at) {
        Some(known) => (at + 1, Some(known)),
        None => (at, None),
    };
    if let Some(known) = lead.filter(|_| matches!(words.norm(start), "quarter" | "period")) {
        return Some((start + 1, Point::Yearly(Yearly::Quarter(0), Year::Known(known))));
    }
    if let Some(step) = words.step(at).filter(|_| words.is(at + 1, "year") && words.is(at + 2, "'s")) {
        let named = words.skip_any(at + 3, Sense::Fiscal);
        let (end, yearly) = named_quarter(words, named)?;
        return Some((end, Point::Yearly(yearly, Year::Of(step))));
    }
    let start = words.skip_any(start, Sense::Fiscal);
    let (end, yearly) = short_quarter(words, start).or_else(|| named_quarter(words, start))?;
    if let Some(known) = lead {
        return Some((end, Point::Yearly(yearly, Year::Known(known))));
    }
    let (end, year) = year_of(words, end).unwrap_or((end, Year::Open));
    Some((end, Point::Yearly(yearly, year)))
}

/// "Q3".
fn short_quarter(words: &Words, at: usize) -> Option<(usize, Yearly)> {
    let number = match words.norm(at) {
        "q1" => 1,
        "q2" => 2,
        "q3" => 3,
        "q4" => 4,
        _ => return None,
    };
    Some((at + 1, Yearly::Quarter(number)))
}

/// "third quarter", "second half", "last half".
fn named_quarter(words: &Words, at: usize) -> Option<(usize, Yearly)> {
    let (end, number) = match words.norm(at) {
        "last" | "final" => (at + 1, 0),
        _ => ordinal(words, at)?,
    };
    let noun = words.skip_any(words.join(end), Sense::Fiscal);
    match words.norm(noun) {
        "quarter" if (1..=4).contains(&number) => Some((noun + 1, Yearly::Quarter(number as i8))),
        // A football match has halves too: a year beside it makes it half a year.
        "half" if number <= 2 && (words.before(at) == "'s" || year_of(words, noun + 1).is_some()) => {
            Some((noun + 1, Yearly::Half(if number == 1 { 1 } else { 2 })))
        }
        _ => None,
    }
}

/// The year behind a quarter or a season: "2014", "of 2014", "of last year", "of fiscal 2014", "of the year".
fn year_of(words: &Words, at: usize) -> Option<(usize, Year)> {
    let of = words.skip(at, "of");
    let next = words.skip(of, "the");
    let next = words.skip_any(next, Sense::Fiscal);
    if let Some((end, Point::Year(known))) = spelled_year(words, next) {
        return Some((end, Year::Known(known)));
    }
    if let Some(known) =
        year(words, next).or_else(|| year(words, next + 1).filter(|_| words.is(next, "year")))
    {
        let end = if words.is(next, "year") { next + 2 } else { next + 1 };
        return Some((end, Year::Known(known)));
    }
    if let Some(step) = words.step(next).filter(|_| words.is(next + 1, "year") || words.is(next + 2, "year"))
    {
        let end = if words.is(next + 1, "year") { next + 2 } else { next + 3 };
        return Some((end, Year::Of(step)));
    }
    let this = Year::Of(Step { by: 0, from: From::Then });
    (of > at && words.is(next, "year")).then_some((next + 1, this))
}

/// "last spring", "the summer of 1994", "summer 1994", "next fall", "the winter".
pub(super) fn season(words: &Words, at: usize) -> Dated {
    let step = words.step(at);
    let noun = if step.is_some() { at + 1 } else { at };
    let yearly = Yearly::Season(words.season(noun)?);
    if let Some((end, year)) = year_of(words, noun + 1).filter(|_| step.is_none()) {
        return Some((end, Point::Yearly(yearly, year)));
    }
    if let Some(step) = step {
        return Some((noun + 1, Point::Yearly(yearly, Year::By(step))));
    }
    // A bare "spring" or "fall" may be a verb or a well; an article or a preposition makes it a season.
    let always = !words.means(noun, Sense::Ambiguous) && !words.is_capitalised(noun + 1);
    let cue = always
        || matches!(
            words.before(noun),
            "the" | "in" | "by" | "until" | "since" | "during" | "early" | "late" | "-"
        );
    let safe = !words.means(noun, Sense::Ambiguous);
    let part = words.is(noun + 1, "of") || words.is_joined(noun + 2);
    (cue && (safe || !part)).then_some((noun + 1, Point::Yearly(yearly, Year::Open)))
}

/// "fiscal 1989", "fiscal year 1989", "the fiscal year", "financial year 2014-15".
pub(super) fn fiscal(words: &Words, at: usize) -> Dated {
    let noun = words.skip_any(at, Sense::Fiscal);
    if noun == at {
        return None;
    }
    let number = words.skip(noun, "year");
    let known = year(words, number)?;
    Some((number + 1, Point::Year(known)))
}

/// "the year-ago quarter", "the year-earlier period", "year-ago".
pub(super) fn year_ago(words: &Words, at: usize) -> Dated {
    let back = words.join(at + 1);
    let unit = words.unit(at).filter(|_| back > at + 1)?;
    let step = words.shift(back)?;
    let (noun, named) = match named_quarter(words, back + 1) {
        Some((end, Yearly::Quarter(number))) => (end, Some(number)),
        _ => (back + 1, None),
    };
    if let Some(number) = named {
        let last = Year::Of(Step { by: -1, from: From::Now });
        return Some((noun, Point::Yearly(Yearly::Quarter(number), last)));
    }
    let named = words.unit(noun).is_some() || words.is(noun, "period");
    let end = if named { noun + 1 } else { noun };
    Some((end, Point::Shift(Some(1), unit, step)))
}

/// "the quarter", "the year", "the weekend", "the month", "the week": the one spoken of.
pub(super) fn definite(words: &Words, at: usize) -> Dated {
    let noun = if words.is(at, "full") { at + 1 } else { words.skip_any(at, Sense::Fiscal) };
    let unit =
        words.unit(noun).filter(|unit| words.before(at) == "the" && (noun == at || *unit == Unit::Year))?;
    let known = matches!(unit, Unit::Quarter | Unit::Year | Unit::Weekend | Unit::Month | Unit::Week);
    let from = if unit == Unit::Quarter { From::Latest } else { From::Then };
    // "Footballer of the Year"
    let followed = words.join(noun + 1) > noun + 1 || words.is_titled(noun);
    let titled = words.is_capitalised(noun) && !words.is_capitalised(at.saturating_sub(1));
    let is_length = unit == Unit::Year && is_closed(words, noun + 1);
    (known && !followed && !titled && !is_length)
        .then_some((noun + 1, Point::Period(unit, Step { by: 0, from })))
}

/// "the year ended June 30": a length that a date closes, as TimeBank has it.
pub(super) fn is_closed(words: &Words, at: usize) -> bool {
    matches!(words.norm(at), "ended" | "ending")
}

/// "year-end": the year's last day; "year's end", "month's end": the period, which ends.
pub(super) fn ending(words: &Words, at: usize) -> Dated {
    let unit = words.unit(at)?;
    let next = if words.is(at + 1, "'s") { at + 2 } else { words.join(at + 1) };
    let known = matches!(unit, Unit::Year | Unit::Month) && next > at && words.is(next, "end");
    let step = Step { by: 0, from: From::Then };
    let is_joined = words.join(at + 1) > at + 1;
    let point = if unit == Unit::Year && is_joined {
        Point::Yearly(Yearly::Day(12, 31), Year::Of(step))
    } else {
        Point::Period(unit, step)
    };
    known.then_some((next + 1, point))
}
