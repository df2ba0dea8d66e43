//! From what the words say to TIMEX3 values.
//! Takes expressions in the order of the text and the publication date, gives values.
//! Law: news looks back: "Wednesday" is the last one, the day of publication included; "will" and its like turn it forward.

use super::expression::{Clock, Expression, Point, Year, Yearly};
use super::moment::{Grain, Moment};
use super::sense::{From, Step, Unit};
use super::setting::{Manner, Tense};
use jiff::ToSpan;
use jiff::civil::Date;

/// What is known of the time spoken of.
#[derive(Clone, Debug)]
pub(super) struct Context {
    published: Option<Date>,
    manner: Manner,
    last: Option<Moment>,
    stray: Option<Moment>,
    quarter: Option<Moment>,
    sentence: Option<usize>,
    day: Option<Moment>,
}

/// How many years apart two dates of one account may lie.
const FRAME: u16 = 5;

impl Context {
    /// At the text's start.
    pub(super) fn new(published: Option<Date>, manner: Manner) -> Self {
        Self { published, manner, last: None, stray: None, quarter: None, sentence: None, day: None }
    }

    /// Goes to a sentence: a clock time lies on the day that its own sentence tells.
    pub(super) fn enter(&mut self, sentence: Option<usize>) {
        if self.sentence != sentence {
            self.sentence = sentence;
            self.day = None;
        }
    }

    /// The value of an expression; none where nothing is known to count from. Remembers the date for the next one.
    pub(super) fn value(&mut self, expression: &Expression, tense: Tense) -> Option<String> {
        match expression {
            Expression::Fixed(value) => Some(value.clone()),
            Expression::Duration(amount, unit) => Some(duration_value(*amount, *unit)),
            Expression::Point(point) => self.point_value(*point, tense),
            Expression::Time(day, clock) => Some(self.time_value(*day, *clock, tense)),
        }
    }

    fn point_value(&mut self, point: Point, tense: Tense) -> Option<String> {
        if let Some(moment) = self.moment(point, tense) {
            if moment.grain == Grain::Day {
                self.day = Some(moment);
            }
            if !point.is_deictic() || self.manner == Manner::Report {
                self.remember(moment);
            }
            if let Point::Yearly(Yearly::Quarter(_), Year::Open | Year::Known(_)) = point {
                self.quarter = Some(moment);
            }
            return Some(moment.value());
        }
        unresolved(point)
    }

    /// Keeps the date for the next one to be counted from. In an account, a year far from the time spoken of (that of a
    /// book, of a later war) moves it only when the next date stands by it.
    fn remember(&mut self, moment: Moment) {
        let far = |from: Moment| from.date.year().abs_diff(moment.date.year()) > FRAME;
        let strays =
            self.manner == Manner::Account && self.last.is_some_and(far) && self.stray.is_none_or(far);
        if strays {
            self.stray = Some(moment);
        } else {
            self.last = Some(moment);
            self.stray = None;
        }
    }

    fn time_value(&mut self, day: Option<Point>, clock: Clock, tense: Tense) -> String {
        let spoken = self.last.filter(|last| last.grain == Grain::Day && self.is_told(*last));
        let moment = match day {
            Some(point) => self.moment(point, tense),
            None => self.day.or(spoken).or_else(|| self.published.map(Moment::day)),
        };
        if let Some(moment) = moment {
            self.remember(moment);
        }
        let date = moment.map(|moment| moment.value()).or_else(|| day.and_then(unresolved));
        let date = date.unwrap_or_else(|| "XXXX-XX-XX".to_owned());
        match clock {
            Clock::Part(code) => format!("{date}T{code}"),
            Clock::At { hour, minute, second: None } => format!("{date}T{hour:02}:{minute:02}"),
            Clock::At { hour, minute, second: Some(second) } => {
                format!("{date}T{hour:02}:{minute:02}:{second:02}")
            }
        }
    }

