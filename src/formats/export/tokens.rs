//! The tokens of a checked annotation's text, for forms that count in them.
//! Takes the text and stretches of bytes, gives tokens and ranges of them.
//! Law: a stretch covers every token that it touches; tags are flat: the longest stretch wins.

use super::super::checked::Checked;
use super::super::contract::Mention;
use crate::text::{Range, Source};

/// The tokens that a stretch touches.
pub(super) fn touched(source: &Source, start: usize, end: usize) -> Range {
    let tokens = source.tokens();
    let first = tokens.partition_point(|token| token.span.end as usize <= start);
    let after = tokens.partition_point(|token| (token.span.start as usize) < end);
    Range::new(first, after)
}

/// The names, dates and amounts that lie in no other, in order: those that a flat form can hold.
pub(super) fn outermost(checked: &Checked) -> Vec<&Mention> {
    let mut end = 0;
    let mut outer: Vec<&Mention> = Vec::new();
    let mut mentions: Vec<&Mention> = checked
        .annotation()
        .mentions
        .iter()
        .filter(|mention| mention.form == "name" || mention.form == "value")
        .collect();
    mentions.sort_by_key(|mention| (mention.start, std::cmp::Reverse(mention.end)));
    for mention in mentions {
        if mention.start >= end {
            end = mention.end;
            outer.push(mention);
        }
    }
    outer
}
