//! What a word shows wherever it stands: its letters, its shape, words used alike, what lists and gazetteer say of it.
//! Takes a word, gives its features for a token at a distance of up to two.
//! Law: the same for every occurrence in a text, so that its worth is added up once.

use super::clusters::{Clusters, Member};
use super::feature::{Feature, Template, hashed, hashed_on, joined};
use crate::lexicon::facts::{COMMON, Facts, Field, GENDER, GIVEN, NORP, ORG, PERSON, PLACE, SURNAME, THING};
use crate::mentions::classes::Classes;
use crate::mentions::view::Seen;
use crate::tokens::{is_apostrophe, is_mark, whole};
use std::borrow::Cow;

/// No more letters than this of a word's beginning or end are features.
const LONGEST_AFFIX: usize = 4;
/// How much of a cluster's path is a feature: the shorter, the wider the class.
const PATHS: [u32; 5] = [4, 6, 8, 10, 14];
/// The fields of what the gazetteer says of a word.
const FIELDS: [Field; 9] = [COMMON, GIVEN, GENDER, SURNAME, PLACE, ORG, NORP, PERSON, THING];
/// No field holds so much.
const VALUES: u8 = 8;
/// No class of the word lists has so great a number.
const CLASSES: u8 = 32;
/// Those that a name of several words has too.
const NAME_FIELDS: [Field; 5] = [PLACE, ORG, NORP, PERSON, THING];

/// A word as the features see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) written: u64,
    pub(super) norm: u64,
    pub(super) shape: u64,
    pub(super) cluster: Option<Member>,
    facts: Facts,
    classes: Classes,
}

impl Word {
    /// A quotation mark is one whatever its form, and so is an apostrophe.
    pub(super) fn new(written: &str, norm: &str, seen: Seen, clusters: &Clusters) -> Self {
        let straight = if written.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            Cow::Borrowed(written)
        } else {
            Cow::Owned(whole(written).replace(is_apostrophe, "'"))
        };
        let (written, norm) = if is_quoting(norm) { (MARK, MARK) } else { (&*straight, norm) };
        let hash = hashed(written.as_bytes());
        let norm_hash = if written == norm { hash } else { hashed(norm.as_bytes()) };
        let lower = || clusters.of(norm_hash).filter(|_| norm_hash != hash);
        Self {
            written: hash,
            norm: norm_hash,
            shape: shape(written),
            cluster: clusters.of(hash).or_else(lower),
            facts: seen.facts,
            classes: seen.classes,
        }
    }

    /// Gives all its features for a token from which it stands `offset` tokens on.
    #[cfg(any(feature = "train", all(test, feature = "embedded")))]
    pub(super) fn features(&self, norm: &str, offset: i8, each: &mut (impl FnMut(Feature) + ?Sized)) {
        self.own_features(norm, offset, each);
        self.traits().for_each(|one| one.features(offset, each));
    }

    /// Gives those that tell of its letters; `norm` is the word, normalised.
    pub(super) fn own_features(&self, norm: &str, offset: i8, each: &mut (impl FnMut(Feature) + ?Sized)) {
        let at = (offset + 2) as u64;
        each(Feature::of_two(Template::Norm, self.norm, at));
        each(Feature::of_two(Template::Shape, self.shape, at));
        if offset == 0 {
            each(Feature::of(Template::Word, self.written));
            affixes(if is_quoting(norm) { MARK } else { norm }, each);
        }
    }

    /// What lists, gazetteer and clusters say of it.
    pub(super) fn traits(&self) -> impl Iterator<Item = Trait> {
        let fact = |(number, field)| {
            let value = self.facts.get(field) as u8;
            (value > 0).then_some(Trait::Fact { number, value })
        };
        let facts = (0..).zip(FIELDS).filter_map(fact).take(if self.facts.0 == 0 { 0 } else { FIELDS.len() });
        let classes = self.classes.numbers().map(|class| Trait::Class(class as u8));
        self.cluster.map(Trait::Cluster).into_iter().chain(classes).chain(facts)
    }
}

