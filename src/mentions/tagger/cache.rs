//! What every word, and every part of a known name, is worth at each distance: added up once a text.
//! Takes the sheet and the weights, gives what all features of a token are worth together, and which of them tell most.
//! Law: the same sum as that of all that `Sheet::features` gives; what stands near no capital is never added up.

use super::feature::{Feature, TEMPLATES, Template};
use super::hits::{Hits, Part};
use super::labels::Label;
use super::names;
use super::recall::Recall;
use super::sheet::{OFFSETS, Sheet, place, window};
use super::steady::Steady;
use super::weights::{self, Weights, Worth};
use crate::text::Range;

/// The number of a part that was not needed yet.
const NONE: u32 = u32::MAX;

/// The parts of a text.
pub(super) struct Cache<'s> {
    weights: &'s Weights,
    steady: &'s Steady,
    sheet: &'s Sheet<'s>,
    /// The number of each part, or `NONE` as long as it was not needed: by form and distance; then of parts of known
    /// names; then of forms’ occurrences.
    numbers: Vec<u32>,
    parts: Vec<Part>,
    hits: Hits,
}

impl<'s> Cache<'s> {
    pub(super) fn new(weights: &'s Weights, steady: &'s Steady, sheet: &'s Sheet<'s>) -> Self {
        let count = sheet.words.len() * (OFFSETS + 1) + sheet.knowns.len() * OFFSETS;
        let (numbers, parts) = (vec![NONE; count], Vec::with_capacity(count / 2));
        Self { weights, steady, sheet, numbers, parts, hits: Hits::with_capacity(2 * count) }
    }

    /// The part of a word at a distance: its worth with that of its traits, its features without theirs.
    fn word(&mut self, form: usize, offset: i8) -> Part {
        let at = form * OFFSETS + place(offset);
        if self.numbers[at] != NONE {
            return self.parts[self.numbers[at] as usize];
        }
        let word = &self.sheet.words[form];
        let mut part =
            self.hits.part(self.weights, |each| word.own_features(offset, &mut |feature| each(feature)));
        for one in word.traits() {
            weights::add(&mut part.worth, &self.steady.part(one, offset).worth);
        }
        self.keep(at, part)
    }

    /// The part of a part of a known name at a distance.
    fn known(&mut self, known: u32, offset: i8) -> Part {
        let sheet = self.sheet;
        let at = (sheet.words.len() + known as usize) * OFFSETS + place(offset);
        self.kept(at, |each| sheet.known_features(known, offset, &mut |feature| each(feature)))
    }

    /// The part that all occurrences of a form share.
    fn occurrences(&mut self, form: usize) -> Part {
        let sheet = self.sheet;
        let at = (sheet.words.len() + sheet.knowns.len()) * OFFSETS + form;
        self.kept(at, |each| sheet.occurrence_features(form, &mut |feature| each(feature)))
    }

    fn kept(&mut self, at: usize, fill: impl FnOnce(&mut dyn FnMut(Feature))) -> Part {
        if self.numbers[at] != NONE {
            return self.parts[self.numbers[at] as usize];
        }
        let part = self.hits.part(self.weights, fill);
        self.keep(at, part)
    }

    fn keep(&mut self, at: usize, part: Part) -> Part {
        self.numbers[at] = self.parts.len() as u32;
        self.parts.push(part);
        part
    }

    /// What the features of a token are worth.
    pub(super) fn worth(&mut self, index: usize, sentence: Range) -> Worth {
        let sheet = self.sheet;
        let mut worth = self.occurrences(sheet.view.form(index)).worth;
        for (offset, near) in window(index, sentence) {
            weights::add(&mut worth, &self.word(sheet.view.form(near), offset).worth);
            let known = sheet.known_of[near];
            if known > 0 {
                weights::add(&mut worth, &self.known(known, offset).worth);
            }
        }
        let weights = self.weights;
        let mut add = |feature: Feature| weights.add(feature.key, &mut worth);
        sheet.place_features(index, sentence, &mut add);
        sheet.run_features(index, sentence, &mut add);
        worth
    }

    /// The template whose features speak most for a name, of those that tell a reader something.
    pub(super) fn strongest(&mut self, recall: &Recall, found: &names::Found) -> Option<Template> {
        let mut leads = [0_i32; TEMPLATES.len()];
        for (index, label) in names::labels_of(found.range, found.kind) {
            self.weigh(index, label, &mut leads);
            recall.features(index, &mut |feature: Feature| self.weigh_one(feature, label, &mut leads));
        }
        let telling = TEMPLATES.into_iter().filter(|template| !template.label().is_empty());
        let lead = |template: &Template| leads[*template as usize];
        telling.max_by_key(lead).filter(|template| lead(template) > 0)
    }

    /// Adds how far each template's features at a token put a label before "outside".
    fn weigh(&mut self, index: usize, label: Label, leads: &mut [i32; TEMPLATES.len()]) {
        let sheet = self.sheet;
        let sentence = sheet.view.source.sentence_at(index);
        let form = sheet.view.form(index);
        let occurrences = self.occurrences(form);
        self.weigh_part(&self.hits, &occurrences, label, leads);
        for (offset, near) in window(index, sentence) {
            let form = sheet.view.form(near);
            for part in [self.word(form, offset), self.known(sheet.known_of[near], offset)] {
                self.weigh_part(&self.hits, &part, label, leads);
            }
            for one in sheet.words[form].traits() {
                self.weigh_part(&self.steady.hits, self.steady.part(one, offset), label, leads);
            }
        }
        let mut weigh = |feature: Feature| self.weigh_one(feature, label, leads);
        sheet.place_features(index, sentence, &mut weigh);
        sheet.run_features(index, sentence, &mut weigh);
    }

    fn weigh_part(&self, hits: &Hits, part: &Part, label: Label, leads: &mut [i32; TEMPLATES.len()]) {
        for (template, number) in hits.of(part) {
            leads[*template as usize] += lead(self.weights.row(*number), label);
        }
    }

    fn weigh_one(&self, feature: Feature, label: Label, leads: &mut [i32; TEMPLATES.len()]) {
        if let Some(number) = self.weights.number(feature.key) {
            leads[feature.template as usize] += lead(self.weights.row(number), label);
        }
    }
}

/// How far a row puts a label before "outside".
fn lead(row: &weights::Row, label: Label) -> i32 {
    i32::from(row[label.index()]) - i32::from(row[Label::OUTSIDE.index()])
}
