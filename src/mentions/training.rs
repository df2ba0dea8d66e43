//! What the training program needs of the finder: every candidate with its evidence.
//! Takes a text, gives its runs with all candidates.
//! Law: the evidence is what the engine itself collects.

use super::evidence::{COLUMNS, ROWS, row_name};
use super::memory::Memory;
use super::view::View;
use super::{all_runs, pass, runs, signs};
use crate::blocks;
use crate::lexicon::Lexicon;
use crate::text::{Range, Source};

pub use super::evidence::KINDS;

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

/// All runs of a text, each with all its candidates in order of start.
#[must_use]
pub fn examples(source: &Source, lexicon: &Lexicon, with_memory: Option<()>) -> Vec<(Range, Vec<Example>)> {
    let blocks = blocks::find(source);
    let view = View::new(source, &blocks, lexicon);
    let all = all_runs(&view, &blocks);
    let memory = with_memory.map(|()| Memory::of(&view, &pass(&view, &all, 0, None)));
    let mut candidates = Vec::new();
    let mut found = Vec::new();
    for run in all {
        let mut examples = Vec::new();
        for start in run.iter() {
            runs::candidates(&view, run, start, &mut candidates);
            for candidate in &candidates {
                let mut evidence = Vec::new();
                signs::collect(&view, candidate.range, candidate.facts, &mut evidence);
                if let Some(memory) = &memory {
                    memory.collect(&view, candidate, &mut evidence);
                }
                examples.push(Example { range: candidate.range, evidence });
            }
        }
        found.push((run, examples));
    }
    found
}
