//! Personal and relative pronouns.
//! Takes the view, gives pronoun mentions in order.
//! Law: a pronoun is one token; what it stands for is for the entities to say.

use super::classes::Classes;
use super::view::{Shape, View};
use crate::document::{Form, Kind, Mention};
use crate::text::Range;

/// All pronouns of the text.
pub(crate) fn find(view: &View) -> Vec<Mention> {
    (0..view.source.len()).filter_map(|index| pronoun(view, index)).collect()
}

/// The pronoun at `index`, if it is one: "US" and "IT" in capitals are none, "I" is.
fn pronoun(view: &View, index: usize) -> Option<Mention> {
    let seen = view.at(index);
    let kind = match () {
        () if seen.classes.has(Classes::PRONOUN) => Kind::Person,
        () if seen.classes.has(Classes::THING) => Kind::Org,
        () => return None,
    };
    let is_word = matches!(seen.shape, Shape::Lower | Shape::Title | Shape::Initial);
    let range = Range::new(index, index + 1);
    let mention = Mention { range, kind, form: Form::Pronoun, value: None, score: 1.0, evidence: "pronoun" };
    is_word.then_some(mention)
}
