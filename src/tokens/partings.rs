//! What lines do to words: a line's end parts "govern-" and "ment" in a PDF, and mail cites line by line with `>`.
//! Takes the text and a stretch of it, gives what stands between the words there and is nobody's: what no reader misses.
//! Law: only between small letters, where no compound is likely to lose its hyphen unseen; the text itself stays.

use super::citations::citation;
use super::ligatures::{FIRST_BYTE, letters_of};
use std::borrow::Cow;
use std::ops::Range;

/// The hyphens at line ends and the signs of citation within `range`, in bytes, in order.
pub fn partings(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let stretch = text.get(range.clone()).unwrap_or_default();
    let found = stretch.match_indices('\n').filter_map({
        let start = range.start;
        move |(at, _)| parting(text, start + at).or_else(|| signs(text, start + at + 1))
    });
    found.filter(move |parting| range.start <= parting.start && parting.end <= range.end)
}

/// The signs of citation at the start of a line.
fn signs(text: &str, line: usize) -> Option<Range<usize>> {
    let len = citation(text.get(line..)?);
    (len > 0).then_some(line..line + len)
}

/// Where a word of `len` bytes at the start of `rest` goes on behind the end of its line; none where it ends there.
pub(crate) fn next_half(rest: &str, len: usize) -> Option<usize> {
    let hyphen =
        rest[len..].chars().next().filter(|c| matches!(c, '-' | '\u{2010}')).map_or(0, char::len_utf8);
    let behind = &rest[len + hyphen..];
    let gap = behind.len() - behind.trim_start_matches([' ', '\r']).len();
    let line_break = len + hyphen + gap;
    if !rest[line_break..].starts_with('\n') {
        return None;
    }
    parting(rest, line_break).filter(|parting| parting.start <= len).map(|parting| parting.end)
}

/// The first byte in UTF-8 of a soft hyphen, and of signs that few words have.
const SOFT_HYPHEN: u8 = 0xC2;

/// A token as it would be typed: on one line, letter by letter.
pub(crate) fn whole(word: &str) -> Cow<'_, str> {
    let is_mended = |byte| matches!(byte, b'\n' | FIRST_BYTE | SOFT_HYPHEN);
    if word.bytes().any(is_mended) { Cow::Owned(in_line(word)) } else { Cow::Borrowed(word) }
}

/// Words on one line, each whole, letter by letter.
#[must_use]
pub fn in_line(words: &str) -> String {
    let mut whole = String::with_capacity(words.len());
    let mut at = 0;
    for parting in partings(words, 0..words.len()) {
        spell(words.get(at..parting.start).unwrap_or_default(), &mut whole);
        at = parting.end;
    }
    spell(words.get(at..).unwrap_or_default(), &mut whole);
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds words without ligatures and soft hyphens.
fn spell(words: &str, to: &mut String) {
    for c in words.chars() {
        match letters_of(c) {
            Some(letters) => to.push_str(letters),
            None if c == '\u{ad}' => {}
            None => to.push(c),
        }
    }
}

/// The hyphen before a line break with all that stands between the halves of the word.
fn parting(text: &str, line_break: usize) -> Option<Range<usize>> {
    let before = text.get(..line_break)?.trim_end_matches(['\r', ' ']);
    let word = before.strip_suffix(['-', '\u{2010}', '\u{ad}'])?;
    let rest = text.get(line_break + 1..)?;
    let behind = rest[citation(rest)..].trim_start_matches(' ');
    let is_parted = word.ends_with(char::is_lowercase) && behind.starts_with(char::is_lowercase);
    (is_parted && !is_shared(behind)).then(|| word.len()..text.len() - behind.len())
}

/// Whether the next word tells that the hyphen is meant: "two- and three-day trips".
fn is_shared(behind: &str) -> bool {
    ["and", "or"]
        .iter()
        .any(|word| behind.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> String {
        let mut seen = text.to_owned();
        let hidden: Vec<_> = partings(text, 0..text.len()).collect();
        hidden.into_iter().rev().for_each(|range| seen.replace_range(range, ""));
        seen
    }

    #[test]
    fn a_word_is_whole_again() {
        assert_eq!(seen("a govern-\nment re-\r\n  port"), "a government report");
        assert_eq!(seen("lis\u{ad}\ntened"), "listened");
    }

    #[test]
    fn what_is_no_parted_word_stays() {
        for text in [
            "Mark-\nViverito",
            "a pause -\nthen",
            "2019-\n2021",
            "-\na",
            "a-\n\nb",
            "a-b",
            "\n",
            "two-\nand three-day",
        ] {
            assert_eq!(seen(text), text);
        }
    }

    #[test]
    fn words_are_told_on_one_line() {
        assert_eq!(
            in_line(" full  responsi-\nbility\nfor the o\u{FB03}ce "),
            "full responsibility for the office"
        );
    }

    #[test]
    fn what_mail_cites_is_read_without_its_signs() {
        assert_eq!(seen("the coun-\n> cil of\n>> Har-\n>> rowgate\n>5"), "the council of\n Harrowgate\n>5");
        assert_eq!(in_line("the har\u{ad}bour\n> of Lund"), "the harbour of Lund");
    }

    #[test]
    fn only_what_lies_in_the_range_is_given() {
        let text = "a govern-\nment re-\nport";
        assert_eq!(partings(text, 9..14).count(), 0);
        assert_eq!(partings(text, 2..14).next(), Some(8..10));
    }
}
