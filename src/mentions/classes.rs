//! What the word lists say of a word, as a set of bits.
//! Takes a normalised word, gives its classes.
//! Law: a class that no list knows is a mistake of the lists, found by a test.

use crate::lexicon::words::{
    FUNCTION_WORDS, NAME_CONTEXTS, NAME_HEADS, NAME_LINKS, NOMINAL_HEADS, PRONOUNS, SENTENCE_STARTERS, Table,
};
use crate::lexicon::{Hash, KeyMap};
use std::sync::LazyLock;

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u32);

/// Names of the classes in the lists; the index is the bit. Heads of names come first, then contexts, links and nouns.
const NAMES: [&str; 30] = [
    "org",
    "corp",
    "fac",
    "loc",
    "gpe",
    "event",
    "law",
    "tongue",
    "norp", // heads
    "title",
    "honorific",
    "role",
    "kin",
    "say",
    "in",
    "at",
    "compass",
    "place",
    "group",
    "nation",
    "life",
    "particle",
    "link",
    "suffix", // links
    "person",
    "people",
    "body", // nominals and pronouns
    "pronoun",
    "thing",
    "plain",
];

/// How many of the first classes are heads of names.
const HEADS: usize = 9;

/// One class by its name in the lists; the empty set for a name that is none.
const fn class(name: &str) -> Classes {
    let mut bit = 0;
    while bit < NAMES.len() {
        if same(NAMES[bit].as_bytes(), name.as_bytes()) {
            return Classes(1 << bit);
        }
        bit += 1;
    }
    Classes(0)
}

/// Whether two names are the same, told at compile time.
const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

impl Classes {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const ORG: Self = class("org");
    pub(crate) const CORP: Self = class("corp");
    pub(crate) const FAC: Self = class("fac");
    pub(crate) const LOC: Self = class("loc");
    pub(crate) const TITLE: Self = class("title");
    pub(crate) const HONORIFIC: Self = class("honorific");
    pub(crate) const ROLE: Self = class("role");
    pub(crate) const SAY: Self = class("say");
    pub(crate) const PARTICLE: Self = class("particle");
    pub(crate) const LINK: Self = class("link");
    pub(crate) const SUFFIX: Self = class("suffix");
    pub(crate) const PERSON: Self = class("person");
    pub(crate) const PEOPLE: Self = class("people");
    pub(crate) const BODY: Self = class("body");
    pub(crate) const PRONOUN: Self = class("pronoun");
    pub(crate) const THING: Self = class("thing");
    /// Words that hold sentences together or open them: never names by themselves.
    pub(crate) const PLAIN: Self = class("plain");

    /// Whether the two sets share a class.
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of both sets.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The numbers of the classes that are heads of names.
    pub(crate) fn heads(self) -> impl Iterator<Item = usize> {
        (0..HEADS).filter(move |bit| self.0 >> bit & 1 == 1)
    }

    /// The numbers of all classes.
    pub(crate) fn numbers(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(bit)
        })
    }

    /// The class of this name in the lists.
    #[cfg(feature = "train")]
    pub(crate) fn named(name: &str) -> Self {
        class(name)
    }

    /// The numbers of the context classes, counted from 0.
    pub(crate) fn contexts(self) -> impl Iterator<Item = usize> {
        let bits = self.0;
        (0..CONTEXTS).filter(move |bit| bits >> (HEADS + bit) & 1 == 1)
    }

    /// The classes of a word as `Source::norm` gives it.
    pub(crate) fn of(norm: &str) -> Self {
        ALL.get(&Hash::START.add_word(norm).0).copied().unwrap_or_default()
    }
}

/// How many classes after the heads tell of the names beside them.
const CONTEXTS: usize = 12;

/// What a list's class is called here.
type Rename = fn(&str) -> &str;

/// All lists in one table. Each list may use its own words for its classes: "org" heads a name in one, a noun phrase in
/// another.
static ALL: LazyLock<KeyMap<Classes>> = LazyLock::new(|| {
    let mut all = KeyMap::<Classes>::default();
    let lists: [(&Table, Rename); 7] = [
        (&NAME_CONTEXTS, |name| name),
        (&NAME_HEADS, |name| name),
        (&NAME_LINKS, |name| name),
        (&NOMINAL_HEADS, |name| if name == "org" { "body" } else { name }),
        (&FUNCTION_WORDS, |_| "plain"),
        (&SENTENCE_STARTERS, |_| "plain"),
        (&PRONOUNS, |name| if name == "person" { "pronoun" } else { name }),
    ];
    for (list, rename) in lists {
        for (word, names) in list.iter() {
            let known = all.entry(Hash::START.add_word(word).0).or_default();
            for name in names.split(' ') {
                *known = known.or(class(rename(name)));
            }
        }
    }
    all
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_lists_is_known() {
        for list in [&NAME_CONTEXTS, &NAME_HEADS, &NAME_LINKS] {
            for (word, names) in list.iter() {
                for name in names.split(' ') {
                    assert_ne!(class(name), Classes::NONE, "{word}: {name}");
                }
            }
        }
    }

    #[test]
    fn lists_may_share_words() {
        assert!(Classes::of("minister").has(Classes::ROLE));
        assert!(Classes::of("minister").has(Classes::PERSON));
        assert!(Classes::of("company").has(Classes::BODY));
        assert_eq!(Classes::of("qwrtzx"), Classes::NONE);
    }
}
