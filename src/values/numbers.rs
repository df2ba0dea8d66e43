//! Numbers in digits and in words.
//! Takes a token position, gives the number that starts there and where it ends.
//! Law: bounded look-ahead; a phrase of more than a dozen words is no number.

use super::sense::Sense;
use super::words::{Words, is_hyphen};

/// A number as the text gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    /// One past its last token.
    pub end: usize,
    /// How many.
    pub value: f64,
}

/// The number that starts at `at`: "3,000.5", "2 1/2", "twelve", "two hundred and fifty", "3.5 million", "half a million".
pub(super) fn number(words: &Words, at: usize) -> Option<Number> {
    words.number.of(at, || digits(words, at).or_else(|| spelled(words, at)).or_else(|| half_of(words, at)))
}

/// A number, or a range of which the first number counts: "3 to 5", "two or three", "10-15".
pub(super) fn number_or_range(words: &Words, at: usize) -> Option<Number> {
    let first = number(words, at)?;
    let and = words.before(at) == "between" && words.is(first.end, "and");
    Some(range_end(words, first, if and { "and" } else { "to" }).unwrap_or(first))
}

/// The same value up to the end of the range's second number.
fn range_end(words: &Words, first: Number, joint: &str) -> Option<Number> {
    let end = first.end;
    let joins = matches!(words.norm(end), "to" | "or")
        || words.is(end, joint)
        || is_hyphen(words.norm(end))
        || words.is(end, "—");
    let second = number(words, end + 1).filter(|_| joins)?;
    let scaled = second.value >= first.value;
    // "3 to 5 million": the scale belongs to both.
    let scale = scale_of(words, second.end).filter(|_| first.value < 1000.0).unwrap_or(1.0);
    scaled.then_some(Number { end: second.end, value: first.value * scale })
}

/// The scale word that ends at `end`.
fn scale_of(words: &Words, end: usize) -> Option<f64> {
    words.scale(end.checked_sub(1)?)
}

/// Digits, a fraction after them, and scale words.
fn digits(words: &Words, at: usize) -> Option<Number> {
    let (value, suffix) = split(words.norm(at))?;
    if !suffix.is_empty() {
        return None;
    }
    let plain = Number { end: at + 1, value };
    let with_fraction =
        fraction(words, at + 1).map_or(plain, |(end, part)| Number { end, value: value + part });
    Some(scaled(words, with_fraction))
}

/// "1/2" after a whole number.
fn fraction(words: &Words, at: usize) -> Option<(usize, f64)> {
    let at = words.join(at);
    let (upper, lower) = (whole(words.norm(at))?, whole(words.norm(at + 2))?);
    let slash = matches!(words.norm(at + 1), "/" | "⁄") && words.touches(at + 1) && words.touches(at + 2);
    (slash && upper < lower && lower <= 64.0).then(|| (at + 3, upper / lower))
}

/// A number token's value and the letters behind it: "3,000.5" and "", "12m" and "m". None for clock times.
pub(super) fn split(norm: &str) -> Option<(f64, &str)> {
    let len = norm.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')).count();
    let (head, rest) = norm.split_at_checked(len)?;
    if head.is_empty() || head.len() > 24 {
        return None;
    }
    let vulgar = rest.chars().next().and_then(vulgar_fraction);
    let value: f64 = if head.contains(',') { head.replace(',', "").parse() } else { head.parse() }.ok()?;
    let Some(part) = vulgar else { return (!rest.starts_with(':')).then_some((value, rest)) };
    let after = rest.char_indices().nth(1).map_or("", |(offset, _)| &rest[offset..]);
    Some((value + part, after))
}

/// A whole number of digits alone.
pub(super) fn whole(norm: &str) -> Option<f64> {
    let fits = !norm.is_empty() && norm.len() <= 12 && norm.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| norm.parse().ok()).flatten()
}

fn vulgar_fraction(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        _ => return None,
    })
}

