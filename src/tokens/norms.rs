//! The normalised form of a word: lower case, straight apostrophes, no soft hyphens, no ligatures, on one line.
//! Takes a word, gives its normalised form.
//! Law: a word that is normalised as it stands is read from the text; the text itself is never changed.

use super::{is_apostrophe, whole};
use std::borrow::Cow;

/// The normalised form of a word.
pub(crate) fn norm(word: &str) -> Cow<'_, str> {
    match whole(word) {
        Cow::Borrowed(word) => lowered(word),
        Cow::Owned(word) => Cow::Owned(lowered(&word).into_owned()),
    }
}

fn lowered(word: &str) -> Cow<'_, str> {
    if !word.is_ascii() {
        return Cow::Owned(spelt_out(word));
    }
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    Cow::Borrowed(word)
}

/// The normalised form of a word with letters or marks beyond ASCII.
fn spelt_out(word: &str) -> String {
    let mut norm = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '\u{AD}' => {}
            c if c.is_ascii() => norm.push(c.to_ascii_lowercase()),
            c if is_apostrophe(c) => norm.push('\''),
            c => norm.extend(c.to_lowercase()),
        }
    }
    norm
}
