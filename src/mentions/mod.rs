//! Names, nominals and pronouns.
//! Takes the tokens, blocks and marks, gives mentions; `merge` puts them together with the values.
//! Law: no name runs over a paragraph's end or a block's end; what is a person once is one throughout.

mod classes;
mod merge;
mod nominals;
mod pronouns;
mod tagger;
mod things;
mod view;
mod vocabulary;

pub(crate) use merge::merge;
#[cfg(feature = "train")]
pub use tagger::training;
pub use tagger::{ModelError, Tagger};
pub(crate) use vocabulary::{Vocabularies, Vocabulary};

use crate::document::{Block, Mention, put_in_order};
use crate::lexicon::Lexicon;
use crate::marks::Pair;
use crate::text::Source;
use view::View;

/// All names, nominals ("the Russian leader", "police", "a spokesman") and pronouns of the text, in order of start, the longer first.
pub(crate) fn find(
    source: &Source,
    blocks: &[Block],
    marks: &[Pair],
    lexicon: &Lexicon,
    tagger: &Tagger,
    vocabulary: &mut Vocabulary,
) -> Vec<Mention> {
    let view = View::new(source, blocks, lexicon, vocabulary);
    let names = tagger.find(&view, &mut vocabulary.tagger);
    let mut mentions = things::join(&view, marks, names);
    let nominals = nominals::find(&view, &mentions);
    mentions.extend(pronouns::find(&view));
    mentions.extend(nominals);
    put_in_order(&mut mentions);
    mentions
}
