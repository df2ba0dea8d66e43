//! All words that the engine knows: word lists in `words/`; packed tables, made by `pack`: names in `packed.bin`, entities with
//! their Wikidata ids in `links.bin`. Takes the packed bytes, gives lookups.
//! Law: the only file that includes other files; corrupt bytes give a typed error, never a panic.

#[cfg_attr(
    not(feature = "pack"),
    allow(dead_code, unreachable_pub, reason = "public to the pack program alone")
)]
mod classes;
#[cfg_attr(
    not(feature = "pack"),
    allow(dead_code, unreachable_pub, reason = "public to the pack program alone")
)]
pub mod entity_table;
#[cfg_attr(
    not(feature = "pack"),
    allow(dead_code, unreachable_pub, reason = "public to the pack program alone")
)]
pub mod facts;
#[cfg_attr(not(feature = "pack"), allow(unreachable_pub, reason = "public to the pack program alone"))]
pub mod fold;
mod gazetteer;
#[cfg_attr(not(feature = "pack"), allow(unreachable_pub, reason = "public to the pack program alone"))]
mod name_key;
#[cfg_attr(
    not(feature = "pack"),
    allow(dead_code, unreachable_pub, reason = "public to the pack program alone")
)]
pub mod packed;
mod word_classes;
pub(crate) mod words;

pub(crate) use entity_table::{EntityTable, EntryId};
pub(crate) use gazetteer::{Gazetteer, Hash, KeyMap};
pub(crate) use name_key::NameKey;
use std::fmt;
pub(crate) use word_classes::{PronounFeature, PronounFeatures, WordClass, WordClasses};

/// The words that the engine knows.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    gazetteer: Gazetteer,
    entities: EntityTable,
}

/// The packed files, each as it stands in `src/lexicon`.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'b> {
    /// `packed.bin`: names and words.
    pub names: &'b [u8],
    /// `links.bin`: entities with their Wikidata ids.
    pub links: &'b [u8],
}

/// Why packed bytes are no lexicon. Its text says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LexiconError {
    /// The bytes do not begin as a lexicon does.
    NotALexicon,
    /// Made by another version of the packing program.
    WrongVersion,
    /// Cut off or damaged.
    Damaged,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NotALexicon => "The word list is not one of this program’s. Reload the page to fetch it again.",
            Self::WrongVersion => {
                "The word list belongs to another version of this program. Reload the page to fetch both anew."
            }
            Self::Damaged => "The word list arrived damaged. Reload the page to fetch it again.",
        })
    }
}

impl std::error::Error for LexiconError {}

impl Lexicon {
    /// Reads the one file that a site serves: the packed files in the order of [`Parts`], each behind its length.
    ///
    /// # Errors
    /// Where the bytes are no lexicon, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LexiconError> {
        let mut rest = bytes;
        let names = packed::take_part(&mut rest)?;
        let links = packed::take_part(&mut rest)?;
        if !rest.is_empty() {
            return Err(LexiconError::WrongVersion);
        }
        Self::from_parts(Parts { names, links })
    }

    /// Reads the packed files.
    ///
    /// # Errors
    /// Where the bytes of one are not what they should be, of another version, or damaged.
    pub fn from_parts(parts: Parts) -> Result<Self, LexiconError> {
        let gazetteer = Gazetteer::from_bytes(parts.names)?;
        Ok(Self { gazetteer, entities: EntityTable::from_bytes(parts.links)? })
    }

    /// The names of people, places, organisations and things.
    pub(crate) fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The entities with a Wikidata id.
    pub(crate) fn entities(&self) -> &EntityTable {
        &self.entities
    }

    /// The lexicon compiled into a native binary.
    ///
    /// # Errors
    /// Never for the committed bytes; a test proves it.
    #[cfg(feature = "embedded")]
    pub fn embedded() -> Result<Self, LexiconError> {
        Self::from_parts(Parts { names: include_bytes!("packed.bin"), links: include_bytes!("links.bin") })
    }
}

#[cfg(test)]
mod tests;
