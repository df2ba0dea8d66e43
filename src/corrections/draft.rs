//! An annotation while it is being corrected.
//! Takes the engine's annotation, gives it back with ids that never move: what is rejected stays in its place, marked so.
//! Law: whatever is asked of it, its ids point at what exists and its mentions never cross.

use super::apply::{Corrected, Misfit};
use super::ground::Ground;
use super::order::ordered;
use crate::formats::contract::{Annotation, Entity, Extent, Mention, Quote};
use std::collections::BTreeMap;

/// How a mention or a quote came to be as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// As the engine found it.
    #[default]
    Found,
    /// As the engine found it, and the reader agreed.
    Confirmed,
    /// Changed by the reader.
    Changed,
    /// Added by the reader.
    Added,
    /// Rejected by the reader.
    Rejected,
}

impl Standing {
    /// Whether the reader had a hand in it.
    #[must_use]
    pub fn is_yours(self) -> bool {
        self != Standing::Found
    }
}

/// The annotation under correction.
pub(super) struct Draft<'g, 't> {
    pub(super) ground: &'g Ground<'t>,
    pub(super) annotation: Annotation,
    pub(super) mentions: Vec<Standing>,
    pub(super) quotes: Vec<Standing>,
    places: Places,
}

/// Which mention and which quote stands at which extent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    by_start: BTreeMap<(usize, usize), usize>,
    by_part: BTreeMap<(usize, usize), usize>,
}

impl<'g, 't> Draft<'g, 't> {
    pub(super) fn new(ground: &'g Ground<'t>, annotation: &Annotation) -> Self {
        let annotation = annotation.clone();
        let mentions = vec![Standing::Found; annotation.mentions.len()];
        let quotes = vec![Standing::Found; annotation.quotes.len()];
        let mut places = Places::default();
        for (id, mention) in annotation.mentions.iter().enumerate() {
            places.by_start.insert((mention.start, mention.end), id);
        }
        for (id, quote) in annotation.quotes.iter().enumerate().rev() {
            if let Some(part) = quote.parts.first() {
                places.by_part.insert((part.start, part.end), id);
            }
        }
        Self { ground, annotation, mentions, quotes, places }
    }

    /// The draft of which a correction came, to go on with it.
    pub(super) fn of(ground: &'g Ground<'t>, corrected: Corrected) -> Self {
        let Corrected { annotation, mentions, quotes, places, .. } = corrected;
        Self { ground, annotation, mentions, quotes, places }
    }

    /// The correction that it comes to.
    pub(super) fn corrected(self, misfits: Vec<Misfit>) -> Corrected {
        let Self { annotation, mentions, quotes, places, .. } = self;
        Corrected { annotation, mentions, quotes, misfits, places }
    }

    /// The mention of exactly this extent, rejected or not.
    pub(super) fn mention_at(&self, extent: Extent) -> Option<usize> {
        self.places.by_start.get(&(extent.start, extent.end)).copied()
    }

    /// The mention at this extent, or else the shortest that shares most of it.
    pub(super) fn mention_near(&self, extent: Extent) -> Option<usize> {
        self.mention_at(extent).or_else(|| {
            let close = self.overlapping(extent).filter(|id| {
                let mention = &self.annotation.mentions[*id];
                let shared = mention.end.min(extent.end).saturating_sub(mention.start.max(extent.start));
                2 * shared >= extent.end - extent.start && self.mentions[*id] != Standing::Rejected
            });
            close.min_by_key(|id| self.annotation.mentions[*id].end - self.annotation.mentions[*id].start)
        })
    }

    /// The mentions that share a unit with an extent; those are short, so that few need be looked at.
    fn overlapping(&self, extent: Extent) -> impl Iterator<Item = usize> {
        const LONGEST: usize = 400;
        let from = extent.start.saturating_sub(LONGEST);
        let near = self.places.by_start.range((from, 0)..(extent.end, 0));
        near.filter(move |((_, end), _)| *end > extent.start).map(|(_, id)| *id)
    }

