//! How the ledger is arranged: grouped, sorted, filtered, searched.
//! Takes the ledger and the reader's wish, gives groups of rows.
//! Law: arranging loses no row but those that the filter or the search leaves out.

use super::find;
use super::layer::Layer;
use super::ledger::{Certainty, Ledger, Row, Speaker};
use crate::corrections::order::ordered;
use std::sync::Arc;

/// What rows are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Their speaker.
    #[default]
    Speaker,
    /// Nothing: in the order of the text.
    Order,
    /// Their kind.
    Kind,
}

/// What speakers are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Their first quote.
    #[default]
    Text,
    /// How many words they say, the most first.
    Words,
    /// Their name.
    Name,
}

/// The reader's wish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrange {
    /// Groups.
    pub by: By,
    /// Their order.
    pub sort: Sort,
    /// Only rows of this state.
    pub only: Option<Certainty>,
    /// Only rows, or speakers, with these words.
    pub search: String,
}

/// Rows under one heading.
#[derive(Clone, Debug, PartialEq)]
pub enum Section {
    /// What one speaker says.
    Speaker(Speaker),
    /// What nobody is named for; always there.
    Unattributed(Vec<Arc<Row>>),
    /// All of a kind.
    Kind(Layer, Vec<Entry>),
    /// All.
    All(Vec<Entry>),
}

/// In the order of their names; there are few enough to count for each how many come before.
fn by_name(speakers: Vec<Speaker>) -> Vec<Speaker> {
    let names: Vec<String> = speakers.iter().map(|speaker| speaker.name.to_lowercase()).collect();
    let named = speakers.into_iter().zip(&names).collect();
    let before = |(_, name): &(Speaker, &String)| names.iter().filter(|other| other < name).count();
    ordered(named, before).into_iter().map(|(speaker, _)| speaker).collect()
}

impl Section {
    /// What tells a section from the others of its ledger, whatever stands in it.
    #[must_use]
    pub fn identity(&self) -> String {
        match self {
            Section::Speaker(speaker) => match speaker.entity {
                Some(entity) => format!("entity {entity}"),
                None => format!("name {}", speaker.name),
            },
            Section::Unattributed(_) => "nobody".to_owned(),
            Section::Kind(layer, _) => format!("kind {}", layer.class()),
            Section::All(_) => "all".to_owned(),
        }
    }
}

/// A row with its speaker's number and name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The row.
    pub row: Arc<Row>,
    /// Who says it.
    pub speaker: Option<(usize, String)>,
}

impl Arrange {
    /// Whether nothing is left out.
    #[must_use]
    pub fn shows_all(&self) -> bool {
        self.only.is_none() && self.search.trim().is_empty()
    }

    /// The groups of a ledger.
    #[must_use]
    pub fn groups(&self, ledger: &Ledger) -> Vec<Section> {
        match self.by {
            By::Speaker => self.by_speaker(ledger),
            By::Order => vec![Section::All(self.entries(ledger))],
            By::Kind => {
                let entries = self.entries(ledger);
                let kinds = Layer::ALL.into_iter().map(|layer| {
                    (layer, entries.iter().filter(|entry| entry.row.layer == layer).cloned().collect())
                });
                kinds
                    .filter(|(_, rows): &(_, Vec<_>)| !rows.is_empty())
                    .map(|(layer, rows)| Section::Kind(layer, rows))
                    .collect()
            }
        }
    }

    fn by_speaker(&self, ledger: &Ledger) -> Vec<Section> {
        let mut speakers: Vec<Speaker> =
            ledger.speakers.iter().filter_map(|speaker| self.narrowed(speaker)).collect();
        match self.sort {
            Sort::Text => {}
            Sort::Words => speakers = ordered(speakers, |speaker| usize::MAX - speaker.words),
            Sort::Name => speakers = by_name(speakers),
        }
        let nobody = ledger.unattributed.iter().filter(|row| self.keeps(row, None)).cloned().collect();
        speakers.into_iter().map(Section::Speaker).chain([Section::Unattributed(nobody)]).collect()
    }

    /// A speaker with the rows that are kept; none where none are.
    fn narrowed(&self, speaker: &Speaker) -> Option<Speaker> {
        if self.shows_all() {
            return Some(speaker.clone());
        }
        let rows: Vec<Arc<Row>> =
            speaker.rows.iter().filter(|row| self.keeps(row, Some(&speaker.name))).cloned().collect();
        (!rows.is_empty()).then(|| Speaker { rows, ..speaker.clone() })
    }

    /// The rows that are kept, in the order of the text.
    pub(super) fn entries(&self, ledger: &Ledger) -> Vec<Entry> {
        let of = |speaker: &Speaker| Some((speaker.number, speaker.name.clone()));
        let spoken = ledger.speakers.iter().flat_map(|speaker| {
            speaker.rows.iter().map(move |row| Entry { row: row.clone(), speaker: of(speaker) })
        });
        let silent = ledger.unattributed.iter().map(|row| Entry { row: row.clone(), speaker: None });
        let mut entries: Vec<Entry> = spoken.chain(silent).collect();
        entries.retain(|entry| self.keeps(&entry.row, entry.speaker.as_ref().map(|(_, name)| name)));
        ordered(entries, |entry| entry.row.start)
    }

    fn keeps(&self, row: &Row, speaker: Option<&String>) -> bool {
        let has = |words: &str| !find::places(words, &self.search).is_empty();
        let sought =
            self.search.trim().is_empty() || has(&row.words) || speaker.is_some_and(|name| has(name));
        sought && self.only.is_none_or(|only| row.certainty == only)
    }
}
