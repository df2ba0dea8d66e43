//! What "the agency", "the city" and "the bridge" call back: a noun phrase before, or a name of that sort.
//! Takes one definite nominal and who and what was mentioned lately, gives the cluster it belongs to, and why.
//! Law: a bounded number of mentions is looked at; without evidence a nominal stays alone.

use super::clusters::{Clusters, Reason};
use super::context::Context;
use super::known;
use super::nominals::Nominal;
use super::recent::Recent;
use crate::document::{Form, Kind};
use crate::lexicon::facts::Place;
use crate::lexicon::words::{BODY_WORDS, NOMINAL_THINGS};

/// So many nominals are looked at, the latest first.
const MOST_NOMINALS: usize = 24;

/// So many sentences before, a name may stand that is called back by its sort alone.
const CLOSE: usize = 2;

/// The cluster that a nominal for a body, a place or a thing calls back.
pub(super) fn find(
    context: &Context,
    clusters: &Clusters,
    recent: &Recent,
    nominal: &Nominal,
) -> Option<(usize, Reason)> {
    by_words(context, clusters, recent, nominal)
        .or_else(|| by_head(context, clusters, recent, nominal))
        .or_else(|| by_country(context, clusters, recent, nominal))
        .or_else(|| by_sort(context, clusters, recent, nominal))
}

/// A nominal before with the same words, or with the same head where this one has nothing but its head.
pub(super) fn by_words(
    context: &Context,
    clusters: &Clusters,
    recent: &Recent,
    nominal: &Nominal,
) -> Option<(usize, Reason)> {
    let same = |mention: usize| {
        let range = context.mentions[mention].range;
        // Phrases of other heads are other phrases: most need not be taken apart.
        nominal.head == context.source.norm(range.after().saturating_sub(1))
            && (nominal.words == nominal.head || Nominal::new(context, mention).words == nominal.words)
    };
    recent
        .mentions()
        .filter(|mention| context.mentions[*mention].form == Form::Nominal)
        .take(MOST_NOMINALS)
        .find(|mention| same(*mention))
        .and_then(|mention| clusters.of(mention))
        .map(|cluster| (cluster, Reason::rule("the same words", 0.85)))
}

/// "the bridge": what is named so, "Halden Bridge".
fn by_head(
    context: &Context,
    clusters: &Clusters,
    recent: &Recent,
    nominal: &Nominal,
) -> Option<(usize, Reason)> {
    if nominal.words != nominal.head {
        return None;
    }
    let ends_so = |mention: &usize| {
        let seen = &context.mentions[*mention];
        let last = || context.content(seen.range).pop();
        seen.form == Form::Name
            && seen.kind != Kind::Person
            && last().is_some_and(|last| last == nominal.head)
    };
    let cluster = clusters.of(recent.mentions().find(ends_so)?)?;
    Some((cluster, Reason::rule("a name that ends so", 0.85)))
}

/// "the agency", "the city": the latest organisation or place of that sort, if it is named close by.
fn by_sort(
    context: &Context,
    clusters: &Clusters,
    recent: &Recent,
    nominal: &Nominal,
) -> Option<(usize, Reason)> {
    if nominal.words != nominal.head {
        return None;
    }
    let sorts = sorts(&nominal.head);
    let is_body = BODY_WORDS.contains_key(nominal.head.as_str());
    let is_of_sort = |mention: &usize| {
        context.mentions[*mention].form == Form::Name && sorts.contains(&context.place(*mention))
    };
    let is_it = |cluster: &usize| {
        let cluster = clusters.get(*cluster);
        match cluster.kind {
            Kind::Gpe => !sorts.is_empty() && cluster.mentions.iter().take(4).any(is_of_sort),
            Kind::Org => {
                let is_named = cluster.is_named && is_body && sorts.is_empty();
                is_named && !known::is_something_else(context, cluster, &nominal.head)
            }
            _ => false,
        }
    };
    let mut found = close(context, recent, nominal).filter(is_it);
    let (best, next) = (found.next()?, found.next());
    let score = if next.is_some() { 0.5 } else { 0.7 };
    Some((best, Reason::rule("the latest of that sort", score).over(next.map(|next| (next, 1.0 - score)))))
}

/// "the South Korean company": the latest body close by that the table knows as one of that country.
fn by_country(
    context: &Context,
    clusters: &Clusters,
    recent: &Recent,
    nominal: &Nominal,
) -> Option<(usize, Reason)> {
    let is_body = BODY_WORDS.contains_key(nominal.head.as_str());
    let code = is_body.then(|| known::country(context, nominal.range)).flatten()?;
    let is_it = |cluster: &usize| {
        let cluster = clusters.get(*cluster);
        cluster.kind == Kind::Org && known::is_of_country(context, cluster, &nominal.head, code)
    };
    let cluster = close(context, recent, nominal).find(is_it)?;
    Some((cluster, Reason::rule("of that sort and country", 0.8)))
}

/// Who was mentioned in this sentence or just before, the latest first.
fn close(context: &Context, recent: &Recent, nominal: &Nominal) -> impl Iterator<Item = usize> {
    let is_close = |(_, mention): &(usize, usize)| nominal.sentence <= context.sentence(*mention) + CLOSE;
    recent.latest().take_while(is_close).map(|(cluster, _)| cluster)
}

/// The sorts of places that a noun stands for, as the gazetteer numbers them.
fn sorts(head: &str) -> &'static [u32] {
    const COUNTRY: &[u32] = &[Place::Country as u32];
    const CITY: &[u32] = &[Place::Town as u32, Place::City as u32, Place::Metropolis as u32];
    const STATE: &[u32] = &[Place::State as u32, Place::Region as u32];
    let classes = NOMINAL_THINGS.get(head).copied().unwrap_or_default();
    match classes.split(' ').nth(1) {
        Some("country") => COUNTRY,
        Some("city") => CITY,
        Some("state") => STATE,
        _ => &[],
    }
}
