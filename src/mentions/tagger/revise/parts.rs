//! Names that are two: "Halden Group and Norway", "World Fisheries Forum Borge Lunde", "Chiang Rai’s Mae Sai", "UN Special Envoy".
//! Takes the names in order, gives each whole or in its parts.
//! Law: what the gazetteer knows as one stays one; a part is never longer than the whole, so that parting ends.

use super::{follows, sites};
use crate::document::{Kind, Mention};
use crate::lexicon::facts::{COMMON, GIVEN, NORP, ORG, PLACE, Place, SURNAME};
use crate::mentions::classes::Classes;
use crate::mentions::tagger::settle;
use crate::mentions::view::{Shape, View, common};
use crate::text::{Range, TokenKind};

/// A part of a name and what it names.
type Part = (Range, Kind);

/// The names, those that are two as two.
pub(super) fn parted(view: &View, names: Vec<Mention>) -> Vec<Mention> {
    let mut all = Vec::with_capacity(names.len());
    for name in names {
        part(view, name, &mut all);
    }
    all
}

/// Adds a name, or its parts.
fn part(view: &View, name: Mention, all: &mut Vec<Mention>) {
    let cut = if name.range.len() < 2 { None } else { cut(view, &name) };
    let Some([first, second]) = cut else {
        all.push(name);
        return;
    };
    for (range, kind) in [first, second].into_iter().flatten() {
        part(view, Mention { range, kind, evidence: "a part of a longer name", ..name.clone() }, all);
    }
}

/// Where a name is to be cut: its parts, without those that name nothing.
fn cut(view: &View, name: &Mention) -> Option<[Option<Part>; 2]> {
    let facts = settle::facts(view, name.range);
    if facts.get(ORG) + facts.get(PLACE) > 0 {
        return None;
    }
    match name.kind {
        Kind::Org => led(view, name.range)
            .or_else(|| speaking_for(view, name.range))
            .or_else(|| office(view, name.range))
            .or_else(|| pair(view, name)),
        Kind::Fac => described(view, name.range).or_else(|| pair(view, name)),
        Kind::Gpe | Kind::Loc => {
            owned(view, name).or_else(|| of_people(view, name)).or_else(|| pair(view, name))
        }
        Kind::Person => resident(view, name.range),
        _ => None,
    }
}

fn is_head(view: &View, index: usize) -> bool {
    view.at(index).classes.has(Classes::ORG.or(Classes::FAC))
}

/// A body with who leads it behind: "president of the World Fisheries Forum |Borge Lunde".
fn led(view: &View, range: Range) -> Option<[Option<Part>; 2]> {
    let of = range.first().checked_sub(1)?;
    let of = if view.source.norm(of) == "the" { of.checked_sub(1)? } else { of };
    let is_role = |index: usize| view.at(index).classes.has(Classes::ROLE.or(Classes::TITLE));
    if view.source.norm(of) != "of" || !of.checked_sub(1).is_some_and(is_role) {
        return None;
    }
    let is_person = |first: &usize| {
        let tail = *first..range.after();
        let known = view.at(*first).facts;
        let ends = view.at(first - 1);
        let is_body = is_head(view, first - 1) || ends.shape == Shape::Upper;
        let is_given = if is_body {
            known.get(GIVEN) > 1 || known.get(COMMON) + known.get(PLACE) == 0
        } else {
            known.get(GIVEN) > 1 && view.at(range.after() - 1).facts.get(SURNAME) > 0
        };
        let fits = |index: usize| {
            view.is_nameable(index)
                && view.at(index).shape != Shape::Upper
                && !is_head(view, index)
                && common(view.at(index)) < 3
                && follows(view, index)
        };
        is_given && tail.clone().all(fits)
    };
    let longest = range.after().saturating_sub(3).max(range.first() + 1);
    let first = (longest..range.after().saturating_sub(1)).find(is_person)?;
    let (body, person) = (Range::new(range.first(), first), Range::new(first, range.after()));
    Some([Some((body, Kind::Org)), Some((person, Kind::Person))])
}

/// Somebody with whom they speak for: "Lydia Marsh |for| Food Standards Norland". A cause has an article: "for the Cure".
fn speaking_for(view: &View, range: Range) -> Option<[Option<Part>; 2]> {
    let link = range.first() + 2;
    let (given, last) = (view.at(range.first()), view.at(link - 1));
    let is_person = given.facts.get(GIVEN) > 1
        && last.shape == Shape::Title
        && common(last) < 3
        && !is_head(view, link - 1);
    let goes_on = range.len() > 4 && view.source.norm(link) == "for" && view.is_nameable(link + 1);
    let (person, body) = (Range::new(range.first(), link), Range::new(link + 1, range.after()));
    (is_person && goes_on).then_some([Some((person, Kind::Person)), Some((body, Kind::Org))])
}

