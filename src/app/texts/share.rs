//! Texts of links that hold an article.
//! Takes counts and refusals, gives sentences.
//! Law: what a link carries is said before it is made, and what is in it before it is opened.

use super::counted;
use whosaid::articles::Refusal;

pub(crate) const LINK_HINT: &str = "A link carries the article itself behind its #: text, corrections, date, and what the page says of itself. Nothing is sent to a server; whoever has the link can read it all.";
pub(crate) const COPY_LINK: &str = "Copy link";

pub(crate) const OFFER: &str = "Open the shared article?";
pub(crate) const OFFER_OPEN: &str = "Open it";
pub(crate) const OFFER_WHOSE: &str =
    "Whoever made the link could change every word: compare it with where it was published.";
pub(crate) const OFFER_REPLACES: &str = "The article that is open here stays in your library.";

/// What came of the copying of a link.
pub(crate) fn link_copied(done: &Result<bool, Refusal>) -> &'static str {
    match done {
        Ok(true) => "Link copied.",
        Ok(false) => super::NOT_COPIED,
        Err(Refusal::TooLarge) => {
            "This article is too long for a link: browsers and chat programs cut those over 64,000 characters. Download it as JSON and send that file; it opens with every correction."
        }
        Err(_) => "The link could not be made. Download the article as JSON and send that file instead.",
    }
}

/// How much the sender corrected.
pub(crate) fn with_corrections(count: usize) -> String {
    match count {
        0 => "no corrections".to_owned(),
        _ => counted(count, "correction", "corrections"),
    }
}

/// Why there is no article to open in a link, and what to do.
pub(super) fn unlinked(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Unavailable => {
            "The part of the program that opens links could not be loaded. Check your connection and reload the page."
        }
        Refusal::TooLarge => {
            "The article in this link is longer than a link can hold, so it is not opened. Ask for the saved file instead."
        }
        Refusal::NotSaved(_) | Refusal::Empty => {
            "There is no article in this link that Whosaid can open. Ask for a new link, or for the saved file."
        }
        _ => {
            "This link is damaged: perhaps a chat or mail program cut it. Ask for it anew, or for the saved file instead."
        }
    }
}
