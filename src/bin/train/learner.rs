//! What every learner does: goes through lessons in a shuffled order, and gives weights.
//! Takes lessons and which passes over them, gives weights by slot.
//! Law: a fixed seed; the same lessons give the same weights.

use crate::lessons::{Lesson, Token};
use whosaid::training::{LABELS, Label, Scores, Transitions, Viterbi};

/// What was learned.
pub(crate) struct Weights {
    /// By the numbers of the features.
    pub(crate) rows: Vec<Scores>,
    /// Of each label after each other one.
    pub(crate) steps: [Scores; LABELS],
}

/// A way of learning.
pub(crate) trait Learner {
    /// What each label of a token with these features is worth.
    fn emission(&self, features: impl Iterator<Item = u32>) -> Scores;
    /// Learns from one stretch: its tokens with what a first pass adds, and what their labels are worth now.
    fn learn(&mut self, lesson: &Lesson, tokens: &[(&Token, &[u32])], emissions: &[Scores]);
    /// The weights so far.
    fn weights(&self) -> Weights;
}

/// Which pass over a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pass {
    First,
    Second,
}

/// Goes `epochs` times through the stretches of the lessons, each once in every pass.
pub(crate) fn learn(
    mut learner: impl Learner,
    lessons: &[&Lesson],
    passes: &[Pass],
    epochs: usize,
) -> Weights {
    let stretches =
        |lesson: usize| (0..lessons[lesson].stretches.len()).map(move |stretch| (lesson, stretch));
    let one = (0..lessons.len()).flat_map(stretches);
    let mut order: Vec<(usize, usize, Pass)> =
        one.flat_map(|(lesson, stretch)| passes.iter().map(move |pass| (lesson, stretch, *pass))).collect();
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for (lesson, stretch, pass) in &order {
            let lesson = lessons[*lesson];
            let tokens = tokens(lesson, *stretch, *pass);
            let emission = |(token, recalled): &(&Token, &[u32])| {
                learner.emission(token.features.iter().chain(*recalled).copied())
            };
            let emissions: Vec<Scores> = tokens.iter().map(emission).collect();
            learner.learn(lesson, &tokens, &emissions);
        }
    }
    learner.weights()
}

/// The tokens of a stretch, each with what the pass adds to its features.
pub(crate) fn tokens(lesson: &Lesson, stretch: usize, pass: Pass) -> Vec<(&Token, &[u32])> {
    let range = lesson.stretches[stretch];
    let recalled = |index: usize| match pass {
        Pass::First => &[][..],
        Pass::Second => &lesson.recalled[index][..],
    };
    range.iter().map(|index| (&lesson.tokens[index], recalled(index))).collect()
}

/// What each label is worth after each other one.
pub(crate) fn transitions_of(steps: &[Scores; LABELS]) -> Transitions {
    Transitions::new(steps)
}

impl Weights {
    /// What each label of a token with these features is worth.
    pub(crate) fn emission(&self, (token, recalled): &(&Token, &[u32])) -> Scores {
        let mut sum = Scores::default();
        for feature in token.features.iter().chain(*recalled) {
            sum.iter_mut().zip(self.rows[*feature as usize]).for_each(|(sum, weight)| *sum += weight);
        }
        sum
    }

    /// The best labels of all tokens of a lesson.
    pub(crate) fn labels(&self, lesson: &Lesson, pass: Pass) -> Vec<Label> {
        let transitions = transitions_of(&self.steps);
        let mut viterbi = Viterbi::default();
        let mut labels = vec![Label::OUTSIDE; lesson.tokens.len()];
        for (stretch, range) in lesson.stretches.iter().enumerate() {
            let tokens = tokens(lesson, stretch, pass);
            let emissions: Vec<Scores> = tokens.iter().map(|token| self.emission(token)).collect();
            viterbi.decode(&emissions, &transitions, &mut labels[range.iter()]);
        }
        labels
    }
}

/// A xorshift generator: no more than an order is wanted of it.
struct Random(u64);

impl Random {
    fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            items.swap(index, (self.0 % (index as u64 + 1)) as usize);
        }
    }
}
