//! Streets taken for people or bodies ("De Ruyter Street"), seas taken for peoples ("the Caspian").
//! Takes the names in order, gives them with streets as facilities and seas as places.
//! Law: what the gazetteer knows the whole name as, it stays.

use crate::document::{Kind, Mention};
use crate::lexicon::facts::{NORP, ORG, PLACE, Place};
use crate::lexicon::words::STREET_HEADS;
use crate::mentions::tagger::settle;
use crate::mentions::view::{View, common};
use rustc_hash::FxHashSet;

/// The names with streets as facilities and seas as places.
pub(super) fn renamed(view: &View, mut names: Vec<Mention>) -> Vec<Mention> {
    let told = told(view, &names);
    for name in &mut names {
        if name.range.len() > 1 && name.kind != Kind::Fac && is_street(view, name) {
            name.kind = Kind::Fac;
            name.evidence = "a street’s last word";
        } else if name.range.len() == 1 && may_be_sea(view, name, &told) && is_sea(view, name.range.first()) {
            name.kind = Kind::Loc;
            name.evidence = "a sea’s name";
        }
    }
    names
}

/// The words that the article itself has before "Sea".
fn told(view: &View, names: &[Mention]) -> FxHashSet<usize> {
    let is_sea = |name: &&Mention| name.range.len() == 2 && view.source.norm(name.range.first() + 1) == "sea";
    names.iter().filter(is_sea).map(|name| view.form(name.range.first())).collect()
}

/// Whether what the labels say leaves it open: of a people's name, or where the word is none of the language or the
/// article tells the sea's whole name.
fn may_be_sea(view: &View, name: &Mention, told: &FxHashSet<usize>) -> bool {
    let word = name.range.first();
    let is_free = common(view.at(word)) < 2 || told.contains(&view.form(word));
    name.kind == Kind::Norp || is_free && matches!(name.kind, Kind::Org | Kind::Gpe)
}

/// Whether the word alone names a sea that the gazetteer knows, and nothing else: "Caspian", but neither "Irish" nor "Red".
pub(super) fn is_sea(view: &View, index: usize) -> bool {
    let seen = view.at(index);
    let is_other = seen.facts.get(NORP) > 0 || common(seen) > 2;
    let is_place = (Place::Metropolis as u32..=Place::Country as u32).contains(&seen.facts.get(PLACE));
    let mut walk = view.lexicon.gazetteer().walk();
    walk.step(view.source.norm(index));
    walk.step("sea");
    let is_known = walk.facts().is_some_and(|facts| facts.get(PLACE) > 0);
    is_known && !is_other && !is_place
}

fn is_street(view: &View, name: &Mention) -> bool {
    let is_link = |index: usize| matches!(view.source.norm(index), "and" | "of");
    STREET_HEADS.contains_key(view.source.norm(name.range.after() - 1))
        && !name.range.iter().any(is_link)
        && settle::facts(view, name.range).get(ORG) == 0
}