    /// Whether a clock time may lie on the day told last: in a report only on one of the days just past.
    fn is_told(&self, last: Moment) -> bool {
        let past = self.published.map(|published| (published - last.date).get_days());
        self.manner == Manner::Account || past.is_some_and(|past| (0..7).contains(&past))
    }

    /// The day from which a step is counted.
    fn base(&self, from: From) -> Option<Date> {
        let last = self.last.map(|last| last.date);
        match (from, self.manner) {
            (From::Then, _) => last.or(self.published),
            (From::Latest | From::Complete, Manner::Account) => last.or(self.published),
            // In an account "last year" too is the one before the year told, but a report without a date tells none.
            (From::Now, _) => self.published,
            (From::Latest | From::Complete, Manner::Report) => self.published.or(last),
        }
    }

    fn moment(&self, point: Point, tense: Tense) -> Option<Moment> {
        match point {
            Point::Year(year) => Moment::year(year),
            Point::Yearly(yearly, year) => self.yearly(yearly, year, tense),
            Point::Weekday(day, step) => self.weekday(day, step, tense),
            Point::Period(Unit::Day, step) if step.from == From::Now => {
                Moment::shifted(self.published?, step.by, Unit::Day)
            }
            Point::Period(unit, step) => self.period(unit, step),
            Point::Shift(count, unit, step) => self.shift(count?, unit, step),
            Point::Bc(_) | Point::Decade(_) | Point::Century(_) => None,
        }
    }

    fn yearly(&self, yearly: Yearly, year: Year, tense: Tense) -> Option<Moment> {
        match year {
            // "the 1988 quarter": the one spoken of, in that year.
            Year::Known(year) if yearly == Yearly::Quarter(0) => {
                let spoken = self.quarter.or_else(|| Moment::shifted(self.published?, -1, Unit::Quarter))?;
                Moment::yearly(Yearly::Quarter((spoken.date.month() + 2) / 3), year)
            }
            Year::Known(year) => Moment::yearly(yearly, year),
            Year::Of(step) => {
                let base = self.base(step.from)?;
                Moment::yearly(yearly, base.year().checked_add(step.by as i16)?)
            }
            Year::By(step) => self.nearest(yearly, step),
            Year::Open => self.open(yearly, tense),
        }
    }

    /// "last April", "this April", "next April".
    fn nearest(&self, yearly: Yearly, step: Step) -> Option<Moment> {
        let base = self.base(step.from)?;
        let this = Moment::yearly(yearly, base.year())?;
        let in_it = Moment::around(base, grain_unit(this.grain))?.date == this.date;
        let year = match step.by {
            by if by < 0 && (this.date >= base || in_it) => base.year() - 1,
            by if by > 0 && (this.date <= base || in_it) => base.year() + 1,
            _ => base.year(),
        };
        Moment::yearly(yearly, year)
    }

    /// A month or a day without a year.
    fn open(&self, yearly: Yearly, tense: Tense) -> Option<Moment> {
        if self.manner == Manner::Account
            && let Some(last) = self.last
        {
            return account_year(yearly, last);
        }
        let base = self.published?;
        let this = Moment::yearly(yearly, base.year())?;
        let next = base.year().checked_add(1).and_then(|year| Moment::yearly(yearly, year));
        if let Some(next) =
            next.filter(|next| tense != Tense::Over && next.grain != Grain::Quarter && is_soon(base, *next))
        {
            return Some(next);
        }
        let year = match tense {
            Tense::Over if this.date > base => base.year() - 1,
            Tense::Past if this.date > base && !is_this_year(base, this) => base.year() - 1,
            Tense::Future if ends_long_before(this, base) && this.grain != Grain::Quarter => base.year() + 1,
            _ => base.year(),
        };
        Moment::yearly(yearly, year)
    }

