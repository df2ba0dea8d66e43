//! What the list of articles says of each: its title, its quotes and who speaks.
//! Takes the text, the engine's annotation and the reader's corrections, gives a title, a number and names.
//! Law: what the reader rejected does not count.

use super::{Said, Spoken};
use crate::corrections::{Ground, Lexicon, Log, Standing, correct};
use crate::document::BlockKind;
use crate::formats::contract::{Annotation, Page, Quote, Unit};
use crate::formats::utf16::Utf16;

/// The longest title, in characters.
const LONGEST: usize = 160;

/// What was found in an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What it is called.
    pub title: String,
    /// How many quotes are in it; none where the engine has not read it.
    pub quotes: Option<usize>,
    /// Who speaks in it, in order.
    pub speakers: Vec<String>,
    /// What is said in it; none where the engine has not read it.
    pub spoken: Option<Spoken>,
}

impl Findings {
    /// What can be said of an article: with an annotation that counts in UTF-16, all; without, how it begins.
    #[must_use]
    pub fn new(text: &str, annotation: Option<&Annotation>, page: Option<&Page>, log: &Log) -> Self {
        let titled = page.and_then(|page| page.title.as_deref());
        let Some(found) = annotation.filter(|annotation| annotation.unit == Unit::Utf16) else {
            return Self { title: title(titled, text), ..Self::default() };
        };
        let index = Utf16::new(text);
        let words = |start, end| index.bytes(start, end).and_then(|(start, end)| text.get(start..end));
        let headline = found.blocks.iter().find(|block| block.kind == BlockKind::Headline.label());
        let headline = headline.and_then(|block| words(block.start, block.end));
        let corrected = correct(&Ground::new(text), found, &Lexicon::default(), log.edits());
        let quotes = corrected.annotation.quotes.iter().zip(&corrected.quotes);
        let standing: Vec<&Quote> =
            quotes.filter(|(_, standing)| **standing != Standing::Rejected).map(|(quote, _)| quote).collect();
        let mut speakers: Vec<String> = Vec::new();
        for name in standing.iter().filter_map(|quote| quote.speaker_name.as_ref()) {
            if !speakers.contains(name) {
                speakers.push(name.clone());
            }
        }
        let said = standing.iter().map(|quote| Said::new(quote, &corrected.annotation, words)).collect();
        let (title, spoken) = (title(titled.or(headline), text), Some(Spoken::new(said)));
        Self { title, quotes: Some(standing.len()), speakers, spoken }
    }
}

/// What a page says that it is called, or else the first line, on one line and cut where it is too long for a title.
fn title(said: Option<&str>, text: &str) -> String {
    let first = || text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let whole = said.filter(|title| !title.trim().is_empty()).unwrap_or_else(first);
    let mut title = String::new();
    for word in whole.split_whitespace() {
        let gap = usize::from(!title.is_empty());
        if title.chars().count() + gap + word.chars().count() > LONGEST {
            let cut: String = if title.is_empty() { word.chars().take(LONGEST).collect() } else { title };
            return cut + " …";
        }
        title.push_str(if gap > 0 { " " } else { "" });
        title.push_str(word);
    }
    title
}
