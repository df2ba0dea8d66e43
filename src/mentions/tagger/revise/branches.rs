//! Names that are one: "UNI-Halden", "Bosnia and Herzegovina", "Lund, Aas & Holm".
//! Takes the names in order, gives those that belong together as one.
//! Law: a party and its constituency in brackets stay two; a list of names stays a list.

use super::{name, touches};
use crate::document::{Kind, Mention};
use crate::lexicon::facts::{ORG, PLACE, Place, SURNAME};
use crate::mentions::classes::Classes;
use crate::mentions::tagger::settle;
use crate::mentions::view::{Case, Shape, View};
use crate::text::{Gap, Range};

/// The shortest acronym that has branches: "IT-London" is no body.
const SHORTEST: usize = 3;

/// The names, those that are one as one.
pub(super) fn joined(view: &View, names: Vec<Mention>) -> Vec<Mention> {
    let mut all: Vec<Mention> = Vec::with_capacity(names.len());
    for next in names {
        let whole = branch(view, &next).or_else(|| all.last().and_then(|last| country(view, last, &next)));
        let whole = whole.or_else(|| firm(view, &next)).unwrap_or(next);
        let whole = incorporated(view, whole);
        if all.last().is_some_and(|last| last.range.covers(whole.range)) {
            continue; // the suffix that the name before has taken
        }
        while all.last().is_some_and(|last| last.range.overlaps(whole.range)) {
            all.pop();
        }
        all.push(whole);
    }
    all
}

/// A body’s branch in a town: "UNI-Halden", but not "(LAB-Halden)", a member and where he was elected.
fn branch(view: &View, town: &Mention) -> Option<Mention> {
    let start = town.range.first().checked_sub(2)?;
    let body = view.at(start);
    let is_joined =
        view.source.word(start + 1) == "-" && touches(view, start + 1) && touches(view, start + 2);
    let is_acronym = body.shape == Shape::Upper && view.source.word(start).len() >= SHORTEST;
    let place = settle::facts(view, town.range).get(PLACE);
    let is_town = town.kind == Kind::Gpe && place < Place::Country as u32 && body.facts.get(PLACE) == 0;
    let is_bracketed = start > 0 && view.source.word(start - 1) == "(";
    let fits = is_joined && is_acronym && is_town && !is_bracketed;
    let reads = fits && view.case_at(start) == Case::Prose && view.at(start + 2).shape != Shape::Upper;
    reads.then(|| name(Range { start: start as u32, ..town.range }, Kind::Org, "a body’s branch in a town"))
}

/// A country of two names: "Bosnia and Herzegovina", "Trinidad and Tobago". Regions of two names are as often named apart.
fn country(view: &View, first: &Mention, second: &Mention) -> Option<Mention> {
    let between = first.range.after();
    let is_pair = second.range.first() == between + 1 && matches!(view.source.norm(between), "and" | "&");
    let are_places = matches!(first.kind, Kind::Gpe | Kind::Loc) && second.kind != Kind::Person;
    let whole = Range { end: second.range.end, ..first.range };
    let is_known = is_pair && are_places && settle::facts(view, whole).get(PLACE) == Place::Country as u32;
    is_known.then(|| name(whole, Kind::Gpe, "known place"))
}

/// A firm of three partners or more: "Lund, |Aas & Holm".
fn firm(view: &View, last: &Mention) -> Option<Mention> {
    let is_firm = last.kind == Kind::Org
        && last.range.iter().any(|index| view.source.word(index) == "&")
        && settle::facts(view, last.range).get(ORG) == 0;
    let mut start = last.range.first();
    while is_firm && start >= 2 && view.source.word(start - 1) == "," && is_partner(view, start - 2) {
        start -= 2;
    }
    let range = Range { start: start as u32, ..last.range };
    (start < last.range.first()).then(|| name(range, Kind::Org, "partners of a firm"))
}

/// A company with its legal form behind a comma: "Lund Agency, |LLC".
fn incorporated(view: &View, body: Mention) -> Mention {
    let comma = body.range.after();
    let is_form = view.at(comma + 1).classes.has(Classes::CORP) && view.is_nameable(comma + 1);
    if body.kind == Kind::Org && body.range.len() > 1 && view.source.word(comma) == "," && is_form {
        return Mention { range: Range { end: comma as u32 + 2, ..body.range }, ..body };
    }
    body
}

/// Whether the token is a surname by itself, and of no large town or body.
fn is_partner(view: &View, index: usize) -> bool {
    let seen = view.at(index);
    let is_surname = seen.facts.get(SURNAME) > 0 && seen.facts.get(ORG) == 0;
    let is_first = view.source.gap(index) >= Gap::Line || index == 0 || !view.is_nameable(index - 1);
    seen.shape == Shape::Title && is_surname && seen.facts.get(PLACE) <= Place::Town as u32 && is_first
}
