//! Every stretch of an annotation in one place, whatever it belongs to.
//! Takes an annotation and a visitor, gives it each start and end with the name of the place.
//! Law: a field of the contract that holds offsets is visited here, or it is never counted anew.

use super::contract::{Annotation, Extent, Quote};
use std::fmt;

/// Where in the annotation a stretch stands: `quotes[3].parts`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    list: &'static str,
    index: usize,
    field: &'static str,
}

impl Place {
    /// The entry `index` of a list.
    pub(super) fn of(list: &'static str, index: usize) -> Self {
        Self { list, index, field: "" }
    }

    /// A field of the entry.
    pub(super) fn field(self, field: &'static str) -> Self {
        Self { field, ..self }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { list, index, field } = self;
        if field.is_empty() { write!(f, "{list}[{index}]") } else { write!(f, "{list}[{index}].{field}") }
    }
}

/// Visits every stretch, in the order of the contract; stops at the first error.
pub(super) fn each<E>(
    annotation: &mut Annotation,
    visit: &mut impl FnMut(Place, &mut usize, &mut usize) -> Result<(), E>,
) -> Result<(), E> {
    for (index, block) in annotation.blocks.iter_mut().enumerate() {
        visit(Place::of("blocks", index), &mut block.start, &mut block.end)?;
    }
    for (index, mention) in annotation.mentions.iter_mut().enumerate() {
        visit(Place::of("mentions", index), &mut mention.start, &mut mention.end)?;
    }
    for (index, entity) in annotation.entities.iter_mut().enumerate() {
        for fact in &mut entity.facts {
            visit(Place::of("entities", index).field("facts"), &mut fact.start, &mut fact.end)?;
        }
    }
    for (index, quote) in annotation.quotes.iter_mut().enumerate() {
        each_of_quote(Place::of("quotes", index), quote, visit)?;
    }
    for (index, marks) in annotation.non_speech.iter_mut().enumerate() {
        visit(Place::of("non_speech", index), &mut marks.start, &mut marks.end)?;
    }
    Ok(())
}

fn each_of_quote<E>(
    place: Place,
    quote: &mut Quote,
    visit: &mut impl FnMut(Place, &mut usize, &mut usize) -> Result<(), E>,
) -> Result<(), E> {
    let lists = [("parts", &mut quote.parts), ("quoted", &mut quote.quoted)];
    for (field, extents) in lists {
        for Extent { start, end } in extents {
            visit(place.field(field), start, end)?;
        }
    }
    if let Some(cue) = &mut quote.cue {
        visit(place.field("cue"), &mut cue.start, &mut cue.end)?;
    }
    if let Some(speaker) = &mut quote.speaker {
        visit(place.field("speaker"), &mut speaker.start, &mut speaker.end)?;
    }
    for (field, extent) in [("addressee", &mut quote.addressee), ("topic", &mut quote.topic)] {
        if let Some(Extent { start, end }) = extent {
            visit(place.field(field), start, end)?;
        }
    }
    Ok(())
}
