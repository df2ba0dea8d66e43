//! What is said in an article, in short: kept with its record, so that articles can be compared without being read anew.
//! Takes quotes as corrected, gives their words and speakers.
//! Law: what another version of this list holds is as if nothing were known; the article's next reading tells it anew.

use crate::formats::contract::{Annotation, Quote};
use crate::tokens::in_line;
use serde::{Deserialize, Serialize};

/// The version of the list; raise it where older lists lack what is needed.
const VERSION: u32 = 1;

/// The quotes of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spoken {
    version: u32,
    quotes: Vec<Said>,
}

/// A quote in short.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    /// Where it starts, in UTF-16 units.
    pub at: usize,
    /// What is said, on one line; “ … ” where the writer speaks in between.
    pub words: String,
    /// Who says it, by the fullest name in the article.
    pub speaker: Option<String>,
    /// Whether that is a person.
    pub person: bool,
    /// The speaker's entry in Wikidata.
    pub wikidata: Option<String>,
}

impl Spoken {
    /// The list of these quotes.
    #[must_use]
    pub fn new(quotes: Vec<Said>) -> Self {
        Self { version: VERSION, quotes }
    }

    /// The quotes; none where the list is of another version.
    #[must_use]
    pub fn quotes(&self) -> Option<&[Said]> {
        (self.version == VERSION).then_some(&self.quotes)
    }
}

impl Said {
    /// A quote of an annotation in short; `words` gives what stands between two offsets.
    pub(super) fn new<'t>(
        quote: &Quote,
        annotation: &Annotation,
        words: impl Fn(usize, usize) -> Option<&'t str>,
    ) -> Self {
        let parts = quote.parts.iter().filter_map(|it| words(it.start, it.end)).map(in_line);
        let entity = quote.speaker.as_ref().and_then(|speaker| annotation.entities.get(speaker.entity?));
        Self {
            at: quote.parts.first().map_or(0, |part| part.start),
            words: parts.collect::<Vec<_>>().join(" … "),
            speaker: quote.speaker_name.clone(),
            person: quote.speaker_kind == "person",
            wikidata: entity.and_then(|entity| entity.wikidata.clone()),
        }
    }
}
