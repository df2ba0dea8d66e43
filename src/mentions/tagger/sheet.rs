//! A text as the features see it: its words, the gazetteer's names in it, its capitalised runs, the stretches worth labelling.
//! Takes the view and the clusters, gives what the features in `seen` look at.
//! Law: each thing is noted once a text; time is linear.

use super::clusters::Clusters;
use super::feature::joined;
use super::memory::Memory;
use super::word::{self, Word};
use crate::lexicon::facts::Facts;
use crate::lexicon::{KeyMap, NameKey};
use crate::mentions::classes::Classes;
use crate::mentions::view::View;
use crate::text::{Gap, Range, TokenKind};
use std::cmp::Reverse;

/// How far around a token its features look.
pub(super) const REACH: usize = 2;
/// The distances at which a token's features look at words.
pub(super) const OFFSETS: usize = 2 * REACH + 1;
/// No more occurrences of a word than this tell of the others.
pub(super) const MOST_OCCURRENCES: usize = 6;
/// No name of more tokens is looked up.
const LONGEST_ENTITY: usize = 12;
/// Stands for what is no token.
pub(super) const NOTHING: u64 = 0;

/// A part of a name that the gazetteer knows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) facts: Facts,
    /// One more than the number of the best known entity's class; zero where none bears the name.
    pub(super) class: u32,
    pub(super) part: u32,
}

impl Known {
    /// A number that no other part of a name has.
    pub(super) fn key(self) -> u64 {
        u64::from(self.facts.0) << 32 | u64::from(self.class) << 3 | u64::from(self.part)
    }
}

/// A run of capitalised words, with the hash of all of them.
pub(super) struct Run {
    pub(super) range: Range,
    pub(super) words: u64,
}

/// The text as the features see it.
pub(crate) struct Sheet<'a> {
    pub(super) view: &'a View<'a>,
    /// By the number that the view gives a form.
    pub(super) words: Vec<Word>,
    /// The different parts of known names; the first is none.
    pub(super) knowns: Vec<Known>,
    /// The number of each token's part of a known name.
    pub(super) known_of: Vec<u32>,
    /// Where each word stands, the first times.
    pub(super) occurrences: Vec<Vec<u32>>,
    pub(super) times: Vec<u32>,
    pub(super) runs: Vec<Run>,
    pub(super) run_of: Vec<u32>,
    /// The stretches worth labelling, each inside one sentence; all other tokens are outside of names.
    pub(crate) stretches: Vec<Range>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(view: &'a View<'a>, clusters: &Clusters, memory: &mut Memory) -> Self {
        let source = view.source;
        let word = |(form, first): (usize, &u32)| {
            let index = *first as usize;
            let make = || Word::new(source.word(index), source.norm(index), *view.at(index), clusters);
            *memory.words.get(view.word_of(form) as usize, make)
        };
        let words: Vec<Word> = source.forms().iter().enumerate().map(word).collect();
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
        let mut numbers = KeyMap::<u32>::default();
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
                let number = *numbers.entry(known.key()).or_insert(self.knowns.len() as u32);
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
