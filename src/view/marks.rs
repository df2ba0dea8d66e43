//! All that an annotation marks in the text, in one list.
//! Takes the annotation, gives marks in bytes, and their order: by start, the longer and the outer first.
//! Law: a mark lies in the text, on character boundaries, and is not empty.

use super::layer::Layer;
use super::since::Since;
use crate::formats::contract::{Annotation, Quote};
use crate::formats::utf16::Utf16;

/// What a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A part of a quote.
    Quote {
        /// The quote's index.
        quote: usize,
        /// Whether it is the quote's first part.
        first: bool,
        /// Whether it is the quote's last part, after which the speaker's number stands.
        last: bool,
    },
    /// Quotation marks that are no speech, by index.
    NonSpeech(usize),
    /// The place and date that open the first paragraph.
    Dateline,
    /// Words in quotation marks inside the quote of this index.
    Verbatim(usize),
    /// The words that name the speaker of the quote of this index.
    Speaker(usize),
    /// The cue of the quote of this index.
    Cue(usize),
    /// A mention, by index.
    Mention(usize),
}

/// A stretch of the text and what it is marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it says.
    pub what: What,
}

/// Lists the marks of `annotation`, in any order; those that do not fit the text are left out. What is as it was before
/// keeps the marks that it had.
pub(super) fn marks(annotation: &Annotation, index: &Utf16, since: Option<&Since>) -> Vec<Mark> {
    let old = since.map_or(&[][..], |since| &since.before.marks);
    let mut found =
        Vec::with_capacity(old.len().max(annotation.mentions.len() + 3 * annotation.quotes.len()));
    found.extend(old.iter().filter(|mark| since.is_some_and(|since| since.mark(mark.what))));
    let mut mark = |start, end, what| {
        found.extend(index.bytes(start, end).map(|(start, end)| Mark { start, end, what }));
    };
    for (id, mention) in annotation.mentions.iter().enumerate() {
        if !since.is_some_and(|since| since.mention(id)) {
            mark(mention.start, mention.end, What::Mention(id));
        }
    }
    for (id, marks) in annotation.non_speech.iter().enumerate().filter(|_| since.is_none()) {
        mark(marks.start, marks.end, What::NonSpeech(id));
    }
    for (id, quote) in annotation.quotes.iter().enumerate() {
        if !since.is_some_and(|since| since.quote(id)) {
            quote_marks(id, quote, &mut mark);
        }
    }
    found
}

/// The order in which marks open: by start, the longer first, then as `What` ranks them.
pub(super) fn sort(marks: &mut [Mark]) {
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end), mark.what));
}

fn quote_marks(id: usize, quote: &Quote, mark: &mut impl FnMut(usize, usize, What)) {
    for (part, extent) in quote.parts.iter().enumerate() {
        let (first, last) = (part == 0, part + 1 == quote.parts.len());
        mark(extent.start, extent.end, What::Quote { quote: id, first, last });
    }
    if Layer::of_quote(quote) != Layer::Direct {
        for extent in &quote.quoted {
            mark(extent.start, extent.end, What::Verbatim(id));
        }
    }
    if let Some(cue) = &quote.cue {
        mark(cue.start, cue.end, What::Cue(id));
    }
    if let Some(speaker) = &quote.speaker {
        mark(speaker.start, speaker.end, What::Speaker(id));
    }
}
