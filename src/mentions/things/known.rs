//! Events, laws, works and products that lists know by name.
//! Takes the view and a token, gives the longest known name that begins there.
//! Law: a name of ordinary words counts only where it is written with capitals.

use super::super::classes::Classes;
use super::super::view::{Shape, View};
use super::Thing;
use super::reach::{is_loud, is_readable, is_year, joins};
use crate::document::Kind;
use crate::lexicon::facts::{COMMON, Facts, GIVEN, ORG, PERSON, PLACE, SURNAME, THING, Thing as Sort};
use crate::lexicon::words::{THING_HEADS, THING_NAMES};
use crate::text::{Gap, Range};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// No known name has more tokens.
const LONGEST: usize = 8;

/// Whether a name of our own list may begin with this word.
pub(super) fn may_be_listed(norm: &str) -> bool {
    FIRST_LETTERS.contains(letters(norm))
}

/// The longest known name that begins at `start`; `may_be_listed` says whether our own list may have it.
pub(super) fn at(view: &View, start: usize, may_be_listed: bool) -> Option<Thing> {
    let opens = view.source.word(start).starts_with(|c: char| c.is_alphanumeric());
    if !opens || view.at(start).shape == Shape::Lower || !is_readable(view, start) {
        return None;
    }
    let mut walk = view.lexicon.gazetteer().walk();
    let mut name = String::new();
    let mut found = None;
    for index in start..start + LONGEST {
        if index > start && !joins(view, index) {
            break;
        }
        let goes_on = walk.step(view.source.norm(index));
        if !may_be_listed && !goes_on && walk.facts().is_none() {
            break;
        }
        if index > start && view.source.gap(index) != Gap::None {
            name.push(' ');
        }
        name.push_str(view.source.norm(index));
        let range = Range::new(start, index + 1);
        let kind = listed(&name).or_else(|| of_facts(view, walk.facts().unwrap_or_default(), range));
        if let Some(kind) = kind.filter(|kind| is_written(view, range, *kind) && stands_alone(view, range)) {
            found = Some((range, kind));
        }
    }
    let (range, kind) = found?;
    let start = if kind == Kind::Event { with_year(view, range.first()) } else { range.first() };
    let range = Range::new(start, range.after());
    Some(Thing { range, kind, score: 0.92, evidence: "known event, work or product" })
}

/// "the 2022 World Cup": the year before an event is part of its name.
pub(super) fn with_year(view: &View, start: usize) -> usize {
    if joins(view, start) && is_year(view, start - 1) { start - 1 } else { start }
}

/// The letters and digits that a word begins with.
fn letters(word: &str) -> &str {
    let end = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
    &word[..end]
}

/// What the names of our own list begin with.
static FIRST_LETTERS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| THING_NAMES.keys().map(|name| letters(name)).collect());

/// What our own list says of a name.
fn listed(name: &str) -> Option<Kind> {
    THING_NAMES.get(name).and_then(|class| kind(class))
}

/// The kind that a class of the lists means.
pub(super) fn kind(class: &str) -> Option<Kind> {
    Some(match class {
        "event" => Kind::Event,
        "law" => Kind::Law,
        "product" => Kind::Product,
        "work" => Kind::WorkOfArt,
        _ => return None,
    })
}

/// What the gazetteer says of a name: nothing where it is as well a person's, a place's or a common word. Many battles go
/// by the place alone; they count only with a word such as "Battle".
fn of_facts(view: &View, facts: Facts, range: Range) -> Option<Kind> {
    let is_other = [PERSON, PLACE, ORG].iter().any(|field| facts.get(*field) > 0);
    let is_shared = [GIVEN, SURNAME].iter().any(|field| facts.get(*field) > 0) || facts.get(COMMON) > 1;
    let is_one = range.len() == 1;
    if is_other || (is_one && is_shared) {
        return None;
    }
    let has_head = || range.iter().any(|index| THING_HEADS.contains_key(view.source.norm(index)));
    match facts.get(THING) {
        sort if sort == Sort::Event as u32 && (is_one || has_head()) => Some(Kind::Event),
        sort if sort == Sort::Law as u32 => Some(Kind::Law),
        sort if sort == Sort::Product as u32 => Some(Kind::Product),
        sort if sort == Sort::Work as u32 && !is_one => Some(Kind::WorkOfArt),
        _ => None,
    }
}

/// Whether the words are written as a name: each but the small ones with a capital or a digit, and a lone word not in a
/// headline, where all words have capitals.
fn is_written(view: &View, range: Range, kind: Kind) -> bool {
    let has_digit = |index: usize| view.source.word(index).starts_with(|c: char| c.is_ascii_digit());
    let is_name = |index: usize| view.is_nameable(index) || has_digit(index);
    let mut long = range.iter().filter(|index| view.source.word(*index).len() > 3);
    let is_common = kind == Kind::Product && view.is_nameable(range.first());
    let is_cased = is_common || long.all(|index| is_name(index) || view.at(index).classes.has(Classes::LINK));
    let is_sure = range.len() > 1 || kind == Kind::Product || !is_loud(view, range.first());
    is_cased && is_sure && range.iter().any(is_name)
}

/// Whether no further capital or hyphen goes on with the name, as in "World Cup Committee" or "Android-based".
fn stands_alone(view: &View, range: Range) -> bool {
    let next = range.after();
    let before = range.first();
    let follows_hyphen =
        before > 0 && view.source.gap(before) == Gap::None && view.source.word(before - 1) == "-";
    let is_joined = joins(view, next) && view.source.gap(next) == Gap::None && view.source.word(next) == "-";
    !follows_hyphen && !is_joined
}
