//! The command line: `whosaid annotate` and `whosaid convert`.
//! Takes text, JSON lines or annotations, gives annotations on standard output in the form asked for.
//! Law: order is kept; a bad line costs itself alone; a reader that stops reading ends the work in silence.

#[cfg(feature = "archive")]
mod archive;
mod args;
mod convert;
mod feed;
mod input;
mod lines;
mod refusal;
mod resume;
mod single;

use args::{Cli, Command, Form, Options};
use clap::{CommandFactory, Parser, error::ErrorKind};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use whosaid::formats::{Checked, Flaw, Format, annotation, contract::Unit, scoped};
use whosaid::{Annotator, Article};

/// The longest text, in bytes.
const TEXT_LIMIT: usize = 64 << 20;

/// Whether all that was asked for could be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All of it.
    Complete,
    /// Something could not be read; what and why stands on standard error.
    Incomplete,
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Annotate(options) => annotate(&options),
        Command::Convert(conversion) => convert::convert(&conversion),
    };
    match done {
        Ok(Outcome::Complete) => ExitCode::SUCCESS,
        Ok(Outcome::Incomplete) => ExitCode::FAILURE,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            tell(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

fn annotate(options: &Options) -> io::Result<Outcome> {
    if options.jsonl && options.form.format != Format::Json {
        let name = options.form.format.name();
        misused(&format!("--jsonl writes one JSON a line; --format {name} is for one article"));
    }
    if options.form.scope().is_none() {
        misused("no reader has confirmed anything yet; --scope confirmed is for `convert`");
    }
    let annotator = Annotator::embedded().map_err(io::Error::other)?;
    match &options.archive {
        Some(place) => archive(&annotator, options, place),
        None if options.jsonl => lines::annotate(&annotator, options),
        None => single::annotate(&annotator, options),
    }
}

#[cfg(feature = "archive")]
fn archive(annotator: &Annotator, options: &Options, place: &Path) -> io::Result<Outcome> {
    archive::annotate(annotator, options, place)
}

#[cfg(not(feature = "archive"))]
fn archive(_: &Annotator, _: &Options, _: &Path) -> io::Result<Outcome> {
    misused(
        "this program was built without --archive; build it with `cargo build --release --features archive`",
    )
}

/// Ends with the status of wrong usage.
fn misused(message: &str) -> ! {
    Cli::command().error(ErrorKind::ArgumentConflict, message).exit()
}

/// One article, annotated and looked over, ready for any form of output.
fn checked(annotator: &Annotator, article: &Article, id: Option<&str>, form: Form) -> Result<Checked, Flaw> {
    let document = annotator.annotate(article);
    let checked = Checked::new(article.text, annotation(&document, id, Unit::Byte))?;
    Ok(scoped(checked, form.scope().unwrap_or_default()))
}

/// Says something on standard error; where even that is closed, no one is left to tell.
fn tell(message: &str) {
    let _ = writeln!(io::stderr().lock(), "whosaid: {message}");
}