    /// The quote whose first part stands at this extent, or else the one that shares most of it.
    pub(super) fn quote_near(&self, extent: Extent) -> Option<usize> {
        self.places.by_part.get(&(extent.start, extent.end)).copied().or_else(|| {
            let shared = |part: Extent| part.end.min(extent.end).saturating_sub(part.start.max(extent.start));
            let quotes = self.annotation.quotes.iter().enumerate();
            let close = quotes.filter_map(|(id, quote)| Some((shared(*quote.parts.first()?), id)));
            let best = close.max_by_key(|(shared, id)| (*shared, std::cmp::Reverse(*id)));
            best.filter(|(shared, _)| 2 * shared >= extent.end.saturating_sub(extent.start) && *shared > 0)
                .map(|(_, id)| id)
        })
    }

    /// Makes the words of an extent a name of this type; what crosses it yields.
    pub(super) fn add_mention(&mut self, extent: Extent, kind: &str) -> usize {
        let id = self.mention_at(extent).unwrap_or_else(|| {
            let id = self.annotation.mentions.len();
            self.annotation.mentions.push(Mention {
                id,
                start: extent.start,
                end: extent.end,
                kind: kind.to_owned(),
                form: String::new(),
                value: None,
                entity: None,
                score: 1.0,
                evidence: "yours".to_owned(),
                reference: None,
            });
            self.mentions.push(Standing::Added);
            self.places.by_start.insert((extent.start, extent.end), id);
            id
        });
        self.give_way(id);
        self.set_type(id, kind);
        id
    }

    /// Gives a mention another type; what becomes a name joins or founds an entity.
    pub(super) fn set_type(&mut self, id: usize, kind: &str) {
        self.touch(id);
        let mention = &mut self.annotation.mentions[id];
        kind.clone_into(&mut mention.kind);
        if is_value(kind) {
            "value".clone_into(&mut mention.form);
            mention.entity = None;
        } else if mention.form != "nominal" && mention.form != "pronoun" {
            "name".clone_into(&mut mention.form);
            mention.value = None;
            if mention.entity.is_none() {
                self.join(id, kind);
            }
        }
    }

    /// Moves a mention's edges; what crosses it then yields.
    pub(super) fn move_mention(&mut self, id: usize, extent: Extent) {
        self.touch(id);
        let mention = &mut self.annotation.mentions[id];
        self.places.by_start.remove(&(mention.start, mention.end));
        (mention.start, mention.end) = (extent.start, extent.end);
        if let Some(other) = self.places.by_start.insert((extent.start, extent.end), id) {
            self.mentions[other] = Standing::Rejected;
        }
        self.give_way(id);
    }

    /// Moves the edges of a quote's first part.
    pub(super) fn move_quote(&mut self, id: usize, extent: Extent) -> Option<()> {
        let part = self.annotation.quotes[id].parts.first_mut()?;
        self.places.by_part.remove(&(part.start, part.end));
        *part = extent;
        self.places.by_part.insert((extent.start, extent.end), id);
        self.touch_quote(id);
        Some(())
    }

    /// Adds a quote, or gives the one that stands there its kind.
    pub(super) fn add_quote(&mut self, extent: Extent, kind: &str) -> usize {
        let place = (extent.start, extent.end);
        if let Some(id) = self.places.by_part.get(&place).copied() {
            kind.clone_into(&mut self.annotation.quotes[id].kind);
            self.quotes[id] = Standing::Changed;
            return id;
        }
        let id = self.annotation.quotes.len();
        self.annotation.quotes.push(yours(id, extent, kind));
        self.quotes.push(Standing::Added);
        self.places.by_part.insert(place, id);
        id
    }

    /// Marks a mention as changed by the reader.
    pub(super) fn touch(&mut self, id: usize) {
        if self.mentions[id] != Standing::Added {
            self.mentions[id] = Standing::Changed;
        }
    }

    /// Marks a quote as changed by the reader.
    pub(super) fn touch_quote(&mut self, id: usize) {
        if self.quotes[id] != Standing::Added {
            self.quotes[id] = Standing::Changed;
        }
    }

    /// Rejects what crosses a mention.
    fn give_way(&mut self, id: usize) {
        let Mention { start, end, .. } = self.annotation.mentions[id];
        let crossing: Vec<usize> = self
            .overlapping(Extent { start, end })
            .filter(|other| {
                let Mention { start: from, end: to, .. } = self.annotation.mentions[*other];
                (from < start && to < end) || (from > start && to > end)
            })
            .collect();
        for other in crossing {
            self.mentions[other] = Standing::Rejected;
        }
    }

