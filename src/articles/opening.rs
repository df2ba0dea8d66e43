//! From a file, or from what lay on the clipboard, to an article.
//! Takes names, bytes and HTML, gives the article or why there is none.
//! Law: what a file is, its bytes say; JSON is opened only where it was saved by this program.

use super::library::{Coming, unbundle};
use super::{Aside, Held, Refusal, read};
use crate::files::{self, Opened, Unreadable};
use crate::formats::Flaw;
use crate::formats::contract::Page;

/// The longest file, in bytes: marks may weigh several times as much as the text that they stand in.
pub const LONGEST: usize = 256 << 20;

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Contents {
    /// An article.
    One(Box<Held>),
    /// A library: its articles, each as far as it can be read.
    Many(Vec<Result<Coming, Refusal>>),
}

/// What is in a file.
///
/// # Errors
/// Where it cannot be read here.
pub fn opened(name: &str, bytes: &[u8]) -> Result<Contents, Refusal> {
    if bytes.len() > LONGEST {
        return Err(Refusal::TooLarge);
    }
    let opened = files::open(Some(name), bytes).map_err(|reason| match reason {
        Unreadable::Pdf => Refusal::Pdf,
        Unreadable::Binary => Refusal::Binary,
        Unreadable::Damaged => Refusal::Damaged,
    })?;
    if name.to_ascii_lowercase().ends_with(".json") || is_saved(&opened.text) {
        if let Some(articles) = unbundle(&opened.text) {
            let refused = |article: Result<_, Flaw>| article.map_err(|flaw| Refusal::NotSaved(flaw.message));
            return Ok(Contents::Many(articles.into_iter().map(refused).collect()));
        }
        let saved = read(&opened.text).map_err(|flaw| Refusal::NotSaved(flaw.message))?;
        return Ok(Contents::One(Box::new(saved.held)));
    }
    held(opened).map(|held| Contents::One(Box::new(held))).ok_or(Refusal::Empty)
}

/// The article in HTML that lay on the clipboard; none where that has no words.
#[must_use]
pub fn pasted(html: &str) -> Option<Held> {
    held(files::page(html))
}

/// Whether a text begins as the lossless file does, whatever it is called.
fn is_saved(text: &str) -> bool {
    let head: String = text.chars().take(200).filter(|c| !c.is_whitespace()).collect();
    head.trim_start_matches('\u{feff}').starts_with("{\"version\":")
}

fn held(opened: Opened) -> Option<Held> {
    let Opened { text, page, published, aside, .. } = opened;
    let has_words = !text.trim().is_empty();
    has_words.then(|| Held {
        text,
        published: published.map(|day| day.to_string()),
        page: page.filter(|page| *page != Page::default()),
        aside: aside.map(|(lines, whole)| Aside { lines, whole }),
        shown: true,
        ..Held::default()
    })
}
