//! What the inspector shows of the mark that the reader looks at.
//! Takes a reading and a quote or a mention, gives its words, its reasons and what could be chosen instead.
//! Law: every choice that is offered is one that `Reading::edit` can make.

use super::fix::Subject;
use super::layer::Layer;
use super::ledger::Certainty;
use super::people::WikidataEntry;
use super::reading::Reading;
use crate::corrections::{Ground, Standing};
use crate::formats::contract::{Extent, Mention, Quote};
use crate::tokens::in_line;
use std::collections::BTreeMap;

/// How many sources are offered beside those that the engine weighed.
const OFFERED: usize = 5;

/// How many characters of a place are shown on either side.
const AROUND: usize = 28;

/// A quote under inspection.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteSheet {
    /// Its index.
    pub quote: usize,
    /// What is said.
    pub words: String,
    /// How it is said.
    pub layer: Layer,
    /// The cue as written, with its meaning: "told", "said".
    pub cue: Option<String>,
    /// How it came to be.
    pub standing: Standing,
    /// How far it can be trusted.
    pub certainty: Certainty,
    /// Confidence from 0 to 1.
    pub score: f32,
    /// Why this speaker.
    pub why: String,
    /// The speaker's number and name.
    pub speaker: Option<(usize, String)>,
    /// The speaker as the article words it here, where that is not the name.
    pub written: Option<String>,
    /// Other sources, the likeliest first.
    pub choices: Vec<Source>,
    /// How many quotes the speaker has.
    pub same: usize,
}

/// A source that could be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The entity.
    pub entity: usize,
    /// Its name.
    pub name: String,
    /// The engine's score, where it weighed this one.
    pub score: Option<f32>,
    /// Whether it is the speaker.
    pub chosen: bool,
}

/// A mention under inspection.
#[derive(Clone, Debug, PartialEq)]
pub struct MentionSheet {
    /// Its index.
    pub mention: usize,
    /// As written.
    pub words: String,
    /// Its type's label.
    pub kind: String,
    /// `name`, `value`, `nominal` or `pronoun`.
    pub form: String,
    /// How it came to be.
    pub standing: Standing,
    /// Confidence from 0 to 1.
    pub score: f32,
    /// The rule that found it.
    pub evidence: String,
    /// A date's or an amount's value.
    pub value: Option<String>,
    /// Whom it names.
    pub named: Option<Named>,
    /// Other entities that it could be, the most mentioned first.
    pub others: Vec<(usize, String)>,
    /// How many places read or name the same, this one among them.
    pub same: usize,
}

/// The entity of a mention.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The entity.
    pub entity: usize,
    /// Its name.
    pub name: String,
    /// Roles as written.
    pub roles: Vec<String>,
    /// Its entry in Wikidata.
    pub entry: Option<WikidataEntry>,
    /// Which of its mentions this is, from 0, and how many there are.
    pub position: (usize, usize),
}

/// A place with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Before.
    pub before: String,
    /// The words.
    pub words: String,
    /// After.
    pub after: String,
}

impl Reading {
    /// A quote under inspection.
    #[must_use]
    pub fn quote_sheet(&self, id: usize) -> Option<QuoteSheet> {
        let quote = self.annotation.quotes.get(id)?;
        let ground = Ground::new(&self.text);
        let words = |extent: Extent| ground.words(extent).map(spaced);
        let speaker = self.ledger.speaker(id);
        let written = quote.speaker.as_ref().and_then(|speaker| words(extent(speaker.start, speaker.end)));
        Some(QuoteSheet {
            quote: id,
            words: quote.parts.iter().filter_map(|part| words(*part)).collect::<Vec<_>>().join(" … "),
            layer: Layer::of_quote(quote),
            cue: quote.cue.as_ref().and_then(|cue| words(extent(cue.start, cue.end))),
            standing: self.quote_standing(id),
            certainty: self.ledger.certainty(id),
            score: quote.score,
            why: quote.why.clone(),
            speaker: speaker.map(|speaker| (speaker.number, speaker.name.clone())),
            written: written.filter(|written| speaker.is_some_and(|speaker| speaker.name != *written)),
            choices: self.sources(id, quote),
            same: speaker.map_or(1, |speaker| speaker.rows.len()),
        })
    }