    /// Lets a mention join the entity of its words, or found one.
    fn join(&mut self, id: usize, kind: &str) {
        let Mention { start, end, .. } = self.annotation.mentions[id];
        let words = self.ground.words(Extent { start, end }).unwrap_or_default();
        let known = self.entity_named(words);
        self.annotation.mentions[id].entity = Some(known.unwrap_or_else(|| self.found(words, kind)));
    }

    /// Founds an entity.
    pub(super) fn found(&mut self, name: &str, kind: &str) -> usize {
        let id = self.annotation.entities.len();
        self.annotation.entities.push(Entity {
            id,
            kind: kind.to_owned(),
            name: name.split_whitespace().collect::<Vec<_>>().join(" "),
            roles: Vec::new(),
            wikidata: None,
            link: None,
            mentions: Vec::new(),
            facts: Vec::new(),
        });
        id
    }

    /// The entity that goes by a name.
    pub(super) fn entity_named(&self, name: &str) -> Option<usize> {
        self.annotation.entities.iter().position(|entity| entity.name == name)
    }

    /// Draws what follows from the mentions: which each entity has, and what each quote's speaker is called.
    pub(super) fn settle(&mut self) {
        let mut of = vec![Vec::new(); self.annotation.entities.len()];
        for (id, mention) in self.annotation.mentions.iter().enumerate() {
            let stands = self.mentions[id] != Standing::Rejected;
            if let Some(list) = mention.entity.filter(|_| stands).and_then(|entity| of.get_mut(entity)) {
                list.push(id);
            }
        }
        for (entity, list) in self.annotation.entities.iter_mut().zip(of) {
            let list = ordered(list, |id| self.annotation.mentions[*id].start);
            let names = || list.iter().filter(|id| self.annotation.mentions[**id].form == "name");
            if names().any(|id| self.mentions[*id].is_yours()) {
                let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
                for id in names() {
                    *kinds.entry(self.annotation.mentions[*id].kind.as_str()).or_default() += 1;
                }
                let most = kinds.into_iter().max_by_key(|(_, count)| *count);
                entity.kind = most.map_or_else(String::new, |(kind, _)| kind.to_owned());
            }
            entity.mentions = list;
        }
        self.settle_speakers();
    }

    fn settle_speakers(&mut self) {
        let Annotation { mentions, entities, quotes, .. } = &mut self.annotation;
        for quote in quotes {
            let Some(speaker) = &mut quote.speaker else { continue };
            let Some(mention) = speaker.mention.and_then(|id| mentions.get(id)) else { continue };
            speaker.entity = mention.entity;
            let entity = mention.entity.and_then(|id| entities.get(id));
            let is_called =
                |entity: &&Entity| entity.mentions.iter().any(|id| mentions[*id].form != "pronoun");
            quote.speaker_name = entity.filter(is_called).map(|entity| entity.name.clone());
            for alternative in &mut quote.alternatives {
                alternative.entity = mentions.get(alternative.mention).and_then(|mention| mention.entity);
            }
        }
    }
}

/// A quote that the reader added.
fn yours(id: usize, extent: Extent, kind: &str) -> Quote {
    Quote {
        id,
        kind: kind.to_owned(),
        parts: vec![extent],
        quoted: Vec::new(),
        cue: None,
        speaker: None,
        speaker_name: None,
        speaker_kind: "unknown".to_owned(),
        nested_in: None,
        score: 1.0,
        why: "yours".to_owned(),
        alternatives: Vec::new(),
        addressee: None,
        topic: None,
        negated: false,
    }
}

/// Whether a type is of dates or amounts rather than of names.
pub(super) fn is_value(kind: &str) -> bool {
    use crate::document::Kind;
    const VALUES: [Kind; 10] = [
        Kind::Date,
        Kind::Time,
        Kind::Duration,
        Kind::Set,
        Kind::Money,
        Kind::Percent,
        Kind::Quantity,
        Kind::Ordinal,
        Kind::Cardinal,
        Kind::Age,
    ];
    VALUES.iter().any(|value| value.label() == kind)
}
