//! Words without what writers of the same words do differently: case, accents, punctuation.
//! Takes a text, gives its words and where they stand.
//! Law: two texts of the same words give the same ones.

use crate::lexicon::fold::fold_into;
use std::ops::Range;

/// A word, and the bytes where it stands.
pub(super) type Word = (String, Range<usize>);

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    // The word that is being read, if any, and where it ends so far.
    let mut open: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        let goes_on = open.as_ref().is_some_and(|word| word.end == at);
        match (c.is_alphanumeric(), goes_on) {
            (true, true) => open = open.map(|word| word.start..after),
            (true, false) => {
                words.extend(open.take().map(|word| folded(text, word)));
                open = Some(at..after);
            }
            // “don’t” is one word, “‘don’” begins and ends with marks.
            (false, true) if is_inner(c) && text[after..].starts_with(char::is_alphanumeric) => {
                open = open.map(|word| word.start..after);
            }
            (false, _) => {}
        }
    }
    words.extend(open.map(|word| folded(text, word)));
    words
}

/// A name as it is compared: its words, a space between two.
pub(super) fn name(text: &str) -> String {
    words(text).into_iter().map(|(word, _)| word).collect::<Vec<_>>().join(" ")
}

fn is_inner(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}')
}

fn folded(text: &str, span: Range<usize>) -> Word {
    let letters: String = text[span.clone()].chars().filter(|c| !is_inner(*c)).collect();
    let mut word = String::new();
    fold_into(&letters.to_lowercase(), &mut word);
    (word, span)
}
