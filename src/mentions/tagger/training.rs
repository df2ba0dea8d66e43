//! What the train program needs of the tagger: the features of every token, and a model made of what was learned.
//! Takes a text, gives its stretches with their features; takes weights, gives the bytes of a model.
//! Law: the features are what the engine itself sees.

use super::clusters::{self, Cluster, Clusters, LONGEST};
use super::feature::Feature;
use super::model::Model;
use super::names;
use super::recall::Recall;
use super::settle;
use super::sheet::Sheet;
use super::weights::{self, Weights};
use crate::blocks;
use crate::lexicon::Lexicon;
use crate::lexicon::facts::{Facts, NORP, PLACE, THING};
use crate::mentions::Vocabulary;
use crate::mentions::classes::Classes;
use crate::mentions::view::{Shape, View};
use crate::text::{Range, Source, TokenKind};
use std::collections::BTreeMap;

pub use super::labels::{KINDS, LABELS, LANES, Label, names as names_of};
pub use super::lattice::{Scores, Transitions, Viterbi};
pub use super::model::{Calibration, log_odds};
pub use super::weights::Row;

/// The sums over all sequences of labels, nothing left out.
pub type Sums = super::sums::Sums<true>;

/// Words with the paths of their Brown clusters.
#[derive(Clone, Debug)]
pub struct WordClusters(Clusters);

impl WordClusters {
    /// `words` with their paths, each a string of 0 and 1 from the root on. Of two words with one key the first stays.
    #[must_use]
    pub fn new<'w>(words: impl Iterator<Item = (&'w str, &'w str)>) -> Self {
        let mut by_key = BTreeMap::new();
        for (word, path) in words {
            by_key.entry(clusters::key(word)).or_insert_with(|| cluster(path));
        }
        let mut paths: Vec<Cluster> = by_key.values().copied().collect();
        paths.sort_unstable();
        paths.dedup();
        let number = |path: &Cluster| paths.partition_point(|other| other < path) as u16;
        let numbers = by_key.values().map(number).collect();
        Self(Clusters::new(by_key.into_keys().collect(), numbers, paths))
    }
}

/// A path in bits, the first step the highest.
fn cluster(path: &str) -> Cluster {
    let steps = path.bytes().chain(std::iter::repeat(b'0')).take(LONGEST as usize);
    Cluster(steps.fold(0, |bits, step| bits << 1 | u16::from(step == b'1')))
}

/// A text as the tagger sees it.
pub struct Look<'a> {
    sheet: Sheet<'a>,
}

/// Shows `text` to `with` as the tagger sees it.
pub fn look<R>(text: &str, lexicon: &Lexicon, clusters: &WordClusters, with: impl FnOnce(&Look) -> R) -> R {
    let source = Source::new(text);
    let blocks = blocks::find(&source);
    let mut vocabulary = Vocabulary::default();
    let view = View::new(&source, &blocks, lexicon, &mut vocabulary);
    with(&Look { sheet: Sheet::new(&view, &clusters.0, &mut vocabulary.tagger) })
}

