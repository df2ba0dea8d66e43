//! A linear-chain conditional random field over one stretch of tokens: its best labels.
//! Takes what each label of each token is worth and what each label is worth after another, gives a label for each token.
//! Law: before and after the stretch stands "outside"; time is linear in the tokens; what is stepped over cannot win.
//! Two or three labels of a token are likely, the others next to impossible: steps from those, nine in ten, are left out.

#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "public to the train program alone"))]

use super::labels::{KINDS, LABELS, LANES, Label};

/// What each label is worth, or how probable it is; the lanes past the last label are zero.
pub type Scores = [f32; LANES];

/// A worth that closes a way.
const CLOSED: f32 = -1e4;

/// The labels that may follow any other: "outside" and those that begin a name. The labels inside names come after them.
pub(super) const FREE: usize = 1 + KINDS.len();
/// What the labels inside each kind of name are worth.
pub(super) type Inside = [f32; KINDS.len()];

/// What each label is worth after each other one.
#[derive(Clone, Debug)]
pub struct Transitions {
    worth: [Scores; LABELS],
    pub(super) odds: [Scores; LABELS],
    /// The odds of each label by the one before it.
    pub(super) odds_after: [Scores; LABELS],
    /// The worth of each label by the one after it.
    worth_before: [Scores; LABELS],
    /// The least and the most that each label may add to what follows it freely.
    least: Scores,
    most: Scores,
    /// Of the labels inside: after the beginning of a name, and after themselves. They follow nothing else.
    inside_worth: [Inside; 2],
    pub(super) inside_odds: [Inside; 2],
}

impl Transitions {
    /// The worth of each label after each other one; what may not follow is closed.
    #[must_use]
    pub fn new(worth: &[Scores; LABELS]) -> Self {
        let mut closed = [[CLOSED; LANES]; LABELS];
        let mut odds = [[0.0; LANES]; LABELS];
        for from in 0..LABELS {
            for to in 0..LABELS {
                if Label(to as u8).may_follow(Label(from as u8)) {
                    closed[from][to] = worth[from][to];
                    odds[from][to] = libm::expf(worth[from][to]);
                }
            }
        }
        let mut odds_after = [[0.0; LANES]; LABELS];
        for (from, odds) in odds.iter().enumerate() {
            odds_after.iter_mut().zip(odds).for_each(|(after, odds)| after[from] = *odds);
        }
        let mut worth_before = [[CLOSED; LANES]; LABELS];
        let (mut least, mut most) = ([CLOSED; LANES], [CLOSED; LANES]);
        for (from, row) in closed.iter().enumerate() {
            worth_before.iter_mut().zip(row).for_each(|(before, worth)| before[from] = *worth);
            least[from] = row[1..FREE].iter().copied().fold(row[0], f32::min);
            most[from] = row[1..FREE].iter().copied().fold(row[0], f32::max);
        }
        let inside_worth = of_inside(&closed);
        let inside_odds = of_inside(&odds);
        Self { worth: closed, odds, odds_after, worth_before, least, most, inside_worth, inside_odds }
    }
}

/// What is said of the labels inside each kind of name, after its beginning and after themselves.
fn of_inside(steps: &[Scores; LABELS]) -> [Inside; 2] {
    let of = |before: fn(usize) -> Label| {
        std::array::from_fn(|kind| steps[before(kind).index()][Label::inside(kind).index()])
    };
    [of(Label::begin), of(Label::inside)]
}

/// The greater of two; neither is ever no number, which `f32::max` would look for.
pub(super) fn greater(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}

/// The sums lane by lane.
fn sum(one: &Scores, other: &Scores) -> Scores {
    std::array::from_fn(|lane| one[lane] + other[lane])
}

/// The greatest of all.
fn greatest(scores: &Scores) -> f32 {
    let halved: [f32; LANES / 2] =
        std::array::from_fn(|lane| greater(scores[lane], scores[lane + LANES / 2]));
    halved.into_iter().fold(f32::MIN, greater)
}

/// Finds best labels, keeping its working memory from one stretch to the next.
#[derive(Default)]
pub struct Viterbi {
    best: Vec<Scores>,
}

