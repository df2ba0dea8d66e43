//! Every form in which an annotated article leaves: what it is called, what it is for, how it is written.
//! Takes a checked annotation, gives the text of one file.
//! Law: the same for the command line and the page; what a form cannot hold is left out, never bent.

mod brat;
mod csv;
mod html;
mod iob2;
mod markdown;
mod name;
mod spacy;
mod speakers;
mod tables;
mod tei;
mod tokens;
mod web_annotation;
mod xml;

pub use tables::{Cell, Column, Kind, Table};

use super::checked::Checked;
use super::contract::Unit;

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The annotation format with its text.
    Json,
    /// W3C Web Annotation as JSON-LD.
    WebAnnotation,
    /// A table.
    Csv(Table),
    /// Markdown.
    Markdown,
    /// One HTML page.
    Html,
    /// brat standoff.
    Brat,
    /// IOB2 columns, as in CoNLL.
    Iob2,
    /// TEI P5.
    Tei,
    /// spaCy’s JSON.
    Spacy,
    /// The text alone.
    Text,
}

impl Format {
    /// All forms in the order in which they are offered.
    pub const ALL: [Format; 12] = [
        Format::Json,
        Format::Html,
        Format::Markdown,
        Format::Csv(Table::Quotes),
        Format::Csv(Table::Entities),
        Format::Csv(Table::Mentions),
        Format::WebAnnotation,
        Format::Tei,
        Format::Brat,
        Format::Iob2,
        Format::Spacy,
        Format::Text,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Html => "html",
            Format::Markdown => "markdown",
            Format::Csv(Table::Quotes) => "csv",
            Format::Csv(Table::Entities) => "csv-entities",
            Format::Csv(Table::Mentions) => "csv-mentions",
            Format::WebAnnotation => "webannotation",
            Format::Tei => "tei",
            Format::Brat => "brat",
            Format::Iob2 => "iob2",
            Format::Spacy => "spacy",
            Format::Text => "text",
        }
    }

    /// The form of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// What it is for, in one line.
    #[must_use]
    pub fn purpose(self) -> &'static str {
        match self {
            Format::Json => "All of it, to keep and to open again",
            Format::Html => "The marked article as one page, to read, send or print",
            Format::Markdown => "The quotes by speaker, for notes and drafts",
            Format::Csv(Table::Quotes) => "One quote a row, for a spreadsheet",
            Format::Csv(Table::Entities) => "One person, organisation or place a row, for a spreadsheet",
            Format::Csv(Table::Mentions) => "One mention a row, for a spreadsheet",
            Format::WebAnnotation => "W3C Web Annotation (JSON-LD), for annotation tools on the web",
            Format::Tei => "TEI P5, for digital editions and archives",
            Format::Brat => "brat standoff (.ann beside the text), for annotation tools",
            Format::Iob2 => "One token a line with IOB2 tags (CoNLL), to train or score name taggers",
            Format::Spacy => "spaCy’s JSON for Doc.from_json, for work in Python",
            Format::Text => "The text alone, in which the offsets of the other forms count",
        }
    }

    /// The ending of a file of this form.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Format::Json | Format::Spacy => "json",
            Format::WebAnnotation => "jsonld",
            Format::Csv(_) => "csv",
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Brat => "ann",
            Format::Iob2 => "conll",
            Format::Tei => "xml",
            Format::Text => "txt",
        }
    }

    /// The media type of a file of this form.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Json | Format::Spacy => "application/json",
            Format::WebAnnotation => "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"",
            Format::Csv(_) => "text/csv;charset=utf-8",
            Format::Markdown => "text/markdown;charset=utf-8",
            Format::Html => "text/html;charset=utf-8",
            Format::Brat | Format::Iob2 | Format::Text => "text/plain;charset=utf-8",
            Format::Tei => "application/tei+xml",
        }
    }

    /// The whole file.
    #[must_use]
    pub fn write(self, checked: &Checked) -> String {
        match self {
            Format::Json => pretty(&checked.counted(Unit::Codepoint)),
            Format::WebAnnotation => pretty(&web_annotation::page(checked)),
            Format::Csv(table) => csv::table(checked, table),
            Format::Markdown => markdown::notes(checked),
            Format::Html => html::page(checked),
            Format::Brat => brat::standoff(checked),
            Format::Iob2 => iob2::columns(checked),
            Format::Tei => tei::edition(checked),
            Format::Spacy => pretty(&spacy::doc(checked)),
            Format::Text => checked.text().to_owned(),
        }
    }
}

/// A value as indented JSON. Nothing that is written here can fail to be JSON: keys are strings, numbers finite.
fn pretty(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).map_or_else(|_| String::new(), |json| json + "\n")
}