    /// The sources of a quote: whom the engine chose, whom it weighed, who is near, and whom the reader chose. Their order
    /// stays as it is when another is chosen.
    fn sources(&self, id: usize, quote: &Quote) -> Vec<Source> {
        let entity_of =
            |mention: usize| self.annotation.mentions.get(mention).and_then(|mention| mention.entity);
        let speaker = quote.speaker.as_ref().and_then(|speaker| speaker.entity);
        let found = self.found_speaker(id).and_then(entity_of);
        let weighed = quote.alternatives.iter().map(|it| (it.entity, Some(it.score)));
        let near = quote.parts.first().map_or(0, |part| part.start);
        let mut others = self.speakable(near);
        others.sort_unstable();
        let others = others.into_iter().take(OFFERED).map(|(_, entity)| (Some(entity), None));
        let mut sources: Vec<Source> = Vec::new();
        for (entity, score) in
            [(found, None)].into_iter().chain(weighed).chain(others).chain([(speaker, None)])
        {
            let person = entity.and_then(|entity| self.people.entity(entity));
            if let Some(person) = person.filter(|person| sources.iter().all(|it| it.entity != person.entity))
            {
                let (entity, name) = (person.entity, person.name.clone());
                sources.push(Source { entity, name, score, chosen: speaker == Some(entity) });
            }
        }
        sources
    }

    /// Who could speak near a place, each with the distance of the nearest mention.
    fn speakable(&self, near: usize) -> Vec<(usize, usize)> {
        let mut nearest: BTreeMap<usize, usize> = BTreeMap::new();
        for (id, mention) in self.annotation.mentions.iter().enumerate() {
            let speaks = matches!(mention.kind.as_str(), "PERSON" | "ORG") && self.stands(id);
            if let Some(entity) = mention.entity.filter(|_| speaks) {
                let distance = mention.start.abs_diff(near);
                nearest.entry(entity).and_modify(|known| *known = distance.min(*known)).or_insert(distance);
            }
        }
        nearest.into_iter().map(|(entity, distance)| (distance, entity)).collect()
    }

    /// A mention under inspection.
    #[must_use]
    pub fn mention_sheet(&self, id: usize) -> Option<MentionSheet> {
        let mention = self.annotation.mentions.get(id)?;
        let ground = Ground::new(&self.text);
        let named = mention.entity.and_then(|entity| self.named(entity, id));
        let others = self.people.entities.iter().filter(|person| Some(person.entity) != mention.entity);
        Some(MentionSheet {
            mention: id,
            words: spaced(ground.words(extent(mention.start, mention.end))?),
            kind: mention.kind.clone(),
            form: mention.form.clone(),
            standing: self.mention_standing(id),
            score: mention.score,
            evidence: mention.evidence.clone(),
            value: self.people.values.iter().find(|row| row.mention == id).and_then(|row| row.value.clone()),
            named,
            others: others.map(|person| (person.entity, person.name.clone())).collect(),
            same: self.same(Subject::Mention(id)).len(),
        })
    }

    fn named(&self, entity: usize, mention: usize) -> Option<Named> {
        let person = self.annotation.entities.get(entity)?;
        let at = person.mentions.iter().position(|id| *id == mention)?;
        Some(Named {
            entity,
            name: person.name.clone(),
            roles: person.roles.clone(),
            entry: WikidataEntry::of(person),
            position: (at, person.mentions.len()),
        })
    }

    /// Where a change "for all" would hold, each place as a snippet.
    #[must_use]
    pub fn alike(&self, subject: Subject) -> Vec<Snippet> {
        let ground = Ground::new(&self.text);
        self.same(subject).into_iter().filter_map(|it| self.snippet(it, &ground)).collect()
    }

    fn snippet(&self, subject: Subject, ground: &Ground) -> Option<Snippet> {
        let span = self.span(subject, ground)?;
        let before = self.text.get(..span.start)?.lines().next_back().unwrap_or_default();
        let after = self.text.get(span.end..)?.lines().next().unwrap_or_default();
        let skipped = before.chars().count().saturating_sub(AROUND);
        Some(Snippet {
            before: before.chars().skip(skipped).collect(),
            words: spaced(self.text.get(span)?),
            after: after.chars().take(AROUND).collect(),
        })
    }

    /// Whether a mention is of a kind and form that can be given another type.
    #[must_use]
    pub fn is_name(mention: &Mention) -> bool {
        mention.form == "name" || mention.form == "value"
    }
}

fn extent(start: usize, end: usize) -> Extent {
    Extent { start, end }
}

/// Words with single spaces.
fn spaced(words: &str) -> String {
    in_line(words)
}
