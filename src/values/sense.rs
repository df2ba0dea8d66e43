//! What single words can mean in a date or an amount, and the tokens seen through these senses.
//! Takes the word table and the tokens, gives each token's senses.
//! Law: a lookup past the paragraph's end finds nothing, so that no value runs over it.

use crate::lexicon::words::VALUE_WORDS;
use crate::text::{Gap, Range, Source, TokenKind};
use std::collections::HashMap;
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
    /// The last complete one: "the latest quarter".
    Latest,
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
    /// "square" before a measure.
    Square,
    /// "fiscal".
    Fiscal,
    /// "Christmas": its month and day, or its name.
    Holiday(&'static str),
    /// A word that may also be somebody's name: "May", "April".
    Name,
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

impl Sense {
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
            "name" => Self::Name,
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
        "latest" => From::Latest,
        _ => return None,
    };
    Some(Step { by: by.parse().ok()?, from })
}

/// The senses of every word of the table.
static SENSES: LazyLock<HashMap<&'static str, Vec<Sense>>> = LazyLock::new(|| {
    let senses = |list: &'static str| list.split("; ").filter_map(Sense::read).collect();
    VALUE_WORDS.iter().map(|(word, list)| (*word, senses(list))).collect()
});

/// The senses of a word that is not a token of its own: "m" of "12m".
pub(super) fn senses_of(word: &str) -> &'static [Sense] {
    SENSES.get(word).map_or(&[], Vec::as_slice)
}

/// The longest word of the table; longer tokens are not looked up.
const LONGEST: usize = 14;

/// The tokens of one paragraph through their senses.
pub(super) struct Words<'s, 't> {
    pub source: &'s Source<'t>,
    senses: Vec<&'static [Sense]>,
    paragraph: Range,
}

impl<'s, 't> Words<'s, 't> {
    /// Looks each token up once.
    pub(super) fn new(source: &'s Source<'t>) -> Self {
        let table = &*SENSES;
        let look_up = |index: usize| {
            let norm = source.norm(index);
            let known = (1..=LONGEST).contains(&norm.len()).then(|| table.get(norm)).flatten();
            known.map_or(&[][..], Vec::as_slice)
        };
        let senses = (0..source.len()).map(look_up).collect();
        Self { source, senses, paragraph: Range::default() }
    }

    /// Goes to another paragraph.
    pub(super) fn enter(&mut self, paragraph: Range) {
        self.paragraph = paragraph;
    }

    /// Whether the token `at` lies in the paragraph.
    pub(super) fn has(&self, at: usize) -> bool {
        self.paragraph.has(at)
    }

