//! The words that an engine has met: what lists and gazetteer say of a word, and what the tagger makes of it.
//! Takes a word as written and its kind, gives a number by which all is found that holds of the word in every text.
//! Law: nothing here depends on the texts read before, but the time that the next one takes.
//! Articles share most of their words, and every look-up waits for memory: in a row of them half the tagger's time is saved.

use super::tagger;
use super::view::Seen;
use crate::text::TokenKind;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A vocabulary of more words than this is begun anew before the next text: it would take over 5 MB.
const MOST_WORDS: usize = 1 << 14;

/// The words of one kind, by their numbers.
type Numbers = FxHashMap<Box<str>, u32>;

/// What holds of each word in every text.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// By the kind of token.
    numbers: FxHashMap<TokenKind, Numbers>,
    seen: Vec<Seen>,
    /// What the tagger has made of them.
    pub(super) tagger: tagger::Memory,
}

impl Vocabulary {
    /// The number of a word; `look` is asked what lists and gazetteer say of it when it is first met.
    pub(super) fn number(&mut self, word: &str, kind: TokenKind, look: impl FnOnce() -> Seen) -> u32 {
        let numbers = self.numbers.entry(kind).or_default();
        if let Some(number) = numbers.get(word) {
            return *number;
        }
        let number = self.seen.len() as u32;
        numbers.insert(word.into(), number);
        self.seen.push(look());
        number
    }

    /// What lists and gazetteer say of a word, by its number.
    pub(super) fn seen(&self, number: u32) -> Seen {
        self.seen[number as usize]
    }
}

/// The vocabularies of an engine: one for each text that it reads at the same time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabularies(Arc<Mutex<Vec<Vocabulary>>>);

impl Vocabularies {
    /// Lends a vocabulary that nobody else uses.
    pub(crate) fn lend<R>(&self, read: impl FnOnce(&mut Vocabulary) -> R) -> R {
        let shelf = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut vocabulary = shelf().pop().unwrap_or_default();
        let result = read(&mut vocabulary);
        if vocabulary.seen.len() <= MOST_WORDS {
            shelf().push(vocabulary);
        }
        result
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
                vocabulary.seen.len()
            })
        };
        assert_eq!((learn(1), learn(3), learn(0)), (1, 3, 3));
        assert_eq!((learn(MOST_WORDS + 1), learn(2)), (MOST_WORDS + 1, 2));
    }
}
