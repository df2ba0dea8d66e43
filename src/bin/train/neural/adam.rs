//! Steps along gradients: Adam, with a state for each weight (Kingma and Ba 2015).
//! Takes weights and their gradients, changes the weights.
//! Law: a row without a gradient is not touched, nor is its state, so that seldom words cost nothing.

/// How much of the old mean and of the old square is kept.
const KEPT: (f32, f32) = (0.9, 0.999);
const LEAST: f32 = 1e-8;
/// How fast weights shrink, as a share of the rate (Loshchilov and Hutter 2019).
const DECAY: f32 = 0.02;

/// The state of a group of weights.
#[derive(Default)]
pub(super) struct Adam {
    means: Vec<f32>,
    squares: Vec<f32>,
}

/// How far to go: the rate, and what makes up for states that began at zero.
pub(super) struct Pace {
    rate: f32,
    kept: (f32, f32),
}

impl Pace {
    pub(super) fn new() -> Self {
        Self { rate: 0.0, kept: (1.0, 1.0) }
    }

    /// The next step, at this rate.
    pub(super) fn next(&mut self, rate: f32) {
        self.rate = rate;
        self.kept = (self.kept.0 * KEPT.0, self.kept.1 * KEPT.1);
    }
}

impl Adam {
    /// Changes the weights whose state begins at `from`; their gradients then are zero.
    pub(super) fn step(&mut self, from: usize, weights: &mut [f32], gradients: &mut [f32], pace: &Pace) {
        let end = from + weights.len();
        if self.means.len() < end {
            self.means.resize(end, 0.0);
            self.squares.resize(end, 0.0);
        }
        let shrunk = 1.0 - pace.rate * DECAY;
        let rate = pace.rate * (1.0 - pace.kept.1).sqrt() / (1.0 - pace.kept.0);
        let state = self.means[from..end].iter_mut().zip(&mut self.squares[from..end]);
        for ((weight, gradient), (mean, square)) in weights.iter_mut().zip(gradients).zip(state) {
            *mean = KEPT.0 * *mean + (1.0 - KEPT.0) * *gradient;
            *square = KEPT.1 * *square + (1.0 - KEPT.1) * *gradient * *gradient;
            *weight = shrunk * *weight - rate * *mean / (square.sqrt() + LEAST);
            *gradient = 0.0;
        }
    }
}
