//! Where a word or a number ends, and where its clitic begins.
//! Takes the text from the word's first character on, gives lengths in bytes.
//! Law: bounded look-ahead, so that the whole cut stays linear.

use super::is_apostrophe;
use super::partings::next_half;
use crate::lexicon::words::ABBREVIATIONS;
use crate::text::TokenKind;

/// What follows an apostrophe as a clitic.
const CLITICS: [&str; 6] = ["s", "ll", "re", "ve", "d", "m"];

/// Length of the run of plain letters at the start of `rest`, where what follows can make no more of it than a word: most
/// tokens need no closer look.
pub(super) fn plain(rest: &[u8]) -> Option<usize> {
    let len = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let ends = rest
        .get(len)
        .is_none_or(|next| matches!(next, b' ' | b'\n' | b'\r' | b'\t' | b',' | b';' | b')' | b'"'));
    (len > 0 && ends).then_some(len)
}

/// Length of the word at the start of `rest`: an acronym with full stops, an abbreviation with its own, or letters.
pub(super) fn len(rest: &str) -> usize {
    if let Some(len) = dotted(rest) {
        return len;
    }
    let len = over_line_ends(rest);
    let word = &rest[..len];
    if rest[len..].starts_with('.') && (is_initial(word) || is_abbreviation(word, &rest[len + 1..])) {
        return len + 1;
    }
    len
}

/// The letters at the start of `rest`, with those on the next line where a line's end parts the word.
fn over_line_ends(rest: &str) -> usize {
    let mut len = letters(rest);
    while let Some(next) = next_half(rest, len) {
        len = next + letters(&rest[next..]);
    }
    len
}

/// Letters, digits and combining marks, with apostrophes and ampersands between letters ("O’Brien", "AT&T").
fn letters(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut previous = ' ';
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let joins = (is_apostrophe(c) && previous.is_alphabetic() && next.is_alphabetic())
            || (c == '&' && previous.is_uppercase() && next.is_uppercase());
        if !is_word_char(c) && !joins {
            return offset;
        }
        previous = c;
    }
    rest.len()
}

/// Letters, digits, and what combines with them: accents, joiners, soft hyphens.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0487}'
            | '\u{0591}'..='\u{05C7}' | '\u{064B}'..='\u{065F}' | '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{094F}'
            | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}')
}

/// "U.S.", "a.m.", "Ph.D.", "U.S.A": one or two letters and a full stop, at least twice.
fn dotted(rest: &str) -> Option<usize> {
    let mut at = 0;
    let mut stops = 0;
    loop {
        let segment: usize =
            rest[at..].chars().take(3).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        let count = rest[at..at + segment].chars().count();
        if !(1..=2).contains(&count) {
            break;
        }
        if !rest[at + segment..].starts_with('.') {
            let follows = rest[at + segment..].chars().next().unwrap_or(' ');
            let joins = stops >= 2 && count == 1 && !follows.is_alphanumeric();
            at += if joins { segment } else { 0 };
            break;
        }
        at += segment + 1;
        stops += 1;
    }
    (stops >= 2).then_some(at)
}

/// One capital letter: its full stop belongs to it ("J. Edgar").
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// Whether `word` is written with a full stop. "No." and "Sat." are so only before a number or a capital:
/// elsewhere the full stop ends the sentence.
fn is_abbreviation(word: &str, after: &str) -> bool {
    if word.len() > 6 {
        return false;
    }
    let Some(class) = ABBREVIATIONS.get(word.to_lowercase().as_str()) else { return false };
    let next = after.trim_start_matches([' ', '\u{A0}']).chars().next().unwrap_or('\n');
    match (*class, word) {
        ("before", "No" | "no" | "Nos") => next.is_numeric(),
        ("before", _) => word.starts_with(char::is_uppercase) && (next.is_alphanumeric() || next == '('),
        _ => word.starts_with(char::is_uppercase) || word == "etc" || word == "est",
    }
}

/// A number, or a word that begins with one ("5th", "12m", "1990s"): its length and kind.
pub(super) fn number(rest: &str) -> (usize, TokenKind) {
    let digits = digits(rest);
    let tail = letters(&rest[digits..]);
    let kind = if tail == 0 { TokenKind::Number } else { TokenKind::Word };
    (digits + tail, kind)
}

/// Digits with inner points, colons, and commas before three digits.
fn digits(rest: &str) -> usize {
    let mut at = 0;
    loop {
        at += rest[at..].chars().take_while(|c| c.is_numeric()).map(char::len_utf8).sum::<usize>();
        let mut ahead = rest[at..].chars();
        let joiner = ahead.next().unwrap_or(' ');
        let following = ahead.take(4).take_while(|c| c.is_numeric()).count();
        let joins = match joiner {
            ',' => following == 3,
            '.' | ':' => following > 0,
            _ => false,
        };
        if !joins {
            return at;
        }
        at += joiner.len_utf8();
    }
}

/// Length of the clitic's letters at the start of `rest`, which follows an apostrophe; 0 where there is none.
pub(super) fn clitic(rest: &str) -> usize {
    let len: usize = rest.chars().take(3).take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    if CLITICS.iter().any(|clitic| rest[..len].eq_ignore_ascii_case(clitic)) { len } else { 0 }
}

/// Where the clitic of `word` begins: "Trump|’s", "do|n't"; none where the whole word is one piece.
pub(super) fn clitic_start(word: &str) -> Option<usize> {
    let (offset, c) = word.char_indices().rev().take(3).find(|(_, c)| is_apostrophe(*c))?;
    let tail = &word[offset + c.len_utf8()..];
    if tail.eq_ignore_ascii_case("t") {
        let negated = word[..offset].ends_with(['n', 'N']) && offset > 1;
        return negated.then_some(offset - 1);
    }
    (clitic(tail) == tail.len() && !tail.is_empty() && offset > 0).then_some(offset)
}
