//! One article from a file or standard input.
//! Takes its bytes, gives one annotation in the form asked for.
//! Law: nothing is written unless the whole text could be read.

use crate::args::Options;
use crate::refusal::{Refusal, utf8};
use crate::{Outcome, TEXT_LIMIT, annotated, checked, tell};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use whosaid::formats::Format;
use whosaid::{Annotator, Article};

/// Annotates the file or standard input.
pub(crate) fn annotate(annotator: &Annotator, options: &Options) -> io::Result<Outcome> {
    let bytes = read(options.file.as_deref(), TEXT_LIMIT)?;
    let text = match text(&bytes) {
        Ok(text) => text,
        Err(refusal) => {
            tell(&refusal.message);
            return Ok(Outcome::Incomplete);
        }
    };
    let article = Article { text, published: options.published };
    let id = options.file.as_deref().and_then(Path::file_name).and_then(|name| name.to_str());
    let id = id.filter(|id| *id != "-");
    let out = match options.form.format {
        Format::Json => {
            let annotation = annotated(annotator, &article, id, options).map_err(io::Error::other)?;
            serde_json::to_string_pretty(&annotation)? + "\n"
        }
        other => other.write(&checked(annotator, &article, id, options.form).map_err(io::Error::other)?),
    };
    io::stdout().lock().write_all(out.as_bytes())?;
    Ok(Outcome::Complete)
}

fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    if bytes.len() > TEXT_LIMIT { Err(Refusal::too_large()) } else { utf8(bytes) }
}

/// All bytes of a file or of standard input, at most one more than the limit allows.
pub(crate) fn read(file: Option<&Path>, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(file)?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file, or standard input for none and for "-". An error names the file.
pub(crate) fn open(file: Option<&Path>) -> io::Result<Box<dyn Read + Send>> {
    let Some(path) = file.filter(|path| path.as_os_str() != "-") else {
        return Ok(Box::new(io::stdin()));
    };
    match File::open(path) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) => Err(io::Error::new(error.kind(), format!("{}: {error}", path.display()))),
    }
}
