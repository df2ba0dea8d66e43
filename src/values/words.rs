//! The tokens of a text through the senses of their words.
//! Takes the tokens, looks each up once, gives what stands at a position.
//! Law: a lookup past the paragraph's end finds nothing, so that no value runs over it.

use super::durations::Length;
use super::holidays;
use super::numbers::Number;
use super::sense::{Opening, Sense, Senses, Step, Unit};
use crate::text::{Gap, Range, Source, TokenKind};
use std::cell::Cell;

/// The tokens of one paragraph through their senses.
pub(super) struct Words<'s, 't> {
    pub source: &'s Source<'t>,
    /// By the number of a token's form.
    senses: Vec<&'static Senses>,
    paragraph: Range,
    /// The number and the length that start at a place: most kinds of value ask for the same.
    pub number: Remembered<Number>,
    pub length: Remembered<Length>,
}

/// The place last asked for something, and what starts there.
pub(super) struct Remembered<T>(Cell<Option<(usize, Option<T>)>>);

impl<T: Copy> Remembered<T> {
    /// Nothing yet.
    fn nothing() -> Self {
        Self(Cell::new(None))
    }

    /// What starts at `at`, as `look` finds it when it is asked for the first time.
    pub(super) fn of(&self, at: usize, look: impl FnOnce() -> Option<T>) -> Option<T> {
        if let Some((_, found)) = self.0.get().filter(|(known, _)| *known == at) {
            return found;
        }
        let found = look();
        self.0.set(Some((at, found)));
        found
    }
}

impl<'s, 't> Words<'s, 't> {
    /// Looks each word up once.
    pub(super) fn new(source: &'s Source<'t>) -> Self {
        let senses = source.forms().iter().map(|first| Senses::of(source.norm(*first as usize))).collect();
        Self {
            source,
            senses,
            paragraph: Range::default(),
            number: Remembered::nothing(),
            length: Remembered::nothing(),
        }
    }

    /// Goes to another paragraph.
    pub(super) fn enter(&mut self, paragraph: Range) {
        self.paragraph = paragraph;
        (self.number, self.length) = (Remembered::nothing(), Remembered::nothing());
    }

    /// Whether the token `at` lies in the paragraph.
    pub(super) fn has(&self, at: usize) -> bool {
        self.paragraph.has(at)
    }

