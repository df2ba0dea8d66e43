//! Cuts overlapping marks into properly nested segments, block by block.
//! Takes sorted marks and the pieces of the text, gives for each piece what to open, write and close, in order.
//! Law: the texts of a piece's segments spell the piece; every opened mark is closed in it; time is linear.

use super::marks::Mark;
use std::ops::Range;

/// No page can show more marks inside each other; the innermost beyond it are left out, which keeps the work linear.
const DEEPEST: usize = 12;

/// One step of drawing a piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Opens the mark of this index.
    Open {
        /// Index into the marks.
        mark: usize,
        /// Whether the mark starts here, rather than being taken up again after a cut.
        starts: bool,
    },
    /// Writes these bytes of the text.
    Text(Range<usize>),
    /// Closes the innermost open mark.
    Close {
        /// Index into the marks.
        mark: usize,
        /// Whether the mark ends here, rather than being cut.
        ends: bool,
    },
}

/// The segments of each of `pieces`, which are in order and do not overlap; `marks` are sorted by start.
#[must_use]
pub fn segments(marks: &[Mark], pieces: &[Range<usize>]) -> Vec<Vec<Segment>> {
    let mut sweep = Sweep { marks, next: 0, open: Vec::new(), out: Vec::new() };
    pieces.iter().map(|piece| sweep.piece(piece)).collect()
}

struct Sweep<'m> {
    marks: &'m [Mark],
    /// The first mark not yet opened.
    next: usize,
    /// Open marks, the innermost last.
    open: Vec<usize>,
    out: Vec<Segment>,
}

impl Sweep<'_> {
    fn piece(&mut self, piece: &Range<usize>) -> Vec<Segment> {
        let mut at = piece.start;
        self.skip_to(at);
        self.reopen(0);
        while at < piece.end {
            self.open_at(at);
            let stop = self.next_stop(piece.end);
            if at < stop {
                self.out.push(Segment::Text(at..stop));
            }
            at = stop;
            self.close_at(at);
        }
        self.out.extend(self.open.iter().rev().map(|mark| Segment::Close { mark: *mark, ends: false }));
        std::mem::take(&mut self.out)
    }

    /// Passes over what lies between two pieces: marks that end there end unseen, those that reach over stay open.
    fn skip_to(&mut self, at: usize) {
        while let Some(mark) = self.marks.get(self.next).filter(|mark| mark.start < at) {
            if mark.end > at && self.open.len() < DEEPEST {
                self.open.push(self.next);
            }
            self.next += 1;
        }
        self.open.retain(|mark| self.marks[*mark].end > at);
    }

    /// Writes again the opening of the marks from `depth` on.
    fn reopen(&mut self, depth: usize) {
        self.out.extend(self.open[depth..].iter().map(|mark| Segment::Open { mark: *mark, starts: false }));
    }

    fn open_at(&mut self, at: usize) {
        while let Some(mark) = self.marks.get(self.next).filter(|mark| mark.start <= at) {
            if mark.end > at && self.open.len() < DEEPEST {
                self.open.push(self.next);
                self.out.push(Segment::Open { mark: self.next, starts: true });
            }
            self.next += 1;
        }
    }

    /// Where the next mark starts or ends, or the piece does.
    fn next_stop(&self, end: usize) -> usize {
        let start = self.marks.get(self.next).map_or(end, |mark| mark.start);
        self.open.iter().map(|mark| self.marks[*mark].end).fold(start.min(end), usize::min)
    }

    /// Closes the marks that end at `at`; those opened inside them and still going are cut and taken up again.
    fn close_at(&mut self, at: usize) {
        let marks = self.marks;
        let Some(depth) = self.open.iter().position(|mark| marks[*mark].end <= at) else { return };
        for mark in self.open[depth..].iter().rev() {
            self.out.push(Segment::Close { mark: *mark, ends: marks[*mark].end <= at });
        }
        self.open.retain(|mark| marks[*mark].end > at);
        self.reopen(depth);
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "one piece is a range, not its numbers")]
mod tests {
    use super::*;
    use crate::view::marks::{What, sort};

    fn mark(start: usize, end: usize) -> Mark {
        Mark { start, end, what: What::Mention(0) }
    }

    /// Draws segments as text: `[` opens, `{` takes up again, `]` ends, `}` cuts.
    fn drawn(text: &str, marks: &[Mark], pieces: &[Range<usize>]) -> Vec<String> {
        let draw = |segment: &Segment| match segment {
            Segment::Open { starts: true, .. } => "[".to_owned(),
            Segment::Open { starts: false, .. } => "{".to_owned(),
            Segment::Text(range) => text[range.clone()].to_owned(),
            Segment::Close { ends: true, .. } => "]".to_owned(),
            Segment::Close { ends: false, .. } => "}".to_owned(),
        };
        segments(marks, pieces).iter().map(|piece| piece.iter().map(draw).collect()).collect()
    }

    #[test]
    fn marks_nest() {
        assert_eq!(drawn("abcdef", &[mark(0, 6), mark(1, 3), mark(3, 4)], &[0..6]), ["[a[bc][d]ef]"]);
    }

    #[test]
    fn equal_marks_nest() {
        assert_eq!(drawn("abc", &[mark(0, 2), mark(0, 2)], &[0..3]), ["[[ab]]c"]);
    }

    #[test]
    fn crossing_marks_are_cut() {
        assert_eq!(drawn("abcdef", &[mark(0, 4), mark(2, 6)], &[0..6]), ["[ab[cd}]{ef]"]);
    }

    #[test]
    fn a_mark_over_two_pieces_is_taken_up_again() {
        assert_eq!(drawn("abcdef", &[mark(1, 5)], &[0..2, 3..6]), ["a[b}", "{de]f"]);
    }

    #[test]
    fn what_lies_between_pieces_is_not_drawn() {
        assert_eq!(drawn("abcdef", &[mark(2, 4)], &[0..2, 4..6]), ["ab", "ef"]);
        assert_eq!(drawn("abcdef", &[mark(2, 5)], &[0..2, 4..6]), ["ab", "{e]f"]);
    }

    #[test]
    fn any_marks_spell_the_text_and_balance() {
        arbtest::arbtest(|source| {
            let text = "abcdefghijklmnopqrstuvwxyz";
            let mut marks = Vec::new();
            for _ in 0..source.int_in_range(0..=40)? {
                let start = source.int_in_range(0..=25)?;
                marks.push(mark(start, source.int_in_range(start + 1..=26)?));
            }
            sort(&mut marks);
            let middle = source.int_in_range(0..=26)?;
            let pieces = drawn(text, &marks, &[0..middle, middle..26]);
            let letters: String = pieces.concat().chars().filter(char::is_ascii_lowercase).collect();
            assert_eq!(letters, text);
            for piece in pieces {
                let opened = piece.matches(['[', '{']).count();
                assert_eq!(opened, piece.matches([']', '}']).count());
                assert!(opened <= 200);
            }
            Ok(())
        });
    }
}
