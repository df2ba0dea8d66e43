//! Quotes of every kind, with cue and speaker, and the marks that are no speech.
//! Takes tokens, blocks, marks and mentions, gives quotes in order.
//! Law: no speaker rather than a guess; every choice says why.

mod attribution;
mod content;
mod cue;
mod draft;
mod narration;
mod phrase;
mod unattributed;

use crate::document::{Block, Mention, Quote, QuoteId, Quotes};
use crate::lexicon::Lexicon;
use crate::marks::Pair;
use crate::text::Source;

/// All quotes of the text.
pub(crate) fn find(
    source: &Source,
    blocks: &[Block],
    marks: &[Pair],
    mentions: &[Mention],
    _lexicon: &Lexicon,
) -> Quotes {
    let units = narration::units(source, blocks, marks);
    let mut found = unattributed::Article::new(marks);
    for unit in &units {
        let cues = cue::find(unit);
        let drafts = attribution::find(unit, &cues);
        found.take(unit, drafts, mentions);
    }
    let unattributed::Article { mut quotes, mut non_speech, .. } = found;
    quotes.sort_by_key(|quote| quote.parts.first().map(|part| (part.start, std::cmp::Reverse(part.end))));
    nest(&mut quotes);
    non_speech.sort_by_key(|marks| marks.range);
    Quotes { quotes, non_speech }
}

/// Sets `nested_in`: the quote whose content holds another's whole content and cue.
fn nest(quotes: &mut [Quote]) {
    let mut around: Vec<usize> = Vec::new();
    for id in 0..quotes.len() {
        let Some(first) = quotes[id].parts.first().copied() else { continue };
        around.retain(|outer| quotes[*outer].parts.last().is_some_and(|part| part.end > first.start));
        let holder =
            around.iter().rev().find(|outer| quotes[**outer].parts.iter().any(|part| part.covers(first)));
        quotes[id].nested_in = holder.map(|outer| QuoteId(*outer));
        around.push(id);
    }
}
