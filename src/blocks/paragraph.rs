//! What can be seen of a paragraph before its neighbours are known.
//! Takes a paragraph's tokens, gives counts, its ending and its first words.
//! Law: nothing is decided here; only a bounded number of tokens is read twice.

use crate::lexicon::words::Table;
use crate::text::{Range, Source, TokenKind};

/// How many words the longest entry of a line list has.
const LONGEST_ENTRY: usize = 8;

/// A paragraph's features.
pub(super) struct Paragraph<'s, 't> {
    pub(super) source: &'s Source<'t>,
    /// Its tokens.
    pub(super) range: Range,
    /// Words and numbers.
    pub(super) words: usize,
    /// Words in lower case.
    pub(super) lower: usize,
    /// Long words with a capital: nearly all of them, in Title Case.
    titled: usize,
    /// Long words.
    long: usize,
    /// Web addresses, @handles and #hashtags.
    pub(super) addresses: usize,
    /// Whether a double quotation mark stands in it.
    pub(super) has_speech_marks: bool,
    /// Whether it ends as a sentence does.
    pub(super) ends: bool,
}

impl<'s, 't> Paragraph<'s, 't> {
    /// Looks at every token once.
    pub(super) fn new(source: &'s Source<'t>, range: Range) -> Self {
        let ends = ends_as_sentence(source, range);
        let (words, lower, titled, long, addresses, has_speech_marks) = (0, 0, 0, 0, 0, false);
        let mut seen = Self { source, range, words, lower, titled, long, addresses, has_speech_marks, ends };
        for index in range.iter() {
            match source.kind(index) {
                TokenKind::Word => seen.count_word(index),
                TokenKind::Number => seen.words += 1,
                TokenKind::Address => seen.addresses += 1,
                TokenKind::Mark => seen.has_speech_marks |= !matches!(source.word(index), "'" | "’" | "`"),
                TokenKind::Clitic | TokenKind::Symbol => {}
            }
        }
        seen
    }

    fn count_word(&mut self, index: usize) {
        let is_capitalised = self.source.is_capitalised(index);
        self.words += 1;
        self.lower += usize::from(!is_capitalised);
        if self.source.word(index).len() >= 4 {
            self.long += 1;
            self.titled += usize::from(is_capitalised);
        }
    }

    /// Whether Its Long Words Are Written With Capitals.
    pub(super) fn is_title_case(&self) -> bool {
        self.long >= 2 && self.titled * 5 >= self.long * 4
    }

    /// Whether it reads as sentences of an article, whatever stands around it.
    pub(super) fn is_prose(&self) -> bool {
        let is_sentence = self.ends && self.lower >= 2 && self.words >= 4;
        (is_sentence && !self.is_title_case()) || self.words >= 30 || (self.has_speech_marks && self.ends)
    }

    /// The normalised token `offset` places from its start; empty past its end.
    pub(super) fn norm(&self, offset: usize) -> &'s str {
        let index = self.range.first() + offset;
        if self.range.has(index) { self.source.norm(index) } else { "" }
    }

    /// The offset of its first word or number.
    pub(super) fn first_word(&self) -> usize {
        let is_word = |index: &usize| matches!(self.source.kind(*index), TokenKind::Word | TokenKind::Number);
        self.range.iter().position(|index| is_word(&index)).unwrap_or(self.range.len())
    }

    /// The entries of `table` with which it begins, the longest last: the class, and the offset after the entry.
    pub(super) fn openings(&self, table: &Table) -> Vec<(&'static str, usize)> {
        let mut key = String::new();
        let mut found = Vec::new();
        let first = self.first_word();
        for offset in (first..self.range.len()).take(LONGEST_ENTRY) {
            let index = self.range.first() + offset;
            let word = match self.source.kind(index) {
                TokenKind::Word | TokenKind::Clitic => self.source.norm(index),
                TokenKind::Number => "#",
                _ => break,
            };
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(word);
            if let Some(class) = table.get(key.as_str()) {
                found.push((*class, offset + 1));
            }
        }
        found
    }

    /// Whether some words of it, at its end but for brackets and full stops, are an entry of `table` of this class.
    pub(super) fn ends_with(&self, table: &Table, class: &str) -> bool {
        let is_edge = |index: &usize| matches!(self.source.word(*index), ")" | "." | "]" | "/");
        let Some(last) = self.range.iter().rev().take(4).find(|index| !is_edge(index)) else { return false };
        (1..=4).any(|count| {
            let first = (last + 1).saturating_sub(count).max(self.range.first());
            let words: Vec<&str> = (first..=last).map(|index| self.source.norm(index)).collect();
            table.get(words.join(" ").as_str()) == Some(&class)
        })
    }
}

/// Whether a range ends with a full stop, a question or exclamation mark, or dots, perhaps inside marks or brackets.
fn ends_as_sentence(source: &Source, range: Range) -> bool {
    let closes =
        |index: &usize| source.kind(*index) == TokenKind::Mark || matches!(source.word(*index), ")" | "]");
    let last = range.iter().rev().take(4).find(|index| !closes(index));
    last.is_some_and(|index| source.word(index).ends_with(['.', '!', '?', '…', ':']))
}
