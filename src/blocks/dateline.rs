//! The place and date with which a report opens: "PARIS, Feb. 12 (Reuters) —".
//! Takes a paragraph, gives how many of its tokens are a dateline.
//! Law: never a whole paragraph, and no more than twenty tokens.

use super::paragraph::Paragraph;
use crate::lexicon::words::{BYLINE_WORDS, VALUE_WORDS};
use crate::text::{Gap, TokenKind};

/// The longest dateline, its dash included, in tokens.
const LONGEST: usize = 20;

/// The tokens of the dateline that opens the paragraph; 0 where none does.
pub(super) fn len(paragraph: &Paragraph) -> usize {
    let dash = (1..LONGEST.min(paragraph.range.len())).find(|offset| is_dash(paragraph, *offset));
    let Some(dash) = dash else { return 0 };
    let has_text_after = dash + 3 < paragraph.range.len();
    let count = |sign: &str| (0..dash).filter(|offset| paragraph.norm(*offset) == sign).count();
    if count("(") != count(")") {
        return 0;
    }
    if has_text_after && (0..dash).all(|offset| may_stand(paragraph, offset)) && is_settled(paragraph, dash) {
        dash + 1
    } else {
        0
    }
}

/// A dash between spaces, or one that follows a bracket.
fn is_dash(paragraph: &Paragraph, offset: usize) -> bool {
    let index = paragraph.range.first() + offset;
    let spaced = paragraph.source.gap(index) != Gap::None || paragraph.norm(offset - 1) == ")";
    match paragraph.norm(offset) {
        "—" | "–" | "--" | "―" | "---" => true,
        "-" => spaced,
        ":" => offset <= 3,
        _ => false,
    }
}

/// Places are capitalised, dates and agencies too; small words, commas and brackets stand between them.
fn may_stand(paragraph: &Paragraph, offset: usize) -> bool {
    let index = paragraph.range.first() + offset;
    let norm = paragraph.norm(offset);
    match paragraph.source.kind(index) {
        TokenKind::Word => {
            paragraph.source.is_capitalised(index)
                || BYLINE_WORDS.contains_key(norm)
                || norm.starts_with(|c: char| c.is_ascii_digit())
        }
        TokenKind::Number => true,
        TokenKind::Symbol => matches!(norm, "," | "." | "(" | ")" | "/" | "-" | "|"),
        TokenKind::Clitic | TokenKind::Mark | TokenKind::Address => false,
    }
}

/// Whether the words before the dash are a place: all in capitals, or with an agency in brackets or a date behind it.
fn is_settled(paragraph: &Paragraph, dash: usize) -> bool {
    let first = paragraph.source.word(paragraph.range.first());
    let shouts = first.chars().count() >= 3 && first.chars().all(|c| !c.is_lowercase());
    let ends_bracket = paragraph.norm(dash - 1) == ")";
    let has_date = (0..dash)
        .any(|offset| VALUE_WORDS.get(paragraph.norm(offset)).is_some_and(|senses| senses.contains("month")));
    let is_colon = paragraph.norm(dash) == ":";
    let is_place_alone = shouts && (!is_colon && is_place_list(paragraph, dash));
    paragraph.source.is_capitalised(paragraph.range.first())
        && (is_place_alone || (!is_colon && (ends_bracket || has_date) && dash <= LONGEST))
}

/// Whether the words before the dash are one place in capitals, perhaps with what follows its comma or in brackets.
fn is_place_list(paragraph: &Paragraph, dash: usize) -> bool {
    let until = (0..dash).find(|offset| matches!(paragraph.norm(*offset), "," | "(" | "/")).unwrap_or(dash);
    (0..until).all(|offset| {
        let word = paragraph.source.word(paragraph.range.first() + offset);
        word.chars().all(|c| !c.is_lowercase()) || BYLINE_WORDS.get(paragraph.norm(offset)) == Some(&"link")
    })
}
