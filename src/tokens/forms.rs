//! The different words of a text: what lists say of a word is looked up once for each of them, not for each token.
//! Takes the tokens, gives the number of each token's form, and each form as written and normalised.
//! Law: tokens of one form are written alike and are of one kind.

use super::norms::norm;
use crate::text::{Token, TokenKind};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The forms of a text.
#[derive(Clone, Debug)]
pub(crate) struct Forms<'t> {
    /// The number of each token's form.
    of: Vec<u32>,
    /// The first token of each form.
    first: Vec<u32>,
    norms: Vec<Cow<'t, str>>,
}

impl<'t> Forms<'t> {
    /// The forms of `tokens`.
    pub(crate) fn of(text: &'t str, tokens: &[Token]) -> Self {
        let mut numbers = FxHashMap::<(&str, TokenKind), u32>::default();
        let half = tokens.len() / 2;
        numbers.reserve(half);
        let (mut of, mut first) = (Vec::with_capacity(tokens.len()), Vec::with_capacity(half));
        let mut norms = Vec::with_capacity(half);
        for (index, token) in tokens.iter().enumerate() {
            let next = first.len() as u32;
            let word = token.span.of(text);
            let form = *numbers.entry((word, token.kind)).or_insert(next);
            if form == next {
                first.push(index as u32);
                norms.push(norm(word));
            }
            of.push(form);
        }
        Self { of, first, norms }
    }

    /// The number of the form of the token `index`; none past the end.
    pub(crate) fn get(&self, index: usize) -> Option<usize> {
        self.of.get(index).map(|form| *form as usize)
    }

    /// The first token of every form, by its number.
    pub(crate) fn first(&self) -> &[u32] {
        &self.first
    }

    /// The form of the token `index`, normalised; empty past the end.
    pub(crate) fn norm(&self, index: usize) -> &str {
        self.get(index).map_or("", |form| &self.norms[form])
    }

    /// All forms, normalised, by their numbers.
    pub(crate) fn norms(&self) -> impl Iterator<Item = &str> {
        self.norms.iter().map(|norm| &**norm)
    }
}
