//! Known bodies in capital letters whose office the labels took for no name: "the UN Special Envoy".
//! Takes the names in order, gives them with those bodies.
//! Law: only letters that the gazetteer knows as a body and as nothing else, before one of its people.

use super::{follows, name, together};
use crate::document::{Kind, Mention};
use crate::lexicon::facts::{NORP, ORG, PERSON, PLACE, THING};
use crate::mentions::classes::Classes;
use crate::mentions::tagger::settle;
use crate::mentions::view::{Case, Shape, View, common};
use crate::text::Range;

/// The names with the bodies between them.
pub(super) fn supplied(view: &View, names: Vec<Mention>) -> Vec<Mention> {
    let mut missed = Vec::new();
    let mut at = 0;
    for name in &names {
        missed.extend((at..name.range.first()).filter(|index| is_body(view, *index)));
        at = name.range.after();
    }
    missed.extend((at..view.source.len()).filter(|index| is_body(view, *index)));
    let body = |index: usize| name(Range::new(index, index + 1), Kind::Org, "letters of a known body");
    together(names, missed.into_iter().map(body).collect())
}

fn is_body(view: &View, index: usize) -> bool {
    let seen = view.at(index);
    // Letters may be a word in small ones, like "un"; those of function words stand for nothing.
    if seen.shape != Shape::Upper || common(seen) > 3 || view.case_at(index) != Case::Prose {
        return false;
    }
    let facts = settle::facts(view, Range::new(index, index + 1));
    let is_role = |index: usize| view.at(index).classes.has(Classes::ROLE) && follows(view, index);
    let is_special = |index: usize| view.at(index).shape == Shape::Title && follows(view, index);
    let has_office = is_role(index + 1) || is_special(index + 1) && is_role(index + 2);
    has_office
        && facts.get(ORG) > 0
        && [NORP, PERSON, PLACE, THING].iter().all(|field| facts.get(*field) == 0)
}
