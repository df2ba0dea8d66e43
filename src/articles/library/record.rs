//! What is kept of an article beside its text.
//! Takes nothing, gives plain values that are kept as JSON.
//! Law: what an older version kept can be read by every later one.

use super::Spoken;
use crate::articles::Held;
use crate::corrections::Log;
use crate::formats::contract::Page;
use serde::{Deserialize, Serialize};

/// What is kept of an article beside its text and what was left out of that.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// How often it was kept.
    pub revision: u32,
    /// The revision in which its text was last another.
    pub texted: u32,
    /// What it is called.
    pub title: String,
    /// How many quotes are in it; none where the engine has not read it.
    pub quotes: Option<usize>,
    /// Who speaks in it, in order.
    pub speakers: Vec<String>,
    /// What is said in it; none where the engine has not read it since this is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spoken: Option<Spoken>,
    /// What the reader filed it under.
    pub tags: Vec<String>,
    /// When it was kept first, in milliseconds since 1970.
    pub created: u64,
    /// When the reader last changed it.
    pub changed: u64,
    /// What the reader changed.
    pub log: Log,
    /// The day of publication.
    pub published: Option<String>,
    /// What the page says of itself that the text was taken from.
    pub page: Option<Page>,
    /// Whether the article was shown, not the paste box.
    pub shown: bool,
}

/// A name that no other article has, out of the milliseconds since 1970 and of a number between 0 and 1 by chance.
#[must_use]
pub fn name(now: f64, chance: f64) -> String {
    format!("{:x}-{:x}", now as u64, (chance * f64::from(u32::MAX)) as u32)
}

impl Record {
    /// The article with its text, as a page opens it.
    #[must_use]
    pub fn held(self, id: String, text: String) -> Held {
        let Self { log, published, page, shown, revision, .. } = self;
        Held { text, log, published, page, shown, kept: Some((id, revision)), ..Held::default() }
    }
}
