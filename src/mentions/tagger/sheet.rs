//! A text as the features see it: its words, the gazetteer's names in it, its capitalised runs, the stretches worth labelling.
//! Takes the view and the clusters, gives the features of any token.
//! Law: features look at two tokens on each side and at the token's own run, and never past the sentence; time is linear.

use super::clusters::Clusters;
use super::feature::{Feature, Template, joined};
use super::word::{self, Word};
use crate::document::BlockKind;
use crate::lexicon::NameKey;
use crate::lexicon::facts::Facts;
use crate::mentions::classes::Classes;
use crate::mentions::view::{Case, View, common};
use crate::text::{Gap, Range, TokenKind};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// How far around a token its features look.
pub(super) const REACH: usize = 2;
/// The distances at which a token's features look at words.
pub(super) const OFFSETS: usize = 2 * REACH + 1;
/// No more occurrences of a word than this tell of the others.
const MOST_OCCURRENCES: usize = 6;
/// No name of more tokens is looked up.
const LONGEST_ENTITY: usize = 12;
/// Stands for what is no token.
const NOTHING: u64 = 0;

/// A part of a name that the gazetteer knows.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Known {
    facts: Facts,
    /// One more than the number of the best known entity's class; zero where none bears the name.
    class: u32,
    part: u32,
}

/// A run of capitalised words, with the hash of all of them.
struct Run {
    range: Range,
    words: u64,
}

