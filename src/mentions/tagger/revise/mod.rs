//! Names set right by what stands beside them and in the article: parted, joined, renamed, supplied.
//! Takes the names found, in order, gives them as they should stand, in order.
//! Law: no list is made for an article; a rule looks at the names and their neighbours, and no two names overlap.

mod bodies;
mod branches;
mod capitals;
mod codes;
mod companies;
mod datelines;
mod parts;
mod sites;
mod surnames;
mod terms;

use crate::document::{Form, Kind, Mention, put_in_order};
use crate::mentions::view::View;
use crate::text::{Gap, Range};

/// How sure a name is that a rule gives.
const SURE: f32 = 0.7;

/// The names, revised.
pub(super) fn revised(view: &View, names: Vec<Mention>) -> Vec<Mention> {
    let names = terms::left_out(view, parts::parted(view, names));
    let names = sites::renamed(view, branches::joined(view, names));
    let names = datelines::supplied(view, codes::supplied(view, names));
    let names = companies::renamed(view, surnames::supplied(view, names));
    capitals::supplied(view, bodies::supplied(view, names))
}

/// A name that a rule gives.
fn name(range: Range, kind: Kind, evidence: &'static str) -> Mention {
    Mention { range, kind, form: Form::Name, value: None, score: SURE, evidence }
}

/// Both lists in one, in order.
fn together(mut names: Vec<Mention>, more: Vec<Mention>) -> Vec<Mention> {
    if !more.is_empty() {
        names.extend(more);
        put_in_order(&mut names);
    }
    names
}

/// Whether a space alone stands between the token and the one before it.
fn follows(view: &View, index: usize) -> bool {
    view.source.gap(index) == Gap::Space
}

/// Whether nothing stands between the token and the one before it.
fn touches(view: &View, index: usize) -> bool {
    view.source.gap(index) == Gap::None
}
