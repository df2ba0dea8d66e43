//! An annotation beside its text, every offset and reference of it looked at: what all exports start from.
//! Takes an annotation from anywhere, also from a stranger's file, gives it in bytes, or says what is wrong with it.
//! Law: nothing is trusted and nothing is mended: a flaw refuses the whole.

use super::Format;
use super::contract::{Annotation, Block, Entity, Extent, Mention, Page, Quote, Unit};
use super::flaw::Flaw;
use super::offsets::Offsets;
use super::rules;
use super::stretches;
use crate::document::BlockKind;
use crate::tokens::in_line;
use std::ops::Range;

/// An annotation that fits its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    text: String,
    /// Its offsets are bytes, its text is left out.
    annotation: Annotation,
}

impl Checked {
    /// Looks at every field of an annotation of `text`.
    ///
    /// # Errors
    /// Where anything in it does not fit the text, the format or itself.
    pub fn new(text: impl Into<String>, annotation: Annotation) -> Result<Self, Flaw> {
        let text = text.into();
        rules::version(&annotation)?;
        let mut annotation = Annotation { text: None, ..annotation };
        let offsets = Offsets::new(&text, annotation.unit);
        stretches::each(&mut annotation, &mut |place, start, end| {
            let bytes = offsets.byte(*start).zip(offsets.byte(*end)).filter(|(start, end)| start < end);
            let Some(bytes) = bytes else {
                let message =
                    format!("{place} is {start}–{end}, which is no stretch of the text ({} long)", {
                        offsets.units(text.len() as u32)
                    });
                return Err(Flaw::new("offset", message));
            };
            (*start, *end) = bytes;
            Ok(())
        })?;
        annotation.unit = Unit::Byte;
        rules::check(&annotation)?;
        Ok(Self { text, annotation })
    }

    /// Reads the annotation format: JSON with the text in it.
    ///
    /// # Errors
    /// Where it is no JSON, has no text, or anything in it does not fit.
    pub fn from_json(json: &str) -> Result<Self, Flaw> {
        rules::version_of(json)?;
        let mut annotation: Annotation = serde_json::from_str(json)
            .map_err(|error| Flaw::new("not-json", format!("not an annotation: {error}")))?;
        let Some(text) = annotation.text.take() else {
            return Err(Flaw::new(
                "no-text",
                "the annotation has no “text”: only one saved with its text opens again",
            ));
        };
        Self::new(text, annotation)
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The annotation; its offsets are bytes.
    #[must_use]
    pub fn annotation(&self) -> &Annotation {
        &self.annotation
    }

    /// The annotation with its text, its offsets in `unit`.
    #[must_use]
    pub fn counted(&self, unit: Unit) -> Annotation {
        let offsets = self.offsets(unit);
        let mut annotation = Annotation { unit, text: Some(self.text.clone()), ..self.annotation.clone() };
        let counted = stretches::each(&mut annotation, &mut |_, start, end| {
            *start = offsets.units(*start as u32);
            *end = offsets.units(*end as u32);
            Ok::<(), std::convert::Infallible>(())
        });
        match counted {
            Ok(()) => annotation,
        }
    }

    /// The same with what the page says of itself.
    #[must_use]
    pub fn of_page(self, page: Option<Page>) -> Self {
        self.with(|annotation| Annotation { page, ..annotation })
    }

    /// The same, named as its file in a form is.
    #[must_use]
    pub fn named(self, format: Format) -> Self {
        let name = format.file_name(&self);
        self.with(|annotation| Annotation { id: Some(name), ..annotation })
    }

    /// The same with something changed that needs no other look.
    pub(super) fn with(self, change: impl FnOnce(Annotation) -> Annotation) -> Self {
        Self { annotation: change(self.annotation), text: self.text }
    }

    pub(super) fn offsets(&self, unit: Unit) -> Offsets<'_> {
        Offsets::new(&self.text, unit)
    }

    /// The words of a stretch as written.
    pub(super) fn written(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The words of a stretch on one line.
    pub(super) fn words(&self, start: usize, end: usize) -> String {
        in_line(self.written(start, end))
    }

    /// The words of a mention.
    pub(super) fn mention(&self, mention: &Mention) -> String {
        self.words(mention.start, mention.end)
    }

    /// The content of a quote; where something stands between two parts, an ellipsis in brackets stands for it.
    pub(super) fn content(&self, quote: &Quote) -> String {
        let part = |part: &Extent| self.words(part.start, part.end);
        quote.parts.iter().map(part).collect::<Vec<_>>().join(" […] ")
    }

    /// The entity of that id.
    pub(super) fn entity(&self, id: Option<usize>) -> Option<&Entity> {
        self.annotation.entities.get(id?)
    }

    /// Who says it: the canonical name, or the words as written.
    pub(super) fn speaker(&self, quote: &Quote) -> Option<String> {
        let written = || quote.speaker.as_ref().map(|speaker| self.words(speaker.start, speaker.end));
        quote.speaker_name.clone().or_else(written)
    }

    /// The page's title, the headline, or what the article is called.
    pub(super) fn title(&self) -> Option<String> {
        let is_headline = |block: &&Block| block.kind == BlockKind::Headline.label();
        let headline = self.annotation.blocks.iter().find(is_headline);
        let title = self.annotation.page.as_ref().and_then(|page| page.title.clone());
        title
            .or_else(|| headline.map(|block| self.words(block.start, block.end)))
            .or_else(|| self.annotation.id.clone())
    }

    /// The blocks, and whatever stands between them as paragraphs: together all words of the text, in order.
    pub(super) fn pieces(&self) -> Vec<(BlockKind, Range<usize>)> {
        let mut pieces = Vec::new();
        let mut at = 0;
        for block in &self.annotation.blocks {
            self.paragraphs(at..block.start, &mut pieces);
            let kind = BlockKind::of_label(&block.kind).unwrap_or(BlockKind::Paragraph);
            pieces.push((kind, block.start..block.end));
            at = block.end;
        }
        self.paragraphs(at..self.text.len(), &mut pieces);
        pieces
    }

    /// The lines of a stretch that no block claims, without the blanks around them.
    fn paragraphs(&self, stretch: Range<usize>, pieces: &mut Vec<(BlockKind, Range<usize>)>) {
        let mut at = stretch.start;
        for line in self.written(stretch.start, stretch.end).split_inclusive('\n') {
            let start = at + line.len() - line.trim_start().len();
            let end = start + line.trim().len();
            if start < end {
                pieces.push((BlockKind::Paragraph, start..end));
            }
            at += line.len();
        }
    }
}
