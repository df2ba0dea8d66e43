//! Brown clusters: words that stand beside like words share a path in a tree.
//! Takes a word, gives its cluster, or nothing for a word that is not among them.
//! Law: words are known by 24 bits of a hash; one unknown word in some hundred is taken for a known one.

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

/// The cluster that a word is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// Its number among all clusters, in the order of their paths.
    pub(super) number: u16,
    pub(super) path: Cluster,
}

/// The highest bits of a key, by which its neighbours are found at once.
const BUCKET_BITS: u32 = 10;

/// The bucket of a key.
fn bucket(key: u32) -> usize {
    (key >> (KEY_BITS - BUCKET_BITS)) as usize
}

/// The words of all clusters.
#[derive(Clone, Debug, Default)]
pub(super) struct Clusters {
    keys: Vec<u32>,
    /// The number of each word's path.
    numbers: Vec<u16>,
    /// All paths, in order.
    paths: Vec<Cluster>,
    /// Where the keys of each bucket begin, and where the last ends.
    buckets: Vec<u32>,
}

impl Clusters {
    /// The words of these keys, which must be in order, and the number of each one's path among `paths`, in order as well.
    pub(super) fn new(keys: Vec<u32>, numbers: Vec<u16>, paths: Vec<Cluster>) -> Self {
        let mut buckets = vec![0; (1 << BUCKET_BITS) + 1];
        for key in &keys {
            buckets[bucket(*key) + 1] += 1;
        }
        for at in 1..buckets.len() {
            buckets[at] += buckets[at - 1];
        }
        Self { keys, numbers, paths, buckets }
    }

    /// The cluster of a word as written, by its hash.
    pub(super) fn of(&self, hash: u64) -> Option<Member> {
        let key = key_of(hash);
        let bucket = bucket(key);
        let (start, end) = (*self.buckets.get(bucket)? as usize, *self.buckets.get(bucket + 1)? as usize);
        let found = self.keys.get(start..end)?.binary_search(&key).ok()?;
        self.member(*self.numbers.get(start + found)?)
    }

    fn member(&self, number: u16) -> Option<Member> {
        Some(Member { number, path: *self.paths.get(usize::from(number))? })
    }

    /// All clusters by their numbers.
    pub(super) fn all(&self) -> impl Iterator<Item = Member> {
        (0..self.paths.len() as u16).filter_map(|number| self.member(number))
    }

    /// All paths, in order.
    #[cfg(feature = "train")]
    pub(super) fn paths(&self) -> &[Cluster] {
        &self.paths
    }

    /// All words by their keys, in order, each with its path's number.
    #[cfg(feature = "train")]
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = (u32, u16)> + '_ {
        self.keys.iter().copied().zip(self.numbers.iter().copied())
    }
}

/// What a word is known by.
#[cfg(feature = "train")]
pub(super) fn key(word: &str) -> u32 {
    key_of(super::feature::hashed(word.as_bytes()))
}

fn key_of(hash: u64) -> u32 {
    ((hash ^ hash >> 29) as u32) >> (32 - KEY_BITS)
}