/// A body with an office of it: "UN |Special Envoy", "African Union |Commissioner for Trade".
fn office(view: &View, range: Range) -> Option<[Option<Part>; 2]> {
    let mut walk = view.lexicon.gazetteer().walk();
    let mut body = None;
    for index in range.iter() {
        walk.step(view.source.norm(index));
        let is_known = walk.facts().is_some_and(|facts| facts.get(ORG) > 0);
        if is_known || index == range.first() && view.at(index).shape == Shape::Upper {
            body = Some(index + 1);
        }
    }
    let body = body.filter(|body| *body < range.after())?;
    let is_role = |index: &usize| view.at(*index).classes.has(Classes::ROLE) && !is_head(view, *index);
    let role = (body..range.after().min(body + 3)).find(is_role)?;
    let plain = (body..role).all(|index| view.at(index).shape == Shape::Title && !is_head(view, index));
    let is_last = role + 1 == range.after() || view.at(role + 1).classes.has(Classes::LINK);
    let body = Range::new(range.first(), body);
    (plain && is_last).then_some([Some((body, Kind::Org)), None])
}

/// A place with words in small letters that tell what stands there: "Afton |air base". One such word is part of the name.
fn described(view: &View, range: Range) -> Option<[Option<Part>; 2]> {
    let is_small = |index: &usize| view.at(*index).shape == Shape::Lower;
    let small = range.iter().rev().take_while(is_small).count();
    let place = Range::new(range.first(), range.after() - small);
    let is_place = !place.is_empty() && place.iter().all(|index| view.is_nameable(index));
    (small > 1 && is_place).then_some([Some((place, Kind::Gpe)), None])
}

/// A place of a place: "Chiang Rai’s |Mae Sai".
fn owned(view: &View, name: &Mention) -> Option<[Option<Part>; 2]> {
    let is_mark =
        |index: &usize| view.source.kind(*index) == TokenKind::Clitic && view.source.word(*index).len() > 1;
    let mark = name.range.iter().find(is_mark)?;
    let (owner, rest) = (Range::new(name.range.first(), mark), Range::new(mark + 1, name.range.after()));
    if owner.is_empty() || rest.is_empty() || !view.is_nameable(rest.first()) {
        return None;
    }
    let place = settle::facts(view, owner).get(PLACE);
    let is_unknown = |index: usize| view.at(index).facts.get(COMMON) + view.at(index).facts.get(SURNAME) == 0;
    let kind = if place == Place::Region as u32 { Kind::Loc } else { Kind::Gpe };
    let is_place = place > 0 || owner.iter().all(is_unknown);
    is_place.then_some([Some((owner, kind)), Some((rest, name.kind))])
}

/// A people's part of a sea: "Turkish |Mediterranean".
fn of_people(view: &View, name: &Mention) -> Option<[Option<Part>; 2]> {
    let first = name.range.first();
    let (people, rest) = (Range::new(first, first + 1), Range::new(first + 1, name.range.after()));
    let is_people = view.at(first).facts.get(NORP) > 0 && view.at(first).facts.get(PLACE) == 0;
    let is_sea = rest.len() == 1 && sites::is_sea(view, rest.first());
    (is_people && is_sea).then_some([Some((people, Kind::Norp)), Some((rest, name.kind))])
}

/// Two names with "and" between them: "Halden Bank Ltd. |and| Norway’s Orkla Group", "Lind Hotel |and| Baker Street".
fn pair(view: &View, name: &Mention) -> Option<[Option<Part>; 2]> {
    let range = name.range;
    let and = range.iter().skip(1).find(|index| matches!(view.source.norm(*index), "and" | "from"))?;
    let (left, right) = (Range::new(range.first(), and), Range::new(and + 1, range.after()));
    if right.is_empty() {
        return None;
    }
    let (last, end) = (view.at(and - 1).classes, view.at(range.after() - 1).classes);
    let is_long = left.len() > 1 && right.len() > 1;
    let same = view.source.norm(and - 1) == view.source.norm(range.after() - 1) && is_head(view, and - 1);
    let sites = [last, end].into_iter().all(|head| head.has(Classes::FAC) && !head.has(Classes::ORG));
    let place = settle::facts(view, right).get(PLACE);
    let before_state = (Place::State as u32..=Place::Country as u32).contains(&place);
    let is_body = left.len() > 1 && last.has(Classes::ORG) || settle::facts(view, left).get(ORG) > 0;
    let kind = match name.kind {
        Kind::Gpe | Kind::Loc if sites && is_long => Kind::Fac,
        kind => kind,
    };
    if last.has(Classes::CORP) || is_long && (same || sites) {
        return Some([Some((left, kind)), Some((right, kind))]);
    }
    (before_state && is_body).then_some([Some((left, name.kind)), Some((right, Kind::Gpe))])
}

/// A person with where they live: "Daisy Lunde |of| Halden".
fn resident(view: &View, range: Range) -> Option<[Option<Part>; 2]> {
    let of = range.iter().skip(2).find(|index| view.source.norm(*index) == "of")?;
    let place = Range::new(of + 1, range.after());
    let is_given = view.at(range.first()).facts.get(GIVEN) > 1;
    let is_name = !place.is_empty() && place.iter().all(|index| view.is_nameable(index));
    let person = Range::new(range.first(), of);
    (is_given && is_name).then_some([Some((person, Kind::Person)), Some((place, Kind::Gpe))])
}
