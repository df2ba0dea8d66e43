//! What single words can mean in a date or an amount.
//! Takes the word table, gives each word's senses.
//! Law: a malformed entry of the table is left out, and a test says so.

use crate::lexicon::words::VALUE_WORDS;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A unit of time, from the shortest to the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

/// From where a step is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The publication date: "last month".
    Now,
    /// The time last spoken of: "the following month".
    Then,
    /// The one reported on: "the quarter".
    Latest,
    /// The last complete one: "the latest quarter".
    Complete,
}

/// So many periods on or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// How many: -1 for "last", 0 for "this", 1 for "next".
    pub by: i32,
    /// Counted from where.
    pub from: From,
}

/// One sense of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sense {
    /// "seven".
    Number(f64),
    /// "million", after a number.
    Scale(f64),
    /// "bn", after a number or at its end.
    Short(f64),
    /// "millions", of people.
    Many(f64),
    /// "third".
    Ordinal(u16),
    /// "the", "a".
    Article,
    /// "several".
    Vague,
    /// "half".
    Half,
    /// "April".
    Month(i8),
    /// "Apr.".
    MonthAbbr(i8),
    /// "Monday".
    Weekday(i8),
    /// "Mon", which other words are too.
    DayAbbr(i8),
    /// "Mondays".
    Weekdays(i8),
    /// "spring", as TIMEX3 codes it.
    Season(&'static str),
    /// "springs".
    Seasons(&'static str),
    /// "morning", as TIMEX3 codes it.
    Part(&'static str),
    /// "mornings".
    Parts(&'static str),
    /// "noon".
    Hour(i8),
    /// "week".
    Unit(Unit),
    /// "weeks".
    Units(Unit),
    /// "last".
    Step(Step),
    /// "nearly".
    Approx,
    /// "early".
    Portion,
    /// "end", of a period.
    Edge,
    /// "yesterday".
    DayStep(i32),
    /// "tonight".
    Tonight,
    /// "overnight".
    Overnight,
    /// "now", as TIMEX3 codes it.
    Ref(&'static str),
    /// "ago".
    Shift(Step),
    /// "daily", as TIMEX3 codes it.
    Set(&'static str),
    /// "every".
    Every,
    /// "twice".
    Times(u16),
    /// "p.m.": the hours to add.
    Meridiem(i8),
    /// "GMT".
    Zone,
    /// "percent".
    Percent,
    /// "euros": the ISO 4217 code and what one is worth of it.
    Currency(&'static str, f64),
    /// "€".
    Symbol(&'static str),
    /// "EUR", "Rs".
    Code(&'static str),
    /// "HK" before a dollar sign.
    DollarOf(&'static str),
    /// "Canadian" before a currency.
    Nation(&'static str),
    /// "kilometres".
    Measure(&'static str),
    /// "square" or "cubic" before a measure.
    Square,
    /// "fiscal".
    Fiscal,
    /// "nineties": the year without its last digit.
    Decade(i16),
    /// "Christmas": its month and day, or its name.
    Holiday(&'static str),
    /// A word that is often something else: "May", "won", "fall".
    Ambiguous,
    /// "people", as counted in large numbers.
    People,
    /// "and": a word that joins others and is no noun.
    Joiner,
    /// "BC".
    Era,
    /// A preposition that stands before times: "since".
    Preposition,
    /// A word that does no more than open a value: "at" of "at least two years".
    Opener,
    /// A word between a number and its unit: "more", "trading".
    Kindred,
    /// A word that opens a stretch of time: "recent".
    Span,
    /// "thirds": into how many parts.
    Fraction(f64),
    /// "will": a word by which the clause speaks of the future.
    Future,
    /// "said": a verb in the past tense that does not end in "ed".
    PastTense,
    /// "until": a preposition before a date that is mostly to come.
    Deadline,
}

/// Whether a value may start with a word of this sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Opening {
    Never,
    /// Only where the next token has a sense or a digit too.
    BeforeAnother,
    Always,
}

impl Sense {
    /// Whether a value may start with this sense.
    pub(super) fn opening(&self) -> Opening {
        match self {
            Self::Article | Self::Vague | Self::Half | Self::Step(_) | Self::Approx | Self::Portion => {
                Opening::BeforeAnother
            }
            Self::Edge | Self::Every | Self::Opener | Self::Span | Self::DollarOf(_) | Self::Fiscal => {
                Opening::BeforeAnother
            }
            Self::Scale(_) | Self::Short(_) | Self::Meridiem(_) | Self::Zone | Self::Percent => {
                Opening::Never
            }
            Self::Currency(..) | Self::Nation(_) | Self::Measure(_) | Self::Square | Self::Shift(_) => {
                Opening::Never
            }
            Self::Fraction(_) | Self::Future | Self::PastTense | Self::Deadline | Self::Preposition => {
                Opening::Never
            }
            Self::Ambiguous | Self::People | Self::Joiner | Self::Era | Self::Kindred => Opening::Never,
            _ => Opening::Always,
        }
    }

    /// Reads one sense of the word table; none where it is malformed.
    fn read(entry: &'static str) -> Option<Self> {
        let (name, rest) = entry.split_once(' ').unwrap_or((entry, ""));
        Some(match name {
            "number" => Self::Number(rest.parse().ok()?),
            "scale" => Self::Scale(rest.parse().ok()?),
            "short" => Self::Short(rest.parse().ok()?),
            "fraction" => Self::Fraction(rest.parse().ok()?),
            "many" => Self::Many(rest.parse().ok()?),
            "ordinal" => Self::Ordinal(rest.parse().ok()?),
            "article" => Self::Article,
            "vague" => Self::Vague,
            "half" => Self::Half,
            "fiscal" => Self::Fiscal,
            "approx" => Self::Approx,
            "portion" => Self::Portion,
            "edge" => Self::Edge,
            "tonight" => Self::Tonight,
            "overnight" => Self::Overnight,
            "every" => Self::Every,
            "zone" => Self::Zone,
            "percent" => Self::Percent,
            "square" => Self::Square,
            "future" => Self::Future,
            "pasttense" => Self::PastTense,
            "deadline" => Self::Deadline,
            "ambiguous" => Self::Ambiguous,
            "people" => Self::People,
            "joiner" => Self::Joiner,
            "era" => Self::Era,
            "preposition" => Self::Preposition,
            "opener" => Self::Opener,
            "kindred" => Self::Kindred,
            "span" => Self::Span,
            _ => return Self::read_temporal(name, rest).or_else(|| Self::read_amount(name, rest)),
        })
    }

    fn read_temporal(name: &str, rest: &'static str) -> Option<Self> {
        Some(match name {
            "month" => Self::Month(rest.parse().ok()?),
            "monthabbr" => Self::MonthAbbr(rest.parse().ok()?),
            "weekday" => Self::Weekday(rest.parse().ok()?),
            "dayabbr" => Self::DayAbbr(rest.parse().ok()?),
            "weekdays" => Self::Weekdays(rest.parse().ok()?),
            "season" => Self::Season(rest),
            "seasons" => Self::Seasons(rest),
            "part" => Self::Part(rest),
            "parts" => Self::Parts(rest),
            "hour" => Self::Hour(rest.parse().ok()?),
            "unit" => Self::Unit(unit(rest)?),
            "units" => Self::Units(unit(rest)?),
            "step" => Self::Step(step(rest)?),
            "shift" => Self::Shift(step(rest)?),
            "daystep" => Self::DayStep(rest.parse().ok()?),
            "ref" => Self::Ref(rest),
            "set" => Self::Set(rest),
            "times" => Self::Times(rest.parse().ok()?),
            "decade" => Self::Decade(rest.parse().ok()?),
            "meridiem" => Self::Meridiem(rest.parse().ok()?),
            "holiday" => Self::Holiday(rest),
            _ => return None,
        })
    }

    fn read_amount(name: &str, rest: &'static str) -> Option<Self> {
        Some(match name {
            "currency" => {
                let (code, worth) = rest.split_once(' ')?;
                Self::Currency(code, worth.parse().ok()?)
            }
            "symbol" => Self::Symbol(rest),
            "code" => Self::Code(rest),
            "dollarof" => Self::DollarOf(rest),
            "nation" => Self::Nation(rest),
            "measure" => Self::Measure(rest),
            _ => return None,
        })
    }
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "millennium" => Unit::Millennium,
        _ => return None,
    })
}

fn step(entry: &str) -> Option<Step> {
    let (by, from) = entry.split_once(' ')?;
    let from = match from {
        "now" => From::Now,
        "then" => From::Then,
        "latest" => From::Complete,
        _ => return None,
    };
    Some(Step { by: by.parse().ok()?, from })
}

/// What a word of the table can mean.
#[derive(Debug)]
pub(super) struct Senses {
    pub(super) all: Vec<Sense>,
    /// Whether a value may start with one of them.
    pub(super) opening: Opening,
}

impl Senses {
    /// Those of a word that the table has not.
    pub(super) const NONE: &Self = &Self { all: Vec::new(), opening: Opening::Never };

    fn read(list: &'static str) -> Self {
        let all: Vec<Sense> = list.split("; ").filter_map(Sense::read).collect();
        let opening = all.iter().map(Sense::opening).max().unwrap_or(Opening::Never);
        Self { all, opening }
    }

    /// Those of a word as `Source::norm` gives it.
    pub(super) fn of(word: &str) -> &'static Self {
        if (1..=LONGEST).contains(&word.len()) { SENSES.get(word).unwrap_or(Self::NONE) } else { Self::NONE }
    }
}

/// The senses of every word of the table.
static SENSES: LazyLock<FxHashMap<&'static str, Senses>> =
    LazyLock::new(|| VALUE_WORDS.iter().map(|(word, list)| (*word, Senses::read(list))).collect());

/// The longest word of the table; longer tokens are not looked up.
const LONGEST: usize = 14;

/// By how much the letters behind a number multiply it: "m" of "12m".
pub(super) fn short_scale(suffix: &str) -> Option<f64> {
    senses_of(suffix)
        .iter()
        .find_map(|sense| if let Sense::Short(scale) = sense { Some(*scale) } else { None })
}

/// The senses of a word that is not a token of its own: "m" of "12m".
pub(super) fn senses_of(word: &str) -> &'static [Sense] {
    &Senses::of(word).all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_of_the_table_is_read() {
        for (word, list) in VALUE_WORDS.iter() {
            let malformed: Vec<&str> =
                list.split("; ").filter(|entry| Sense::read(entry).is_none()).collect();
            assert!(malformed.is_empty(), "{word}: {malformed:?}");
            assert!(word.len() <= LONGEST, "{word} is longer than what is looked up");
        }
    }
}
