//! What the annotation format demands beyond its shape: versions, labels, numbers, references, order.
//! Takes an annotation whose offsets are bytes, gives the first rule that it breaks.
//! Law: whatever passes can be exported and drawn without another look.

use super::contract::{Annotation, Entity, Mention, Page, Quote, VERSION, Value};
use super::flaw::Flaw;
use super::stretches::Place;
use crate::document::{BlockKind, FactKind, Form, Kind, QuoteKind, Reason, SpeakerKind};
use serde::Deserialize;

/// The version of an annotation in JSON, before anything else of it is understood.
pub(super) fn version_of(json: &str) -> Result<(), Flaw> {
    #[derive(Deserialize)]
    struct Head {
        version: Option<u32>,
    }
    let head: Head = serde_json::from_str(json)
        .map_err(|error| Flaw::new("not-json", format!("not an annotation: {error}")))?;
    known(head.version)
}

/// The version of an annotation.
pub(super) fn version(annotation: &Annotation) -> Result<(), Flaw> {
    known(Some(annotation.version))
}

fn known(version: Option<u32>) -> Result<(), Flaw> {
    match version {
        Some(VERSION) => Ok(()),
        Some(version) if version > VERSION => Err(Flaw::new(
            "version",
            format!(
                "the annotation is of version {version}; this program reads up to version {VERSION}: use a newer one"
            ),
        )),
        Some(version) => {
            Err(Flaw::new("version", format!("there is no version {version} of the annotation format")))
        }
        None => Err(Flaw::new("version", "no annotation: it has no “version”")),
    }
}

/// All rules that need no text.
pub(super) fn check(annotation: &Annotation) -> Result<(), Flaw> {
    date(annotation)?;
    address(annotation)?;
    blocks(annotation)?;
    for (id, mention) in annotation.mentions.iter().enumerate() {
        self::mention(annotation, id, mention)?;
    }
    for (id, entity) in annotation.entities.iter().enumerate() {
        self::entity(annotation, id, entity)?;
    }
    for (id, quote) in annotation.quotes.iter().enumerate() {
        self::quote(annotation, id, quote)?;
    }
    for (id, marks) in annotation.non_speech.iter().enumerate() {
        label(Place::of("non_speech", id), &marks.reason, Reason::of_label)?;
    }
    nesting(&annotation.quotes)
}

fn date(annotation: &Annotation) -> Result<(), Flaw> {
    match &annotation.published {
        Some(date) if date.parse::<jiff::civil::Date>().is_err() => {
            Err(Flaw::new("number", format!("“published” is “{date}”, which is no date")))
        }
        _ => Ok(()),
    }
}

/// Who opens a file of somebody else's is not to follow an address that is a script.
fn address(annotation: &Annotation) -> Result<(), Flaw> {
    let address = annotation.page.as_ref().and_then(|page| page.address.as_deref());
    match address.filter(|address| !Page::is_web(address)) {
        Some(address) => Err(Flaw::new(
            "address",
            format!("“page.address” is “{address}”, which is no address of the web"),
        )),
        None => Ok(()),
    }
}

fn blocks(annotation: &Annotation) -> Result<(), Flaw> {
    let mut end = 0;
    for (index, block) in annotation.blocks.iter().enumerate() {
        let place = Place::of("blocks", index);
        label(place, &block.kind, BlockKind::of_label)?;
        if block.start < end {
            return Err(Flaw::new("order", format!("{place} starts before the block ahead of it ends")));
        }
        end = block.end;
    }
    Ok(())
}

fn mention(annotation: &Annotation, id: usize, mention: &Mention) -> Result<(), Flaw> {
    let place = Place::of("mentions", id);
    same(place, mention.id, id)?;
    label(place.field("type"), &mention.kind, Kind::of_label)?;
    label(place.field("form"), &mention.form, Form::of_label)?;
    share(place, mention.score)?;
    if let Some(Value::Amount { amount, .. }) = &mention.value
        && !amount.is_finite()
    {
        return Err(Flaw::new("number", format!("{place}.value is no number")));
    }
    if let Some(next) = mention.reference.as_ref().and_then(|reference| reference.runner_up) {
        exists(place.field("reference"), next.entity, annotation.entities.len())?;
    }
    let Some(entity) = mention.entity else { return Ok(()) };
    exists(place.field("entity"), entity, annotation.entities.len())
}

