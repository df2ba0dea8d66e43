//! Companies taken for people: "Orlan" in an article on Orlan Motors, "Norvik Steel, which employs 400".
//! Takes the names in order, gives them with those names as organisations.
//! Law: a word that is part of a person’s name in the article stays a person.

use crate::document::{Kind, Mention};
use crate::mentions::classes::Classes;
use crate::mentions::view::View;
use rustc_hash::FxHashSet;

/// The names, those of companies as organisations.
pub(super) fn renamed(view: &View, mut names: Vec<Mention>) -> Vec<Mention> {
    explain(view, &mut names);
    shorten(view, &mut names);
    names
}

/// "Norvik Steel, which employs 400, …": nobody is a "which". Inside a sentence the word may mean all that was told.
fn explain(view: &View, names: &mut [Mention]) {
    let forms = |name: &Mention| name.range.iter().map(|index| view.form(index)).collect::<Vec<usize>>();
    let is_full = |name: &Mention| name.kind == Kind::Person && name.range.len() > 1;
    let is_thing = |name: &&Mention| {
        let next = name.range.after();
        is_full(name)
            && view.at(name.range.first()).opens
            && view.source.word(next) == ","
            && view.source.norm(next + 1) == "which"
    };
    let things: FxHashSet<Vec<usize>> = names.iter().filter(is_thing).map(forms).collect();
    if things.is_empty() {
        return;
    }
    for name in names.iter_mut().filter(|name| is_full(name)) {
        if things.contains(&forms(name)) {
            name.kind = Kind::Org;
            name.evidence = "“which” stands behind it";
        }
    }
}

/// "Orlan" where the article has Orlan Motors.
fn shorten(view: &View, names: &mut [Mention]) {
    let full = |kind: Kind| names.iter().filter(move |name| name.kind == kind && name.range.len() > 1);
    let is_headed = |name: &&Mention| view.at(name.range.after() - 1).classes.has(Classes::ORG);
    let mut firsts: FxHashSet<usize> =
        full(Kind::Org).filter(is_headed).map(|name| view.form(name.range.first())).collect();
    for index in full(Kind::Person).flat_map(|name| name.range.iter()) {
        firsts.remove(&view.form(index));
    }
    let is_short = |name: &Mention| name.kind == Kind::Person && name.range.len() == 1;
    for name in names.iter_mut().filter(|name| is_short(name)) {
        if firsts.contains(&view.form(name.range.first())) {
            name.kind = Kind::Org;
            name.evidence = "first word of a company’s name";
        }
    }
}
