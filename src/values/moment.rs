//! A period of the calendar: its first day and its grain.
//! Takes dates, gives periods, their neighbours and their TIMEX3 values.
//! Law: a period outside the calendar's range (years -9999 to 9999) is none.

use super::expression::Yearly;
use super::holidays;
use super::sense::Unit;
use jiff::ToSpan;
use jiff::civil::Date;

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Half,
    Season(&'static str),
    Year,
    Decade,
    Century,
}

/// A period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// Its first day.
    pub date: Date,
    /// How long it is.
    pub grain: Grain,
}

impl Moment {
    /// A day.
    pub(super) fn day(date: Date) -> Self {
        Self { date, grain: Grain::Day }
    }

    /// A year.
    pub(super) fn year(year: i16) -> Option<Self> {
        Some(Self { date: Date::new(year, 1, 1).ok()?, grain: Grain::Year })
    }

    /// The period of `unit` in which `date` lies.
    pub(super) fn around(date: Date, unit: Unit) -> Option<Self> {
        let (date, grain) = match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => (date, Grain::Day),
            Unit::Week | Unit::Fortnight => (monday(date)?, Grain::Week),
            Unit::Weekend => (monday(date)?, Grain::Weekend),
            Unit::Month => (date.first_of_month(), Grain::Month),
            Unit::Quarter => {
                (Date::new(date.year(), (date.month() - 1) / 3 * 3 + 1, 1).ok()?, Grain::Quarter)
            }
            Unit::Half => (Date::new(date.year(), (date.month() - 1) / 6 * 6 + 1, 1).ok()?, Grain::Half),
            Unit::Year => (date.first_of_year(), Grain::Year),
            Unit::Decade => (Date::new(date.year() / 10 * 10, 1, 1).ok()?, Grain::Decade),
            Unit::Century | Unit::Millennium => {
                (Date::new(date.year() / 100 * 100, 1, 1).ok()?, Grain::Century)
            }
        };
        Some(Self { date, grain })
    }

    /// The period that comes once a year, in `year`.
    pub(super) fn yearly(yearly: Yearly, year: i16) -> Option<Self> {
        let first = |month| Date::new(year, month, 1).ok();
        Some(match yearly {
            Yearly::Month(month) => Self { date: first(month)?, grain: Grain::Month },
            Yearly::Day(month, day) => Self::day(Date::new(year, month, day).ok()?),
            Yearly::Quarter(number) => Self { date: first(number * 3 - 2)?, grain: Grain::Quarter },
            Yearly::Half(number) => Self { date: first(number * 6 - 5)?, grain: Grain::Half },
            Yearly::Season(code) => Self { date: first(season_start(code))?, grain: Grain::Season(code) },
            Yearly::Holiday(rule) => Self::day(holidays::day(rule, year)?),
        })
    }

    /// The period so many units on, in the grain of the unit.
    pub(super) fn shifted(date: Date, by: i32, unit: Unit) -> Option<Self> {
        let days = |count: i32| date.checked_add(count.days()).ok();
        let moved = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => Some(date),
            Unit::Day => days(by),
            Unit::Week | Unit::Weekend => days(by.checked_mul(7)?),
            Unit::Fortnight => days(by.checked_mul(14)?),
            Unit::Month => date.checked_add(by.months()).ok(),
            Unit::Quarter => date.checked_add(by.checked_mul(3)?.months()).ok(),
            Unit::Half => date.checked_add(by.checked_mul(6)?.months()).ok(),
            Unit::Year => years(date, i64::from(by)),
            Unit::Decade => years(date, i64::from(by) * 10),
            Unit::Century => years(date, i64::from(by) * 100),
            Unit::Millennium => years(date, i64::from(by) * 1000),
        };
        Self::around(moved?, unit)
    }

    /// TIMEX3's value.
    pub(super) fn value(&self) -> String {
        let date = self.date;
        let year = format!("{:04}", date.year());
        match self.grain {
            Grain::Day => date.to_string(),
            Grain::Week => week(date),
            Grain::Weekend => week(date) + "-WE",
            Grain::Month => format!("{year}-{:02}", date.month()),
            Grain::Quarter => format!("{year}-Q{}", (date.month() + 2) / 3),
            Grain::Half => format!("{year}-H{}", (date.month() + 5) / 6),
            Grain::Season(code) => format!("{year}-{code}"),
            Grain::Year => year,
            Grain::Decade => year.get(..3).unwrap_or_default().to_owned(),
            Grain::Century => year.get(..2).unwrap_or_default().to_owned(),
        }
    }
}

/// ISO 8601 week.
fn week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// The Monday of the week.
fn monday(date: Date) -> Option<Date> {
    date.checked_sub(i32::from(date.weekday().to_monday_zero_offset()).days()).ok()
}

fn years(date: Date, by: i64) -> Option<Date> {
    let span = jiff::Span::new().try_years(by).ok()?;
    date.checked_add(span).ok()
}

/// The month in which a season starts.
fn season_start(code: &str) -> i8 {
    match code {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    }
}

/// Easter Sunday by the anonymous Gregorian algorithm (Meeus, Jones and Butcher).
pub(super) fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    Date::new(year as i16, (sum / 31) as i8, (sum % 31 + 1) as i8).ok()
}
