//! When the page says it was published.
//! Takes the page's blocks, gives a date.
//! Law: only a date in the page's head or foot counts, with its year, or with the year of the page's copyright line;
//! a year alone is none.

use super::expression::{Point, Year, Yearly};
use super::moment::Moment;
use super::temporal::temporal;
use super::words::Words;
use super::years::year;
use crate::document::{Block, BlockKind};
use jiff::civil::Date;

/// How many blocks of the page's head and foot are looked at.
const HEAD: usize = 12;
const FOOT: usize = 8;
/// A line that holds a date and more words than this is prose.
const LINE: usize = 16;

/// The publication date as the page itself words it, if it does.
pub(super) fn publication_date(words: &mut Words, blocks: &[Block]) -> Option<Date> {
    let foot = blocks.len().saturating_sub(FOOT).max(HEAD.min(blocks.len()));
    let ends: Vec<&Block> = blocks.iter().take(HEAD).chain(blocks.get(foot..).unwrap_or_default()).collect();
    let copyright = ends.iter().find_map(|block| copyright_year(words, block));
    let mut best: Option<(Rank, Date)> = None;
    for block in ends {
        words.enter(block.range);
        let Some(rank) = rank(words, block) else { continue };
        let Some(date) = date(words, block, copyright.filter(|_| rank > Rank::Line)) else { continue };
        if best.is_none_or(|(known, _)| rank > known) {
            best = Some((rank, date));
        }
    }
    best.map(|(_, date)| date)
}

/// How likely a date in a block is the publication date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// A short line that is no sentence.
    Line,
    /// "Updated …".
    Updated,
    /// A byline or a dateline.
    Signed,
    /// "Published …".
    Published,
}

/// The rank of a block; none for prose.
fn rank(words: &Words, block: &Block) -> Option<Rank> {
    let range = block.range;
    let opens = |word: &str| range.iter().take(6).any(|at| words.is(at, word));
    let is_line = range.len() <= LINE && !words.is(range.after().saturating_sub(1), ".");
    match block.kind {
        _ if is_line && (opens("published") || opens("posted")) => Some(Rank::Published),
        BlockKind::Byline | BlockKind::Dateline => Some(Rank::Signed),
        _ if is_line && opens("updated") => Some(Rank::Updated),
        _ if is_line => Some(Rank::Line),
        _ => None,
    }
}

/// The first date in a block with its day, month and year; `otherwise` is the year of one that has none.
fn date(words: &Words, block: &Block, otherwise: Option<i16>) -> Option<Date> {
    let full = |at: usize| {
        let Point::Yearly(day @ Yearly::Day(..), year) = temporal(words, at)?.point()? else { return None };
        let year = match year {
            Year::Known(year) => Some(year),
            Year::Open => otherwise,
            Year::Of(_) | Year::By(_) => None,
        };
        Moment::yearly(day, year?).map(|moment| moment.date)
    };
    block.range.iter().take(2 * LINE).find_map(full)
}

/// The year of a copyright line: "© 2025".
fn copyright_year(words: &mut Words, block: &Block) -> Option<i16> {
    words.enter(block.range);
    let is_line = block.kind == BlockKind::Copyright && block.range.len() <= 4 * LINE;
    is_line.then(|| block.range.iter().rev().find_map(|at| year(words, at))).flatten()
}
