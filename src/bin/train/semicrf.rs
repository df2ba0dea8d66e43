//! A semi-Markov conditional random field without transitions: the probability of a cut is that of its names' evidence.
//! Takes lessons, gives weights: the likelihood of all allowed cuts together, Adagrad, a pull towards the priors.
//! Law: deterministic: lessons are gone through in a fixed order.

use crate::chart::{Chart, Row};
use crate::lessons::Lesson;
use whosaid::training::{Example, WIDTH};

/// Adagrad's first step.
const STEP: f32 = 0.15;
/// Pull towards the prior at each update of a weight.
const PULL: f32 = 2e-6;
/// Strides through the lessons, one an epoch: primes, so that every lesson has its turn.
const STRIDES: [usize; 4] = [1_000_003, 1_000_033, 1_000_037, 1_000_039];

/// The weights while they are learned.
pub(crate) struct Model {
    weights: Vec<Row>,
    priors: Vec<Row>,
    squares: Vec<Row>,
    /// Sums of the weights after each epoch, and how many there were.
    sums: Vec<Row>,
    epochs: f32,
}

impl Model {
    /// A model that holds `priors`.
    pub(crate) fn new(priors: Vec<Row>) -> Self {
        Self {
            weights: priors.clone(),
            squares: vec![[1e-3; WIDTH]; priors.len()],
            sums: vec![[0.0; WIDTH]; priors.len()],
            epochs: 0.0,
            priors,
        }
    }

    /// The weights of a row: the mean over the epochs, which the last lessons sway less.
    pub(crate) fn row(&self, row: usize) -> Row {
        self.sums[row].map(|sum| sum / self.epochs.max(1.0))
    }

    /// Goes through all lessons once; gives the mean loss.
    pub(crate) fn learn(&mut self, lessons: &[Lesson], epoch: usize) -> f32 {
        let count = lessons.len();
        let stride = STRIDES[epoch % STRIDES.len()];
        let mut loss = 0.0;
        for turn in 0..count {
            loss += self.lesson(&lessons[(turn * stride) % count]);
        }
        for (sums, weights) in self.sums.iter_mut().zip(&self.weights) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
        self.epochs += 1.0;
        loss / count.max(1) as f32
    }

    /// One lesson: moves the weights towards the allowed cuts, gives its loss. A lesson that allows none teaches nothing.
    fn lesson(&mut self, lesson: &Lesson) -> f32 {
        let scores: Vec<Row> = lesson.examples.iter().map(|example| self.score(example)).collect();
        let mut allowed = scores.clone();
        let all = Chart::of_all(lesson, &scores);
        let right = Chart::of_allowed(lesson, &mut allowed);
        if !right.all().is_finite() {
            return 0.0;
        }
        for ((example, score), allowed) in lesson.examples.iter().zip(&scores).zip(&allowed) {
            let expected = all.expected(example.range, score);
            let mut difference = right.expected(example.range, allowed);
            for (difference, expected) in difference.iter_mut().zip(expected) {
                *difference -= expected;
            }
            self.move_by(&example.evidence, &difference);
        }
        all.all() - right.all()
    }

    /// What a candidate is worth.
    fn score(&self, example: &Example) -> Row {
        let mut score = [0.0; WIDTH];
        for row in &example.evidence {
            for (score, weight) in score.iter_mut().zip(self.weights[usize::from(*row)]) {
                *score += weight;
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
