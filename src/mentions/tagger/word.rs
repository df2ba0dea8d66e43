//! What a word shows wherever it stands: its letters, its shape, words used alike, what lists and gazetteer say of it.
//! Takes a word, gives its features for a token at a distance of up to two.
//! Law: the same for every occurrence in a text, so that its worth is added up once.

use super::clusters::{Cluster, Clusters};
use super::feature::{Feature, Template, hashed, joined};
use crate::lexicon::facts::{COMMON, Facts, Field, GENDER, GIVEN, NORP, ORG, PERSON, PLACE, SURNAME, THING};
use crate::mentions::view::Seen;
use crate::tokens::{is_apostrophe, is_mark};
use std::borrow::Cow;

/// No more letters than this of a word's beginning or end are features.
const LONGEST_AFFIX: usize = 4;
/// How much of a cluster's path is a feature: the shorter, the wider the class.
const PATHS: [u32; 5] = [4, 6, 8, 10, 14];
/// The fields of what the gazetteer says of a word.
const FIELDS: [Field; 9] = [COMMON, GIVEN, GENDER, SURNAME, PLACE, ORG, NORP, PERSON, THING];
/// Those that a name of several words has too.
const NAME_FIELDS: [Field; 5] = [PLACE, ORG, NORP, PERSON, THING];

/// A word as the features see it.
pub(super) struct Word {
    pub(super) written: u64,
    pub(super) norm: u64,
    pub(super) shape: u64,
    pub(super) cluster: Option<Cluster>,
    affixes: Vec<Feature>,
    seen: Seen,
}

impl Word {
    /// A quotation mark is one whatever its form, and so is an apostrophe.
    pub(super) fn new(written: &str, norm: &str, seen: Seen, clusters: &Clusters) -> Self {
        let mut chars = norm.chars();
        let is_mark = chars.next().is_some_and(is_mark) && chars.next().is_none_or(is_mark);
        let straight = if written.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            Cow::Borrowed(written)
        } else {
            Cow::Owned(written.replace(is_apostrophe, "'"))
        };
        let (written, norm) = if is_mark { ("\"", "\"") } else { (&*straight, norm) };
        Self {
            written: hashed(written.as_bytes()),
            norm: hashed(norm.as_bytes()),
            shape: shape(written),
            cluster: clusters.of(written).or_else(|| clusters.of(norm)),
            affixes: affixes(norm),
            seen,
        }
    }

    /// Gives its features for a token from which it stands `offset` tokens on.
    pub(super) fn features(&self, offset: i8, each: &mut impl FnMut(Feature)) {
        let at = (offset + 2) as u64;
        each(Feature::of_two(Template::Norm, self.norm, at));
        each(Feature::of_two(Template::Shape, self.shape, at));
        if offset == 0 {
            each(Feature::of(Template::Word, self.written));
            self.affixes.iter().for_each(|affix| each(*affix));
        }
        for length in PATHS {
            if let Some(cluster) = self.cluster {
                each(Feature::of_two(Template::Cluster, cluster.prefix(length), at << 8 | u64::from(length)));
            }
        }
        for class in self.seen.classes.numbers() {
            each(Feature::of_two(Template::Class, class as u64, at));
        }
        for (number, field) in (0..).zip(FIELDS) {
            let value = u64::from(self.seen.facts.get(field));
            if value > 0 {
                each(Feature::of_two(Template::Fact, value << 8 | number, at));
            }
        }
    }
}

/// The features of a name of the gazetteer, for a token from which a token of it stands `offset` on. `part` tells which.
pub(super) fn known(facts: Facts, part: u32, offset: i8, each: &mut impl FnMut(Feature)) {
    let at = (offset + 2) as u64;
    for (number, field) in (0..).zip(NAME_FIELDS) {
        let value = u64::from(facts.get(field));
        if value > 0 {
            each(Feature::of_two(Template::Known, value << 16 | number << 8 | u64::from(part), at));
        }
    }
    each(Feature::of_two(Template::KnownAll, joined(u64::from(facts.0), u64::from(part)), at));
}

/// Which of the facts are those of a name rather than of a word.
pub(super) fn of_name(facts: Facts) -> Facts {
    NAME_FIELDS.into_iter().fold(Facts::default(), |kept, field| kept.with(field, facts.get(field)))
}

/// The first and the last letters of a word.
fn affixes(norm: &str) -> Vec<Feature> {
    let ends = norm.char_indices().map(|(offset, c)| offset + c.len_utf8()).take(LONGEST_AFFIX);
    let prefixes = ends.map(|end| Feature::of(Template::Prefix, hashed(&norm.as_bytes()[..end])));
    let starts = norm.char_indices().rev().map(|(offset, _)| offset).take(LONGEST_AFFIX);
    let suffixes = starts.map(|start| Feature::of(Template::Suffix, hashed(&norm.as_bytes()[start..])));
    prefixes.chain(suffixes).collect()
}

/// A word's shape: capitals, small letters, digits and all else, each at most twice in a row at the beginning, then once.
fn shape(word: &str) -> u64 {
    let mut shape = [0_u8; 7];
    let mut len = 0;
    let mut last = 0;
    for c in word.chars() {
        let class = match c {
            c if c.is_uppercase() => b'X',
            c if c.is_lowercase() => b'x',
            c if c.is_numeric() => b'd',
            c => c as u32 as u8,
        };
        if class != last || len < 2 {
            shape[len] = class;
            len += 1;
        }
        last = class;
        if len == shape.len() {
            break;
        }
    }
    hashed(&shape[..len])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_tell_capitals_digits_and_points() {
        assert_eq!(shape("Harlan"), shape("Marlowe"));
        assert_eq!(shape("U.S."), shape("E.U."));
        assert_ne!(shape("NATO"), shape("Nato"));
        assert_ne!(shape("737"), shape("F16"));
    }

    #[test]
    fn affixes_are_cut_at_letters() {
        assert_eq!(affixes("são").len(), 6);
        assert_eq!(affixes("").len(), 0);
        assert_eq!(affixes("tower")[1], affixes("total")[1]);
        assert_ne!(affixes("tower")[1], affixes("teller")[1]);
    }
}
