//! One article as the reader has it.
//! Takes nothing, gives plain values that can be kept on the device.
//! Law: what an older version kept can be read by every later one.

use crate::corrections::Log;
use crate::formats::contract::Page;
use serde::{Deserialize, Serialize};

/// An article with all that the reader did to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Held {
    /// The reader's text.
    pub text: String,
    /// What the reader changed.
    pub log: Log,
    /// The day of publication, as the reader set it or the page says it.
    pub published: Option<String>,
    /// What the page says of itself that the text was taken from.
    pub page: Option<Page>,
    /// What was left out of the text.
    pub aside: Option<Aside>,
    /// Whether the article was shown, not the paste box.
    pub shown: bool,
    /// Its name in the library and its revision, where it comes from there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept: Option<(String, u32)>,
}

impl Held {
    /// How its text begins: in its lines, without what is blank, and in so many characters at most.
    #[must_use]
    pub fn head(&self, longest: usize) -> String {
        let mut head = String::new();
        let mut left = longest;
        for line in self.text.lines() {
            for (at, word) in line.split_whitespace().enumerate() {
                let gap = match at {
                    _ if head.is_empty() => "",
                    0 => "\n",
                    _ => " ",
                };
                let length = gap.len() + word.chars().count();
                if length > left {
                    let cut: String =
                        if head.is_empty() { word.chars().take(longest).collect() } else { head };
                    return cut + " …";
                }
                left -= length;
                head = head + gap + word;
            }
        }
        head
    }
}

/// What of a page was left out as no part of its article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// How many lines.
    pub lines: usize,
    /// The whole page with those lines in their places.
    pub whole: String,
}
