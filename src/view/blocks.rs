//! The article cut into the blocks that the page draws.
//! Takes the annotation's blocks, gives pieces in order that hold all the text but the blank between them.
//! Law: no word of the text is lost, whatever the blocks say; no piece is longer than a browser lays out with ease.

use super::marks::{Mark, What};
use crate::corrections::order::ordered;
use crate::formats::contract;
use crate::formats::utf16::Utf16;
use std::ops::Range;

/// Bytes after which a block is cut, so that the browser may leave out what is not on the screen.
const LONGEST: usize = 8_000;

/// What a block of the article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the labels of the annotation format")]
pub enum Form {
    Headline,
    Subhead,
    Byline,
    Dateline,
    Section,
    Paragraph,
    ListItem,
    Caption,
    Credit,
    Copyright,
    Furniture,
}

impl Form {
    fn of_label(label: &str) -> Self {
        match label {
            "headline" => Form::Headline,
            "subhead" => Form::Subhead,
            "byline" => Form::Byline,
            "dateline" => Form::Dateline,
            "section" => Form::Section,
            "list_item" => Form::ListItem,
            "caption" => Form::Caption,
            "credit" => Form::Credit,
            "copyright" => Form::Copyright,
            "furniture" => Form::Furniture,
            _ => Form::Paragraph,
        }
    }

    /// Whether it is a paragraph that a reader would count.
    #[must_use]
    pub fn is_paragraph(self) -> bool {
        matches!(self, Form::Paragraph | Form::ListItem)
    }
}

/// A stretch of the text that the page draws as one element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes.
    pub span: Range<usize>,
    /// What it is.
    pub form: Form,
    /// Whether it goes on with the block of the piece before it.
    pub continues: bool,
}

/// Cuts the text; a dateline that opens a paragraph becomes a mark in it.
pub(super) fn pieces(text: &str, blocks: &[contract::Block], index: &Utf16) -> (Vec<Piece>, Vec<Mark>) {
    let (blocks, datelines) = run_in(text, fitting(blocks, index));
    let mut cutter = Cutter { text, pieces: Vec::with_capacity(blocks.len()) };
    let mut at = 0;
    for (span, form) in blocks {
        cutter.lines(at..span.start);
        at = span.end;
        cutter.block(span, form);
    }
    cutter.lines(at..text.len());
    (cutter.pieces, datelines)
}

type Block = (Range<usize>, Form);

/// The blocks that fit the text, in order, without those that overlap an earlier one.
fn fitting(blocks: &[contract::Block], index: &Utf16) -> Vec<Block> {
    let found: Vec<Block> = blocks
        .iter()
        .filter_map(|block| {
            let (start, end) = index.bytes(block.start, block.end)?;
            Some((start..end, Form::of_label(&block.kind)))
        })
        .collect();
    let mut found = ordered(found, |(span, _)| span.start);
    let mut end = 0;
    found.retain(|(span, _)| {
        let fits = span.start >= end;
        end = if fits { span.end } else { end };
        fits
    });
    found
}

/// Joins a dateline with the block that goes on in its line.
fn run_in(text: &str, blocks: Vec<Block>) -> (Vec<Block>, Vec<Mark>) {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut datelines = Vec::new();
    for (span, form) in blocks {
        match joined.last_mut() {
            Some((dateline, before @ Form::Dateline))
                if form != Form::Dateline && !text[dateline.end..span.start].contains('\n') =>
            {
                datelines.push(Mark { start: dateline.start, end: dateline.end, what: What::Dateline });
                dateline.end = span.end;
                *before = form;
            }
            _ => joined.push((span, form)),
        }
    }
    (joined, datelines)
}

struct Cutter<'t> {
    text: &'t str,
    pieces: Vec<Piece>,
}

impl Cutter<'_> {
    /// Text that no block covers: a paragraph a line.
    fn lines(&mut self, gap: Range<usize>) {
        let mut start = gap.start;
        for line in self.text[gap].split_inclusive('\n') {
            let from = start + line.len() - line.trim_start().len();
            let words = line.trim();
            if !words.is_empty() {
                self.block(from..from + words.len(), Form::Paragraph);
            }
            start += line.len();
        }
    }

    /// One block, cut where it is too long.
    fn block(&mut self, span: Range<usize>, form: Form) {
        let mut start = span.start;
        while span.end - start > LONGEST {
            let cut = cut_before(self.text, start, start + LONGEST);
            self.pieces.push(Piece { span: start..cut, form, continues: start > span.start });
            start = cut;
        }
        self.pieces.push(Piece { span: start..span.end, form, continues: start > span.start });
    }
}

/// Where to cut the text at or before `limit`: after a space, or else between any two characters.
fn cut_before(text: &str, start: usize, limit: usize) -> usize {
    let limit = (start + 1..=limit).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(limit);
    text[start..limit].rfind(' ').map_or(limit, |space| start + space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, blocks: &[(usize, usize, &str)]) -> Vec<(String, Form)> {
        let blocks: Vec<_> = blocks
            .iter()
            .map(|(start, end, kind)| contract::Block { start: *start, end: *end, kind: (*kind).to_owned() })
            .collect();
        let (pieces, _) = pieces(text, &blocks, &Utf16::new(text));
        pieces.into_iter().map(|piece| (text[piece.span].to_owned(), piece.form)).collect()
    }

    #[test]
    fn text_outside_blocks_is_drawn_line_by_line() {
        let found = cut("Head\n\n  One \nTwo", &[(0, 4, "headline")]);
        let expected = [("Head", Form::Headline), ("One", Form::Paragraph), ("Two", Form::Paragraph)];
        assert_eq!(found, expected.map(|(text, form)| (text.to_owned(), form)));
    }

    #[test]
    fn blocks_that_do_not_fit_are_left_out() {
        let found =
            cut("é1\n2", &[(0, 2, "byline"), (1, 3, "caption"), (9, 12, "credit"), (3, 3, "section")]);
        assert_eq!(found, [("é1".to_owned(), Form::Byline), ("2".to_owned(), Form::Paragraph)]);
    }

    #[test]
    fn a_dateline_runs_into_its_paragraph() {
        let text = "OSLO — It rained.\nBERGEN —\nSo it did.";
        let blocks = [(0, 6, "dateline"), (7, 17, "paragraph"), (18, 26, "dateline"), (27, 37, "paragraph")];
        let found = cut(text, &blocks);
        assert_eq!(found[0], ("OSLO — It rained.".to_owned(), Form::Paragraph));
        assert_eq!(found[1], ("BERGEN —".to_owned(), Form::Dateline));
    }

    #[test]
    fn long_blocks_are_cut_and_lose_nothing() {
        for text in ["é".repeat(50_000), "word ".repeat(10_000)] {
            let found = cut(&text, &[]);
            assert!(found.len() > 5);
            let all: String = found.into_iter().map(|(text, _)| text).collect();
            assert_eq!(all.trim(), text.trim());
        }
    }
}
