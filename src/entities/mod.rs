//! Which mentions are one person, organisation or place; its fullest name and its roles.
//! Takes mentions and quotes, gives entities in order of their first mention.
//! Law: every name mention belongs to exactly one entity; a mention belongs to at most one.

mod clusters;
mod context;
mod nominals;
mod people;
mod pronouns;
mod recent;
mod roles;
mod speakers;
mod things;
mod voices;

use crate::document::{Block, Entities, Entity, Form, Mention, MentionId, Quotes};
use crate::lexicon::Lexicon;
use crate::lexicon::words::NOMINAL_HEADS;
use crate::text::Source;
use clusters::{Cluster, Clusters, Number};
use context::Context;
use recent::Recent;
use std::collections::HashMap;

/// At most so many roles of one person are kept.
const MOST_ROLES: usize = 6;

/// Groups the mentions.
pub(crate) fn resolve(
    source: &Source,
    blocks: &[Block],
    mentions: &[Mention],
    quotes: &Quotes,
    lexicon: &Lexicon,
) -> Entities {
    let context = Context::new(source, mentions, quotes, lexicon);
    let mut clusters = Clusters::new(mentions.len());
    people::gather(&context, &mut clusters);
    things::gather(&context, &mut clusters);
    give_roles(&context, &mut clusters);
    call_back(&context, &mut clusters);
    voices::gather(&context, blocks, &mut clusters);
    let speaker_kinds = (0..quotes.quotes.len()).map(|id| speakers::kind(&context, &clusters, id)).collect();
    Entities { entities: entities(&context, &clusters), speaker_kinds }
}

/// Collects the roles beside each person's names.
fn give_roles(context: &Context, clusters: &mut Clusters) {
    for mention in context.of_form(Form::Name).filter(|mention| context.is_person(*mention)) {
        let Some(cluster) = clusters.of(mention) else { continue };
        for role in roles::beside(context, mention) {
            let cluster = clusters.get_mut(cluster);
            cluster.gender = cluster.gender.or(people::gender_of(&role.head));
            let is_new = cluster.roles.iter().all(|known| known.words != role.words);
            if is_new && cluster.roles.len() < MOST_ROLES {
                cluster.roles.push(role);
            }
        }
    }
}

/// Goes through the text and links each nominal and each third-person pronoun to whom it calls back.
fn call_back(context: &Context, clusters: &mut Clusters) {
    let mut speaks: HashMap<usize, usize> = HashMap::new();
    for id in 0..context.quotes.quotes.len() {
        if let Some(mention) = context.speaker(id) {
            speaks.entry(mention).or_insert(id);
        }
    }
    let mut recent = Recent::default();
    for mention in 0..context.mentions.len() {
        let found = match context.mentions[mention].form {
            Form::Value => continue,
            Form::Name => clusters.of(mention),
            Form::Nominal => Some(
                nominals::antecedent(context, clusters, &recent, mention)
                    .unwrap_or_else(|| open_nominal(context, clusters, mention)),
            ),
            Form::Pronoun => {
                pronouns::antecedent(context, clusters, &recent, speaks.get(&mention).copied(), mention)
            }
        };
        if let Some(cluster) = found {
            clusters.put(mention, cluster);
            recent.push(mention, cluster);
        }
    }
}

/// A cluster for a nominal that calls nobody back.
fn open_nominal(context: &Context, clusters: &mut Clusters, mention: usize) -> usize {
    let seen = &context.mentions[mention];
    let head = context.source.norm(seen.range.after().saturating_sub(1));
    let cluster = clusters.open(seen.kind);
    let opened = clusters.get_mut(cluster);
    opened.gender = people::gender_of(head);
    let is_plural = NOMINAL_HEADS.get(head).is_some_and(|classes| classes.contains("people"));
    opened.number = if is_plural { Number::Plural } else { Number::Singular };
    cluster
}

/// The clusters as entities: all that are named, and of the others those mentioned more than once.
fn entities(context: &Context, clusters: &Clusters) -> Vec<Entity> {
    let mut found: Vec<(usize, Entity)> = clusters
        .iter()
        .filter(|(_, cluster)| cluster.is_named || cluster.mentions.len() > 1)
        .filter_map(|(_, cluster)| Some((cluster.mentions.iter().copied().min()?, entity(context, cluster))))
        .collect();
    found.sort_by_key(|(first, _)| *first);
    found.into_iter().map(|(_, entity)| entity).collect()
}

fn entity(context: &Context, cluster: &Cluster) -> Entity {
    let mut mentions = cluster.mentions.clone();
    mentions.sort_unstable();
    Entity {
        kind: cluster.kind,
        name: name(context, &mentions),
        roles: cluster.roles.iter().map(|role| role.words.clone()).collect(),
        mentions: mentions.into_iter().map(MentionId).collect(),
    }
}

/// The fullest name among the mentions: the most words, then the most letters, then the first. Where none is a name,
/// the first nominal.
fn name(context: &Context, mentions: &[usize]) -> String {
    let form = |form: Form| {
        mentions
            .iter()
            .filter(move |mention| context.mentions[**mention].form == form)
            .map(|mention| context.written(context.mentions[*mention].range))
    };
    let fullness = |name: &String| (name.split(' ').count(), name.chars().count());
    let fullest =
        form(Form::Name).reduce(|best, name| if fullness(&name) > fullness(&best) { name } else { best });
    fullest.or_else(|| form(Form::Nominal).next()).or_else(|| form(Form::Pronoun).next()).unwrap_or_default()
}
