//! Annotated texts as lessons: each token near capitals with its features and the labels that the annotation allows.
//! Takes texts, gives lessons.
//! Law: what is unknown is allowed, not denied; features seen once in all texts are left out.

use crate::corpora::Text;
use crate::kinds::{self, Kinds};
use rustc_hash::FxHashMap;
use whosaid::Lexicon;
use whosaid::text::{Range, Source};
use whosaid::training::{self, KINDS, Label, Look, WordClusters, slot};

/// A feature must stand with so many tokens.
const LEAST: u32 = 2;

/// A token of a stretch.
pub(crate) struct Token {
    /// The numbers of its features.
    pub(crate) features: Vec<u32>,
    /// The labels that it may have, as bits.
    pub(crate) allowed: u32,
}

/// A text's tokens near capitals.
pub(crate) struct Lesson {
    pub(crate) weight: f32,
    /// The tokens of all stretches, one stretch after the other.
    pub(crate) tokens: Vec<Token>,
    /// The stretches as ranges of `tokens`.
    pub(crate) stretches: Vec<Range>,
    /// The numbers of the features that the labels of a first pass add to each token; empty before there was one.
    pub(crate) recalled: Vec<Vec<u32>>,
}

/// All lessons.
pub(crate) struct Lessons<'t> {
    texts: &'t [Text],
    lexicon: &'t Lexicon,
    clusters: &'t WordClusters,
    pub(crate) all: Vec<Lesson>,
    /// The slots of the model that features have, by their numbers.
    pub(crate) slots: Vec<u32>,
}

impl<'t> Lessons<'t> {
    /// The lessons of all texts.
    pub(crate) fn new(texts: &'t [Text], lexicon: &'t Lexicon, clusters: &'t WordClusters) -> Self {
        let of_one = |text: &Text| training::look(&text.text, lexicon, clusters, |look| lesson(text, look));
        let mut all: Vec<Lesson> = texts.iter().map(of_one).collect();
        let mut slots = Vec::new();
        let tokens = all.iter_mut().flat_map(|lesson| &mut lesson.tokens);
        keep_frequent(tokens.map(|token| &mut token.features), &mut slots);
        Self { texts, lexicon, clusters, all, slots }
    }

    /// Adds what the labels of a first pass tell: for each lesson those of its tokens.
    pub(crate) fn recall(&mut self, labels: &[Vec<Label>]) {
        for ((lesson, text), labels) in self.all.iter_mut().zip(self.texts).zip(labels) {
            lesson.recalled = training::look(&text.text, self.lexicon, self.clusters, |look| {
                let mut all = vec![Label::OUTSIDE; look.source().len()];
                let indices = look.stretches().iter().flat_map(Range::iter);
                indices.zip(labels).for_each(|(index, label)| all[index] = *label);
                look.recalled(&all)
            });
        }
        keep_frequent(self.all.iter_mut().flat_map(|lesson| &mut lesson.recalled), &mut self.slots);
    }
}

/// Leaves out features of too few tokens, and puts numbers in the place of keys: those of their slots in `slots`.
fn keep_frequent<'k>(features: impl Iterator<Item = &'k mut Vec<u32>>, slots: &mut Vec<u32>) {
    let mut features: Vec<&mut Vec<u32>> = features.collect();
    let mut times = FxHashMap::<u32, u32>::default();
    for key in features.iter().flat_map(|keys| keys.iter()) {
        *times.entry(*key).or_default() += 1;
    }
    let mut numbers: FxHashMap<u32, u32> = slots.iter().copied().zip(0..).collect();
    for keys in &mut features {
        keys.retain(|key| times[key] >= LEAST);
        for key in keys.iter_mut() {
            let slot = slot(*key);
            *key = *numbers.entry(slot).or_insert_with(|| {
                slots.push(slot);
                slots.len() as u32 - 1
            });
        }
        keys.shrink_to_fit();
    }
}

fn lesson(text: &Text, look: &Look) -> Lesson {
    let allowed = allowed(text, look);
    let token = |index: usize| Token { features: look.features(index), allowed: allowed[index] };
    let tokens: Vec<Token> = look.stretches().iter().flat_map(Range::iter).map(token).collect();
    let mut start = 0;
    let stretches = look.stretches().iter().map(|stretch| {
        start += stretch.len();
        Range::new(start - stretch.len(), start)
    });
    Lesson { weight: text.weight, tokens, stretches: stretches.collect(), recalled: Vec::new() }
}

/// The labels that each token of the text may have.
pub(crate) fn allowed(text: &Text, look: &Look) -> Vec<u32> {
    let [begin, inside] = kinds::labels(text.unknown);
    let mut allowed = vec![1 | begin | inside; look.source().len()];
    for (range, kinds) in gold(text, look) {
        let [begin, inside] = kinds::labels(kinds);
        allowed[range.iter()].fill(inside);
        allowed[range.first()] = begin;
    }
    allowed
}

/// The annotated names as ranges of tokens, cut as the engine cuts them, with the kinds that they may be.
pub(crate) fn gold(text: &Text, look: &Look) -> Vec<(Range, Kinds)> {
    let source = look.source();
    let mut gold = Vec::new();
    for name in &text.names {
        let from = source.tokens().partition_point(|token| token.span.end <= name.span.start);
        let to = source.tokens().partition_point(|token| token.span.start < name.span.end);
        let whole = Range::new(from, to);
        let is_loose = name.kinds[kinds::NONE];
        let (range, meant) = match look.before_hyphen(whole).filter(|_| is_loose) {
            Some(before) => (before, Kinds::default().map(|_| true)),
            None => (whole, name.kinds),
        };
        let is_place = meant == kinds::named("GPE LOC FAC");
        for range in if is_place { at_commas(source, range) } else { vec![range] } {
            let kinds = kinds::narrow(meant, &look.signs(range));
            let kind = (0..KINDS.len()).find(|kind| kinds[*kind]).unwrap_or(0);
            gold.extend(look.trimmed(range, kind).map(|range| (range, kinds)));
        }
    }
    gold
}

/// The parts of a place's name between commas: a town, its country.
fn at_commas(source: &Source, range: Range) -> Vec<Range> {
    let tokens: Vec<usize> = range.iter().collect();
    let parts =
        tokens.split(|index| source.word(*index) == ",").filter_map(|part| part.first().zip(part.last()));
    parts.map(|(first, last)| Range::new(*first, last + 1)).collect()
}
