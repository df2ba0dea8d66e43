//! A semi-Markov conditional random field without transitions: the probability of a cut is that of its names' evidence.
//! Takes lessons, gives weights (likelihood, Adagrad, a pull towards the priors).
//! Law: deterministic: lessons are gone through in a fixed order.

use crate::examples::Lesson;
use whosaid::training::WIDTH;

/// Adagrad's first step.
const STEP: f32 = 0.15;
/// Pull towards the prior at each update of a weight.
const PULL: f32 = 2e-6;

type Row = [f32; WIDTH];

/// The weights while they are learned.
pub(crate) struct Model {
    weights: Vec<Row>,
    priors: Vec<Row>,
    squares: Vec<Row>,
}

impl Model {
    /// A model that holds `priors`.
    pub(crate) fn new(priors: Vec<Row>) -> Self {
        Self { weights: priors.clone(), squares: vec![[1e-3; WIDTH]; priors.len()], priors }
    }

    /// The weights of a row.
    pub(crate) fn row(&self, row: usize) -> Row {
        self.weights[row]
    }

    /// Goes through all lessons once; gives the mean loss.
    pub(crate) fn learn(&mut self, lessons: &[Lesson], epoch: usize) -> f32 {
        let mut loss = 0.0;
        let count = lessons.len();
        let stride = STRIDES[epoch % STRIDES.len()];
        for turn in 0..count {
            loss += self.lesson(&lessons[(turn * stride) % count]);
        }
        loss / count.max(1) as f32
    }

    /// One lesson: moves the weights towards its right cut, gives its loss.
    fn lesson(&mut self, lesson: &Lesson) -> f32 {
        let scores: Vec<Row> = lesson.examples.iter().map(|example| self.score(example, lesson)).collect();
        let chart = Chart::new(lesson, &scores);
        let mut right = vec![[0.0; WIDTH]; scores.len()];
        let mut total = 0.0;
        let mut at = lesson.run.first();
        for (index, column) in &lesson.gold {
            let range = lesson.examples[*index].range;
            total += chart.plain_sum(at, range.first());
            mark_plain(lesson, at, range.first(), &mut right);
            total += scores[*index][*column];
            right[*index][*column] = 1.0;
            at = range.after();
        }
        total += chart.plain_sum(at, lesson.run.after());
        mark_plain(lesson, at, lesson.run.after(), &mut right);
        for (index, example) in lesson.examples.iter().enumerate() {
            let expected = chart.expected(index, example.range, &scores[index]);
            let mut difference = right[index];
            for (difference, expected) in difference.iter_mut().zip(expected) {
                *difference -= expected;
            }
            self.move_by(&example.evidence, &difference);
        }
        chart.all() - total
    }

    /// What a candidate is worth; nothing can be gained with a kind that the annotation does not cover.
    fn score(&self, example: &whosaid::training::Example, lesson: &Lesson) -> Row {
        let mut score = [0.0; WIDTH];
        for row in &example.evidence {
            for (score, weight) in score.iter_mut().zip(self.weights[usize::from(*row)]) {
                *score += weight;
            }
        }
        for (score, covered) in score.iter_mut().zip(lesson.covered).take(WIDTH - 1) {
            if !covered {
                *score = f32::NEG_INFINITY;
            }
        }
        score
    }

    /// A step of Adagrad for all rows of evidence.
    fn move_by(&mut self, evidence: &[u16], difference: &Row) {
        if difference.iter().all(|difference| difference.abs() < 1e-4) {
            return;
        }
        for row in evidence {
            let row = usize::from(*row);
            let learned = self.weights[row].iter_mut().zip(&mut self.squares[row]);
            for ((weight, square), (difference, prior)) in
                learned.zip(difference.iter().zip(self.priors[row]))
            {
                *square += difference * difference;
                *weight += STEP * difference / square.sqrt() - PULL * (*weight - prior);
            }
        }
    }
}

/// Strides through the lessons, one an epoch: primes, so that every lesson has its turn.
const STRIDES: [usize; 4] = [1_000_003, 1_000_033, 1_000_037, 1_000_039];

/// Marks the words between `from` and `to` as no names.
fn mark_plain(lesson: &Lesson, from: usize, to: usize, right: &mut [Row]) {
    for (index, example) in lesson.examples.iter().enumerate() {
        if example.range.len() == 1 && (from..to).contains(&example.range.first()) {
            right[index][WIDTH - 1] = 1.0;
        }
    }
}

/// The logarithms of the sums over all cuts, from both ends of a run.
struct Chart {
    start: usize,
    plain: Vec<f32>,
    ahead: Vec<f32>,
    behind: Vec<f32>,
}

impl Chart {
    fn new(lesson: &Lesson, scores: &[Row]) -> Self {
        let (start, len) = (lesson.run.first(), lesson.run.len());
        let mut chart = Self {
            start,
            plain: vec![0.0; len],
            ahead: vec![f32::NEG_INFINITY; len + 1],
            behind: vec![f32::NEG_INFINITY; len + 1],
        };
        let mut ways: Vec<(usize, usize, f32)> = Vec::new();
        for (example, score) in lesson.examples.iter().zip(scores) {
            let (from, to) = (example.range.first() - start, example.range.after() - start);
            if to == from + 1 {
                chart.plain[from] = score[WIDTH - 1];
            }
            ways.push((from, to, sum(&score[..WIDTH - 1])));
        }
        ways.extend((0..len).map(|at| (at, at + 1, chart.plain[at])));
        ways.sort_by_key(|way| (way.0, way.1));
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
    fn all(&self) -> f32 {
        self.ahead[0]
    }

    /// Of the words from `from` to `to` as no names.
    fn plain_sum(&self, from: usize, to: usize) -> f32 {
        (from..to).map(|at| self.plain[at - self.start]).sum()
    }

    /// How probable each column of a candidate is.
    fn expected(&self, _index: usize, range: Range, score: &Row) -> Row {
        let outside =
            self.behind[range.first() - self.start] + self.ahead[range.after() - self.start] - self.all();
        let mut expected = score.map(|score| (score + outside).exp());
        if range.len() > 1 {
            expected[WIDTH - 1] = 0.0;
        }
        expected
    }
}

use whosaid::text::Range;

/// The logarithm of the sum of the exponentials.
fn sum(scores: &[f32]) -> f32 {
    scores.iter().fold(f32::NEG_INFINITY, |total, score| add(total, *score))
}

/// The logarithm of the sum of two exponentials.
fn add(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f32::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}
