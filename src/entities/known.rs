//! What the entity table knows of a body that the article names: whether a noun may stand for it, and of which country it is.
//! Takes a cluster and a noun, gives whether the table speaks for them or against.
//! Law: of a name that the table does not hold nothing is known, and nothing follows.

use super::clusters::Cluster;
use super::context::Context;
use crate::document::{Form, Kind};
use crate::lexicon::EntryId;
use crate::lexicon::entity_table::Class;
use crate::lexicon::words::ROLE_CLASSES;

/// Whether all whom the table knows by this name are something else than the noun says: NATO is no "company".
pub(super) fn is_something_else(context: &Context, cluster: &Cluster, noun: &str) -> bool {
    let mut bodies = bodies(context, cluster).peekable();
    bodies.peek().is_some() && !bodies.any(|body| fits(context.lexicon.entities().class(body), noun))
}

/// Whether the table knows by this name what the noun says, of the country with this code: Samsung is a company of "KR".
pub(super) fn is_of_country(context: &Context, cluster: &Cluster, noun: &str, code: &str) -> bool {
    let table = context.lexicon.entities();
    bodies(context, cluster).any(|body| {
        let of_country =
            table.place(body).strip_prefix(code).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        of_country && fits(table.class(body), noun)
    })
}

/// The organisations that bear the name by which the article first called it.
fn bodies<'c>(context: &'c Context, cluster: &Cluster) -> impl Iterator<Item = EntryId> + 'c {
    let table = context.lexicon.entities();
    let name =
        cluster.mentions.iter().map(|mention| &context.mentions[*mention]).find(|it| it.form == Form::Name);
    let named = name.map(|name| table.named(context.source.words(name.range)));
    named
        .into_iter()
        .flatten()
        .map(|(body, _)| body)
        .filter(|body| table.class(*body).kinds().contains(&Kind::Org))
}

/// Whether the noun may stand for what is of this class. Nouns without classes may stand for any, and for what has but the
/// general class any may stand.
fn fits(class: Class, noun: &str) -> bool {
    let classes = ROLE_CLASSES.get(noun).copied().unwrap_or("any");
    class == Class::Organisation || classes == "any" || classes.split(' ').any(|own| own == class.name())
}
