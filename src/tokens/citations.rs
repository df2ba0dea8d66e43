//! The `>` that mail puts before each line of what it cites.
//! Takes the text from a line's start on, gives how long the signs are.
//! Law: a sign stands at a line's start, before a blank, another sign or the line's end: "> 5" is cited, ">5" is not.

/// Length in bytes of the signs and blanks at the start of a line; 0 where it is not cited.
pub(crate) fn citation(line: &str) -> usize {
    let mut len = 0;
    for (offset, c) in line.char_indices() {
        match c {
            ' ' => {}
            '>' if is_sign(&line[offset..]) => len = offset + 1,
            _ => break,
        }
    }
    len
}

/// Whether `rest` begins with a sign.
pub(super) fn is_sign(rest: &str) -> bool {
    rest.strip_prefix('>').is_some_and(|after| after.is_empty() || after.starts_with([' ', '>', '\n', '\r']))
}

#[cfg(test)]
mod tests {
    use super::citation;

    #[test]
    fn signs_are_told_from_comparisons() {
        assert_eq!(["> a", ">> a", "> > a", " > a", ">", "a > b", ">5"].map(citation), [1, 2, 3, 2, 1, 0, 0]);
    }
}
