//! Quotes of every kind, with cue and speaker, and the marks that are no speech.
//! Takes tokens, blocks, marks and mentions, gives quotes in order.
//! Law: no speaker rather than a guess; every choice says why.

use crate::document::{Block, Mention, Quotes};
use crate::lexicon::Lexicon;
use crate::marks::Pair;
use crate::text::Source;

/// All quotes of the text.
pub(crate) fn find(
    _source: &Source,
    _blocks: &[Block],
    _marks: &[Pair],
    _mentions: &[Mention],
    _lexicon: &Lexicon,
) -> Quotes {
    Quotes::default()
}
