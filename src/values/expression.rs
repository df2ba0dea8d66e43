//! What the words of a value say, before any date is known.
//! Takes nothing, gives the types between grammar and resolution.
//! Law: an expression holds no position and no publication date.

use super::sense::{From, Step, Unit};
use crate::document::Kind;

/// A value that the grammar found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// One past its last token.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// What it says.
    pub worth: Worth,
    /// Confidence.
    pub score: f32,
    /// The rule's name.
    pub rule: &'static str,
}

impl Found {
    /// A value of full confidence.
    pub(super) fn new(end: usize, kind: Kind, worth: Worth, rule: &'static str) -> Self {
        Self { end, kind, worth, score: 0.95, rule }
    }

    /// The same with less confidence.
    pub(super) fn doubtful(self, score: f32) -> Self {
        Self { score, ..self }
    }
}

impl Found {
    /// The date, if the value is one.
    pub(super) fn point(&self) -> Option<Point> {
        match self.worth {
            Worth::Time(Expression::Point(point) | Expression::Time(Some(point), _)) => Some(point),
            _ => None,
        }
    }
}

/// What a value says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Worth {
    /// A date, a time, a duration or a set.
    Time(Expression),
    /// An amount and its unit.
    Amount(f64, &'static str),
    /// A number without one amount: a score ("3-2").
    None,
}

/// What a temporal expression says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    /// Known at once, as TIMEX3 writes it: "PRESENT_REF", "P1D", "XXXX-WXX-2".
    Fixed(String),
    /// A stretch of time; no amount where the words give none ("several weeks").
    Duration(Option<f64>, Unit),
    /// A date.
    Point(Point),
    /// A time of day, of the date given or else of the day spoken of.
    Time(Option<Point>, Clock),
}

/// In which year a named period lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Not said: "in January".
    Open,
    /// "January 2014".
    Known(i16),
    /// "January of last year".
    Of(Step),
    /// "last January".
    By(Step),
}

/// A period that comes once a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Yearly {
    /// A month, 1 to 12.
    Month(i8),
    /// A day of a month.
    Day(i8, i8),
    /// A quarter, 1 to 4; 0 for the one spoken of.
    Quarter(i8),
    /// A half, 1 or 2.
    Half(i8),
    /// A season as TIMEX3 codes it.
    Season(&'static str),
    /// A feast whose day moves: "easter", "thanksgiving".
    Holiday(&'static str),
}

/// A date of any grain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    /// "2014".
    Year(i16),
    /// "218 BC".
    Bc(i16),
    /// "the 1990s": the year without its last digit.
    Decade(i16),
    /// "the 19th century": the year without its last two digits.
    Century(i16),
    /// "January", "the third quarter", "Christmas".
    Yearly(Yearly, Year),
    /// "Wednesday"; "next Wednesday".
    Weekday(i8, Option<Step>),
    /// "last week", "yesterday".
    Period(Unit, Step),
    /// "two years ago": how many, none where the words give no number.
    Shift(Option<i32>, Unit, Step),
}

impl Point {
    /// Whether only the day of publication tells which date is meant.
    pub(super) fn is_deictic(&self) -> bool {
        matches!(
            self,
            Point::Weekday(..)
                | Point::Period(_, Step { from: From::Now, .. })
                | Point::Shift(_, _, Step { from: From::Now, .. })
                | Point::Yearly(_, Year::By(Step { from: From::Now, .. }))
        )
    }
}

impl Clock {
    /// The time in a part of the day: "6 o'clock" of the afternoon is 18:00.
    pub(super) fn in_part(self, part: Option<&str>) -> Self {
        match self {
            Self::At { hour, minute, second } if hour < 12 && matches!(part, Some("AF" | "EV" | "NI")) => {
                Self::At { hour: hour + 12, minute, second }
            }
            _ => self,
        }
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// "morning", as TIMEX3 codes it.
    Part(&'static str),
    /// "10:30".
    At {
        /// 0 to 24.
        hour: i8,
        /// 0 to 59.
        minute: i8,
        /// 0 to 59, where they are given.
        second: Option<i8>,
    },
}
