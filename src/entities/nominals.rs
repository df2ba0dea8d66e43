//! Whom a nominal calls back: "the Russian leader", "the spokeswoman", "the agency".
//! Takes one nominal and the clusters before it, gives the cluster it belongs to, if that is evident.
//! Law: a bounded number of clusters is looked at; without evidence a nominal stays alone.

use super::clusters::{Cluster, Clusters, Gender};
use super::context::Context;
use super::people::gender_of;
use super::recent::Recent;
use super::roles::{self, nations};
use crate::document::Kind;
use crate::lexicon::words::{BODY_WORDS, NOMINAL_HEADS, ROLE_KIN};
use crate::text::Range;

/// A nominal taken apart.
struct Nominal {
    range: Range,
    head: String,
    /// Its words without determiners.
    words: String,
    nations: Vec<String>,
    gender: Gender,
    is_past: bool,
    is_definite: bool,
    sentence: usize,
}

impl Nominal {
    fn new(context: &Context, mention: usize) -> Self {
        let range = context.mentions[mention].range;
        let mut start = range.first();
        while start + 1 < range.after()
            && (context.is_function(start, "det") || context.is_function(start, "poss"))
        {
            start += 1;
        }
        let head = context.source.norm(range.after().saturating_sub(1)).to_owned();
        let first = context.source.norm(range.first());
        let is_definite = matches!(first, "the" | "this" | "that" | "these" | "those")
            || range.iter().any(|index| matches!(context.source.norm(index), "'s" | "'"));
        Self {
            range,
            words: context.content(Range::new(start, range.after())).join(" "),
            nations: nations(context, range),
            gender: gender_of(&head),
            is_past: roles::is_past(context, range),
            head,
            is_definite,
            sentence: context.sentence(mention),
        }
    }
}

/// The cluster that a nominal calls back.
pub(super) fn antecedent(
    context: &Context,
    clusters: &Clusters,
    recent: &Recent,
    mention: usize,
) -> Option<usize> {
    let nominal = Nominal::new(context, mention);
    if let Some(named) = apposition(context, clusters, &nominal) {
        return Some(named);
    }
    if !nominal.is_definite {
        return None;
    }
    if context.is_person(mention) {
        by_role(clusters, recent, &nominal)
            .or_else(|| by_words(context, clusters, recent, &nominal))
            .or_else(|| alone(context, clusters, recent, &nominal))
    } else {
        by_words(context, clusters, recent, &nominal).or_else(|| body(context, clusters, recent, &nominal))
    }
}

/// "Peskov, the Kremlin spokesman," and "the spokesman, Dmitry Peskov,".
fn apposition(context: &Context, clusters: &Clusters, nominal: &Nominal) -> Option<usize> {
    let source = context.source;
    let range = nominal.range;
    let is_end = |index: usize| matches!(source.word(index), "," | "." | "—" | "–" | ")" | "--");
    let before = (range.first() >= 2 && source.word(range.first() - 1) == "," && is_end(range.after()))
        .then(|| context.name_ending_at(range.first() - 1))
        .flatten();
    let behind =
        (source.word(range.after()) == ",").then(|| context.name_starting_at(range.after() + 1)).flatten();
    let behind = behind.filter(|name| is_end(context.mentions[*name].range.after()));
    let wanted = |name: &usize| context.is_person(*name) == roles::is_role_noun(&nominal.head);
    before.filter(wanted).or(behind.filter(wanted)).and_then(|name| clusters.of(name))
}

/// Somebody whose role the nominal repeats, in the same words or in kindred ones, of the same country.
fn by_role(clusters: &Clusters, recent: &Recent, nominal: &Nominal) -> Option<usize> {
    let fits = |cluster: &Cluster| {
        cluster.is_named && cluster.kind == Kind::Person && !cluster.gender.contradicts(nominal.gender)
    };
    let score = |cluster: usize| {
        let one = clusters.get(cluster);
        if !fits(one) || is_of_another_nation(one, nominal) {
            return None;
        }
        one.roles
            .iter()
            .filter_map(|role| match_role(role, nominal))
            .max()
            .map(|score| (score, recent.rank(cluster)))
    };
    recent.clusters().filter_map(|cluster| Some((score(cluster)?, cluster))).max().map(|(_, cluster)| cluster)
}

