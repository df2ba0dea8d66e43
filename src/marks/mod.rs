//! Pairs quotation marks.
//! Takes the tokens, gives pairs of marks, each with its depth; apostrophes, feet and inches are left out.
//! Law: a missing or doubled mark costs at most its own paragraph; pairs nest and never cross.

mod direction;

use crate::text::{Range, Source};
use direction::{Direction, Family, Sign};

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

/// Marks within marks within marks: what is deeper is not speech but noise.
const DEEPEST: usize = 4;

/// Pairs the quotation marks of each paragraph; pairs are in order of start, the longer first.
#[must_use]
pub fn pair(source: &Source) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (id, paragraph) in source.paragraphs().iter().enumerate() {
        let next = source.paragraphs().get(id + 1).map_or(source.len(), Range::first);
        let mut stack = Stack { source, end: paragraph.after(), next, open: Vec::new(), pairs: Vec::new() };
        for sign in direction::signs(source, *paragraph) {
            stack.take(sign);
        }
        stack.finish();
        pairs.append(&mut stack.pairs);
    }
    set_depths(&mut pairs);
    pairs
}

/// The marks that are open at a point of one paragraph, and the pairs found so far.
struct Stack<'a, 't> {
    source: &'a Source<'t>,
    end: usize,
    next: usize,
    open: Vec<Sign>,
    pairs: Vec<Pair>,
}

impl Stack<'_, '_> {
    fn take(&mut self, sign: Sign) {
        let exact = self.open.iter().rposition(|open| open.family == sign.family);
        let matching =
            exact.or_else(|| self.open.iter().rposition(|open| open.family.closes_with(sign.family)));
        match (sign.direction, matching) {
            (Direction::Open, _) => self.open(sign),
            (Direction::Close, Some(at)) => self.close(at, sign),
            (Direction::Close, None) => {}
            (Direction::Either, Some(at)) => self.close(at, sign),
            (Direction::Either, None) => self.open(sign),
        }
    }

    /// Opens a mark. One of the same family that is open on top was never closed: it ends here.
    fn open(&mut self, sign: Sign) {
        if let Some(top) = self.open.last().copied().filter(|top| top.family == sign.family) {
            if top.index + 1 == sign.index {
                return; // a doubled mark
            }
            self.open.pop();
            self.leave_open(top, sign.index);
        }
        if self.open.len() < DEEPEST {
            self.open.push(sign);
        }
    }

    /// Closes the open mark at `at` of the stack; what was opened within it and never closed was no quotation mark.
    fn close(&mut self, at: usize, sign: Sign) {
        if sign.family == Family::Single && at + 1 < self.open.len() {
            return; // an apostrophe within inner marks
        }
        let opened = self.open[at];
        self.open.truncate(at);
        if opened.index + 1 < sign.index {
            let range = Range::new(opened.index, sign.index + 1);
            self.pairs.push(Pair { range, closed: true, continues: false, depth: 0 });
        }
    }

    /// A stretch without its closing mark. Single marks without one are taken for apostrophes, save at a paragraph's
    /// start, where the next paragraph may go on with the quotation.
    fn leave_open(&mut self, sign: Sign, end: usize) {
        let continues = end == self.end && direction::opens_alike(self.source, self.next, sign);
        if (sign.family != Family::Single || continues) && end > sign.index + 1 {
            let range = Range::new(sign.index, end);
            self.pairs.push(Pair { range, closed: false, continues, depth: 0 });
        }
    }

    /// The outermost mark that is still open runs to the paragraph's end.
    fn finish(&mut self) {
        if let Some(first) = self.open.first().copied() {
            self.leave_open(first, self.end);
        }
        self.pairs.sort_by_key(|pair| (pair.range.start, std::cmp::Reverse(pair.range.end)));
    }
}

/// Sets each pair's depth: the number of pairs around it.
fn set_depths(pairs: &mut [Pair]) {
    let mut around: Vec<u32> = Vec::new();
    for pair in pairs {
        while around.last().is_some_and(|end| *end <= pair.range.start) {
            around.pop();
        }
        pair.depth = around.len().min(usize::from(u8::MAX)) as u8;
        around.push(pair.range.end);
    }
}
