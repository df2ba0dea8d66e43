//! Texts of the export.
//! Takes forms, portions and counts, gives sentences.
//! Law: what is left out of a file is said before it is saved.

use super::{grouped, mentions, quotes};
use whosaid::articles::{Portion, Preview, Refusal};
use whosaid::formats::{Format, Table};

pub(crate) const FORM: &str = "Form";
pub(crate) const PORTION: &str = "How much";
pub(crate) const PREVIEW: &str = "Preview";
pub(crate) const WRITING: &str = "Writing …";
pub(crate) const DOWNLOAD: &str = "Download";
pub(crate) const COPY: &str = "Copy";
pub(crate) const PRINT: &str = "Print";
pub(crate) const PRINT_HINT: &str = "The article and the list beside it, as they are shown";
pub(crate) const TEXT_BESIDE: &str =
    "Its offsets count in the article’s text, which lies beside it in a file of its own. ";
pub(crate) const DOWNLOAD_TEXT: &str = "Download the text";
pub(crate) const COPIED: &str = "Copied.";
pub(crate) const NOT_COPIED: &str = "The browser does not let this page copy. Download the file instead.";

pub(crate) fn format(format: Format) -> &'static str {
    match format {
        Format::Json => "JSON",
        Format::Html => "Marked page (HTML)",
        Format::Markdown => "Notes (Markdown)",
        Format::Csv(Table::Quotes) => "Table of quotes (CSV)",
        Format::Csv(Table::Entities) => "Table of people and things (CSV)",
        Format::Csv(Table::Mentions) => "Table of mentions (CSV)",
        Format::WebAnnotation => "Web Annotation",
        Format::Tei => "TEI",
        Format::Brat => "brat",
        Format::Iob2 => "IOB2",
        Format::Spacy => "spaCy",
        Format::Text => "Plain text",
    }
}

pub(crate) fn portion(portion: Portion) -> &'static str {
    match portion {
        Portion::All => "All",
        Portion::Shown => "What is shown",
        Portion::Confirmed => "Confirmed only",
    }
}

/// What a portion holds, and how many of them.
pub(crate) fn holds(portion: Portion, preview: &Preview) -> String {
    let what = match portion {
        Portion::All => "Without what you rejected",
        Portion::Shown => "The marks that the legend shows, and of the quotes those in the list",
        Portion::Confirmed if preview.quotes + preview.mentions == 0 => {
            return "You have confirmed nothing yet: “Right” in the inspector, or the key y, does."
                .to_owned();
        }
        Portion::Confirmed => "What you confirmed, changed or added",
    };
    format!("{what}: {}, {}.", quotes(preview.quotes), mentions(preview.mentions))
}

/// How long a file is, and whether its preview shows all of it.
pub(crate) fn length(preview: &Preview) -> String {
    let kilobytes = |bytes: usize| format!("{} KB", grouped(bytes.div_ceil(1 << 10)));
    let all = kilobytes(preview.length);
    if preview.head.len() < preview.length {
        format!("{all}; the first {} are below", kilobytes(preview.head.len()))
    } else {
        all
    }
}

pub(crate) fn saved(name: &str) -> String {
    format!("Downloaded as {name}.")
}

pub(crate) fn not_saved() -> String {
    format!("The file was not saved: {}.", super::NO_DOWNLOAD)
}

/// Why a file could not be written, and what to do.
pub(crate) fn not_written(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotWritten(why) => format!("This article could not be written: {why}."),
        Refusal::TooLarge => "The file is too large for this browser. Choose another form, or less of it.".to_owned(),
        _ => "The part of the program that writes files could not be loaded. Check your connection and try again."
            .to_owned(),
    }
}
