//! Companies called by the first word of their name: "Orlan" in an article on Orlan Motors.
//! Takes the names in order, gives them with those words as organisations.
//! Law: a word that is part of a person's name in the article stays a person.

use crate::document::{Kind, Mention};
use crate::mentions::classes::Classes;
use crate::mentions::view::View;
use rustc_hash::FxHashSet;

/// The names, those of persons that are short for a company's as organisations.
pub(super) fn renamed(view: &View, mut names: Vec<Mention>) -> Vec<Mention> {
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
    names
}
