//! What may be typed after `whosaid`.
//! Takes the arguments, gives typed options.
//! Law: wrong usage is refused here, before anything is read; the words of `--help` stand here alone.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;
use whosaid::formats::{Format, Scope, contract::Unit};

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
    Convert(Conversion),
}

/// Annotate an article, or one article a line with --jsonl
///
/// A saved web page is read without its furniture; the output then has the text in it that the offsets count in, and
/// what the page says of itself. Text may be UTF-8, UTF-16 or windows-1252.
///
/// Exit status: 0 if everything was annotated, 1 if something could not be read, 2 for wrong usage.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// The article's file, perhaps packed (.gz, .zst); '-' or nothing reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// Read one JSON document a line, {"id": …, "text": …, "published": …}, and write one annotation a line, in order
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// With --jsonl: leave out the lines that FILE, the output of an earlier run, has answered; a last line without its
    /// end is cut away. `whosaid annotate --jsonl in.jsonl --skip-done out.jsonl >> out.jsonl` goes on where it stopped
    #[arg(long, value_name = "FILE", requires = "jsonl")]
    pub(crate) skip_done: Option<PathBuf>,

    /// With --jsonl: write tables for programs that count over whole archives, as Parquet files in FOLDER: quotes, entities,
    /// mentions, and the articles themselves; '-' writes the quotes alone to standard output, as an Arrow stream
    #[arg(long, value_name = "FOLDER", requires = "jsonl", conflicts_with_all = ["skip_done", "format"])]
    pub(crate) archive: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) form: Form,

    /// When the article was published (2025-02-12), so that "Wednesday" finds its date; with --jsonl, for lines without one
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) published: Option<Date>,

    /// Put the text into the output too: such JSON can be opened again
    #[arg(long)]
    pub(crate) with_text: bool,

    /// What finds the article in a saved web page
    #[arg(long, value_enum, default_value_t = Finder::Whosaid, conflicts_with = "jsonl")]
    pub(crate) article_by: Finder,
}

/// What finds the article in a saved web page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Finder {
    /// The same as in the browser's page
    Whosaid,
    /// The way of browsers' reader views, by the library dom_smoothie
    Readability,
}

/// Open an annotation in JSON that has its text in it, and write it in another form
///
/// Every offset, number and reference in it is checked first.
///
/// Exit status: 0 if it was written, 1 if it could not be read or is not right, 2 for wrong usage.
#[derive(Args, Debug)]
pub(crate) struct Conversion {
    /// The annotation's file; '-' or nothing reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) form: Form,
}

/// What is written, and how.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Form {
    /// The form of the output
    #[arg(long, value_parser = formats(), default_value = Format::Json.name())]
    pub(crate) format: Format,

    /// How much is written
    #[arg(long, value_enum, default_value_t = Amount::All)]
    scope: Amount,

    /// What the offsets in JSON count; the other forms count as their standards say
    #[arg(long, value_enum, default_value_t = Counting::Codepoint)]
    unit: Counting,
}

impl Form {
    /// How much is written; none where that is what the reader confirmed.
    pub(crate) fn scope(self) -> Option<Scope> {
        match self.scope {
            Amount::All => Some(Scope::All),
            Amount::Quotes => Some(Scope::Quotes),
            Amount::Mentions => Some(Scope::Mentions),
            Amount::Confirmed => None,
        }
    }

    /// What offsets in JSON count.
    pub(crate) fn unit(self) -> Unit {
        match self.unit {
            Counting::Codepoint => Unit::Codepoint,
            Counting::Utf16 => Unit::Utf16,
            Counting::Byte => Unit::Byte,
        }
    }
}

/// The forms of output by name, each with what it is for.
fn formats() -> impl TypedValueParser<Value = Format> {
    let names = Format::ALL.map(|format| PossibleValue::new(format.name()).help(format.purpose()));
    PossibleValuesParser::new(names)
        .try_map(|name| Format::named(&name).ok_or_else(|| format!("there is no form “{name}”")))
}

/// Scopes under their names on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Amount {
    /// All of it
    All,
    /// The quotes and who says them
    Quotes,
    /// Names, references, dates and amounts
    Mentions,
    /// What a reader confirmed, changed or added in the page; for `convert`
    Confirmed,
}

/// The contract's units under their names on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Counting {
    /// Unicode code points, as Python counts
    Codepoint,
    /// UTF-16 code units, as JavaScript counts
    Utf16,
    /// Bytes of UTF-8, as Rust counts
    Byte,
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
