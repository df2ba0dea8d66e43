//! The name tagger: a linear-chain conditional random field over the tokens near capitals, in two passes.
//! Takes the view of a text, gives the names in it; the second pass reads what the first found in the whole article.
//! Law: the train program and the engine see the same features through the same code; the README is the model's card.

mod clusters;
mod codec;
mod feature;
mod labels;
mod lattice;
mod model;
mod names;
mod recall;
mod settle;
mod sheet;
mod supply;
#[cfg(feature = "train")]
pub mod training;
mod weights;
mod word;

#[cfg(all(test, feature = "embedded"))]
mod tests;

pub use model::ModelError;

use super::view::View;
use crate::document::{Kind, Mention};
use crate::text::Range;
use feature::{Feature, Template};
use labels::{LANES, Label};
use lattice::{Scores, Transitions, Viterbi};
use model::Model;
use recall::Recall;
use sheet::{REACH, Sheet, window};
use std::collections::BTreeMap;
use std::sync::Arc;
use weights::Worth;

/// A single word of less confidence than this is no name, unless a person’s or likely a name of some kind.
const LEAST: f32 = 0.25;
/// As likely as this.
const LIKELY: f32 = 0.6;

/// The learned finder of names.
#[derive(Clone, Debug)]
pub struct Tagger {
    model: Arc<Model>,
}

impl Tagger {
    /// Reads a model.
    ///
    /// # Errors
    /// Where the bytes are no model, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        Ok(Self { model: Arc::new(Model::from_bytes(bytes)?) })
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
    pub(crate) fn find(&self, view: &View) -> Vec<Mention> {
        let sheet = Sheet::new(view, &self.model.clusters);
        let mut pass = Pass::new(&self.model, &sheet);
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
            let because = self.strongest(&sheet, &recall, name);
            mentions.push(names::mention(view, range, kind, score, because));
        }
        supply::supplied(view, mentions)
    }

    /// The template whose features speak most for a name, of those that tell a reader something.
    fn strongest(&self, sheet: &Sheet, recall: &Recall, found: &names::Found) -> Option<Template> {
        let mut worth = BTreeMap::<Template, i32>::new();
        for (index, label) in names::labels_of(found.range, found.kind) {
            let mut weigh = |feature: Feature| {
                if let Some(row) = self.model.weights.row(feature.key) {
                    let lead = i32::from(row[label.index()]) - i32::from(row[Label::OUTSIDE.index()]);
                    *worth.entry(feature.template).or_default() += lead;
                }
            };
            sheet.features(index, &mut weigh);
            recall.features(index, &mut weigh);
        }
        let telling = worth.into_iter().filter(|(template, _)| !template.label().is_empty());
        telling.max_by_key(|(_, worth)| *worth).filter(|(_, worth)| *worth > 0).map(|(template, _)| template)
    }
}

/// The state of a pass over the text: what labels are worth, and the best ones.
struct Pass {
    /// Of all tokens; those outside the stretches are worth nothing.
    worth: Vec<Worth>,
    emissions: Vec<Scores>,
    labels: Vec<Label>,
    transitions: Transitions,
    unit: f32,
    viterbi: Viterbi,
}

impl Pass {
    /// The first pass: the worth of all that needs no labels.
    fn new(model: &Model, sheet: &Sheet) -> Self {
        let len = sheet.view.source.len();
        let mut pass = Self {
            worth: vec![[0; LANES]; len],
            emissions: vec![[0.0; LANES]; len],
            labels: vec![Label::OUTSIDE; len],
            transitions: model.transitions(),
            unit: model.unit,
            viterbi: Viterbi::default(),
        };
        let cache = Cache::new(model, sheet);
        for stretch in &sheet.stretches {
            let sentence = sheet.view.source.sentence_at(stretch.first());
            for index in stretch.iter() {
                pass.worth[index] = cache.worth(model, sheet, index, sentence);
            }
        }
        pass
    }

    /// Adds what the first pass tells.
    fn recall(&mut self, model: &Model, sheet: &Sheet, recall: &Recall) {
        for index in sheet.stretches.iter().flat_map(Range::iter) {
            let worth = &mut self.worth[index];
            recall.features(index, &mut |feature: Feature| model.weights.add(feature.key, worth));
        }
    }

    /// Finds the best labels.
    fn decode(&mut self, sheet: &Sheet) {
        for stretch in &sheet.stretches {
            for index in stretch.iter() {
                for (emission, worth) in self.emissions[index].iter_mut().zip(self.worth[index]) {
                    *emission = f32::from(worth) * self.unit;
                }
            }
            let (emissions, labels) = (&self.emissions[stretch.iter()], &mut self.labels[stretch.iter()]);
            self.viterbi.decode(emissions, &self.transitions, labels);
        }
    }
}

/// The places of a word around a token.
const OFFSETS: usize = 2 * REACH + 1;

/// What every word and every part of a known name is worth at each distance, added up once a text.
struct Cache {
    words: Vec<[Worth; OFFSETS]>,
    occurrences: Vec<Worth>,
    knowns: Vec<[Worth; OFFSETS]>,
}

impl Cache {
    fn new(model: &Model, sheet: &Sheet) -> Self {
        let mut cache = Self { words: Vec::new(), occurrences: Vec::new(), knowns: Vec::new() };
        for (form, word) in sheet.words.iter().enumerate() {
            cache.words.push(by_offset(|offset, worth| {
                word.features(offset, &mut |feature: Feature| model.weights.add(feature.key, worth));
            }));
            let mut worth = [0; LANES];
            sheet.occurrence_features(form, &mut |feature: Feature| {
                model.weights.add(feature.key, &mut worth);
            });
            cache.occurrences.push(worth);
        }
        for known in 0..sheet.knowns.len() as u32 {
            cache.knowns.push(by_offset(|offset, worth| {
                sheet.known_features(known, offset, &mut |feature: Feature| {
                    model.weights.add(feature.key, worth);
                });
            }));
        }
        cache
    }

    /// What the features of a token are worth: the same sum as that of all that `Sheet::features` gives.
    fn worth(&self, model: &Model, sheet: &Sheet, index: usize, sentence: Range) -> Worth {
        let mut worth = self.occurrences[sheet.view.form(index)];
        for (offset, near) in window(index, sentence) {
            let place = (offset + REACH as i8) as usize;
            weights::add(&mut worth, &self.words[sheet.view.form(near)][place]);
            let known = sheet.known_of[near] as usize;
            if known > 0 {
                weights::add(&mut worth, &self.knowns[known][place]);
            }
        }
        let mut add = |feature: Feature| model.weights.add(feature.key, &mut worth);
        sheet.place_features(index, sentence, &mut add);
        sheet.run_features(index, sentence, &mut add);
        worth
    }
}

/// What something is worth at each distance.
fn by_offset(mut fill: impl FnMut(i8, &mut Worth)) -> [Worth; OFFSETS] {
    let mut all = [[0; LANES]; OFFSETS];
    for (offset, worth) in (-(REACH as i8)..).zip(&mut all) {
        fill(offset, worth);
    }
    all
}
