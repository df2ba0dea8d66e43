//! What the page asks of its helper, and why that may not be possible.
//! Takes nothing, gives the words that both sides know.
//! Law: every task is answered, with what was asked for or with a refusal.

use super::{Held, Order, library};
use serde::{Deserialize, Serialize};

/// What the page asks for. A file or a long text travels beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    /// Open the files that come with it; of several, and of a library in a file, the articles are kept.
    Open,
    /// Take the article out of the HTML that comes with it, which lay on the clipboard.
    Paste,
    /// Write a file of the article whose text comes with it.
    Write(Box<Order>),
    /// Write a link to the article whose text comes with it: behind the address of the page, what else is to be in it.
    Share(String, Box<Held>),
    /// Take the article out of a link: what stands behind the address comes with it.
    Shared,
    /// Something of the library.
    Library(library::Order),
}

/// What came of the files that were opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Arrived {
    /// The article to show.
    pub first: Option<Held>,
    /// How many articles were kept in the library.
    pub kept: usize,
    /// What could not be opened or kept, and why.
    pub refused: Vec<(String, Refusal)>,
}

/// Why it is not possible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// The file is a PDF.
    Pdf,
    /// The file is no text.
    Binary,
    /// The file is damaged.
    Damaged,
    /// The file is longer than can be read.
    TooLarge,
    /// The file is JSON, but none that was saved here: why.
    NotSaved(String),
    /// The annotation cannot be written: why.
    NotWritten(String),
    /// There is no text in the file.
    Empty,
    /// The device has no room left.
    Full,
    /// The browser keeps nothing for this page.
    NoStorage,
    /// A later version of this program keeps its articles here.
    Newer,
    /// It is no longer in the library.
    Gone,
    /// The helper could not be loaded or stopped at work.
    Unavailable,
}
