//! Weighs those whom a pronoun may stand for: the signs of each are added up, and the sums turned into shares of one.
//! Takes the signs of each contender, gives the best with its reason, or nobody.
//! Law: the weights are learned, not chosen; each is the number of a sign that has a name.

use super::clusters::Reason;
use super::signs::{NAMES, Sign, Signs};
use crate::lexicon::words::LINK_EVIDENCE;
use std::sync::LazyLock;

/// One column of weights for each sort of pronoun, and one for each way in which pronouns stand.
pub(super) const COLUMNS: [&str; 6] = ["person", "people", "thing", "subject", "possessive", "object"];

/// The column of "it".
#[cfg(feature = "train")]
pub(super) const THING: usize = 2;

/// A smaller share is no more than a guess.
const LEAST: f32 = 0.2;

/// The two columns of one pronoun.
pub(super) type Columns = [usize; 2];

/// Somebody whom a pronoun may stand for, or nobody, with the signs that hold.
#[derive(Clone, Debug)]
pub(super) struct Contender {
    /// The cluster; none for nobody whom the engine knows.
    pub(super) cluster: Option<usize>,
    /// Its latest mention: by it a teacher knows whether it is right.
    #[cfg_attr(not(feature = "train"), allow(dead_code, reason = "only lessons look at it"))]
    pub(super) latest: Option<usize>,
    /// The signs, in order.
    pub(super) signs: Signs,
}

/// The weights of each sign, column by column.
static WEIGHTS: LazyLock<Vec<[f32; COLUMNS.len()]>> =
    LazyLock::new(|| NAMES.iter().map(|name| row(name)).collect());

/// The weights of a sign; where the table has none, it is worth nothing.
fn row(name: &str) -> [f32; COLUMNS.len()] {
    let mut row = [0.0; COLUMNS.len()];
    let listed = LINK_EVIDENCE.get(name).copied().unwrap_or_default();
    for (weight, written) in row.iter_mut().zip(listed.split(' ')) {
        *weight = written.parse().unwrap_or(0.0);
    }
    row
}

/// What a sign is worth to a pronoun of these columns.
fn weight(sign: Sign, columns: Columns) -> f32 {
    let row = WEIGHTS.get(sign as usize);
    columns.iter().filter_map(|column| row?.get(*column)).sum()
}

/// The best contender, if it is somebody, and why.
pub(super) fn choose(contenders: &[Contender], columns: Columns) -> Option<(usize, Reason)> {
    let sum = |one: &Contender| one.signs.iter().map(|sign| weight(*sign, columns)).sum::<f32>();
    let sums: Vec<f32> = contenders.iter().map(sum).collect();
    let top = sums.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let whole: f32 = sums.iter().map(|sum| (sum - top).exp()).sum();
    let somebody = |at: &usize| contenders[*at].cluster.is_some();
    // Of equals the first.
    let better =
        |one: usize, other: usize| if sums[other].total_cmp(&sums[one]).is_gt() { other } else { one };
    let first_but =
        |best: Option<usize>| (0..sums.len()).filter(somebody).filter(|at| Some(*at) != best).reduce(better);
    let share = |at: usize| (sums[at] - top).exp() / whole;
    let best = first_but(None)?;
    let cluster = contenders[best].cluster.filter(|_| share(best) >= LEAST)?;
    let next = first_but(Some(best)).and_then(|at| Some((contenders[at].cluster?, share(at))));
    let mut signs: Vec<(&'static str, f32)> = contenders[best]
        .signs
        .iter()
        .filter_map(|sign| Some((*NAMES.get(*sign as usize)?, weight(*sign, columns))))
        .filter(|(_, weight)| *weight != 0.0)
        .collect();
    signs.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
    Some((cluster, Reason { why: "weighed", signs, score: share(best), runner_up: next }))
}
