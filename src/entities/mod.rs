//! Which mentions are one person, organisation or place; its fullest name and its roles.
//! Takes mentions and quotes, gives entities in order of their first mention.
//! Law: every name mention belongs to exactly one entity; a mention belongs to at most one.

mod callbacks;
mod clusters;
mod context;
mod facts;
mod known;
mod nominals;
mod people;
mod places;
mod pleonasm;
mod pronouns;
mod recent;
mod roles;
mod signs;
mod speakers;
mod spelling;
mod things;
#[cfg(feature = "train")]
pub mod training;
mod voices;
mod weigh;

use crate::document::{Block, Entities, Entity, EntityId, Form, Mention, MentionId, Quotes, Reference};
use crate::lexicon::Lexicon;
use crate::lexicon::words::{NOMINAL_HEADS, NOMINAL_THINGS};
use crate::text::Source;
use clusters::{Cluster, Clusters, Number, Reason};
use context::Context;
use pronouns::Answer;
use recent::Recent;
use rustc_hash::FxHashMap;
use weigh::{Columns, Contender};

/// Groups the mentions.
pub(crate) fn resolve(
    source: &Source,
    blocks: &[Block],
    mentions: &[Mention],
    quotes: &Quotes,
    lexicon: &Lexicon,
) -> Entities {
    let context = Context::new(source, blocks, mentions, quotes, lexicon);
    let clusters = gather(&context, &mut |_, contenders, columns| weigh::choose(contenders, columns));
    let speaker_kinds = (0..quotes.quotes.len()).map(|id| speakers::kind(&context, &clusters, id)).collect();
    let (entities, references) = entities(&context, &clusters);
    Entities { entities, references, speaker_kinds }
}

/// Who chooses among those whom a pronoun may stand for, given the pronoun's mention.
type Chooser<'c> = dyn FnMut(usize, &[Contender], Columns) -> Option<(usize, Reason)> + 'c;

/// All clusters.
fn gather(context: &Context, choose: &mut Chooser) -> Clusters {
    let mut clusters = Clusters::new(context.mentions.len());
    people::gather(context, &mut clusters);
    things::gather(context, &mut clusters);
    give_roles(context, &mut clusters);
    call_back(context, &mut clusters, choose);
    voices::gather(context, &mut clusters);
    clusters
}

/// Collects the roles beside each person's names.
fn give_roles(context: &Context, clusters: &mut Clusters) {
    for mention in context.of_form(Form::Name).filter(|mention| context.is_person(*mention)) {
        let Some(cluster) = clusters.of(mention) else { continue };
        for role in roles::beside(context, mention) {
            let cluster = clusters.get_mut(cluster);
            cluster.gender = cluster.gender.or(people::gender_of(&role.head));
            cluster.take_up(role);
        }
        for fact in facts::beside(context, clusters.get(cluster), mention) {
            clusters.get_mut(cluster).tell(fact);
        }
    }
}

/// Goes through the text and links each nominal and each third-person pronoun to whom it calls back.
fn call_back(context: &Context, clusters: &mut Clusters, choose: &mut Chooser) {
    let mut recent = Recent::default();
    for mention in 0..context.mentions.len() {
        let found = match context.mentions[mention].form {
            Form::Value => None,
            Form::Name => clusters.of(mention).map(|cluster| (cluster, None)),
            Form::Nominal => Some(
                describe(context, clusters, mention)
                    .or_else(|| nominals::antecedent(context, clusters, &recent, mention))
                    .map(|(cluster, reason)| (cluster, Some(reason)))
                    .unwrap_or_else(|| (open_nominal(context, clusters, mention), None)),
            ),
            Form::Pronoun => {
                let found = match pronouns::answer(context, clusters, &recent, mention) {
                    Answer::Ruled(cluster, reason) => Some((cluster, reason)),
                    Answer::Open(contenders, columns) => choose(mention, &contenders, columns),
                    Answer::NoOne => None,
                };
                found.map(|(cluster, reason)| (cluster, Some(reason)))
            }
        };
        if let Some((cluster, reason)) = found {
            let reason = reason.unwrap_or_else(|| Reason::rule("first mention", 1.0));
            clusters.put(mention, cluster, reason);
            recent.push(mention, cluster);
        }
    }
}

