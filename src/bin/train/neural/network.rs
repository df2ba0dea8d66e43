//! The network: features are rows of a table, a token's rows are added up, three convolutions look around, a chain decides.
//! Takes the rows of each token of a stretch, gives what each label is worth; learns from the labels that are allowed.
//! Law: a label that nobody looked for is allowed, never denied; one thread, so that sums have one order.

use super::adam::{Adam, Pace};
use super::convolution::{Convolution, add};
use super::random::Random;
use whosaid::training::{LABELS, LANES, Scores, Sums, Transitions};

/// Numbers a feature.
pub(super) const WIDE: usize = 24;
/// Numbers a token behind each convolution.
const HIDDEN: usize = 64;
/// No label is worth more or less than this at a token, and after another one: sums of odds must not run out of digits.
const MOST: (f32, f32) = (12.0, 8.0);
/// The share of features that are left out while learning, and of hidden numbers.
const LEFT_OUT: (f32, f32) = (0.25, 0.35);
/// What makes up for the features left out.
const SCALE: f32 = 1.0 / (1.0 - LEFT_OUT.0);

/// A stretch of tokens to learn from.
pub(super) struct Lesson {
    /// The features of each token.
    pub(super) rows: Vec<Vec<u32>>,
    /// A bit for each label that the token may have.
    pub(super) allowed: Vec<u32>,
    /// How much it counts.
    pub(super) weight: f32,
}

/// All weights, and what is needed to change them.
pub(super) struct Network {
    table: Vec<[f32; WIDE]>,
    table_gradient: Vec<[f32; WIDE]>,
    touched: Vec<u32>,
    first: Convolution<WIDE, HIDDEN>,
    second: Convolution<HIDDEN, HIDDEN>,
    third: Convolution<HIDDEN, HIDDEN>,
    last: Convolution<HIDDEN, LANES>,
    steps: [Scores; LABELS],
    steps_gradient: [Scores; LABELS],
    adam: [Adam; 2],
    pace: Pace,
    random: Random,
}

/// What stands between the layers for one stretch.
#[derive(Default)]
pub(super) struct Trace {
    inputs: Vec<[f32; WIDE]>,
    hidden: [Vec<[f32; HIDDEN]>; 3],
    raw: [Vec<[f32; HIDDEN]>; 3],
    kept: Vec<[f32; HIDDEN]>,
    pub(super) emissions: Vec<Scores>,
}

impl Network {
    /// A network that knows nothing yet, for so many features.
    pub(super) fn new(features: usize, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let small = |random: &mut Random| (random.unit() - 0.5) * 0.2;
        let table = (0..features).map(|_| std::array::from_fn(|_| small(&mut random))).collect();
        Self {
            table,
            table_gradient: vec![[0.0; WIDE]; features],
            touched: Vec::new(),
            first: Convolution::new(1, &mut random),
            second: Convolution::new(1, &mut random),
            third: Convolution::new(2, &mut random),
            last: Convolution::new(1, &mut random),
            steps: [[0.0; LANES]; LABELS],
            steps_gradient: [[0.0; LANES]; LABELS],
            adam: [Adam::default(), Adam::default()],
            pace: Pace::new(),
            random,
        }
    }

    /// The chain's part.
    pub(super) fn transitions(&self) -> Transitions {
        Transitions::new(&self.steps)
    }

    /// Writes what each label of each token is worth to `trace.emissions`.
    pub(super) fn forward(&self, rows: &[Vec<u32>], trace: &mut Trace) {
        self.look_around(rows, 1.0, trace);
        self.emit(trace);
    }

    /// The last layer, within bounds.
    fn emit(&self, trace: &mut Trace) {
        self.last.forward(&trace.kept, &mut trace.emissions);
        trace.emissions.iter_mut().flatten().for_each(|worth| *worth = worth.clamp(-MOST.0, MOST.0));
    }

    /// The three convolutions over the sums of rows, times `scale`; the later ones add to what is there.
    fn look_around(&self, rows: &[Vec<u32>], scale: f32, trace: &mut Trace) {
        let Trace { inputs, hidden, raw, kept, .. } = trace;
        inputs.clear();
        for rows in rows {
            let mut input = [0.0; WIDE];
            rows.iter().for_each(|row| add(&mut input, scale, &self.table[*row as usize]));
            inputs.push(input);
        }
        self.first.forward(inputs, &mut raw[0]);
        hidden[0] = raw[0].iter().map(positive).collect();
        for (layer, convolution) in [(1, &self.second), (2, &self.third)] {
            convolution.forward(&hidden[layer - 1], &mut raw[layer]);
            let sums = hidden[layer - 1].iter().zip(&raw[layer]);
            hidden[layer] = sums.map(|(before, raw)| sum(before, &positive(raw))).collect();
        }
        kept.clone_from(&hidden[2]);
    }

