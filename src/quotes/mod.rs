//! Quotes of every kind, with cue and speaker, and the marks that are no speech.
//! Takes tokens, blocks, marks and mentions, gives quotes in order.
//! Law: no speaker rather than a guess; every choice says why.

mod attribution;
mod content;
mod cue;
mod draft;
mod idle;
mod narration;
mod non_speech;
mod paragraphs;
mod phrase;
mod right;
mod sources;
mod turns;
mod unattributed;

use crate::document::{Block, Mention, Quote, QuoteId, Quotes};
use crate::lexicon::Lexicon;
use crate::marks::Pair;
use crate::text::{Range, Source};
use narration::Unit;
use unattributed::Article;

/// All quotes of the text.
pub(crate) fn find(
    source: &Source,
    blocks: &[Block],
    marks: &[Pair],
    mentions: &[Mention],
    _lexicon: &Lexicon,
) -> Quotes {
    let pairs = paragraphs::mended(source, marks);
    let units = narration::units(source, blocks, &pairs);
    let mut article = Article::new(&pairs, mentions);
    let mut at = 0;
    while let Some(unit) = units.get(at) {
        at += match turns::find(unit, mentions) {
            Some((speaker, start)) => take_turn(&mut article, &units[at..], speaker, start, &pairs),
            None => {
                let cues = cue::find(unit);
                article.take(unit, &cues, &attribution::find(unit, &cues));
                1
            }
        };
    }
    let Article { quotes, mut non_speech, .. } = article;
    let mut quotes = paragraphs::join(source, &pairs, quotes);
    quotes.extend(quotes_in_quotes(source, &pairs, mentions));
    quotes.sort_by_key(|quote| quote.parts.first().map(|part| (part.start, std::cmp::Reverse(part.end))));
    nest(&mut quotes);
    non_speech.sort_by_key(|marks| marks.range);
    Quotes { quotes, non_speech }
}

/// What somebody's words quote in turn: “He used my motto, ‘Bread first.’”
fn quotes_in_quotes(source: &Source, pairs: &[Pair], mentions: &[Mention]) -> Vec<Quote> {
    let holds_marks = |id: usize| {
        pairs.get(id + 1).is_some_and(|inner| inner.depth == 1 && pairs[id].range.covers(inner.range))
    };
    let outer = (0..pairs.len()).filter(|id| pairs[*id].depth == 0 && holds_marks(*id));
    let units = outer.flat_map(|id| narration::inside(source, pairs, id));
    let drafts = units.flat_map(|unit| {
        let drafts = attribution::find(&unit, &cue::find(&unit));
        drafts.into_iter().map(|draft| draft.finish(&unit, pairs, mentions)).collect::<Vec<_>>()
    });
    drafts.filter(|quote| !quote.quoted.is_empty() && quote.speaker.is_some()).collect()
}

/// A line that its speaker opens goes on to the paragraph's end; returns how many units that takes.
fn take_turn(article: &mut Article, units: &[Unit], speaker: Range, start: usize, pairs: &[Pair]) -> usize {
    let count = 1 + units.iter().skip(1).take_while(|unit| !unit.opens_paragraph).count();
    let (Some(first), Some(last)) = (units.first(), units.get(count - 1)) else { return count };
    let words = Range { start: first.range(start, first.len()).start, end: last.range(0, last.len()).end };
    let inner = units[..count].iter().flat_map(|unit| unit.atoms.iter().filter_map(|atom| atom.pair));
    let quoted = inner.map(|pair| pairs[pair].range).filter(|range| words.covers(*range)).collect();
    article.take_turn(speaker, words, quoted);
    count
}

/// Sets `nested_in`: the quote in whose content another's content stands.
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
