//! Names that the labels missed and that the article or the gazetteer vouches for.
//! Takes the names found, in order, gives them with the missing ones.
//! Law: only what is written as a name is supplied; no two names overlap; a look back goes a dozen tokens.

use super::settle;
use crate::document::{Form, Kind, Mention};
use crate::lexicon::facts::{GIVEN, NORP, ORG, PERSON, PLACE, Place, SURNAME};
use crate::mentions::classes::Classes;
use crate::mentions::view::{Case, Shape, View, common};
use crate::text::{Gap, Range, TokenKind};
use std::collections::BTreeMap;

/// An acronym explains no more tokens than this before its bracket.
const LONGEST: usize = 12;
/// How sure a supplied name is.
const SURE: f32 = 0.6;

/// The names with those that were missed.
pub(super) fn supplied(view: &View, names: Vec<Mention>) -> Vec<Mention> {
    let names = explained(view, parted(view, names));
    let heads = heads(view, &names);
    let mut all = Vec::with_capacity(names.len());
    let mut at = 0;
    for name in names {
        between(view, &heads, at..name.range.first(), &mut all);
        at = name.range.after();
        all.push(name);
    }
    between(view, &heads, at..view.source.len(), &mut all);
    all
}

/// Adds what was missed between two names.
fn between(
    view: &View,
    heads: &BTreeMap<&str, Kind>,
    tokens: std::ops::Range<usize>,
    all: &mut Vec<Mention>,
) {
    let mut at = tokens.start;
    while at < tokens.end {
        if !view.is_nameable(at) {
            at += 1;
            continue;
        }
        let end = run_end(view, at, tokens.end);
        let run = Range::new(at, end.max(at + 1));
        let whole = (end > at).then(|| whole_run(view, run)).flatten();
        match whole {
            Some(name) => all.push(name),
            None => all.extend(
                run.iter().filter_map(|index| known(view, index).or_else(|| short(view, heads, index))),
            ),
        }
        at = run.after();
    }
}

/// Where the run of capitals that begins at a token ends: at the token itself where none begins.
fn run_end(view: &View, start: usize, limit: usize) -> usize {
    let sentence = view.source.sentence_at(start);
    let goes_on = |index: usize| index == start || view.source.gap(index) == Gap::Space;
    (start..limit.min(sentence.after()))
        .find(|index| !view.is_nameable(*index) || !goes_on(*index))
        .unwrap_or(limit.min(sentence.after()))
}

/// A whole run of capitals in a sentence that the gazetteer knows, or who speaks next: "World Trade Organization", "Mara Quill:".
fn whole_run(view: &View, run: Range) -> Option<Mention> {
    let is_article = view.source.norm(run.first()) == "the" && run.len() > 1;
    let name = if is_article { Range { start: run.start + 1, ..run } } else { run };
    if !(2..=LONGEST).contains(&name.len()) || view.case_at(name.first()) == Case::Capitals {
        return None;
    }
    let facts = settle::facts(view, name);
    let others = [PERSON, PLACE].into_iter().any(|field| facts.get(field) > 0);
    let given = view.at(name.first()).facts.get(GIVEN);
    let is_label = view.source.word(name.after()) == ":" && view.at(name.first()).opens;
    let (kind, evidence) = if facts.get(ORG) > 0 && !others {
        (Kind::Org, "known organisation")
    } else if is_label && given > 0 && name.len() < 4 {
        (Kind::Person, "a name before a colon")
    } else {
        return None;
    };
    Some(Mention { range: name, kind, form: Form::Name, value: None, score: SURE, evidence })
}

/// The last words of the long names of organisations and sites, each with its kind; what ends names of two kinds is left out.
fn heads<'a>(view: &'a View, names: &[Mention]) -> BTreeMap<&'a str, Kind> {
    let mut heads = BTreeMap::new();
    let mut clashing = Vec::new();
    for name in names.iter().filter(|name| name.range.len() > 1 && matches!(name.kind, Kind::Org | Kind::Fac))
    {
        let word = view.source.word(name.range.after() - 1);
        if heads.insert(word, name.kind).is_some_and(|before| before != name.kind) {
            clashing.push(word);
        }
    }
    heads.retain(|word, _| !clashing.contains(word));
    heads
}

/// The last word of a longer name, after "the": "the Gazette" where the Halden Gazette is named.
fn short(view: &View, heads: &BTreeMap<&str, Kind>, index: usize) -> Option<Mention> {
    let kind = *heads.get(view.source.word(index))?;
    let is_told = index > 0 && view.source.norm(index - 1) == "the" && view.source.gap(index) == Gap::Space;
    let is_alone = !view.is_nameable(index + 1) && view.source.word(index + 1) != "-";
    if !is_told || !is_alone || !view.is_nameable(index) || view.case_at(index) != Case::Prose {
        return None;
    }
    let range = Range::new(index, index + 1);
    let evidence = "last word of a longer name";
    Some(Mention { range, kind, form: Form::Name, value: None, score: SURE, evidence })
}

/// The names, with a country or state before a possessive as a name of its own: "Norway’s Foreign Ministry".
fn parted(view: &View, names: Vec<Mention>) -> Vec<Mention> {
    let mut all = Vec::with_capacity(names.len());
    for name in names {
        match possessor(view, &name) {
            Some(owner) => {
                let rest = Range { start: owner.end + 1, ..name.range };
                all.push(Mention { range: owner, kind: Kind::Gpe, evidence: "known place", ..name.clone() });
                all.push(Mention { range: rest, ..name });
            }
            None => all.push(name),
        }
    }
    all
}

/// The country or state that owns the rest of a name.
fn possessor(view: &View, name: &Mention) -> Option<Range> {
    let is_mark =
        |index: &usize| view.source.kind(*index) == TokenKind::Clitic && view.source.word(*index).len() > 1;
    let mark = name.range.iter().find(is_mark)?;
    let owner = Range::new(name.range.first(), mark);
    let is_body = matches!(name.kind, Kind::Org | Kind::Fac) && view.is_nameable(mark + 1);
    let place = settle::facts(view, owner).get(PLACE);
    let is_state = place >= Place::State as u32 && place <= Place::Region as u32;
    (is_body && !owner.is_empty() && name.range.after() > mark + 1 && is_state).then_some(owner)
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
