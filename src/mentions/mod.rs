//! Names, nominals and pronouns.
//! Takes the tokens, blocks and marks, gives mentions; `merge` puts them together with the values.
//! Law: no name runs over a line break or a block's end; what is a person once is one throughout.

use crate::document::{Block, Mention};
use crate::lexicon::Lexicon;
use crate::marks::Pair;
use crate::text::Source;

/// All names, nominals ("the Russian leader", "police", "a spokesman") and pronouns of the text, in order of start, the longer first.
pub(crate) fn find(_source: &Source, _blocks: &[Block], _marks: &[Pair], _lexicon: &Lexicon) -> Vec<Mention> {
    Vec::new()
}

/// Names and values in one list, in order of start, the longer first; of two that cross or coincide, one goes.
pub(crate) fn merge(names: Vec<Mention>, values: Vec<Mention>) -> Vec<Mention> {
    let mut all = names;
    all.extend(values);
    all.sort_by_key(|mention| (mention.range.start, std::cmp::Reverse(mention.range.end)));
    all
}
