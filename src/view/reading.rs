//! One annotated article, ready to be drawn.
//! Takes the text and its annotation, gives pieces, segments, ledger, people and counts.
//! Law: made once an annotation, read by every component, changed by none.

use super::blocks::{self, Form, Piece};
use super::layer::Layer;
use super::ledger::Ledger;
use super::marks::{self, Mark, What};
use super::people::People;
use super::segments::{Segment, segments};
use crate::corrections::{self, Corrected, Ground, Lexicon, Log, Misfit, Standing};
use crate::formats::contract::{Annotation, Unit};
use crate::formats::utf16::Utf16;
use crate::tokens::in_line;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

/// One annotated article, ready to be drawn.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The text exactly as it was given.
    pub text: Arc<str>,
    /// What was found in it, as corrected. What was rejected keeps its place here and is not drawn.
    pub annotation: Annotation,
    /// The edits that no longer fit.
    pub misfits: Vec<Misfit>,
    /// The blocks to draw, in order.
    pub pieces: Vec<Piece>,
    /// For each piece how to draw it.
    pub segments: Vec<Vec<Segment>>,
    /// What the segments point to.
    pub marks: Vec<Mark>,
    /// Who said what.
    pub ledger: Ledger,
    /// Who and what is in it.
    pub people: People,
    counts: BTreeMap<Layer, usize>,
    found: Arc<Annotation>,
    mentions: Vec<Standing>,
    quotes: Vec<Standing>,
}

/// A reading in many hands; equal only to itself, so that comparing states never compares texts.
#[derive(Clone, Debug)]
pub struct Shared(Arc<Reading>);

impl Shared {
    /// Shares a reading.
    #[must_use]
    pub fn new(reading: Reading) -> Self {
        Self(Arc::new(reading))
    }
}

