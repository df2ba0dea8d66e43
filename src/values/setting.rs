//! How a text tells its dates: as a report or as an account, of the past or of the future.
//! Takes the values found and the words before one, gives manner and tense.
//! Law: bounded look-back; where nothing shows, news speaks of the past.

use super::expression::{Found, Point, Year};
use super::sense::Sense;
use super::words::Words;
use crate::text::Range;
use jiff::civil::Date;

/// Which way an unsaid year or week lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// "the year ended June 30": over for certain.
    Over,
    Past,
    Future,
}

/// From what dates are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// From the publication date, as in a report.
    Report,
    /// From the date last told, as in an account of the past.
    Account,
}

/// An account of the past names its years; a report counts from the day of publication ("Wednesday", "last month").
pub(super) fn manner(published: Option<Date>, found: &[(Range, Found)]) -> Manner {
    let published = published.map(Date::year);
    let points = || found.iter().filter_map(|(_, found)| found.point());
    let other_year = |point: &Point| {
        matches!(point, Point::Year(year) | Point::Yearly(_, Year::Known(year)) if Some(*year) != published)
            || matches!(point, Point::Bc(_))
    };
    let years = points().filter(other_year).count();
    let deictic = points().filter(Point::is_deictic).count();
    let least = if published.is_some() { ACCOUNT } else { 1 };
    if years >= least && deictic * 4 <= years { Manner::Account } else { Manner::Report }
}

/// How many years an account of known date names at least.
const ACCOUNT: usize = 5;

/// How far before a date a verb counts.
const TENSE_WINDOW: usize = 10;

/// Whether the sentence speaks of the past or the future where the date stands: the nearest verb before it that shows
/// its tense decides.
pub(super) fn tense(words: &Words, range: Range) -> Tense {
    let source = words.source;
    if source.norm(range.after()) == "'s" {
        return Tense::Past;
    }
    if source.norm(range.first().saturating_sub(1)) == "ended" {
        return Tense::Over;
    }
    let start = source.sentence_at(range.first()).first();
    let from = range.first().saturating_sub(TENSE_WINDOW).max(start);
    let shown = |at: usize| {
        let senses = words.all_senses(at);
        let norm = source.norm(at);
        // "the United States" shows no tense.
        let is_name = at > start && source.is_capitalised(at);
        let past = norm.len() > 4 && norm.ends_with("ed") && !norm.ends_with("eed") && !is_name
            || senses.contains(&Sense::PastTense);
        let deadline =
            at + 1 == range.first() && at > start && (senses.contains(&Sense::Deadline) || norm == "as");
        match () {
            () if senses.contains(&Sense::Future) && !is_noun(words, at) || deadline => Some(Tense::Future),
            () if past => Some(Tense::Past),
            () => None,
        }
    };
    (from..range.first()).rev().find_map(shown).unwrap_or(Tense::Past)
}

/// "the plan": behind a determiner the word is no verb.
fn is_noun(words: &Words, at: usize) -> bool {
    let before = words.source.norm(at.saturating_sub(1));
    at > 0 && matches!(before, "the" | "a" | "an" | "this" | "that" | "its" | "their" | "his" | "her")
}
