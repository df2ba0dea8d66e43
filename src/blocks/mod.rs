//! Sorts the paragraphs of a pasted page: headline, byline, dateline, prose, credit, furniture.
//! Takes the tokens and paragraphs, gives one block a paragraph (two where a dateline opens it).
//! Law: blocks cover all tokens, in order; furniture is set aside, never deleted; in doubt a line is prose.

mod dateline;
mod lines;
mod paragraph;

use crate::document::{Block, BlockKind};
use crate::lexicon::words::BYLINE_WORDS;
use crate::text::{Range, Source};
use paragraph::Paragraph;

/// A line above the article is its headline only where it has so many words, unless there is no longer one.
const HEADLINE_WORDS: usize = 4;
/// A line without a full stop that has at most so many words may be a heading inside the article.
const SECTION_WORDS: usize = 8;

/// Sorts the paragraphs.
pub(crate) fn find(source: &Source) -> Vec<Block> {
    let paragraphs: Vec<Paragraph> =
        source.paragraphs().iter().map(|range| Paragraph::new(source, *range)).collect();
    let mut kinds: Vec<Option<BlockKind>> = paragraphs.iter().map(lines::by_words).collect();
    let body = body(&paragraphs, &kinds);
    sort_head(&paragraphs[..body.first()], &mut kinds[..body.first()]);
    sort_body(&paragraphs[body.iter()], &mut kinds[body.iter()]);
    sort_foot(&paragraphs[body.after()..], &mut kinds[body.after()..]);
    with_dateline(&paragraphs, &kinds)
}

/// The paragraphs from the first that is prose to the last; the whole text where none is.
fn body(paragraphs: &[Paragraph], kinds: &[Option<BlockKind>]) -> Range {
    let is_prose = |index: &usize| {
        let may_be = matches!(kinds[*index], None | Some(BlockKind::ListItem | BlockKind::Caption));
        may_be && paragraphs[*index].is_prose()
    };
    let all = 0..paragraphs.len();
    match (all.clone().find(is_prose), all.clone().rev().find(is_prose)) {
        (Some(first), Some(last)) => Range::new(first, last + 1),
        _ if paragraphs.len() == 1 => Range::new(0, 1),
        _ => Range::new(all.end, all.end),
    }
}

/// Above the article: the headline, before it the page's own lines, after it bylines and subheads.
fn sort_head(paragraphs: &[Paragraph], kinds: &mut [Option<BlockKind>]) {
    let Some(headline) = headline(paragraphs, kinds) else { return };
    for (index, line) in paragraphs.iter().enumerate() {
        if kinds[index].is_none() {
            kinds[index] = Some(head_kind(line, index.cmp(&headline)));
        }
    }
}

fn headline(paragraphs: &[Paragraph], kinds: &[Option<BlockKind>]) -> Option<usize> {
    let open = || (0..paragraphs.len()).filter(|index| kinds[*index].is_none());
    let is_long =
        |index: &usize| paragraphs[*index].words >= HEADLINE_WORDS && !is_byline(&paragraphs[*index]);
    open().find(is_long).or_else(|| open().next())
}

/// What a line above the article is, by where it stands to the headline.
fn head_kind(line: &Paragraph, place: std::cmp::Ordering) -> BlockKind {
    match place {
        std::cmp::Ordering::Equal => BlockKind::Headline,
        std::cmp::Ordering::Less if is_byline(line) => BlockKind::Byline,
        std::cmp::Ordering::Less => BlockKind::Furniture,
        std::cmp::Ordering::Greater if is_byline(line) || is_bare_name(line) => BlockKind::Byline,
        std::cmp::Ordering::Greater if line.words >= HEADLINE_WORDS => BlockKind::Subhead,
        std::cmp::Ordering::Greater => BlockKind::Section,
    }
}

/// "Jordan Fabian, Bloomberg News on", "Jane Roe and John Poe, AP": names, then whom they write for.
fn is_byline(line: &Paragraph) -> bool {
    let has_outlet =
        line.range.iter().any(|index| BYLINE_WORDS.get(line.source.norm(index)) == Some(&"outlet"));
    let has_comma = line.range.iter().any(|index| matches!(line.source.word(index), "," | "|" | "/" | "("));
    let starts_with_name = name_len(line) >= 2;
    line.words <= 16
        && !line.ends
        && starts_with_name
        && line.lower_beside_bylines() == 0
        && has_outlet
        && has_comma
}

/// "Jane Roe" alone, "Jane Roe and John Poe".
fn is_bare_name(line: &Paragraph) -> bool {
    let first = name_len(line);
    let joined = matches!(line.norm(first), "and" | ",");
    (2..=3).contains(&first)
        && !line.ends
        && (first == line.range.len() || (joined && line.words <= 8))
        && line.lower_beside_bylines() == 0
}

/// How many capitalised words, initials with their full stops included, the line begins with.
fn name_len(line: &Paragraph) -> usize {
    let shouts = |index: usize| {
        line.source.word(index).len() > 3 && !line.source.word(index).chars().any(char::is_lowercase)
    };
    line.range.iter().take_while(|index| line.source.is_capitalised(*index) && !shouts(*index)).count()
}

/// Inside the article a short line without a full stop is a heading if prose follows it.
fn sort_body(paragraphs: &[Paragraph], kinds: &mut [Option<BlockKind>]) {
    for (index, line) in paragraphs.iter().enumerate() {
        if kinds[index].is_none() {
            let leads = paragraphs.get(index + 1).is_some_and(Paragraph::is_prose);
            let is_section = leads && is_heading(line);
            kinds[index] = Some(if is_section { BlockKind::Section } else { BlockKind::Paragraph });
        }
    }
}

fn is_heading(line: &Paragraph) -> bool {
    let last = line.source.word(line.range.after().saturating_sub(1));
    line.words <= SECTION_WORDS
        && !line.ends
        && !line.has_speech_marks
        && !matches!(last, "," | ";" | "—" | "-" | "–")
}

/// Below the article: what follows a credit, a copyright or furniture is the page's own, if it is short.
fn sort_foot(paragraphs: &[Paragraph], kinds: &mut [Option<BlockKind>]) {
    let mut is_over = false;
    for (index, line) in paragraphs.iter().enumerate() {
        is_over |= kinds[index].is_some_and(|kind| {
            matches!(kind, BlockKind::Credit | BlockKind::Copyright | BlockKind::Furniture)
        });
        if kinds[index].is_none() {
            let is_page = is_over && is_heading(line);
            kinds[index] = Some(if is_page { BlockKind::Furniture } else { BlockKind::Paragraph });
        }
    }
}

/// The blocks; a dateline that opens a paragraph becomes a block of its own.
fn with_dateline(paragraphs: &[Paragraph], kinds: &[Option<BlockKind>]) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(kinds.len() + 1);
    for (line, kind) in paragraphs.iter().zip(kinds) {
        let kind = kind.unwrap_or(BlockKind::Paragraph);
        let len = if kind == BlockKind::Paragraph { dateline::len(line) } else { 0 };
        let start = line.range.first() + len;
        if len > 0 {
            blocks.push(Block { range: Range::new(line.range.first(), start), kind: BlockKind::Dateline });
        }
        blocks.push(Block { range: Range::new(start, line.range.after()), kind });
    }
    blocks
}
