//! Counts of right, expected and found, and the tables that show them.
//! Takes counts, gives Markdown.
//! Law: rows of equal weight stand in the order of their names, so that the same counts give the same bytes.

use std::collections::BTreeMap;
use std::fmt::{Display, Write};

/// How much was right of what was expected and of what was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Right, counted among what was expected.
    pub(super) recalled: usize,
    /// Right, counted among what was found: another number only where a kind may differ on the two sides.
    pub(super) right: usize,
    pub(super) gold: usize,
    pub(super) found: usize,
}

impl Tally {
    /// The share of what was found that is right.
    pub(super) fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    /// The share of what was expected that was found.
    pub(super) fn recall(self) -> f64 {
        share(self.recalled, self.gold)
    }

    /// The harmonic mean of both.
    pub(super) fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }

    /// Counts one that was expected, found or both.
    pub(super) fn add(&mut self, gold: bool, found: bool, right: bool) {
        self.gold += usize::from(gold);
        self.found += usize::from(found);
        self.recalled += usize::from(gold && right);
        self.right += usize::from(found && right);
    }
}

/// One number of another, 0 of none.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// A share as a table shows it; a dash where there was nothing to count.
pub(super) fn shown(part: usize, whole: usize) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.3}", share(part, whole)) }
}

/// The most frequent of the counted, at most `most`.
pub(super) fn top<K: Ord + Clone>(counts: &BTreeMap<K, usize>, most: usize) -> Vec<(K, usize)> {
    let mut rows: Vec<(K, usize)> = counts.iter().map(|(key, count)| (key.clone(), *count)).collect();
    rows.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    rows.truncate(most);
    rows
}

/// A table: its columns, those that open with `#` aligned right.
pub(super) fn table<R: IntoIterator<Item = Vec<String>>>(columns: &[&str], rows: R) -> String {
    let rule = columns.iter().map(|column| if column.starts_with('#') { "--:" } else { "---" });
    let mut text = row(columns.iter().map(|column| column.trim_start_matches('#')));
    let _ = writeln!(text, "|{}|", rule.collect::<Vec<_>>().join("|"));
    for cells in rows {
        text.push_str(&row(cells));
    }
    text
}

fn row<C: Display>(cells: impl IntoIterator<Item = C>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|cell| cell.to_string().replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_of_precision_and_recall() {
        let tally = Tally { recalled: 1, right: 1, gold: 2, found: 1 };
        assert!((tally.f1() - 2.0 / 3.0).abs() < 1e-9);
        assert!(Tally::default().f1().abs() < 1e-9);
    }

    #[test]
    fn the_most_frequent_first_then_by_name() {
        let counts = BTreeMap::from([("b", 2), ("a", 2), ("c", 5), ("d", 1)]);
        assert_eq!(top(&counts, 3), [("c", 5), ("a", 2), ("b", 2)]);
    }

    #[test]
    fn tables_are_markdown() {
        let text = table(&["set", "#n"], [vec!["a|b".to_owned(), "3".to_owned()]]);
        assert_eq!(text, "| set | n |\n|---|--:|\n| a\\|b | 3 |\n");
    }
}
