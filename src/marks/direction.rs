//! Which way each quotation mark faces, and which are apostrophes, feet or inches.
//! Takes the tokens of a paragraph, gives its marks in order.
//! Law: the direction comes from the mark's own shape where it has one, else from the gaps around it.

use crate::lexicon::words::ELISIONS;
use crate::text::{Gap, Range, Source, TokenKind};
use crate::tokens::mended;

/// Marks that may close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    /// The typewriter's ", which may stand around curly ones.
    Straight,
    Single,
    Guillemet,
    SingleGuillemet,
}

impl Family {
    /// Whether a mark of this family may be closed by one of the other: straight and curly ones get mixed.
    pub(super) fn closes_with(self, other: Family) -> bool {
        let double = |family| matches!(family, Family::Double | Family::Straight);
        self == other || (double(self) && double(other))
    }
}

/// Which way a mark faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Open,
    Close,
    /// The gaps do not tell: it closes what is open, and else opens.
    Either,
}

/// A mark that is a quotation mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub(super) index: usize,
    pub(super) family: Family,
    pub(super) direction: Direction,
}

/// The quotation marks of a paragraph, in order.
pub(super) fn signs(source: &Source, paragraph: Range) -> Vec<Sign> {
    let marks = paragraph.iter().filter(|index| source.kind(*index) == TokenKind::Mark);
    let mut found: Vec<Sign> = Vec::new();
    let mut low_open = false;
    for index in marks {
        let Some(family) = family(mark(source, index)) else { continue };
        if is_inches(source, index) || (family == Family::Single && is_elision(source, index)) {
            continue;
        }
        let closes_low = low_open && mark(source, index).starts_with(['“', '‘']);
        low_open |= mark(source, index).starts_with(['„', '‚', '‟', '‛']);
        let direction = match direction(source, index, family) {
            _ if closes_low => Direction::Either, // „so“ closes with the mark that opens elsewhere
            Some(direction) => direction,
            None => continue,
        };
        found.push(Sign { index, family, direction });
    }
    without_apostrophes(source, found)
}

/// Whether the token `index`, a paragraph's first, opens a mark of the same family as `sign`.
pub(super) fn opens_alike(source: &Source, index: usize, sign: Sign) -> bool {
    source.kind(index) == TokenKind::Mark
        && family(mark(source, index)) == Some(sign.family)
        && direction(source, index, sign.family).is_some_and(|direction| direction != Direction::Close)
        && !is_elision(source, index)
}

/// A mark as written, or as it was before copying damaged it.
fn mark<'t>(source: &Source<'t>, index: usize) -> &'t str {
    mended(source.word(index))
}

fn family(word: &str) -> Option<Family> {
    Some(match word {
        "\"" | "＂" => Family::Straight,
        "“" | "”" | "„" | "‟" | "``" | "''" | "´´" | "‘‘" | "’’" => Family::Double,
        "'" | "‘" | "’" | "‚" | "‛" | "`" | "´" | "＇" => Family::Single,
        "«" | "»" => Family::Guillemet,
        "‹" | "›" => Family::SingleGuillemet,
        _ => return None,
    })
}

/// The way a mark faces; none for an apostrophe.
fn direction(source: &Source, index: usize, family: Family) -> Option<Direction> {
    let touches_before = source.gap(index) == Gap::None && !opens_bracket(source, index);
    let touches_after = source.gap(index + 1) == Gap::None;
    let by_gaps = match (touches_before, touches_after && !closes_bracket(source, index + 1)) {
        (false, true) => Direction::Open,
        (true, false) => Direction::Close,
        _ => Direction::Either,
    };
    let by_shape = match mark(source, index) {
        "“" if by_gaps == Direction::Close => Some(Direction::Either), // typed the wrong way round
        "“" | "„" | "‟" | "‘‘" | "``" | "‘" | "‚" | "‛" | "`" => Some(Direction::Open),
        "«" | "‹" | "»" | "›" => Some(by_gaps).filter(|found| *found != Direction::Either),
        "”" | "’’" | "´´" => {
            Some(if by_gaps == Direction::Open { Direction::Either } else { Direction::Close })
        }
        "’" | "´" => Some(Direction::Close),
        _ => None,
    };
    let found = by_shape.unwrap_or(by_gaps);
    let apostrophe = match (family, found) {
        (Family::Single, Direction::Open) => !touches_after,
        (Family::Single, Direction::Close) => !touches_before,
        (Family::Single, Direction::Either) => true,
        _ => false,
    };
    (!apostrophe).then_some(found)
}

