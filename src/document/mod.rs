//! The annotated article inside the engine: every annotation type, and lookups over them.
//! Takes what the stages found, gives it back together, sorted.
//! Law: one fact stands in one place; whatever can be derived is a method here.

mod labels;
mod links;

pub use labels::{BlockKind, FactKind, Form, Kind, QuoteKind, Reason, SpeakerKind};
pub use links::{Candidate, Evidence, Link, Links, TableDates, WikidataId};

use crate::text::{Range, Source};
use crate::tokens::in_line;
use std::cmp::Reverse;

/// What a value mention is worth.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A TIMEX3 value: "2025-02-12", "P14Y", "PRESENT_REF".
    Timex(String),
    /// An amount with its unit: an ISO 4217 currency, "percent", "year", "kilometre" …; empty for bare numbers.
    Amount {
        /// How much or how many.
        amount: f64,
        /// Of what.
        unit: &'static str,
    },
}

/// A stretch that names, values or refers.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its tokens.
    pub range: Range,
    /// What it names.
    pub kind: Kind,
    /// How it refers.
    pub form: Form,
    /// A value mention's worth.
    pub value: Option<Value>,
    /// Confidence from 0 to 1.
    pub score: f32,
    /// The name of the rule that found it: "gazetteer", "title before a name", "first name".
    pub evidence: &'static str,
}

/// Puts mentions in order of start, the longer first; equals stay as they are. Apart, since each sort that is written out is
/// 8 KB more for the browser to load.
#[inline(never)]
pub(crate) fn put_in_order(mentions: &mut [Mention]) {
    mentions.sort_by_key(|mention| (mention.range.start, Reverse(mention.range.end)));
}

/// A mention's index in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId(pub usize);

/// An entity's index in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub usize);

/// A quote's index in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId(pub usize);

/// Why a mention belongs to its entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The rule: "surname of a full name", or "weighed" where signs for and against were added up.
    pub why: &'static str,
    /// The signs that were added up, each with what it adds, the weightiest first.
    pub signs: Vec<(&'static str, f32)>,
    /// Confidence from 0 to 1.
    pub score: f32,
    /// The entity that came next, with its score.
    pub runner_up: Option<(EntityId, f32)>,
}

/// Something that the article says of an entity beside one of its mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What is said.
    pub kind: FactKind,
    /// The words: "Kremlin spokesman", "34", "Oslo".
    pub range: Range,
    /// The mention beside which they stand.
    pub mention: MentionId,
}

/// Somebody or something that the article mentions.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// The fullest name in the article.
    pub name: String,
    /// What the article says of it beside its mentions: roles, affiliations, age, origin; in order, without repeats.
    pub facts: Vec<Fact>,
    /// Its mentions, in order.
    pub mentions: Vec<MentionId>,
}

/// A block of the page. Blocks cover all tokens, in order, without overlap; a block ends where a paragraph ends,
/// save a dateline ("PARIS, Feb. 12 —"), which opens a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its tokens.
    pub range: Range,
    /// What it is.
    pub kind: BlockKind,
}

/// The words that say that something is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its tokens.
    pub range: Range,
    /// Dictionary form: "say", "according to".
    pub lemma: String,
    /// `said`, `asked`, `denied` …
    pub class: String,
    /// Whether it is negated ("did not say").
    pub negated: bool,
}

/// Who says it, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The whole noun phrase with title and function: "Kremlin spokesman Dmitry Peskov".
    pub range: Range,
    /// The mention in it that names the source: "Dmitry Peskov", "she", "the ministry".
    pub mention: Option<MentionId>,
}

/// Something said or written, with its cue and its speaker.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// How much of it stands in marks.
    pub kind: QuoteKind,
    /// The content, in order; more than one part where a cue, an aside or a paragraph's end interrupts it.
    pub parts: Vec<Range>,
    /// Each stretch in quotation marks inside the parts, marks included.
    pub quoted: Vec<Range>,
    /// The words that say that something is said.
    pub cue: Option<Cue>,
    /// Who says it; none rather than a guess.
    pub speaker: Option<Speaker>,
    /// The quote that contains this one.
    pub nested_in: Option<QuoteId>,
    /// Confidence from 0 to 1.
    pub score: f32,
    /// Why this speaker: "subject of the cue verb".
    pub why: &'static str,
    /// Other speakers that were weighed, best first, with their scores.
    pub alternatives: Vec<(MentionId, f32)>,
    /// Who was told.
    pub addressee: Option<Range>,
    /// Of whom it was said.
    pub topic: Option<Range>,
}

