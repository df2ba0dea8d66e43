//! Lines that tell by their own words what they are: rules, furniture, bylines, dates, credits, copyright, lists.
//! Takes one paragraph's features, gives its kind if its words settle it.
//! Law: a rule that sets a line aside bounds its length, so that a paragraph of prose is never set aside by a phrase.

use super::paragraph::Paragraph;
use crate::document::BlockKind;
use crate::lexicon::words::{BYLINE_WORDS, CREDITS, DATELINE_WORDS, FURNITURE, PICTURE_WORDS, VALUE_WORDS};
use crate::paragraphs;
use crate::text::TokenKind;

/// The kind of a line that its own words settle.
pub(super) fn by_words(line: &Paragraph) -> Option<BlockKind> {
    type Rule = (fn(&Paragraph) -> bool, BlockKind);
    let rules: [Rule; 9] = [
        (is_copyright, BlockKind::Copyright),
        (is_credit, BlockKind::Credit),
        (is_furniture, BlockKind::Furniture),
        (is_page_number, BlockKind::Furniture),
        (is_signed_by, BlockKind::Byline),
        (is_date, BlockKind::Dateline),
        (is_wordless, BlockKind::Furniture),
        (is_caption, BlockKind::Caption),
        (is_list_item, BlockKind::ListItem),
    ];
    rules.iter().find(|(holds, _)| holds(line)).map(|(_, kind)| *kind)
}

/// "- 13 -" between the pages of a PDF.
fn is_page_number(line: &Paragraph) -> bool {
    paragraphs::is_page_number(line.source.text(), &line.source.tokens()[line.range.iter()])
}

/// A rule, a slash, a lone address; marks stay, since one may close a quotation.
fn is_wordless(line: &Paragraph) -> bool {
    let has_mark = || line.range.iter().any(|index| line.source.kind(index) == TokenKind::Mark);
    line.words == 0 && !has_mark() && line.range.len() <= 40
}

/// "©2025 Bloomberg L.P.", "Copyright 2024 The Associated Press. All rights reserved."
fn is_copyright(line: &Paragraph) -> bool {
    let first = line.norm(0);
    let opens = first == "©"
        || (first == "copyright" && matches!(line.norm(1), "©" | "(" | "20" | "the"))
        || (first == "copyright" && line.source.kind(line.range.first() + 1) == TokenKind::Number)
        || (first == "(" && line.norm(1) == "c" && line.norm(2) == ")");
    let reserves = || {
        (0..line.range.len()).any(|at| {
            line.norm(at) == "all" && line.norm(at + 1) == "rights" && line.norm(at + 2) == "reserved"
        })
    };
    line.words <= 80 && (opens || (line.words <= 60 && reserves()))
}

/// "—With assistance from …", "Reporting by …; editing by …", "Photo: …".
fn is_credit(line: &Paragraph) -> bool {
    let names_someone = |after: usize| {
        let next = line.range.first() + after;
        let past = if line.norm(after) == ":" { next + 1 } else { next };
        line.source.is_capitalised(past) && line.range.has(past)
    };
    // One word opens a credit only before a colon: "Photo: …", not "Images Festival opens".
    let fits = |after: usize| after > line.first_word() + 1 || line.norm(after) == ":";
    line.words <= 40
        && !line.has_speech_marks
        && line.openings(&CREDITS).iter().any(|(_, after)| fits(*after) && names_someone(*after))
}

/// "Share", "Read more: …", "Sign up for our newsletter", "5 min read".
fn is_furniture(line: &Paragraph) -> bool {
    if line.words > 30 || line.has_speech_marks {
        return line.words <= 14 && is_labelled(line);
    }
    line.openings(&FURNITURE).iter().any(|(class, after)| {
        let words_after = (*after..line.range.len()).any(|offset| {
            let kind = line.source.kind(line.range.first() + offset);
            matches!(kind, TokenKind::Word | TokenKind::Number | TokenKind::Address)
        });
        let is_whole_line = class.contains("line") && !words_after && !line.ends;
        is_whole_line || class.contains("opening")
    }) || is_labelled(line)
}

