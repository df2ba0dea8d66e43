//! *Timeline*: the dated mentions in the order of time, from the day of publication.
//! Takes the values of the annotation, gives days on an axis, and apart from them what has no day.
//! Law: every date of the article stands on the axis or among the vague ones.

use super::people::ValueRow;
use super::reading::Reading;
use crate::formats::contract::Value;
use std::collections::BTreeMap;

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Grain {
    Decade,
    Year,
    Season,
    Month,
    Week,
    Day,
}

/// A stretch of time on the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// What it is sorted by: its first day, "2025-02-12".
    pub from: String,
    /// How exactly it is known.
    pub grain: Grain,
    /// Its TIMEX3 value, without the time of day.
    pub value: String,
    /// Whether it comes before the day of publication, on it, or after.
    pub side: Option<std::cmp::Ordering>,
    /// Where the article speaks of it.
    pub rows: Vec<ValueRow>,
}

/// The dates of the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// What has its place on the axis, in the order of time.
    pub moments: Vec<Moment>,
    /// What has none, in the order of the text.
    pub vague: Vec<ValueRow>,
}

impl Timeline {
    /// The timeline of a reading.
    #[must_use]
    pub fn new(reading: &Reading) -> Self {
        let published = reading.annotation.published.as_deref();
        let mut days: BTreeMap<(String, Grain, String), Vec<ValueRow>> = BTreeMap::new();
        let mut vague = Vec::new();
        for row in reading.people.values.iter() {
            let Some(mention) = reading.annotation.mentions.get(row.mention) else { continue };
            if !matches!(mention.kind.as_str(), "DATE" | "TIME" | "DURATION" | "SET") {
                continue;
            }
            let timex = match &mention.value {
                Some(Value::Timex(value)) => value.as_str(),
                _ => "",
            };
            match day(timex) {
                Some((from, grain, value)) => {
                    days.entry((from, grain, value.to_owned())).or_default().push(row.clone());
                }
                None => vague.push(row.clone()),
            }
        }
        let moment = |((from, grain, value), rows): ((String, Grain, String), Vec<ValueRow>)| {
            let side = published.map(|day| value.as_str().cmp(day.get(..value.len()).unwrap_or(day)));
            Moment { from, grain, value, side, rows }
        };
        Self { moments: days.into_iter().map(moment).collect(), vague }
    }
}

/// The first day of a TIMEX3 date, how exactly it is known, and the date without the time of day.
fn day(timex: &str) -> Option<(String, Grain, &str)> {
    let date = timex.split('T').next().unwrap_or(timex);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = date.split('-');
    let year = parts.next()?;
    let (month, day) = (parts.next(), parts.next());
    match (year, month, day) {
        (year, None, None) if year.len() == 3 && digits(year) => {
            Some((format!("{year}0-00-00"), Grain::Decade, date))
        }
        (year, _, _) if year.len() != 4 || !digits(year) => None,
        (_, None, None) => Some((format!("{year}-00-00"), Grain::Year, date)),
        (_, Some(week), _) if week.starts_with('W') => {
            let number: usize = week.get(1..)?.parse().ok()?;
            let day = (number.max(1) - 1) * 7;
            Some((format!("{year}-{:02}-{:02}", day / 31 + 1, day % 31 + 1), Grain::Week, date))
        }
        (_, Some(month), Some(day)) if digits(month) && digits(day) => {
            Some((date.to_owned(), Grain::Day, date))
        }
        (_, Some(month), None) if digits(month) => Some((format!("{date}-00"), Grain::Month, date)),
        (_, Some(season), None) => {
            let month = match season {
                "SP" | "Q2" | "H1" => "03",
                "SU" | "Q3" | "H2" => "06",
                "FA" => "09",
                "Q4" => "10",
                "Q1" | "WI" => "01",
                _ => return None,
            };
            Some((format!("{year}-{month}-00"), Grain::Season, date))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_grain_have_their_day() {
        let from = |timex| day(timex).map(|(from, grain, _)| (from, grain));
        assert_eq!(from("2025-02-12T09:00"), Some(("2025-02-12".into(), Grain::Day)));
        assert_eq!(from("2025-02"), Some(("2025-02-00".into(), Grain::Month)));
        assert_eq!(from("1998"), Some(("1998-00-00".into(), Grain::Year)));
        assert_eq!(from("199"), Some(("1990-00-00".into(), Grain::Decade)));
        assert_eq!(from("2025-W07"), Some(("2025-02-12".into(), Grain::Week)));
        assert_eq!(from("2025-SU"), Some(("2025-06-00".into(), Grain::Season)));
        for vague in ["", "PRESENT_REF", "P14Y", "XXXX-XX-XX", "PT1H", "T09:00", "2025-XX", "é"] {
            assert_eq!(from(vague), None, "{vague}");
        }
    }
}
