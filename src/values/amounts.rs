//! Percentages, and quantities with a measure.
//! Takes a token position, gives the amount that starts there with its unit.
//! Law: of a range the first number counts.

use super::counts::fraction;
use super::expression::{Found, Worth};
use super::numbers::{Number, number, number_or_range, split};
use super::sense::{Sense, Unit, senses_of};
use super::words::Words;
use crate::document::Kind;

/// "5%", "five percent", "3 to 5 per cent", "two percentage points".
pub(super) fn percent(words: &Words, at: usize) -> Option<Found> {
    let (at, sign) = sign(words, at);
    let number =
        part_of(words, at).or_else(|| number_or_range(words, at)).or_else(|| half_percent(words, at))?;
    let noun = words.join(number.end);
    let end = match (words.norm(noun), words.norm(noun + 1)) {
        ("per", "cent") => noun + 2,
        ("percentage", "point" | "points") => noun + 2,
        _ if words.means(noun, Sense::Percent) => noun + 1,
        _ => return None,
    };
    Some(Found::new(end, Kind::Percent, Worth::Amount(number.value * sign, "percent"), "percent"))
}

/// Past a minus sign, and the sign as a factor: "-5 degrees", "minus 3%".
fn sign(words: &Words, at: usize) -> (usize, f64) {
    let minus = matches!(words.norm(at), "-" | "−") && words.touches(at + 1) && !words.touches(at);
    if minus || words.is(at, "minus") { (at + 1, -1.0) } else { (at, 1.0) }
}

/// "one-tenth of 1 |percent", "two-thirds of a |percent".
fn part_of(words: &Words, at: usize) -> Option<Number> {
    let (of, part) = fraction(words, at).filter(|(of, _)| words.is(*of, "of"))?;
    let whole = number(words, of + 1).or_else(|| half_percent(words, of + 1))?;
    Some(Number { end: whole.end, value: part * whole.value })
}

/// "half a percent", "a percent".
fn half_percent(words: &Words, at: usize) -> Option<Number> {
    if words.means(at, Sense::Half) {
        return matches!(words.norm(at + 1), "a").then_some(Number { end: at + 2, value: 0.5 });
    }
    let article =
        words.is(at, "a") && (words.is(at + 1, "percentage") || words.means(at + 1, Sense::Percent));
    article.then_some(Number { end: at + 1, value: 1.0 })
}

/// "10 miles", "90km", "60 miles per hour", "200 square metres", "20 degrees Celsius", "6 feet 2 inches".
pub(super) fn quantity(words: &Words, at: usize) -> Option<Found> {
    let (at, sign) = sign(words, at);
    let (end, value, unit) = glued(words, at).or_else(|| measured(words, at))?;
    Some(Found::new(end, Kind::Quantity, Worth::Amount(value * sign, unit), "quantity"))
}

/// Where a quantity ends, how much it is and of what.
type Measured = Option<(usize, f64, &'static str)>;

/// "90km", "40,000ft", "100mph".
fn glued(words: &Words, at: usize) -> Measured {
    let (value, suffix) = split(words.norm(at))?;
    let unit = match suffix {
        "" => return None,
        "m" if !words.is_small_noun(at + 1) => "metre",
        "c" => "degree celsius",
        _ => senses_of(suffix)
            .iter()
            .find_map(|sense| if let Sense::Measure(unit) = sense { Some(*unit) } else { None })?,
    };
    let (end, unit) = per(words, at + 1, unit);
    Some((end, value, unit))
}

/// "10 miles", "ten-mile", "200 square metres", "a mile".
fn measured(words: &Words, at: usize) -> Measured {
    let number = number_or_range(words, at).or_else(|| half_mile(words, at))?;
    let noun = words.join(number.end);
    let squared = words.means(noun, Sense::Square);
    let noun = words.join(if squared { noun + 1 } else { noun });
    let unit = words.measure(noun)?;
    let (end, unit) = per(words, noun + 1, degrees(words, noun + 1, unit));
    let unit = if squared { area(unit, words.norm(number.end)) } else { unit };
    Some((inches(words, words.skip_degree(end)), number.value, unit))
}

/// "half a mile", "a mile", "an acre".
fn half_mile(words: &Words, at: usize) -> Option<Number> {
    let half = words.means(at, Sense::Half) && matches!(words.norm(at + 1), "a" | "an");
    if half {
        return Some(Number { end: at + 2, value: 0.5 });
    }
    let noun = at + 1;
    let clear = !words.norm(noun).ends_with('s')
        && words.norm(noun).len() > 2
        && !words.means(noun, Sense::Ambiguous);
    let rate = at.checked_sub(1).is_some_and(|before| words.is_digits(before));
    (matches!(words.norm(at), "a" | "an") && clear && !rate).then_some(Number { end: at + 1, value: 1.0 })
}

/// "degrees Celsius", "degrees C": the scale of a temperature.
fn degrees(words: &Words, at: usize, unit: &'static str) -> &'static str {
    match words.norm(at) {
        "celsius" | "c" if unit == "degree" => "degree celsius",
        "fahrenheit" | "f" if unit == "degree" => "degree fahrenheit",
        _ => unit,
    }
}

/// Past "per hour", "an hour", "/h" behind a length.
fn per(words: &Words, at: usize, unit: &'static str) -> (usize, &'static str) {
    let speed = match unit {
        "mile" => "mile per hour",
        "kilometre" => "kilometre per hour",
        _ => return (at, unit),
    };
    let hour = words.join(at + 1);
    let spelled = (matches!(words.norm(at), "per" | "an") && words.unit(hour) == Some(Unit::Hour))
        || (words.is(at, "/") && words.is(at + 1, "h"));
    let joined = words.join(at) > at && words.is(at + 1, "per") && words.is(words.join(at + 2), "hour");
    match () {
        () if spelled => (hour + 1, speed),
        () if joined => (words.join(at + 2) + 1, speed),
        () => (at, unit),
    }
}

/// The square or cubic unit of a length.
fn area(unit: &'static str, power: &str) -> &'static str {
    match (power, unit) {
        ("cubic", "metre") => "cubic metre",
        ("cubic", "foot") => "cubic foot",
        (_, "metre") => "square metre",
        (_, "kilometre") => "square kilometre",
        (_, "mile") => "square mile",
        (_, "foot") => "square foot",
        (_, "yard") => "square yard",
        _ => unit,
    }
}

/// Past the inches behind feet: "6 feet 2 inches", "6-foot-2".
fn inches(words: &Words, at: usize) -> usize {
    let feet = at.checked_sub(1).is_some_and(|before| words.means(before, Sense::Measure("foot")));
    if !feet {
        return at;
    }
    let next = words.join(at);
    let Some(number) = number(words, next).filter(|number| number.value < 12.0) else { return at };
    let noun = words.join(number.end);
    match words.norm(noun) {
        "inches" | "inch" | "in" if next == at => noun + 1,
        _ if next > at && words.touches(number.end - 1) => number.end,
        _ => at,
    }
}
