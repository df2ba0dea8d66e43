//! Where a name begins and ends, and what it is, where the labels alone fall short.
//! Takes a name as the labels give it, gives it as it stands in the article's annotation, or nothing.
//! Law: a title before a person and a possessive after any name are no part of it; particles and points of the compass are.

use crate::document::Kind;
use crate::lexicon::facts::{Facts, GIVEN, NORP, ORG, PERSON, PLACE, Place, SURNAME, THING, Thing};
use crate::mentions::classes::Classes;
use crate::mentions::view::{Shape, View, common};
use crate::text::{Gap, Range, TokenKind};

/// The name as it should stand; `free` is where the name before it ends.
pub(super) fn settled(view: &View, range: Range, kind: Kind, free: usize) -> Option<(Range, Kind)> {
    let range = trimmed(view, range, kind)?;
    let range = completed(view, range, kind, free);
    if kind == Kind::Norp && is_family(view, range) {
        return None;
    }
    Some((range, known_kind(view, range, kind)))
}

/// Whether a name is the plural of a surname: "the Lindgrens" are neither a people nor one person.
fn is_family(view: &View, range: Range) -> bool {
    let norm = view.source.norm(range.first());
    let Some(one) = norm.strip_suffix('s').filter(|_| range.len() == 1) else { return false };
    let one = view.lexicon.gazetteer().word(one);
    view.at(range.first()).facts.get(NORP) == 0 && one.get(NORP) == 0 && one.get(SURNAME) > 0
}

/// A name without the title before a person and the possessive after it; none where nothing is left.
pub(super) fn trimmed(view: &View, range: Range, kind: Kind) -> Option<Range> {
    let (mut start, mut end) = (range.first(), range.after());
    let is_title = |index: usize| {
        let seen = view.at(index);
        seen.classes.has(Classes::TITLE.or(Classes::HONORIFIC)) && seen.facts.get(GIVEN) == 0
    };
    while kind == Kind::Person && start + 1 < end && is_title(start) {
        start += 1;
    }
    // The "D-" of "D-Ohio" is a party.
    if kind == Kind::Gpe && start + 2 < end && is_letter_joined(view, start) {
        start += 2;
    }
    while start < end && is_loose(view, end - 1) {
        end -= 1;
    }
    while start < end && (view.source.kind(start) == TokenKind::Mark || is_joint(view, start)) {
        start += 1;
    }
    (start < end).then(|| Range::new(start, end))
}

/// Whether the token is one letter with a hyphen after it.
fn is_letter_joined(view: &View, index: usize) -> bool {
    view.source.word(index).len() == 1 && view.source.word(index + 1) == "-"
}

/// Whether no name ends with the token: a possessive, a mark, a comma.
fn is_loose(view: &View, index: usize) -> bool {
    let is_possessive = view.source.kind(index) == TokenKind::Clitic && view.source.word(index).len() > 1;
    is_possessive || view.source.kind(index) == TokenKind::Mark || is_joint(view, index)
}

fn is_joint(view: &View, index: usize) -> bool {
    matches!(view.source.word(index), "," | "-" | "/" | "(" | ")")
}

/// The name with what the labels left before it: "al-" of "al-Assad", "Jorgelina do", "South" of "South Korean".
fn completed(view: &View, range: Range, kind: Kind, free: usize) -> Range {
    let start = range.first();
    let is_particle =
        |index: usize| view.at(index).shape == Shape::Lower && view.at(index).classes.has(Classes::PARTICLE);
    if start >= free + 2
        && touches(view, start)
        && view.source.word(start - 1) == "-"
        && is_particle(start - 2)
    {
        return Range { start: range.start - 2, ..range };
    }
    let on_line =
        |index: usize| view.source.gap(index) == Gap::Space && view.source.sentence_at(start).has(index - 1);
    let may_open = |index: usize| view.is_nameable(index) && common(view.at(index)) < 2;
    if kind == Kind::Person
        && start >= free + 2
        && on_line(start)
        && on_line(start - 1)
        && is_particle(start - 1)
        && may_open(start - 2)
    {
        return Range { start: range.start - 2, ..range };
    }
    if start > free && on_line(start) && view.is_nameable(start - 1) {
        let longer = Range { start: range.start - 1, ..range };
        let field = match kind {
            Kind::Norp => NORP,
            Kind::Gpe | Kind::Loc => PLACE,
            _ => return range,
        };
        if facts(view, longer).get(field) > 0 {
            return longer;
        }
    }
    range
}

/// Whether nothing stands before the token or before the one before it.
fn touches(view: &View, index: usize) -> bool {
    view.source.gap(index) == Gap::None && view.source.gap(index - 1) == Gap::None
}

/// What the gazetteer says of a whole name.
pub(super) fn facts(view: &View, range: Range) -> Facts {
    let mut walk = view.lexicon.gazetteer().walk();
    range.iter().for_each(|index| {
        walk.step(view.source.norm(index));
    });
    walk.facts().unwrap_or_default()
}

/// The kind, save where the gazetteer tells near kinds apart, or knows a name of several words as one kind alone.
fn known_kind(view: &View, range: Range, kind: Kind) -> Kind {
    let facts = facts(view, range);
    let place = facts.get(PLACE);
    let is_town = (1..Place::Region as u32).contains(&place);
    let is_tongue = facts.get(THING) == Thing::Language as u32;
    let others = [ORG, NORP, PERSON, THING].into_iter().filter(|field| facts.get(*field) > 0).count();
    let head = view.at(range.after() - 1).classes;
    let heads = |class: Classes, other: Classes| range.len() > 1 && head.has(class) && !head.has(other);
    match kind {
        Kind::Loc | Kind::Gpe if place == Place::Facility as u32 => Kind::Fac,
        Kind::Loc | Kind::Gpe if !is_town && heads(Classes::FAC, Classes::LOC) => Kind::Fac,
        Kind::Fac if place == 0 && heads(Classes::LOC, Classes::FAC) => Kind::Loc,
        Kind::Gpe if place == Place::Region as u32 => Kind::Loc,
        Kind::Loc | Kind::Fac if is_town => Kind::Gpe,
        Kind::Norp if is_tongue && facts.get(NORP) == 0 => Kind::Language,
        Kind::Org if range.len() > 1 && place == Place::Region as u32 && others == 0 => Kind::Loc,
        Kind::Org if range.len() > 1 && place == Place::Country as u32 && others == 0 => Kind::Gpe,
        Kind::Person if range.len() > 1 && facts.get(ORG) > 0 && place == 0 && others == 1 => Kind::Org,
        kind => kind,
    }
}
