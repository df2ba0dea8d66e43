//! The classes that the word lists give to small words, as sets: function words and pronouns.
//! Takes a normalised word, gives its classes; `Source` asks once for each token.
//! Law: a set is one number; a class that a list names and no enum knows is a mistake, found by a test.

use super::words::{FUNCTION_WORDS, PRONOUN_FEATURES, Table};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Declares classes, each with its name in the list, and the type of their sets.
macro_rules! classes {
    ($(#[$doc:meta])* $class:ident $(#[$set_doc:meta])* $set:ident $($(#[$one_doc:meta])* $one:ident $name:literal)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $class { $($(#[$one_doc])* $one),* }

        impl $class {
            /// The class of this name in the list.
            fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$one),)* _ => None }
            }
        }

        $(#[$set_doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) struct $set(u32);

        impl $set {
            /// The set of these classes.
            pub(crate) const fn of(classes: &[$class]) -> Self {
                let (mut set, mut at) = (0, 0);
                while at < classes.len() {
                    set |= 1 << classes[at] as u32;
                    at += 1;
                }
                Self(set)
            }

            /// Whether the set holds a class.
            pub(crate) fn has(self, class: $class) -> bool {
                self.0 >> class as u32 & 1 == 1
            }

            /// Whether the two sets share a class.
            pub(crate) fn shares(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            /// The words of a list with their sets.
            fn read(list: &Table) -> FxHashMap<&'static str, Self> {
                let set = |names: &str| Self(names.split(' ').filter_map($class::named).fold(0, |set, one| set | 1 << one as u32));
                list.iter().map(|(word, names)| (*word, set(names))).collect()
            }
        }
    };
}

classes! {
    /// A class of function words.
    WordClass
    /// The classes of a function word; empty for any other word.
    WordClasses
    Det "det"
    Poss "poss"
    Pron "pron"
    Obj "obj"
    Prep "prep"
    Conj "conj"
    Sub "sub"
    Wh "wh"
    Be "be"
    Have "have"
    Do "do"
    Modal "modal"
    Neg "neg"
    Adv "adv"
    Time "time"
    /// "to" itself.
    To "to"
    /// May be a plural subject: "they", "police", "many".
    Plural "plural"
    /// "who", "which", "that".
    Relative "relative"
    /// "last", "next", "late": before a word of time.
    Comparative "comparative"
    /// A preposition that may also open a clause: "after", "as".
    Clausal "clausal"
    /// A preposition that hangs a phrase on a noun: "of", "for".
    Link "link"
    /// An adjective that "to" follows: "close", "loyal".
    Complement "complement"
    /// "somebody", "anyone", "you": whoever it may be.
    Indefinite "indefinite"
}

classes! {
    /// For whom a pronoun stands, or how.
    PronounFeature
    /// The features of a pronoun; empty for any other word.
    PronounFeatures
    Masculine "masculine"
    Feminine "feminine"
    Neuter "neuter"
    Plural "plural"
    First "first"
    Group "group"
    Second "second"
    Relative "relative"
    Subject "subject"
    Object "object"
    Possessive "possessive"
    Reflexive "reflexive"
}

impl WordClasses {
    /// The classes of a word as `Source::norm` gives it.
    pub(crate) fn of_word(norm: &str) -> Self {
        static ALL: LazyLock<FxHashMap<&'static str, WordClasses>> =
            LazyLock::new(|| WordClasses::read(&FUNCTION_WORDS));
        ALL.get(norm).copied().unwrap_or_default()
    }

    /// Whether the word is on the list at all.
    pub(crate) fn is_listed(self) -> bool {
        self.0 != 0
    }
}

impl PronounFeatures {
    /// For whom it stands, without how.
    const WHOM: Self = Self::of(&[
        PronounFeature::Masculine,
        PronounFeature::Feminine,
        PronounFeature::Neuter,
        PronounFeature::Plural,
        PronounFeature::First,
        PronounFeature::Group,
        PronounFeature::Second,
        PronounFeature::Relative,
    ]);

    /// The features of a word as `Source::norm` gives it.
    pub(crate) fn of_word(norm: &str) -> Self {
        static ALL: LazyLock<FxHashMap<&'static str, PronounFeatures>> =
            LazyLock::new(|| PronounFeatures::read(&PRONOUN_FEATURES));
        ALL.get(norm).copied().unwrap_or_default()
    }

    /// Whether the two stand for the same: "she" and "her".
    pub(crate) fn agrees(self, other: Self) -> bool {
        self.0 & Self::WHOM.0 == other.0 & Self::WHOM.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_lists_is_known() {
        for (word, names) in FUNCTION_WORDS.iter() {
            assert!(names.split(' ').all(|name| WordClass::named(name).is_some()), "{word}: {names}");
        }
        for (word, names) in PRONOUN_FEATURES.iter() {
            assert!(names.split(' ').all(|name| PronounFeature::named(name).is_some()), "{word}: {names}");
        }
    }

    #[test]
    fn a_word_has_the_classes_of_its_line() {
        let that = WordClasses::of_word("that");
        assert!(that.has(WordClass::Relative) && !that.has(WordClass::Prep));
        assert!(!WordClasses::of_word("harbour").is_listed());
        let (she, her) = (PronounFeatures::of_word("she"), PronounFeatures::of_word("her"));
        assert!(she.agrees(her) && !she.has(PronounFeature::Object) && her.has(PronounFeature::Object));
    }
}
