//! Streets taken for people or bodies ("De Ruyter Street"), seas taken for peoples ("the Caspian").
//! Takes the names in order, gives them with streets as facilities and seas as places.
//! Law: what the gazetteer knows the whole name as, it stays.

use crate::document::{Kind, Mention};
use crate::lexicon::facts::{NORP, ORG, PLACE, Place};
use crate::lexicon::words::STREET_HEADS;
use crate::mentions::tagger::settle;
use crate::mentions::view::{View, common};

/// The names with streets as facilities and seas as places.
pub(super) fn renamed(view: &View, mut names: Vec<Mention>) -> Vec<Mention> {
    for name in &mut names {
        if name.range.len() > 1 && name.kind != Kind::Fac && is_street(view, name) {
            name.kind = Kind::Fac;
            name.evidence = "a street’s last word";
        } else if name.range.len() == 1 && may_be_sea(view, name) && is_sea(view, name.range.first()) {
            name.kind = Kind::Loc;
            name.evidence = "a sea’s name";
        }
    }
    names
}

/// Whether what the labels say leaves it open: of a people's name, or where the word is none of the language.
fn may_be_sea(view: &View, name: &Mention) -> bool {
    let is_rare = common(view.at(name.range.first())) < 2;
    name.kind == Kind::Norp || is_rare && matches!(name.kind, Kind::Org | Kind::Gpe)
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
