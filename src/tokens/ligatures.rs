//! Letters that a typesetter joined, as they are copied out of a PDF: "ﬁ" of "ﬁnd".
//! Takes a letter, gives the letters that it stands for.
//! Law: only joins of form are undone (Unicode's block of presentation forms), never letters of a language ("æ").

/// The letters of a ligature; none where `c` is a letter by itself.
pub(crate) fn letters_of(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        _ => return None,
    })
}

/// The first byte in UTF-8 of every ligature, and of few other letters.
pub(super) const FIRST_BYTE: u8 = 0xEF;
