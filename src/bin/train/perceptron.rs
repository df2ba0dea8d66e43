//! The averaged structured perceptron (Collins 2002), for comparison with the field.
//! Takes lessons, gives the mean of all weights that it went through.
//! Law: where the annotation allows several labels, the best of them is the right one.

use crate::learner::{Learner, Weights, transitions_of};
use crate::lessons::{Lesson, Token};
use whosaid::training::{LABELS, LANES, Label, Scores, Viterbi};

/// A worth that no sum of weights outweighs.
const FORBIDDEN: f32 = -1e6;

/// What a count is worth: any worth gives the same labels, and with this one few weights are too heavy to be stored.
const WORTH: f32 = 0.125;

/// Weights and the sums that their mean is found from.
#[derive(Clone, Copy)]
struct Row {
    now: Scores,
    late: Scores,
}

const NEW: Row = Row { now: [0.0; LANES], late: [0.0; LANES] };

impl Row {
    fn add(&mut self, label: Label, change: f32, time: f32) {
        self.now[label.index()] += change;
        self.late[label.index()] += change * time;
    }

    fn mean(&self, time: f32) -> Scores {
        std::array::from_fn(|lane| self.now[lane] - self.late[lane] / time)
    }
}

/// The perceptron while it learns.
pub(crate) struct Perceptron {
    rows: Vec<Row>,
    steps: Vec<Row>,
    time: f32,
    viterbi: Viterbi,
}

impl Perceptron {
    /// A perceptron that has learned nothing of so many features.
    pub(crate) fn new(features: usize) -> Self {
        Self { rows: vec![NEW; features], steps: vec![NEW; LABELS], time: 1.0, viterbi: Viterbi::default() }
    }

    fn add(&mut self, tokens: &[(&Token, &[u32])], labels: &[Label], change: f32) {
        let mut before = Label::OUTSIDE;
        for ((token, recalled), label) in tokens.iter().zip(labels) {
            for feature in token.features.iter().chain(*recalled) {
                self.rows[*feature as usize].add(*label, change, self.time);
            }
            self.steps[before.index()].add(*label, change, self.time);
            before = *label;
        }
    }
}

impl Learner for Perceptron {
    fn emission(&self, features: impl Iterator<Item = u32>) -> Scores {
        let mut sum = [0.0; LANES];
        for feature in features {
            sum.iter_mut().zip(self.rows[feature as usize].now).for_each(|(sum, weight)| *sum += weight);
        }
        sum
    }

    fn learn(&mut self, lesson: &Lesson, tokens: &[(&Token, &[u32])], emissions: &[Scores]) {
        self.time += 1.0;
        let steps: [Scores; LABELS] = std::array::from_fn(|from| self.steps[from].now);
        let transitions = transitions_of(&steps);
        let mut found = vec![Label::OUTSIDE; tokens.len()];
        self.viterbi.decode(emissions, &transitions, &mut found);
        let mut bound = emissions.to_vec();
        for ((token, _), emission) in tokens.iter().zip(&mut bound) {
            let forbidden = (0..LABELS).filter(|label| token.allowed >> label & 1 == 0);
            forbidden.for_each(|label| emission[label] = FORBIDDEN);
        }
        let mut right = found.clone();
        self.viterbi.decode(&bound, &transitions, &mut right);
        if right != found {
            self.add(tokens, &right, lesson.weight);
            self.add(tokens, &found, -lesson.weight);
        }
    }

    fn weights(&self) -> Weights {
        let mean = |row: &Row| row.mean(self.time).map(|weight| weight * WORTH);
        Weights {
            rows: self.rows.iter().map(mean).collect(),
            steps: std::array::from_fn(|from| mean(&self.steps[from])),
        }
    }
}
