//! A linear-chain conditional random field over one stretch of tokens: its best labels, and how probable each one is.
//! Takes what each label of each token is worth and what each label is worth after another.
//! Law: before and after the stretch stands "outside"; time is linear in the tokens; no platform rounds its own way.
//! Two or three labels of a token are likely, the others next to impossible: both ways through a stretch step over those
//! from which nothing that counts can come, which is nine in ten.

#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "public to the train program alone"))]

use super::labels::{KINDS, LABELS, LANES, Label};

/// What each label is worth, or how probable it is; the lanes past the last label are zero.
pub type Scores = [f32; LANES];

/// A worth that closes a way.
const CLOSED: f32 = -1e4;
/// Less than this is nothing: it keeps sums from zero.
const LEAST: f32 = 1e-30;
/// What is less than this part of all adds nothing to a sum that a reader would see in a confidence.
const FAINT: f32 = 1e-6;

/// The labels that may follow any other: "outside" and those that begin a name. The labels inside names come after them.
const FREE: usize = 1 + KINDS.len();
/// What the labels inside each kind of name are worth.
type Inside = [f32; KINDS.len()];

/// What each label is worth after each other one.
#[derive(Clone, Debug)]
pub struct Transitions {
    worth: [Scores; LABELS],
    odds: [Scores; LABELS],
    /// The odds of each label by the one before it.
    odds_after: [Scores; LABELS],
    /// The worth of each label by the one after it.
    worth_before: [Scores; LABELS],
    /// The least and the most that each label may add to what follows it freely.
    least: Scores,
    most: Scores,
    /// Of the labels inside: after the beginning of a name, and after themselves. They follow nothing else.
    inside_worth: [Inside; 2],
    inside_odds: [Inside; 2],
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
fn greater(one: f32, other: f32) -> f32 {
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

/// The sums over all sequences of labels, from both ends: forward and backward in the field's words. `EXACT` leaves nothing
/// out and takes the library's powers: training needs it, since a step of rounding would lead it to another model.
#[derive(Default)]
pub struct Sums<const EXACT: bool> {
    odds: Vec<Scores>,
    ahead: Vec<Scores>,
    behind: Vec<Scores>,
}

impl<const EXACT: bool> Sums<EXACT> {
    /// Sums over all sequences; `allowed` has a bit for each label that a token may have.
    pub fn fill(&mut self, emissions: &[Scores], transitions: &Transitions, allowed: Option<&[u32]>) {
        self.odds.clear();
        for (index, emission) in emissions.iter().enumerate() {
            let allowed = allowed.and_then(|allowed| allowed.get(index)).copied().unwrap_or(u32::MAX);
            self.odds.push(odds::<EXACT>(emission, allowed));
        }
        self.fill_behind(transitions);
        self.fill_ahead(transitions);
    }

    fn fill_behind(&mut self, transitions: &Transitions) {
        self.behind.clear();
        let mut before = [0.0; LANES];
        before[0] = 1.0;
        for odds in &self.odds {
            let mut sum = [0.0; LANES];
            for (behind, row) in
                before.iter().zip(&transitions.odds).filter(|(behind, _)| EXACT || **behind > FAINT)
            {
                for (sum, step) in sum[..FREE].iter_mut().zip(&row[..FREE]) {
                    *sum += behind * step;
                }
            }
            let [after_begin, after_inside] = &transitions.inside_odds;
            for kind in 0..KINDS.len() {
                sum[FREE + kind] =
                    before[1 + kind] * after_begin[kind] + before[FREE + kind] * after_inside[kind];
            }
            for (sum, odds) in sum.iter_mut().zip(odds) {
                *sum *= odds;
            }
            before = scaled(sum);
            self.behind.push(before);
        }
    }

    fn fill_ahead(&mut self, transitions: &Transitions) {
        self.ahead.clear();
        self.ahead.resize(self.odds.len(), [0.0; LANES]);
        let mut after = [0.0; LANES];
        after[0] = 1.0;
        for (ahead, odds) in self.ahead.iter_mut().zip(&self.odds).rev() {
            let faint = FAINT * after[..FREE].iter().sum::<f32>();
            for (after, row) in after[..FREE].iter().zip(&transitions.odds_after) {
                if !EXACT && *after < faint {
                    continue;
                }
                for (ahead, step) in ahead.iter_mut().zip(row) {
                    *ahead += step * after;
                }
            }
            let [after_begin, after_inside] = &transitions.inside_odds;
            for kind in 0..KINDS.len() {
                ahead[1 + kind] += after_begin[kind] * after[FREE + kind];
                ahead[FREE + kind] += after_inside[kind] * after[FREE + kind];
            }
            *ahead = scaled(*ahead);
            for ((after, ahead), odds) in after.iter_mut().zip(&*ahead).zip(odds) {
                *after = ahead * odds;
            }
        }
    }

    /// How probable each label of the token `index` of the stretch is.
    #[must_use]
    pub fn marginal(&self, index: usize) -> Scores {
        let mut product = self.behind[index];
        for (product, ahead) in product.iter_mut().zip(&self.ahead[index]) {
            *product *= ahead;
        }
        scaled(product)
    }

    /// How probable each label of the token `index` is after each one of the token before it.
    #[cfg(any(feature = "train", test))]
    #[must_use]
    pub fn pairs(&self, index: usize, transitions: &Transitions) -> [Scores; LABELS] {
        let mut outside = [0.0; LANES];
        outside[0] = 1.0;
        let behind = index.checked_sub(1).map_or(&outside, |before| &self.behind[before]);
        let mut pairs = transitions.odds;
        let mut total = 0.0;
        for (pairs, behind) in pairs.iter_mut().zip(behind) {
            for ((pair, odds), ahead) in pairs.iter_mut().zip(&self.odds[index]).zip(&self.ahead[index]) {
                *pair *= behind * odds * ahead;
                total += *pair;
            }
        }
        let scale = 1.0 / total.max(LEAST);
        pairs.iter_mut().flatten().for_each(|pair| *pair *= scale);
        pairs
    }

    /// How probable it is that the tokens `start..end` of the stretch have these labels, and that no name goes on after.
    #[must_use]
    pub fn sequence(&self, start: usize, labels: &[Label], transitions: &Transitions) -> f32 {
        let Some((first, rest)) = labels.split_first() else { return 0.0 };
        let mut probable = self.marginal(start)[first.index()];
        let mut before = *first;
        for (index, label) in (start + 1..).zip(rest) {
            probable *= self.step(index, &transitions.odds[before.index()])[label.index()];
            before = *label;
        }
        let end = start + labels.len();
        if let Some(kind) = before.kind().filter(|_| end < self.odds.len()) {
            probable *= 1.0 - self.step(end, &transitions.odds[before.index()])[Label::inside(kind).index()];
        }
        probable
    }

    /// How probable each label of the token `index` is after a label, given the odds of each after that one.
    fn step(&self, index: usize, odds_after: &Scores) -> Scores {
        let mut step = *odds_after;
        for ((step, odds), ahead) in step.iter_mut().zip(&self.odds[index]).zip(&self.ahead[index]) {
            *step *= odds * ahead;
        }
        scaled(step)
    }
}

/// The odds of the allowed labels; the strongest of all labels has odds of one.
fn odds<const EXACT: bool>(emission: &Scores, allowed: u32) -> Scores {
    let most = emission[..LABELS].iter().fold(f32::MIN, |most, worth| greater(most, *worth));
    let power = if EXACT { exact_power } else { power };
    let mut odds = emission.map(|worth| power(worth - most));
    for (label, odds) in odds.iter_mut().enumerate() {
        if label >= LABELS || allowed >> label & 1 == 0 {
            *odds = 0.0;
        }
    }
    odds
}

fn exact_power(exponent: f32) -> f32 {
    libm::expf(exponent).max(LEAST)
}

/// e to the power of a number that is zero or less: within 2 in 10⁷ of it, and no less than about 10⁻³⁰. By sums, products
/// and shifts alone, which a processor does for several labels at once and which every platform rounds alike: two to the
/// power of the whole part is set in the exponent's bits, the rest is a polynomial (Cephes, expf).
fn power(exponent: f32) -> f32 {
    /// Adding it leaves the whole part of a number in the lowest bits.
    const WHOLE: f32 = 12_582_912.0;
    const COEFFICIENTS: [f32; 6] =
        [1.987_569_1e-4, 1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5];
    let exponent = greater(exponent, -69.0);
    let shifted = exponent * std::f32::consts::LOG2_E + WHOLE;
    let whole = shifted - WHOLE;
    let rest = exponent - whole * 0.693_359_4 + whole * 2.121_944_4e-4;
    let sum =
        COEFFICIENTS.into_iter().reduce(|sum, coefficient| sum * rest + coefficient).unwrap_or_default();
    let power = sum * rest * rest + rest + 1.0;
    let two = (shifted.to_bits().wrapping_sub(WHOLE.to_bits()) << 23).wrapping_add(1_f32.to_bits());
    power * f32::from_bits(two)
}

/// The same proportions with a sum of one.
fn scaled(mut scores: Scores) -> Scores {
    let scale = 1.0 / scores.iter().sum::<f32>().max(LEAST);
    scores.iter_mut().for_each(|score| *score *= scale);
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSON: usize = 0;

    /// Two tokens: the first begins a person, the second most likely goes on with it.
    fn example() -> ([Scores; 2], Transitions) {
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

    #[test]
    fn probabilities_are_those_of_all_sequences_counted_one_by_one() {
        let (emissions, transitions) = example();
        let (mut total, mut name) = (0.0, 0.0);
        for first in (0..LABELS as u8).map(Label) {
            for second in (0..LABELS as u8).map(Label) {
                if first.may_follow(Label::OUTSIDE) && second.may_follow(first) {
                    let odds = (emissions[0][first.index()] + emissions[1][second.index()]).exp();
                    total += odds;
                    name += if first == Label::begin(PERSON) && second == Label::inside(PERSON) {
                        odds
                    } else {
                        0.0
                    };
                }
            }
        }
        let mut sums = Sums::<true>::default();
        sums.fill(&emissions, &transitions, None);
        let found = sums.sequence(0, &[Label::begin(PERSON), Label::inside(PERSON)], &transitions);
        assert!((found - name / total).abs() < 1e-5, "{found} {}", name / total);
        let pairs = sums.pairs(1, &transitions);
        let pair = pairs[Label::begin(PERSON).index()][Label::inside(PERSON).index()];
        assert!((pair - found).abs() < 1e-5);
    }

    #[test]
    fn leaving_out_what_is_faint_changes_nothing_that_counts() {
        let (emissions, transitions) = example();
        let (mut exact, mut quick) = (Sums::<true>::default(), Sums::<false>::default());
        exact.fill(&emissions, &transitions, None);
        quick.fill(&emissions, &transitions, None);
        for (exact, quick) in
            (0..2).flat_map(|index| exact.marginal(index).into_iter().zip(quick.marginal(index)))
        {
            assert!((exact - quick).abs() < 1e-4, "{exact} {quick}");
        }
    }

    #[test]
    fn powers_are_those_of_the_library() {
        for exponent in (0..6_900).map(|hundredths| hundredths as f32 / -100.0) {
            let (own, exact) = (power(exponent), exponent.exp());
            assert!((own / exact - 1.0).abs() < 2e-6, "{exponent}: {own} {exact}");
        }
        assert!(power(-1e9) >= LEAST / 2.0);
    }

    #[test]
    fn what_is_not_allowed_has_no_part() {
        let (emissions, transitions) = example();
        let mut sums = Sums::<true>::default();
        sums.fill(&emissions, &transitions, Some(&[1, 1]));
        assert!((sums.marginal(0)[0] - 1.0).abs() < 1e-6);
    }
}
