//! What the entity table knows of somebody or a body that the article names: whether a noun may stand for it, and of which
//! country it is.
//! Takes a cluster and a noun, gives whether the table speaks for them or against.
//! Law: of a name that the table does not hold nothing is known, and nothing follows.

use super::clusters::Cluster;
use super::context::Context;
use crate::document::{Form, Kind};
use crate::lexicon::EntryId;
use crate::lexicon::entity_table::Class;
use crate::lexicon::words::ROLE_CLASSES;
use crate::text::Range;

/// Whether all whom the table knows by this name are something else than the noun says: NATO is no "company".
pub(super) fn is_something_else(context: &Context, cluster: &Cluster, noun: &str) -> bool {
    let mut bodies = entries(context, cluster, Kind::Org).peekable();
    bodies.peek().is_some() && !bodies.any(|body| fits(context.lexicon.entities().class(body), noun))
}

/// Whether the table knows by this name what the noun says, of the country with this code: Samsung is a company of "KR".
pub(super) fn is_of_country(context: &Context, cluster: &Cluster, noun: &str, code: &str) -> bool {
    let table = context.lexicon.entities();
    entries(context, cluster, cluster.kind)
        .any(|entry| lies_in(table.place(entry), code) && fits(table.class(entry), noun))
}

/// Whether all whom the table knows by this name are of other countries than that with this code.
pub(super) fn is_of_another_country(context: &Context, cluster: &Cluster, code: &str) -> bool {
    let table = context.lexicon.entities();
    let mut places = entries(context, cluster, cluster.kind).map(|entry| table.place(entry)).peekable();
    places.peek().is_some() && places.all(|place| !place.is_empty() && !lies_in(place, code))
}

/// The code of the first country that a range names, by itself or by its people: "the U.S. president", "the French one".
pub(super) fn country<'c>(context: &'c Context, range: Range) -> Option<&'c str> {
    let table = context.lexicon.entities();
    let of = |name: usize| {
        let words = context.source.words(context.mentions[name].range);
        let itself = || table.named(words).map(|(id, _)| id).find(|id| table.class(*id) == Class::Country);
        table.nation(words).or_else(|| itself().map(|id| table.place(id)))
    };
    context.names_in(range).find_map(of)
}

/// Whether a place's code ("US-OR") is that of a country ("US") or of a part of it.
fn lies_in(place: &str, code: &str) -> bool {
    place.strip_prefix(code).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// What of a kind bears the name by which the article first called it.
fn entries<'c>(context: &'c Context, cluster: &Cluster, kind: Kind) -> impl Iterator<Item = EntryId> + 'c {
    let table = context.lexicon.entities();
    let name =
        cluster.mentions.iter().map(|mention| &context.mentions[*mention]).find(|it| it.form == Form::Name);
    let named = name.map(|name| table.named(context.source.words(name.range)));
    named
        .into_iter()
        .flatten()
        .map(|(entry, _)| entry)
        .filter(move |entry| table.class(*entry).kinds().contains(&kind))
}

/// Whether the noun may stand for what is of this class. Nouns without classes may stand for any, and for what has but the
/// general class any may stand.
fn fits(class: Class, noun: &str) -> bool {
    let classes = ROLE_CLASSES.get(noun).copied().unwrap_or("any");
    class == Class::Organisation || classes == "any" || class.is_listed(classes)
}
