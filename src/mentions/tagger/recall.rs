//! What the article as a whole tells of a word: the second pass reads the labels that the first one gave.
//! Takes the labels of the first pass, gives features.
//! Law: a token's own label tells nothing of itself as another occurrence; only words written as names are remembered.

use super::feature::{Feature, Template, joined};
use super::labels::{KINDS, LANES, Label, names};
use super::sheet::Sheet;
use crate::mentions::view::Shape;
use crate::text::Range;
use rustc_hash::{FxHashMap, FxHashSet};

/// The number of organisations among the kinds.
const ORG: usize = 1;

/// How often a word got each label.
type Counts = [u16; LANES];

/// What the first pass found.
pub(super) struct Recall<'s> {
    sheet: &'s Sheet<'s>,
    labels: &'s [Label],
    /// The number of each form's word in lower case.
    norm_of: Vec<u32>,
    same: Vec<Counts>,
    last: Vec<[u16; KINDS.len()]>,
    first: Vec<[u16; KINDS.len()]>,
    pairs: FxHashMap<u64, Counts>,
    acronyms: FxHashSet<u64>,
}

impl<'s> Recall<'s> {
    pub(super) fn new(sheet: &'s Sheet<'s>, labels: &'s [Label]) -> Self {
        let mut numbers = FxHashMap::<u64, u32>::default();
        let mut number = |norm: u64| {
            let next = numbers.len() as u32;
            *numbers.entry(norm).or_insert(next)
        };
        let norm_of: Vec<u32> = sheet.words.iter().map(|word| number(word.norm)).collect();
        let count = numbers.len();
        let mut recall = Self {
            sheet,
            labels,
            norm_of,
            same: vec![[0; LANES]; count],
            last: vec![[0; KINDS.len()]; count],
            first: vec![[0; KINDS.len()]; count],
            pairs: FxHashMap::default(),
            acronyms: FxHashSet::default(),
        };
        for stretch in &sheet.stretches {
            recall.note(*stretch);
        }
        recall
    }

    fn note(&mut self, stretch: Range) {
        for index in stretch.iter().filter(|index| self.sheet.view.is_nameable(*index)) {
            let label = self.labels[index].index();
            let norm = self.norm(index);
            let counts = &mut self.same[norm];
            counts[label] = counts[label].saturating_add(1);
            if let Some(pair) = self.pair(index) {
                let counts = self.pairs.entry(pair).or_insert([0; LANES]);
                counts[label] = counts[label].saturating_add(1);
            }
        }
        for (name, kind) in names(self.labels, stretch).filter(|(name, _)| name.len() > 1) {
            let (first, last) = (self.norm(name.first()), self.norm(name.after() - 1));
            self.first[first][kind] = self.first[first][kind].saturating_add(1);
            self.last[last][kind] = self.last[last][kind].saturating_add(1);
            if kind == ORG {
                self.note_acronyms(name);
            }
        }
    }

    /// Notes the initials of an organisation's name, with and without its small words.
    fn note_acronyms(&mut self, name: Range) {
        let (mut capitals, mut all) = (0, 0);
        for index in name.iter() {
            let first = self.sheet.view.source.norm(index).bytes().next();
            let Some(letter) = first.filter(u8::is_ascii_alphabetic) else { continue };
            all = joined(all, u64::from(letter));
            if self.sheet.view.is_nameable(index) {
                capitals = joined(capitals, u64::from(letter));
            }
        }
        self.acronyms.extend([capitals, all]);
    }

    fn norm(&self, index: usize) -> usize {
        self.norm_of[self.sheet.view.form(index)] as usize
    }

    /// A token with the one before it in its capitalised run, or with the one after where it is the first.
    fn pair(&self, index: usize) -> Option<u64> {
        let view = self.sheet.view;
        let sentence = view.source.sentence_at(index);
        let beside = |near: usize| sentence.has(near) && view.is_nameable(near);
        if let Some(before) = index.checked_sub(1).filter(|before| beside(*before)) {
            return Some(joined(joined(self.norm(before) as u64, self.norm(index) as u64), 1));
        }
        beside(index + 1).then(|| joined(joined(self.norm(index) as u64, self.norm(index + 1) as u64), 2))
    }

    /// Gives the features of a token.
    pub(super) fn features(&self, index: usize, each: &mut (impl FnMut(Feature) + ?Sized)) {
        each(Feature::of(Template::Again, 0));
        if !self.sheet.view.is_nameable(index) {
            return;
        }
        let own = self.labels[index].index() as u64;
        each(Feature::of(Template::Own, own));
        self.same_features(index, own, each);
        let norm = self.norm(index);
        for (kind, times) in (0..).zip(self.last[norm]).filter(|(_, times)| *times > 0) {
            each(Feature::of_two(Template::LastOf, kind << 8 | u64::from(times.min(2)), own));
            each(Feature::of(Template::LastOf, kind));
        }
        for (kind, _) in (0..).zip(self.first[norm]).filter(|(_, times)| *times > 0) {
            each(Feature::of_two(Template::FirstOf, kind, own));
            each(Feature::of(Template::FirstOf, kind));
        }
        for (side, near) in [index.checked_sub(1), Some(index + 1)].into_iter().enumerate() {
            if let Some(label) = near.and_then(|near| self.labels.get(near)) {
                each(Feature::of_two(Template::Beside, label.index() as u64, own << 1 | side as u64));
            }
        }
        if self.sheet.view.at(index).shape == Shape::Upper && self.is_acronym(index) {
            each(Feature::of_two(Template::Acronym, 0, own));
        }
    }

    /// What the word's other occurrences got, and what the same two words elsewhere got.
    fn same_features(&self, index: usize, own: u64, each: &mut (impl FnMut(Feature) + ?Sized)) {
        let counts = without_one(self.same[self.norm(index)], own);
        if let Some((best, votes, total)) = winner(&counts) {
            let is_all = u64::from(votes == total);
            for (label, times) in (0..).zip(counts).filter(|(_, times)| *times > 0) {
                each(Feature::of_two(Template::Same, label, u64::from(times) * 4 / total));
            }
            let sureness = is_all << 4 | total.min(4);
            each(Feature::of_two(Template::Same, best << 8 | sureness, 16 + own));
        } else {
            each(Feature::of_two(Template::Same, u64::MAX, own));
        }
        let pair = self.pair(index).and_then(|pair| self.pairs.get(&pair));
        if let Some((best, votes, total)) = pair.and_then(|counts| winner(&without_one(*counts, own))) {
            let sureness = u64::from(votes == total) << 4 | total.min(3);
            each(Feature::of_two(Template::SamePair, best, sureness));
            each(Feature::of_two(Template::SamePair, best, 64 + own));
        }
    }

    /// Whether the letters of a word are the initials of an organisation found here.
    fn is_acronym(&self, index: usize) -> bool {
        let letters = self.sheet.view.source.norm(index).bytes().filter(u8::is_ascii_alphabetic);
        self.acronyms.contains(&letters.fold(0, |letters, letter| joined(letters, u64::from(letter))))
    }
}

/// The counts without the one occurrence that is looked at.
fn without_one(mut counts: Counts, own: u64) -> Counts {
    if let Some(count) = counts.get_mut(own as usize) {
        *count = count.saturating_sub(1);
    }
    counts
}

/// The label with most votes, its votes and all votes; none without votes.
fn winner(counts: &Counts) -> Option<(u64, u64, u64)> {
    let total: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    let best = (0..LANES).rev().max_by_key(|label| counts[*label])?;
    (total > 0).then(|| (best as u64, u64::from(counts[best]), total))
}
