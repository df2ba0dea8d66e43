//! How much of an annotation is wanted.
//! Takes an annotation and what to keep, gives a smaller one whose references are right.
//! Law: no reference is left without what it points to; a number that does not exist keeps nothing.

use super::checked::Checked;
use super::contract::{Alternative, Annotation, Entity, Fact, Mention, Quote, RunnerUp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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

/// Some of an annotation, by number, in the order in which it is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Of the quotes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<usize>,
    /// Of the mentions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<usize>,
    /// Of the marks that are no speech.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub non_speech: Vec<usize>,
}

impl Part {
    /// What a scope holds of an annotation.
    #[must_use]
    pub fn of(annotation: &Annotation, scope: Scope) -> Self {
        let all = |length: usize| (0..length).collect::<Vec<_>>();
        let (quotes, mentions) = (all(annotation.quotes.len()), all(annotation.mentions.len()));
        match scope {
            Scope::All => Part { quotes, mentions, non_speech: all(annotation.non_speech.len()) },
            Scope::Quotes => Part { quotes, ..Part::default() }.with_speakers(annotation),
            Scope::Mentions => Part { mentions, ..Part::default() },
        }
    }

    /// The same with the mentions that its quotes name as their speakers.
    #[must_use]
    pub fn with_speakers(mut self, annotation: &Annotation) -> Self {
        let quotes = self.quotes.iter().filter_map(|id| annotation.quotes.get(*id));
        self.mentions.extend(quotes.filter_map(|quote| quote.speaker.as_ref()?.mention));
        self.mentions.sort_unstable();
        self.mentions.dedup();
        self
    }

    /// The same under the numbers that it has in an annotation of which no more than `whole` was kept.
    #[must_use]
    pub fn within(&self, whole: &Part) -> Self {
        let places = |part: &[usize], whole: &[usize]| {
            let is_part: BTreeSet<usize> = part.iter().copied().collect();
            let places = whole.iter().enumerate().filter(|(_, id)| is_part.contains(id));
            places.map(|(place, _)| place).collect()
        };
        Part {
            quotes: places(&self.quotes, &whole.quotes),
            mentions: places(&self.mentions, &whole.mentions),
            non_speech: places(&self.non_speech, &whole.non_speech),
        }
    }
}

/// The annotation with no more than the scope in it.
#[must_use]
pub fn scoped(checked: Checked, scope: Scope) -> Checked {
    if scope == Scope::All {
        return checked;
    }
    let part = Part::of(checked.annotation(), scope);
    parted(checked, &part)
}

/// The annotation with no more than these in it, in their order.
#[must_use]
pub fn parted(checked: Checked, part: &Part) -> Checked {
    checked.with(|annotation| kept(annotation, part))
}

/// The part, and the entities that still have a mention.
fn kept(annotation: Annotation, part: &Part) -> Annotation {
    let mentions = numbers(&part.mentions, annotation.mentions.len());
    let quotes = numbers(&part.quotes, annotation.quotes.len());
    let named =
        annotation.entities.iter().filter(|entity| entity.mentions.iter().any(|id| mentions[*id].is_some()));
    let named: Vec<usize> = named.map(|entity| entity.id).collect();
    let entities = numbers(&named, annotation.entities.len());
    let renumber = Renumber { mentions: &mentions, entities: &entities, quotes: &quotes };
    let non_speech =
        part.non_speech.iter().filter_map(|id| annotation.non_speech.get(*id).cloned()).collect();
    Annotation {
        mentions: ordered(annotation.mentions, |mention| renumber.mention(mention), |mention| mention.id),
        entities: ordered(annotation.entities, |entity| renumber.entity(entity), |entity| entity.id),
        quotes: ordered(annotation.quotes, |quote| renumber.quote(quote), |quote| quote.id),
        non_speech,
        ..annotation
    }
}

/// The new number of each of `length` entries of which these are kept.
fn numbers(kept: &[usize], length: usize) -> Vec<Option<usize>> {
    let mut numbers = vec![None; length];
    let mut next = 0;
    for id in kept {
        if let Some(number @ None) = numbers.get_mut(*id) {
            *number = Some(next);
            next += 1;
        }
    }
    numbers
}

/// Those that are kept, by their new numbers.
fn ordered<T>(all: Vec<T>, renumber: impl Fn(T) -> Option<T>, number: impl Fn(&T) -> usize) -> Vec<T> {
    let mut kept: Vec<T> = all.into_iter().filter_map(renumber).collect();
    kept.sort_by_key(number);
    kept
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
        let mut mentions: Vec<usize> = entity.mentions.iter().filter_map(|id| self.mentions[*id]).collect();
        mentions.sort_unstable();
        let facts = entity.facts.iter().filter_map(|fact| self.fact(fact)).collect();
        Some(Entity { id, facts, mentions, ..entity })
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
