//! What lists, gazetteer and clusters say of words, added up for all texts when the model is loaded.
//! Takes the weights and the clusters, gives what every trait is worth at each distance, and its features that have a row.
//! Law: a trait is worth the same in every text; half of a word's features are traits, and need no look-up again.

use super::clusters::Clusters;
use super::feature::{Feature, Template};
use super::labels::LANES;
use super::sheet::{OFFSETS, offset, place};
use super::weights::{self, Weights, Worth};
use super::word::Trait;

/// A feature that has a row: its template and the number of its row.
pub(super) type Hit = (Template, u32);

/// What all traits are worth.
#[derive(Clone, Debug, Default)]
pub(super) struct Steady {
    /// By the trait's number.
    worths: Vec<[Worth; OFFSETS]>,
    /// The features of all traits, in the order of the traits, and of the distances of each.
    hits: Vec<Hit>,
    /// Where those of each trait at each distance end.
    ends: Vec<u32>,
}

impl Steady {
    pub(super) fn new(weights: &Weights, clusters: &Clusters) -> Self {
        let mut steady = Self::default();
        for one in Trait::all(clusters) {
            debug_assert_eq!(steady.worths.len(), one.number());
            let worths = std::array::from_fn(|place| steady.sum(weights, one, offset(place)));
            steady.worths.push(worths);
        }
        steady
    }

    /// What the features of a trait at a distance are worth, which are noted.
    fn sum(&mut self, weights: &Weights, one: Trait, offset: i8) -> Worth {
        let mut worth = [0; LANES];
        one.features(offset, &mut |feature: Feature| {
            if let Some(number) = weights.number(feature.key) {
                weights::add_row(&mut worth, weights.row(number));
                self.hits.push((feature.template, number));
            }
        });
        self.ends.push(self.hits.len() as u32);
        worth
    }

    /// What a trait is worth, by distance.
    pub(super) fn worths(&self, one: Trait) -> &[Worth; OFFSETS] {
        &self.worths[one.number()]
    }

    /// The features of a trait at a distance that have a row.
    pub(super) fn hits(&self, one: Trait, offset: i8) -> &[Hit] {
        let at = one.number() * OFFSETS + place(offset);
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.hits[start as usize..self.ends[at] as usize]
    }
}