    /// The senses of the token `at`.
    pub(super) fn senses(&self, at: usize) -> &'static [Sense] {
        if self.has(at) { self.senses.get(at).copied().unwrap_or_default() } else { &[] }
    }

    /// The senses of the token `at` in whatever paragraph it lies.
    pub(super) fn all_senses(&self, at: usize) -> &'static [Sense] {
        self.senses.get(at).copied().unwrap_or_default()
    }

    /// What `pick` makes of the first sense that it accepts.
    pub(super) fn sense<T>(&self, at: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<T> {
        self.senses(at).iter().find_map(|sense| pick(*sense))
    }

    /// Whether the token has this very sense.
    pub(super) fn means(&self, at: usize, sense: Sense) -> bool {
        self.senses(at).contains(&sense)
    }

    /// The token in lower case; empty outside the paragraph.
    pub(super) fn norm(&self, at: usize) -> &'s str {
        if self.has(at) { self.source.norm(at) } else { "" }
    }

    /// The token before `at` in lower case; empty at the paragraph's start.
    pub(super) fn before(&self, at: usize) -> &'s str {
        at.checked_sub(1).map_or("", |before| self.norm(before))
    }

    /// Whether the token is `word`.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.norm(at) == word
    }

    /// Whether the token `at` touches the one before it.
    pub(super) fn touches(&self, at: usize) -> bool {
        self.has(at) && self.source.gap(at) == Gap::None
    }

    /// Whether the token is a word with a capital.
    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.has(at) && self.source.is_capitalised(at)
    }

    /// Whether the token starts with a digit.
    pub(super) fn is_digits(&self, at: usize) -> bool {
        self.norm(at).starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether the token is a word in small letters.
    pub(super) fn is_small_word(&self, at: usize) -> bool {
        self.has(at)
            && self.source.kind(at) == TokenKind::Word
            && !self.is_capitalised(at)
            && !self.is_digits(at)
    }

    /// Whether the token is a word in small letters that may be a noun: none that only joins words.
    pub(super) fn is_small_noun(&self, at: usize) -> bool {
        let joins = [
            "and", "or", "but", "that", "when", "who", "which", "as", "than", "with", "for", "from", "at",
            "on", "is", "was",
        ];
        self.is_small_word(at)
            && self.norm(at).len() > 2
            && !joins.contains(&self.norm(at))
            && !self.means(at, Sense::Preposition)
    }

    /// Past the letter or name of a temperature's scale.
    pub(super) fn skip_degree(&self, at: usize) -> usize {
        let degree = at.checked_sub(1).is_some_and(|before| self.means(before, Sense::Measure("degree")));
        if degree && matches!(self.norm(at), "c" | "f" | "celsius" | "fahrenheit") { at + 1 } else { at }
    }

    /// Past a hyphen that joins two words; `at` itself where a space stands between them.
    pub(super) fn join(&self, at: usize) -> usize {
        if is_hyphen(self.norm(at)) && self.touches(at) && self.touches(at + 1) { at + 1 } else { at }
    }

    /// Whether the token `at` follows a hyphen that joins it to a word.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        self.touches(at) && is_hyphen(self.before(at)) && self.touches(at - 1)
    }

    /// The step at `at`: "last", "next".
    pub(super) fn step(&self, at: usize) -> Option<Step> {
        self.sense(at, |sense| if let Sense::Step(step) = sense { Some(step) } else { None })
    }

    /// The unit in the singular at `at`: "week".
    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        self.sense(at, |sense| if let Sense::Unit(unit) = sense { Some(unit) } else { None })
    }

    /// The unit in the plural at `at`: "weeks".
    pub(super) fn units(&self, at: usize) -> Option<Unit> {
        self.sense(at, |sense| if let Sense::Units(unit) = sense { Some(unit) } else { None })
    }

    /// The unit at `at` in either number.
    pub(super) fn any_unit(&self, at: usize) -> Option<Unit> {
        self.unit(at).or_else(|| self.units(at))
    }

    /// Whether the token before `at` has this sense.
    pub(super) fn at_before(&self, at: usize, sense: Sense) -> bool {
        at.checked_sub(1).is_some_and(|before| self.means(before, sense))
    }

    /// Whether the token two before `at` has this sense.
    pub(super) fn at_before_that(&self, at: usize, sense: Sense) -> bool {
        at.checked_sub(2).is_some_and(|before| self.means(before, sense))
    }

    /// Past the token at `at` if it has this sense.
    pub(super) fn skip_any(&self, at: usize, sense: Sense) -> usize {
        if self.means(at, sense) { at + 1 } else { at }
    }

    /// Whether the token is a month or a weekday.
    pub(super) fn is_temporal(&self, at: usize) -> bool {
        let temporal = |sense| {
            matches!(sense, Sense::Month(_) | Sense::MonthAbbr(_) | Sense::Weekday(_) | Sense::DayAbbr(_))
                .then_some(())
        };
        self.sense(at, temporal).is_some()
    }

    /// Whether "the", "early", "late" or "mid-" stands before `at`, as before a decade.
    pub(super) fn is_decade_context(&self, at: usize) -> bool {
        self.before(at) == "the" || self.at_before(at, Sense::Portion)
    }

    /// Past the article at `at`, if there is one.
    pub(super) fn skip_article(&self, at: usize) -> usize {
        if self.means(at, Sense::Article) { at + 1 } else { at }
    }

    /// Past `word` at `at`, if it stands there.
    pub(super) fn skip(&self, at: usize, word: &str) -> usize {
        if self.is(at, word) { at + 1 } else { at }
    }
}

/// A hyphen or a dash that is written for one.
pub(super) fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑" | "–")
}
