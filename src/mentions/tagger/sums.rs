//! How probable labels are: the sums over all sequences of labels of a stretch, from both ends.
//! Takes what each label of each token is worth and what each label is worth after another, gives probabilities.
//! Law: time is linear in the tokens; no platform rounds its own way; only training leaves nothing out.

#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "public to the train program alone"))]

use super::labels::{KINDS, LABELS, LANES, Label};
use super::lattice::{FREE, Scores, Transitions, greater};

/// Less than this is nothing: it keeps sums from zero.
const LEAST: f32 = 1e-30;
/// What is less than this part of all adds nothing to a sum that a reader would see in a confidence.
const FAINT: f32 = 1e-6;

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
    use super::super::lattice::tests::{PERSON, example};
    use super::*;

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
