//! The ordinary words that stand often beside names.
//! Takes annotated texts, gives words in the order of the alphabet.
//! Law: a word is in if it stands often enough beside names that the annotators were sure of; nothing else counts.

use crate::corpora::Text;
use crate::kinds::NONE;
use crate::lessons;
use std::collections::BTreeMap;
use whosaid::text::Source;
use whosaid::training;

/// How often a word must stand beside a name.
pub(crate) const LEAST: usize = 25;

/// The words that stand at least `least` times just before or just after a name.
pub(crate) fn find(texts: &[Text], least: usize) -> Vec<String> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for text in texts {
        let source = Source::new(&text.text);
        let sure = lessons::gold(&source, &text.names).into_iter().filter(|(_, kinds)| !kinds[NONE]);
        for (range, _) in sure {
            for word in training::beside(&source, range).filter(|word| is_letters(word)) {
                *times.entry(word.to_owned()).or_default() += 1;
            }
        }
    }
    times.into_iter().filter(|(_, times)| *times >= least).map(|(word, _)| word).collect()
}

/// Whether the word is of plain letters alone.
fn is_letters(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
}