/// A stretch in quotation marks that is no speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NonSpeech {
    /// Its tokens, marks included.
    pub range: Range,
    /// Why it is none.
    pub reason: Reason,
}

/// What the quotes stage found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quotes {
    /// Quotes in order of their first part.
    pub quotes: Vec<Quote>,
    /// Marks that are no speech, in order.
    pub non_speech: Vec<NonSpeech>,
}

/// What the entities stage found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entities {
    /// Entities in order of their first mention.
    pub entities: Vec<Entity>,
    /// Why each mention belongs to its entity, in the order of the mentions.
    pub references: Vec<Option<Reference>>,
    /// What each quote's speaker is, in the order of the quotes.
    pub speaker_kinds: Vec<SpeakerKind>,
}

/// An annotated article.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    /// The text with its tokens, paragraphs and sentences.
    pub source: Source<'t>,
    /// The date against which dates were resolved.
    pub published: Option<jiff::civil::Date>,
    /// Blocks in order.
    pub blocks: Vec<Block>,
    /// Mentions in order of start, the longer first.
    pub mentions: Vec<Mention>,
    /// Entities in order of their first mention.
    pub entities: Vec<Entity>,
    /// Quotes in order.
    pub quotes: Vec<Quote>,
    /// Marks that are no speech, in order.
    pub non_speech: Vec<NonSpeech>,
    /// Which entry of Wikidata each entity is, in the order of the entities.
    pub links: Links,
    entity_of: Vec<Option<EntityId>>,
    references: Vec<Option<Reference>>,
    speaker_kinds: Vec<SpeakerKind>,
}

impl<'t> Document<'t> {
    /// Puts together what the stages found. `mentions` must be sorted as the field says.
    #[must_use]
    pub fn assemble(
        source: Source<'t>,
        published: Option<jiff::civil::Date>,
        blocks: Vec<Block>,
        mentions: Vec<Mention>,
        quotes: Quotes,
        entities: Entities,
        links: Links,
    ) -> Self {
        let mut entity_of = vec![None; mentions.len()];
        for (id, entity) in entities.entities.iter().enumerate() {
            for mention in &entity.mentions {
                entity_of[mention.0] = Some(EntityId(id));
            }
        }
        let Quotes { quotes, non_speech } = quotes;
        Self {
            source,
            published,
            blocks,
            mentions,
            entities: entities.entities,
            quotes,
            non_speech,
            links,
            entity_of,
            references: entities.references,
            speaker_kinds: entities.speaker_kinds,
        }
    }

    /// The entity that a mention names, if any.
    #[must_use]
    pub fn entity_of(&self, mention: MentionId) -> Option<EntityId> {
        self.entity_of.get(mention.0).copied().flatten()
    }

    /// Which entry of Wikidata an entity is; none where nothing in the table bears its name.
    #[must_use]
    pub fn link(&self, entity: EntityId) -> Option<&Link> {
        self.links.of.get(entity.0).and_then(Option::as_ref)
    }

    /// Why a mention belongs to its entity.
    #[must_use]
    pub fn reference(&self, mention: MentionId) -> Option<&Reference> {
        self.references.get(mention.0)?.as_ref()
    }

    /// Roles as the article words them ("Kremlin spokesman"), in order.
    #[must_use]
    pub fn roles(&self, entity: &Entity) -> Vec<String> {
        let is_role = |fact: &&Fact| fact.kind == FactKind::Role;
        entity.facts.iter().filter(is_role).map(|fact| self.plain(fact.range)).collect()
    }

    /// Words on one line, as the text has them.
    #[must_use]
    pub fn plain(&self, range: Range) -> String {
        in_line(self.source.words(range))
    }

    /// The entity that a quote's speaker names, if any.
    #[must_use]
    pub fn speaker_entity(&self, quote: &Quote) -> Option<EntityId> {
        self.entity_of(quote.speaker?.mention?)
    }

    /// The canonical name of a quote's speaker, if one can be named; pronouns name no one.
    #[must_use]
    pub fn speaker_name(&self, quote: &Quote) -> Option<&str> {
        let entity = &self.entities[self.speaker_entity(quote)?.0];
        let is_called = entity.mentions.iter().any(|id| self.mentions[id.0].form != Form::Pronoun);
        is_called.then_some(entity.name.as_str())
    }

    /// What a quote's speaker is.
    #[must_use]
    pub fn speaker_kind(&self, quote: QuoteId) -> SpeakerKind {
        self.speaker_kinds.get(quote.0).copied().unwrap_or(SpeakerKind::Unknown)
    }
}
