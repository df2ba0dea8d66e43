//! Quotations over several paragraphs, and those whose closing mark is missing.
//! Takes the pairs of marks and the quotes found, gives both joined or mended.
//! Law: a quotation is one quote, with one part a paragraph.

use super::{cue, turns};
use crate::document::Quote;
use crate::marks::Pair;
use crate::text::{Range, Source, TokenKind};
use std::collections::{BTreeMap, BTreeSet};

/// The pairs, each unclosed one cut off before the cue that follows its first clause: “This is it, said Dina Fox.
pub(super) fn mended(source: &Source, pairs: &[Pair]) -> Vec<Pair> {
    let mend = |pair: &Pair| {
        let lost = !pair.closed && !pair.continues && pair.depth == 0;
        let end = if lost { before_cue(source, pair.range) } else { None };
        end.map_or(*pair, |end| Pair { range: Range::new(pair.range.first(), end), ..*pair })
    };
    pairs.iter().map(mend).collect()
}

/// Where the first "…, said X" or "…, X said" cuts an unclosed quotation.
fn before_cue(source: &Source, range: Range) -> Option<usize> {
    let reach = range.iter().take(80);
    let stops = |at: &usize| matches!(source.norm(*at), "," | "!" | "?");
    let says = |at: usize| {
        cue::verb(source.norm(at)).is_some_and(|verb| verb.strength == 3 && source.norm(at) != verb.lemma)
    };
    let named = |at: usize| source.is_capitalised(at) && source.kind(at) == TokenKind::Word;
    let mut stops = reach.filter(stops).filter(|at| {
        let inverted = says(at + 1) && named(at + 2);
        let name = (at + 1..at + 5).take_while(|index| named(*index)).count();
        let pronoun = matches!(source.norm(at + 1), "he" | "she" | "they") && says(at + 2);
        inverted || pronoun || (name > 0 && says(at + 1 + name))
    });
    stops.next().map(|at| at + 1)
}

/// Joins the quotes whose marks go on from paragraph to paragraph.
pub(super) fn join(source: &Source, pairs: &[Pair], quotes: Vec<Quote>) -> Vec<Quote> {
    let chains = chains(source, pairs);
    let mut heads: BTreeMap<u32, usize> = BTreeMap::new();
    let mut joined: Vec<Quote> = Vec::with_capacity(quotes.len());
    // What each chain has quoted: an attribution within one of its quotations is not its next paragraph.
    let mut told: BTreeSet<(usize, Range)> = BTreeSet::new();
    for quote in quotes {
        let chain = quote.quoted.iter().rev().find_map(|range| chains.get(&range.start).copied());
        let head = chain.and_then(|chain| heads.get(&chain).copied());
        let known = head.filter(|id| !quote.quoted.iter().any(|range| told.contains(&(*id, *range))));
        let opens = chain.filter(|_| head.is_none());
        if let Some(id) = known.or(opens.map(|_| joined.len())) {
            told.extend(quote.quoted.iter().map(|range| (id, *range)));
        }
        match known {
            Some(id) => merge(&mut joined[id], quote),
            None => joined.push(quote),
        }
        if let Some(chain) = opens {
            heads.insert(chain, joined.len() - 1);
        }
    }
    heads.into_values().for_each(|id| tidy(&mut joined[id]));
    joined
}

/// The first token of each pair that belongs to a quotation of several paragraphs, with that of its first pair. A
/// speaker's name in capitals opens another quotation.
fn chains(source: &Source, pairs: &[Pair]) -> BTreeMap<u32, u32> {
    let mut chains = BTreeMap::new();
    let mut head = None;
    for pair in pairs.iter().filter(|pair| pair.depth == 0) {
        let turn = turns::named_inside(source, pair.range).is_some();
        head = head.filter(|_| !turn);
        if head.is_some() || pair.continues {
            let first = head.unwrap_or(pair.range.start);
            chains.insert(pair.range.start, first);
            head = pair.continues.then_some(first);
        }
    }
    chains
}

/// Adds a later paragraph; the surer attribution of the two stands.
fn merge(quote: &mut Quote, mut later: Quote) {
    let sure = |quote: &Quote| (quote.speaker.is_some(), quote.score);
    if sure(&later) > sure(quote) {
        std::mem::swap(quote, &mut later);
    }
    quote.parts.append(&mut later.parts);
    quote.quoted.append(&mut later.quoted);
}

/// Puts the parts and marks of a joined quote in order, once all its paragraphs are there.
fn tidy(quote: &mut Quote) {
    quote.parts.sort();
    quote.parts.dedup_by(|next, before| next.start < before.end);
    quote.quoted.sort();
    quote.quoted.dedup();
    let parts = &quote.parts;
    quote.quoted.retain(|range| {
        let after = parts.partition_point(|part| part.start <= range.start);
        after > 0 && parts[after - 1].covers(*range)
    });
}