    fn weekday(&self, day: i8, step: Option<Step>, tense: Tense) -> Option<Moment> {
        let from = step.map_or(From::Now, |step| step.from);
        let base = if from == From::Now { self.published? } else { self.base(from)? };
        let today = base.weekday().to_monday_one_offset();
        let back = i32::from((today - day).rem_euclid(7));
        let on = i32::from((day - today).rem_euclid(7));
        let days = match (step.map(|step| step.by), tense) {
            (Some(by), _) if by < 0 => -(if back == 0 { 7 } else { back }),
            (Some(0), _) | (None, Tense::Future) => on,
            (Some(_), _) => {
                if on == 0 {
                    7
                } else {
                    on
                }
            }
            (None, Tense::Past | Tense::Over) => -back,
        };
        Some(Moment::day(base.checked_add(days.days()).ok()?))
    }

    fn period(&self, unit: Unit, step: Step) -> Option<Moment> {
        if unit == Unit::Quarter && matches!(step.from, From::Latest | From::Complete) {
            let complete = self.published.and_then(|published| Moment::shifted(published, -1, Unit::Quarter));
            let told = self.quarter.filter(|told| step.from == From::Latest || !ahead(*told, complete));
            return told.or(complete);
        }
        // A year that was told says nothing of a week in it: "the weekend" is then the reporter's.
        let is_told = self.last.is_some_and(|last| last.grain < Grain::Year);
        let near = self.published.filter(|_| step.from == From::Then && unit < Unit::Quarter && !is_told);
        let moment = Moment::shifted(near.or_else(|| self.base(step.from))?, step.by, unit)?;
        // "the weekend" in a report of Monday to Thursday is the one before.
        let ahead =
            moment.grain == Grain::Weekend && step.from == From::Complete && self.manner == Manner::Report;
        if ahead { Moment::shifted(self.published?, -1, unit) } else { Some(moment) }
    }

    /// "a year ago" is a year before the quarter spoken of, where one is.
    fn shift(&self, count: i32, unit: Unit, step: Step) -> Option<Moment> {
        let by = count.checked_mul(step.by)?;
        if let Some(quarter) = self.quarter.filter(|_| unit == Unit::Year && by == -1) {
            return Moment::shifted(quarter.date, -4, Unit::Quarter);
        }
        let unit = if unit >= Unit::Decade { (Unit::Year, by.checked_mul(scale(unit))?) } else { (unit, by) };
        Moment::shifted(self.base(step.from)?, unit.1, unit.0)
    }
}

/// Years in a unit longer than one.
fn scale(unit: Unit) -> i32 {
    match unit {
        Unit::Decade => 10,
        Unit::Century => 100,
        Unit::Millennium => 1000,
        _ => 1,
    }
}

/// The unit in which a grain is counted.
fn grain_unit(grain: Grain) -> Unit {
    match grain {
        Grain::Day => Unit::Day,
        Grain::Week => Unit::Week,
        Grain::Weekend => Unit::Weekend,
        Grain::Month | Grain::Season(_) => Unit::Month,
        Grain::Quarter => Unit::Quarter,
        Grain::Half => Unit::Half,
        Grain::Year => Unit::Year,
        Grain::Decade => Unit::Decade,
        Grain::Century => Unit::Century,
    }
}

/// In an account, a month or a day lies near the date last told, rather after it than before.
fn account_year(yearly: Yearly, last: Moment) -> Option<Moment> {
    let year = last.date.year();
    if last.grain == Grain::Year {
        return Moment::yearly(yearly, year);
    }
    let near = [year, year + 1, year - 1].into_iter().filter_map(|year| Moment::yearly(yearly, year));
    near.min_by_key(|moment| {
        let days = (moment.date - last.date).get_days();
        if days < 0 { -days * 2 } else { days }
    })
}

/// Whether a period starts so shortly ahead that no report would mean last year's without saying so.
fn is_soon(base: Date, this: Moment) -> bool {
    let soon = if this.grain == Grain::Day { SOON + SOON / 3 } else { SOON };
    (0..soon).contains(&(this.date - base).get_days())
}

/// Whether a month or a day ahead is of this year, which reports do not name; a quarter ahead is last year's. A day may
/// lie farther ahead than a month: that of last year would be given with its year.
fn is_this_year(base: Date, this: Moment) -> bool {
    let ahead = (this.date - base).get_days();
    match this.grain {
        Grain::Quarter => false,
        Grain::Day => ahead < FAR,
        _ => ahead < SOON,
    }
}

