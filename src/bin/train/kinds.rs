//! Sets of kinds, and what decides among the kinds that a coarse label ("a place", "something else") may mean.
//! Takes a set and the evidence of the name, gives a set that is no larger.
//! Law: only the kinds that the label allows are decided among; where the lexicon is silent, all of them stay.

use whosaid::training::{KINDS, WIDTH};

/// A set of kinds by column; the last column says "perhaps no name".
pub(crate) type Kinds = [bool; WIDTH];

/// The column of "no name".
pub(crate) const NONE: usize = WIDTH - 1;

/// The set that `labels` name, apart by spaces; words that name no kind add nothing.
pub(crate) fn named(labels: &str) -> Kinds {
    let mut kinds = Kinds::default();
    for label in labels.split(' ') {
        if let Some(column) = KINDS.iter().position(|kind| kind.label() == label) {
            kinds[column] = true;
        }
        kinds[NONE] |= label == "none";
    }
    kinds
}

/// The set of all that stands in both.
pub(crate) fn both(a: Kinds, b: Kinds) -> Kinds {
    std::array::from_fn(|column| a[column] && b[column])
}

/// The set of all that stands in either.
pub(crate) fn either(a: Kinds, b: Kinds) -> Kinds {
    std::array::from_fn(|column| a[column] || b[column])
}

/// The kinds of `allowed` that the name's evidence, by the names of its rows, speaks for; all where it decides nothing.
pub(crate) fn narrow(allowed: Kinds, rows: &[&str]) -> Kinds {
    if allowed.iter().filter(|kind| **kind).count() < 2 {
        return allowed;
    }
    let ranks = ["1", "2", "3"].into_iter();
    let decided = ranks.map(|rank| both(allowed, spoken_for(rank, rows)));
    decided.into_iter().find(|kinds| *kinds != Kinds::default()).unwrap_or(allowed)
}

/// The kinds that evidence of one rank speaks for.
fn spoken_for(rank: &str, rows: &[&str]) -> Kinds {
    let lines = include_str!("kinds.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.fold(Kinds::default(), |kinds, line| {
        let mut cells = line.split('\t');
        let (of, row, label) = (cells.next(), cells.next(), cells.next().unwrap_or_default());
        let holds = of == Some(rank) && row.is_some_and(|row| rows.contains(&row));
        if holds { either(kinds, named(label)) } else { kinds }
    })
}
