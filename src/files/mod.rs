//! Files as people have them: saved web pages, mails, Word documents, RTF, Markdown, and text in any encoding.
//! Takes a file's name and bytes, gives the article's text and what the file says of itself, or why it cannot be read.
//! Law: nothing in a file is run, fetched or trusted; what cannot be read says how to do it instead.

mod about;
mod article;
mod date;
mod docx;
mod encoding;
mod html;
mod kind;
mod mail;
mod markdown;
mod outline;
#[cfg(feature = "readability")]
mod readability;
mod rtf;
mod tags;

use crate::formats::contract::Page;
use jiff::civil::Date;
use kind::Kind;
use std::fmt;

/// An article, taken out of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// Its text. Unless `page` or `encoding` says otherwise, the very bytes of the file.
    pub text: String,
    /// What the file says of itself, where its text was taken out of markup.
    pub page: Option<Page>,
    /// When it was published, as the file says.
    pub published: Option<Date>,
    /// The encoding, where it is not UTF-8.
    pub encoding: Option<&'static str>,
    /// How many lines of a page were left out as no part of its article, and the text with them in their places.
    pub aside: Option<(usize, String)>,
}

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A PDF.
    Pdf,
    /// Not text in any encoding.
    Binary,
    /// Of a kind that could be read, but damaged.
    Damaged,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unreadable::Pdf => {
                "a PDF cannot be opened; open it in its own program, copy its text and give me that"
            }
            Unreadable::Binary => "the file is no text; save it as plain text or as a web page first",
            Unreadable::Damaged => "the file is damaged; save it anew, or copy its text and give me that",
        })
    }
}

impl std::error::Error for Unreadable {}

/// Reads a file. The name, if there is one, settles what the bytes leave open.
///
/// # Errors
/// Where it is of a kind that cannot be read here.
pub fn open(name: Option<&str>, bytes: &[u8]) -> Result<Opened, Unreadable> {
    match kind::of(name, bytes) {
        Kind::Pdf => Err(Unreadable::Pdf),
        Kind::Html => encoding::page(bytes).map(|(text, _)| html::open(&text)),
        Kind::Mail => mail::article(bytes),
        Kind::Docx => docx::article(bytes),
        Kind::Rtf => Ok(Opened { text: rtf::text(bytes), page: Some(Page::default()), ..Opened::default() }),
        Kind::Markdown => {
            let (text, encoding) = encoding::text(bytes)?;
            Ok(Opened {
                text: markdown::text(&text),
                page: Some(Page::default()),
                encoding,
                ..Opened::default()
            })
        }
        Kind::Text => {
            let (text, encoding) = encoding::text(bytes)?;
            Ok(Opened { text, encoding, ..Opened::default() })
        }
    }
}

/// Reads a file as [`open`] does, but takes the article of a saved page from what browsers' reader views show of it.
///
/// # Errors
/// As those of [`open`].
#[cfg(feature = "readability")]
pub fn open_by_readability(name: Option<&str>, bytes: &[u8]) -> Result<Opened, Unreadable> {
    match kind::of(name, bytes) {
        Kind::Html => encoding::page(bytes).map(|(text, _)| html::open_by_readability(&text)),
        _ => open(name, bytes),
    }
}

/// Reads the HTML of a page or of a part of one.
#[must_use]
pub fn page(html: &str) -> Opened {
    html::open(html)
}
