//! Which searches for things a word may set off: looked up once for each different word of the text.
//! Takes a word, gives the lists that have it.
//! Law: a search that asks for a word on its list finds nothing where this says that it is not there.

use super::known;
use super::{titles, tongues};
use crate::lexicon::words::{ELECTION_WORDS, PRODUCT_WORDS, THING_HEADS};

/// The searches, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Openers(u8);

impl Openers {
    /// A name of our own list may begin with it.
    pub(super) const LISTED: Self = Self(1);
    /// It may head the name of an event, a law or a work.
    pub(super) const HEAD: Self = Self(2);
    /// It may be the last word of a vote's or a war's name.
    pub(super) const ELECTION: Self = Self(4);
    /// It may be a maker, a line or a code of products.
    pub(super) const PRODUCT: Self = Self(8);
    /// A language's name may begin with it.
    pub(super) const TONGUE: Self = Self(16);
    /// A title without marks may follow it.
    pub(super) const TITLE: Self = Self(32);

    /// What a word may set off, given as `Source::norm` gives it.
    pub(super) fn of(norm: &str) -> Self {
        let tests = [
            (Self::LISTED, known::may_be_listed(norm)),
            (Self::HEAD, THING_HEADS.contains_key(norm)),
            (Self::ELECTION, ELECTION_WORDS.contains_key(norm)),
            (Self::PRODUCT, norm == "model" || PRODUCT_WORDS.contains_key(norm)),
            (Self::TONGUE, tongues::may_open(norm)),
            (Self::TITLE, titles::may_lead(norm)),
        ];
        Self(tests.into_iter().filter(|(_, holds)| *holds).fold(0, |all, (one, _)| all | one.0))
    }

    /// Whether it may set off this search.
    pub(super) fn has(self, search: Self) -> bool {
        self.0 & search.0 != 0
    }
}
