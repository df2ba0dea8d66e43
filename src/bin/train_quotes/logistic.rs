//! Logistic regression over named facts, by adaptive steps.
//! Takes examples, gives what each fact is worth.
//! Law: no randomness: the order is a fixed walk through the examples; facts seen seldom are worth nothing.

use std::collections::BTreeMap;
use std::fmt::Write;
use whosaid::quotes_training::Weights;

/// Times that all examples are gone through.
const EPOCHS: usize = 12;
/// The first step of each weight.
const STEP: f64 = 0.25;
/// How strongly weights are drawn to nothing.
const DECAY: f64 = 3e-3;
/// A fact must be seen so often.
const LEAST: usize = 8;
/// A fact worth less than this, in hundredths of a logit, is left out: it decides nothing and is downloaded by everybody.
const FAINTEST: i32 = 15;
/// Examples are walked through in strides of this prime.
const STRIDE: usize = 7919;

/// Facts, and whether it is so.
pub(crate) struct Example {
    pub(crate) facts: Vec<(String, String)>,
    pub(crate) is_so: bool,
}

/// What each fact is worth.
pub(crate) struct Model {
    facts: Vec<(String, String)>,
    worth: Vec<f64>,
}

impl Model {
    /// Learns from examples.
    pub(crate) fn learned(examples: &[Example]) -> Self {
        let mut counts: BTreeMap<&(String, String), usize> = BTreeMap::new();
        for fact in examples.iter().flat_map(|example| &example.facts) {
            *counts.entry(fact).or_default() += 1;
        }
        let known: BTreeMap<&(String, String), usize> =
            counts.iter().filter(|(_, count)| **count >= LEAST).map(|(fact, _)| *fact).zip(0..).collect();
        let rows: Vec<(Vec<usize>, bool)> = examples
            .iter()
            .map(|example| {
                (example.facts.iter().filter_map(|fact| known.get(fact).copied()).collect(), example.is_so)
            })
            .collect();
        let facts = known.keys().map(|fact| (*fact).clone()).collect();
        Self { facts, worth: fit(&rows, known.len()) }
    }

    /// The weights, rounded as the table has them.
    pub(crate) fn weights(&self) -> Weights {
        self.rounded().map(|(fact, hundredths)| (fact.clone(), hundredths as f32 / 100.0)).collect()
    }

    /// The table that the engine reads: template, value, hundredths.
    pub(crate) fn table(&self, what: &str) -> String {
        let mut table = format!(
            "# {what}: facts with what each is worth, in hundredths of a logit. Learned from PolNeAR's training part by `train_quotes`.\n"
        );
        for ((template, value), hundredths) in self.rounded() {
            let _ = writeln!(table, "{template}\t{value}\t{hundredths}");
        }
        table
    }

    fn rounded(&self) -> impl Iterator<Item = (&(String, String), i32)> {
        let all =
            self.facts.iter().zip(&self.worth).map(|(fact, worth)| (fact, (worth * 100.0).round() as i32));
        all.filter(|(_, hundredths)| hundredths.abs() >= FAINTEST)
    }
}

/// Fits the weights of `count` facts.
fn fit(rows: &[(Vec<usize>, bool)], count: usize) -> Vec<f64> {
    let mut worth = vec![0.0; count];
    let mut sums = vec![0.0; count];
    let mut squares = vec![1e-6; count];
    for epoch in 0..EPOCHS {
        let mut loss = 0.0;
        for turn in 0..rows.len() {
            let (facts, is_so) = &rows[(turn * STRIDE + epoch) % rows.len()];
            let sum: f64 = facts.iter().map(|fact| worth[*fact]).sum();
            let probability = 1.0 / (1.0 + libm::exp(-sum));
            let wanted = f64::from(u8::from(*is_so));
            loss -= libm::log(if *is_so { probability } else { 1.0 - probability }.max(1e-9));
            for fact in facts {
                let slope = probability - wanted + DECAY * worth[*fact];
                squares[*fact] += slope * slope;
                worth[*fact] -= STEP * slope / libm::sqrt(squares[*fact]);
            }
        }
        for (sum, now) in sums.iter_mut().zip(&worth).filter(|_| 2 * epoch >= EPOCHS) {
            *sum += now / (EPOCHS - EPOCHS / 2) as f64;
        }
        println!("epoch {epoch}: {} examples, {:.4} nats each", rows.len(), loss / rows.len().max(1) as f64);
    }
    sums
}
