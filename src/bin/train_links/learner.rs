//! A conditional logit: each contender's signs are added up, and the share of the right ones is to be near one.
//! Takes lessons, gives weights: Adagrad with a pull towards what is held of each sign.
//! Law: deterministic: lessons are gone through in a fixed order, and no platform rounds exponentials its own way.

use whosaid::link_training::{Lesson, SIGNS, WIDTH};

/// Adagrad's first step.
const STEP: f32 = 0.1;
/// Pull towards the prior at each update of a weight.
const PULL: f32 = 5e-2;
/// Strides through the lessons, one an epoch: primes, so that every lesson has its turn.
const STRIDES: [usize; 4] = [1_000_003, 1_000_033, 1_000_037, 1_000_039];

/// The weights while they are learned.
pub(crate) struct Learner {
    weights: Vec<[f32; WIDTH]>,
    priors: Vec<[f32; WIDTH]>,
    squares: Vec<[f32; WIDTH]>,
}

impl Default for Learner {
    fn default() -> Self {
        let priors: Vec<_> = SIGNS.iter().map(|name| prior(name)).collect();
        Self { weights: priors.clone(), squares: vec![[1e-2; WIDTH]; SIGNS.len()], priors }
    }
}

/// What a sign is held to be worth before anything is learned.
fn prior(name: &str) -> [f32; WIDTH] {
    let cells =
        include_str!("priors.tsv").lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'));
    let mut row = [0.0; WIDTH];
    for (weight, cell) in row.iter_mut().zip(cells.unwrap_or_default().split(' ')) {
        *weight = cell.parse().unwrap_or(0.0);
    }
    row
}

impl Learner {
    /// Goes through all lessons once; gives the mean loss.
    pub(crate) fn learn(&mut self, lessons: &[Lesson], epoch: usize) -> f32 {
        let count = lessons.len().max(1);
        let stride = STRIDES[epoch % STRIDES.len()];
        let loss: f32 = (0..lessons.len()).map(|turn| self.lesson(&lessons[(turn * stride) % count])).sum();
        loss / count as f32
    }

    /// The share of lessons whose best contender is right.
    pub(crate) fn right(&self, lessons: &[Lesson]) -> f32 {
        let is_right = |lesson: &&Lesson| {
            let sums = self.sums(lesson);
            let best = (0..sums.len()).max_by(|a, b| sums[*a].total_cmp(&sums[*b]));
            best.is_some_and(|best| lesson.contenders[best].1)
        };
        lessons.iter().filter(is_right).count() as f32 / lessons.len().max(1) as f32
    }

    /// The weights, two decimals each.
    pub(crate) fn rows(&self) -> impl Iterator<Item = [f32; WIDTH]> {
        self.weights.iter().map(|row| row.map(|weight| (weight * 100.0).round() / 100.0))
    }

    fn sums(&self, lesson: &Lesson) -> Vec<f32> {
        let [sort, stand] = lesson.columns;
        let worth = |sign: &usize| self.weights[*sign][sort] + self.weights[*sign][stand];
        lesson.contenders.iter().map(|(signs, _)| signs.iter().map(worth).sum()).collect()
    }

    /// One lesson: moves the weights towards the right contenders, gives its loss.
    fn lesson(&mut self, lesson: &Lesson) -> f32 {
        let sums = self.sums(lesson);
        let top = sums.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let shares: Vec<f32> = sums.iter().map(|sum| libm::expf(sum - top)).collect();
        let whole: f32 = shares.iter().sum();
        let right: f32 =
            shares.iter().zip(&lesson.contenders).filter(|(_, one)| one.1).map(|(share, _)| share).sum();
        if right <= 0.0 || whole <= 0.0 {
            return 0.0;
        }
        for (share, (signs, is_right)) in shares.iter().zip(&lesson.contenders) {
            let wanted = if *is_right { share / right } else { 0.0 };
            let gradient = wanted - share / whole;
            for sign in signs {
                for column in lesson.columns {
                    self.step(*sign, column, gradient);
                }
            }
        }
        -libm::logf(right / whole)
    }

    fn step(&mut self, sign: usize, column: usize, gradient: f32) {
        let weight = &mut self.weights[sign][column];
        let square = &mut self.squares[sign][column];
        let pulled = gradient - PULL * (*weight - self.priors[sign][column]);
        *square += pulled * pulled;
        *weight += STEP * pulled / square.sqrt();
    }
}