/// How many days ahead a day of this year may lie.
const FAR: i32 = 150;
/// How many days ahead that is.
const SOON: i32 = 60;

/// Whether a quarter comes after the last complete one.
fn ahead(told: Moment, complete: Option<Moment>) -> bool {
    complete.is_some_and(|complete| told.date > complete.date)
}

/// Whether a period is over by `base`, and not just so: "by Jan. 14" on the 15th is yesterday.
fn ends_long_before(moment: Moment, base: Date) -> bool {
    ends_before(moment, base) && (base - moment.date).get_days() > JUST
}

/// How many days ago that is.
const JUST: i32 = 30;

/// Whether a period is over by `base`.
fn ends_before(moment: Moment, base: Date) -> bool {
    let next = Moment::shifted(moment.date, 1, grain_unit(moment.grain));
    next.is_some_and(|next| next.date <= base)
}

/// The value where nothing is known to count from: TIMEX3 writes X for what the words leave open.
fn unresolved(point: Point) -> Option<String> {
    Some(match point {
        Point::Bc(year) => format!("BC{year:04}"),
        Point::Decade(decade) => format!("{decade:03}"),
        Point::Century(century) => format!("{century:02}"),
        Point::Yearly(Yearly::Month(month), _) => format!("XXXX-{month:02}"),
        Point::Yearly(Yearly::Day(month, day), _) => format!("XXXX-{month:02}-{day:02}"),
        Point::Yearly(Yearly::Quarter(number), _) => format!("XXXX-Q{number}"),
        Point::Yearly(Yearly::Half(number), _) => format!("XXXX-H{number}"),
        Point::Yearly(Yearly::Season(code), _) => format!("XXXX-{code}"),
        Point::Weekday(day, _) => format!("XXXX-WXX-{day}"),
        Point::Shift(None, _, step) if step.by < 0 => "PAST_REF".to_owned(),
        Point::Shift(None, ..) => "FUTURE_REF".to_owned(),
        Point::Yearly(Yearly::Holiday(_), _) | Point::Year(_) | Point::Period(..) | Point::Shift(..) => {
            return None;
        }
    })
}

/// A duration as ISO 8601 writes it, TIMEX3's X for an amount that is not told.
pub(super) fn duration_value(amount: Option<f64>, unit: Unit) -> String {
    let (letter, scale, smaller) = match unit {
        Unit::Second => ("S", 1.0, None),
        Unit::Minute => ("M", 1.0, Some(('S', 60.0))),
        Unit::Hour => ("H", 1.0, Some(('M', 60.0))),
        Unit::Day => ("D", 1.0, None),
        Unit::Weekend => ("WE", 1.0, None),
        Unit::Week => ("W", 1.0, None),
        Unit::Fortnight => ("W", 2.0, None),
        Unit::Month => ("M", 1.0, None),
        Unit::Quarter => ("Q", 1.0, None),
        Unit::Half => ("M", 6.0, None),
        Unit::Year => ("Y", 1.0, Some(('M', 12.0))),
        Unit::Decade if amount.is_none() => ("DE", 1.0, None),
        Unit::Decade => ("Y", 10.0, None),
        Unit::Century if amount.is_none() => ("CE", 1.0, None),
        Unit::Century => ("Y", 100.0, None),
        Unit::Millennium => ("Y", 1000.0, None),
    };
    let prefix = if unit < Unit::Day { "PT" } else { "P" };
    let Some(amount) = amount.map(|amount| amount * scale) else { return format!("{prefix}X{letter}") };
    let (whole, part) = (amount.trunc(), amount.fract());
    match smaller.filter(|_| part > 0.0) {
        Some((small, size)) if whole == 0.0 => format!("{prefix}{}{small}", (part * size).round()),
        Some((small, size)) => format!("{prefix}{whole}{letter}{}{small}", (part * size).round()),
        None => format!("{prefix}{amount}{letter}"),
    }
}
