//! A linear-chain conditional random field, learned by AdaGrad dual averaging with an L1 penalty (Duchi et al. 2011, Xiao 2010).
//! Takes lessons, gives weights, most of them exactly zero.
//! Law: all labels that the annotation allows count together; one thread, a fixed order, so that the bytes are the same.

use crate::learner::{Learner, Weights, transitions_of};
use crate::lessons::{Lesson, Token};
use whosaid::training::{LABELS, LANES, Scores, Sums, Transitions};

/// How far a step goes.
const RATE: f32 = 0.1;
/// Keeps the first steps small.
const CALM: f32 = 0.01;
/// The penalty on each weight, for each sentence seen.
const PENALTY: f32 = 2e-5;
/// Smaller gradients than this are none.
const LEAST: f32 = 1e-4;
/// Transitions are worked out anew after so many stretches.
const STEADY: u32 = 16;

/// What was seen of one feature: sums of gradients, and how far the weights go for them.
#[derive(Clone)]
struct Row {
    gradient: Scores,
    pace: Scores,
    squares: Scores,
}

const NEW: Row = Row { gradient: [0.0; LANES], pace: [RATE / CALM; LANES], squares: [0.0; LANES] };

impl Row {
    /// Its weights, less the penalty.
    fn weights(&self, penalty: f32) -> Scores {
        let mut weights = [0.0; LANES];
        for ((weight, gradient), pace) in weights.iter_mut().zip(&self.gradient).zip(&self.pace) {
            *weight = (gradient.abs() - penalty).max(0.0).copysign(-gradient) * pace;
        }
        weights
    }

    fn learn(&mut self, gradient: &Scores) {
        for (lane, gradient) in gradient.iter().enumerate() {
            self.gradient[lane] += gradient;
            self.squares[lane] += gradient * gradient;
            self.pace[lane] = RATE / (CALM + self.squares[lane].sqrt());
        }
    }
}

/// The field while it is learned.
pub(crate) struct Crf {
    rows: Vec<Row>,
    steps: Vec<Row>,
    transitions: Transitions,
    seen: u32,
    sentences: f32,
    free: Sums,
    bound: Sums,
}

impl Crf {
    /// A field that has learned nothing of so many features.
    pub(crate) fn new(features: usize) -> Self {
        let transitions = Transitions::new(&[[0.0; LANES]; LABELS]);
        let (free, bound) = Default::default();
        let (rows, steps) = (vec![NEW; features], vec![NEW; LABELS]);
        Self { rows, steps, transitions, seen: 0, sentences: 0.0, free, bound }
    }

    fn step_weights(&self) -> [Scores; LABELS] {
        std::array::from_fn(|from| self.steps[from].weights(0.0))
    }
}

impl Learner for Crf {
    fn emission(&self, features: impl Iterator<Item = u32>) -> Scores {
        let mut sum = [0.0; LANES];
        let penalty = PENALTY * self.sentences;
        for feature in features {
            let row = self.rows[feature as usize].weights(penalty);
            sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
        }
        sum
    }

    fn learn(&mut self, lesson: &Lesson, tokens: &[(&Token, &[u32])], emissions: &[Scores]) {
        self.sentences += 0.5;
        self.seen += 1;
        if self.seen % STEADY == 1 {
            self.transitions = transitions_of(&self.step_weights());
        }
        let allowed: Vec<u32> = tokens.iter().map(|(token, _)| token.allowed).collect();
        self.free.fill(emissions, &self.transitions, None);
        self.bound.fill(emissions, &self.transitions, Some(&allowed));
        for (index, (token, recalled)) in tokens.iter().enumerate() {
            let (mut gradient, bound) = (self.free.marginal(index), self.bound.marginal(index));
            let mut most = 0.0_f32;
            for (gradient, bound) in gradient.iter_mut().zip(bound) {
                *gradient = (*gradient - bound) * lesson.weight;
                most = most.max(gradient.abs());
            }
            if most < LEAST {
                continue;
            }
            for feature in token.features.iter().chain(*recalled) {
                self.rows[*feature as usize].learn(&gradient);
            }
            let free = self.free.pairs(index, &self.transitions);
            let bound = self.bound.pairs(index, &self.transitions);
            for ((step, mut free), bound) in self.steps.iter_mut().zip(free).zip(bound) {
                free.iter_mut().zip(bound).for_each(|(free, bound)| *free = (*free - bound) * lesson.weight);
                step.learn(&free);
            }
        }
    }

    fn weights(&self) -> Weights {
        let penalty = PENALTY * self.sentences;
        Weights {
            rows: self.rows.iter().map(|row| row.weights(penalty)).collect(),
            steps: self.step_weights(),
        }
    }
}
