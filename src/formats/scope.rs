//! How much of an annotation is wanted.
//! Takes an annotation and what to keep, gives a smaller one whose references are right.
//! Law: what is kept keeps its order; no reference is left without what it points to.

use super::checked::Checked;
use super::contract::{Alternative, Annotation, Entity, Fact, Mention, Quote, RunnerUp};

/// How much of an annotation is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    #[default]
    All,
    /// The quotes, and of the mentions only the speakers.
    Quotes,
    /// Names, dates and amounts, without the quotes.
    Mentions,
}

/// The annotation with no more than the scope in it.
#[must_use]
pub fn scoped(checked: Checked, scope: Scope) -> Checked {
    match scope {
        Scope::All => checked,
        Scope::Quotes => checked.with(|annotation| {
            let mut is_speaker = vec![false; annotation.mentions.len()];
            for mention in annotation.quotes.iter().filter_map(|quote| quote.speaker.as_ref()?.mention) {
                is_speaker[mention] = true;
            }
            kept(
                Annotation { non_speech: Vec::new(), ..annotation },
                |_| true,
                |mention| is_speaker[mention.id],
            )
        }),
        Scope::Mentions => checked.with(|annotation| {
            kept(Annotation { non_speech: Vec::new(), ..annotation }, |_| false, |_| true)
        }),
    }
}

/// The quotes and mentions that pass, and the entities that still have a mention.
fn kept(
    annotation: Annotation,
    keeps_quote: impl Fn(&Quote) -> bool,
    keeps_mention: impl Fn(&Mention) -> bool,
) -> Annotation {
    let mentions = numbers(annotation.mentions.iter().map(&keeps_mention));
    let names_entity = |entity: &Entity| entity.mentions.iter().any(|id| mentions[*id].is_some());
    let entities = numbers(annotation.entities.iter().map(names_entity));
    let quotes = numbers(annotation.quotes.iter().map(&keeps_quote));
    let renumber = Renumber { mentions: &mentions, entities: &entities, quotes: &quotes };
    Annotation {
        mentions: annotation.mentions.into_iter().filter_map(|mention| renumber.mention(mention)).collect(),
        entities: annotation.entities.into_iter().filter_map(|entity| renumber.entity(entity)).collect(),
        quotes: annotation.quotes.into_iter().filter_map(|quote| renumber.quote(quote)).collect(),
        ..annotation
    }
}

/// The new number of each entry that is kept.
fn numbers(kept: impl Iterator<Item = bool>) -> Vec<Option<usize>> {
    let mut next = 0..;
    kept.map(|keeps| if keeps { next.next() } else { None }).collect()
}

/// The new numbers.
struct Renumber<'n> {
    mentions: &'n [Option<usize>],
    entities: &'n [Option<usize>],
    quotes: &'n [Option<usize>],
}

impl Renumber<'_> {
    fn mention(&self, mention: Mention) -> Option<Mention> {
        let id = self.mentions[mention.id]?;
        let mut mention =
            Mention { id, entity: mention.entity.and_then(|entity| self.entities[entity]), ..mention };
        if let Some(reference) = &mut mention.reference {
            let next = reference.runner_up.take();
            reference.runner_up =
                next.and_then(|next| Some(RunnerUp { entity: self.entities[next.entity]?, ..next }));
        }
        Some(mention)
    }

    fn entity(&self, entity: Entity) -> Option<Entity> {
        let id = self.entities[entity.id]?;
        Some(Entity {
            id,
            facts: entity.facts.iter().filter_map(|fact| self.fact(fact)).collect(),
            mentions: entity.mentions.iter().filter_map(|id| self.mentions[*id]).collect(),
            ..entity
        })
    }

    fn fact(&self, fact: &Fact) -> Option<Fact> {
        Some(Fact { mention: self.mentions[fact.mention]?, ..fact.clone() })
    }

    fn quote(&self, mut quote: Quote) -> Option<Quote> {
        quote.id = self.quotes[quote.id]?;
        quote.nested_in = quote.nested_in.and_then(|outer| self.quotes[outer]);
        if let Some(speaker) = &mut quote.speaker {
            speaker.mention = speaker.mention.and_then(|id| self.mentions[id]);
            speaker.entity = speaker.entity.and_then(|id| self.entities[id]);
        }
        quote.alternatives.retain_mut(|Alternative { mention, entity, .. }| {
            *entity = entity.and_then(|id| self.entities[id]);
            self.mentions[*mention].map(|id| *mention = id).is_some()
        });
        Some(quote)
    }
}
