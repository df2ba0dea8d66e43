//! Calibration: how sure a name of this probability really is, told by names that a model finds in texts it did not learn from.
//! Takes names with their probabilities and whether they are right, gives a line on the scale of log odds.
//! Law: names of kinds that nobody annotated in a text are not counted.

use crate::learner::{Pass, Weights, tokens, transitions_of};
use crate::lessons::Lesson;
use whosaid::text::Range;
use whosaid::training::{Calibration, Label, Scores, Sums, log_odds, names_of};

/// Rounds of Newton's method.
const ROUNDS: usize = 20;
/// Steps of the printed table.
const STEPS: usize = 10;

/// A found name: how probable, and whether right.
pub(crate) type Trial = (f32, bool);

/// The names that a model finds in a lesson.
pub(crate) fn trials(weights: &Weights, lesson: &Lesson) -> Vec<Trial> {
    let transitions = transitions_of(&weights.steps);
    let labels = weights.labels(lesson, Pass::Second);
    let mut sums = Sums::default();
    let mut trials = Vec::new();
    for (stretch, range) in lesson.stretches.iter().enumerate() {
        let tokens = tokens(lesson, stretch, Pass::Second);
        let emissions: Vec<Scores> = tokens.iter().map(|token| weights.emission(token)).collect();
        sums.fill(&emissions, &transitions, None);
        for (name, kind) in names_of(&labels, *range) {
            let start = name.first() - range.first();
            let probability = sums.sequence(start, &labels[name.iter()], &transitions);
            trials.extend(is_right(lesson, *range, name, kind).map(|is_right| (probability, is_right)));
        }
    }
    trials
}

/// Whether a name is annotated so; none where the annotation does not tell.
fn is_right(lesson: &Lesson, stretch: Range, name: Range, kind: usize) -> Option<bool> {
    let allowed = |index: usize| lesson.tokens[index].allowed;
    let (begin, inside) = (1 << Label::begin(kind).index(), 1 << Label::inside(kind).index());
    let first = allowed(name.first());
    if first & 1 == 1 && first & begin > 0 {
        return None;
    }
    let goes_on = stretch.has(name.after()) && allowed(name.after()) & !inside == 0;
    let fits = name.iter().skip(1).all(|index| allowed(index) & inside > 0);
    Some(first & begin > 0 && fits && !goes_on)
}

/// The line that makes the trials most likely.
pub(crate) fn fit(trials: &[Trial]) -> Calibration {
    let (mut slope, mut offset) = (0.0_f64, 0.0_f64);
    for _ in 0..ROUNDS {
        let (mut gradient, mut curve) = ([1e-3 * (1.0 - slope), 0.0], [1e-3, 0.0, 1e-3]);
        for (probability, is_right) in trials {
            let x = f64::from(log_odds(*probability));
            let found = 1.0 / (1.0 + libm::exp(-(slope * x + offset)));
            let miss = f64::from(u8::from(*is_right)) - found;
            let weight = found * (1.0 - found);
            gradient = [gradient[0] + miss * x, gradient[1] + miss];
            curve = [curve[0] + weight * x * x, curve[1] + weight * x, curve[2] + weight];
        }
        let determinant = (curve[0] * curve[2] - curve[1] * curve[1]).max(1e-9);
        slope += (gradient[0] * curve[2] - gradient[1] * curve[1]) / determinant;
        offset += (gradient[1] * curve[0] - gradient[0] * curve[1]) / determinant;
    }
    Calibration { slope: slope as f32, offset: offset as f32 }
}

/// The reliability table: confidence told, share that was right, names.
pub(crate) fn table(trials: &[Trial], calibration: Calibration) -> String {
    let mut steps = [(0.0_f64, 0_u32, 0_u32); STEPS];
    for (probability, is_right) in trials {
        let confidence = calibration.confidence(*probability);
        let step = &mut steps[((confidence * STEPS as f32) as usize).min(STEPS - 1)];
        *step = (step.0 + f64::from(confidence), step.1 + u32::from(*is_right), step.2 + 1);
    }
    let mut table = String::from("| confidence | right | names |\n|--:|--:|--:|\n");
    for (told, right, names) in steps.into_iter().filter(|step| step.2 > 0) {
        let share = f64::from(right) / f64::from(names);
        table += &format!("| {:.2} | {share:.2} | {names} |\n", told / f64::from(names));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_too_sure_of_itself_is_damped() {
        let trials: Vec<Trial> =
            (0..400).map(|index| (if index % 2 == 0 { 0.99 } else { 0.6 }, index % 8 > 1)).collect();
        let calibration = fit(&trials);
        assert!(calibration.confidence(0.99) < 0.9);
        assert!(table(&trials, calibration).contains("| 0.7"));
    }
}
