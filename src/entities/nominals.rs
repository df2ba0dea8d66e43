//! Whom a nominal calls back: "the Russian leader", "the spokeswoman", "the agency".
//! Takes one nominal and the clusters before it, gives the cluster it belongs to, if that is evident.
//! Law: a bounded number of clusters is looked at; without evidence a nominal stays alone.

use super::callbacks;
use super::clusters::{Cluster, Clusters, Gender, Reason};
use super::context::Context;
use super::known;
use super::people::gender_of;
use super::recent::Recent;
use super::roles::{self, nations};
use crate::document::{FactKind, Kind};
use crate::lexicon::WordClass;
use crate::lexicon::words::{NOMINAL_HEADS, PREDICATE_VERBS, ROLE_CLASSES, ROLE_KIN};
use crate::text::Range;

/// A nominal taken apart.
pub(super) struct Nominal {
    pub(super) range: Range,
    pub(super) head: String,
    /// Its words without determiners.
    pub(super) words: String,
    nations: Vec<String>,
    gender: Gender,
    is_past: bool,
    is_definite: bool,
    pub(super) sentence: usize,
}

impl Nominal {
    pub(super) fn new(context: &Context, mention: usize) -> Self {
        let range = context.mentions[mention].range;
        let mut start = range.first();
        while start + 1 < range.after()
            && (context.source.is(start, WordClass::Det) || context.source.is(start, WordClass::Poss))
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

/// The cluster that a nominal calls back, and why.
pub(super) fn antecedent(
    context: &Context,
    clusters: &Clusters,
    recent: &Recent,
    mention: usize,
) -> Option<(usize, Reason)> {
    let nominal = Nominal::new(context, mention);
    if let Some(named) = apposition(context, clusters, &nominal) {
        return Some((named, Reason::rule("apposition", 0.97)));
    }
    if !nominal.is_definite {
        return None;
    }
    if context.is_person(mention) {
        by_role(context, clusters, recent, &nominal)
            .or_else(|| by_country(context, clusters, recent, &nominal))
            .or_else(|| by_age(context, clusters, recent, &nominal))
            .or_else(|| callbacks::by_words(context, clusters, recent, &nominal))
            .or_else(|| alone(context, clusters, recent, &nominal))
    } else {
        callbacks::find(context, clusters, recent, &nominal)
    }
}

/// "Lindgren is a chemist", "he became the mayor": whom the sentence calls so.
pub(super) fn subject(context: &Context, clusters: &Clusters, mention: usize) -> Option<usize> {
    let range = context.mentions[mention].range;
    let verb = context.before(range.first())?;
    let norm = context.source.norm(verb);
    let links = matches!(PREDICATE_VERBS.get(norm), Some(&"link"));
    let subject = context.subject_ending_at(verb).filter(|_| links)?;
    let is_alike = context.is_person(subject) && context.is_person(mention);
    // "When she was a child": what she is no more.
    let before = context.before(context.mentions[subject].range.first());
    let is_clause = before.is_some_and(|index| context.source.is(index, WordClass::Sub));
    clusters.of(subject).filter(|_| is_alike && !is_clause)
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
fn by_role(
    context: &Context,
    clusters: &Clusters,
    recent: &Recent,
    nominal: &Nominal,
) -> Option<(usize, Reason)> {
    let country = known::country(context, nominal.range);
    let fits = |cluster: &Cluster| {
        cluster.is_named && cluster.kind == Kind::Person && !cluster.gender.contradicts(nominal.gender)
    };
    let score = |cluster: usize| {
        let one = clusters.get(cluster);
        if !fits(one) || is_of_another_nation(one, nominal) {
            return None;
        }
        let fit = one.roles.iter().filter_map(|role| match_role(role, nominal)).max()?;
        let is_foreign = country.is_some_and(|code| known::is_of_another_country(context, one, code));
        (!is_foreign).then(|| (fit, recent.rank(cluster)))
    };
    let fitting: Vec<_> = recent.clusters().filter_map(|cluster| Some((score(cluster)?, cluster))).collect();
    let first = *fitting.iter().max()?;
    let ((fit, _), best) = first;
    let sure = |fit: u8| 0.5 + 0.1 * f32::from(fit);
    let second = fitting.iter().filter(|other| **other != first).max();
    let next = second.map(|((fit, _), cluster)| (*cluster, sure(*fit) / 2.0));
    Some((best, Reason::rule("a role given before", sure(fit)).over(next)))
}

/// "The French president": the only one of late whom the table knows as a politician of that country.
fn by_country(
    context: &Context,
    clusters: &Clusters,
    recent: &Recent,
    nominal: &Nominal,
) -> Option<(usize, Reason)> {
    if nominal.is_past || !ROLE_CLASSES.contains_key(nominal.head.as_str()) {
        return None;
    }
    let code = known::country(context, nominal.range)?;
    let is_one = |cluster: &usize| {
        let one = clusters.get(*cluster);
        one.is_named
            && one.kind == Kind::Person
            && !one.gender.contradicts(nominal.gender)
            && known::is_of_country(context, one, &nominal.head, code)
    };
    let mut fitting = recent.clusters().filter(is_one);
    let (only, other) = (fitting.next()?, fitting.next());
    other.is_none().then(|| (only, Reason::rule("of that office and country", 0.75)))
}

/// "The 34-year-old": whose age the article gave.
fn by_age(
    context: &Context,
    clusters: &Clusters,
    recent: &Recent,
    nominal: &Nominal,
) -> Option<(usize, Reason)> {
    let years = |range: Range| {
        let mut digits = context.source.words(range).split(|letter: char| !letter.is_ascii_digit());
        digits.find(|digits| !digits.is_empty())
    };
    let wanted = years(nominal.range)?;
    let is_of_age = |cluster: &usize| {
        let age = clusters.get(*cluster).facts.iter().find(|fact| fact.kind == FactKind::Age);
        age.and_then(|age| years(age.range)) == Some(wanted)
    };
    recent.clusters().find(is_of_age).map(|cluster| (cluster, Reason::rule("an age given before", 0.95)))
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
fn alone(
    context: &Context,
    clusters: &Clusters,
    recent: &Recent,
    nominal: &Nominal,
) -> Option<(usize, Reason)> {
    let close = |mention: usize| context.sentence(mention) + 2 >= nominal.sentence;
    let is_plural =
        NOMINAL_HEADS.get(nominal.head.as_str()).is_some_and(|classes| classes.contains("people"));
    let is_subject = context.source.sentence_at(nominal.range.first()).first() == nominal.range.first();
    let mut people = recent
        .latest()
        .take_while(|(_, mention)| close(*mention))
        .filter(|(cluster, _)| clusters.get(*cluster).kind == Kind::Person)
        .map(|(cluster, _)| cluster)
        .filter(|cluster| {
            nominal.gender == Gender::Unknown || clusters.get(*cluster).gender == nominal.gender
        });
    let (only, other) = (people.next()?, people.next());
    let cluster = clusters.get(only);
    // "The 34-year-old": not who is said to be 52.
    let is_aged = context.source.words(nominal.range).bytes().any(|byte| byte.is_ascii_digit())
        && cluster.facts.iter().any(|fact| fact.kind == FactKind::Age);
    let fits = cluster.is_named && !cluster.gender.contradicts(nominal.gender) && cluster.roles.is_empty();
    // "The mayor praised Solberg": she is somebody else.
    let sentence = context.source.sentence_at(nominal.range.first());
    let is_named_behind = context.names_in(sentence).any(|name| clusters.of(name) == Some(only));
    (is_subject && !is_aged && !is_named_behind && !is_plural && other.is_none() && fits)
        .then(|| (only, Reason::rule("nobody else was named", 0.6)))
}
