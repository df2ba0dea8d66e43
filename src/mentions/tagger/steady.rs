//! What lists, gazetteer and clusters say of words, added up for all texts when the model is loaded.
//! Takes the weights and the clusters, gives the part of every trait at each distance.
//! Law: a trait is worth the same in every text; half of a word's features are traits, and need no look-up again.

use super::clusters::Clusters;
use super::hits::{Hits, Part};
use super::sheet::{OFFSETS, offset, place};
use super::weights::Weights;
use super::word::Trait;

/// The parts of all traits.
#[derive(Clone, Debug)]
pub(super) struct Steady {
    /// By the trait's number and the distance.
    parts: Vec<Part>,
    pub(super) hits: Hits,
}

impl Steady {
    pub(super) fn new(weights: &Weights, clusters: &Clusters) -> Self {
        let mut hits = Hits::default();
        let mut parts = Vec::new();
        for one in Trait::all(clusters) {
            debug_assert_eq!(parts.len(), one.number() * OFFSETS);
            parts.extend((0..OFFSETS).map(|place| {
                hits.part(weights, |each| {
                    one.features(offset(place), &mut |feature| each(feature));
                })
            }));
        }
        Self { parts, hits }
    }

    /// The part of a trait at a distance.
    pub(super) fn part(&self, one: Trait, offset: i8) -> &Part {
        &self.parts[one.number() * OFFSETS + place(offset)]
    }
}
