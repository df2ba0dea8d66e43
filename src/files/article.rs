//! Which blocks of a page are its article.
//! Takes the outline, gives the article's blocks.
//! Law: text that runs on without links is what makes an article; an element's name only hints, and never hides the half of a page.

use super::outline::{Block, Outline};

/// The least length of a block of running text, in characters.
const RUNNING: usize = 60;
/// The most of it that may stand in links.
const MOST_LINKED: f64 = 0.3;
/// With less running text than this, in characters, there is no telling what is the article: a mail, a few chosen lines.
const LEAST: f64 = 250.0;
/// The share of all running text beyond which an element is no aside, whatever it is called.
const TOO_MUCH: f64 = 0.3;
/// A short block belongs to the article from this length on, or as a sentence, where running text stands within two blocks of it.
const SHORT: usize = 12;
/// The most of a short block that may stand in links.
const MOST_LINKED_SHORT: f64 = 0.45;

/// The article's blocks; all blocks where too little on the page runs on.
pub(super) fn blocks(outline: &Outline) -> Vec<&Block> {
    let shown = without_asides(outline);
    let weights = Weights::of(outline, &shown);
    let Some(region) = weights.region() else { return outline.blocks.iter().collect() };
    let is_within = inherited(outline, |element| element == region);
    let within: Vec<&Block> = shown.into_iter().filter(|block| is_within[block.element]).collect();
    let runs: Vec<bool> = within.iter().map(|block| is_running(block)).collect();
    let belongs = |at: usize| {
        let near = at.saturating_sub(2)..runs.len().min(at + 3);
        let is_short = within[at].text.chars().count() >= SHORT || is_sentence(within[at]);
        let is_plain = within[at].link_density() < MOST_LINKED_SHORT;
        runs[at] || (is_short && is_plain && runs[near].contains(&true))
    };
    (0..within.len()).filter(|at| belongs(*at)).map(|at| within[at]).collect()
}

fn is_running(block: &Block) -> bool {
    block.text.chars().count() >= RUNNING && block.link_density() < MOST_LINKED
}

/// “No.” is somebody's answer, "More" is a button.
fn is_sentence(block: &Block) -> bool {
    block.linked == 0 && block.text.ends_with(['.', '!', '?', '”', '"'])
}

/// The blocks that lie in no aside.
fn without_asides(outline: &Outline) -> Vec<&Block> {
    let all: Vec<&Block> = outline.blocks.iter().collect();
    let running = Weights::of(outline, &all).running;
    let most = running.first().copied().unwrap_or_default() * TOO_MUCH;
    let is_aside =
        inherited(outline, |element| outline.elements[element].looks_aside && running[element] < most);
    all.into_iter().filter(|block| !is_aside[block.element]).collect()
}

/// What holds of an element where it holds of it or of one around it.
fn inherited(outline: &Outline, holds: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut all = vec![false; outline.elements.len()];
    for (number, element) in outline.elements.iter().enumerate() {
        all[number] = all[element.parent] || holds(number);
    }
    all
}

/// How much text lies in each element.
struct Weights {
    /// Characters that run on.
    running: Vec<f64>,
    /// All characters, those in links twice.
    all: Vec<f64>,
}

impl Weights {
    fn of(outline: &Outline, blocks: &[&Block]) -> Self {
        let mut weights =
            Self { running: vec![0.0; outline.elements.len()], all: vec![0.0; outline.elements.len()] };
        for block in blocks {
            let length = block.text.chars().count() as f64;
            weights.all[block.element] += length * (1.0 + block.link_density());
            if is_running(block) {
                weights.running[block.element] += length;
            }
        }
        for number in (1..outline.elements.len()).rev() {
            let parent = outline.elements[number].parent;
            weights.running[parent] += weights.running[number];
            weights.all[parent] += weights.all[number];
        }
        weights
    }

    /// The element with the most running text and the least of other; of equals, the innermost.
    fn region(&self) -> Option<usize> {
        let mut best = None;
        for (number, (running, all)) in self.running.iter().zip(&self.all).enumerate() {
            let score = (running * (running / all.max(1.0)).powi(2)).round();
            if *running >= LEAST && best.is_none_or(|(_, other)| score >= other) {
                best = Some((number, score));
            }
        }
        best.map(|(number, _)| number)
    }
}
