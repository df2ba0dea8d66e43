//! The name tagger: a linear-chain conditional random field over the tokens near capitals, in two passes.
//! Takes the view of a text, gives the names in it; the second pass reads what the first found in the whole article.
//! Law: the train program and the engine see the same features through the same code; the README is the model's card.

mod cache;
mod clusters;
mod codec;
mod feature;
mod labels;
mod lattice;
mod memory;
mod model;
mod names;
mod recall;
mod revise;
mod seen;
mod settle;
mod sheet;
mod steady;
mod stored;
mod sums;
mod supply;
#[cfg(feature = "train")]
pub mod training;
mod weights;
mod word;

#[cfg(all(test, feature = "embedded"))]
mod tests;

pub(super) use memory::Memory;
pub use model::ModelError;

use super::view::View;
use crate::document::{Kind, Mention};
use crate::text::Range;
use cache::Cache;
use feature::Feature;
use labels::{LANES, Label};
use lattice::{Scores, Transitions, Viterbi};
use model::Model;
use recall::Recall;
use sheet::Sheet;
use std::sync::Arc;
use steady::Steady;
use weights::Worth;

/// A single word of less confidence than this is no name, unless a person’s or likely a name of some kind.
const LEAST: f32 = 0.25;
/// As likely as this.
const LIKELY: f32 = 0.6;

/// The learned finder of names.
#[derive(Clone, Debug)]
pub struct Tagger {
    model: Arc<Model>,
    /// What follows from the model, worked out once.
    steady: Arc<Steady>,
    transitions: Arc<Transitions>,
}

impl Tagger {
    /// Reads a model.
    ///
    /// # Errors
    /// Where the bytes are no model, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let model = Model::from_bytes(bytes)?;
        let steady = Arc::new(Steady::new(&model.weights, &model.clusters));
        let transitions = Arc::new(model.transitions());
        Ok(Self { model: Arc::new(model), steady, transitions })
    }

    /// The model compiled into a native binary.
    ///
    /// # Errors
    /// Never for the committed bytes; a test proves it.
    #[cfg(feature = "embedded")]
    pub fn embedded() -> Result<Self, ModelError> {
        Self::from_bytes(include_bytes!("model.bin"))
    }

    /// All names of a text, in order.
    pub(super) fn find(&self, view: &View, memory: &mut Memory) -> Vec<Mention> {
        let sheet = Sheet::new(view, &self.model.clusters, memory);
        let mut cache = Cache::new(&self.model.weights, &self.steady, &sheet, memory);
        let mut pass = Pass::new(self, &sheet, &mut cache);
        pass.decode(&sheet);
        let first = pass.labels.clone();
        let recall = Recall::new(&sheet, &first);
        pass.recall(&self.model, &sheet, &recall);
        pass.decode(&sheet);
        let found = names::found(&sheet, &pass);
        let mut mentions: Vec<Mention> = Vec::with_capacity(found.len());
        for name in &found {
            let score = self.model.calibration.confidence(name.probability);
            let kind = names::kind(name.kind);
            let is_doubtful = score < LEAST && name.is_name < LIKELY;
            if kind != Kind::Person && name.range.len() == 1 && is_doubtful {
                continue;
            }
            let free = mentions.last().map_or(0, |before| before.range.after());
            let Some((range, kind)) = settle::settled(view, name.range, kind, free) else {
                continue;
            };
            let because = cache.strongest(&recall, name);
            mentions.push(names::mention(view, range, kind, score, because));
        }
        revise::revised(view, supply::supplied(view, mentions))
    }
}

/// The state of a pass over the text: what labels are worth, and the best ones.
struct Pass<'t> {
    /// Of all tokens; those outside the stretches are worth nothing.
    worth: Vec<Worth>,
    labels: Vec<Label>,
    transitions: &'t Transitions,
    unit: f32,
    viterbi: Viterbi,
}

impl<'t> Pass<'t> {
    /// The first pass: the worth of all that needs no labels.
    fn new(tagger: &'t Tagger, sheet: &Sheet, cache: &mut Cache) -> Self {
        let len = sheet.view.source.len();
        let mut pass = Self {
            worth: vec![[0; LANES]; len],
            labels: vec![Label::OUTSIDE; len],
            transitions: &tagger.transitions,
            unit: tagger.model.unit,
            viterbi: Viterbi::default(),
        };
        for stretch in &sheet.stretches {
            let sentence = sheet.view.source.sentence_at(stretch.first());
            for index in stretch.iter() {
                pass.worth[index] = cache.worth(index, sentence);
            }
        }
        pass
    }

    /// Adds what the first pass tells.
    fn recall(&mut self, model: &Model, sheet: &Sheet, recall: &Recall) {
        let mut keys = Vec::new();
        for index in sheet.stretches.iter().flat_map(Range::iter) {
            keys.clear();
            recall.features(index, &mut |feature: Feature| keys.push(feature.key));
            model.weights.add_all(&keys, &mut self.worth[index]);
        }
    }

    /// Finds the best labels.
    fn decode(&mut self, sheet: &Sheet) {
        let mut emissions = Vec::new();
        for stretch in &sheet.stretches {
            self.emissions(*stretch, &mut emissions);
            self.viterbi.decode(&emissions, self.transitions, &mut self.labels[stretch.iter()]);
        }
    }

    /// Writes what each label of each token of a stretch is worth. Not kept for all tokens: it would be twice the worth.
    fn emissions(&self, stretch: Range, emissions: &mut Vec<Scores>) {
        emissions.clear();
        let scores = |worth: &Worth| worth.map(|worth| f32::from(worth) * self.unit);
        emissions.extend(self.worth[stretch.iter()].iter().map(scores));
    }
}
