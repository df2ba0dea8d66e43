//! Brown clusters: words that stand beside like words share a path in a tree.
//! Takes a word, gives its path, or nothing for a word that is not among them.
//! Law: words are known by 24 bits of a hash; one unknown word in some hundred is taken for a known one.

use super::feature::hashed;

/// Bits of a word's hash that are kept.
pub(super) const KEY_BITS: u32 = 24;
/// The longest path.
pub(super) const LONGEST: u32 = 16;

/// A path: its steps from the root, the first in the highest bit of `LONGEST`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Cluster(pub(super) u16);

impl Cluster {
    /// The first `length` steps.
    pub(super) fn prefix(self, length: u32) -> u64 {
        u64::from(self.0 >> (LONGEST - length))
    }
}

/// The words of all clusters.
#[derive(Clone, Debug, Default)]
pub(super) struct Clusters {
    keys: Vec<u32>,
    clusters: Vec<Cluster>,
}

impl Clusters {
    /// `words` must be in order of their keys.
    pub(super) fn new(words: impl Iterator<Item = (u32, Cluster)>) -> Self {
        let (keys, clusters) = words.unzip();
        Self { keys, clusters }
    }

    /// The cluster of a word as written.
    pub(super) fn of(&self, word: &str) -> Option<Cluster> {
        let found = self.keys.binary_search(&key(word)).ok()?;
        self.clusters.get(found).copied()
    }

    /// All words by their keys, in order.
    #[cfg(feature = "train")]
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = (u32, Cluster)> + '_ {
        self.keys.iter().copied().zip(self.clusters.iter().copied())
    }
}

/// What a word is known by.
pub(super) fn key(word: &str) -> u32 {
    let hash = hashed(word.as_bytes());
    ((hash ^ hash >> 29) as u32) >> (32 - KEY_BITS)
}
