//! All that an annotation marks in the text, in one list.
//! Takes the annotation, gives marks in bytes, sorted by start, the longer and the outer first.
//! Law: a mark lies in the text, on character boundaries, and is not empty.

use super::layer::Layer;
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

/// Lists the marks of `annotation`; those that do not fit the text are left out.
pub(super) fn marks(annotation: &Annotation, index: &Utf16) -> Vec<Mark> {
    let mut found = Vec::with_capacity(annotation.mentions.len() + 3 * annotation.quotes.len());
    let mut mark = |start, end, what| {
        found.extend(index.bytes(start, end).map(|(start, end)| Mark { start, end, what }));
    };
    for (id, mention) in annotation.mentions.iter().enumerate() {
        mark(mention.start, mention.end, What::Mention(id));
    }
    for (id, marks) in annotation.non_speech.iter().enumerate() {
        mark(marks.start, marks.end, What::NonSpeech(id));
    }
    for (id, quote) in annotation.quotes.iter().enumerate() {
        quote_marks(id, quote, &mut mark);
    }
    sort(&mut found);
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
