//! What the article says of a person beside the name: how old, where from, where they belong.
//! Takes a name mention, gives facts with the words that say them.
//! Law: only words next to the name or to its role count; a fact is the article's own words, never a guess.

use super::clusters::Cluster;
use super::context::Context;
use crate::document::{Fact, FactKind, Form, Kind, MentionId};
use crate::lexicon::WordClass;
use crate::text::Range;

/// The facts beside a name mention; `cluster` already has the roles.
pub(super) fn beside(context: &Context, cluster: &Cluster, mention: usize) -> Vec<Fact> {
    let fact = |(kind, range): (FactKind, Range)| Fact { kind, range, mention: MentionId(mention) };
    let age = age(context, mention);
    let end = age.map_or(context.mentions[mention].range.after(), |age| age.after());
    let roles = cluster.roles.iter().filter(|role| role.fact.mention.0 == mention);
    let affiliation = roles
        .filter_map(|role| named_in(context, role.fact.range, Kind::Org))
        .next()
        .or_else(|| owner(context, mention))
        .or_else(|| behind(context, end, &["of", "at", "for", "with"], Kind::Org));
    let origin = behind(context, end, &["of", "from"], Kind::Gpe);
    let found = [
        affiliation.map(|range| (FactKind::Affiliation, range)),
        age.map(|range| (FactKind::Age, range)),
        origin.map(|range| (FactKind::Origin, range)),
    ];
    found.into_iter().flatten().map(fact).collect()
}

/// "Anna Lindgren, 34,", "Anna Lindgren, a 34-year-old baker,", "the 34-year-old Anna Lindgren".
fn age(context: &Context, mention: usize) -> Option<Range> {
    let name = context.mentions[mention].range;
    let is_age = |id: &usize| context.mentions[*id].kind == Kind::Age;
    let after = context.mentions.partition_point(|other| other.range.first() < name.after());
    let until = context.mentions.len().min(after + 2);
    let behind = (after..until).filter(is_age).find(|id| {
        let first = context.mentions[*id].range.first();
        let gap = name.after()..first;
        context.source.word(name.after()) == ","
            && gap.len() <= 2
            && gap.skip(1).all(|token| context.source.is(token, WordClass::Det))
    });
    let before = (mention.saturating_sub(2)..mention)
        .filter(is_age)
        .find(|id| context.mentions[*id].range.after() == name.first());
    behind.or(before).map(|id| context.mentions[id].range)
}

/// "NBC’s Dana Hollis": the organisation whose they are.
fn owner(context: &Context, mention: usize) -> Option<Range> {
    let clitic = context.before(context.mentions[mention].range.first())?;
    let is_owned = context.source.norm(clitic) == "'s";
    let owner = context.name_ending_at(clitic).filter(|_| is_owned)?;
    (context.mentions[owner].kind == Kind::Org).then(|| context.mentions[owner].range)
}

/// "Lindgren of the Harbour Union", "Lindgren, 34, of Oslo": a name of a kind behind one of these words.
fn behind(context: &Context, end: usize, words: &[&str], kind: Kind) -> Option<Range> {
    let source = context.source;
    let mut at = end;
    if source.word(at) == "," {
        at += 1;
    }
    if !words.contains(&source.norm(at)) {
        return None;
    }
    at += 1;
    if context.source.is(at, WordClass::Det) {
        at += 1;
    }
    let start = if at > 0 {
        context.name_starting_at(at).or_else(|| context.name_starting_at(at - 1))
    } else {
        None
    }?;
    (context.mentions[start].kind == kind).then(|| context.mentions[start].range)
}

/// The first name of a kind in a range.
fn named_in(context: &Context, range: Range, kind: Kind) -> Option<Range> {
    let is_it = |mention: &usize| {
        let seen = &context.mentions[*mention];
        seen.kind == kind && seen.form == Form::Name && range.covers(seen.range)
    };
    context.names_in(range).find(is_it).map(|mention| context.mentions[mention].range)
}
