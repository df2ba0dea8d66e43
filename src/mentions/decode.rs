//! Cuts each run into names and other words: the cut whose evidence adds up to most.
//! Takes the view and what the document told so far, gives names with their scores.
//! Law: no two names of one run overlap; time grows with the run's length times a bounded window.

use super::evidence::{COLUMNS, Evidence, KINDS, NO_NAME, Scores};
use super::memory::Memory;
use super::runs::{self, Candidate};
use super::signs;
use super::view::View;
use super::weights::Weights;
use crate::document::Kind;
use crate::lexicon::facts::{Facts, NORP, PLACE, Place, THING, Thing};
use crate::text::Range;

/// A name that the cut gave.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Its tokens.
    pub(crate) range: Range,
    /// What the gazetteer says of it as a whole.
    pub(crate) facts: Facts,
    /// Its kind, as a column of the weights.
    pub(crate) column: usize,
    /// What it is worth as each kind, "no name" holding the worth of its words as no name.
    pub(crate) scores: Scores,
    /// The piece of evidence that speaks most for it.
    pub(crate) because: Option<Evidence>,
}

impl Found {
    /// Confidence from 0 to 1: how far the kind leads before the next best reading.
    pub(crate) fn confidence(&self) -> f32 {
        let others = self.scores.iter().enumerate().filter(|(column, _)| *column != self.column);
        let next = others.map(|(_, score)| *score).fold(f32::MIN, f32::max);
        1.0 / (1.0 + (next - self.scores[self.column]).exp())
    }
}

/// The best way from a token to the run's end.
#[derive(Clone, Copy, Default)]
struct Step {
    total: f32,
    end: usize,
    column: usize,
}

/// Cuts runs, keeping its working memory from one to the next.
pub(crate) struct Decoder<'a> {
    view: &'a View<'a>,
    weights: &'a Weights,
    memory: Option<&'a Memory>,
    candidates: Vec<Candidate>,
    evidence: Vec<Evidence>,
    steps: Vec<Step>,
    plain: Vec<f32>,
}

impl<'a> Decoder<'a> {
    /// A decoder; `memory` is what a first pass over the document found.
    pub(crate) fn new(view: &'a View<'a>, weights: &'a Weights, memory: Option<&'a Memory>) -> Self {
        let (candidates, evidence, steps, plain) = Default::default();
        Self { view, weights, memory, candidates, evidence, steps, plain }
    }

    /// Adds the names of `run` to `found`, in order.
    pub(crate) fn decode(&mut self, run: Range, found: &mut Vec<Found>) {
        self.steps.clear();
        self.steps.resize(run.len() + 1, Step::default());
        self.plain.clear();
        self.plain.resize(run.len() + 1, 0.0);
        for start in run.iter().rev() {
            self.step(run, start);
        }
        let mut at = run.first();
        while at < run.after() {
            let step = self.steps[at - run.first()];
            if step.column != NO_NAME {
                found.push(self.found(run, Range::new(at, step.end), step.column));
            }
            at = step.end.max(at + 1);
        }
    }

    /// Finds the best way from `start` on.
    fn step(&mut self, run: Range, start: usize) {
        let offset = start - run.first();
        let next = self.steps[offset + 1].total;
        let mut best = Step { total: next, end: start + 1, column: NO_NAME };
        self.plain[offset] = 0.0;
        let mut candidates = std::mem::take(&mut self.candidates);
        runs::candidates(self.view, run, start, &mut candidates);
        for candidate in &candidates {
            let scores = self.scores(candidate);
            if candidate.range.len() == 1 {
                self.plain[offset] = scores[NO_NAME];
                best.total = next + scores[NO_NAME];
            }
            let rest = self.steps[candidate.range.after() - run.first()].total;
            for (column, score) in scores[..NO_NAME].iter().enumerate() {
                if score + rest > best.total {
                    best = Step { total: score + rest, end: candidate.range.after(), column };
                }
            }
        }
        self.candidates = candidates;
        self.steps[offset] = best;
    }

    /// What a candidate is worth as each kind of name.
    fn scores(&mut self, candidate: &Candidate) -> Scores {
        self.evidence.clear();
        signs::collect(self.view, candidate.range, candidate.facts, &mut self.evidence);
        let mut scores = self.weights.sum(&self.evidence);
        if let Some(memory) = self.memory {
            self.evidence.clear();
            memory.collect(self.view, candidate, &mut self.evidence);
            let more = self.weights.sum(&self.evidence);
            for (score, more) in scores.iter_mut().zip(more) {
                *score += more;
            }
        }
        scores
    }

    /// The name at `range`, with its scores and its strongest evidence.
    fn found(&mut self, run: Range, range: Range, column: usize) -> Found {
        let mut candidates = std::mem::take(&mut self.candidates);
        runs::candidates(self.view, run, range.first(), &mut candidates);
        let candidate = candidates.iter().find(|candidate| candidate.range == range).copied();
        self.candidates = candidates;
        let Some(candidate) = candidate else {
            return Found { range, facts: Facts::default(), column, scores: [0.0; COLUMNS], because: None };
        };
        let mut scores = self.scores(&candidate);
        scores[NO_NAME] = range.iter().map(|index| self.plain[index - run.first()]).sum();
        self.evidence.clear();
        signs::collect(self.view, range, candidate.facts, &mut self.evidence);
        if let Some(memory) = self.memory {
            memory.collect(self.view, &candidate, &mut self.evidence);
        }
        let because = self.weights.strongest(&self.evidence, column);
        Found { range, facts: candidate.facts, column, scores, because }
    }
}

/// The kind of a name: its column's, save where the gazetteer tells two near kinds apart.
pub(crate) fn kind(found: &Found) -> Kind {
    let kind = KINDS[found.column.min(KINDS.len() - 1)];
    let (place, people) = (found.facts.get(PLACE), found.facts.get(NORP));
    let is_tongue = found.facts.get(THING) == Thing::Language as u32;
    match kind {
        Kind::Gpe if place == Place::Region as u32 => Kind::Loc,
        Kind::Loc | Kind::Fac if (1..Place::Region as u32).contains(&place) => Kind::Gpe,
        Kind::Norp if is_tongue && people == 0 => Kind::Language,
        kind => kind,
    }
}