/// Scale words behind a number: "3.5 million", "20 lakh crore", "five-million".
pub(super) fn scaled(words: &Words, number: Number) -> Number {
    let mut result = number;
    for _ in 0..2 {
        let at = words.join(result.end);
        let Some(scale) = words.scale(at) else { break };
        result = Number { end: at + 1, value: result.value * scale };
    }
    result
}

/// "twelve", "twenty-five", "two hundred and fifty thousand", "a hundred", "one and a half".
fn spelled(words: &Words, at: usize) -> Option<Number> {
    let mut total = 0.0;
    let mut group = 0.0;
    let mut end = at;
    let mut next = at;
    for step in 0..12 {
        let Some(part) = spelled_part(words, next, step == 0) else { break };
        match part {
            Sense::Number(value) if group % 10.0 != 0.0 || (group % 100.0 > 0.0 && value >= 10.0) => break,
            Sense::Number(value) => group += value,
            Sense::Scale(scale) if scale < 1000.0 => group = f64::max(group, 1.0) * scale,
            Sense::Scale(scale) => {
                total += f64::max(group, 1.0) * scale;
                group = 0.0;
            }
            _ => group = 1.0,
        }
        end = next + 1;
        next = connector(words, end, total + group >= 100.0);
    }
    if end == at || (end == at + 1 && words.means(at, Sense::Article)) {
        return None;
    }
    Some(and_a_half(words, Number { end, value: total + group }))
}

/// A word of a spelled number; an article counts as one at its start, before a scale.
fn spelled_part(words: &Words, at: usize, is_first: bool) -> Option<Sense> {
    let number =
        words.sense(at, |sense| matches!(sense, Sense::Number(_) | Sense::Scale(_)).then_some(sense));
    let number = number.filter(|sense| !is_first || matches!(sense, Sense::Number(_)));
    let article = is_first
        && matches!(words.norm(at), "a" | "an")
        && words.any(at + 1, |sense| matches!(sense, Sense::Scale(_)));
    number.or_else(|| article.then_some(Sense::Article))
}

/// Past a hyphen, or past "and" inside a large number ("two hundred and six").
fn connector(words: &Words, at: usize, is_large: bool) -> usize {
    if is_large && words.is(at, "and") && words.number_word(at + 1).is_some() {
        return at + 1;
    }
    words.join(at)
}

/// "two and a half", "one-and-a-half", and a scale behind it.
fn and_a_half(words: &Words, number: Number) -> Number {
    let and = words.join(number.end);
    let article = words.join(and + 1);
    let half = words.join(article + 1);
    let stands = words.is(and, "and") && words.is(article, "a") && words.means(half, Sense::Half);
    if stands { scaled(words, Number { end: half + 1, value: number.value + 0.5 }) } else { number }
}

/// "half a million", "half a dozen".
fn half_of(words: &Words, at: usize) -> Option<Number> {
    if !words.means(at, Sense::Half) || !words.is(at + 1, "a") {
        return None;
    }
    let scale = words.scale(at + 2)?;
    Some(Number { end: at + 3, value: scale / 2.0 })
}

/// "third", "21st": the ordinal at `at`. "second" counts as one; whether it is a unit is for the caller to say.
pub(super) fn ordinal(words: &Words, at: usize) -> Option<(usize, u16)> {
    if let Some(value) = words.ordinal_word(at) {
        return Some((at + 1, value));
    }
    if let Some(value) = digit_ordinal(words.norm(at)) {
        return Some((at + 1, value));
    }
    // "twenty-first"
    let tens = words.number_word(at)?;
    let last = words.join(at + 1);
    let unit = words.ordinal_word(last).filter(|unit| *unit < 10 && tens >= 20.0 && last > at + 1)?;
    Some((last + 1, tens as u16 + unit))
}

/// "21st".
pub(super) fn digit_ordinal(norm: &str) -> Option<u16> {
    let stem = ["st", "nd", "rd", "th"].iter().find_map(|ending| norm.strip_suffix(ending))?;
    whole(stem).filter(|value| *value < 10_000.0).map(|value| value as u16)
}
