//! Pairs quotation marks.
//! Takes the tokens, gives pairs of marks, each with its depth; apostrophes, feet and inches are left out.
//! Law: a missing or doubled mark costs at most its own paragraph; pairs nest and never cross.

use crate::text::{Range, Source};

/// A stretch in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its tokens, marks included. Where a paragraph opens with a mark that is closed only in a later paragraph, each
    /// paragraph has a pair of its own.
    pub range: Range,
    /// Whether the closing mark is there; if not, the stretch runs to the paragraph's end.
    pub closed: bool,
    /// Whether the next paragraph goes on with the same quotation (this one is not closed, the next opens with a mark).
    pub continues: bool,
    /// 0 for the outermost marks, 1 for marks in marks …
    pub depth: u8,
}

/// Pairs the quotation marks of each paragraph; pairs are in order of start, the longer first.
pub fn pair(_source: &Source) -> Vec<Pair> {
    Vec::new()
}
