//! The normalised form of each token: lower case, straight apostrophes, no soft hyphens.
//! Takes the tokens, gives one string with all forms in a row.
//! Law: one allocation for the whole text; the text itself is never changed.

use super::is_apostrophe;
use crate::text::Token;

/// Normalised forms, by token index.
#[derive(Clone, Debug)]
pub(crate) struct Norms {
    all: String,
    ends: Vec<u32>,
}

impl Norms {
    /// The normalised forms of `tokens`.
    pub(crate) fn of(text: &str, tokens: &[Token]) -> Self {
        let mut all = String::with_capacity(text.len());
        let mut ends = Vec::with_capacity(tokens.len());
        for token in tokens {
            add(&mut all, token.span.of(text));
            ends.push(all.len() as u32);
        }
        Self { all, ends }
    }

    /// The form of the token `index`; empty past the end.
    pub(crate) fn get(&self, index: usize) -> &str {
        let Some(end) = self.ends.get(index) else { return "" };
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start as usize..*end as usize]
    }
}

/// Adds the normalised form of a word.
fn add(all: &mut String, word: &str) {
    if word.is_ascii() {
        let start = all.len();
        all.push_str(word);
        all[start..].make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            '\u{AD}' => {}
            c if c.is_ascii() => all.push(c.to_ascii_lowercase()),
            c if is_apostrophe(c) => all.push('\''),
            c => all.extend(c.to_lowercase()),
        }
    }
}
