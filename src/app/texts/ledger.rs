//! Texts of the ledger *Who said what*.
//! Takes counts and choices, gives sentences.
//! Law: what is left out is said.

use super::grouped;
use whosaid::view::{By, Certainty, Sort};

pub(crate) const UNATTRIBUTED: &str = "No speaker named";
pub(crate) const ALL_ATTRIBUTED: &str = "Every quote has a speaker.";
pub(crate) const NO_QUOTES: &str = "Nobody is quoted in this text.";
pub(crate) const CHECK: &str = "check";
pub(crate) const NESTED: &str = "within another’s words";
pub(crate) const SEARCH: &str = "Search the quotes";
pub(crate) const GROUP_BY: &str = "Group by";
pub(crate) const SORT_BY: &str = "Sort by";
pub(crate) const EVERYTHING: &str = "all quotes";
pub(crate) const NOTHING_MATCHES: &str = "No quote matches.";

/// "14 quotes · 5 speakers · 3 to check".
pub(crate) fn summary(quotes: usize, speakers: usize) -> String {
    [super::quotes(quotes), super::speakers(speakers)].join(" · ")
}

pub(crate) fn to_check(count: usize) -> String {
    format!("{} to check", grouped(count))
}

pub(crate) fn paragraph(number: usize) -> String {
    format!("¶\u{a0}{}", grouped(number))
}

pub(crate) fn more(count: usize) -> String {
    format!("Show {} more", grouped(count))
}

pub(crate) fn certainty(certainty: Certainty) -> Option<&'static str> {
    match certainty {
        Certainty::Check => Some(CHECK),
        Certainty::Yours => Some("yours"),
        Certainty::Sure | Certainty::NoSpeaker => None,
    }
}

/// What a filter of the ledger says.
pub(crate) fn only(certainty: Option<Certainty>) -> &'static str {
    match certainty {
        None => EVERYTHING,
        Some(Certainty::Sure) => "sure",
        Some(Certainty::Check) => "to check",
        Some(Certainty::NoSpeaker) => "no speaker",
        Some(Certainty::Yours) => "yours",
    }
}

pub(crate) fn by(by: By) -> &'static str {
    match by {
        By::Speaker => "speaker",
        By::Order => "order",
        By::Kind => "kind",
    }
}

pub(crate) fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Text => "first quote",
        Sort::Words => "most words",
        Sort::Name => "name",
    }
}
