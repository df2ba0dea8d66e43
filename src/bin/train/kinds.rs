//! Sets of kinds, and what decides among the kinds that a coarse label ("a place", "something else") may mean.
//! Takes a set and the signs of the name, gives a set that is no larger.
//! Law: only the kinds that the label allows are decided among; where the lexicon is silent, all of them stay.

use whosaid::training::{KINDS, Label};

/// A set of kinds by column; the last column says "perhaps no name".
pub(crate) type Kinds = [bool; KINDS.len() + 1];

/// The column of "no name".
pub(crate) const NONE: usize = KINDS.len();

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

/// The kinds of `allowed` that the name's signs speak for; all where it decides nothing.
pub(crate) fn narrow(allowed: Kinds, signs: &[String]) -> Kinds {
    if allowed.iter().filter(|kind| **kind).count() < 2 {
        return allowed;
    }
    let ranks = ["1", "2", "3", "4"].into_iter();
    let decided = ranks.map(|rank| both(allowed, spoken_for(rank, signs)));
    decided.into_iter().find(|kinds| *kinds != Kinds::default()).unwrap_or(allowed)
}

/// The kinds that signs of one rank speak for.
fn spoken_for(rank: &str, signs: &[String]) -> Kinds {
    let lines = include_str!("kinds.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.fold(Kinds::default(), |kinds, line| {
        let mut cells = line.split('\t');
        let (of, sign, label) = (cells.next(), cells.next(), cells.next().unwrap_or_default());
        let holds = of == Some(rank) && sign.is_some_and(|sign| signs.iter().any(|other| other == sign));
        if holds { either(kinds, named(label)) } else { kinds }
    })
}

/// The labels, as bits, that a token may have in a name of one of `kinds`: of the first token, of a later one.
pub(crate) fn labels(kinds: Kinds) -> [u32; 2] {
    let outside = u32::from(kinds[NONE]);
    let of = |label: fn(usize) -> Label| {
        let each = (0..NONE).filter(|kind| kinds[*kind]).map(|kind| 1 << label(kind).index());
        each.fold(outside, |labels, label| labels | label)
    };
    [of(Label::begin), of(Label::inside)]
}
