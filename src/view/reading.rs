//! One annotated article, ready to be drawn.
//! Takes the text and its annotation, gives pieces, segments, ledger, people and counts.
//! Law: made once a correction, read by every component, changed by none; what a correction leaves as it was is not made anew.

use super::blocks::{self, Form, Piece};
use super::layer::Layer;
use super::ledger::Ledger;
use super::marks::{self, Mark, What};
use super::people::People;
use super::segments::{Segment, segments};
use super::since::Since;
use crate::corrections::{self, Corrected, Edit, Ground, Lexicon, Log, Misfit, Places, Standing};
use crate::formats::contract::{Annotation, Unit};
use crate::formats::utf16::Utf16;
use crate::tokens::in_line;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex};

/// One annotated article, ready to be drawn.
#[derive(Debug)]
pub struct Reading {
    /// The text exactly as it was given.
    pub text: Arc<str>,
    /// What was found in it, as corrected. What was rejected keeps its place here and is not drawn.
    pub annotation: Annotation,
    /// The edits that no longer fit.
    pub misfits: Vec<Misfit>,
    /// The blocks to draw, in order.
    pub pieces: Arc<Vec<Piece>>,
    /// For each piece how to draw it.
    pub segments: Arc<Vec<Vec<Segment>>>,
    /// What the segments point to.
    pub marks: Arc<Vec<Mark>>,
    /// Who said what.
    pub ledger: Ledger,
    /// Who and what is in it.
    pub people: People,
    counts: BTreeMap<Layer, usize>,
    basis: Arc<Basis>,
    log: Log,
    mentions: Vec<Standing>,
    quotes: Vec<Standing>,
    places: Places,
    /// The article before the latest corrections, to which undoing goes back.
    before: Mutex<Option<Shared>>,
}

/// How many marks are kept in memory for undoing.
const REMEMBERED: usize = 8_000;

/// What the corrections are made to.
#[derive(Debug)]
struct Basis {
    found: Arc<Annotation>,
    lexicon: Lexicon,
    /// Whether it was found before there were names.
    awaits_names: bool,
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

    /// The same article with other corrections: as it was before, where it was so, or else derived anew.
    #[must_use]
    pub fn with(&self, lexicon: &Lexicon, log: &Log) -> Self {
        let mut past = Some(self.clone());
        while let Some(reading) = past {
            if reading.is_of(lexicon, log) {
                return reading;
            }
            past = reading.before();
        }
        let next = self.again(lexicon, log);
        self.forget(REMEMBERED / (500 + next.mentions.len() + next.quotes.len()));
        next.remember(Some(self.clone()));
        Self::new(next)
    }

    /// The article before the corrections that are before the last `steps` ones is forgotten.
    fn forget(&self, steps: usize) {
        match (steps, self.before()) {
            (_, None) => {}
            (0, _) => self.remember(None),
            (_, Some(before)) => before.forget(steps - 1),
        }
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
        Self::found(text, annotation, false)
    }

    /// An article that was read before there were names.
    #[must_use]
    pub fn first(text: Arc<str>, annotation: Annotation) -> Self {
        Self::found(text, annotation, true)
    }

    fn found(text: Arc<str>, annotation: Annotation, awaits_names: bool) -> Self {
        let annotation = if annotation.unit == Unit::Utf16 { annotation } else { blank(annotation) };
        let basis = Basis { found: Arc::new(annotation), lexicon: Lexicon::default(), awaits_names };
        Self::corrected(text, Arc::new(basis), Log::default(), None)
    }

    /// Whether it was read before there were names; then it will be read again.
    #[must_use]
    pub fn awaits_names(&self) -> bool {
        self.basis.awaits_names
    }

    /// The same article with other corrections.
    #[must_use]
    pub fn again(&self, lexicon: &Lexicon, log: &Log) -> Self {
        let known = self.basis.lexicon == *lexicon;
        let Basis { found, awaits_names, .. } = &*self.basis;
        let other = || {
            Arc::new(Basis { found: found.clone(), lexicon: lexicon.clone(), awaits_names: *awaits_names })
        };
        let basis = if known { self.basis.clone() } else { other() };
        Self::corrected(self.text.clone(), basis, log.clone(), Some(self))
    }

