//! *Who said what*: the quotes, grouped by speaker.
//! Takes the annotation, gives numbered speakers with their rows, and the quotes that have none.
//! Law: every quote of the annotation stands in exactly one row.

use super::layer::Layer;
use super::reading::Words;
use super::since::Since;
use crate::corrections::Standing;
use crate::corrections::order::ordered;
use crate::formats::contract::{Annotation, Quote};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Below this score a quote is to be checked.
const SURE: f32 = 0.7;

/// How far a row can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// The speaker stands in the sentence.
    Sure,
    /// The speaker was inferred, or others come into question.
    Check,
    /// The article names no one.
    NoSpeaker,
    /// The reader confirmed, changed or added it.
    Yours,
}

/// One quote in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// The quote's index.
    pub quote: usize,
    /// How it is said.
    pub layer: Layer,
    /// What is said, parts joined with an ellipsis.
    pub words: String,
    /// The cue as written: "said".
    pub cue: Option<String>,
    /// Where it starts, in UTF-16 units.
    pub start: usize,
    /// The number of its paragraph, from 1.
    pub paragraph: usize,
    /// How far it can be trusted.
    pub certainty: Certainty,
    /// Why this speaker.
    pub why: String,
    /// Whether it stands in what another speaker says.
    pub nested: bool,
    /// How many words it has.
    pub length: usize,
}

/// Somebody who says something.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The number on the chips, from 1 in order of speaking.
    pub number: usize,
    /// The canonical name, or the words of the article.
    pub name: String,
    /// The first role that the article gives.
    pub role: Option<String>,
    /// The entity, if it is one.
    pub entity: Option<usize>,
    /// `person`, `group`, `organisation` …
    pub kind: String,
    /// What is said, in order.
    pub rows: Vec<Arc<Row>>,
    /// How many words that is.
    pub words: usize,
}

/// Who said what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// Speakers in order of their first quote.
    pub speakers: Vec<Speaker>,
    /// Quotes for which the article names no one.
    pub unattributed: Vec<Arc<Row>>,
    /// The index of the speaker of each quote that has one.
    speaker_of: BTreeMap<usize, usize>,
    certainties: Vec<Certainty>,
    /// The words of the speaker with the most words, for the bars.
    pub most_words: usize,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Entity(usize),
    Name(String),
}

impl Ledger {
    pub(super) fn new(
        annotation: &Annotation,
        standing: &[Standing],
        text: &Words,
        since: Option<&Since>,
    ) -> Self {
        let mut ledger = Ledger { certainties: certainties(annotation, standing), ..Ledger::default() };
        let mut known = BTreeMap::new();
        let rows = Rows::new(text, since);
        for (id, quote) in in_order(annotation) {
            if standing.get(id) == Some(&Standing::Rejected) {
                continue;
            }
            let certainty = ledger.certainty(id);
            let Some((key, name)) = who(quote, annotation, text) else {
                let certainty = certainty.max(Certainty::NoSpeaker);
                ledger.unattributed.push(rows.of(id, quote, certainty));
                ledger.set_certainty(id, certainty);
                continue;
            };
            let at = *known.entry(key).or_insert(ledger.speakers.len());
            if at == ledger.speakers.len() {
                ledger.speakers.push(speaker(at + 1, name.into_owned(), quote, annotation));
            }
            if let Some(speaker) = ledger.speakers.get_mut(at) {
                let row = rows.of(id, quote, certainty);
                speaker.words += row.length;
                speaker.rows.push(row);
                ledger.most_words = ledger.most_words.max(speaker.words);
            }
            ledger.speaker_of.insert(id, at);
        }
        ledger
    }

    /// The number of quotes.
    #[must_use]
    pub fn quotes(&self) -> usize {
        self.speaker_of.len() + self.unattributed.len()
    }

    /// The speaker of a quote.
    #[must_use]
    pub fn speaker(&self, quote: usize) -> Option<&Speaker> {
        self.speakers.get(*self.speaker_of.get(&quote)?)
    }

    /// The number of the speaker of a quote, as on its chip.
    #[must_use]
    pub fn number(&self, quote: usize) -> Option<usize> {
        self.speaker(quote).map(|speaker| speaker.number)
    }

    /// How far a quote can be trusted.
    #[must_use]
    pub fn certainty(&self, quote: usize) -> Certainty {
        self.certainties.get(quote).copied().unwrap_or(Certainty::NoSpeaker)
    }

    /// All rows, speaker by speaker, then those without.
    pub fn rows(&self) -> impl Iterator<Item = &Arc<Row>> {
        self.speakers.iter().flat_map(|speaker| &speaker.rows).chain(&self.unattributed)
    }