    /// The senses of the token `at`.
    pub(super) fn senses(&self, at: usize) -> &'static [Sense] {
        if self.has(at) { self.all_senses(at) } else { &[] }
    }

    /// The senses of the token `at` in whatever paragraph it lies.
    pub(super) fn all_senses(&self, at: usize) -> &'static [Sense] {
        self.source.form(at).map_or(&[], |form| &self.senses[form].all)
    }

    /// What `pick` makes of the first sense that it accepts.
    pub(super) fn sense<T>(&self, at: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<T> {
        self.senses(at).iter().find_map(|sense| pick(*sense))
    }

    /// Whether one of the token's senses is of this kind.
    pub(super) fn any(&self, at: usize, kind: impl Fn(Sense) -> bool) -> bool {
        self.senses(at).iter().any(|sense| kind(*sense))
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

    /// Whether a value may start at the token: it holds a digit, or a word that opens values, perhaps only before another.
    pub(super) fn may_open(&self, at: usize) -> bool {
        let short_year = |at: usize| matches!(self.norm(at), "'" | "‘") && self.is_digits(at + 1);
        let follows = || !self.senses(at + 1).is_empty() || self.has_digit(at + 1) || short_year(at + 1);
        let opening = || self.source.form(at).map_or(Opening::Never, |form| self.senses[form].opening);
        match if self.has(at) { opening() } else { Opening::Never } {
            Opening::Always => true,
            Opening::BeforeAnother => follows() || holidays::opens(self, at),
            Opening::Never => self.has_digit(at) || short_year(at) || holidays::opens(self, at),
        }
    }

    /// Whether the token holds a digit: "12", "12m", "RM2".
    fn has_digit(&self, at: usize) -> bool {
        self.norm(at).bytes().any(|byte| byte.is_ascii_digit())
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
        self.is_small_word(at)
            && self.norm(at).len() > 2
            && !self.any(at, |sense| matches!(sense, Sense::Joiner | Sense::Preposition))
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

    /// Whether the token stands in a title or a name: "USA Today", "The Daily Courier".
    pub(super) fn is_titled(&self, at: usize) -> bool {
        let before = at.checked_sub(1).is_some_and(|before| self.is_capitalised(before));
        let opens = self.source.sentence_at(at).first() == at;
        self.is_capitalised(at) && !opens && (before || self.is_capitalised(at + 1))
    }

    /// Whether the token is a month or a weekday.
    pub(super) fn is_temporal(&self, at: usize) -> bool {
        self.any(at, |sense| {
            matches!(sense, Sense::Month(_) | Sense::MonthAbbr(_) | Sense::Weekday(_) | Sense::DayAbbr(_))
        })
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

/// Declares the lookups of senses that carry something.
macro_rules! lookups {
    ($($(#[$doc:meta])* $name:ident: $sense:ident -> $held:ty;)*) => {
        impl Words<'_, '_> {
            $($(#[$doc])* pub(super) fn $name(&self, at: usize) -> Option<$held> {
                self.sense(at, |sense| if let Sense::$sense(held) = sense { Some(held) } else { None })
            })*
        }
    };
}

lookups! {
    /// What the number word at `at` counts: "seven".
    number_word: Number -> f64;
    /// By how much the word at `at` multiplies: "million".
    scale: Scale -> f64;
    /// By how much the short form at `at` multiplies: "bn".
    short_scale: Short -> f64;
    /// How many the word at `at` means at least: "millions".
    many: Many -> f64;
    /// The rank that the word at `at` gives: "third".
    ordinal_word: Ordinal -> u16;
    /// Into how many parts the word at `at` divides: "thirds".
    fraction: Fraction -> f64;
    /// The weekday at `at`, 1 for Monday.
    weekday: Weekday -> i8;
    /// The short form of a weekday at `at`.
    day_abbr: DayAbbr -> i8;
    /// The season at `at`.
    season: Season -> &'static str;
    /// The part of day at `at`: "morning".
    part: Part -> &'static str;
    /// The hour that the word at `at` names: "noon".
    hour: Hour -> i8;
    /// The unit in the singular at `at`: "week".
    unit: Unit -> Unit;
    /// The unit in the plural at `at`: "weeks".
    units: Units -> Unit;
    /// The step at `at`: "last", "next".
    step: Step -> Step;
    /// How many days from today the word at `at` lies: "yesterday".
    day_step: DayStep -> i32;
    /// The direction of the word at `at` behind a duration: "ago".
    shift: Shift -> Step;
    /// What the word at `at` refers to: "now".
    reference: Ref -> &'static str;
    /// How often the word at `at` means: "daily".
    set_word: Set -> &'static str;
    /// The hours that "a.m." or "p.m." at `at` adds.
    meridiem: Meridiem -> i8;
    /// The currency of the sign at `at`: "€".
    symbol: Symbol -> &'static str;
    /// The currency that the code at `at` names: "EUR".
    code: Code -> &'static str;
    /// The currency of a dollar sign behind the letters at `at`: "HK".
    dollar_of: DollarOf -> &'static str;
    /// The currency of the country at `at`: "Canadian".
    nation: Nation -> &'static str;
    /// The measure at `at`: "kilometres".
    measure: Measure -> &'static str;
    /// The decade at `at`: "nineties".
    decade_word: Decade -> i16;
    /// The feast at `at`: "Christmas".
    feast: Holiday -> &'static str;
}

/// A hyphen or a dash that is written for one.
pub(super) fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑" | "–")
}
