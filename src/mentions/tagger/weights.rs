//! The weights: what each feature is worth for each label.
//! Takes a feature's key, gives its row, or nothing, as for most features.
//! Law: a bitmap tells in one look whether there is a row; sums of whole numbers are the same everywhere.
//! Every other feature has none, so that a branch on it would be guessed wrong time and again, and each wrong guess waits
//! for memory: a feature without a row adds a row of zeros instead.

#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "public to the train program alone"))]

use super::labels::LANES;

/// Bits of a feature's key that find its row. Features that share them share a row.
pub(super) const KEY_BITS: u32 = 21;

/// So many features are looked up at once.
const BATCH: usize = 16;

/// What a feature is worth for each label, in units.
pub type Row = [i8; LANES];
/// A sum of rows.
pub(super) type Worth = [i16; LANES];

/// All rows, found by a bitmap.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    words: Vec<BitmapWord>,
    /// The first is the zeros of all features that have no row.
    rows: Vec<Row>,
}

/// Which of 32 slots have a row, and how many rows come before theirs: side by side, for one look into memory.
#[derive(Clone, Copy, Debug, Default)]
struct BitmapWord {
    bits: u32,
    before: u32,
}

/// The place of a feature's row.
pub(super) fn slot(key: u32) -> u32 {
    key >> (32 - KEY_BITS)
}

impl Weights {
    /// `rows` must be in order of their slots, each at another one.
    pub(super) fn new(rows: impl Iterator<Item = (u32, Row)>) -> Self {
        let mut words = vec![BitmapWord::default(); 1 << (KEY_BITS - 5)];
        let mut filled = Vec::with_capacity(1 + rows.size_hint().1.unwrap_or_default());
        filled.push([0; LANES]);
        for (slot, row) in rows {
            if let Some(word) = words.get_mut(slot as usize / 32) {
                word.bits |= 1 << (slot % 32);
                filled.push(row);
            }
        }
        let mut before = 1;
        for word in &mut words {
            word.before = before;
            before += word.bits.count_ones();
        }
        Self { words, rows: filled }
    }

    /// The row of a feature; zeros where it has none.
    pub(super) fn row(&self, key: u32) -> &Row {
        &self.rows[self.number(key)]
    }

    /// The number of a feature's row.
    fn number(&self, key: u32) -> usize {
        let slot = slot(key);
        let BitmapWord { bits, before } = self.words[slot as usize / 32];
        let from = bits >> (slot % 32);
        let inside = bits ^ from << (slot % 32);
        ((before + inside.count_ones()) & 0_u32.wrapping_sub(from & 1)) as usize
    }

    /// Adds the rows of some features to `worth`. All numbers of a batch are found before the first row is read, so that
    /// a processor waits for several places of memory at once.
    pub(super) fn add_all(&self, keys: &[u32], worth: &mut Worth) {
        let mut sum = *worth;
        for batch in keys.chunks(BATCH) {
            let mut numbers = [0; BATCH];
            for (number, key) in numbers.iter_mut().zip(batch) {
                *number = self.number(*key);
            }
            for number in &numbers[..batch.len()] {
                for (sum, weight) in sum.iter_mut().zip(&self.rows[*number]) {
                    *sum = sum.saturating_add(i16::from(*weight));
                }
            }
        }
        *worth = sum;
    }

    /// All rows with their slots, in order.
    #[cfg(feature = "train")]
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &Row)> {
        let slots = (0_u32..).zip(&self.words).flat_map(|(word, BitmapWord { bits, .. })| {
            (0..32).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| word * 32 + bit)
        });
        slots.zip(&self.rows[1..])
    }
}

/// Adds one sum to another.
pub(super) fn add(worth: &mut Worth, more: &Worth) {
    for (worth, more) in worth.iter_mut().zip(more) {
        *worth = worth.saturating_add(*more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_their_slots() {
        let rows: Vec<(u32, Row)> =
            [3, 64, 65, 900].into_iter().map(|slot| (slot, [slot as i8; LANES])).collect();
        let weights = Weights::new(rows.iter().copied());
        let key = |slot: u32| slot << (32 - KEY_BITS);
        for (slot, row) in &rows {
            assert_eq!(weights.row(key(*slot)), row);
        }
        assert_eq!(weights.row(key(4)), &[0; LANES]);
        let mut worth = [0; LANES];
        weights.add_all(&[key(3), key(4)], &mut worth);
        assert_eq!(worth, [3; LANES]);
    }
}
