//! The list of the articles on the device.
//! Takes records and what the reader looks for, gives cards in order.
//! Law: what is listed can be opened, also where its record is damaged.

use super::Record;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// What the reader wants listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Words of the title, the text or a speaker; blank for all.
    pub search: String,
    /// What comes first: `changed`, `title`, `site`, `day` or `quotes`.
    pub by: String,
    /// Only what is filed under this tag; blank for all.
    pub tag: String,
}

/// An article in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Its name in the library.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it was published, if a page said so.
    pub site: Option<String>,
    /// The day of publication.
    pub day: Option<String>,
    /// How many quotes are in it; none where the engine has not read it.
    pub quotes: Option<usize>,
    /// The day when it was last changed.
    pub changed: String,
    /// What it is filed under.
    pub tags: Vec<String>,
}

/// The list, and what the page says around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Shelf {
    /// What was looked for.
    pub cards: Vec<Card>,
    /// How many articles there are in all.
    pub all: usize,
    /// All tags, in order.
    pub tags: Vec<String>,
    /// How many were deleted last and can still be had back.
    pub deleted: usize,
}

impl Wish {
    /// Whether a record is one of those looked for; what its text says is asked only where nothing else tells.
    pub fn fits(&self, record: &Record) -> Fit {
        let tagged = self.tag.is_empty() || record.tags.contains(&self.tag);
        let sought = self.search.trim().to_lowercase();
        let site = record.page.as_ref().and_then(|page| page.site.as_ref());
        let mut said = [&record.title].into_iter().chain(&record.speakers).chain(&record.tags).chain(site);
        match tagged {
            false => Fit::No,
            true if sought.is_empty() || said.any(|said| said.to_lowercase().contains(&sought)) => Fit::Yes,
            true => Fit::IfTextHas(sought),
        }
    }

    /// Which of two comes first.
    #[must_use]
    pub fn order(&self, one: &Record, other: &Record) -> Ordering {
        let site = |record: &Record| record.page.as_ref().and_then(|page| page.site.clone());
        let titles = || one.title.to_lowercase().cmp(&other.title.to_lowercase());
        // What lacks it comes last.
        let by = match self.by.as_str() {
            "title" => titles(),
            "site" => {
                site(one).is_none().cmp(&site(other).is_none()).then_with(|| site(one).cmp(&site(other)))
            }
            "day" => other.published.cmp(&one.published),
            "quotes" => other.quotes.cmp(&one.quotes),
            _ => Ordering::Equal,
        };
        by.then(other.changed.cmp(&one.changed)).then_with(titles)
    }
}

/// Whether a record is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// It is if these words, all small, are in its text.
    IfTextHas(String),
}

impl Record {
    /// The article in the list.
    #[must_use]
    pub fn card(&self, id: String, changed: String) -> Card {
        Card {
            id,
            title: self.title.clone(),
            site: self.page.as_ref().and_then(|page| page.site.clone()),
            day: self.published.clone(),
            quotes: self.quotes,
            changed,
            tags: self.tags.clone(),
        }
    }
}

/// The tags that a reader wrote, separated by commas: each once, in order.
#[must_use]
pub fn tags(written: &str) -> Vec<String> {
    let squeezed = |tag: &str| tag.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut tags: Vec<String> = written.split(',').map(squeezed).filter(|tag| !tag.is_empty()).collect();
    tags.sort();
    tags.dedup();
    tags
}
