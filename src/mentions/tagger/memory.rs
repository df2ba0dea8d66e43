//! What the tagger has made of the words and the parts of known names that it has met, in all texts that it read.
//! Takes the number of a word in the vocabulary, gives its signs, and what it is worth at each distance.
//! Law: what is worked out depends on the word and the model alone, so that it is worked out once.

use super::cache::Worths;
use super::sheet::Known;
use super::word::Word;
use rustc_hash::FxHashMap;

/// What was worked out so far.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// By the number of a word in the vocabulary.
    pub(super) words: Lazy<Word>,
    /// What the same words are worth.
    pub(super) worths: Lazy<Worths>,
    /// What parts of known names are worth.
    pub(super) knowns: FxHashMap<Known, Worths>,
}

/// Things that are worked out when they are first asked for, by number.
#[derive(Debug)]
pub(super) struct Lazy<T> {
    /// Where each thing stands, or `NONE` as long as it was not needed.
    places: Vec<u32>,
    things: Vec<T>,
}

/// The place of a thing that was not needed yet.
const NONE: u32 = u32::MAX;

impl<T> Default for Lazy<T> {
    fn default() -> Self {
        Self { places: Vec::new(), things: Vec::new() }
    }
}

impl<T> Lazy<T> {
    /// The thing of a number; the numbers of a text are dense, so that they are places in a list.
    pub(super) fn get(&mut self, number: usize, make: impl FnOnce() -> T) -> &T {
        if number >= self.places.len() {
            self.places.resize(number + 1, NONE);
        }
        let place = &mut self.places[number];
        if *place == NONE {
            *place = self.things.len() as u32;
            self.things.push(make());
        }
        &self.things[*place as usize]
    }
}
