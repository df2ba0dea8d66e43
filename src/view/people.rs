//! *People & things*: the entities, with their mentions to walk through, and the values.
//! Takes the annotation, gives rows in groups.
//! Law: only mentions that exist are counted.

use super::layer::Layer;
use super::reading::Words;
use super::since::Since;
use crate::corrections::Standing;
use crate::corrections::order::ordered;
use crate::formats::contract::{Annotation, Entity, Mention, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An entity and where it is mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// The entity's index.
    pub entity: usize,
    /// What it is.
    pub layer: Layer,
    /// Its type as the annotation format labels it: "GPE".
    pub label: String,
    /// The fullest name in the article.
    pub name: String,
    /// Its entry in Wikidata, where one can be had with confidence.
    pub entry: Option<WikidataEntry>,
    /// Roles as written.
    pub roles: Vec<String>,
    /// Other names and references as written, each with its count, the most frequent first.
    pub aliases: Vec<(String, usize)>,
    /// The mentions, in order.
    pub mentions: Vec<usize>,
}

/// An entry of Wikidata.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WikidataEntry {
    /// Its id: "Q6106".
    pub id: String,
    /// What it is: "city, Oregon".
    pub description: String,
}

impl WikidataEntry {
    /// The entry that an entity is.
    pub(super) fn of(entity: &Entity) -> Option<Self> {
        let description = entity.link.as_ref().and_then(|link| link.description.clone()).unwrap_or_default();
        entity.wikidata.clone().map(|id| Self { id, description })
    }
}

/// A date or an amount as written, with what it is worth.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ValueRow {
    /// The mention's index.
    pub mention: usize,
    /// Dates or amounts.
    pub layer: Layer,
    /// As written.
    pub written: String,
    /// What it is worth, if that says more than the words.
    pub value: Option<String>,
}

/// Who and what is in the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct People {
    /// Entities, the most mentioned first.
    pub entities: Vec<Arc<Person>>,
    /// Dates and amounts, in order.
    pub values: Arc<Vec<ValueRow>>,
}

impl People {
    pub(super) fn new(
        annotation: &Annotation,
        standing: &[Standing],
        text: &Words,
        since: Option<&Since>,
    ) -> Self {
        let entities: Vec<Arc<Person>> = annotation
            .entities
            .iter()
            .enumerate()
            .map(|(id, entity)| {
                let known = since.and_then(|since| known(id, entity, since)).cloned();
                known.unwrap_or_else(|| Arc::new(person(id, entity, annotation, text)))
            })
            .filter(|person| is_called(person, annotation))
            .collect();
        let entities = ordered(entities, |person| usize::MAX - person.mentions.len());
        let values = since.and_then(|since| known_values(annotation, since));
        Self { entities, values: values.unwrap_or_else(|| Arc::new(values_of(annotation, standing, text))) }
    }

    /// The entities of one layer.
    pub fn of(&self, layer: Layer) -> impl Iterator<Item = &Arc<Person>> {
        self.entities.iter().filter(move |person| person.layer == layer)
    }

    /// The row of an entity.
    #[must_use]
    pub fn entity(&self, id: usize) -> Option<&Arc<Person>> {
        self.entities.iter().find(|person| person.entity == id)
    }
}

/// The row that an entity had, if the entity and all that mentions it are the same.
fn known<'r>(id: usize, entity: &Entity, since: &Since<'r>) -> Option<&'r Arc<Person>> {
    let same = since.before.annotation.entities.get(id) == Some(entity)
        && entity.mentions.iter().all(|mention| since.mention(*mention));
    since.before.people.entity(id).filter(|_| same)
}

/// The earlier values, if all of them are the same.
fn known_values(annotation: &Annotation, since: &Since) -> Option<Arc<Vec<ValueRow>>> {
    let before = &since.before.annotation.mentions;
    let is_value = |id: usize, mention: &Mention| {
        let was = before.get(id).is_some_and(|mention| mention.form == "value");
        was || mention.form == "value"
    };
    let mut mentions = annotation.mentions.iter().enumerate();
    let same = mentions.all(|(id, mention)| since.mention(id) || !is_value(id, mention));
    same.then(|| since.before.people.values.clone())
}

/// Whether the article calls it by more than pronouns: "we" and "you" are no one to list.
fn is_called(person: &Person, annotation: &Annotation) -> bool {
    let is_pronoun =
        |id: &usize| annotation.mentions.get(*id).is_some_and(|mention| mention.form == "pronoun");
    person.mentions.iter().any(|id| !is_pronoun(id))
}

fn person(id: usize, entity: &Entity, annotation: &Annotation, text: &Words) -> Person {
    let mentions: Vec<usize> =
        entity.mentions.iter().copied().filter(|mention| *mention < annotation.mentions.len()).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for mention in mentions.iter().filter_map(|mention| annotation.mentions.get(*mention)) {
        if let Some(written) = text.of(mention.start, mention.end).filter(|written| *written != entity.name) {
            *counts.entry(written).or_default() += 1;
        }
    }
    let aliases = ordered(counts.into_iter().collect(), |(_, count)| usize::MAX - count);
    Person {
        entity: id,
        layer: Layer::of_label(&entity.kind),
        label: entity.kind.clone(),
        name: entity.name.clone(),
        entry: WikidataEntry::of(entity),
        roles: entity.roles.clone(),
        aliases,
        mentions,
    }
}

fn values_of(annotation: &Annotation, standing: &[Standing], text: &Words) -> Vec<ValueRow> {
    let stands = |id: usize| standing.get(id) != Some(&Standing::Rejected);
    let mentions = annotation.mentions.iter().enumerate();
    let with_value = mentions.filter(|(id, mention)| mention.form == "value" && stands(*id));
    with_value
        .filter_map(|(id, mention)| {
            let written = text.of(mention.start, mention.end)?;
            let value = mention.value.as_ref().map(worth).filter(|value| *value != written);
            Some(ValueRow { mention: id, layer: Layer::of_mention(mention), written, value })
        })
        .collect()
}

fn worth(value: &Value) -> String {
    match value {
        Value::Timex(timex) => timex.clone(),
        Value::Amount { amount, unit } => format!("{amount} {unit}").trim_end().to_owned(),
    }
}