impl Look<'_> {
    /// The text.
    #[must_use]
    pub fn source(&self) -> &Source<'_> {
        self.sheet.view.source
    }

    /// The stretches that are labelled, in order, each in one sentence.
    #[must_use]
    pub fn stretches(&self) -> &[Range] {
        &self.sheet.stretches
    }

    /// The keys of all features of a token that need no labels.
    #[must_use]
    pub fn features(&self, index: usize) -> Vec<u32> {
        let mut keys = Vec::new();
        self.sheet.features(index, &mut |feature: Feature| keys.push(feature.key));
        keys
    }

    /// The keys of the features of a token by itself, without its neighbours' words.
    #[must_use]
    pub fn own_features(&self, index: usize) -> Vec<u32> {
        let mut keys = Vec::new();
        self.sheet.own_features(index, &mut |feature: Feature| keys.push(feature.key));
        keys
    }

    /// The keys of the features that the labels of a first pass add to each token of the stretches, in order.
    #[must_use]
    pub fn recalled(&self, labels: &[Label]) -> Vec<Vec<u32>> {
        let recall = Recall::new(&self.sheet, labels);
        let of_one = |index: usize| {
            let mut keys = Vec::new();
            recall.features(index, &mut |feature: Feature| keys.push(feature.key));
            keys
        };
        self.sheet.stretches.iter().flat_map(Range::iter).map(of_one).collect()
    }

    /// A name as the engine would cut it: without titles and possessives.
    #[must_use]
    pub fn trimmed(&self, range: Range, kind: usize) -> Option<Range> {
        settle::trimmed(self.sheet.view, range, names::kind(kind))
    }

    /// The place or people before a hyphen and a small word that end a stretch: the "Paris" of "Paris-based".
    #[must_use]
    pub fn before_hyphen(&self, range: Range) -> Option<Range> {
        let view = self.sheet.view;
        let hyphen = range.iter().rev().find(|index| view.source.word(*index) == "-")?;
        let is_small = (hyphen + 1..range.after()).all(|index| view.at(index).shape == Shape::Lower);
        let before =
            Some(Range::new(range.first(), hyphen)).filter(|before| is_small && !before.is_empty())?;
        let facts = settle::facts(view, before);
        (facts.get(PLACE) > 0 || facts.get(NORP) > 0).then_some(before)
    }

    /// What tells the kind of a stretch whose annotation is coarse: the gazetteer's fields, words that head names.
    #[must_use]
    pub fn signs(&self, range: Range) -> Vec<String> {
        let view = self.sheet.view;
        let mut signs = fields(settle::facts(view, range));
        signs.push("any".to_owned());
        let mut heads = |sign: &str, index: usize| {
            for name in HEADS.iter().filter(|name| view.at(index).classes.has(Classes::named(name))) {
                signs.push(format!("{sign}.{name}"));
            }
        };
        heads("head", range.after() - 1);
        heads("first-head", range.first());
        range
            .iter()
            .skip(1)
            .filter(|index| view.source.norm(*index) == "of")
            .for_each(|of| heads("of-head", of - 1));
        let is_mark = |index: usize| view.source.kind(index) == TokenKind::Mark;
        if range.first().checked_sub(1).is_some_and(is_mark) && is_mark(range.after()) {
            signs.push("quoted".to_owned());
        }
        signs
    }
}

/// The classes of words that head names of a kind.
const HEADS: [&str; 7] = ["fac", "loc", "gpe", "event", "law", "tongue", "norp"];

fn fields(facts: Facts) -> Vec<String> {
    let fields = [("place", PLACE), ("people", NORP), ("thing", THING)].into_iter();
    let known = fields.filter(|(_, field)| facts.get(*field) > 0);
    known.map(|(name, field)| format!("{name}.{}", facts.get(field))).collect()
}

/// What a train program learned.
pub struct Learned {
    /// What one unit of the weights is worth.
    pub unit: f32,
    /// Weights in units, by slot.
    pub rows: Vec<(u32, Row)>,
    /// What each label is worth after each other one, in units.
    pub steps: [[i16; LABELS]; LABELS],
    /// How confidence follows from probability.
    pub calibration: Calibration,
}

/// The place of a feature's weights: features of one place share them.
#[must_use]
pub fn slot(key: u32) -> u32 {
    weights::slot(key)
}

impl Learned {
    /// The bytes of the model.
    #[must_use]
    pub fn to_bytes(&self, clusters: &WordClusters) -> Vec<u8> {
        let rows: BTreeMap<u32, Row> = self.rows.iter().copied().collect();
        let model = Model {
            unit: self.unit,
            calibration: self.calibration,
            steps: self.steps,
            clusters: clusters.0.clone(),
            weights: Weights::new(rows.into_iter()),
        };
        model.to_bytes()
    }
}
