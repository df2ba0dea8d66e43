//! From labels to names: where each begins and ends, how sure it is, and what speaks most for it.
//! Takes the labels and the probabilities of the second pass, gives names.
//! Law: every name has evidence that a reader understands; no two names overlap.

use super::Pass;
use super::feature::Template;
use super::labels::{KINDS, Label, names};
use super::settle;
use super::sheet::Sheet;
use crate::document::{Form, Kind, Mention};
use crate::lexicon::facts::{Facts, Field, GIVEN, NORP, ORG, PERSON, PLACE, SURNAME, THING};
use crate::mentions::view::View;
use crate::text::Range;

/// A name as the labels give it, and how probable it is.
pub(super) struct Found {
    pub(super) range: Range,
    pub(super) kind: usize,
    pub(super) probability: f32,
    /// How probable it is that its least certain token is part of any name.
    pub(super) is_name: f32,
}

/// The names of a pass, in order.
pub(super) fn found(sheet: &Sheet, pass: &Pass) -> Vec<Found> {
    let mut found = Vec::new();
    let mut sums = super::sums::Sums::<false>::default();
    let mut emissions = Vec::new();
    for stretch in &sheet.stretches {
        let mut names = names(&pass.labels, *stretch).peekable();
        if names.peek().is_none() {
            continue;
        }
        pass.emissions(*stretch, &mut emissions);
        sums.fill(&emissions, pass.transitions, None);
        for (range, kind) in names {
            let start = range.first() - stretch.first();
            let probability = sums.sequence(start, &pass.labels[range.iter()], pass.transitions);
            let outside = range.iter().map(|index| sums.marginal(index - stretch.first())[0]);
            let is_name = 1.0 - outside.fold(0.0, f32::max);
            found.push(Found { range, kind, probability, is_name });
        }
    }
    found
}

/// A found name as a mention.
pub(super) fn mention(
    view: &View,
    range: Range,
    kind: Kind,
    score: f32,
    because: Option<Template>,
) -> Mention {
    let evidence = because.map_or("written as a name", |template| label(view, range, kind, template));
    Mention { range, kind, form: Form::Name, value: None, score, evidence }
}

/// What a template tells the reader about this name.
fn label(view: &View, range: Range, kind: Kind, template: Template) -> &'static str {
    match template {
        Template::Fact | Template::Known | Template::KnownAll | Template::Entity => known(view, range, kind),
        Template::Norm
        | Template::Class
        | Template::Words
        | Template::RunBefore
        | Template::RunAfter
        | Template::RunAround => beside(view, range).unwrap_or(template.label()),
        _ => template.label(),
    }
}

/// What the gazetteer knows the name, or its words, as: what a reader takes as a reason for this kind.
fn known(view: &View, range: Range, kind: Kind) -> &'static str {
    let facts = Some(settle::facts(view, range)).filter(|facts| facts.is_name());
    let one = |index: usize| view.at(index).facts;
    let first = facts.unwrap_or_else(|| one(range.first()));
    known_as(first, kind).or_else(|| known_as(one(range.after() - 1), kind)).unwrap_or("known name")
}

fn known_as(facts: Facts, kind: Kind) -> Option<&'static str> {
    let fields: &[(Field, &'static str)] = match kind {
        Kind::Person => {
            &[(PERSON, "well-known person"), (GIVEN, "known given name"), (SURNAME, "known surname")]
        }
        Kind::Gpe | Kind::Loc | Kind::Fac => &[(PLACE, "known place")],
        Kind::Org => &[(ORG, "known organisation")],
        Kind::Norp => &[(NORP, "known nationality, people or faith")],
        _ => &[(THING, "known event, work or product")],
    };
    fields.iter().find(|(field, _)| facts.get(*field) > 0).map(|(_, label)| *label)
}

/// What the word lists say of the word before the name, or after it.
fn beside(view: &View, range: Range) -> Option<&'static str> {
    let before = view.before(range.first()).and_then(|index| view.at(index).classes.contexts().next());
    let after = view.after(range.after() - 1);
    let after = || after.and_then(|index| view.at(index).classes.contexts().next());
    before.or_else(after).and_then(|class| CONTEXT_LABELS.get(class)).copied()
}

/// What the classes of words beside a name tell, in the order of `Classes::contexts`.
const CONTEXT_LABELS: [&str; 12] = [
    "title before the name",
    "Mr. or the like before the name",
    "a role beside the name",
    "a word for kin beside the name",
    "a verb of saying beside the name",
    "“in” or the like before it",
    "“at” or the like before it",
    "a point of the compass beside it",
    "a noun for places beside it",
    "a noun for organisations beside it",
    "a noun for states beside it",
    "“aged” or the like beside it",
];

/// The kind of this number.
pub(super) fn kind(number: usize) -> Kind {
    KINDS.get(number).copied().unwrap_or(Kind::Org)
}

/// The labels of the tokens of a name.
pub(super) fn labels_of(range: Range, number: usize) -> impl Iterator<Item = (usize, Label)> {
    range.iter().map(move |index| {
        (index, if index == range.first() { Label::begin(number) } else { Label::inside(number) })
    })
}