impl Deref for Shared {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        &self.0
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Reading {
    /// Prepares an article. An annotation that does not count in UTF-16 shows no marks.
    #[must_use]
    pub fn new(text: Arc<str>, annotation: Annotation) -> Self {
        let annotation = if annotation.unit == Unit::Utf16 { annotation } else { blank(annotation) };
        Self::corrected(text, Arc::new(annotation), &Lexicon::default(), &Log::default())
    }

    /// The same article with other corrections.
    #[must_use]
    pub fn again(&self, lexicon: &Lexicon, log: &Log) -> Self {
        Self::corrected(self.text.clone(), self.found.clone(), lexicon, log)
    }

    fn corrected(text: Arc<str>, found: Arc<Annotation>, lexicon: &Lexicon, log: &Log) -> Self {
        let corrected = corrections::correct(&Ground::new(&text), &found, lexicon, log.edits());
        let Corrected { annotation, mentions, quotes, misfits } = corrected;
        let index = Utf16::new(&text);
        let (pieces, datelines) = blocks::pieces(&text, &annotation.blocks, &index);
        let stands = |what: &What| match what {
            What::Mention(id) => mentions.get(*id) != Some(&Standing::Rejected),
            What::Quote { quote: id, .. } | What::Verbatim(id) | What::Cue(id) | What::Speaker(id) => {
                quotes.get(*id) != Some(&Standing::Rejected)
            }
            What::NonSpeech(_) | What::Dateline => true,
        };
        let mut marks = marks::marks(&annotation, &index);
        marks.retain(|mark| stands(&mark.what));
        marks.extend(datelines);
        marks::sort(&mut marks);
        let spans: Vec<_> = pieces.iter().map(|piece| piece.span.clone()).collect();
        let segments = segments(&marks, &spans);
        let words = Words::new(&text, index, &pieces);
        let ledger = Ledger::new(&annotation, &quotes, &words);
        let people = People::new(&annotation, &mentions, &words);
        let counts = counts(&annotation, &mentions, &quotes);
        Self {
            pieces,
            segments,
            marks,
            ledger,
            people,
            counts,
            annotation,
            misfits,
            found,
            mentions,
            quotes,
            text,
        }
    }

    /// The mention that the engine took for a quote's speaker.
    pub(super) fn found_speaker(&self, quote: usize) -> Option<usize> {
        self.found.quotes.get(quote)?.speaker.as_ref()?.mention
    }

    /// How a mention came to be.
    #[must_use]
    pub fn mention_standing(&self, id: usize) -> Standing {
        self.mentions.get(id).copied().unwrap_or_default()
    }

    /// How a quote came to be.
    #[must_use]
    pub fn quote_standing(&self, id: usize) -> Standing {
        self.quotes.get(id).copied().unwrap_or_default()
    }

    /// Whether a mention was not rejected.
    #[must_use]
    pub fn stands(&self, mention: usize) -> bool {
        self.mention_standing(mention) != Standing::Rejected
    }

    /// How many marks a layer has.
    #[must_use]
    pub fn count(&self, layer: Layer) -> usize {
        self.counts.get(&layer).copied().unwrap_or_default()
    }

    /// Whether a mention is the one that first names its entity.
    #[must_use]
    pub fn is_first(&self, entity: usize, mention: usize) -> bool {
        let named =
            |id: &&usize| self.annotation.mentions.get(**id).is_some_and(|mention| mention.form == "name");
        let entity = self.annotation.entities.get(entity);
        entity.and_then(|entity| entity.mentions.iter().find(named)) == Some(&mention)
    }

    /// How many lines are set aside as page furniture.
    #[must_use]
    pub fn set_aside(&self) -> usize {
        self.pieces.iter().filter(|piece| piece.form == Form::Furniture && !piece.continues).count()
    }
}

/// The annotation without its offsets.
fn blank(annotation: Annotation) -> Annotation {
    Annotation {
        blocks: Vec::new(),
        mentions: Vec::new(),
        entities: Vec::new(),
        quotes: Vec::new(),
        non_speech: Vec::new(),
        ..annotation
    }
}

fn counts(annotation: &Annotation, mentions: &[Standing], quotes: &[Standing]) -> BTreeMap<Layer, usize> {
    let stands = |standing: &Standing| *standing != Standing::Rejected;
    let quotes = annotation.quotes.iter().zip(quotes).filter(|(_, standing)| stands(standing));
    let mentions = annotation.mentions.iter().zip(mentions).filter(|(_, standing)| stands(standing));
    let layers = quotes.map(|(quote, _)| Layer::of_quote(quote));
    let mut counts = BTreeMap::new();
    for layer in layers.chain(mentions.map(|(mention, _)| Layer::of_mention(mention))) {
        *counts.entry(layer).or_default() += 1;
    }
    counts.insert(Layer::NonSpeech, annotation.non_speech.len());
    counts
}

/// The text as the ledger and the people panel read it, by UTF-16 offsets.
pub(super) struct Words<'t> {
    text: &'t str,
    index: Utf16<'t>,
    /// Where each paragraph starts, in bytes.
    paragraphs: Vec<usize>,
}

impl<'t> Words<'t> {
    fn new(text: &'t str, index: Utf16<'t>, pieces: &[Piece]) -> Self {
        let counted = pieces.iter().filter(|piece| piece.form.is_paragraph() && !piece.continues);
        Self { text, index, paragraphs: counted.map(|piece| piece.span.start).collect() }
    }

    /// The words of a stretch, blanks and line breaks made single spaces.
    pub(super) fn of(&self, start: usize, end: usize) -> Option<String> {
        self.written(start, end).map(in_line)
    }

    /// How many words a stretch has.
    pub(super) fn count(&self, start: usize, end: usize) -> usize {
        self.written(start, end).map_or(0, |words| words.split_whitespace().count())
    }

    /// The number of the paragraph at an offset, from 1.
    pub(super) fn paragraph(&self, start: usize) -> usize {
        let byte = self.index.byte(start).unwrap_or_default();
        self.paragraphs.partition_point(|paragraph| *paragraph <= byte).max(1)
    }

    fn written(&self, start: usize, end: usize) -> Option<&str> {
        let (start, end) = self.index.bytes(start, end)?;
        self.text.get(start..end)
    }
}
