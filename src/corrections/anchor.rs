//! A place in a text, known by its words and what stands around them.
//! Takes a stretch of one text, finds it in another.
//! Law: on the text that it was made from, an anchor finds its own stretch; it never guesses between equals far apart.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// How many characters of the neighbourhood are kept on either side.
const AROUND: usize = 32;

/// How many characters must agree, words and neighbourhood together, for a place to be taken as the same.
const ENOUGH: usize = 16;

/// A place in a text: a text quote selector with a position to tell equals apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The words themselves.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands after them.
    pub suffix: String,
    /// The byte at which they stood.
    pub at: usize,
}

impl Anchor {
    /// The anchor of a stretch of `text`; none where it is empty or cuts a character.
    #[must_use]
    pub fn new(text: &str, span: &Range<usize>) -> Option<Self> {
        let exact = text.get(span.clone()).filter(|exact| !exact.is_empty())?;
        let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
        let first = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let last = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        Some(Self {
            exact: exact.to_owned(),
            prefix: before.get(first..)?.to_owned(),
            suffix: after.get(..last)?.to_owned(),
            at: span.start,
        })
    }

    /// Where the stretch stands in `text`, if it still does.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        self.unmoved(text).or_else(|| self.moved(text)).or_else(|| self.reworded(text))
    }

    /// The stretch where it was, with all of its neighbourhood.
    fn unmoved(&self, text: &str) -> Option<Range<usize>> {
        let span = self.at..self.at.checked_add(self.exact.len())?;
        let same = text.get(span.clone())? == self.exact
            && text.get(..span.start)?.ends_with(&self.prefix)
            && text.get(span.end..)?.starts_with(&self.suffix);
        same.then_some(span)
    }

    /// The occurrence of the words whose neighbourhood agrees best; of equals the nearest.
    fn moved(&self, text: &str) -> Option<Range<usize>> {
        if self.exact.is_empty() {
            return None;
        }
        let agreement = |start: usize| {
            let before = text.get(..start).unwrap_or_default();
            let after = text.get(start + self.exact.len()..).unwrap_or_default();
            alike(before.chars().rev(), self.prefix.chars().rev()) + alike(after.chars(), self.suffix.chars())
        };
        let places = text.match_indices(&self.exact).map(|(start, _)| (agreement(start), start));
        let (score, start) =
            places.max_by_key(|(score, start)| (*score, std::cmp::Reverse(start.abs_diff(self.at))))?;
        let around = self.prefix.chars().count() + self.suffix.chars().count();
        let enough = score == around || self.exact.chars().count() + score >= ENOUGH;
        enough.then_some(start..start + self.exact.len())
    }

    /// What now stands between the old neighbours, where the words themselves were changed.
    fn reworded(&self, text: &str) -> Option<Range<usize>> {
        let whole = |words: &str| words.chars().count() >= ENOUGH;
        if !whole(&self.prefix) || !whole(&self.suffix) {
            return None;
        }
        let starts = text.match_indices(&self.prefix).map(|(at, prefix)| at + prefix.len());
        let start = starts.min_by_key(|start| start.abs_diff(self.at))?;
        let longest = 2 * self.exact.len() + self.suffix.len();
        let limit = (start + longest).min(text.len());
        let limit = (limit..=text.len()).find(|at| text.is_char_boundary(*at))?;
        let length = text.get(start..limit)?.find(&self.suffix)?;
        (length > 0 && 2 * length >= self.exact.len()).then_some(start..start + length)
    }
}

/// How many characters two runs share from their beginning.
fn alike(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}