    fn set_certainty(&mut self, quote: usize, certainty: Certainty) {
        if let Some(known) = self.certainties.get_mut(quote) {
            *known = certainty;
        }
    }

    /// All rows that a reader should look at.
    #[must_use]
    pub fn to_check(&self) -> usize {
        let rows = self.speakers.iter().flat_map(|speaker| &speaker.rows);
        rows.filter(|row| row.certainty == Certainty::Check).count()
    }
}

/// The quotes in the order of the text: those that the reader added come last in the annotation.
fn in_order(annotation: &Annotation) -> Vec<(usize, &Quote)> {
    let quotes = annotation.quotes.iter().enumerate().collect();
    ordered(quotes, |(_, quote)| quote.parts.first().map_or(0, |part| part.start))
}

fn certainties(annotation: &Annotation, standing: &[Standing]) -> Vec<Certainty> {
    let certainty = |(id, quote): (usize, &Quote)| match standing.get(id).copied().unwrap_or_default() {
        Standing::Found if quote.score < SURE => Certainty::Check,
        Standing::Found => Certainty::Sure,
        _ => Certainty::Yours,
    };
    annotation.quotes.iter().enumerate().map(certainty).collect()
}

/// Who says it and under which name; a pronoun that could not be resolved is nobody.
fn who<'a>(quote: &'a Quote, annotation: &'a Annotation, text: &Words) -> Option<(Key, Cow<'a, str>)> {
    let speaker = quote.speaker.as_ref();
    let entity = speaker.and_then(|speaker| speaker.entity);
    if let Some((id, entity)) = entity.and_then(|id| Some((id, annotation.entities.get(id)?))) {
        return Some((Key::Entity(id), quote.speaker_name.as_ref().unwrap_or(&entity.name).into()));
    }
    if let Some(name) = &quote.speaker_name {
        return Some((Key::Name(name.to_lowercase()), name.into()));
    }
    let speaker = speaker?;
    let mention = speaker.mention.and_then(|id| annotation.mentions.get(id));
    if mention.is_some_and(|mention| mention.form == "pronoun") {
        return None;
    }
    let written = text.of(speaker.start, speaker.end).filter(|words| !words.is_empty())?;
    Some((Key::Name(written.to_lowercase()), written.into()))
}

fn speaker(number: usize, name: String, quote: &Quote, annotation: &Annotation) -> Speaker {
    let entity = quote.speaker.as_ref().and_then(|speaker| speaker.entity);
    let known = entity.and_then(|id| annotation.entities.get(id));
    Speaker {
        number,
        name,
        role: known.and_then(|entity| entity.roles.first().cloned()),
        entity: known.and(entity),
        kind: quote.speaker_kind.clone(),
        rows: Vec::new(),
        words: 0,
    }
}

/// Makes the rows, or finds them where they stand already.
struct Rows<'r> {
    text: &'r Words<'r>,
    /// The earlier rows of quotes that are still the same, by quote.
    known: Vec<Option<&'r Arc<Row>>>,
}

impl<'r> Rows<'r> {
    fn new(text: &'r Words, since: Option<&'r Since>) -> Self {
        let mut known = Vec::new();
        if let Some(since) = since {
            known.resize(since.before.annotation.quotes.len(), None);
            for row in since.before.ledger.rows().filter(|row| since.quote(row.quote)) {
                known[row.quote] = Some(row);
            }
        }
        Self { text, known }
    }

    fn of(&self, id: usize, quote: &Quote, certainty: Certainty) -> Arc<Row> {
        match self.known.get(id) {
            Some(Some(row)) if row.certainty == certainty => Arc::clone(row),
            _ => Arc::new(self.row(id, quote, certainty)),
        }
    }

    fn row(&self, id: usize, quote: &Quote, certainty: Certainty) -> Row {
        let text = self.text;
        let parts: Vec<String> =
            quote.parts.iter().filter_map(|part| text.of(part.start, part.end)).collect();
        Row {
            quote: id,
            layer: Layer::of_quote(quote),
            words: parts.join(" … "),
            cue: quote.cue.as_ref().and_then(|cue| text.of(cue.start, cue.end)),
            start: quote.parts.first().map_or(0, |part| part.start),
            paragraph: quote.parts.first().map_or(1, |part| text.paragraph(part.start)),
            certainty,
            why: quote.why.clone(),
            nested: quote.nested_in.is_some(),
            length: quote.parts.iter().map(|part| text.count(part.start, part.end)).sum(),
        }
    }
}
