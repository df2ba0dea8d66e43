//! Names, nominals and pronouns.
//! Takes the tokens, blocks and marks, gives mentions; `merge` puts them together with the values.
//! Law: no name runs over a paragraph's end or a block's end; what is a person once is one throughout.

mod classes;
mod decode;
mod evidence;
mod memory;
mod merge;
mod nominals;
mod pronouns;
mod runs;
mod signs;
mod things;
#[cfg(feature = "train")]
pub mod training;
mod view;
mod weights;

pub(crate) use merge::merge;

use crate::document::{Block, Form, Mention};
use crate::lexicon::Lexicon;
use crate::marks::Pair;
use crate::text::{Range, Source};
use decode::{Decoder, Found};
use memory::Memory;
use view::View;
use weights::{NEIGHBOURS, WEIGHTS, Weights};

/// All names, nominals ("the Russian leader", "police", "a spokesman") and pronouns of the text, in order of start, the longer first.
pub(crate) fn find(source: &Source, blocks: &[Block], marks: &[Pair], lexicon: &Lexicon) -> Vec<Mention> {
    let view = View::new(source, blocks, lexicon, &NEIGHBOURS);
    let runs = all_runs(&view, blocks);
    let first = pass(&view, &runs, &WEIGHTS[0], None);
    let memory = Memory::of(&view, &first);
    let second = pass(&view, &runs, &WEIGHTS[1], Some(&memory));
    let names: Vec<Mention> = second.iter().map(mention).collect();
    let mut mentions = things::join(&view, marks, names);
    let nominals = nominals::find(&view, &mentions);
    mentions.extend(pronouns::find(&view));
    mentions.extend(nominals);
    mentions.sort_by_key(|mention| (mention.range.start, std::cmp::Reverse(mention.range.end)));
    mentions
}

/// The runs of all blocks, cut at paragraphs too.
fn all_runs(view: &View, blocks: &[Block]) -> Vec<Range> {
    blocks.iter().flat_map(|block| runs::runs(view, block.range)).collect()
}

/// The names of all runs by the weights of a pass.
fn pass(view: &View, runs: &[Range], weights: &Weights, memory: Option<&Memory>) -> Vec<Found> {
    let mut decoder = Decoder::new(view, weights, memory);
    let mut found = Vec::new();
    for run in runs {
        decoder.decode(*run, &mut found);
    }
    found
}

/// A found name as a mention.
fn mention(found: &Found) -> Mention {
    Mention {
        range: found.range,
        kind: decode::kind(found),
        form: Form::Name,
        value: None,
        score: found.confidence(),
        evidence: found.because.map_or("written as a name", evidence::label),
    }
}
