//! What may be typed after `whosaid`.
//! Takes the arguments, gives typed options.
//! Law: wrong usage is refused here, before anything is read; the words of `--help` stand here alone.

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;
use whosaid::formats::contract::Unit;

/// Finds who is in a news article and who said what.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Annotate(Options),
}

/// Annotate an article, or one article a line with --jsonl
///
/// A .md or .html file is read as plain text for now: tags and markup are words to it.
///
/// Exit status: 0 if everything was annotated, 1 if something could not be read, 2 for wrong usage.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The article's file; '-' or nothing reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// Read one JSON document a line, {"id": …, "text": …, "published": …}, and write one annotation a line, in order
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// What the offsets in the output count
    #[arg(long, value_enum, default_value_t = Counting::Codepoint)]
    pub(crate) unit: Counting,

    /// The form of the output; only json in this version
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub(crate) format: Format,

    /// When the article was published (2025-02-12), so that "Wednesday" finds its date; with --jsonl, for lines without one
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) published: Option<Date>,

    /// Put the text into the output too
    #[arg(long)]
    pub(crate) with_text: bool,
}

/// The contract's units under their names on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Counting {
    /// Unicode code points, as Python counts
    Codepoint,
    /// UTF-16 code units, as JavaScript counts
    Utf16,
    /// Bytes of UTF-8, as Rust counts
    Byte,
}

impl Counting {
    /// The unit in the annotation format.
    pub(crate) fn unit(self) -> Unit {
        match self {
            Counting::Codepoint => Unit::Codepoint,
            Counting::Utf16 => Unit::Utf16,
            Counting::Byte => Unit::Byte,
        }
    }
}

/// Output forms by the names they will bear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(clippy::doc_markdown, reason = "the comments are shown by --help")]
pub(crate) enum Format {
    /// The annotation format, version 1
    Json,
    /// Not yet in this version
    Webannotation,
    /// Not yet in this version
    Csv,
    /// Not yet in this version
    Markdown,
    /// Not yet in this version
    Html,
    /// Not yet in this version
    Brat,
    /// Not yet in this version
    Iob2,
    /// Not yet in this version
    Tei,
    /// Not yet in this version
    Spacy,
}

/// A day: "2025-02-12", the start of a full time stamp, or "02/12/2025" as American archives date their articles.
pub(crate) fn date(text: &str) -> Result<Date, String> {
    let text = text.trim();
    let day = text.get(..10).unwrap_or(text);
    let is_stamp = text.len() == day.len() || text[day.len()..].starts_with(['T', 't', ' ']);
    match day.parse().ok().or_else(|| american(day)) {
        Some(date) if is_stamp => Ok(date),
        _ => Err(format!("“{text}” is no date of the form 2025-02-12")),
    }
}

/// "02/12/2025": month, day, year.
fn american(day: &str) -> Option<Date> {
    let mut parts = day.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
