//! Texts of *Changes*.
//! Takes edits, gives sentences.
//! Law: an edit is told by what it did and where.

use super::{KINDS, NOBODY_NAMED, grouped, kind};
use whosaid::corrections::{Change, Edit, Who};

pub(crate) const NO_CHANGES: &str =
    "Nothing changed yet. Select a mark to correct it, or words of the article to add one.";

pub(crate) const UNDONE: &str = "Taken back:";
pub(crate) const FORGET: &str = "Forget";
pub(crate) const MISFIT: &str = "no longer fits the text";

/// The first words of a stretch.
fn short(words: &str) -> String {
    const LONGEST: usize = 48;
    let mut short = String::new();
    for word in words.split_whitespace() {
        if short.chars().count() + word.chars().count() > LONGEST && !short.is_empty() {
            return short + " …";
        }
        short += if short.is_empty() { "" } else { " " };
        short += word;
    }
    short
}

/// What an edit did.
pub(crate) fn edit(edit: &Edit) -> String {
    let words = edit.spots.first().map_or("", |spot| spot.anchor().exact.as_str());
    let short = short(words.trim_matches(['“', '”', '"', '‘', '’']));
    let more = edit.spots.len().saturating_sub(1);
    let place =
        if more > 0 { format!("“{short}” and {} more", grouped(more)) } else { format!("“{short}”") };
    let by = |who: &Who| who.name().map_or_else(|| NOBODY_NAMED.to_lowercase(), str::to_owned);
    match &edit.change {
        Change::Confirm => format!("{place}: right"),
        Change::Reject => format!("{place}: rejected"),
        Change::Type(label) => format!("{place}: {}", kind(label).to_lowercase()),
        Change::Kind(label) => {
            let name = KINDS.iter().find(|(known, _)| known == label).map_or("", |(_, name)| name);
            format!("{place}: {}", name.to_lowercase())
        }
        Change::Speaker(who) => format!("{place}: said by {}", by(who)),
        Change::Edges(to) => format!("{place}: now “{}”", to.exact),
        Change::AddMention(label) => format!("{place}: added, {}", kind(label).to_lowercase()),
        Change::AddQuote(_, who) => format!("{place}: added, said by {}", by(who)),
        Change::Merge(who) => format!("{place}: the same as {}", by(who)),
        Change::Split(name) => format!("{place}: {name}, apart"),
        Change::Rename(name) => format!("{place}: called {name}"),
    }
}
