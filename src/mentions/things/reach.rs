//! How far a name goes from one of its words: over capitals and the small words between them.
//! Takes the view and a token, gives the name's first or last token.
//! Law: no step leaves the sentence or the line; at most `FARTHEST` tokens.

use super::super::classes::Classes;
use super::super::view::{Case, Shape, View};
use crate::document::BlockKind;
use crate::lexicon::words::THING_HEADS;
use crate::text::{Gap, TokenKind};

/// No name goes farther than so many tokens from its head.
const FARTHEST: usize = 9;

/// Whether the token follows the one before it in the same sentence and on the same line.
pub(super) fn joins(view: &View, index: usize) -> bool {
    index > 0
        && index < view.source.len()
        && view.source.gap(index) <= Gap::Space
        && view.source.sentence_id(index) == view.source.sentence_id(index - 1)
}

/// Whether the token is written as a name is: a capital or capitals, and no plain word that only opens a sentence.
pub(super) fn is_capital(view: &View, index: usize) -> bool {
    let seen = view.at(index);
    let is_plain = seen.classes.has(Classes::PLAIN.or(Classes::PRONOUN)) && seen.shape == Shape::Title;
    view.is_nameable(index) && view.source.is_capitalised(index) && !(is_plain && seen.opens)
}

/// Whether capitals tell nothing where the token stands: headlines, lines in capitals, furniture.
pub(super) fn is_loud(view: &View, index: usize) -> bool {
    let block = view.block_at(index);
    let is_line = !block.is_prose() || matches!(block, BlockKind::Headline | BlockKind::Subhead);
    let is_closed = || {
        matches!(view.source.norm(view.source.sentence_at(index).after().saturating_sub(1)), "." | "\"" | "”")
    };
    match view.case_at(index) {
        Case::Prose => !block.is_prose(),
        Case::Headline => is_line || !is_closed(),
        Case::Capitals => true,
    }
}

/// Whether the token stands where names are looked for at all.
pub(super) fn is_readable(view: &View, index: usize) -> bool {
    !matches!(view.block_at(index), BlockKind::Furniture | BlockKind::Byline | BlockKind::Credit)
}

/// Whether the token is four digits that may be a year.
pub(super) fn is_year(view: &View, index: usize) -> bool {
    let word = view.source.word(index);
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && ("1400".."2100").contains(&word)
}

/// The first token of the name whose last is `head`: capitals and the small words that `links` lets stand between.
pub(super) fn start(view: &View, head: usize, links: Links) -> usize {
    let mut start = head;
    let mut at = head;
    while head - at < FARTHEST && joins(view, at) {
        let before = at - 1;
        if is_capital(view, before) && !view.source.word(before).ends_with(':') {
            start = before;
        } else if !is_link(view, before, head, links) {
            break;
        }
        at = before;
    }
    with_ordinal(view, trim_opening(view, start, head))
}

/// "the 14th Amendment", "the 40th Film Awards": the ordinal before a name is part of it.
fn with_ordinal(view: &View, start: usize) -> usize {
    let before = view.source.norm(start.saturating_sub(1));
    let digits = before.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let is_ordinal = digits.len() + 2 == before.len()
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    if joins(view, start) && is_ordinal { start - 1 } else { start }
}

/// Which small words may stand inside a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Links {
    /// "and", hyphens, owners that are groups: names of events.
    Few,
    /// "of" and the commas of lists too: names of laws.
    Many,
}

/// Whether the token may stand between two capitals of one name.
fn is_link(view: &View, index: usize, head: usize, links: Links) -> bool {
    let norm = view.source.norm(index);
    let is_tight = view.source.gap(index) == Gap::None;
    let is_many = links == Links::Many;
    match norm {
        "and" | "&" => is_many || !THING_HEADS.contains_key(view.source.norm(index.saturating_sub(1))),
        "of" => is_many,
        "-" => is_tight && view.source.gap(index + 1) == Gap::None,
        "the" => is_many && index > 0 && view.source.norm(index - 1) == "of",
        "," => is_many && ends_list(view, index, head),
        _ if view.at(index).shape == Shape::Number => {
            is_tight && view.source.word(index.saturating_sub(1)) == "-"
        }
        _ => view.source.kind(index) == TokenKind::Clitic && owns_group(view, index),
    }
}

/// Whether "and" stands between a comma and the head, so that the comma may be one of a list: "the Aid, Relief and Security Act".
fn ends_list(view: &View, comma: usize, head: usize) -> bool {
    (comma + 1..head).any(|index| matches!(view.source.norm(index), "and" | "&"))
}

/// Whether the owner names whom the thing is for, not who made it: "the Women’s World Cup", "the Children’s Act".
fn owns_group(view: &View, clitic: usize) -> bool {
    THING_HEADS.get(view.source.norm(clitic.saturating_sub(1))) == Some(&"group")
}

/// Leaves out plain words with a capital that only opens the sentence: "Under the", "Since".
fn trim_opening(view: &View, start: usize, head: usize) -> usize {
    let is_idle = |index: usize| {
        let classes = view.at(index).classes;
        let is_owner = view.source.kind(index + 1) == TokenKind::Clitic;
        !is_owner && classes.has(Classes::PLAIN.or(Classes::TITLE).or(Classes::ROLE))
    };
    (start..head).find(|index| !is_idle(*index) && is_capital(view, *index)).unwrap_or(head)
}

/// One past the last of the capitals from `first` on; `first` itself where none stands there.
pub(super) fn end(view: &View, first: usize, most: usize) -> usize {
    let mut end = first;
    while end < first + most && joins(view, end) && is_capital(view, end) {
        end += 1;
    }
    end
}

/// One past the last token of a phrase of capitals behind "of": "the Rights of the Child", "Kursk".
pub(super) fn end_of_phrase(view: &View, first: usize) -> usize {
    let mut at = first;
    let mut last = first;
    while at < first + FARTHEST && joins(view, at) {
        if is_capital(view, at) || is_year(view, at) && at == first {
            last = at + 1;
        } else if !matches!(view.source.norm(at), "the" | "of" | "on" | "for" | "-") {
            break;
        }
        at += 1;
    }
    last
}
