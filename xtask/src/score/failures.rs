//! Kinds of failure: what was expected, what was found instead, and how the two lie to each other.
//! Takes stretches of text with their types, gives kinds that can be counted.
//! Law: what is missed or invented has a dash in the other's place.

use std::collections::BTreeMap;

use super::figures::Tally;

/// A kind of failure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Failure {
    pub(super) gold: String,
    pub(super) found: String,
    pub(super) how: String,
}

/// What stands for nothing.
const NOTHING: &str = "–";

impl Failure {
    /// Something of type `kind` that was not found.
    pub(super) fn missed(kind: &str) -> Self {
        Self { gold: kind.to_owned(), found: NOTHING.to_owned(), how: "missed".to_owned() }
    }

    /// Something of type `kind` where nothing was expected.
    pub(super) fn invented(kind: &str) -> Self {
        Self { gold: NOTHING.to_owned(), found: kind.to_owned(), how: "invented".to_owned() }
    }

    /// One taken for another.
    pub(super) fn between(gold: &Item, found: &Item, how: &str) -> Self {
        Self { gold: gold.kind.clone(), found: found.kind.clone(), how: how.to_owned() }
    }
}

/// A stretch of text with a type and perhaps a value, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Item {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: String,
    pub(super) value: String,
}

impl Item {
    /// How many code points both hold.
    pub(super) fn overlap(&self, other: &Self) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    /// How the extent of what was found differs from this one.
    pub(super) fn against(&self, found: &Self) -> &'static str {
        let (late, early) = (found.start > self.start, found.end < self.end);
        let (starts, ends) = (found.start == self.start, found.end == self.end);
        match (starts, ends) {
            (true, true) => "same extent",
            _ if !late && !early => "too long",
            _ if (late || starts) && (early || ends) => "too short",
            _ => "shifted",
        }
    }
}

/// A set's figures.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// Right extent and, for names, type.
    pub(super) strict: Tally,
    /// Overlapping, with the right value; for times alone.
    pub(super) value: Tally,
    pub(super) by_type: BTreeMap<String, Tally>,
    pub(super) failures: BTreeMap<Failure, usize>,
}

impl Figures {
    /// Counts one failure.
    pub(super) fn fail(&mut self, failure: Failure) {
        *self.failures.entry(failure).or_default() += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extents_are_compared() {
        let item = |start, end| Item { start, end, kind: String::new(), value: String::new() };
        let gold = item(5, 10);
        let how = |start, end| gold.against(&item(start, end));
        assert_eq!(
            [how(5, 10), how(4, 10), how(5, 8), how(7, 12)],
            ["same extent", "too long", "too short", "shifted"]
        );
        assert_eq!([how(4, 11), how(6, 9), how(4, 9)], ["too long", "too short", "shifted"]);
    }
}
