//! Cuts the text into tokens: words, numbers, clitics, marks, addresses, symbols.
//! Takes the text, gives tokens in order.
//! Law: the tokens and the gaps between them spell the text; a gap holds white space and the `>` with which mail cites, and a
//! word holds some only where a line's end parts it.

mod address;
mod citations;
mod forms;
mod ligatures;
mod norms;
mod partings;
mod word;

pub(crate) use citations::citation;
pub(crate) use forms::Forms;
pub(crate) use ligatures::letters_of;
pub use partings::{in_line, partings};
pub(crate) use partings::{next_half, whole};

use crate::lexicon::words::MARK_CODES;
use crate::text::{Gap, Span, Token, TokenKind};

/// The longest code of a damaged mark, in bytes.
const LONGEST_CODE: usize = 8;

/// All tokens of `text`, in order, in time linear in its length.
pub(crate) fn cut(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some((start, gap)) = skip_gap(text, at) {
        let touching = if gap == Gap::None { tokens.last() } else { None };
        let (len, kind) = next(text, start, touching);
        at = push(&mut tokens, text, Piece { start, len, kind, gap });
    }
    tokens
}

/// Where the next token starts and what stands before it; none at the text's end.
fn skip_gap(text: &str, from: usize) -> Option<(usize, Gap)> {
    let rest = text.get(from..)?;
    let mut lines = 0;
    let mut previous_return = false;
    for (offset, c) in rest.char_indices() {
        let opens_line = lines > 0 || from == 0;
        let is_gap = is_space(c) || (opens_line && citations::is_sign(&rest[offset..]));
        if !is_gap {
            let gap = match (from, offset, lines) {
                (0, _, _) => Gap::Blank,
                (_, 0, _) => Gap::None,
                (_, _, 0) => Gap::Space,
                (_, _, 1) => Gap::Line,
                _ => Gap::Blank,
            };
            return Some((from + offset, gap));
        }
        let ends_line = matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
        if ends_line && !(c == '\n' && previous_return) {
            lines += if c == '\u{2029}' { 2 } else { 1 };
        }
        previous_return = c == '\r';
    }
    None
}

/// White space, and the invisible characters that copying leaves behind.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Length in bytes and kind of the token that starts at `start`; `touching` is the token that ends there, if one does.
fn next(text: &str, start: usize, touching: Option<&Token>) -> (usize, TokenKind) {
    let rest = &text[start..];
    if let Some(len) = word::plain(rest.as_bytes()) {
        return (len, TokenKind::Word);
    }
    let c = rest.chars().next().unwrap_or(' ');
    if is_mark(c) {
        return mark(rest, c, touching);
    }
    if let Some(len) = mark_code(rest) {
        return (len, TokenKind::Mark);
    }
    if let Some(len) = address::len(rest, touching.is_some_and(|token| token.kind == TokenKind::Word)) {
        return (len, TokenKind::Address);
    }
    if c.is_alphabetic() {
        return (word::len(rest), TokenKind::Word);
    }
    if c.is_numeric() {
        return word::number(rest);
    }
    let run = if matches!(c, '.' | '-' | '_' | '*' | '=') {
        rest.chars().take_while(|d| *d == c).count()
    } else {
        1
    };
    (run * c.len_utf8(), TokenKind::Symbol)
}

/// Whether `c` may open or close a quotation.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '\''
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '`'
            | '´'
            | '＂'
            | '＇'
    )
}

/// Length in bytes of the damaged mark with which `rest` begins: "&quot;", "â€œ".
fn mark_code(rest: &str) -> Option<usize> {
    if !rest.starts_with(['&', 'â']) {
        return None;
    }
    let is_code = |len: &usize| rest.get(..*len).is_some_and(|code| MARK_CODES.contains_key(code));
    let found = (3..=LONGEST_CODE).rev().find(is_code)?;
    let is_dash = rest.starts_with('â') && rest[found..].starts_with(['“', '”', '¦']); // â€” was a dash
    (!is_dash).then_some(found)
}

/// The mark that a token was before it was damaged; the token itself where it was not.
pub(crate) fn mended(word: &str) -> &str {
    if word.len() < 3 {
        return word;
    }
    MARK_CODES.get(word).copied().unwrap_or(word)
}

/// Whether `c` is written for an apostrophe.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇' | '´' | '`')
}

/// A mark; a clitic where an apostrophe follows a word at once; `` and '' count as one mark.
fn mark(rest: &str, c: char, touching: Option<&Token>) -> (usize, TokenKind) {
    let follows_word = touching.is_some_and(|token| token.kind != TokenKind::Symbol);
    if is_apostrophe(c) && follows_word {
        let len = word::clitic(&rest[c.len_utf8()..]);
        if len > 0 {
            return (c.len_utf8() + len, TokenKind::Clitic);
        }
    }
    let doubled = matches!(c, '\'' | '`' | '´' | '‘' | '’') && rest[c.len_utf8()..].starts_with(c);
    (c.len_utf8() * if doubled { 2 } else { 1 }, TokenKind::Mark)
}

/// A token before its clitic is cut off.
#[derive(Clone, Copy)]
struct Piece {
    start: usize,
    len: usize,
    kind: TokenKind,
    gap: Gap,
}

/// Adds a token, or a word and its clitic as two; returns where the next one may start.
fn push(tokens: &mut Vec<Token>, text: &str, piece: Piece) -> usize {
    let Piece { start, len, kind, gap } = piece;
    let end = start + len;
    let cut = if kind == TokenKind::Word { word::clitic_start(&text[start..end]) } else { None };
    let span = |start: usize, end: usize| Span { start: start as u32, end: end as u32 };
    if let Some(offset) = cut {
        tokens.push(Token { span: span(start, start + offset), kind, gap });
        tokens.push(Token { span: span(start + offset, end), kind: TokenKind::Clitic, gap: Gap::None });
    } else {
        tokens.push(Token { span: span(start, end), kind, gap });
    }
    end
}
