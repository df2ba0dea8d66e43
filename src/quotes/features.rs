//! What is known of a choice, by name, and what each name is worth.
//! Takes templates with their values, gives a score; the weights are learned by the program `train_quotes`.
//! Law: a feature is a fact that a reader can check; an unknown one is worth nothing.

use crate::lexicon::words::{QUOTE_ENDS, QUOTE_TRUST};
use rustc_hash::FxHashMap;

/// What each fact is worth: by template and value.
pub(crate) type Weights<'w> = FxHashMap<(&'w str, &'w str), f32>;

/// What was learned of quotes; none of it where the rules alone are to decide.
#[derive(Clone, Copy)]
pub(crate) struct Learned<'w> {
    /// Of the ends of content.
    pub(crate) ends: Option<&'w Weights<'w>>,
    /// Of attributions without marks.
    pub(crate) trust: Option<&'w Weights<'w>>,
}

impl Learned<'_> {
    /// What the lexicon holds.
    pub(crate) fn shipped() -> Self {
        Self { ends: Some(&QUOTE_ENDS), trust: Some(&QUOTE_TRUST) }
    }
}

/// The facts about one choice: a template ("comma then") and its value ("which").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Features<'u>(pub(crate) Vec<(&'static str, &'u str)>);

impl<'u> Features<'u> {
    /// Adds one fact.
    pub(crate) fn add(&mut self, template: &'static str, value: &'u str) {
        self.0.push((template, value));
    }

    /// What all facts are worth together.
    pub(crate) fn worth(&self, weights: &Weights) -> f32 {
        self.0.iter().filter_map(|fact| weights.get(fact)).sum()
    }
}

/// The probability that a worth stands for; rounded so that every platform has the same.
pub(crate) fn probability(worth: f32) -> f32 {
    let steps = (worth.clamp(-8.0, 8.0) * 8.0).round() / 8.0;
    1.0 / (1.0 + (-steps).exp())
}

/// "yes" or "no".
pub(crate) fn whether(fact: bool) -> &'static str {
    if fact { "yes" } else { "no" }
}

/// A number by its size.
pub(crate) fn size(number: usize) -> &'static str {
    match number {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4..=5 => "4-5",
        6..=8 => "6-8",
        9..=13 => "9-13",
        14..=21 => "14-21",
        22..=34 => "22-34",
        _ => "35+",
    }
}
