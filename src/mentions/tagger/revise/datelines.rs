//! Towns of datelines that no list has: "SAN’A, Yemen (AP)", "LUNDVIK, March 3 —", and the same word in the rest of the article.
//! Takes the names in order, gives them with those towns.
//! Law: the town opens the dateline, and is told by the comma or bracket behind it, not by its spelling alone.

use super::{follows, name, together};
use crate::document::{BlockKind, Kind, Mention};
use crate::lexicon::facts::ORG;
use crate::lexicon::words::VALUE_WORDS;
use crate::mentions::tagger::settle;
use crate::mentions::view::{Shape, View, common};
use crate::text::Range;
use rustc_hash::FxHashSet;

const EVIDENCE: &str = "town of the dateline";
/// The most words that a town's name has.
const MOST_WORDS: usize = 4;

/// The names with the towns of datelines.
pub(super) fn supplied(view: &View, names: Vec<Mention>) -> Vec<Mention> {
    let mut missed: Vec<Range> = Vec::new();
    let mut before = 0;
    for block in view.blocks().iter().filter(|block| block.kind == BlockKind::Dateline) {
        before += names[before..].partition_point(|name| name.range.after() <= block.range.first());
        let is_free = |town: &Range| names.get(before).is_none_or(|name| !name.range.overlaps(*town));
        missed.extend(town(view, block.range).filter(is_free));
    }
    let places = names.iter().enumerate().filter(|(_, name)| matches!(name.kind, Kind::Gpe | Kind::Loc));
    missed.extend(places.filter_map(|(at, place)| town_before(view, &names[..at], place.range)));
    missed.sort_unstable();
    missed.dedup();
    if missed.is_empty() {
        return names;
    }
    let towns: FxHashSet<&str> =
        missed.iter().filter(|town| town.len() == 1).map(|town| view.source.norm(town.first())).collect();
    let opening: Vec<Range> = missed.clone();
    let mut at = 0;
    let ends = names.iter().map(|name| (name.range.first(), name.range.after()));
    for (end, next) in ends.chain([(view.source.len(), view.source.len())]) {
        let is_told = |index: &usize| {
            view.is_nameable(*index)
                && towns.contains(view.source.norm(*index))
                && !opening.iter().any(|town| town.has(*index))
        };
        missed.extend((at..end).filter(is_told).map(|index| Range::new(index, index + 1)));
        at = next;
    }
    let found = missed.into_iter().map(|range| name(range, Kind::Gpe, EVIDENCE)).collect();
    together(names, found)
}

/// The town that opens a dateline: words with capitals before a comma or a bracket, none of them a month or a known body.
fn town(view: &View, dateline: Range) -> Option<Range> {
    let is_capital =
        |index: &usize| matches!(view.at(*index).shape, Shape::Upper | Shape::Title | Shape::Mixed);
    let len = dateline.iter().take_while(is_capital).count();
    let town = Range::new(dateline.first(), dateline.first() + len);
    let is_set_off = dateline.has(town.after()) && matches!(view.source.word(town.after()), "," | "(");
    let is_date = |index: usize| VALUE_WORDS.contains_key(view.source.norm(index));
    let is_rare = town.iter().any(|index| common(view.at(index)) <= 2);
    let is_body = || settle::facts(view, town).get(ORG) > 0;
    let fits = (1..=MOST_WORDS).contains(&len) && is_set_off && is_rare && !town.iter().any(is_date);
    (fits && !is_body()).then_some(town)
}

/// The town before a place and an agency, behind which no dash stands that opens a dateline: "SAN`A, Yemen (AP) _".
fn town_before(view: &View, before: &[Mention], place: Range) -> Option<Range> {
    let town = place.first().checked_sub(2)?;
    let opens = view.source.sentence_at(town).first() == town && view.at(town).shape == Shape::Upper;
    let is_free = before.last().is_none_or(|name| name.range.after() <= town);
    let next = place.after();
    let is_agency = view.source.word(next) == "(" && view.source.word(next + 2) == ")";
    let is_apart = view.source.word(town + 1) == "," && follows(view, place.first());
    (opens && is_free && is_agency && is_apart).then(|| Range::new(town, town + 1))
}
