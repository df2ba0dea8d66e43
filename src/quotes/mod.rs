//! Quotes of every kind, with cue and speaker, and the marks that are no speech.
//! Takes tokens, blocks, marks and mentions, gives quotes in order.
//! Law: no speaker rather than a guess; every choice says why.

mod attribution;
mod block_quotes;
mod content;
mod cue;
mod draft;
mod ends;
mod features;
mod idle;
mod left;
mod narration;
mod nested;
mod non_speech;
mod paragraphs;
mod phrase;
mod plain;
mod right;
mod sources;
#[cfg(feature = "train")]
pub mod training;
mod trust;
mod turns;
mod unattributed;

use crate::document::{Block, Mention, Quote, QuoteId, Quotes};
use crate::lexicon::Lexicon;
use crate::marks::Pair;
use crate::text::{Range, Source};
use narration::Unit;
use turns::{Labels, Turn};
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
    let named = narration::named(source, mentions);
    let units = narration::units(source, blocks, &pairs, &named);
    let labels = Labels::of(&units, mentions);
    let mut article = Article::new(source, &pairs, mentions);
    let mut at = 0;
    while let Some(unit) = units.get(at) {
        let rest = &units[at..];
        at += if let Some(turn) = labels.turn(unit, mentions) {
            take_turn(&mut article, rest, turn)
        } else if let Some(taken) = article.take_block(rest) {
            taken
        } else {
            let cues = cue::find(unit);
            article.take(unit, &cues, &attribution::find(unit, &cues));
            1
        };
    }
    let Article { quotes, mut non_speech, .. } = article;
    let mut quotes = paragraphs::join(source, &pairs, quotes);
    quotes.extend(nested::in_quotations(source, &pairs, mentions, &named));
    quotes.sort_by_key(|quote| quote.parts.first().map(|part| (part.start, std::cmp::Reverse(part.end))));
    nest(&mut quotes);
    non_speech.sort_by_key(|marks| marks.range);
    Quotes { quotes, non_speech }
}

/// A line that its speaker opens goes on to the paragraph's end; returns how many units that takes.
fn take_turn(article: &mut Article, units: &[Unit], turn: Turn) -> usize {
    let count = paragraph_len(units);
    let words = units[..count].last().map_or(0, |last| last.range(0, last.len()).after());
    article.take_turn(turn, Range::new(turn.start, words));
    for unit in &units[..count] {
        article.take_inner(unit, &attribution::find(unit, &cue::find(unit)));
    }
    count
}

/// How many units the paragraph has that the first of `units` opens.
fn paragraph_len(units: &[Unit]) -> usize {
    1 + units.iter().skip(1).take_while(|unit| !unit.opens_paragraph).count()
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
