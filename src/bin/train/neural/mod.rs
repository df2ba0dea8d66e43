//! A small neural tagger, to hold the chain of weights against: `train TEXTS TABLES neural`.
//! Takes the lessons' texts, prints how good, how large and how fast it is; the README tells what came out.
//! Law: the same texts, labels and measure as for the other learners, and the features of single tokens that they have too.

mod adam;
mod convolution;
mod network;
mod random;
mod trial;

use crate::{Fault, corpora};
use std::path::Path;
use trial::Bench;
use whosaid::training::WordClusters;
use whosaid::{Annotator, Lexicon, Tagger};

/// The corpora with texts that are kept for trials.
const SETS: [&str; 3] = ["worldwide", "wikigold", "ieer"];

/// Measures the engine's own tagger, then learns and measures the network.
pub(crate) fn trial(folder: &Path, clusters: &WordClusters) -> Result<(), Fault> {
    let fault = |error: Box<dyn std::error::Error>| error.to_string();
    let lexicon = Lexicon::embedded()?;
    let texts = corpora::read(folder).map_err(fault)?;
    let mut sets = Vec::new();
    for set in SETS {
        sets.push((set, corpora::read_trial(folder, set).map_err(fault)?));
    }
    let bench = Bench { lexicon: &lexicon, clusters, sets: &sets };
    bench.engine(&Annotator::new(lexicon.clone(), Tagger::embedded()?));
    bench.trial(&texts);
    Ok(())
}