/// "Read more: …", "Related | …": a label of the page and what it points to.
fn is_labelled(line: &Paragraph) -> bool {
    line.openings(&FURNITURE).iter().any(|(class, after)| {
        class.contains("label")
            && (matches!(line.norm(*after), ":" | "|" | "»") || *after == line.range.len())
    })
}

/// "By Jane Roe, staff writer".
fn is_signed_by(line: &Paragraph) -> bool {
    let opening = usize::from(matches!(line.norm(0), "—" | "–" | "-"));
    let named = line.source.is_capitalised(line.range.first() + opening + 1);
    line.norm(opening) == "by" && named && line.words <= 20 && line.lower_beside_bylines() == 0 && !line.ends
}

impl Paragraph<'_, '_> {
    /// Words in lower case that bylines do not hold.
    pub(super) fn lower_beside_bylines(&self) -> usize {
        self.range
            .iter()
            .filter(|index| {
                self.source.kind(*index) == TokenKind::Word && !self.source.is_capitalised(*index)
            })
            .filter(|index| !BYLINE_WORDS.contains_key(self.source.norm(*index)))
            .count()
    }
}

/// "Wednesday, April 13, 2011", "Updated 5 June 2024 10:30 BST".
fn is_date(line: &Paragraph) -> bool {
    let is_calendar = |norm: &str| {
        VALUE_WORDS.get(norm).is_some_and(|senses| {
            senses.contains("month")
                || senses.contains("day")
                || senses.contains("zone")
                || senses.contains("meridiem")
        })
    };
    let fits = |index: usize| match line.source.kind(index) {
        TokenKind::Word => {
            let norm = line.source.norm(index);
            is_calendar(norm)
                || DATELINE_WORDS.contains_key(norm)
                || norm.starts_with(|c: char| c.is_ascii_digit())
        }
        TokenKind::Number | TokenKind::Symbol => true,
        _ => false,
    };
    let has_calendar = || line.range.iter().any(|index| is_calendar(line.source.norm(index)));
    let has_number = || line.range.iter().any(|index| line.source.kind(index) == TokenKind::Number);
    (2..=14).contains(&line.words) && line.range.iter().all(fits) && has_number() && has_calendar()
}

/// Ends with a picture credit: "… on Monday. (AP Photo/Jane Roe)", "… Photograph: Jane Roe/Getty Images".
fn is_caption(line: &Paragraph) -> bool {
    let in_brackets = || {
        let open = line.range.iter().rev().take(12).find(|index| line.source.word(*index) == "(");
        open.is_some_and(|index| {
            is_picture_word(line.source.norm(index + 1)) || is_picture_word(line.source.norm(index + 2))
        })
    };
    let after_slash = || {
        line.range.iter().rev().take(6).any(|index| matches!(line.source.word(index), "/" | ":"))
            && line.ends_with(&PICTURE_WORDS, "source")
            && !line.ends
    };
    let before_colon = || {
        line.range.iter().rev().take(12).any(|index| {
            line.source.word(index) == ":" && is_picture_word(line.source.norm(index.saturating_sub(1)))
        })
    };
    line.words <= 80 && line.words >= 3 && (in_brackets() || after_slash() || before_colon())
}

fn is_picture_word(norm: &str) -> bool {
    PICTURE_WORDS.get(norm) == Some(&"noun")
}

/// "• …", "- …", "1. …".
fn is_list_item(line: &Paragraph) -> bool {
    // The last is Word's bullet, of a font of signs.
    let bullet = matches!(
        line.norm(0),
        "•" | "·" | "*" | "-" | "–" | "▪" | "■" | "●" | "►" | "◦" | "‣" | "⁃" | "\u{f0b7}"
    );
    let second = line.range.first() + 1;
    let spaced = line.source.gap(second) != crate::text::Gap::None;
    let numbered = line.source.kind(line.range.first()) == TokenKind::Number
        && line.norm(0).len() <= 3
        && matches!(line.norm(1), "." | ")")
        && !line.norm(2).is_empty();
    line.words > 0 && ((bullet && spaced) || numbered)
}
