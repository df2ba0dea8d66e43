//! A convolution over tokens: each token's output is a linear map of itself and its two neighbours at a distance.
//! Takes one vector a token, gives one vector a token; backwards, it takes the gradient of the one and gives the other's.
//! Law: beyond the stretch stand zeros; sums run in a fixed order, so that training is the same every time.

use super::random::Random;

/// How many tokens a convolution looks at.
const WIDTH: usize = 3;

/// The weights of a convolution from `I` to `O` numbers a token.
pub(super) struct Convolution<const I: usize, const O: usize> {
    /// From which distance the neighbours are taken.
    distance: usize,
    /// A row for each neighbour and each of its numbers.
    weights: Vec<[f32; O]>,
    /// The same, turned round: a row for each neighbour and each output.
    turned: Vec<[f32; I]>,
    bias: [f32; O],
    gradient: Vec<[f32; O]>,
    bias_gradient: [f32; O],
}

impl<const I: usize, const O: usize> Convolution<I, O> {
    /// Small random weights.
    pub(super) fn new(distance: usize, random: &mut Random) -> Self {
        let reach = (6.0 / (WIDTH * I + O) as f32).sqrt();
        let weights: Vec<[f32; O]> =
            (0..WIDTH * I).map(|_| std::array::from_fn(|_| (random.unit() * 2.0 - 1.0) * reach)).collect();
        let zeros = vec![[0.0; O]; WIDTH * I];
        let turned = vec![[0.0; I]; WIDTH * O];
        let mut new =
            Self { distance, weights, turned, bias: [0.0; O], gradient: zeros, bias_gradient: [0.0; O] };
        new.turn();
        new
    }

    /// The token that stands at the place `part` of the token `index`.
    fn neighbour(&self, index: usize, part: usize, len: usize) -> Option<usize> {
        (index + part * self.distance).checked_sub(self.distance).filter(|at| *at < len)
    }

    /// The outputs of all tokens.
    pub(super) fn forward(&self, inputs: &[[f32; I]], outputs: &mut Vec<[f32; O]>) {
        outputs.clear();
        for index in 0..inputs.len() {
            let mut output = self.bias;
            for part in 0..WIDTH {
                let Some(at) = self.neighbour(index, part, inputs.len()) else { continue };
                for (input, row) in inputs[at].iter().zip(&self.weights[part * I..]) {
                    if *input != 0.0 {
                        add(&mut output, *input, row);
                    }
                }
            }
            outputs.push(output);
        }
    }

    /// Adds the inputs' gradients to `down` and notes those of the weights.
    pub(super) fn backward(&mut self, inputs: &[[f32; I]], up: &[[f32; O]], down: &mut [[f32; I]]) {
        for (index, up) in up.iter().enumerate() {
            add(&mut self.bias_gradient, 1.0, up);
            for part in 0..WIDTH {
                let Some(at) = self.neighbour(index, part, inputs.len()) else { continue };
                for (input, row) in inputs[at].iter().zip(&mut self.gradient[part * I..]) {
                    if *input != 0.0 {
                        add(row, *input, up);
                    }
                }
                for (up, row) in up.iter().zip(&self.turned[part * O..]) {
                    if *up != 0.0 {
                        add(&mut down[at], *up, row);
                    }
                }
            }
        }
    }

    /// Lets `step` change each weight by its gradient, which then is zero again.
    pub(super) fn learn(&mut self, step: &mut impl FnMut(&mut [f32], &mut [f32])) {
        for (weights, gradient) in self.weights.iter_mut().zip(&mut self.gradient) {
            step(weights, gradient);
        }
        step(&mut self.bias, &mut self.bias_gradient);
        self.turn();
    }

    /// All weights, to look at or to round.
    pub(super) fn rows(&mut self) -> impl Iterator<Item = &mut [f32; O]> {
        self.weights.iter_mut().chain(std::iter::once(&mut self.bias))
    }

    fn turn(&mut self) {
        for part in 0..WIDTH {
            for input in 0..I {
                for output in 0..O {
                    self.turned[part * O + output][input] = self.weights[part * I + input][output];
                }
            }
        }
    }
}

/// Adds `factor` times a row to a sum.
pub(super) fn add<const N: usize>(sum: &mut [f32; N], factor: f32, row: &[f32; N]) {
    for (sum, row) in sum.iter_mut().zip(row) {
        *sum += factor * row;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gradients_are_those_of_small_changes() {
        let mut random = Random::new(7);
        let mut layer = Convolution::<3, 2>::new(1, &mut random);
        let mut inputs: Vec<[f32; 3]> = (0..4).map(|_| std::array::from_fn(|_| random.unit())).collect();
        let sum = |layer: &Convolution<3, 2>, inputs: &[[f32; 3]]| {
            let mut outputs = Vec::new();
            layer.forward(inputs, &mut outputs);
            outputs.iter().map(|output| output[0] + 2.0 * output[1]).sum::<f32>()
        };
        let mut down = vec![[0.0; 3]; 4];
        layer.backward(&inputs, &[[1.0, 2.0]; 4], &mut down);
        let before = sum(&layer, &inputs);
        inputs[2][1] += 0.01;
        let change = (sum(&layer, &inputs) - before) / 0.01;
        assert!((change - down[2][1]).abs() < 1e-2, "{change} {}", down[2][1]);
        inputs[2][1] -= 0.01;
        layer.weights[4][1] += 0.01;
        let change = (sum(&layer, &inputs) - before) / 0.01;
        assert!((change - layer.gradient[4][1]).abs() < 1e-2, "{change} {}", layer.gradient[4][1]);
    }
}
