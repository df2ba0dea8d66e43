//! Paragraphs: what stands between blank lines, or each line; of text that was broken to a width, as in mail and PDF, the
//! lines that belong together.
//! Takes the tokens, gives ranges that cover them all, in order.
//! Law: a page's number between two lines is a paragraph of its own; in doubt each line is one.

use crate::text::{Gap, Range, Token, TokenKind};
use crate::tokens::citation;

/// By how many bytes a line is shorter than the widest before it counts as short: most words would still have fitted.
const RAG: usize = 20;
/// How wide, in bytes, the widest line of text may be that was broken to a width.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=100;
/// How many tokens the longest line has that is a page's number: "- 13 of 240 -".
const LONGEST_NUMBER: usize = 5;
/// Page numbers have so many digits at most; four are a year.
const DIGITS: usize = 3;

/// The paragraphs of `text`.
pub(crate) fn cut(text: &str, tokens: &[Token]) -> Vec<Range> {
    let lines = Lines { text, tokens };
    match width(text) {
        Some(width) => lines.ranges(|index| lines.starts_within(width, index)),
        None => lines.ranges(|index| tokens[index].gap >= Gap::Line),
    }
}

/// The width to which the lines were broken: nearly all that another line follows are of like length, and most break
/// inside a sentence. The last lines of paragraphs do not count.
fn width(text: &str) -> Option<usize> {
    let lines: Vec<&str> = text.lines().map(|line| line[citation(line)..].trim()).collect();
    let pairs = lines.windows(2).filter(|pair| !pair[1].is_empty()).map(|pair| pair[0]);
    let inner: Vec<&str> = pairs.filter(|line| line.contains(char::is_alphabetic)).collect();
    let widest = inner.iter().map(|line| line.len()).max().unwrap_or(0);
    let is_full = |line: &str| line.len() + RAG > widest;
    let is_cut = |line: &str| line.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_lowercase));
    let within: Vec<&str> = inner.into_iter().filter(|line| is_full(line) || !ends(line)).collect();
    let full = within.iter().filter(|line| is_full(line) || is_cut(line)).count();
    let open = within.iter().filter(|line| !ends(line)).count();
    let is_wrapped = within.len() >= 3 && full * 10 >= within.len() * 8 && open * 10 >= within.len() * 6;
    (is_wrapped && WIDTHS.contains(&widest)).then_some(widest)
}

/// Whether a line ends as a sentence or a quotation does.
fn ends(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '”', '"', ':'])
}

/// Whether the tokens are a line that has a page's number and nothing else: "13", "- 13 -", "[13]", "p. 13", "13 / 24".
pub(crate) fn is_page_number(text: &str, line: &[Token]) -> bool {
    let word = |token: &Token| token.span.of(text);
    let is_number = |token: &&Token| token.kind == TokenKind::Number;
    let is_small =
        |token: &Token| word(token).len() <= DIGITS && word(token).bytes().all(|byte| byte.is_ascii_digit());
    let is_frame = |token: &Token| {
        matches!(word(token), "-" | "–" | "—" | "[" | "]" | "/" | "|" | "·" | "•" | ".")
            || ["p", "page", "of"].iter().any(|part| word(token).eq_ignore_ascii_case(part))
    };
    let ends_with_number = line.last().is_some_and(|token| is_number(&token));
    let is_listed = line.first().is_some_and(|token| matches!(word(token), "•" | "-" | "–" | "—"))
        && ends_with_number
        || line.last().is_some_and(|token| word(token) == ".");
    (1..=LONGEST_NUMBER).contains(&line.len())
        && matches!(line.iter().filter(is_number).count(), 1 | 2)
        && line.iter().all(|token| if is_number(&token) { is_small(token) } else { is_frame(token) })
        && !is_listed
}

struct Lines<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl Lines<'_> {
    /// The ranges between the tokens at which one starts.
    fn ranges(&self, starts: impl Fn(usize) -> bool) -> Vec<Range> {
        let mut found = Vec::new();
        let mut start = 0;
        for index in 1..self.tokens.len() {
            if starts(index) {
                found.push(Range::new(start, index));
                start = index;
            }
        }
        if start < self.tokens.len() {
            found.push(Range::new(start, self.tokens.len()));
        }
        found
    }

    /// Whether a paragraph starts at the token `index` of text that was broken to `width`.
    fn starts_within(&self, width: usize, index: usize) -> bool {
        let gap = self.tokens[index].gap;
        gap == Gap::Blank
            || (gap == Gap::Line
                && (self.is_last_line(width, index)
                    || is_page_number(self.text, self.line_from(index))
                    || is_page_number(self.text, self.line_before(index))))
    }

    /// Whether the line before the token `index` is short and ends as a sentence does.
    fn is_last_line(&self, width: usize, index: usize) -> bool {
        let before = self.text.get(..self.tokens[index].span.start as usize).unwrap_or_default().trim_end();
        // No more is read than a full line has, for a line may be as long as the text.
        let len = before.bytes().rev().take(width).take_while(|byte| !matches!(byte, b'\n' | b'\r')).count();
        len + RAG <= width && ends(before)
    }

    /// The line that begins at the token `index`, or more tokens than a page's number has.
    fn line_from(&self, index: usize) -> &[Token] {
        let next = self.tokens[index + 1..].iter().take(LONGEST_NUMBER);
        let len = 1 + next.take_while(|token| token.gap < Gap::Line).count();
        &self.tokens[index..index + len]
    }

    /// The line that ends before the token `index`, or more tokens than a page's number has.
    fn line_before(&self, index: usize) -> &[Token] {
        let first = index.saturating_sub(LONGEST_NUMBER + 1);
        let start = (first..index).rev().find(|at| self.tokens[*at].gap >= Gap::Line).unwrap_or(first);
        &self.tokens[start..index]
    }
}
