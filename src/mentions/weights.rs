//! What was learned: the worth of each piece of evidence, and the ordinary words that are evidence beside names.
//! Takes the tables that the train program wrote, or what it is learning, gives sums and numbers.
//! Law: the engine and the train program read the same; a row that the table lacks is worth nothing.

#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "public to the train program alone"))]

use super::evidence::{self, Evidence, NO_NAME, ROWS, Scores};
use crate::lexicon::words::{NAME_EVIDENCE, NAME_NEIGHBOURS};
use crate::lexicon::{Hash, KeyMap};
use std::sync::LazyLock;

/// What each piece of evidence is worth in one pass.
pub struct Weights(Vec<Scores>);

/// The weights before and after the whole document has been seen.
pub(crate) static WEIGHTS: LazyLock<[Weights; 2]> =
    LazyLock::new(|| [Weights::read("1 "), Weights::read("2 ")]);

impl Weights {
    /// One row a piece of evidence, in the order of the pieces.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn new(rows: Vec<Scores>) -> Self {
        Self(rows)
    }

    /// The rows of the table whose names begin with `pass`.
    fn read(pass: &str) -> Self {
        let mut rows = vec![Scores::default(); ROWS];
        for (evidence, row) in rows.iter_mut().enumerate() {
            let name = format!("{pass}{}", evidence::row_name(evidence as Evidence));
            let Some(cells) = NAME_EVIDENCE.get(name.as_str()) else { continue };
            for (weight, cell) in row.iter_mut().zip(cells.split(' ')) {
                *weight = cell.parse().unwrap_or(0.0);
            }
        }
        Self(rows)
    }

    /// The sum of the weights of all `evidence`.
    pub(crate) fn sum(&self, evidence: &[Evidence]) -> Scores {
        let mut sum = Scores::default();
        for row in evidence.iter().filter_map(|evidence| self.0.get(usize::from(*evidence))) {
            for (total, weight) in sum.iter_mut().zip(row) {
                *total += weight;
            }
        }
        sum
    }

    /// The piece of evidence that speaks most for the column, against "no name".
    pub(crate) fn strongest(&self, evidence: &[Evidence], column: usize) -> Option<Evidence> {
        let worth = |evidence: &Evidence| {
            self.0.get(usize::from(*evidence)).map_or(0.0, |row| row[column] - row[NO_NAME])
        };
        let telling = evidence.iter().copied().filter(|evidence| !evidence::label(*evidence).is_empty());
        telling.max_by(|a, b| worth(a).total_cmp(&worth(b)))
    }
}

/// The ordinary words that are evidence beside names, each with its number.
pub struct Neighbours(KeyMap<u16>);

/// The words that the train program found.
pub(crate) static NEIGHBOURS: LazyLock<Neighbours> =
    LazyLock::new(|| Neighbours::new(NAME_NEIGHBOURS.keys().copied()));

impl Neighbours {
    /// Numbers the words in the order of the alphabet.
    pub fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut words: Vec<&str> = words.collect();
        words.sort_unstable();
        Self(words.iter().zip(0..).map(|(word, number)| (Hash::START.add_word(word).0, number)).collect())
    }

    /// The number of a normalised word.
    pub(crate) fn number(&self, norm: &str) -> Option<u16> {
        self.0.get(&Hash::START.add_word(norm).0).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::evidence::{COLUMNS, row_name};

    #[test]
    fn every_row_of_the_table_is_a_row_of_ours() {
        let names: std::collections::HashSet<String> = (0..ROWS as Evidence).map(row_name).collect();
        for (name, cells) in NAME_EVIDENCE.iter() {
            let (pass, row) = name.split_once(' ').expect("pass and row");
            assert!(matches!(pass, "1" | "2") && names.contains(row), "{name}");
            assert_eq!(
                cells.split(' ').filter(|cell| cell.parse::<f32>().is_ok()).count(),
                COLUMNS,
                "{name}"
            );
        }
    }

    #[test]
    fn neighbours_are_numbered_by_the_alphabet() {
        let neighbours = Neighbours::new(["over", "about", "near"].into_iter());
        assert_eq!(
            ["about", "near", "over"].map(|word| neighbours.number(word)),
            [Some(0), Some(1), Some(2)]
        );
        assert_eq!(neighbours.number("under"), None);
    }
}
