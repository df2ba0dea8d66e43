//! What the tagger has made of the words and the parts of known names that it has met, in all texts that it read.
//! Takes the number of a word in the vocabulary, gives its signs, and what it is worth at each distance.
//! Law: what is worked out depends on the word and the model alone, so that it is worked out once.

use super::cache::Worths;
use super::sheet::Known;
use super::word::Word;
use crate::lexicon::KeyMap;

/// What was worked out so far.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// By the number of a word in the vocabulary.
    pub(super) words: Lazy<Word>,
    /// What the same words are worth.
    pub(super) worths: Lazy<Worths>,
    /// The number of each part of a known name, by its key.
    known_numbers: KeyMap<u32>,
    /// What they are worth.
    knowns: Vec<Worths>,
}

impl Memory {
    /// What a part of a known name is worth.
    pub(super) fn known(&mut self, known: Known, make: impl FnOnce() -> Worths) -> &Worths {
        let next = self.knowns.len() as u32;
        let number = *self.known_numbers.entry(known.key()).or_insert(next);
        if number == next {
            self.knowns.push(make());
        }
        &self.knowns[number as usize]
    }
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
        let place = match self.places.get(number) {
            Some(place) if *place != NONE => *place as usize,
            _ => self.add(number, make()),
        };
        &self.things[place]
    }

    /// Notes a thing, gives its place. Apart, so that the common way is short.
    #[cold]
    #[inline(never)]
    fn add(&mut self, number: usize, thing: T) -> usize {
        let place = self.things.len();
        self.things.push(thing);
        if number >= self.places.len() {
            self.places.resize(number + 1, NONE);
        }
        self.places[number] = place as u32;
        place
    }
}
