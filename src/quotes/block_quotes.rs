//! Block quotes: paragraphs that are somebody's words as a whole, without marks.
//! Takes the units from a paragraph's first on, gives one quote and how many units it takes.
//! Law: a block is told by the `>` before its lines, or by words of saying and a colon that end the paragraph before; lines
//! with quotations of their own are a mail that cites an article, and nobody's words as a whole.

use super::narration::Unit;
use super::paragraph_len;
use super::unattributed::{Article, Source};
use crate::text::{Range, TokenKind};

/// The most lines of one block.
const MOST_LINES: usize = 60;

impl Article<'_> {
    /// Takes a block quote that opens here; returns how many units it is.
    pub(super) fn take_block(&mut self, units: &[Unit]) -> Option<usize> {
        let first = units.first().filter(|unit| unit.opens_paragraph)?;
        if is_cited(first) {
            return self.take_cited(units);
        }
        let source = self.announcement().filter(|_| is_prose(first))?;
        let count = paragraph_len(units);
        is_plain(&units[..count]).then(|| {
            self.end_paragraph();
            self.push_plain(vec![whole(&units[..count])], source);
            count
        })
    }

    /// Lines that a `>` opens.
    fn take_cited(&mut self, units: &[Unit]) -> Option<usize> {
        let mut parts = Vec::new();
        let mut count = 0;
        while count < units.len() && parts.len() < MOST_LINES && is_cited(&units[count]) {
            let line = paragraph_len(&units[count..]);
            parts.push(whole(&units[count..count + line]));
            count += line;
        }
        let announcement = self.announcement();
        if announcement.is_none() && !is_plain(&units[..count]) {
            return None;
        }
        let source = announcement.or_else(|| self.before()).unwrap_or_else(|| self.nobody());
        self.end_paragraph();
        self.push_plain(parts, source);
        Some(count)
    }

    /// Who was said to say something in the sentence before, which ends with a colon.
    fn announcement(&self) -> Option<Source> {
        let (cue, _) = self.announced.as_ref()?;
        let says = cue
            .as_ref()
            .is_some_and(|cue| matches!(cue.class.as_str(), "said" | "wrote" | "told" | "announced"));
        self.before()
            .filter(|source| says && source.speaker.is_some())
            .map(|source| Source { score: 0.6, ..source })
    }
}

/// Whether a `>` opens the line, as in mail.
fn is_cited(unit: &Unit) -> bool {
    unit.opens_paragraph && unit.source.is_cited(unit.range(0, unit.len()).first())
}

/// Whether no pair of marks stands in the units.
fn is_plain(units: &[Unit]) -> bool {
    units.iter().all(|unit| (0..unit.len()).all(|at| unit.pair(at).is_none()))
}

/// Whether a paragraph opens as a sentence: with a capital, no bullet before it.
fn is_prose(unit: &Unit) -> bool {
    unit.kind(0) == Some(TokenKind::Word) && unit.is_capitalised(0) && unit.len() > 3
}

/// All tokens of some units.
fn whole(units: &[Unit]) -> Range {
    let start = units.first().map_or(0, |unit| unit.range(0, unit.len()).first());
    Range::new(start, units.last().map_or(0, |unit| unit.range(0, unit.len()).after()))
}
