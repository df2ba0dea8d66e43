//! Names that the labels missed and that the article or the gazetteer vouches for.
//! Takes the names found, in order, gives them with the missing ones.
//! Law: only what is written as a name is supplied; no two names overlap; a look back goes a dozen tokens.

use crate::document::{Form, Kind, Mention};
use crate::lexicon::facts::{GIVEN, NORP, PLACE, Place, SURNAME};
use crate::mentions::classes::Classes;
use crate::mentions::view::{Case, Shape, View, common};
use crate::text::{Gap, Range};

/// An acronym explains no more tokens than this before its bracket.
const LONGEST: usize = 12;
/// How sure a supplied name is.
const SURE: f32 = 0.6;

/// The names with those that were missed.
pub(super) fn supplied(view: &View, names: Vec<Mention>) -> Vec<Mention> {
    let names = explained(view, names);
    let mut all = Vec::with_capacity(names.len());
    let mut at = 0;
    for name in names {
        all.extend((at..name.range.first()).filter_map(|index| known(view, index)));
        at = name.range.after();
        all.push(name);
    }
    all.extend((at..view.source.len()).filter_map(|index| known(view, index)));
    all
}

/// A place or people that the gazetteer knows, where its capital cannot be another's: the "Paris" of "Paris-based".
fn known(view: &View, index: usize) -> Option<Mention> {
    let seen = view.at(index);
    let tells = common(seen) < 3 || !seen.opens;
    if !view.is_nameable(index) || view.case_at(index) != Case::Prose || !tells {
        return None;
    }
    let touches = |index: usize| view.source.gap(index) == Gap::None;
    let is_joined = view.source.word(index + 1) == "-" && touches(index + 1) && touches(index + 2);
    let before_small = is_joined && view.at(index + 2).shape == Shape::Lower;
    let beside_capital = view.is_nameable(index + 1) || index > 0 && view.is_nameable(index - 1);
    let is_people = seen.facts.get(NORP) > 0 && seen.facts.get(GIVEN) + seen.facts.get(SURNAME) < 2;
    let kind = match seen.facts.get(PLACE) {
        0 if is_people && (before_small || !beside_capital) => Kind::Norp,
        place if place > Place::City as u32 && before_small => Kind::Gpe,
        _ => return None,
    };
    let evidence = if kind == Kind::Gpe { "known place" } else { "known nationality, people or faith" };
    let range = Range::new(index, index + 1);
    Some(Mention { range, kind, form: Form::Name, value: None, score: SURE, evidence })
}

/// The names with those that an acronym in brackets spells out: "Alliance to Protect Our Rivers (APOR)".
fn explained(view: &View, names: Vec<Mention>) -> Vec<Mention> {
    let acronyms = (1..view.source.len()).filter(|index| view.at(*index).shape == Shape::Upper);
    let mut spelt = acronyms.filter_map(|index| spelt_out(view, index)).peekable();
    let mut all: Vec<Mention> = Vec::with_capacity(names.len());
    for name in names {
        while let Some(range) = spelt.next_if(|range| range.start < name.range.end) {
            put(&mut all, range);
        }
        if all.last().is_none_or(|last| !last.range.overlaps(name.range)) {
            all.push(name);
        }
    }
    spelt.for_each(|range| put(&mut all, range));
    all
}

/// Puts a spelt-out name in the place of those that it overlaps; one that holds it all stays.
fn put(all: &mut Vec<Mention>, range: Range) {
    if all.last().is_some_and(|last| last.range.covers(range)) {
        return;
    }
    while all.last().is_some_and(|last| last.range.overlaps(range)) {
        all.pop();
    }
    let evidence = "spelt out before its short form";
    all.push(Mention { range, kind: Kind::Org, form: Form::Name, value: None, score: SURE, evidence });
}

/// The tokens before a bracketed acronym whose initials spell it; small words need not count.
fn spelt_out(view: &View, acronym: usize) -> Option<Range> {
    let word = view.source.norm(acronym);
    let is_bracketed = view.source.word(acronym - 1) == "(" && view.source.word(acronym + 1) == ")";
    if !is_bracketed || word.len() < 3 || !word.bytes().all(|letter| letter.is_ascii_alphabetic()) {
        return None;
    }
    let sentence = view.source.sentence_at(acronym);
    let end = acronym - 1;
    let mut letters = word.bytes().rev().peekable();
    let mut start = end;
    while letters.peek().is_some() {
        start = start.checked_sub(1).filter(|start| sentence.has(*start) && end - start <= LONGEST)?;
        let initial = view.source.norm(start).bytes().next();
        let is_small = view.at(start).classes.has(Classes::LINK.or(Classes::PLAIN));
        if letters.next_if(|letter| Some(*letter) == initial).is_none()
            && (view.is_nameable(start) || !is_small)
        {
            return None;
        }
    }
    view.is_nameable(start).then(|| Range::new(start, end))
}
