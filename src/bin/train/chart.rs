//! The sums over all cuts of a run, from both ends: forward and backward in the field's words.
//! Takes what each candidate is worth, gives the logarithms of sums and how probable each name is.
//! Law: a way worth minus infinity is closed; time is linear in the number of candidates.

use crate::kinds::NONE;
use crate::lessons::Lesson;
use whosaid::text::Range;
use whosaid::training::WIDTH;

/// What a candidate is worth, or a weight, by column.
pub(crate) type Row = [f32; WIDTH];

/// The logarithms of the sums over the cuts of a run.
pub(crate) struct Chart {
    start: usize,
    ahead: Vec<f32>,
    behind: Vec<f32>,
}

impl Chart {
    /// Over all cuts: the worth of each candidate is `scores`.
    pub(crate) fn of_all(lesson: &Lesson, scores: &[Row]) -> Self {
        Self::new(lesson, scores, vec![0.0; lesson.run.len()])
    }

    /// Over the cuts that the annotation allows; `scores` lose all that it does not.
    pub(crate) fn of_allowed(lesson: &Lesson, scores: &mut [Row]) -> Self {
        let plain = |is_plain: &bool| if *is_plain { 0.0 } else { f32::NEG_INFINITY };
        let plain: Vec<f32> = lesson.plain.iter().map(plain).collect();
        for ((example, allowed), score) in lesson.examples.iter().zip(&lesson.allowed).zip(scores.iter_mut())
        {
            for (score, allowed) in score[..NONE].iter_mut().zip(allowed) {
                *score = if *allowed { *score } else { f32::NEG_INFINITY };
            }
            score[NONE] += plain[example.range.first() - lesson.run.first()];
        }
        Self::new(lesson, scores, plain)
    }

    /// `plain` is what a token without a candidate of its own is worth as no name.
    fn new(lesson: &Lesson, scores: &[Row], mut plain: Vec<f32>) -> Self {
        let (start, len) = (lesson.run.first(), lesson.run.len());
        let mut ways: Vec<(usize, usize, f32)> = Vec::new();
        for (example, score) in lesson.examples.iter().zip(scores) {
            let (from, to) = (example.range.first() - start, example.range.after() - start);
            if to == from + 1 {
                plain[from] = score[NONE];
            }
            ways.push((from, to, sum(&score[..NONE])));
        }
        ways.extend((0..len).map(|at| (at, at + 1, plain[at])));
        ways.sort_by_key(|way| (way.0, way.1));
        let mut chart =
            Self { start, ahead: vec![f32::NEG_INFINITY; len + 1], behind: vec![f32::NEG_INFINITY; len + 1] };
        chart.behind[0] = 0.0;
        for (from, to, worth) in &ways {
            chart.behind[*to] = add(chart.behind[*to], chart.behind[*from] + worth);
        }
        chart.ahead[len] = 0.0;
        for (from, to, worth) in ways.iter().rev() {
            chart.ahead[*from] = add(chart.ahead[*from], chart.ahead[*to] + worth);
        }
        chart
    }

    /// Of all cuts.
    pub(crate) fn all(&self) -> f32 {
        self.ahead[0]
    }

    /// How probable each column of a candidate is.
    pub(crate) fn expected(&self, range: Range, score: &Row) -> Row {
        let outside =
            self.behind[range.first() - self.start] + self.ahead[range.after() - self.start] - self.all();
        let mut expected = score.map(|score| libm::expf(score + outside));
        if range.len() > 1 {
            expected[NONE] = 0.0;
        }
        expected
    }
}

/// The logarithm of the sum of the exponentials.
fn sum(scores: &[f32]) -> f32 {
    scores.iter().fold(f32::NEG_INFINITY, |total, score| add(total, *score))
}

/// The logarithm of the sum of two exponentials.
fn add(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f32::NEG_INFINITY { high } else { high + libm::log1pf(libm::expf(low - high)) }
}
