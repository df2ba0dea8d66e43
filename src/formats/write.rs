//! From a document to the annotation format.
//! Takes the document and the unit, gives the contract's owned values.
//! Law: nothing is decided here; every field is copied or counted.

use super::contract::{
    Alternative, Annotation, Block, Cue, Entity, Evidence, Extent, Fact, Link, Mention, Namesake, NonSpeech,
    Quote, Reference, RunnerUp, Sign, Speaker, TableDates, Unit, VERSION, Value,
};
use super::offsets::Offsets;
use crate::document::{self, Document, EntityId, MentionId, QuoteId};
use crate::text::Range;

/// The document in the annotation format, its offsets in `unit`.
#[must_use]
pub fn annotation(document: &Document, id: Option<&str>, unit: Unit) -> Annotation {
    let writer = Writer { document, offsets: Offsets::new(document.source.text(), unit) };
    Annotation {
        version: VERSION,
        id: id.map(str::to_owned),
        unit,
        published: document.published.map(|date| date.to_string()),
        link_table: Some(TableDates {
            oldest: document.links.table.oldest.clone(),
            newest: document.links.table.newest.clone(),
        }),
        page: None,
        text: None,
        blocks: document.blocks.iter().map(|block| writer.block(block)).collect(),
        mentions: (0..document.mentions.len()).map(|id| writer.mention(MentionId(id))).collect(),
        entities: document
            .entities
            .iter()
            .enumerate()
            .map(|(id, entity)| writer.entity(id, entity))
            .collect(),
        quotes: document.quotes.iter().enumerate().map(|(id, quote)| writer.quote(id, quote)).collect(),
        non_speech: document.non_speech.iter().map(|marks| writer.non_speech(marks)).collect(),
    }
}

struct Writer<'d, 't> {
    document: &'d Document<'t>,
    offsets: Offsets<'t>,
}

impl Writer<'_, '_> {
    fn extent(&self, range: Range) -> Extent {
        let span = self.document.source.span(range);
        Extent { start: self.offsets.units(span.start), end: self.offsets.units(span.end) }
    }

    fn block(&self, block: &document::Block) -> Block {
        let Extent { start, end } = self.extent(block.range);
        Block { start, end, kind: block.kind.label().to_owned() }
    }

    fn mention(&self, id: MentionId) -> Mention {
        let mention = &self.document.mentions[id.0];
        let Extent { start, end } = self.extent(mention.range);
        Mention {
            id: id.0,
            start,
            end,
            kind: mention.kind.label().to_owned(),
            form: mention.form.label().to_owned(),
            value: mention.value.as_ref().map(value),
            entity: self.document.entity_of(id).map(|entity| entity.0),
            score: rounded(mention.score),
            evidence: mention.evidence.to_owned(),
            reference: self.document.reference(id).map(reference),
        }
    }

    fn fact(&self, fact: &document::Fact) -> Fact {
        let Extent { start, end } = self.extent(fact.range);
        Fact { kind: fact.kind.label().to_owned(), start, end, mention: fact.mention.0 }
    }

    fn entity(&self, id: usize, entity: &document::Entity) -> Entity {
        let link = self.document.link(EntityId(id));
        Entity {
            id,
            kind: entity.kind.label().to_owned(),
            name: entity.name.clone(),
            roles: self.document.roles(entity),
            facts: entity.facts.iter().map(|fact| self.fact(fact)).collect(),
            wikidata: link.and_then(|link| link.chosen.as_ref()).map(|chosen| chosen.id.to_string()),
            link: link.map(self::link),
            mentions: entity.mentions.iter().map(|mention| mention.0).collect(),
        }
    }

    fn quote(&self, id: usize, quote: &document::Quote) -> Quote {
        Quote {
            id,
            kind: quote.kind.label().to_owned(),
            parts: quote.parts.iter().map(|part| self.extent(*part)).collect(),
            quoted: quote.quoted.iter().map(|part| self.extent(*part)).collect(),
            cue: quote.cue.as_ref().map(|cue| self.cue(cue)),
            speaker: quote.speaker.map(|speaker| self.speaker(quote, speaker)),
            speaker_name: self.document.speaker_name(quote).map(str::to_owned),
            speaker_kind: self.document.speaker_kind(QuoteId(id)).label().to_owned(),
            nested_in: quote.nested_in.map(|outer| outer.0),
            score: rounded(quote.score),
            why: quote.why.to_owned(),
            alternatives: quote
                .alternatives
                .iter()
                .map(|(id, score)| self.alternative(*id, *score))
                .collect(),
            addressee: quote.addressee.map(|range| self.extent(range)),
            topic: quote.topic.map(|range| self.extent(range)),
            negated: quote.cue.as_ref().is_some_and(|cue| cue.negated),
        }
    }

    fn cue(&self, cue: &document::Cue) -> Cue {
        let Extent { start, end } = self.extent(cue.range);
        Cue { start, end, lemma: cue.lemma.clone(), class: cue.class.clone() }
    }

    fn speaker(&self, quote: &document::Quote, speaker: document::Speaker) -> Speaker {
        let Extent { start, end } = self.extent(speaker.range);
        let entity = self.document.speaker_entity(quote).map(|entity| entity.0);
        Speaker { start, end, mention: speaker.mention.map(|mention| mention.0), entity }
    }

    fn alternative(&self, id: MentionId, score: f32) -> Alternative {
        let entity = self.document.entity_of(id).map(|entity| entity.0);
        Alternative { mention: id.0, entity, score: rounded(score) }
    }

    fn non_speech(&self, marks: &document::NonSpeech) -> NonSpeech {
        let Extent { start, end } = self.extent(marks.range);
        NonSpeech { start, end, reason: marks.reason.label().to_owned() }
    }
}

fn link(link: &document::Link) -> Link {
    let chosen = link.chosen.as_ref();
    let evidence = chosen.map_or(&[][..], |chosen| &chosen.evidence);
    Link {
        label: chosen.map(|chosen| chosen.label.clone()),
        description: chosen.map(|chosen| chosen.description.clone()),
        score: chosen.map_or(0.0, |chosen| rounded(chosen.score)),
        why: link.why.to_owned(),
        evidence: evidence
            .iter()
            .map(|piece| Evidence { name: piece.name.to_owned(), worth: rounded(piece.worth) })
            .collect(),
        alternatives: link.others.iter().map(namesake).collect(),
    }
}

fn namesake(other: &document::Candidate) -> Namesake {
    Namesake {
        wikidata: other.id.to_string(),
        label: other.label.clone(),
        description: other.description.clone(),
        score: rounded(other.score),
    }
}

fn value(value: &document::Value) -> Value {
    match value {
        document::Value::Timex(timex) => Value::Timex(timex.clone()),
        document::Value::Amount { amount, unit } => {
            Value::Amount { amount: *amount, unit: (*unit).to_owned() }
        }
    }
}

/// Two decimals: more would claim a precision that the scores do not have.
fn rounded(score: f32) -> f32 {
    (score * 100.0).round() / 100.0
}

fn reference(reference: &document::Reference) -> Reference {
    let sign = |(sign, weight): &(&str, f32)| Sign { sign: (*sign).to_owned(), weight: rounded(*weight) };
    Reference {
        why: reference.why.to_owned(),
        signs: reference.signs.iter().map(sign).collect(),
        score: rounded(reference.score),
        runner_up: reference
            .runner_up
            .map(|(entity, score)| RunnerUp { entity: entity.0, score: rounded(score) }),
    }
}
