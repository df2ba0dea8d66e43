//! How good a labeller is: the names that it finds in texts it did not learn from, against the annotated ones.
//! Takes a text with the labels found in it, counts names.
//! Law: a name is right if extent and class are, and the classes are those that all sources tell apart: people, organisations, places.

use crate::corpora::Text;
use crate::kinds::Kinds;
use crate::lessons;
use std::collections::BTreeSet;
use whosaid::text::Range;
use whosaid::training::{Label, Look, names_of};

/// The classes of the first kinds: person, organisation, and places of three kinds.
const CLASSES: [usize; 5] = [0, 1, 2, 2, 2];

/// Names counted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Measure {
    right: usize,
    gold: usize,
    found: usize,
}

impl Measure {
    /// Counts the names of a text, whose tokens have these labels.
    pub(crate) fn add_labels(&mut self, text: &Text, look: &Look, labels: &[Label]) {
        let names = look.stretches().iter().flat_map(|stretch| names_of(labels, *stretch));
        self.add(text, look, names.filter_map(|(range, kind)| Some((look.trimmed(range, kind)?, kind))));
    }

    /// Counts the names found in a text, each with the number of its kind.
    pub(crate) fn add(&mut self, text: &Text, look: &Look, names: impl Iterator<Item = (Range, usize)>) {
        let class = |(range, kind): (Range, usize)| Some(key(range, *CLASSES.get(kind)?));
        let found: BTreeSet<_> = names.filter_map(class).collect();
        let known = |(range, kinds): (Range, Kinds)| {
            let kind = (0..CLASSES.len()).find(|kind| kinds[*kind])?;
            Some(key(range, CLASSES[kind]))
        };
        let gold: BTreeSet<_> = lessons::gold(text, look).into_iter().filter_map(known).collect();
        self.right += gold.intersection(&found).count();
        self.gold += gold.len();
        self.found += found.len();
    }

    /// The harmonic mean of precision and recall.
    pub(crate) fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

fn key(range: Range, class: usize) -> (usize, usize, usize) {
    (range.first(), range.after(), class)
}
