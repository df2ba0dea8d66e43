//! Events, laws and works by the word that heads their name: "the Clean Air Act", "Hurricane Katrina", "Battle of Kursk".
//! Takes the view and a token, gives the name whose head stands there.
//! Law: a head needs a capital and a name's words beside it; a guarded one must not be the head of an organisation.

use super::super::classes::Classes;
use super::super::view::{Shape, View};
use super::Thing;
use super::known::{kind, with_year};
use super::reach::{Links, end, end_of_phrase, is_capital, is_loud, is_readable, is_year, joins, start};
use crate::document::Kind;
use crate::lexicon::facts::{ORG, PERSON, PLACE};
use crate::lexicon::words::{THING_HEADS, VALUE_WORDS};
use crate::text::{Gap, Range};

/// The name whose head is the token `head`.
pub(super) fn at(view: &View, head: usize) -> Option<Thing> {
    if !view.source.is_capitalised(head) {
        return None;
    }
    let classes = THING_HEADS.get(view.source.norm(head)).filter(|_| is_readable(view, head))?;
    let has = |class: &str| classes.split(' ').any(|own| own == class);
    let kind = kind(classes.split(' ').next()?)?;
    let found = None
        .or_else(|| has("storm").then(|| storm(view, head)).flatten())
        .or_else(|| has("code").then(|| code_name(view, head)).flatten())
        .or_else(|| has("number").then(|| numbered(view, head)).flatten())
        .or_else(|| has("of").then(|| of(view, head)).flatten())
        .or_else(|| has("on").then(|| on(view, head)).flatten());
    let guard = if has("guarded") { Guard::Strict } else { Guard::None };
    let last = || (has("last") && !is_loud(view, head)).then(|| last(view, head, kind, guard)).flatten();
    let range = with_years(view, found.or_else(last)?, kind);
    Some(Thing { range, kind, score: 0.85, evidence: "a word that heads names of its kind" })
}

/// "Hurricane Katrina": the storm's own name is one word.
fn storm(view: &View, head: usize) -> Option<Range> {
    let next = head + 1;
    let heads = Classes::heads(view.at(next).classes).next().is_some();
    let is_one = end(view, next, 3) == next + 1;
    let is_name = is_one && view.at(next).shape == Shape::Title && !heads && view.source.word(next).len() > 1;
    let before = head.saturating_sub(1);
    let first = if joins(view, head)
        && matches!(view.source.norm(before), "tropical" | "super")
        && is_capital(view, before)
    {
        before
    } else {
        head
    };
    is_name.then(|| Range::new(first, next + 1))
}

/// "Operation Desert Storm": up to three words of a code name.
fn code_name(view: &View, head: usize) -> Option<Range> {
    let end = end(view, head + 1, 3);
    (end > head + 1 && !is_loud(view, head)).then(|| Range::new(head, end))
}

/// "Section 230", "Article IX": a number, with its letter in brackets left out.
fn numbered(view: &View, head: usize) -> Option<Range> {
    let next = head + 1;
    let word = view.source.word(next);
    let is_roman = !word.is_empty() && word.len() < 6 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let is_number = view.at(next).shape == Shape::Number && word.len() < 6 && !word.contains([':', ',']);
    let is_joined = joins(view, next) && view.source.gap(next) == Gap::Space;
    (is_joined && (is_roman || is_number)).then(|| Range::new(head, next + 1))
}

/// "Battle of Kursk", "Treaty of Versailles", "War in Ukraine".
fn of(view: &View, head: usize) -> Option<Range> {
    let link = head + 1;
    let norm = view.source.norm(link);
    let links = norm == "of"
        || view.source.norm(head) == "war" && matches!(norm, "in" | "on") && !view.at(head).opens;
    if !links || !joins(view, link) || is_loud(view, head) {
        return None;
    }
    let after = if norm == "in" { end(view, link + 1, 2) } else { end_of_phrase(view, link + 1) };
    let first = start(view, head, Links::Few);
    (after > link + 1).then(|| Range::new(first, after))
}