    /// Learns from some lessons at once.
    pub(super) fn learn(&mut self, lessons: &[&Lesson], rate: f32) {
        let (mut trace, mut sums) = (Trace::default(), [Sums::default(), Sums::default()]);
        let transitions = self.transitions();
        for lesson in lessons {
            self.study(lesson, &transitions, &mut trace, &mut sums);
        }
        self.pace.next(rate);
        self.step();
    }

    /// Notes the gradients of one lesson.
    fn study(&mut self, lesson: &Lesson, transitions: &Transitions, trace: &mut Trace, sums: &mut [Sums; 2]) {
        let chosen = self.choose(&lesson.rows);
        self.look_around(&chosen, SCALE, trace);
        let masks = self.drop_hidden(trace);
        self.emit(trace);
        let [free, bound] = sums;
        free.fill(&trace.emissions, transitions, None);
        bound.fill(&trace.emissions, transitions, Some(&lesson.allowed));
        let mut up = Vec::with_capacity(lesson.rows.len());
        for index in 0..lesson.rows.len() {
            let (all, right) = (free.marginal(index), bound.marginal(index));
            let gradient = std::array::from_fn(|label| (all[label] - right[label]) * lesson.weight);
            up.push(inwards(&trace.emissions[index], gradient));
            let (all, right) = (free.pairs(index, transitions), bound.pairs(index, transitions));
            for (gradient, (all, right)) in self.steps_gradient.iter_mut().zip(all.iter().zip(&right)) {
                add(gradient, lesson.weight, all);
                add(gradient, -lesson.weight, right);
            }
        }
        self.backward(&chosen, trace, &masks, &up);
    }

    /// Some of the features of each token.
    fn choose(&mut self, rows: &[Vec<u32>]) -> Vec<Vec<u32>> {
        let random = &mut self.random;
        rows.iter()
            .map(|rows| rows.iter().copied().filter(|_| random.unit() >= LEFT_OUT.0).collect())
            .collect()
    }

    /// Sets some hidden numbers to zero and the others up; gives the factors.
    fn drop_hidden(&mut self, trace: &mut Trace) -> Vec<[f32; HIDDEN]> {
        let scale = 1.0 / (1.0 - LEFT_OUT.1);
        let random = &mut self.random;
        let mut factor = || if random.unit() < LEFT_OUT.1 { 0.0 } else { scale };
        let masks: Vec<[f32; HIDDEN]> =
            trace.kept.iter().map(|_| std::array::from_fn(|_| factor())).collect();
        for (kept, mask) in trace.kept.iter_mut().zip(&masks) {
            kept.iter_mut().zip(mask).for_each(|(kept, factor)| *kept *= factor);
        }
        masks
    }

    fn backward(&mut self, rows: &[Vec<u32>], trace: &Trace, masks: &[[f32; HIDDEN]], up: &[Scores]) {
        let mut down = vec![[0.0; HIDDEN]; rows.len()];
        self.last.backward(&trace.kept, up, &mut down);
        for (down, mask) in down.iter_mut().zip(masks) {
            down.iter_mut().zip(mask).for_each(|(down, factor)| *down *= factor);
        }
        for (layer, convolution) in [(2, &mut self.third), (1, &mut self.second)] {
            let up = through(&down, &trace.raw[layer]);
            convolution.backward(&trace.hidden[layer - 1], &up, &mut down);
        }
        let mut bottom = vec![[0.0; WIDE]; rows.len()];
        self.first.backward(&trace.inputs, &through(&down, &trace.raw[0]), &mut bottom);
        for (rows, gradient) in rows.iter().zip(&bottom) {
            for row in rows {
                add(&mut self.table_gradient[*row as usize], SCALE, gradient);
                self.touched.push(*row);
            }
        }
    }

    /// Changes all weights that have gradients.
    fn step(&mut self) {
        let [table, dense] = &mut self.adam;
        self.touched.sort_unstable();
        self.touched.dedup();
        for row in self.touched.drain(..).map(|row| row as usize) {
            table.step(row * WIDE, &mut self.table[row], &mut self.table_gradient[row], &self.pace);
        }
        let mut from = 0;
        let mut step = |weights: &mut [f32], gradients: &mut [f32]| {
            dense.step(from, weights, gradients, &self.pace);
            from += weights.len();
        };
        self.first.learn(&mut step);
        self.second.learn(&mut step);
        self.third.learn(&mut step);
        self.last.learn(&mut step);
        for (weights, gradients) in self.steps.iter_mut().zip(&mut self.steps_gradient) {
            step(weights, gradients);
            weights.iter_mut().for_each(|worth| *worth = worth.clamp(-MOST.1, MOST.1));
        }
    }