fn entity(annotation: &Annotation, id: usize, entity: &Entity) -> Result<(), Flaw> {
    let place = Place::of("entities", id);
    same(place, entity.id, id)?;
    label(place.field("type"), &entity.kind, Kind::of_label)?;
    for fact in &entity.facts {
        exists(place.field("facts"), fact.mention, annotation.mentions.len())?;
        label(place.field("facts"), &fact.kind, FactKind::of_label)?;
    }
    for mention in &entity.mentions {
        exists(place.field("mentions"), *mention, annotation.mentions.len())?;
        if annotation.mentions[*mention].entity != Some(id) {
            return Err(Flaw::new(
                "reference",
                format!("{place} claims mentions[{mention}], which does not name it"),
            ));
        }
    }
    match &entity.wikidata {
        Some(wikidata) if !is_item(wikidata) => Err(Flaw::new(
            "reference",
            format!("{place}.wikidata is “{wikidata}”, which is no item of Wikidata"),
        )),
        _ => Ok(()),
    }
}

/// "Q22686".
fn is_item(wikidata: &str) -> bool {
    wikidata.strip_prefix('Q').is_some_and(|number| {
        !number.is_empty() && number.len() <= 12 && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn quote(annotation: &Annotation, id: usize, quote: &Quote) -> Result<(), Flaw> {
    let place = Place::of("quotes", id);
    same(place, quote.id, id)?;
    label(place.field("kind"), &quote.kind, QuoteKind::of_label)?;
    label(place.field("speaker_kind"), &quote.speaker_kind, SpeakerKind::of_label)?;
    share(place, quote.score)?;
    if quote.parts.is_empty() {
        return Err(Flaw::new("offset", format!("{place} has no parts")));
    }
    let speaker = quote.speaker.as_ref().map(|speaker| (speaker.mention, speaker.entity));
    let others = quote.alternatives.iter().map(|other| (Some(other.mention), other.entity));
    for (mention, entity) in speaker.into_iter().chain(others) {
        mention
            .map_or(Ok(()), |mention| exists(place.field("speaker"), mention, annotation.mentions.len()))?;
        entity.map_or(Ok(()), |entity| exists(place.field("speaker"), entity, annotation.entities.len()))?;
    }
    for other in &quote.alternatives {
        share(place.field("alternatives"), other.score)?;
    }
    quote.nested_in.map_or(Ok(()), |outer| exists(place.field("nested_in"), outer, annotation.quotes.len()))
}

/// No quote may contain itself, however many lie between.
fn nesting(quotes: &[Quote]) -> Result<(), Flaw> {
    let mut seen_by = vec![None; quotes.len()];
    for start in 0..quotes.len() {
        let mut at = Some(start);
        while let Some(id) = at.filter(|id| seen_by[*id].is_none()) {
            seen_by[id] = Some(start);
            at = quotes[id].nested_in;
        }
        if at.is_some_and(|id| seen_by[id] == Some(start)) {
            return Err(Flaw::new("reference", format!("quotes[{start}] lies in itself by its nested_in")));
        }
    }
    Ok(())
}

fn same(place: Place, id: usize, index: usize) -> Result<(), Flaw> {
    if id == index { Ok(()) } else { Err(Flaw::new("reference", format!("{place} has the id {id}"))) }
}

fn exists(place: Place, index: usize, length: usize) -> Result<(), Flaw> {
    if index < length {
        Ok(())
    } else {
        Err(Flaw::new("reference", format!("{place} points to number {index} of {length}")))
    }
}

fn label<T>(place: Place, label: &str, value: impl FnOnce(&str) -> Option<T>) -> Result<(), Flaw> {
    match value(label) {
        Some(_) => Ok(()),
        None => {
            Err(Flaw::new("label", format!("{place} is “{label}”, a label that this version does not know")))
        }
    }
}

/// A confidence lies between 0 and 1.
fn share(place: Place, score: f32) -> Result<(), Flaw> {
    if (0.0..=1.0).contains(&score) {
        Ok(())
    } else {
        Err(Flaw::new("number", format!("{place} has the score {score}, which is not from 0 to 1")))
    }
}
