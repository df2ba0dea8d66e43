//! Some features together: what they are worth, and which of them have a worth.
//! Takes features and the weights, gives parts; all parts keep their hits in one list.
//! Law: a part is the sum of its features one by one; only `strongest` looks at them apart.

use super::feature::{Feature, Template};
use super::labels::LANES;
use super::weights::{self, Weights, Worth};

/// Some features together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) worth: Worth,
    /// Where its features stand among all hits.
    first: u32,
    after: u32,
}

/// The features of all parts that have a row, each with the number of its row.
#[derive(Clone, Debug, Default)]
pub(super) struct Hits(Vec<(Template, u32)>);

impl Hits {
    /// No hits, with room for so many.
    pub(super) fn with_capacity(count: usize) -> Self {
        Self(Vec::with_capacity(count))
    }

    /// The part of the features that `fill` gives.
    pub(super) fn part(&mut self, weights: &Weights, fill: impl FnOnce(&mut dyn FnMut(Feature))) -> Part {
        let first = self.0.len() as u32;
        let mut worth = [0; LANES];
        fill(&mut |feature: Feature| {
            if let Some(number) = weights.number(feature.key) {
                weights::add_row(&mut worth, weights.row(number));
                self.0.push((feature.template, number));
            }
        });
        Part { worth, first, after: self.0.len() as u32 }
    }

    /// The features of a part.
    pub(super) fn of(&self, part: &Part) -> &[(Template, u32)] {
        self.0.get(part.first as usize..part.after as usize).unwrap_or_default()
    }
}