/// The text as the features see it.
pub(crate) struct Sheet<'a> {
    pub(super) view: &'a View<'a>,
    /// By the number that the view gives a form.
    pub(super) words: Vec<Word<'a>>,
    /// The different parts of known names; the first is none.
    pub(super) knowns: Vec<Known>,
    /// The number of each token's part of a known name.
    pub(super) known_of: Vec<u32>,
    /// Where each word stands, the first times.
    occurrences: Vec<Vec<u32>>,
    times: Vec<u32>,
    runs: Vec<Run>,
    run_of: Vec<u32>,
    /// The stretches worth labelling, each inside one sentence; all other tokens are outside of names.
    pub(crate) stretches: Vec<Range>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(view: &'a View<'a>, clusters: &Clusters) -> Self {
        let source = view.source;
        let first = source.forms().iter().map(|first| *first as usize);
        let words: Vec<Word<'a>> = first
            .map(|index| Word::new(source.word(index), source.norm(index), *view.at(index), clusters))
            .collect();
        let mut sheet = Self {
            view,
            occurrences: vec![Vec::new(); words.len()],
            times: vec![0; words.len()],
            words,
            knowns: vec![Known { facts: Facts::default(), class: 0, part: 0 }],
            known_of: vec![0; source.len()],
            runs: Vec::new(),
            run_of: vec![u32::MAX; source.len()],
            stretches: Vec::new(),
        };
        sheet.note_occurrences();
        sheet.note_known();
        for sentence in source.sentences() {
            sheet.note_runs(*sentence);
            sheet.note_stretches(*sentence);
        }
        sheet
    }

    fn note_occurrences(&mut self) {
        for index in (0..self.view.source.len()).filter(|index| self.view.is_nameable(*index)) {
            let form = self.view.form(index);
            self.times[form] += 1;
            if self.occurrences[form].len() < MOST_OCCURRENCES {
                self.occurrences[form].push(index as u32);
            }
        }
    }

    /// Finds the longest names of the gazetteer, from left to right.
    fn note_known(&mut self) {
        let mut numbers = FxHashMap::<Known, u32>::default();
        let mut index = 0;
        while index < self.view.source.len() {
            let found = if self.view.is_nameable(index) { self.longest_known(index) } else { None };
            let Some((end, facts, class)) = found else {
                index += 1;
                continue;
            };
            for token in index..end {
                let part = match (token == index, token + 1 == end) {
                    (true, true) => 1,
                    (true, false) => 2,
                    (false, false) => 3,
                    (false, true) => 4,
                };
                let known = Known { facts, class, part };
                let number = *numbers.entry(known).or_insert(self.knowns.len() as u32);
                if number as usize == self.knowns.len() {
                    self.knowns.push(known);
                }
                self.known_of[token] = number;
            }
            index = end;
        }
    }

    /// The longest name from the token `start` on its line that the gazetteer or the table of entities has.
    fn longest_known(&self, start: usize) -> Option<(usize, Facts, u32)> {
        let source = self.view.source;
        let mut walk = self.view.lexicon.gazetteer().walk();
        let mut key = NameKey::default();
        let (mut goes_on, mut found) = (true, None);
        for index in start..source.len().min(start + LONGEST_ENTITY) {
            let is_apart = source.gap(index) >= Gap::Line || source.kind(index) == TokenKind::Mark;
            if index > start && (is_apart || !(goes_on || self.may_join(index))) {
                break;
            }
            let mut facts = Facts::default();
            if goes_on {
                goes_on = walk.step(source.norm(index));
                facts = word::of_name(walk.facts().unwrap_or_default());
            }
            key.push(source.norm(index));
            let class = if self.view.is_nameable(index) { self.class(key.hash()) } else { 0 };
            if facts != Facts::default() || class > 0 {
                found = Some((index + 1, facts, class));
            }
        }
        found
    }

    /// Whether the token may stand inside a name: a capital, a small word that links, a hyphen.
    fn may_join(&self, index: usize) -> bool {
        let is_link = self.view.at(index).classes.has(Classes::LINK.or(Classes::PARTICLE));
        self.view.is_nameable(index) || is_link || matches!(self.view.source.word(index), "-" | "&")
    }

    /// One more than the number of the class of the most famous entity of this name; zero where there is none.
    fn class(&self, key: u64) -> u32 {
        let table = self.view.lexicon.entities();
        let best = table.keyed(key).max_by_key(|(id, rank)| (Reverse(*rank), table.fame(*id)));
        best.map_or(0, |(id, _)| 1 + table.class(id) as u32)
    }

    /// Finds the runs of capitalised words, small words between them included.
    fn note_runs(&mut self, sentence: Range) {
        let mut index = sentence.first();
        while index < sentence.after() {
            if !self.view.is_nameable(index) {
                index += 1;
                continue;
            }
            let end = self.end_of_run(index, sentence.after());
            self.run_of[index..end].fill(self.runs.len() as u32);
            let range = Range::new(index, end);
            let words = range.iter().fold(0, |words, index| joined(words, self.norm(Some(index), sentence)));
            self.runs.push(Run { range, words });
            index = end;
        }
    }

    fn end_of_run(&self, start: usize, limit: usize) -> usize {
        let view = self.view;
        let joins = |index: usize| index < limit && view.source.gap(index) < Gap::Line;
        let mut end = start + 1;
        loop {
            if joins(end) && view.is_nameable(end) {
                end += 1;
            } else if joins(end) && self.may_join(end) && joins(end + 1) && view.is_nameable(end + 1) {
                end += 2;
            } else {
                return end;
            }
        }
    }

    /// Finds the tokens near capitals.
    fn note_stretches(&mut self, sentence: Range) {
        let mut open: Option<Range> = None;
        for index in sentence.iter().filter(|index| self.view.is_nameable(*index)) {
            let near = Range::new(
                index.saturating_sub(REACH).max(sentence.first()),
                (index + REACH + 1).min(sentence.after()),
            );
            open = match open {
                Some(stretch) if near.start <= stretch.end => Some(Range { end: near.end, ..stretch }),
                Some(stretch) => {
                    self.stretches.push(stretch);
                    Some(near)
                }
                None => Some(near),
            };
        }
        self.stretches.extend(open);
    }

    /// Gives all features of a token that need no labels.
    #[cfg(any(feature = "train", all(test, feature = "embedded")))]
    pub(super) fn features(&self, index: usize, each: &mut (impl FnMut(Feature) + ?Sized)) {
        let sentence = self.view.source.sentence_at(index);
        for (offset, near) in window(index, sentence) {
            self.words[self.view.form(near)].features(offset, each);
            self.known_features(self.known_of[near], offset, each);
        }
        self.occurrence_features(self.view.form(index), each);
        self.place_features(index, sentence, each);
        self.run_features(index, sentence, each);
    }

    /// Gives the features of a token by itself: those of its neighbours' words and of rows of words are left out.
    #[cfg(feature = "train")]
    pub(super) fn own_features(&self, index: usize, each: &mut (impl FnMut(Feature) + ?Sized)) {
        use Template::{Shapes, Words};
        let form = self.view.form(index);
        self.words[form].features(0, each);
        self.known_features(self.known_of[index], 0, each);
        self.occurrence_features(form, each);
        self.place_features(index, self.view.source.sentence_at(index), &mut |feature: Feature| {
            if !matches!(feature.template, Words | Shapes) {
                each(feature);
            }
        });
    }

    /// The features of a part of a known name for a token from which it stands `offset` on.
    pub(super) fn known_features(&self, known: u32, offset: i8, each: &mut (impl FnMut(Feature) + ?Sized)) {
        let Known { facts, class, part } = self.knowns[known as usize];
        if part > 0 {
            word::known(facts, part, offset, each);
        }
        if class > 0 {
            let class = u64::from(class) << 8 | u64::from(part);
            each(Feature::of_two(Template::Entity, class, (offset + REACH as i8) as u64));
        }
    }

    /// The form of a token of the sentence, as a number; nothing beyond the sentence.
    fn norm(&self, index: Option<usize>, sentence: Range) -> u64 {
        index
            .filter(|index| sentence.has(*index))
            .map_or(NOTHING, |index| self.words[self.view.form(index)].norm)
    }

    fn shape(&self, index: Option<usize>, sentence: Range) -> u64 {
        let inside = index.filter(|index| sentence.has(*index));
        inside.map_or(NOTHING, |index| self.words[self.view.form(index)].shape)
    }

    /// Where the token stands, and the words beside it two by two.
    pub(super) fn place_features(
        &self,
        index: usize,
        sentence: Range,
        each: &mut (impl FnMut(Feature) + ?Sized),
    ) {
        let seen = self.view.at(index);
        let shape = self.shape(Some(index), sentence);
        let is_first = u64::from(index == sentence.first());
        each(Feature::of(Template::Place, is_first));
        each(Feature::of_two(Template::Place, shape, 2 + is_first));
        if seen.opens {
            each(Feature::of_two(Template::Place, shape, 16 + common(seen) as u64));
        }
        let block = self.view.block_at(index);
        if block != BlockKind::Paragraph {
            each(Feature::of_two(Template::Place, shape, 32 + block as u64));
        }
        let case = self.view.case_at(index);
        if case != Case::Prose {
            each(Feature::of_two(Template::Case, shape, case as u64));
            each(Feature::of_two(Template::Case, common(seen) as u64, case as u64));
        }
        if self.view.is_nameable(index) && self.view.times_lower(index) > 0 {
            each(Feature::of(Template::Lower, shape));
        }
        for offset in [-2_i8, -1, 1, 2] {
            if !index.checked_add_signed(isize::from(offset)).is_some_and(|near| sentence.has(near)) {
                each(Feature::of(Template::Edge, (offset + 2) as u64));
            }
        }
        self.pair_features(index, sentence, each);
    }

    fn pair_features(&self, index: usize, sentence: Range, each: &mut (impl FnMut(Feature) + ?Sized)) {
        let norm = |offset| self.norm(index.checked_add_signed(offset), sentence);
        let (before, own, after) = (norm(-1), norm(0), norm(1));
        for (number, one, other) in [
            (0, before, own),
            (1, own, after),
            (2, before, after),
            (3, norm(-2), before),
            (4, after, norm(2)),
        ] {
            if one != NOTHING && other != NOTHING {
                each(Feature::of_two(Template::Words, joined(one, other), number));
            }
        }
        let shape = |offset| self.shape(index.checked_add_signed(offset), sentence);
        let shapes = joined(shape(-1), shape(0));
        each(Feature::of(Template::Shapes, shapes));
        each(Feature::of_two(Template::Shapes, shapes, shape(1)));
    }

    /// What the capitalised run around the token tells.
    pub(super) fn run_features(
        &self,
        index: usize,
        sentence: Range,
        each: &mut (impl FnMut(Feature) + ?Sized),
    ) {
        let Some(Run { range: run, words }) = self.runs.get(self.run_of[index] as usize) else { return };
        let (first, last) = (run.first(), run.after() - 1);
        let (from, to) = ((index - first).min(3) as u64, (last - index).min(3) as u64);
        let length = run.len().min(5) as u64;
        let before = |distance| self.norm(first.checked_sub(distance), sentence);
        let after = |distance| self.norm(Some(last + distance), sentence);
        each(Feature::of_two(Template::RunBefore, before(1), to));
        each(Feature::of_two(Template::RunBefore, joined(before(2), before(1)), 4 + from));
        each(Feature::of_two(Template::RunAfter, after(1), to));
        each(Feature::of_two(Template::RunAfter, joined(after(1), after(2)), 4 + to));
        each(Feature::of_two(Template::RunLast, self.norm(Some(last), sentence), to));
        each(Feature::of_two(Template::RunFirst, self.norm(Some(first), sentence), from));
        each(Feature::of_two(Template::RunLength, length, from));
        each(Feature::of_two(Template::RunWhole, *words, from));
        each(Feature::of_two(Template::RunAround, joined(before(1), after(1)), length));
        let cluster = |index: Option<usize>| {
            let inside = index.filter(|index| sentence.has(*index));
            let cluster = inside.and_then(|index| self.words[self.view.form(index)].cluster);
            cluster.map_or(u64::MAX, |cluster| cluster.path.prefix(8))
        };
        let (left, right) = (cluster(first.checked_sub(1)), cluster(Some(last + 1)));
        each(Feature::of_two(Template::RunBefore, left, 8 + (length << 2 | from)));
        each(Feature::of_two(Template::RunAfter, right, 8 + (length << 2 | to)));
        each(Feature::of_two(Template::RunAround, joined(left, right), 8 + (length << 2 | from)));
    }

    /// What the places where a word stands tell of each of them: the words and capitals beside it.
    pub(super) fn occurrence_features(&self, form: usize, each: &mut (impl FnMut(Feature) + ?Sized)) {
        let times = self.times[form];
        if times == 0 {
            return;
        }
        each(Feature::of(Template::Times, u64::from(times.min(4))));
        if times == 1 {
            return;
        }
        let nothing = Feature::of(Template::Times, 0);
        let (mut seen, mut count) = ([nothing; 3 * MOST_OCCURRENCES], 0);
        let mut note = |feature: Option<Feature>| {
            if let Some((place, feature)) = seen.get_mut(count).zip(feature) {
                *place = feature;
                count += 1;
            }
        };
        for index in &self.occurrences[form] {
            let index = *index as usize;
            let sentence = self.view.source.sentence_at(index);
            let inside = |index: Option<usize>| index.filter(|index| sentence.has(*index));
            let (before, after) = (inside(index.checked_sub(1)), inside(Some(index + 1)));
            let is_capital =
                |index: Option<usize>| u64::from(index.is_some_and(|index| self.view.is_nameable(index)));
            note(before.map(|_| Feature::of(Template::OtherBefore, self.norm(before, sentence))));
            note(after.map(|_| Feature::of(Template::OtherAfter, self.norm(after, sentence))));
            let capitals = is_capital(before) << 1 | is_capital(after);
            note(Some(Feature::of(Template::OtherCapital, capitals)));
        }
        let seen = &mut seen[..count];
        seen.sort_unstable();
        for (index, feature) in seen.iter().enumerate() {
            if index == 0 || seen[index - 1] != *feature {
                each(*feature);
            }
        }
    }
}

/// Where a distance stands among all.
pub(super) fn place(offset: i8) -> usize {
    (offset + REACH as i8) as usize
}

/// The distance at a place among all.
pub(super) fn offset(place: usize) -> i8 {
    place as i8 - REACH as i8
}

/// The tokens around `index` in its sentence, each with how far it stands on.
pub(super) fn window(index: usize, sentence: Range) -> impl Iterator<Item = (i8, usize)> {
    let from = index.saturating_sub(REACH).max(sentence.first());
    let to = (index + REACH + 1).min(sentence.after());
    (from..to).map(move |near| ((near as isize - index as isize) as i8, near))
}
