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
            for c in token.span.of(text).chars() {
                match c {
                    '\u{AD}' => {}
                    c if c.is_ascii() => all.push(c.to_ascii_lowercase()),
                    c if is_apostrophe(c) => all.push('\''),
                    c => all.extend(c.to_lowercase()),
                }
            }
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
