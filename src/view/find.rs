//! Find in text.
//! Takes the text and what is sought, gives the places.
//! Law: the case of letters makes no difference; places do not overlap.

use crate::tokens::{citation, letters_of, next_half};
use std::ops::Range;

/// The most places that are shown: more help nobody.
const MOST: usize = 2_000;

/// Where `sought` stands in `text`, in bytes.
#[must_use]
pub(super) fn places(text: &str, sought: &str) -> Vec<Range<usize>> {
    let sought: Vec<char> = Letters::new(sought.trim(), 0).map(|(c, _)| c).collect();
    let Some(first) = sought.first() else { return Vec::new() };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut after = 0;
    for (start, c) in text.char_indices() {
        // A ligature begins with a letter that it stands for.
        if start < after
            || fold(letters_of(c).and_then(|letters| letters.chars().next()).unwrap_or(c)) != *first
        {
            continue;
        }
        if let Some(end) = end(text, start, &sought) {
            found.push(start..end);
            after = end;
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// Where `sought` ends, if it stands at `start`.
fn end(text: &str, start: usize, sought: &[char]) -> Option<usize> {
    let mut letters = Letters::new(text, start);
    let mut end = None;
    for wanted in sought {
        let (_, after) = letters.next().filter(|(c, _)| c == wanted)?;
        end = Some(after);
    }
    end
}

/// The letters of a text as they would be typed, each with where it ends: words whole at line ends, blanks as one space.
struct Letters<'t> {
    text: &'t str,
    at: usize,
    /// What is left of a ligature.
    rest: std::str::Chars<'static>,
}

impl<'t> Letters<'t> {
    fn new(text: &'t str, at: usize) -> Self {
        Self { text, at, rest: "".chars() }
    }

    /// Past blanks, and past the signs of lines that mail cites.
    fn skip_blanks(&mut self) {
        let blanks = self.left().len() - self.left().trim_start().len();
        let is_line_start =
            self.text.get(..self.at + blanks).is_some_and(|before| before.ends_with(['\n', ' ']));
        self.at += blanks;
        let signs = if is_line_start { citation(self.left()) } else { 0 };
        if signs > 0 {
            self.at += signs;
            self.at += self.left().len() - self.left().trim_start().len();
        }
    }

    fn left(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

impl Iterator for Letters<'_> {
    type Item = (char, usize);

    fn next(&mut self) -> Option<(char, usize)> {
        if let Some(c) = self.rest.next() {
            return Some((c, self.at));
        }
        loop {
            self.at += self.left().len() - self.left().trim_start_matches('\u{AD}').len();
            let Some(end) = next_half(self.text, self.at) else { break };
            self.at = end;
        }
        let c = self.left().chars().next()?;
        self.at += c.len_utf8();
        if c.is_whitespace() {
            self.skip_blanks();
        }
        self.rest = letters_of(c).unwrap_or_default().chars();
        Some((self.rest.next().unwrap_or_else(|| fold(c)), self.at))
    }
}

/// A letter without its case, a curly mark as the one on the keyboard, any blank as a space.
fn fold(c: char) -> char {
    match c {
        '“' | '”' | '„' => '"',
        '‘' | '’' => '\'',
        _ if c.is_whitespace() => ' ',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "one place is a range, not its numbers")]
mod tests {
    use super::places;

    #[test]
    fn case_and_the_shape_of_marks_make_no_difference() {
        assert_eq!(places("Mill Bridge, mill “bridge”", "MILL"), [0..4, 13..17]);
        assert_eq!(places("“Bridge”", "\"bridge\""), [0..12]);
        assert_eq!(places("aaaa", "aa"), [0..2, 2..4]);
    }

    #[test]
    fn what_copying_does_to_words_makes_no_difference() {
        assert_eq!(places("the chair-\nwoman", "chairwoman"), [4..16]);
        assert_eq!(places("sup\u{AD}\u{AD}port of\r\n  it", "support of it"), [0..20]);
        assert_eq!(places("lis\u{AD}\ntened", "listened"), [0..11]);
        assert_eq!(places("an o\u{FB03}ce", "office"), [3..9]);
        assert_eq!(places("to \u{FB01}nd", "find"), [3..8]);
        assert_eq!(places("twenty- five", "twenty- five"), [0..12]);
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        assert_eq!(places("text", " "), []);
        assert_eq!(places("", "x"), []);
    }
}
