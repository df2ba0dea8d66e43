//! The words that an engine has met: what lists and gazetteer say of a word, and what the tagger makes of it.
//! Takes a word as written and its kind, gives a number by which all is found that holds of the word in every text.
//! Law: nothing here depends on the texts read before, but the time that the next one takes; it lives in memory alone.
//! Articles share most of their words, and every look-up waits for memory: in a row of them half the tagger's time is saved.

use super::tagger;
use super::view::Seen;
use crate::lexicon::KeyMap;
use crate::text::TokenKind;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A vocabulary of more words than this is begun anew before the next text: it would take over 5 MB.
const MOST_WORDS: usize = 1 << 14;

/// What holds of each word in every text.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// The number of each word by its hash, or by the next one that is free.
    numbers: KeyMap<u32>,
    words: Vec<Entry>,
    /// What the tagger has made of them.
    pub(super) tagger: tagger::Memory,
}

/// A word.
#[derive(Debug)]
struct Entry {
    word: Box<str>,
    kind: TokenKind,
    seen: Seen,
}

impl Vocabulary {
    /// The number of a word; `look` is asked what lists and gazetteer say of it when it is first met.
    pub(super) fn number(&mut self, word: &str, kind: TokenKind, look: impl FnOnce() -> Seen) -> u32 {
        let mut key = FxBuildHasher.hash_one((word, kind));
        while let Some(number) = self.numbers.get(&key) {
            let entry = &self.words[*number as usize];
            if *entry.word == *word && entry.kind == kind {
                return *number;
            }
            key = key.wrapping_add(1);
        }
        self.add(key, Entry { word: word.into(), kind, seen: look() })
    }

    /// Notes a word, gives its number. Apart, so that the common way is short.
    #[cold]
    #[inline(never)]
    fn add(&mut self, key: u64, entry: Entry) -> u32 {
        let number = self.words.len() as u32;
        self.numbers.insert(key, number);
        self.words.push(entry);
        number
    }

    /// What lists and gazetteer say of a word, by its number.
    pub(super) fn seen(&self, number: u32) -> Seen {
        self.words[number as usize].seen
    }
}

/// The vocabularies of an engine: one for each text that it reads at the same time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabularies(Arc<Mutex<Vec<Vocabulary>>>);

impl Vocabularies {
    /// Lends a vocabulary that nobody else uses.
    pub(crate) fn lend<R>(&self, read: impl FnOnce(&mut Vocabulary) -> R) -> R {
        let mut vocabulary = self.take();
        let result = read(&mut vocabulary);
        self.put_back(vocabulary);
        result
    }

    #[inline(never)]
    fn take(&self) -> Vocabulary {
        self.shelf().pop().unwrap_or_default()
    }

    #[inline(never)]
    fn put_back(&self, vocabulary: Vocabulary) {
        if vocabulary.words.len() <= MOST_WORDS {
            self.shelf().push(vocabulary);
        }
    }

    fn shelf(&self) -> MutexGuard<'_, Vec<Vocabulary>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::view::NOTHING;

    #[test]
    fn a_word_is_looked_up_once_for_each_kind_of_token() {
        let mut vocabulary = Vocabulary::default();
        let mut looks = 0;
        let mut number = |word, kind| {
            vocabulary.number(word, kind, || {
                looks += 1;
                NOTHING
            })
        };
        assert_eq!(number("may", TokenKind::Word), number("may", TokenKind::Word));
        assert_ne!(number("'s", TokenKind::Clitic), number("'s", TokenKind::Word));
        assert_eq!(looks, 3);
    }

    #[test]
    fn a_vocabulary_is_kept_until_it_is_too_large() {
        let vocabularies = Vocabularies::default();
        let learn = |words: usize| {
            vocabularies.lend(|vocabulary| {
                for word in 0..words {
                    vocabulary.number(&word.to_string(), TokenKind::Word, || NOTHING);
                }
                vocabulary.words.len()
            })
        };
        assert_eq!((learn(1), learn(3), learn(0)), (1, 3, 3));
        assert_eq!((learn(MOST_WORDS + 1), learn(2)), (MOST_WORDS + 1, 2));
    }
}