/// "Lindgren is a chemist": the nominal belongs to the subject, and tells its role.
fn describe(context: &Context, clusters: &mut Clusters, mention: usize) -> Option<(usize, Reason)> {
    let cluster = nominals::subject(context, clusters, mention)?;
    if let Some(role) = roles::predicate(context, mention) {
        clusters.get_mut(cluster).take_up(role);
    }
    Some((cluster, Reason::rule("predicate noun", 0.9)))
}

/// A cluster for a nominal that calls nobody back.
fn open_nominal(context: &Context, clusters: &mut Clusters, mention: usize) -> usize {
    let seen = &context.mentions[mention];
    let head = context.source.norm(seen.range.after().saturating_sub(1));
    let cluster = clusters.open(seen.kind);
    let opened = clusters.get_mut(cluster);
    opened.gender = people::gender_of(head);
    let is_plural = NOMINAL_HEADS.get(head).is_some_and(|classes| classes.contains("people"))
        || NOMINAL_THINGS.get(head).is_some_and(|classes| classes.contains("plural"));
    opened.number = if is_plural { Number::Plural } else { Number::Singular };
    cluster
}

/// The clusters as entities: all that are named, and of the others those mentioned more than once; and why each mention
/// belongs to its entity.
fn entities(context: &Context, clusters: &Clusters) -> (Vec<Entity>, Vec<Option<Reference>>) {
    let mut found: Vec<(usize, usize)> = clusters
        .iter()
        .filter(|(_, cluster)| cluster.is_named || cluster.mentions.len() > 1)
        .filter_map(|(id, cluster)| Some((cluster.mentions.iter().copied().min()?, id)))
        .collect();
    found.sort_unstable();
    let entity_of: FxHashMap<usize, usize> =
        found.iter().enumerate().map(|(entity, (_, cluster))| (*cluster, entity)).collect();
    let entities = found.iter().map(|(_, cluster)| entity(context, clusters.get(*cluster))).collect();
    let reference = |(mention, reason): (usize, &Option<Reason>)| {
        let reason = reason.as_ref()?;
        entity_of.get(&clusters.of(mention)?)?;
        let next = |(cluster, score): (usize, f32)| Some((EntityId(*entity_of.get(&cluster)?), score));
        Some(Reference {
            why: reason.why,
            signs: reason.signs.clone(),
            score: reason.score,
            runner_up: reason.runner_up.and_then(next),
        })
    };
    (entities, clusters.reasons().iter().enumerate().map(reference).collect())
}

fn entity(context: &Context, cluster: &Cluster) -> Entity {
    let mut mentions = cluster.mentions.clone();
    mentions.sort_unstable();
    let mut facts: Vec<_> = cluster.roles.iter().map(|role| role.fact).chain(cluster.facts.clone()).collect();
    facts.sort_by_key(|fact| (fact.kind, fact.range));
    Entity {
        kind: cluster.kind,
        name: name(context, &mentions),
        facts,
        mentions: mentions.into_iter().map(MentionId).collect(),
    }
}

/// The fullest name among the mentions: the most words, then the most letters, then not all capitals, then the first. Where none is a name,
/// the first nominal.
fn name(context: &Context, mentions: &[usize]) -> String {
    let form = |form: Form| {
        mentions
            .iter()
            .filter(move |mention| context.mentions[**mention].form == form)
            .map(|mention| context.written(context.mentions[*mention].range))
    };
    let is_shouted = |name: &String| name.chars().all(|letter| !letter.is_lowercase());
    let fullness = |name: &String| (name.split(' ').count(), name.chars().count(), !is_shouted(name));
    let fullest =
        form(Form::Name).reduce(|best, name| if fullness(&name) > fullness(&best) { name } else { best });
    fullest.or_else(|| form(Form::Nominal).next()).or_else(|| form(Form::Pronoun).next()).unwrap_or_default()
}
