//! Cuts stretches that may overlap into properly nested ones.
//! Takes sorted stretches and one piece of the text, gives what to open, write and close, in order.
//! Law: the texts spell the piece; every opened stretch is closed in it; a crossing one is closed and taken up again.

use std::ops::Range;

/// Deeper nesting than any article has; what lies deeper is left out, which keeps the work linear.
const DEEPEST: usize = 16;

/// One step of writing a piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Opens the stretch of this index.
    Open(usize),
    /// Writes these bytes of the text.
    Text(Range<usize>),
    /// Closes the innermost open stretch, which has this index.
    Close(usize),
}

/// Sorts stretches as `Nest` wants them: by start, the longer first.
pub(super) fn sort<T>(stretches: &mut [(Range<usize>, T)]) {
    stretches.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
}

/// Walks over the text once, piece by piece.
pub(super) struct Nest<'s, T> {
    stretches: &'s [(Range<usize>, T)],
    /// The first stretch not yet opened.
    next: usize,
    /// Open stretches, the innermost last.
    open: Vec<usize>,
}

impl<'s, T> Nest<'s, T> {
    /// Starts at the text's beginning.
    pub(super) fn new(stretches: &'s [(Range<usize>, T)]) -> Self {
        Self { stretches, next: 0, open: Vec::new() }
    }

    /// The steps of a piece, which must stand after those before it.
    pub(super) fn piece(&mut self, piece: Range<usize>) -> Vec<Step> {
        self.pass_to(piece.start);
        let mut steps: Vec<Step> = self.open.iter().map(|id| Step::Open(*id)).collect();
        let mut at = piece.start;
        while at < piece.end {
            self.open_at(at, &mut steps);
            let stop = self.next_stop(piece.end);
            if at < stop {
                steps.push(Step::Text(at..stop));
            }
            at = stop;
            self.close_at(at, &mut steps);
        }
        steps.extend(self.open.iter().rev().map(|id| Step::Close(*id)));
        steps
    }

    fn end(&self, id: usize) -> usize {
        self.stretches[id].0.end
    }

    /// What starts before `at` and reaches over it is open there; what ends before it is over.
    fn pass_to(&mut self, at: usize) {
        while let Some((range, _)) = self.stretches.get(self.next).filter(|(range, _)| range.start < at) {
            if range.end > at && self.open.len() < DEEPEST {
                self.open.push(self.next);
            }
            self.next += 1;
        }
        let stretches = self.stretches;
        self.open.retain(|id| stretches[*id].0.end > at);
    }

    fn open_at(&mut self, at: usize, steps: &mut Vec<Step>) {
        while let Some((range, _)) = self.stretches.get(self.next).filter(|(range, _)| range.start <= at) {
            if range.end > at && self.open.len() < DEEPEST {
                self.open.push(self.next);
                steps.push(Step::Open(self.next));
            }
            self.next += 1;
        }
    }

    /// Where the next stretch starts or ends, or the piece does.
    fn next_stop(&self, end: usize) -> usize {
        let start = self.stretches.get(self.next).map_or(end, |(range, _)| range.start);
        self.open.iter().map(|id| self.end(*id)).fold(start.min(end), usize::min)
    }

    /// Closes what ends at `at`; what was opened inside it and goes on is closed and taken up again.
    fn close_at(&mut self, at: usize, steps: &mut Vec<Step>) {
        let Some(depth) = self.open.iter().position(|id| self.end(*id) <= at) else { return };
        let inner = self.open.split_off(depth);
        steps.extend(inner.iter().rev().map(|id| Step::Close(*id)));
        for id in inner.into_iter().filter(|id| self.stretches[*id].0.end > at) {
            steps.push(Step::Open(id));
            self.open.push(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, ranges: &[Range<usize>], pieces: &[Range<usize>]) -> Vec<String> {
        let mut stretches: Vec<_> = ranges.iter().map(|range| (range.clone(), ())).collect();
        sort(&mut stretches);
        let mut nest = Nest::new(&stretches);
        let draw = |step: Step| match step {
            Step::Open(_) => "[",
            Step::Text(range) => &text[range],
            Step::Close(_) => "]",
        };
        pieces.iter().map(|piece| nest.piece(piece.clone()).into_iter().map(draw).collect()).collect()
    }

    #[test]
    #[allow(clippy::single_range_in_vec_init, reason = "one piece is a range, not its numbers")]
    fn stretches_nest_or_are_cut() {
        assert_eq!(drawn("abcdef", &[0..6, 1..3, 3..4], &[0..6]), ["[a[bc][d]ef]"]);
        assert_eq!(drawn("abcdef", &[0..4, 2..6], &[0..6]), ["[ab[cd]][ef]"]);
        assert_eq!(drawn("abcdef", &[1..5], &[0..2, 3..6]), ["a[b]", "[de]f"]);
        assert_eq!(drawn("abcdef", &[2..4], &[0..2, 4..6]), ["ab", "ef"]);
    }

    #[test]
    fn any_stretches_spell_the_text_and_balance() {
        arbtest::arbtest(|source| {
            let text = "abcdefghijklmnopqrstuvwxyz";
            let mut ranges = Vec::new();
            for _ in 0..source.int_in_range(0..=40)? {
                let start = source.int_in_range(0..=25)?;
                ranges.push(start..source.int_in_range(start + 1..=26)?);
            }
            let middle = source.int_in_range(0..=26)?;
            let pieces = drawn(text, &ranges, &[0..middle, middle..26]);
            assert_eq!(pieces.concat().replace(['[', ']'], ""), text);
            for piece in pieces {
                assert_eq!(piece.matches('[').count(), piece.matches(']').count());
            }
            Ok(())
        });
    }
}