/// "the World Conference on Women", "the UN Convention on the Law of the Sea".
fn on(view: &View, head: usize) -> Option<Range> {
    let link = head + 1;
    if !matches!(view.source.norm(link), "on" | "against") || !joins(view, link) || is_loud(view, head) {
        return None;
    }
    let after = end_of_phrase(view, link + 1);
    let first = start(view, head, Links::Few);
    let is_name = after > link + 1 && first < head && is_name(view, link + 1, after);
    is_name.then(|| Range::new(first, after))
}

/// Whether the words behind are a theme, not a day: "the Convention on Tuesday".
fn is_name(view: &View, first: usize, after: usize) -> bool {
    let is_value = |index: usize| VALUE_WORDS.contains_key(view.source.norm(index));
    !(first..after).any(|index| is_capital(view, index) && is_value(index))
}

/// "the 2022 World Cup", "Expo 2020", "the Companies Act 2006": the year beside a name is part of it.
fn with_years(view: &View, range: Range, kind: Kind) -> Range {
    let first = if kind == Kind::Event { with_year(view, range.first()) } else { range.first() };
    let next = range.after();
    let is_dated = matches!(kind, Kind::Event | Kind::Law) && joins(view, next) && is_year(view, next);
    Range::new(first, next + usize::from(is_dated))
}

/// What a head asks of the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guard {
    None,
    /// "the" or a year before the name.
    Strict,
}

/// "the Clean Air Act", "the World Cup", "the First Amendment".
fn last(view: &View, head: usize, kind: Kind, guard: Guard) -> Option<Range> {
    let next = head + 1;
    let goes_on = joins(view, next) && (is_capital(view, next) || view.source.word(next) == "-");
    let first = start(view, head, if kind == Kind::Law { Links::Many } else { Links::Few });
    if goes_on || first == head || named_otherwise(view, first, head) {
        return None;
    }
    let of_year = next + 1;
    let is_of = view.source.norm(next) == "of" && joins(view, next);
    let is_dated = is_of && is_year(view, of_year) && joins(view, of_year);
    let is_body = is_of && !is_dated || !is_definite(view, first);
    if guard == Guard::Strict && is_body {
        return None;
    }
    Some(Range::new(first, if is_dated { of_year + 1 } else { head + 1 }))
}

/// Whether the lists know the whole as something else: an organisation, a person, a place.
fn named_otherwise(view: &View, first: usize, head: usize) -> bool {
    let mut walk = view.lexicon.gazetteer().walk();
    for index in first..=head {
        walk.step(view.source.norm(index));
    }
    walk.facts().is_some_and(|facts| [ORG, PERSON, PLACE].iter().any(|field| facts.get(*field) > 0))
}

/// Whether "the" or a year stands before the name, as before the names of events and laws, or before the prize of one: "the
/// $210,000 Marlow Open".
fn is_definite(view: &View, first: usize) -> bool {
    let first = (first.saturating_sub(PRIZE)..first)
        .rev()
        .find(|index| !is_of_sum(view, *index))
        .map_or(first, |it| it + 1);
    let before = first.saturating_sub(1);
    joins(view, first) && (matches!(view.source.norm(before), "the" | "this" | "'s") || is_year(view, before))
}

/// The most words of a prize: "$", "1.5", "million".
const PRIZE: usize = 3;

/// Whether a token may be part of a sum of money.
fn is_of_sum(view: &View, index: usize) -> bool {
    let senses = VALUE_WORDS.get(view.source.norm(index)).copied().unwrap_or_default();
    let is_money = |sense: &str| {
        ["symbol", "currency", "code", "scale"].contains(&sense.split(' ').next().unwrap_or(sense))
    };
    let is_number = view.at(index).shape == Shape::Number && !is_year(view, index);
    is_number || senses.split("; ").any(is_money)
}
