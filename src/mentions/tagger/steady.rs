//! What lists, gazetteer and clusters say of words, added up for all texts when the model is loaded.
//! Takes the weights and the clusters, gives what every trait is worth at each distance.
//! Law: a trait is worth the same in every text; half of a word's features are traits, and need no look-up again.

use super::cache::{Worths, sum};
use super::clusters::Clusters;
use super::sheet::offset;
use super::weights::Weights;
use super::word::Trait;

/// What all traits are worth, by their numbers.
#[derive(Clone, Debug)]
pub(super) struct Steady(Vec<Worths>);

impl Steady {
    pub(super) fn new(weights: &Weights, clusters: &Clusters) -> Self {
        let mut keys = Vec::new();
        let mut worth =
            |one: Trait, place: usize| sum(weights, &mut keys, |each| one.features(offset(place), each));
        let worths = |one: Trait| std::array::from_fn(|place| worth(one, place));
        Self(Trait::all(clusters).map(worths).collect())
    }

    /// What a trait is worth, by distance.
    pub(super) fn worths(&self, one: Trait) -> &Worths {
        &self.0[one.number()]
    }
}
