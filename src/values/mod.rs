//! Dates, times, durations, money, percent, quantities, ordinals, cardinals and ages, each with its value.
//! Takes the tokens and the publication date, gives value mentions in order, without overlap.
//! Law: a span is found by its words alone; only its value depends on the date.

use crate::document::{Block, Mention};
use crate::text::Source;
use jiff::civil::Date;

/// The publication date as the page itself words it (byline, "Published …", dateline, copyright), if it does.
pub(crate) fn publication_date(_source: &Source, _blocks: &[Block]) -> Option<Date> {
    None
}

/// All values of the text.
pub(crate) fn find(_source: &Source, _published: Option<Date>) -> Vec<Mention> {
    Vec::new()
}
