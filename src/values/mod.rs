//! Dates, times, durations, money, percent, quantities, ordinals, cardinals and ages, each with its value.
//! Takes the tokens and the publication date, gives value mentions in order, without overlap.
//! Law: a span is found by its words alone; only its value depends on the date.
//!
//! Dates and times follow TIMEX3 as the TimeML annotation guidelines 1.2.1 and TempEval-3 use it: the span takes the
//! determiner and the modifiers in ("the past two weeks", "nearly two years"), the value is ISO 8601 with TIMEX3's
//! additions ("2014-SU", "PRESENT_REF", "PXW"). Currencies are those of ISO 4217.

mod age;
mod amounts;
mod counts;
mod dates;
mod durations;
mod expression;
mod holidays;
mod moment;
mod money;
mod numbers;
mod periods;
mod published;
mod resolve;
mod sense;
mod sets;
mod setting;
mod temporal;
mod times;
mod words;
mod years;

use crate::document::{Block, Form, Kind, Mention, Value};
use crate::text::{Range, Source};
use expression::{Found, Worth};
use jiff::civil::Date;
use resolve::Context;
use setting::{manner, tense};
use words::Words;

/// All values of the text, and the publication date: the one told, else as the page itself words it (byline, "Published …",
/// dateline), if it does.
pub(crate) fn find(source: &Source, blocks: &[Block], told: Option<Date>) -> (Option<Date>, Vec<Mention>) {
    let mut words = Words::new(source);
    let published = told.or_else(|| published::publication_date(&mut words, blocks));
    let found = found(&mut words);
    (published, mentions(source, &words, published, found))
}

/// Where values stand, and what they are by their words alone.
fn found(words: &mut Words) -> Vec<(Range, Found)> {
    let mut found = Vec::new();
    for paragraph in words.source.paragraphs() {
        words.enter(*paragraph);
        let mut at = paragraph.first();
        while at < paragraph.after() {
            let value = value_at(words, at);
            let next = value.as_ref().map_or(at + 1, |value| value.end.clamp(at + 1, paragraph.after()));
            found.extend(value.map(|value| (Range::new(at, next), value)));
            at = next;
        }
    }
    found
}

/// The kinds of value, the one that wins among equals last.
const KINDS: [fn(&Words, usize) -> Option<Found>; 7] = [
    counts::counted,
    counts::ranked,
    amounts::quantity,
    amounts::percent,
    money::money,
    age::age,
    temporal::temporal,
];

/// The longest value that starts at `at`.
fn value_at(words: &Words, at: usize) -> Option<Found> {
    if !words.may_open(at) {
        return None;
    }
    KINDS.iter().filter_map(|kind| kind(words, at)).max_by_key(|found| found.end)
}

/// The mentions with their values, resolved in the order of the text.
fn mentions(
    source: &Source,
    words: &Words,
    published: Option<Date>,
    found: Vec<(Range, Found)>,
) -> Vec<Mention> {
    let mut context = Context::new(published, manner(published, &found));
    let mut amount_end = None;
    let mention = |(range, found): (Range, Found)| {
        // "$2 a week", "76 kroner ($10) an hour": how often, not how long.
        let is_behind =
            |end: usize| end == range.first() || end + 1 == range.first() && source.word(end) == ")";
        let is_rate = amount_end.is_some_and(is_behind) && matches!(source.norm(range.first()), "a" | "an");
        amount_end = matches!(found.worth, Worth::Amount(..)).then_some(range.after());
        let kind = if is_rate && found.kind == Kind::Duration { Kind::Set } else { found.kind };
        let value = match &found.worth {
            Worth::Time(expression) => {
                context.enter(source.sentence_id(range.first()));
                context.value(expression, tense(words, range)).map(Value::Timex)
            }
            Worth::Amount(amount, unit) => Some(Value::Amount { amount: *amount, unit }),
            Worth::None => None,
        };
        Mention { range, kind, form: Form::Value, value, score: found.score, evidence: found.rule }
    };
    found.into_iter().map(mention).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values are found in order, hold at least one token and never overlap.
    fn check(text: &str) {
        let source = Source::new(text);
        for published in [None, Some(Date::constant(2025, 2, 12)), Some(Date::MIN), Some(Date::MAX)] {
            let (_, found) = find(&source, &[], published);
            assert!(found.iter().all(|mention| !mention.range.is_empty()));
            assert!(found.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
        }
    }

    /// Any text whatever, and any order of the words that values are made of.
    #[test]
    fn no_text_panics_and_no_values_overlap() {
        let mut pieces: Vec<&str> = crate::lexicon::words::VALUE_WORDS.keys().copied().collect();
        pieces.sort_unstable();
        let marks = "- / , . ' of and 1/2 ½ 2025 31 9999999999999999999999 0 12:30 1990s 5th 
";
        let marks: Vec<&str> = marks.split(' ').collect();
        arbtest::arbtest(|unknown| {
            check(unknown.arbitrary()?);
            let mut text = String::new();
            for _ in 0..unknown.int_in_range(1..=30)? {
                let word =
                    if unknown.ratio(2, 3)? { unknown.choose(&pieces)? } else { unknown.choose(&marks)? };
                text += word;
                text += if unknown.ratio(3, 4)? { " " } else { "" };
            }
            check(&text);
            Ok(())
        });
    }
}
