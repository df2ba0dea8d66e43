//! Find in text.
//! Takes the text and what is sought, gives the places.
//! Law: the case of letters makes no difference; places do not overlap.

use std::ops::Range;

/// The most places that are shown: more help nobody.
const MOST: usize = 2_000;

/// Where `sought` stands in `text`, in bytes.
#[must_use]
pub(super) fn places(text: &str, sought: &str) -> Vec<Range<usize>> {
    let sought: Vec<char> = sought.trim().chars().map(fold).collect();
    let Some((first, rest)) = sought.split_first() else { return Vec::new() };
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, c) in text.char_indices() {
        let is_free = found.last().is_none_or(|last| start >= last.end);
        if !is_free || fold(c) != *first {
            continue;
        }
        if let Some(end) = end(text, start + c.len_utf8(), rest) {
            found.push(start..end);
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// Where `rest` ends, if it stands at `start`.
fn end(text: &str, start: usize, rest: &[char]) -> Option<usize> {
    let mut chars = text.get(start..)?.char_indices();
    for wanted in rest {
        let (_, c) = chars.next()?;
        if fold(c) != *wanted {
            return None;
        }
    }
    Some(start + chars.offset())
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
    fn nothing_is_found_for_nothing() {
        assert_eq!(places("text", " "), []);
        assert_eq!(places("", "x"), []);
    }
}