/// A bracket, a dash or an opening mark: what follows it at once may open.
fn opens_bracket(source: &Source, index: usize) -> bool {
    let before = index.checked_sub(1).map_or("", |before| mark(source, before));
    let is_straight_opener = matches!(before, "\"" | "'" | "''") && source.gap(index - 1) != Gap::None;
    is_straight_opener
        || before.starts_with(['(', '[', '{', '—', '–', '-', '/', '“', '‘', '„', '‚', '`', '…'])
        || before.starts_with('«')
}

/// Punctuation or another mark: what stands at once before it may close.
fn closes_bracket(source: &Source, index: usize) -> bool {
    mark(source, index).starts_with([
        ')', ']', '}', '—', '–', '-', '/', ',', '.', ';', ':', '!', '?', '”', '’', '"', '\'', '»', '…',
    ])
}

/// Feet and inches: 6'3", 5 ft 10", 12". A number before the mark, and no word to say that it closes a quotation:
/// inches follow feet; feet are followed by a number.
fn is_inches(source: &Source, index: usize) -> bool {
    let is_number = |index: usize| source.kind(index) == TokenKind::Number;
    let Some(before) = index.checked_sub(1).filter(|before| is_number(*before)) else { return false };
    if source.gap(index) != Gap::None {
        return false;
    }
    let straight = matches!(mark(source, index), "\"" | "'" | "”" | "’" | "''");
    let feet_follow = is_number(index + 1) && source.gap(index + 1) <= Gap::Space;
    let feet_before = before.checked_sub(1).is_some_and(|unit| {
        matches!(source.norm(unit), "ft" | "ft." | "feet" | "foot")
            || (matches!(source.norm(unit), "'" | "′") && is_number(unit.saturating_sub(1)))
    });
    straight && (feet_follow || feet_before)
}

/// ’em, ’90s, rock ’n’ roll.
fn is_elision(source: &Source, index: usize) -> bool {
    let is_single = mark(source, index).chars().count() == 1;
    let next = source.norm(index + 1);
    let touches = source.gap(index + 1) == Gap::None;
    let decade = next.len() <= 3 && next.starts_with(|c: char| c.is_ascii_digit());
    let opens = touches && (ELISIONS.contains_key(next) || decade);
    let closes_n = source.gap(index) == Gap::None && index > 1 && {
        source.norm(index - 1) == "n" && is_apostrophe(source, index - 2)
    };
    is_single && (opens || closes_n)
}

fn is_apostrophe(source: &Source, index: usize) -> bool {
    source.kind(index) == TokenKind::Mark && matches!(mark(source, index), "'" | "’" | "‘" | "`" | "´")
}

/// Leaves out the single marks that are apostrophes: those that open and are never closed, save at the paragraph's
/// start, and those at a word's end ("workers’ rights") that a better closing mark follows.
fn without_apostrophes(source: &Source, found: Vec<Sign>) -> Vec<Sign> {
    let mut closes_ahead = false;
    let mut kept: Vec<Sign> = Vec::with_capacity(found.len());
    for sign in found.into_iter().rev() {
        let keep = match (sign.family, sign.direction) {
            (Family::Single, Direction::Open) => closes_ahead || source.gap(sign.index) >= Gap::Line,
            (Family::Single, Direction::Close) => !closes_ahead || !may_be_apostrophe(source, sign.index),
            _ => true,
        };
        if sign.family == Family::Single && keep {
            closes_ahead = sign.direction != Direction::Open;
        }
        if keep {
            kept.push(sign);
        }
    }
    kept.reverse();
    kept
}

/// At the end of a plural or of a clipped word ("goin’"), with a word to follow.
fn may_be_apostrophe(source: &Source, index: usize) -> bool {
    let before = index.checked_sub(1).map_or("", |before| source.norm(before));
    let word_follows = source.gap(index + 1) <= Gap::Space
        && matches!(source.kind(index + 1), TokenKind::Word | TokenKind::Number);
    word_follows && (before.ends_with(['s', 'z', 'x']) || before.ends_with("in") || before.len() <= 2)
}
