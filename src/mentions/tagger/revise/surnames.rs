//! Surnames that the labels missed or took for something else, where the article gives the full name.
//! Takes the names in order, gives them with those of the people named before or behind in full.
//! Law: a full name decides its last word; a word that lists or the article use otherwise is decided by its capital alone.

use super::{follows, name, together, touches};
use crate::document::{Kind, Mention};
use crate::lexicon::facts::{GIVEN, NORP, ORG, PLACE, SURNAME};
use crate::mentions::classes::Classes;
use crate::mentions::tagger::settle;
use crate::mentions::view::{Case, Shape, View, common};
use crate::text::{Range, TokenKind};

const EVIDENCE: &str = "last word of a full name";

/// What is known of a form of a word.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Known {
    /// It ends a person's full name.
    is_surname: bool,
    /// It stands alone for a person inside a sentence.
    is_used: bool,
    /// How often it stands alone for a person, less how often for something else.
    balance: i32,
}

/// The names with the surnames of people named in full.
pub(super) fn supplied(view: &View, mut names: Vec<Mention>) -> Vec<Mention> {
    let mut known = vec![Known::default(); view.source.forms().len()];
    let mut any = false;
    for person in names.iter().filter(|name| name.kind == Kind::Person && name.range.len() > 1) {
        if let Some(index) = surname(view, person.range) {
            known[view.form(index)].is_surname = true;
            any = true;
        }
    }
    any |= mark_told(view, &mut known);
    if !any {
        return names;
    }
    for name in names.iter().filter(|name| name.range.len() == 1) {
        let balance = &mut known[view.form(name.range.first())].balance;
        *balance += if name.kind == Kind::Person { 1 } else { -1 };
    }
    for name in names.iter_mut().filter(|name| name.range.len() == 1) {
        let index = name.range.first();
        let known = &mut known[view.form(index)];
        let is_person = known.is_surname && known.balance > 0;
        if is_person && name.kind != Kind::Person && is_free(view, index) {
            name.kind = Kind::Person;
            name.evidence = EVIDENCE;
        }
        known.is_used |= known.is_surname && name.kind == Kind::Person && !view.at(index).opens;
    }
    let missed = missed(view, &names, &mut known);
    together(names, missed)
}

/// Marks what the article calls a surname: "an officer, surnamed Yeh,"; tells whether there is any.
fn mark_told(view: &View, known: &mut [Known]) -> bool {
    let mut any = false;
    let is_word = |first: &&u32| view.source.word(**first as usize) == "surnamed";
    let Some(first) = view.source.forms().iter().find(is_word) else { return false };
    let form = view.form(*first as usize);
    for index in (*first as usize..view.source.len()).filter(|index| view.form(*index) == form) {
        if view.at(index + 1).shape == Shape::Title {
            known[view.form(index + 1)].is_surname = true;
            any = true;
        }
    }
    any
}

/// The token of a full name by which the person goes: the last; the first where surnames stand first ("Moon Jae-in").
fn surname(view: &View, range: Range) -> Option<usize> {
    let is_suffix = |index: usize| view.at(index).classes.has(Classes::SUFFIX);
    let last = range.iter().rev().find(|index| !is_suffix(*index))?;
    let first = view.at(range.first()).facts;
    let is_reversed =
        view.source.word(last).contains('-') || range.iter().any(|i| view.source.word(i) == "-");
    let index =
        if is_reversed && first.get(SURNAME) > 0 && first.get(GIVEN) < 2 { range.first() } else { last };
    let seen = view.at(index);
    let is_word = matches!(seen.shape, Shape::Title | Shape::Mixed) && view.source.word(index).len() > 2;
    (is_word && !seen.classes.has(Classes::PLAIN) && view.case_at(index) == Case::Prose).then_some(index)
}

/// Whether the lists know the word as no place, people or body.
fn is_free(view: &View, index: usize) -> bool {
    let facts = settle::facts(view, Range::new(index, index + 1));
    facts.get(PLACE) + facts.get(NORP) + facts.get(ORG) == 0
}

/// The surnames that stand alone outside of names. Those inside sentences tell of those that open one.
fn missed(view: &View, names: &[Mention], known: &mut [Known]) -> Vec<Mention> {
    let mut alone = Vec::new();
    let mut at = 0;
    for end in
        names.iter().map(|name| (name.range.first(), name.range.after())).chain([(view.source.len(), 0)])
    {
        for index in at..end.0 {
            if known[view.form(index)].is_surname && is_alone(view, index) {
                known[view.form(index)].is_used |= !view.at(index).opens;
                alone.push(index);
            }
        }
        at = end.1;
    }
    alone.retain(|index| {
        !view.at(*index).opens || view.times_lower(*index) == 0 || known[view.form(*index)].is_used
    });
    alone.into_iter().map(|index| name(Range::new(index, index + 1), Kind::Person, EVIDENCE)).collect()
}

/// Whether a surname stands by itself: no capital beside it, and no article before what is a common word too.
fn is_alone(view: &View, index: usize) -> bool {
    let is_common = common(view.at(index)) > 1;
    let is_led = index.checked_sub(1).is_some_and(|before| {
        let seen = view.at(before);
        let is_title = seen.classes.has(Classes::TITLE.or(Classes::HONORIFIC).or(Classes::ROLE));
        let is_particle = seen.classes.has(Classes::PARTICLE) && !seen.classes.has(Classes::LINK);
        let is_article = matches!(view.source.norm(before), "the" | "a" | "an");
        let is_name = view.is_nameable(before) && !is_title;
        follows(view, index) && (is_name || is_particle || is_common && is_article)
    });
    let goes_on = view.is_nameable(index + 1) && follows(view, index + 1);
    let is_joined = joined(view, index) || joined(view, index + 1);
    view.case_at(index) == Case::Prose && !is_led && !goes_on && !is_joined && !is_marked(view, index)
}

/// Whether the token touches a hyphen before it, or is one that touches.
fn joined(view: &View, index: usize) -> bool {
    let is_hyphen = |index: usize| view.source.word(index) == "-" && touches(view, index);
    is_hyphen(index) || index > 0 && touches(view, index) && is_hyphen(index - 1)
}

/// Whether the word alone is in quotation marks: then it is a title.
fn is_marked(view: &View, index: usize) -> bool {
    let is_mark = |index: usize| view.source.kind(index) == TokenKind::Mark;
    let end = if matches!(view.source.word(index + 1), "," | ".") { index + 2 } else { index + 1 };
    index > 0 && is_mark(index - 1) && touches(view, index) && is_mark(end)
}
