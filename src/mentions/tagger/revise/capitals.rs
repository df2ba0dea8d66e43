//! Names in lines that are all in capitals, which the labels left out: "TRUMP SIGNS ORDER" over an article on Donald Trump.
//! Takes the names in order, gives them with those words.
//! Law: the body decides: only a word that it has as one kind of name, and never in small letters.

use super::{name, together};
use crate::document::{Kind, Mention};
use crate::mentions::view::{Case, Shape, View};
use crate::text::Range;
use rustc_hash::FxHashMap;

/// The names with those in capitals.
pub(super) fn supplied(view: &View, names: Vec<Mention>) -> Vec<Mention> {
    let mut free = Vec::new();
    let mut at = 0;
    for (start, after) in spans(view, &names) {
        free.extend((at..start).filter(|index| may_be_name(view, *index)));
        at = after;
    }
    if free.is_empty() {
        return names;
    }
    let told = told(view, &names);
    let known = |index: usize| told.get(view.source.norm(index)).copied().flatten().map(|kind| (index, kind));
    let supply =
        |(index, kind)| name(Range::new(index, index + 1), kind, "named so elsewhere in the article");
    let missed = free.into_iter().filter_map(known).map(supply).collect();
    together(names, missed)
}

/// Where each name starts and ends, and the text's end.
fn spans(view: &View, names: &[Mention]) -> impl Iterator<Item = (usize, usize)> {
    names.iter().map(|name| (name.range.first(), name.range.after())).chain([(view.source.len(), 0)])
}

fn may_be_name(view: &View, index: usize) -> bool {
    view.at(index).shape == Shape::Upper
        && view.case_at(index) == Case::Capitals
        && view.times_lower(index) == 0
}

/// The words that the body has as names by themselves, or as people's last ones, each with its kind; none where it has two.
fn told<'v>(view: &'v View, names: &[Mention]) -> FxHashMap<&'v str, Option<Kind>> {
    let mut told = FxHashMap::default();
    for one in names.iter().filter(|one| view.case_at(one.range.first()) == Case::Prose) {
        if one.range.len() == 1 || one.kind == Kind::Person {
            let kind = told.entry(view.source.norm(one.range.after() - 1)).or_insert(Some(one.kind));
            *kind = kind.filter(|kind| *kind == one.kind);
        }
    }
    told
}
