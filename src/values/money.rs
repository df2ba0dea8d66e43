//! Sums of money: "$3.5 billion", "€12m", "12 million euros", "Rs 20 lakh", "50 cents", "millions of dollars".
//! Takes a token position, gives the sum that starts there, its unit the ISO 4217 code.
//! Law: of a range the first sum counts; a word that is more often something else ("pounds", "won") needs a large number.

use super::expression::{Found, Worth};
use super::numbers::{Number, number, number_or_range, scaled, split};
use super::sense::{Sense, senses_of, short_scale};
use super::words::Words;
use crate::document::Kind;

/// The sum of money that starts at `at`.
pub(super) fn money(words: &Words, at: usize) -> Option<Found> {
    let (end, amount, code) = marked(words, at)
        .or_else(|| named(words, at))
        .or_else(|| many(words, at))
        .or_else(|| one(words, at))?;
    Some(Found::new(end, Kind::Money, Worth::Amount(amount, code), "money"))
}

/// Where a sum ends, how much it is and of what.
type Sum = Option<(usize, f64, &'static str)>;

/// A sum with its sign or code first: "$3.5 billion", "US$5", "Rs 20 lakh", "EUR 5m", "$5-10 million".
fn marked(words: &Words, at: usize) -> Sum {
    if let Some(sum) = glued(words, at) {
        return Some(sum);
    }
    let (start, code) = sign(words, at)?;
    let start = words.skip(start, ".");
    let sum = amount(words, start)?;
    Some((sum.end, sum.value, code))
}

/// A sum whose code touches its number: "RM2 billion", "Rs500", "EUR5m".
fn glued(words: &Words, at: usize) -> Sum {
    let norm = words.norm(at);
    let letters = norm.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (code, number) = norm.split_at_checked(letters).filter(|_| (2..=4).contains(&letters))?;
    let code = senses_of(code)
        .iter()
        .find_map(|sense| if let Sense::Code(code) = sense { Some(*code) } else { None })?;
    let (value, suffix) = split(number).filter(|_| words.is_capitalised(at))?;
    if !suffix.is_empty() {
        return Some((at + 1, value * short_scale(suffix)?, code));
    }
    let sum = scaled(words, Number { end: at + 1, value });
    Some((sum.end, sum.value, code))
}

/// The currency sign at `at`, with the country's letters before it.
fn sign(words: &Words, at: usize) -> Option<(usize, &'static str)> {
    if let Some(code) = words.dollar_of(at).filter(|_| words.is(at + 1, "$") && words.touches(at + 1)) {
        return Some((at + 2, code));
    }
    let code = words.code(at).filter(|_| !words.is_small_word(at));
    words.symbol(at).or(code).map(|code| (at + 1, code))
}

/// The number behind a sign, a scale glued or behind it: "3.5bn", "3.5 bn", "3 million", "5-10m".
fn amount(words: &Words, at: usize) -> Option<Number> {
    let first = short(words, at).or_else(|| number(words, at))?;
    let joins = words.join(first.end) > first.end || words.is(first.end, "to");
    let second = short(words, first.end + 1)
        .or_else(|| number(words, first.end + 1))
        .filter(|_| joins && words.is_digits(first.end + 1));
    let Some(second) = second else { return Some(first) };
    let scale = if first.value < 1000.0 && second.value >= 1000.0 { scale_in(second.value) } else { 1.0 };
    Some(Number { end: second.end, value: first.value * scale })
}

/// The power of a thousand in a scaled number.
fn scale_in(value: f64) -> f64 {
    [1e12, 1e9, 1e6, 1e3].into_iter().find(|scale| value >= *scale).unwrap_or(1.0)
}

/// "12m", "3.5bn", "3.5 bn".
fn short(words: &Words, at: usize) -> Option<Number> {
    let (value, suffix) = split(words.norm(at))?;
    if suffix.is_empty() {
        let scale = words.short_scale(at + 1).filter(|_| !words.is(at + 1, "b"))?;
        return Some(Number { end: at + 2, value: value * scale });
    }
    Some(Number { end: at + 1, value: value * short_scale(suffix)? })
}

/// A sum with its currency behind it: "12 million euros", "five Canadian dollars", "500 USD", "50 cents", "20p".
fn named(words: &Words, at: usize) -> Sum {
    if let Some((value, "p")) = split(words.norm(at)) {
        return Some((at + 1, value * 0.01, "GBP"));
    }
    let sum = short(words, at).or_else(|| number_or_range(words, at))?;
    let noun = words.join(sum.end);
    let code = words.code(noun);
    if let Some(code) = code.filter(|_| words.norm(noun).len() == 3 && !words.is_small_word(noun)) {
        return Some((noun + 1, sum.value, code));
    }
    let (end, code, worth) = currency(words, noun)?;
    let likely = !words.means(end - 1, Sense::Ambiguous)
        || sum.value >= 1000.0
        || words.is(end, "(")
        || words.is(end, "sterling");
    likely.then_some((words.skip(end, "sterling"), sum.value * worth, code))
}

/// The currency at `at`: "euros", "Canadian dollars", "Hong Kong dollars", "U.S. cents".
fn currency(words: &Words, at: usize) -> Option<(usize, &'static str, f64)> {
    let nation = words.nation(at);
    let noun = match (nation, words.norm(at)) {
        (Some(_), "hong") => words.skip(at + 1, "kong"),
        (Some(_), _) => at + 1,
        _ => words.skip(at, "new"),
    };
    let noun = if words.is(noun, "zealand") || words.is(noun, "lankan") { noun + 1 } else { noun };
    let named = |sense| if let Sense::Currency(code, worth) = sense { Some((code, worth)) } else { None };
    let (code, worth) = words.sense(noun, named)?;
    Some((noun + 1, nation.unwrap_or(code), worth))
}

/// "millions of dollars", "hundreds of thousands of euros", "several million dollars".
fn many(words: &Words, at: usize) -> Sum {
    if words.means(at, Sense::Vague) {
        let (end, code, worth) = currency(words, at + 2)?;
        return words.scale(at + 1).map(|scale| (end, scale * worth, code));
    }
    let first = words.many(at).filter(|_| words.is(at + 1, "of"))?;
    let (scale, noun) = match words.many(at + 2).filter(|_| words.is(at + 3, "of")) {
        Some(second) => (first * second, at + 4),
        None => (first, at + 2),
    };
    let (end, code, worth) = currency(words, noun)?;
    Some((end, scale * worth, code))
}

/// "a dollar", "a euro".
fn one(words: &Words, at: usize) -> Sum {
    let article = matches!(words.norm(at), "a" | "an");
    let common = !words.norm(at + 1).ends_with('s') && !words.means(at + 1, Sense::Ambiguous);
    let (end, code, worth) = currency(words, at + 1).filter(|_| article && common)?;
    Some((end, worth, code)).filter(|_| !words.is_small_noun(end))
}