    fn corrected(text: Arc<str>, basis: Arc<Basis>, log: Log, before: Option<&Self>) -> Self {
        let corrected = correction(&text, &basis, log.edits(), before);
        let since = before.map(|before| Since::new(before, &corrected));
        let since = since.as_ref();
        let Corrected { annotation, mentions, quotes, misfits, places } = corrected;
        let index = Utf16::new(&text);
        let stands = |what: What| match what {
            What::Mention(id) => mentions.get(id) != Some(&Standing::Rejected),
            What::Quote { quote: id, .. } | What::Verbatim(id) | What::Cue(id) | What::Speaker(id) => {
                quotes.get(id) != Some(&Standing::Rejected)
            }
            What::NonSpeech(_) | What::Dateline => true,
        };
        let mut marks = marks::marks(&annotation, &index, since);
        marks.retain(|mark| stands(mark.what));
        let pieces = match before {
            Some(before) => before.pieces.clone(),
            None => {
                let (pieces, datelines) = blocks::pieces(&text, &annotation.blocks, &index);
                marks.extend(datelines);
                Arc::new(pieces)
            }
        };
        marks::sort(&mut marks);
        let (marks, segments) = match before.filter(|before| *before.marks == marks) {
            Some(before) => (before.marks.clone(), before.segments.clone()),
            None => {
                let spans: Vec<_> = pieces.iter().map(|piece| piece.span.clone()).collect();
                let segments = segments(&marks, &spans);
                (Arc::new(marks), Arc::new(segments))
            }
        };
        let words = Words::new(&text, index, &pieces);
        let ledger = Ledger::new(&annotation, &quotes, &words, since);
        let people = People::new(&annotation, &mentions, &words, since);
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
            basis,
            log,
            mentions,
            quotes,
            places,
            text,
            before: Mutex::default(),
        }
    }

    /// Whether these are its corrections.
    fn is_of(&self, lexicon: &Lexicon, log: &Log) -> bool {
        self.basis.lexicon == *lexicon && self.log.edits() == log.edits()
    }

    fn before(&self) -> Option<Shared> {
        self.before.lock().ok()?.clone()
    }

    fn remember(&self, before: Option<Shared>) {
        if let Ok(mut known) = self.before.lock() {
            *known = before;
        }
    }

    /// Whether these corrections begin with its own. An article in which nothing is corrected is no beginning: it is as the
    /// engine found it.
    fn begins(&self, basis: &Arc<Basis>, edits: &[Edit]) -> bool {
        let corrects = !self.log.edits().is_empty() || !basis.lexicon.entries().is_empty();
        corrects && Arc::ptr_eq(&self.basis, basis) && edits.starts_with(self.log.edits())
    }

    /// The mention that the engine took for a quote's speaker.
    pub(super) fn found_speaker(&self, quote: usize) -> Option<usize> {
        self.basis.found.quotes.get(quote)?.speaker.as_ref()?.mention
    }

    /// How each mention came to be.
    pub(super) fn mention_standings(&self) -> &[Standing] {
        &self.mentions
    }

    /// How each quote came to be.
    pub(super) fn quote_standings(&self) -> &[Standing] {
        &self.quotes
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

/// What the engine found, corrected: from where `before` stands if that is on the way, or else from the start.
fn correction(text: &str, basis: &Arc<Basis>, edits: &[Edit], before: Option<&Reading>) -> Corrected {
    let ground = Ground::new(text);
    match before.filter(|before| before.begins(basis, edits)) {
        Some(before) => {
            let from = Corrected {
                annotation: before.annotation.clone(),
                mentions: before.mentions.clone(),
                quotes: before.quotes.clone(),
                misfits: before.misfits.clone(),
                places: before.places.clone(),
            };
            corrections::correct_on(&ground, from, before.log.edits().len(), edits)
        }
        None => corrections::correct(&ground, &basis.found, &basis.lexicon, edits),
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
