//! The gazetteer: names of people, places, organisations and things, and how common ordinary words are.
//! Takes tokens one after the other, gives what is known of the name that they spell.
//! Law: a step costs time linear in the token's letters; absence is `None`, never an error.

use super::facts::Facts;
use super::fold::fold_into;
use super::{LexiconError, packed};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

/// A map whose keys are hashes.
pub(crate) type KeyMap<V> = HashMap<u64, V, BuildHasherDefault<AsItIs>>;

/// All names, by the hash of their letters. 64 bits over some hundred thousand entries: a false hit is not to be expected.
#[derive(Clone, Default)]
pub(crate) struct Gazetteer {
    names: Arc<KeyMap<Entry>>,
}

/// What is known where a token ends.
#[derive(Clone, Copy, Default)]
struct Entry {
    facts: Facts,
    is_name: bool,
    goes_on: bool,
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Gazetteer({} names)", self.names.len())
    }
}

impl Gazetteer {
    /// Reads the names of a packed file.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, LexiconError> {
        let mut names = Names::default();
        packed::read_names(bytes, |shared, rest, facts| names.add(shared, rest, facts))?;
        Ok(Self { names: Arc::new(names.names) })
    }

    /// A walk from the first token of a name on.
    pub(crate) fn walk(&self) -> Walk<'_> {
        Walk { gazetteer: self, hash: Hash::START, at: Entry { goes_on: true, ..Entry::default() } }
    }

    /// What is known of one token, given as `Source::norm` gives it.
    pub(crate) fn word(&self, norm: &str) -> Facts {
        let mut walk = self.walk();
        walk.step(norm);
        walk.facts().unwrap_or_default()
    }
}

/// Names while they are read.
struct Names {
    names: KeyMap<Entry>,
    /// The hash of the last name's first bytes: of none, of one, and so on.
    hashes: [Hash; 256],
}

impl Default for Names {
    fn default() -> Self {
        // More than there are: a table that fills up is made anew.
        let names = KeyMap::with_capacity_and_hasher(100_000, BuildHasherDefault::default());
        Self { names, hashes: [Hash::START; 256] }
    }
}

impl Names {
    /// Adds a name that begins as the last one does, and that it goes on after each of its words but the last. A browser
    /// compiles well what is called often: see `mentions::tagger::stored`.
    #[inline(never)]
    fn add(&mut self, shared: usize, rest: &[u8], facts: Facts) {
        let mut hash = self.hashes.get(shared).copied().unwrap_or(Hash::START);
        for (length, byte) in (shared + 1..).zip(rest) {
            if *byte == b' ' {
                self.names.entry(hash.0).or_default().goes_on = true;
            }
            hash = hash.add(*byte);
            if let Some(place) = self.hashes.get_mut(length) {
                *place = hash;
            }
        }
        let entry = self.names.entry(hash.0).or_default();
        entry.facts = facts;
        entry.is_name = true;
    }
}

/// A walk through the gazetteer, one token at a step.
#[derive(Clone, Copy)]
pub(crate) struct Walk<'g> {
    gazetteer: &'g Gazetteer,
    hash: Hash,
    at: Entry,
}

impl Walk<'_> {
    /// Goes on by one token; tells whether longer names may follow.
    pub(crate) fn step(&mut self, norm: &str) -> bool {
        if !self.at.goes_on {
            self.at = Entry::default();
            return false;
        }
        if self.hash != Hash::START {
            self.hash = self.hash.add(b' ');
        }
        self.hash = self.hash.add_word(norm);
        self.at = self.gazetteer.names.get(&self.hash.0).copied().unwrap_or_default();
        self.at.goes_on
    }

    /// What is known of the tokens walked, if the gazetteer has them.
    pub(crate) fn facts(&self) -> Option<Facts> {
        self.at.is_name.then_some(self.at.facts)
    }
}

/// FNV-1a, letter by letter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hash(pub(crate) u64);

impl Hash {
    /// The hash of nothing.
    pub(crate) const START: Hash = Hash(0xcbf2_9ce4_8422_2325);

    /// The hash with one letter more.
    pub(crate) fn add(self, byte: u8) -> Self {
        Self((self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// The hash with a word more, as the gazetteer keys it.
    pub(crate) fn add_word(self, norm: &str) -> Self {
        if norm.is_ascii() {
            return norm.bytes().fold(self, Self::add);
        }
        let mut key = String::with_capacity(norm.len());
        fold_into(norm, &mut key);
        key.bytes().fold(self, Self::add)
    }
}

/// The keys are hashes already: only their high bits, which the table looks at too, are stirred.
#[derive(Default)]
pub(crate) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(Hash(self.0), |hash, byte| hash.add(*byte)).0;
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key ^ (key << 29);
    }
}
