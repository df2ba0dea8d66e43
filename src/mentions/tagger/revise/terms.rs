//! What is no name: short forms of common words ("public-private partnerships (PPP)"), persons that things own ("its Oscar"),
//! words of an office ("Secretary of State").
//! Takes the names in order, gives them without those.
//! Law: what the words before the bracket spell out in small letters decides; a body in small letters stays a body.

use crate::document::{Kind, Mention};
use crate::lexicon::facts::ORG;
use crate::mentions::classes::Classes;
use crate::mentions::tagger::settle;
use crate::mentions::view::{Shape, View, common};
use rustc_hash::FxHashSet;

/// The names without short forms of common words.
pub(super) fn left_out(view: &View, mut names: Vec<Mention>) -> Vec<Mention> {
    let persons = persons(view, &names);
    names.retain(|name| !is_owned(view, name) || persons.contains(&view.form(name.range.first())));
    names.retain(|name| !is_of_office(view, name));
    let is_short = |name: &Mention| name.range.len() == 1 && name.kind == Kind::Org;
    let terms = names.iter().filter(|name| is_short(name) && is_term(view, name.range.first()));
    let terms: FxHashSet<usize> = terms.map(|name| view.form(name.range.first())).collect();
    if !terms.is_empty() {
        names.retain(|name| !is_short(name) || !terms.contains(&view.form(name.range.first())));
    }
    names
}

/// The last words of persons whom nothing owns: "its Trump strategy" in an article on Trump.
fn persons(view: &View, names: &[Mention]) -> FxHashSet<usize> {
    let free = names.iter().filter(|name| name.kind == Kind::Person && !is_owned(view, name));
    free.map(|name| view.form(name.range.after() - 1)).collect()
}

/// "its Oscar": what a thing owns is no person, unless the article speaks of that person elsewhere.
fn is_owned(view: &View, name: &Mention) -> bool {
    let first = name.range.first();
    name.kind == Kind::Person && name.range.len() == 1 && first > 0 && view.source.norm(first - 1) == "its"
}

/// "Secretary of State": a common word behind "of" that no list knows as a body.
fn is_of_office(view: &View, name: &Mention) -> bool {
    let word = name.range.first();
    let is_office = |of: usize| view.source.norm(of) == "of" && view.at(of - 1).classes.has(Classes::ROLE);
    let is_word = name.kind == Kind::Org && name.range.len() == 1 && common(view.at(word)) > 2;
    is_word && word > 1 && is_office(word - 1) && settle::facts(view, name.range).get(ORG) == 0
}

/// Whether the token is a short form in brackets of the words in small letters before them.
fn is_term(view: &View, short: usize) -> bool {
    let is_bracketed = short > 1 && view.source.word(short - 1) == "(" && view.source.word(short + 1) == ")";
    if !is_bracketed || view.at(short).shape != Shape::Upper {
        return false;
    }
    let mut at = short - 1;
    let last = view.at(at - 1);
    if last.classes.has(Classes::BODY.or(Classes::ORG).or(Classes::PEOPLE)) {
        return false;
    }
    let letters = view.source.norm(short).bytes().rev();
    for letter in letters {
        loop {
            let Some(before) = at.checked_sub(1) else { return false };
            at = before;
            let is_word = view.at(at).shape == Shape::Lower;
            if is_word && view.source.norm(at).as_bytes().first() == Some(&letter) {
                break;
            }
            let may_pass = view.source.word(at) == "-" || view.at(at).classes.has(Classes::PLAIN);
            if !may_pass {
                return false;
            }
        }
    }
    true
}