/// What lists, gazetteer or clusters say of a word: the same of all words that have it, in every text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trait {
    /// A class of the word lists, by its number.
    Class(u8),
    /// A field of the gazetteer's facts, by its number among `FIELDS`, and what it holds.
    Fact {
        number: u8,
        value: u8,
    },
    Cluster(Member),
}

impl Trait {
    /// All that there are, by their numbers.
    pub(super) fn all(clusters: &Clusters) -> impl Iterator<Item = Trait> {
        let classes = (0..CLASSES).map(Trait::Class);
        let facts = (0..FIELDS.len() as u8)
            .flat_map(|number| (0..VALUES).map(move |value| Trait::Fact { number, value }));
        classes.chain(facts).chain(clusters.all().map(Trait::Cluster))
    }

    /// Its number among all.
    pub(super) fn number(self) -> usize {
        let facts = usize::from(CLASSES);
        let clusters = facts + FIELDS.len() * usize::from(VALUES);
        match self {
            Self::Class(class) => usize::from(class),
            Self::Fact { number, value } => facts + usize::from(number * VALUES + value),
            Self::Cluster(cluster) => clusters + usize::from(cluster.number),
        }
    }

    /// The template of its features.
    pub(super) fn template(self) -> Template {
        match self {
            Self::Class(_) => Template::Class,
            Self::Fact { .. } => Template::Fact,
            Self::Cluster(_) => Template::Cluster,
        }
    }

    /// Gives its features for a token from which a word that has it stands `offset` tokens on.
    pub(super) fn features(self, offset: i8, each: &mut (impl FnMut(Feature) + ?Sized)) {
        let at = (offset + 2) as u64;
        match self {
            Self::Class(class) => each(Feature::of_two(Template::Class, u64::from(class), at)),
            Self::Fact { number, value } => {
                each(Feature::of_two(Template::Fact, u64::from(value) << 8 | u64::from(number), at));
            }
            Self::Cluster(cluster) => {
                for length in PATHS {
                    let steps = cluster.path.prefix(length);
                    each(Feature::of_two(Template::Cluster, steps, at << 8 | u64::from(length)));
                }
            }
        }
    }
}

/// The features of a name of the gazetteer, for a token from which a token of it stands `offset` on. `part` tells which.
pub(super) fn known(facts: Facts, part: u32, offset: i8, each: &mut (impl FnMut(Feature) + ?Sized)) {
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

/// How every quotation mark is seen.
const MARK: &str = "\"";

/// Whether the word is a quotation mark.
fn is_quoting(norm: &str) -> bool {
    let mut chars = norm.chars();
    chars.next().is_some_and(is_mark) && chars.next().is_none_or(is_mark)
}

/// Gives the first and the last letters of a word, the shortest first.
fn affixes(norm: &str, each: &mut (impl FnMut(Feature) + ?Sized)) {
    let bytes = norm.as_bytes();
    let (mut hash, mut hashed_to) = (hashed(&[]), 0);
    for (start, c) in norm.char_indices().take(LONGEST_AFFIX) {
        let end = start + c.len_utf8();
        hash = hashed_on(hash, &bytes[hashed_to..end]);
        hashed_to = end;
        each(Feature::of(Template::Prefix, hash));
    }
    for (start, _) in norm.char_indices().rev().take(LONGEST_AFFIX) {
        each(Feature::of(Template::Suffix, hashed(&bytes[start..])));
    }
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
        let affixes = |word| {
            let mut found = Vec::new();
            affixes(word, &mut |feature| found.push(feature));
            found
        };
        assert_eq!(affixes("são").len(), 6);
        assert_eq!(affixes("").len(), 0);
        assert_eq!(affixes("tower")[1], affixes("total")[1]);
        assert_ne!(affixes("tower")[1], affixes("teller")[1]);
    }
}
