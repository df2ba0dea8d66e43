//! Letters behind a person: a country in results of contests ("Mari Holm (NOR)"), a party and a seat ("Per Aas (FLP-Halden)").
//! Takes the names in order, gives them with the countries and parties that the letters stand for.
//! Law: only capitals right behind a person's name; for countries, only those of the list, whatever the labels called them.

use super::{name, together, touches};
use crate::document::{Kind, Mention};
use crate::lexicon::words::COUNTRY_CODES;
use crate::mentions::view::{Shape, View};
use crate::text::{Range, TokenKind};

/// The names with the countries and parties of persons.
pub(super) fn supplied(view: &View, names: Vec<Mention>) -> Vec<Mention> {
    let ends = names.iter().filter(|name| name.kind == Kind::Person).map(|name| name.range.after());
    let found: Vec<Mention> =
        ends.filter_map(|next| code(view, next).or_else(|| party(view, next))).collect();
    if found.is_empty() {
        return names;
    }
    let is_found =
        |name: &Mention| found.binary_search_by_key(&name.range.start, |code| code.range.start).is_ok();
    let kept: Vec<Mention> = names.into_iter().filter(|name| !is_found(name)).collect();
    together(kept, found)
}

/// The country behind a name that ends before the token `next`.
fn code(view: &View, next: usize) -> Option<Mention> {
    let at = next + 1;
    let is_code = view.at(at).shape == Shape::Upper && COUNTRY_CODES.contains_key(view.source.norm(at));
    let is_set_off = match (view.source.word(next), view.source.word(at + 1)) {
        ("(", ")") => true,
        (",", ",") => view.source.kind(at + 2) == TokenKind::Number,
        _ => false,
    };
    let country = || name(Range::new(at, at + 1), Kind::Gpe, "a country’s code behind a person");
    (is_code && is_set_off).then(country)
}

/// The party behind a name, before the seat that the member holds.
fn party(view: &View, next: usize) -> Option<Mention> {
    let at = next + 1;
    let is_joined = view.source.word(at + 1) == "-" && touches(view, at + 1) && touches(view, at + 2);
    let is_seat = is_joined && matches!(view.at(at + 2).shape, Shape::Title | Shape::Mixed);
    let is_party = view.source.word(next) == "(" && view.at(at).shape == Shape::Upper && is_seat;
    is_party.then(|| name(Range::new(at, at + 1), Kind::Org, "a party before a seat"))
}
