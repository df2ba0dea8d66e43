//! What the page asks of the library.
//! Takes nothing, gives the words that both sides know.
//! Law: the text travels beside, so that nothing but the browser copies it.

use super::Wish;
use crate::articles::Held;
use crate::corrections::Log;
use serde::{Deserialize, Serialize};

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Keep an article. Its text travels beside, unless that is as it was kept last; so does the engine's annotation.
    Keep {
        /// Its name in the library.
        id: String,
        /// The revision that the page knows; 0 where it knows none.
        base: u32,
        /// The article, without its text, and without what was left out of it unless the text comes along.
        held: Box<Held>,
    },
    /// Give an article out.
    Fetch(String),
    /// List what is there.
    List(Wish),
    /// Show what several articles say together: what was pressed or filled in, and what is in the fields.
    Across(String, Vec<String>),
    /// File an article under these tags.
    Tag(String, String),
    /// Delete an article, or all.
    Delete(Option<String>),
    /// Take the last deletion back.
    Restore,
    /// Write a file with all articles.
    Export,
}

/// How an article is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// It is kept.
    As {
        /// Under this name: another one than was asked for where another page had changed the text.
        id: String,
        /// Its revision.
        revision: u32,
        /// The corrections, where another page had added some.
        log: Option<Log>,
    },
    /// It was changed by another page, and what becomes of it depends on the text.
    TextWanted,
}
