//! Places inside longer names: "Bank of [England]", "[London] Stock Exchange", "University of [California]".
//! Takes the view and the settled names, gives the places that stand inside them.
//! Law: only places of the lists, behind "of", "in" or "for", or before the common name of a public body; none twice.

use super::super::view::View;
use crate::document::{Form, Kind, Mention};
use crate::lexicon::facts::{COMMON, PLACE, Place, SURNAME};
use crate::lexicon::words::PLACE_BODIES;
use crate::text::Range;

/// The places inside the names.
pub(super) fn find(view: &View, names: &[Mention]) -> Vec<Mention> {
    names.iter().filter(|name| takes(name)).flat_map(|name| inside(view, name)).collect()
}

/// Whether names of this kind are built with places.
fn takes(name: &Mention) -> bool {
    let is_built = matches!(name.kind, Kind::Org | Kind::Event | Kind::Law);
    name.form == Form::Name && is_built && name.range.len() > 1
}

fn inside(view: &View, name: &Mention) -> Vec<Mention> {
    let outer = name.range;
    let behind = outer.iter().skip(1).filter(|index| matches!(view.source.norm(*index), "of" | "in" | "for"));
    let behind = behind
        .filter_map(|link| place(view, link + 1, outer))
        .filter(|inner| ends_phrase(view, inner, outer));
    let is_public = name.kind != Kind::Org || PLACE_BODIES.contains_key(view.source.norm(outer.after() - 1));
    let ahead = place(view, outer.first(), outer).filter(|_| is_public);
    ahead.into_iter().chain(behind).collect()
}

/// Whether no further capital goes on with the place: "Bank of England", but not the "South" of "Bank of South Wales Road".
fn ends_phrase(view: &View, inner: &Mention, outer: Range) -> bool {
    inner.range.end == outer.end || !view.is_nameable(inner.range.after())
}

/// The longest place of the lists from `first` on, short of the whole name.
fn place(view: &View, first: usize, outer: Range) -> Option<Mention> {
    let mut walk = view.lexicon.gazetteer().walk();
    let mut found = None;
    for index in first..outer.after() {
        walk.step(view.source.norm(index));
        let sort = walk.facts().map_or(0, |facts| facts.get(PLACE));
        let is_shared = sort == Place::City as u32
            && walk.facts().is_some_and(|facts| facts.get(SURNAME) > 1 || facts.get(COMMON) > 1);
        let is_place = (Place::City as u32..=Place::Region as u32).contains(&sort);
        if is_place && !is_shared && view.is_nameable(index) {
            found = Some((index + 1, sort));
        }
    }
    let (end, sort) = found.filter(|(end, _)| Range::new(first, *end) != outer)?;
    let kind = if sort == Place::Region as u32 { Kind::Loc } else { Kind::Gpe };
    let range = Range::new(first, end);
    Some(Mention {
        range,
        kind,
        form: Form::Name,
        value: None,
        score: 0.8,
        evidence: "a place inside a name",
    })
}
