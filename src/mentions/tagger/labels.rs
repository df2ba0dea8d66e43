//! The labels of tokens: outside any name, a name's first token, a later one; one pair for each kind of name.
//! Takes labels in order, gives the names that they spell.
//! Law: "inside" follows only "begin" or "inside" of its own kind, and every sequence so made spells names without overlap.

#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "public to the train program alone"))]

use crate::document::Kind;
use crate::text::Range;

/// The kinds of names, in the order of their labels.
pub const KINDS: [Kind; 11] = [
    Kind::Person,
    Kind::Org,
    Kind::Gpe,
    Kind::Loc,
    Kind::Fac,
    Kind::Norp,
    Kind::Event,
    Kind::WorkOfArt,
    Kind::Product,
    Kind::Law,
    Kind::Language,
];

/// Number of labels.
pub const LABELS: usize = 1 + 2 * KINDS.len();
/// Number of labels filled up to a multiple of what a processor adds at once.
pub const LANES: usize = 24;

/// A token's label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Label(pub u8);

impl Label {
    /// No part of a name.
    pub const OUTSIDE: Self = Self(0);

    /// The first token of a name of the kind of this number.
    #[must_use]
    pub fn begin(kind: usize) -> Self {
        Self(1 + kind as u8)
    }

    /// A later token of a name of the kind of this number.
    #[must_use]
    pub fn inside(kind: usize) -> Self {
        Self((1 + KINDS.len() + kind) as u8)
    }

    /// Its index among all labels.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The number of the kind of name that it is part of.
    #[must_use]
    pub fn kind(self) -> Option<usize> {
        let at = self.index().checked_sub(1)?;
        Some(at % KINDS.len())
    }

    /// Whether it goes on with a name.
    #[must_use]
    pub fn is_inside(self) -> bool {
        self.index() > KINDS.len()
    }

    /// Whether it may follow `before`.
    #[must_use]
    pub fn may_follow(self, before: Self) -> bool {
        !self.is_inside() || before.kind() == self.kind()
    }
}

/// The names that the labels of the tokens of `range` spell, each with the number of its kind.
pub fn names(labels: &[Label], range: Range) -> impl Iterator<Item = (Range, usize)> + '_ {
    let at = move |index: usize| labels.get(index).copied().unwrap_or(Label::OUTSIDE);
    range.iter().filter_map(move |start| {
        let kind = at(start).kind().filter(|_| !at(start).is_inside())?;
        let inside = Label::inside(kind);
        let end = (start + 1..range.after()).find(|index| at(*index) != inside).unwrap_or(range.after());
        Some((Range::new(start, end), kind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_an_index_of_its_own() {
        let begins = (0..KINDS.len()).map(Label::begin);
        let insides = (0..KINDS.len()).map(Label::inside);
        let all: Vec<usize> =
            [Label::OUTSIDE].into_iter().chain(begins).chain(insides).map(Label::index).collect();
        assert_eq!(all, (0..LABELS).collect::<Vec<_>>());
    }

    #[test]
    fn labels_spell_names() {
        let labels = [Label::begin(0), Label::inside(0), Label::begin(0), Label::OUTSIDE, Label::begin(2)];
        let names: Vec<_> = names(&labels, Range::new(0, 5)).collect();
        assert_eq!(names, [(Range::new(0, 2), 0), (Range::new(2, 3), 0), (Range::new(4, 5), 2)]);
    }

    #[test]
    fn inside_follows_its_own_kind_alone() {
        assert!(Label::inside(3).may_follow(Label::begin(3)));
        assert!(Label::inside(3).may_follow(Label::inside(3)));
        assert!(!Label::inside(3).may_follow(Label::begin(2)));
        assert!(!Label::inside(3).may_follow(Label::OUTSIDE));
        assert!(Label::begin(3).may_follow(Label::inside(2)));
    }
}
