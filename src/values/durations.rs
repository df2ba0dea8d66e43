//! Stretches of time: "two years", "14-year", "an hour and a half", "the past few weeks", "months".
//! Takes a token position, gives the duration that starts there and where it ends.
//! Law: TimeML 1.2.1 takes a determiner and a quantity's modifier ("nearly", "at least") into the span.

use super::expression::{Expression, Found, Worth};
use super::numbers::number_or_range;
use super::periods;
use super::sense::{Sense, Unit};
use super::words::Words;
use crate::document::Kind;

/// So many units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Length {
    /// One past its last token.
    pub end: usize,
    /// How many; none where the words give no number.
    pub amount: Option<f64>,
    /// Of what.
    pub unit: Unit,
}

/// The duration that starts at `at`.
pub(super) fn duration(words: &Words, at: usize) -> Option<Found> {
    let length = stretch(words, at).or_else(|| length(words, at)).or_else(|| bare(words, at));
    let length = length.or_else(|| closed_year(words, at))?;
    let is_age =
        |at: usize| words.is(words.join(at), "old") || (words.is(at, "of") && words.is(at + 1, "age"));
    let end = long(words, length.end);
    let worth = Worth::Time(Expression::Duration(length.amount, length.unit));
    (!is_age(length.end)).then(|| Found::new(end, Kind::Duration, worth, "duration"))
}

/// "the year ended June 30", "the fiscal year ending in May": the length that the date closes.
fn closed_year(words: &Words, at: usize) -> Option<Length> {
    let noun = words.skip_any(at + 1, Sense::Fiscal);
    let is_year = words.is(at, "the") && words.unit(noun) == Some(Unit::Year);
    let length = Length { end: noun + 1, amount: Some(1.0), unit: Unit::Year };
    (is_year && periods::is_closed(words, noun + 1)).then_some(length)
}

/// Past "-long" and past "period".
fn long(words: &Words, at: usize) -> usize {
    let next = words.join(at);
    if next > at && words.is(next, "long") { next + 1 } else { at }
}

/// "two years", "a year", "half an hour", "several weeks", "14-year".
pub(super) fn length(words: &Words, at: usize) -> Option<Length> {
    let look = || {
        half_a(words, at)
            .or_else(|| counted(words, at))
            .or_else(|| vague(words, at))
            .or_else(|| one(words, at))
    };
    words.length.of(at, look)
}

/// "two years", "2 1/2 hours", "two to three weeks", "ten more days", "14-year".
fn counted(words: &Words, at: usize) -> Option<Length> {
    let number = number_or_range(words, at)?;
    let noun = words.join(number.end);
    let noun = if words.means(noun, Sense::Kindred) { noun + 1 } else { noun };
    let unit = words.any_unit(noun)?;
    // "5 second" is no duration, "5-second" is.
    let fraction = unit == Unit::Quarter && noun > number.end && words.units(noun).is_some();
    let joined = noun > number.end || unit != Unit::Second || words.units(noun).is_some();
    // "2014 year": no number of years.
    let likely = number.value < 1900.0 || unit != Unit::Year || words.units(noun).is_some();
    (joined && likely && !fraction).then_some(Length { end: noun + 1, amount: Some(number.value), unit })
}

/// "several weeks", "thousands of years", "a few days", "a couple of years", "some years".
fn vague(words: &Words, at: usize) -> Option<Length> {
    if words.many(at).is_some() && words.is(at + 1, "of") {
        let noun = if words.many(at + 2).is_some() { at + 4 } else { at + 2 };
        return words.units(noun).map(|unit| Length { end: noun + 1, amount: None, unit });
    }
    let quantity = words.skip_article(at);
    if !words.means(quantity, Sense::Vague) {
        return None;
    }
    let couple = words.is(quantity, "couple");
    let noun = words.skip(words.join(quantity + 1), "of");
    let noun = if words.means(noun, Sense::Kindred) { noun + 1 } else { noun };
    let unit = words.units(noun).or_else(|| words.unit(noun).filter(|_| noun > quantity + 1))?;
    Some(Length { end: noun + 1, amount: couple.then_some(2.0), unit })
}

/// "a year", "an hour", "a year and a half", "an additional year".
fn one(words: &Words, at: usize) -> Option<Length> {
    let is_one = matches!(words.norm(at), "a" | "an" | "another");
    let noun = if words.means(at + 1, Sense::Kindred) { at + 2 } else { at + 1 };
    let unit = words
        .unit(noun)
        .filter(|unit| is_one && !matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend))?;
    if words.is(noun + 1, "and") && words.is(noun + 2, "a") && words.is(noun + 3, "half") {
        return Some(Length { end: noun + 4, amount: Some(1.5), unit });
    }
    // "a year or two"
    let end = if words.is(noun + 1, "or") && words.is(noun + 2, "two") { noun + 3 } else { noun + 1 };
    Some(Length { end, amount: Some(1.0), unit })
}

/// "half an hour", "half a century".
fn half_a(words: &Words, at: usize) -> Option<Length> {
    let article = words.join(at + 1);
    let stands = words.means(at, Sense::Half) && matches!(words.norm(article), "a" | "an");
    let unit = words.unit(article + 1).filter(|_| stands)?;
    Some(Length { end: article + 2, amount: Some(0.5), unit })
}

/// "the past two weeks", "the first nine months", "the next few days", "recent years", "coming weeks".
fn stretch(words: &Words, at: usize) -> Option<Length> {
    let lead = words.skip_article(at);
    let step = words.step(lead).filter(|step| step.by != 0);
    let leads = step.is_some() || words.means(lead, Sense::Span) || words.ordinal_word(lead).is_some();
    if leads {
        let plural = bare(words, lead + 1);
        return length(words, lead + 1).or(plural).or_else(|| long_period(words, lead));
    }
    // "the nine months", "the four days"
    let joined = |length: &Length| words.is_joined(length.end - 1);
    (lead > at && words.is(at, "the"))
        .then(|| counted(words, lead))
        .flatten()
        .filter(|length| !joined(length))
}

/// "the past decade", "past century".
fn long_period(words: &Words, lead: usize) -> Option<Length> {
    let unit = words.unit(lead + 1).filter(|unit| *unit >= Unit::Decade && !words.is(lead, "this"))?;
    Some(Length { end: lead + 2, amount: Some(1.0), unit })
}

/// "weeks", "months or years", "decades-long".
pub(super) fn bare(words: &Words, at: usize) -> Option<Length> {
    let unit = words
        .units(at)
        .filter(|unit| *unit >= Unit::Hour && *unit != Unit::Weekend && *unit != Unit::Quarter)?;
    let other = words.is(at + 1, "or") || words.is(at + 1, "and");
    let end = if other && words.units(at + 2).is_some() { at + 3 } else { at + 1 };
    // "after centuries of war": how much, not how long.
    let measures = words.is(end, "of") && matches!(words.before(at), "after" | "of" | "that" | "with");
    // "in a matter of months": how soon, not how long.
    let second = matches!(words.before(at), "or" | "and") && words.units(at.saturating_sub(2)).is_some();
    let first = if second { at.saturating_sub(2) } else { at };
    let matters =
        words.before(first) == "of" && first.checked_sub(2).is_some_and(|noun| words.is(noun, "matter"));
    // "the whistle's days in the big time": whose, not how long.
    let owned = words.before(at) == "'s";
    (!measures && !matters && !owned).then_some(Length { end, amount: None, unit })
}
