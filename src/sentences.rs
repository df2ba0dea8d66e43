//! Sentences.
//! Takes the tokens and paragraphs, gives ranges that cover them all, in order.
//! Law: a sentence never runs over a paragraph's end; a doubtful full stop (an abbreviation's) ends a sentence only
//! before a word that opens sentences.

use crate::lexicon::words::{ABBREVIATIONS, SENTENCE_STARTERS};
use crate::text::{Gap, Range, Token, TokenKind};
use crate::tokens::{Forms, is_mark, mended};

/// No more marks and brackets than this close one sentence.
const MOST_CLOSERS: usize = 8;

/// Sentences of each paragraph.
pub(crate) fn cut(text: &str, tokens: &[Token], paragraphs: &[Range], forms: &Forms) -> Vec<Range> {
    let cutter = Cutter { text, tokens, forms };
    let mut found = Vec::new();
    for paragraph in paragraphs {
        let mut start = paragraph.first();
        for index in paragraph.iter() {
            let after = cutter.after_closers(index, paragraph.after());
            if cutter.ends_at(index, after, paragraph.after()) && after > start {
                found.push(Range::new(start, after));
                start = after;
            }
        }
        if start < paragraph.after() {
            found.push(Range::new(start, paragraph.after()));
        }
    }
    found
}

struct Cutter<'a> {
    text: &'a str,
    tokens: &'a [Token],
    forms: &'a Forms<'a>,
}

impl Cutter<'_> {
    /// A token as written; a damaged mark as the mark it was.
    fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| mended(token.span.of(self.text)))
    }

    /// The token after `index` and the marks and brackets that close with it, of which a few are looked at.
    fn after_closers(&self, index: usize, end: usize) -> usize {
        let end = end.min(index + MOST_CLOSERS);
        let mut next = index + 1;
        while next < end && self.tokens[next].gap == Gap::None && is_closer(self.word(next)) {
            next += 1;
        }
        next
    }

    /// Whether a sentence ends at the token `index`, and the next starts at `next`, before the paragraph's `end`.
    fn ends_at(&self, index: usize, next: usize, end: usize) -> bool {
        if next >= end {
            return false;
        }
        let word = self.word(index);
        if !word.ends_with(['.', '!', '?', '…', '。']) || self.tokens[index].kind == TokenKind::Address {
            return false;
        }
        let follows_at_once = self.tokens[next].gap == Gap::None;
        if follows_at_once {
            return word == "." && self.opens_after_typo(index, next);
        }
        match self.tokens[index].kind {
            TokenKind::Symbol => self.may_open(next),
            _ => self.abbreviation_ends(index, next),
        }
    }

    /// "… conflict.Trump posted": a missing space, told by a long lower-case word before and a capital after.
    fn opens_after_typo(&self, index: usize, next: usize) -> bool {
        let before = index.checked_sub(1).map_or("", |before| self.word(before));
        let opens = self.word(next).chars().next().is_some_and(|c| c.is_uppercase() || is_mark(c));
        before.len() > 2 && before.chars().all(char::is_lowercase) && opens && self.word(next).len() > 1
    }

    /// Whether the token can be a sentence's first: a capital, a number, or what stands before one.
    fn may_open(&self, index: usize) -> bool {
        let Some(c) = self.word(index).chars().next() else { return false };
        if c.is_alphabetic() {
            return !c.is_lowercase();
        }
        if is_mark(c) || matches!(c, '(' | '[' | '—' | '–' | '-' | '•' | '*') {
            let inner = self.word(index + 1).chars().next().unwrap_or(' ');
            return !inner.is_lowercase();
        }
        true
    }

    /// Whether an abbreviation's full stop ends the sentence too.
    fn abbreviation_ends(&self, index: usize, next: usize) -> bool {
        let bare = self.forms.norm(index).trim_end_matches('.');
        if ABBREVIATIONS.get(bare) == Some(&"before") {
            return false;
        }
        if !self.may_open(next) {
            return false;
        }
        let first = self.word(next).chars().next().unwrap_or(' ');
        is_mark(first) || first == '(' || SENTENCE_STARTERS.contains_key(self.forms.norm(next))
    }
}

/// A mark or bracket that closes.
fn is_closer(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | "'" | "''" | "»" | "›" | ")" | "]" | "“" | "’’" | "＂")
}
