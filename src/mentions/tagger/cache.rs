//! What every word, and every part of a known name, is worth at each distance: added up once for all texts.
//! Takes the sheet and the weights, gives what all features of a token are worth together, and which of them tell most.
//! Law: the same sum as that of all that `Sheet::features` gives; what stands near no capital is never added up.

use super::feature::{Feature, TEMPLATES, Template};
use super::labels::{LANES, Label};
use super::memory::{Lazy, Memory};
use super::names;
use super::recall::Recall;
use super::sheet::{Known, OFFSETS, Sheet, offset, place, window};
use super::steady::Steady;
use super::weights::{self, Weights, Worth};
use super::word::Word;
use crate::text::Range;

/// What something is worth at each distance.
pub(super) type Worths = [Worth; OFFSETS];

/// What the words of a text are worth.
pub(super) struct Cache<'s> {
    weights: &'s Weights,
    steady: &'s Steady,
    sheet: &'s Sheet<'s>,
    /// What was worked out for earlier texts.
    memory: &'s mut Memory,
    /// By the number of a part of a known name.
    knowns: Vec<Worths>,
    /// By form: what all its occurrences share.
    occurrences: Lazy<Worth>,
    /// Keys of features that are looked up together.
    keys: Vec<u32>,
}

impl<'s> Cache<'s> {
    pub(super) fn new(
        weights: &'s Weights,
        steady: &'s Steady,
        sheet: &'s Sheet<'s>,
        memory: &'s mut Memory,
    ) -> Self {
        let mut keys = Vec::new();
        let mut known = |known: &Known| *memory.known(*known, || known_part(weights, *known, &mut keys));
        let knowns = sheet.knowns.iter().map(&mut known).collect();
        Self { weights, steady, sheet, memory, knowns, occurrences: Lazy::default(), keys }
    }

    /// What the features of a token are worth.
    pub(super) fn worth(&mut self, index: usize, sentence: Range) -> Worth {
        let Self { weights, steady, sheet, .. } = *self;
        let keys = &mut self.keys;
        let form = sheet.view.form(index);
        let mut worth =
            *self.occurrences.get(form, || sum(weights, keys, |each| sheet.occurrence_features(form, each)));
        for (offset, near) in window(index, sentence) {
            let form = sheet.view.form(near);
            let make = || word(weights, steady, &sheet.words[form], sheet.view.source.norm(near), keys);
            let word = self.memory.worths.get(sheet.view.word_of(form) as usize, make);
            weights::add(&mut worth, &word[place(offset)]);
            let known = sheet.known_of[near];
            if known > 0 {
                weights::add(&mut worth, &self.knowns[known as usize][place(offset)]);
            }
        }
        keys.clear();
        let mut note = |feature: Feature| keys.push(feature.key);
        sheet.place_features(index, sentence, &mut note);
        sheet.run_features(index, sentence, &mut note);
        weights.add_all(keys, &mut worth);
        worth
    }

    /// The template whose features speak most for a name, of those that tell a reader something.
    pub(super) fn strongest(&self, recall: &Recall, found: &names::Found) -> Option<Template> {
        let mut leads = [0_i32; TEMPLATES.len()];
        for (index, label) in names::labels_of(found.range, found.kind) {
            self.weigh(index, label, &mut leads);
            recall.features(index, &mut |feature: Feature| self.weigh_one(feature, label, &mut leads));
        }
        let telling = TEMPLATES.into_iter().filter(|template| template.tells());
        let lead = |template: &Template| leads[*template as usize];
        telling.max_by_key(lead).filter(|template| lead(template) > 0)
    }

    /// Adds how far each template's features at a token put a label before "outside".
    fn weigh(&self, index: usize, label: Label, leads: &mut [i32; TEMPLATES.len()]) {
        let sheet = self.sheet;
        let sentence = sheet.view.source.sentence_at(index);
        for (offset, near) in window(index, sentence) {
            for one in sheet.words[sheet.view.form(near)].traits() {
                let worth = &self.steady.worths(one)[place(offset)];
                leads[one.template() as usize] += lead(worth, label);
            }
        }
        let mut weigh = |feature: Feature| self.weigh_one(feature, label, leads);
        for (offset, near) in window(index, sentence) {
            sheet.words[sheet.view.form(near)].own_features(sheet.view.source.norm(near), offset, &mut weigh);
            sheet.knowns[sheet.known_of[near] as usize].features(offset, &mut weigh);
        }
        sheet.occurrence_features(sheet.view.form(index), &mut weigh);
        sheet.place_features(index, sentence, &mut weigh);
        sheet.run_features(index, sentence, &mut weigh);
    }

    fn weigh_one(&self, feature: Feature, label: Label, leads: &mut [i32; TEMPLATES.len()]) {
        if feature.template.tells() {
            leads[feature.template as usize] += lead(self.weights.row(feature.key), label);
        }
    }
}

/// What a word is worth at each distance.
fn word(weights: &Weights, steady: &Steady, word: &Word, norm: &str, keys: &mut Vec<u32>) -> Worths {
    let own = |place| sum(weights, keys, |each| word.own_features(norm, offset(place), each));
    let mut worths: Worths = std::array::from_fn(own);
    for one in word.traits() {
        for (worth, more) in worths.iter_mut().zip(steady.worths(one)) {
            weights::add(worth, more);
        }
    }
    worths
}

/// What a part of a known name is worth at each distance.
fn known_part(weights: &Weights, known: Known, keys: &mut Vec<u32>) -> Worths {
    std::array::from_fn(|place| sum(weights, keys, |each| known.features(offset(place), each)))
}

/// What the features that `fill` gives are worth together; `keys` is room to note them in.
pub(super) fn sum(
    weights: &Weights,
    keys: &mut Vec<u32>,
    fill: impl FnOnce(&mut dyn FnMut(Feature)),
) -> Worth {
    let mut worth = [0; LANES];
    keys.clear();
    fill(&mut |feature: Feature| keys.push(feature.key));
    weights.add_all(keys, &mut worth);
    worth
}

/// How far a row puts a label before "outside".
fn lead<N: Copy + Into<i32>>(row: &[N; LANES], label: Label) -> i32 {
    row[label.index()].into() - row[Label::OUTSIDE.index()].into()
}
