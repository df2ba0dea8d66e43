//! The command line: `whosaid annotate`.
//! Takes text or JSON lines, gives annotations on standard output.
//! Law: order is kept; a bad line costs itself alone; a reader that stops reading ends the work in silence.

mod args;
mod lines;
mod refusal;
mod single;

use args::{Cli, Command, Format, Options};
use clap::{CommandFactory, Parser, ValueEnum, error::ErrorKind};
use std::io::{self, Write};
use std::process::ExitCode;
use whosaid::formats::{annotation, contract::Annotation};
use whosaid::{Annotator, Article, Lexicon};

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
    let Command::Annotate(options) = Cli::parse().command;
    refuse_other_formats(options.format);
    match annotate(&options) {
        Ok(Outcome::Complete) => ExitCode::SUCCESS,
        Ok(Outcome::Incomplete) => ExitCode::FAILURE,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            tell(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Ends the program where a form of output is asked for that is still to come.
fn refuse_other_formats(format: Format) {
    if format != Format::Json {
        let name = format.to_possible_value().map_or(String::new(), |value| value.get_name().to_owned());
        let message = format!("--format {name} is not yet in this version; json is");
        Cli::command().error(ErrorKind::InvalidValue, message).exit();
    }
}

fn annotate(options: &Options) -> io::Result<Outcome> {
    let lexicon = Lexicon::embedded().map_err(io::Error::other)?;
    let annotator = Annotator::new(lexicon);
    if options.jsonl { lines::annotate(&annotator, options) } else { single::annotate(&annotator, options) }
}

/// One article in the annotation format.
fn annotated(annotator: &Annotator, article: &Article, id: Option<&str>, options: &Options) -> Annotation {
    let document = annotator.annotate(article);
    let mut annotation = annotation(&document, id, options.unit.unit());
    annotation.text = options.with_text.then(|| article.text.to_owned());
    annotation
}

/// Says something on standard error; where even that is closed, no one is left to tell.
fn tell(message: &str) {
    let _ = writeln!(io::stderr().lock(), "whosaid: {message}");
}
