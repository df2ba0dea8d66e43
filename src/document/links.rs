//! Which entry of Wikidata an entity is: the choice, its evidence, and who else it might have been.
//! Takes nothing, gives types.
//! Law: a link is chosen or not at all; what was weighed and not chosen stays visible.

use std::fmt;

/// An entry of Wikidata.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WikidataId(pub u32);

impl fmt::Display for WikidataId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Q{}", self.0)
    }
}

/// One reason for or against a candidate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// Its name: "full name", "role agrees", "country is mentioned".
    pub name: &'static str,
    /// What it is worth: less than 0 speaks against.
    pub worth: f32,
}

/// An entry of Wikidata that bears the entity's name.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The entry.
    pub id: WikidataId,
    /// Its name in the table.
    pub label: String,
    /// What it is, in words: "city, Oregon".
    pub description: String,
    /// Confidence from 0 to 1.
    pub score: f32,
    /// What speaks for and against it.
    pub evidence: Vec<Evidence>,
}

/// What was found for one entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The entry that it is; none where that would be a guess.
    pub chosen: Option<Candidate>,
    /// Why it was chosen, or why none was: "clear of all others", "namesakes weigh alike".
    pub why: &'static str,
    /// The others that bear the name, best first.
    pub others: Vec<Candidate>,
}

/// From when the knowledge of the table is, as dates: "2022-12-31".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableDates {
    /// The oldest source: people in office.
    pub oldest: String,
    /// The newest source.
    pub newest: String,
}

/// What the links stage found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Links {
    /// One for each entity, in order; none where nothing in the table bears its name.
    pub of: Vec<Option<Link>>,
    /// From when the table is.
    pub table: TableDates,
}
