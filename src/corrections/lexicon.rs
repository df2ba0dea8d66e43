//! The reader's own lexicon: words that are always a name of one type, or never a name.
//! Takes entries, gives the places in a text where they stand.
//! Law: whole words only, in the case in which they were entered; the longer entry wins.

use super::order::ordered;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// One entry: "Interfax is an ORG".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// The words.
    pub words: String,
    /// Their type; none where they are no name at all.
    #[serde(rename = "type")]
    pub kind: Option<String>,
}

/// The entries, sorted by their words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lexicon(Vec<Entry>);

impl Lexicon {
    /// The entries.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// The lexicon with an entry added or changed; blank words are no entry.
    #[must_use]
    pub fn with(mut self, entry: Entry) -> Self {
        let entry = Entry { words: entry.words.trim().to_owned(), ..entry };
        if !entry.words.is_empty() {
            self.0.retain(|known| known.words != entry.words);
            let at = self.0.partition_point(|known| *known < entry);
            self.0.insert(at, entry);
        }
        self
    }

    /// The lexicon without the entry of these words.
    #[must_use]
    pub fn without(mut self, words: &str) -> Self {
        self.0.retain(|entry| entry.words != words);
        self
    }

    /// The entries' places in `text`, the longest words first.
    pub(super) fn places<'l>(&'l self, text: &'l str) -> impl Iterator<Item = (&'l Entry, Range<usize>)> {
        let entries = ordered(self.0.iter().collect(), |entry: &&Entry| usize::MAX - entry.words.len());
        entries.into_iter().flat_map(move |entry| {
            let found = text.match_indices(entry.words.as_str()).map(|(at, words)| at..at + words.len());
            found.filter(move |span| is_whole(text, span)).map(move |span| (entry, span))
        })
    }
}

/// Whether no letter or digit touches the stretch.
fn is_whole(text: &str, span: &Range<usize>) -> bool {
    let before = text.get(..span.start).and_then(|before| before.chars().next_back());
    let after = text.get(span.end..).and_then(|after| after.chars().next());
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}
