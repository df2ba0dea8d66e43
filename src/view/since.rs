//! What of an article stands as it stood before the latest corrections.
//! Takes an earlier reading and the corrected annotation, says which mentions and quotes are the same in both.
//! Law: the same means the same in every field; so that what was derived from it before holds still.

use super::marks::What;
use super::reading::Reading;
use crate::corrections::{Corrected, Standing};

/// An earlier reading of the same annotation, and what has not changed since.
pub(super) struct Since<'r> {
    pub(super) before: &'r Reading,
    mentions: Vec<bool>,
    quotes: Vec<bool>,
}

impl<'r> Since<'r> {
    pub(super) fn new(before: &'r Reading, now: &Corrected) -> Self {
        let (old, new) = (&before.annotation, &now.annotation);
        let mentions =
            same((&old.mentions, before.mention_standings()), (&new.mentions, now.mentions.as_slice()));
        let quotes = same((&old.quotes, before.quote_standings()), (&new.quotes, now.quotes.as_slice()));
        Self { before, mentions, quotes }
    }

    /// Whether a mention is the same.
    pub(super) fn mention(&self, id: usize) -> bool {
        self.mentions.get(id) == Some(&true)
    }

    /// Whether a quote is the same.
    pub(super) fn quote(&self, id: usize) -> bool {
        self.quotes.get(id) == Some(&true)
    }

    /// Whether a mark stands where it stood. What is no mention and no quote is never corrected.
    pub(super) fn mark(&self, what: What) -> bool {
        match what {
            What::Mention(id) => self.mention(id),
            What::Quote { quote: id, .. } | What::Verbatim(id) | What::Cue(id) | What::Speaker(id) => {
                self.quote(id)
            }
            What::NonSpeech(_) | What::Dateline => true,
        }
    }
}

fn same<T: PartialEq>(old: (&[T], &[Standing]), new: (&[T], &[Standing])) -> Vec<bool> {
    let pairs = (old.0.iter().zip(old.1)).zip(new.0.iter().zip(new.1));
    pairs.map(|(old, new)| old == new).collect()
}