impl Viterbi {
    /// Writes the best labels of the tokens whose labels are worth `emissions` to `labels`, which is as long.
    pub fn decode(&mut self, emissions: &[Scores], transitions: &Transitions, labels: &mut [Label]) {
        self.best.clear();
        let mut before = [CLOSED; LANES];
        before[0] = 0.0;
        for emission in emissions {
            let mut best = [CLOSED; LANES];
            let least = greatest(&sum(&before, &transitions.least));
            let most = sum(&before, &transitions.most);
            for ((worth, most), row) in before.iter().zip(&most).zip(&transitions.worth) {
                if *most < least {
                    continue;
                }
                for (best, step) in best[..FREE].iter_mut().zip(&row[..FREE]) {
                    *best = greater(*best, worth + step);
                }
            }
            let [after_begin, after_inside] = &transitions.inside_worth;
            for kind in 0..KINDS.len() {
                let (begun, gone_on) =
                    (before[1 + kind] + after_begin[kind], before[FREE + kind] + after_inside[kind]);
                best[FREE + kind] = greater(greater(CLOSED, begun), gone_on);
            }
            for (best, worth) in best.iter_mut().zip(emission) {
                *best += worth;
            }
            self.best.push(best);
            before = best;
        }
        let mut after = Label::OUTSIDE;
        for (best, label) in self.best.iter().zip(labels).rev() {
            after = strongest(best, transitions, after);
            *label = after;
        }
    }
}

/// The label that leads best to `after`; of equals the first.
fn strongest(best: &Scores, transitions: &Transitions, after: Label) -> Label {
    let worths = sum(best, &transitions.worth_before[after.index()]);
    let most = greatest(&worths);
    let first = worths[..LABELS].iter().position(|worth| *worth == most);
    first.map_or(Label::OUTSIDE, |index| Label(index as u8))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) const PERSON: usize = 0;

    /// Two tokens: the first begins a person, the second most likely goes on with it.
    pub(in super::super) fn example() -> ([Scores; 2], Transitions) {
        let mut emissions = [[0.0; LANES]; 2];
        emissions[0][Label::begin(PERSON).index()] = 4.0;
        emissions[1][Label::inside(PERSON).index()] = 2.0;
        emissions[1][Label::begin(1).index()] = 1.5;
        (emissions, Transitions::new(&[[0.0; LANES]; LABELS]))
    }

    #[test]
    fn the_best_labels_are_a_name() {
        let (emissions, transitions) = example();
        let mut labels = [Label::OUTSIDE; 2];
        Viterbi::default().decode(&emissions, &transitions, &mut labels);
        assert_eq!(labels, [Label::begin(PERSON), Label::inside(PERSON)]);
    }

    /// What a row of labels is worth, with "outside" before and after it.
    fn worth(emissions: &[Scores], transitions: &Transitions, labels: &[Label]) -> f32 {
        let step = |pair: &[Label]| transitions.worth[pair[0].index()][pair[1].index()];
        let own: f32 = emissions.iter().zip(labels).map(|(scores, label)| scores[label.index()]).sum();
        let whole = [&[Label::OUTSIDE], labels, &[Label::OUTSIDE]].concat();
        own + whole.windows(2).map(step).sum::<f32>()
    }

    #[test]
    fn no_other_labels_are_worth_more() {
        let mut seed = 7_u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as f32 / 65_536.0
        };
        for _ in 0..20 {
            let steps = std::array::from_fn(|_| std::array::from_fn(|_| next() * 6.0 - 3.0));
            let transitions = Transitions::new(&steps);
            let spread = next() * 12.0;
            let emissions: [Scores; 3] = std::array::from_fn(|_| std::array::from_fn(|_| next() * spread));
            let mut labels = [Label::OUTSIDE; 3];
            Viterbi::default().decode(&emissions, &transitions, &mut labels);
            let own = worth(&emissions, &transitions, &labels);
            let all = || (0..LABELS as u8).map(Label);
            let rows =
                all().flat_map(|one| all().flat_map(move |two| all().map(move |three| [one, two, three])));
            let most = rows.map(|row| worth(&emissions, &transitions, &row)).fold(f32::MIN, greater);
            assert!((own - most).abs() < 1e-3, "{labels:?}: {own} {most}");
        }
    }
}
