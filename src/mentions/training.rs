//! What the train program needs of the finder: every candidate with its evidence, and the words beside a stretch.
//! Takes a text and what has been learned so far, gives its runs with all candidates.
//! Law: the evidence is what the engine itself collects.

use super::evidence::{COLUMNS, ROWS, row_name};
use super::memory::Memory;
use super::view::{self, Shape, View};
use super::{all_runs, pass, runs, signs};
use crate::blocks;
use crate::lexicon::Lexicon;
use crate::text::{Range, Source};

pub use super::evidence::KINDS;
pub use super::weights::{Neighbours, Weights};

/// Number of columns of the weights; the last is "no name".
pub const WIDTH: usize = COLUMNS;

/// The names of all rows of the weights, in order.
#[must_use]
pub fn rows() -> Vec<String> {
    (0..ROWS as u16).map(row_name).collect()
}

/// A candidate with its evidence.
pub struct Example {
    /// Its tokens.
    pub range: Range,
    /// Its evidence: rows of the weights.
    pub evidence: Vec<u16>,
}

/// All runs of a text, each with all its candidates in order of start; `first` are the weights of the first pass where
/// the evidence of the second is wanted.
#[must_use]
pub fn examples(
    source: &Source,
    lexicon: &Lexicon,
    neighbours: &Neighbours,
    first: Option<&Weights>,
) -> Vec<(Range, Vec<Example>)> {
    let blocks = blocks::find(source);
    let view = View::new(source, &blocks, lexicon, neighbours);
    let all = all_runs(&view, &blocks);
    let memory = first.map(|weights| Memory::of(&view, &pass(&view, &all, weights, None)));
    all.into_iter().map(|run| (run, of_run(&view, run, memory.as_ref()))).collect()
}

/// All candidates of a run.
fn of_run(view: &View, run: Range, memory: Option<&Memory>) -> Vec<Example> {
    let mut candidates = Vec::new();
    let mut examples = Vec::new();
    for start in run.iter() {
        runs::candidates(view, run, start, &mut candidates);
        for candidate in &candidates {
            let mut evidence = Vec::new();
            signs::collect(view, candidate.range, candidate.facts, &mut evidence);
            if let Some(memory) = memory {
                memory.collect(view, candidate, &mut evidence);
            }
            examples.push(Example { range: candidate.range, evidence });
        }
    }
    examples
}

/// The ordinary words just before and just after a stretch.
pub fn beside<'s>(source: &'s Source, range: Range) -> impl Iterator<Item = &'s str> {
    let is_ordinary = |index: &usize| {
        *index < source.len() && view::shape(source.word(*index), source.kind(*index)) == Shape::Lower
    };
    let beside = [range.first().checked_sub(1), Some(range.after())].into_iter().flatten();
    beside.filter(is_ordinary).map(|index| source.norm(index))
}