    /// Rounds all weights to eight bits, each row with a unit of its own; gives the rounded numbers and the units' count.
    pub(super) fn round(&mut self) -> (Vec<i8>, usize) {
        let (mut all, mut units) = (Vec::new(), 0);
        let mut round = |row: &mut [f32]| {
            let most = row.iter().fold(1e-6_f32, |most, weight| most.max(weight.abs()));
            for weight in row.iter_mut() {
                let rounded = (*weight / most * 127.0).round();
                all.push(rounded as i8);
                *weight = rounded * most / 127.0;
            }
            units += 1;
        };
        self.table.iter_mut().for_each(|row| round(row));
        self.first.rows().for_each(|row| round(row));
        self.second.rows().for_each(|row| round(row));
        self.third.rows().for_each(|row| round(row));
        self.last.rows().for_each(|row| round(row));
        self.steps.iter_mut().for_each(|row| round(row));
        (all, units)
    }
}

/// The gradient without what leads out of the bounds.
fn inwards(worth: &Scores, mut gradient: Scores) -> Scores {
    for (gradient, worth) in gradient.iter_mut().zip(worth) {
        if worth.abs() >= MOST.0 && *gradient * worth < 0.0 {
            *gradient = 0.0;
        }
    }
    gradient
}

fn positive(raw: &[f32; HIDDEN]) -> [f32; HIDDEN] {
    raw.map(|number| number.max(0.0))
}

fn sum(one: &[f32; HIDDEN], other: &[f32; HIDDEN]) -> [f32; HIDDEN] {
    std::array::from_fn(|index| one[index] + other[index])
}

/// The gradients in front of where negative numbers became zero.
fn through(up: &[[f32; HIDDEN]], raw: &[[f32; HIDDEN]]) -> Vec<[f32; HIDDEN]> {
    let one = |(up, raw): (&[f32; HIDDEN], &[f32; HIDDEN])| {
        std::array::from_fn(|index| if raw[index] > 0.0 { up[index] } else { 0.0 })
    };
    up.iter().zip(raw).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use whosaid::training::{Label, Viterbi};

    /// Feature 1 begins a person, feature 2 goes on with one after it and is nothing elsewhere.
    fn lessons() -> Vec<Lesson> {
        let (outside, begin, inside) = (1, 1 << Label::begin(0).index(), 1 << Label::inside(0).index());
        let lesson = |rows: &[u32], allowed: &[u32]| Lesson {
            rows: rows.iter().map(|row| vec![*row]).collect(),
            allowed: allowed.to_vec(),
            weight: 1.0,
        };
        vec![
            lesson(&[0, 1, 2, 0], &[outside, begin, inside, outside]),
            lesson(&[0, 2, 0], &[outside, outside, outside]),
            lesson(&[1, 0], &[begin, u32::MAX]),
        ]
    }

    fn labels(network: &Network, rows: &[u32]) -> Vec<Label> {
        let rows: Vec<Vec<u32>> = rows.iter().map(|row| vec![*row]).collect();
        let (mut trace, mut labels) = (Trace::default(), vec![Label::OUTSIDE; rows.len()]);
        network.forward(&rows, &mut trace);
        Viterbi::default().decode(&trace.emissions, &network.transitions(), &mut labels);
        labels
    }

    fn learned() -> Network {
        let mut network = Network::new(3, 1);
        let lessons = lessons();
        for _ in 0..300 {
            network.learn(&lessons.iter().collect::<Vec<_>>(), 0.01);
        }
        network
    }

    #[test]
    fn neighbours_decide_after_rounding_too() {
        let mut network = learned();
        for _ in 0..2 {
            let person = [Label::OUTSIDE, Label::begin(0), Label::inside(0)];
            assert_eq!(labels(&network, &[0, 1, 2]), person);
            assert_eq!(labels(&network, &[0, 2, 0]), [Label::OUTSIDE; 3]);
            let (numbers, rows) = network.round();
            assert_eq!(
                numbers.len(),
                (3 * WIDE)
                    + (3 * WIDE + 1) * HIDDEN
                    + 2 * (3 * HIDDEN + 1) * HIDDEN
                    + (3 * HIDDEN + 1) * LANES
                    + LABELS * LANES
            );
            assert_eq!(rows, 3 + 3 * WIDE + 1 + 2 * (3 * HIDDEN + 1) + 3 * HIDDEN + 1 + LABELS);
        }
    }

    #[test]
    fn the_same_lessons_give_the_same_network() {
        assert_eq!(learned().round(), learned().round());
    }
}