/// Whether somebody's roles of the nominal's sort name countries, and all of them others than the nominal does.
fn is_of_another_nation(cluster: &Cluster, nominal: &Nominal) -> bool {
    let mut nations = cluster.roles.iter().flat_map(|role| &role.nations).peekable();
    !nominal.nations.is_empty()
        && nations.peek().is_some()
        && !nations.any(|nation| nominal.nations.contains(nation))
}

/// How well a role fits: 4 the same head and country, 3 the same head, 2 a kindred head and the same country, 1 kindred.
fn match_role(role: &super::clusters::Role, nominal: &Nominal) -> Option<u8> {
    let kin = |head: &str| ROLE_KIN.get(head).copied();
    let same_head = role.head == nominal.head;
    let kindred = kin(&role.head).is_some() && kin(&role.head) == kin(&nominal.head);
    let shares = role.nations.iter().any(|nation| nominal.nations.contains(nation));
    let contradicts = !shares && !role.nations.is_empty() && !nominal.nations.is_empty();
    match (same_head, kindred, shares) {
        _ if contradicts || role.is_past != nominal.is_past => None,
        (true, _, true) => Some(4),
        (true, _, false) => Some(3),
        (_, true, true) => Some(2),
        (_, true, false) => Some(1),
        _ => None,
    }
}

/// "The biologist": the one person of whom the sentences just before speak, if it is only one and nothing contradicts.
fn alone(context: &Context, clusters: &Clusters, recent: &Recent, nominal: &Nominal) -> Option<usize> {
    let close = |mention: usize| context.sentence(mention) + 2 >= nominal.sentence;
    let is_plural =
        NOMINAL_HEADS.get(nominal.head.as_str()).is_some_and(|classes| classes.contains("people"));
    let is_subject = context.source.sentence_at(nominal.range.first()).first() == nominal.range.first();
    let mut people = recent
        .latest()
        .take_while(|(_, mention)| close(*mention))
        .filter(|(cluster, _)| clusters.get(*cluster).kind == Kind::Person)
        .map(|(cluster, _)| cluster);
    let (only, other) = (people.next()?, people.next());
    let cluster = clusters.get(only);
    let fits = cluster.is_named && !cluster.gender.contradicts(nominal.gender) && cluster.roles.is_empty();
    (is_subject && !is_plural && other.is_none() && fits).then_some(only)
}

/// A nominal before with the same words, or with the same head where this one has nothing but its head.
fn by_words(context: &Context, clusters: &Clusters, recent: &Recent, nominal: &Nominal) -> Option<usize> {
    let same = |mention: usize| {
        let before = Nominal::new(context, mention);
        before.words == nominal.words || (nominal.words == nominal.head && before.head == nominal.head)
    };
    recent
        .mentions()
        .filter(|mention| context.mentions[*mention].form == crate::document::Form::Nominal)
        .take(12)
        .find(|mention| same(*mention))
        .and_then(|mention| clusters.of(mention))
}

/// "the agency", "the company": the organisation whose name ends so, else the latest organisation named close by.
fn body(context: &Context, clusters: &Clusters, recent: &Recent, nominal: &Nominal) -> Option<usize> {
    if nominal.words != nominal.head || !BODY_WORDS.contains_key(nominal.head.as_str()) {
        return None;
    }
    let named = |mention: &usize| {
        let seen = &context.mentions[*mention];
        seen.kind == Kind::Org && seen.form == crate::document::Form::Name
    };
    let ends_so = |mention: &usize| {
        context.content(context.mentions[*mention].range).last().is_some_and(|last| *last == nominal.head)
    };
    let close = |mention: &usize| nominal.sentence <= context.sentence(*mention) + 2;
    let by_name = recent.mentions().filter(named).find(ends_so);
    by_name.or_else(|| recent.mentions().filter(named).find(close)).and_then(|mention| clusters.of(mention))
}
