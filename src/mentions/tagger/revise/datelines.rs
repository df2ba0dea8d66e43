//! Towns of datelines that no list has: "SAN’A, Yemen (AP)", and San’a in the rest of the article.
//! Takes the names in order, gives them with those towns.
//! Law: the town opens the line, a place and an agency or a dash stand behind it.

use super::{follows, name, together};
use crate::document::{Kind, Mention};
use crate::mentions::view::{Shape, View};
use crate::text::Range;
use rustc_hash::FxHashSet;

const EVIDENCE: &str = "town of the dateline";

/// The names with the towns of datelines.
pub(super) fn supplied(view: &View, names: Vec<Mention>) -> Vec<Mention> {
    let places = names.iter().enumerate().filter(|(_, name)| matches!(name.kind, Kind::Gpe | Kind::Loc));
    let towns = places.filter_map(|(at, place)| town(view, &names[..at], place.range));
    let towns: FxHashSet<&str> = towns.map(|index| view.source.norm(index)).collect();
    if towns.is_empty() {
        return names;
    }
    let mut missed = Vec::new();
    let mut at = 0;
    let ends = names.iter().map(|name| (name.range.first(), name.range.after()));
    for (end, next) in ends.chain([(view.source.len(), view.source.len())]) {
        let free =
            (at..end).filter(|index| view.is_nameable(*index) && towns.contains(view.source.norm(*index)));
        missed.extend(free.map(|index| name(Range::new(index, index + 1), Kind::Gpe, EVIDENCE)));
        at = next;
    }
    together(names, missed)
}

/// The town before a place of a dateline; the names before it do not hold it.
fn town(view: &View, before: &[Mention], place: Range) -> Option<usize> {
    let town = place.first().checked_sub(2)?;
    let opens = view.source.sentence_at(town).first() == town && view.at(town).shape == Shape::Upper;
    let is_free = before.last().is_none_or(|name| name.range.after() <= town);
    let next = place.after();
    let is_agency = view.source.word(next) == "(" && view.source.word(next + 2) == ")";
    let is_dated = is_agency || matches!(view.source.word(next), "_" | "-" | "--" | "–" | "—");
    let is_apart = view.source.word(town + 1) == "," && follows(view, place.first());
    (opens && is_free && is_dated && is_apart).then_some(town)
}
