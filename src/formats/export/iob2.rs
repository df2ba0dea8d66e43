//! IOB2 columns, as in the CoNLL shared tasks: token, quote tag, name tag.
//! Takes a checked annotation, gives one token a line and a blank line between sentences.
//! Law: the name tag stands last, where readers look for it; tags are flat, the outermost stretch wins.

use super::super::checked::Checked;
use super::tokens::{outermost, touched};
use crate::text::Source;
use crate::tokens::in_line;

/// The columns, tab-separated.
pub(super) fn columns(checked: &Checked) -> String {
    let source = Source::new(checked.text());
    let mut names = vec![None; source.len()];
    for mention in outermost(checked) {
        tag(&mut names, touched(&source, mention.start, mention.end).iter(), &mention.kind);
    }
    let mut quotes = vec![None; source.len()];
    for quote in checked.annotation().quotes.iter().filter(|quote| quote.nested_in.is_none()) {
        for part in &quote.parts {
            tag(&mut quotes, touched(&source, part.start, part.end).iter(), &quote.kind);
        }
    }
    let mut out = String::from("-DOCSTART-\tO\tO\n");
    for sentence in source.sentences() {
        out.push('\n');
        for index in sentence.iter() {
            let column = |tags: &[Option<String>]| tags[index].clone().unwrap_or_else(|| "O".to_owned());
            // A blank inside a token would be a column of its own to many readers.
            let word: String = in_line(source.word(index)).split(' ').collect();
            let word = if word.is_empty() { "_" } else { &word };
            out.push_str(&format!("{word}\t{}\t{}\n", column(&quotes), column(&names)));
        }
    }
    out
}

/// Tags tokens that no stretch has yet.
fn tag(tags: &mut [Option<String>], range: std::ops::Range<usize>, label: &str) {
    let mut prefix = "B";
    for index in range {
        if tags[index].is_none() {
            tags[index] = Some(format!("{prefix}-{label}"));
            prefix = "I";
        } else {
            prefix = "B";
        }
    }
}
