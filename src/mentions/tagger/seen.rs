//! What the features see at a token: its place, the words and shapes beside it, its capitalised run, its other occurrences.
//! Takes the sheet and a token, gives features.
//! Law: features look at two tokens on each side and at the token's own run, and never past the sentence.

use super::feature::{Feature, Template, joined};
#[cfg(any(feature = "train", all(test, feature = "embedded")))]
use super::sheet::window;
use super::sheet::{Known, MOST_OCCURRENCES, NOTHING, REACH, Run, Sheet};
use super::word;
use crate::document::BlockKind;
use crate::mentions::view::{Case, common};
use crate::text::Range;

impl Known {
    /// Gives its features for a token from which it stands `offset` tokens on.
    pub(super) fn features(self, offset: i8, each: &mut (impl FnMut(Feature) + ?Sized)) {
        let Self { facts, class, part } = self;
        if part > 0 {
            word::known(facts, part, offset, each);
        }
        if class > 0 {
            let class = u64::from(class) << 8 | u64::from(part);
            each(Feature::of_two(Template::Entity, class, (offset + REACH as i8) as u64));
        }
    }
}

impl Sheet<'_> {
    /// Gives all features of a token that need no labels.
    #[cfg(any(feature = "train", all(test, feature = "embedded")))]
    pub(super) fn features(&self, index: usize, each: &mut (impl FnMut(Feature) + ?Sized)) {
        let sentence = self.view.source.sentence_at(index);
        for (offset, near) in window(index, sentence) {
            self.words[self.view.form(near)].features(self.view.source.norm(near), offset, each);
            self.knowns[self.known_of[near] as usize].features(offset, each);
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
        self.words[form].features(self.view.source.norm(index), 0, each);
        self.knowns[self.known_of[index] as usize].features(0, each);
        self.occurrence_features(form, each);
        self.place_features(index, self.view.source.sentence_at(index), &mut |feature: Feature| {
            if !matches!(feature.template, Words | Shapes) {
                each(feature);
            }
        });
    }

    /// The form of a token of the sentence, as a number; nothing beyond the sentence.
    pub(super) fn norm(&self, index: Option<usize>, sentence: Range) -> u64 {
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
