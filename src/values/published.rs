//! When the page says it was published.
//! Takes the page's blocks and values, gives a date.
//! Law: only a full date in the page's head or foot counts; a year in a copyright line is none.

use super::expression::{Expression, Point, Worth, Year, Yearly};
use super::moment::Moment;
use super::sense::Words;
use super::temporal::temporal;
use crate::document::{Block, BlockKind};
use crate::text::Source;
use jiff::civil::Date;

/// How many paragraphs of the page's head and foot are looked at.
const HEAD: usize = 12;
const FOOT: usize = 8;
/// A line of the head that holds a date and is longer than this is prose.
const LINE: usize = 24;

/// The publication date as the page itself words it, if it does.
pub(super) fn publication_date(source: &Source, blocks: &[Block]) -> Option<Date> {
    let mut words = Words::new(source);
    let foot = blocks.len().saturating_sub(FOOT).max(HEAD.min(blocks.len()));
    let head = blocks.iter().take(HEAD);
    let ends = head.chain(blocks.get(foot..).unwrap_or_default());
    let mut best: Option<(u8, Date)> = None;
    for block in ends {
        words.enter(block.range);
        let rank = rank(&words, block);
        let Some(date) = rank.and_then(|_| full_date(&words, block)) else { continue };
        let rank = rank.unwrap_or(0);
        if best.is_none_or(|(known, _)| rank > known) {
            best = Some((rank, date));
        }
    }
    best.map(|(_, date)| date)
}

/// How likely a date in this block is the publication date; none for prose.
fn rank(words: &Words, block: &Block) -> Option<u8> {
    let opens = |word: &str| {
        (block.range.first()..block.range.after().min(block.range.first() + 6)).any(|at| words.is(at, word))
    };
    match block.kind {
        _ if opens("published") || opens("posted") => Some(4),
        BlockKind::Byline | BlockKind::Dateline => Some(3),
        _ if block.range.len() <= LINE && (opens("updated") || opens("by")) => Some(2),
        _ if block.range.len() <= LINE => Some(1),
        _ => None,
    }
}

/// The first date in the block with its day, month and year.
fn full_date(words: &Words, block: &Block) -> Option<Date> {
    let full = |at: usize| match temporal(words, at)?.worth {
        Worth::Time(
            Expression::Point(Point::Yearly(Yearly::Day(month, day), Year::Known(year)))
            | Expression::Time(Some(Point::Yearly(Yearly::Day(month, day), Year::Known(year))), _),
        ) => Moment::yearly(Yearly::Day(month, day), year).map(|moment| moment.date),
        _ => None,
    };
    block.range.iter().take(LINE * 2).find_map(full)
}
