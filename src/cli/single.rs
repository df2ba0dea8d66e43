//! One article from a file or standard input.
//! Takes its bytes, gives pretty JSON.
//! Law: nothing is written unless the whole text could be read.

use crate::args::Options;
use crate::refusal::{Refusal, utf8};
use crate::{Outcome, TEXT_LIMIT, annotated, tell};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use whosaid::{Annotator, Article};

/// Annotates the file or standard input.
pub(crate) fn annotate(annotator: &Annotator, options: &Options) -> io::Result<Outcome> {
    let bytes = read(options.file.as_deref())?;
    let text = match text(&bytes) {
        Ok(text) => text,
        Err(refusal) => {
            tell(&refusal.message);
            return Ok(Outcome::Incomplete);
        }
    };
    let article = Article { text, published: options.published };
    let id = options.file.as_deref().and_then(Path::file_name).and_then(|name| name.to_str());
    let annotation = annotated(annotator, &article, id.filter(|id| *id != "-"), options);
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, &annotation)?;
    writeln!(out)?;
    out.flush()?;
    Ok(Outcome::Complete)
}

fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    if bytes.len() > TEXT_LIMIT { Err(Refusal::too_large()) } else { utf8(bytes) }
}

/// All bytes of a file or of standard input, at most one more than the limit allows.
fn read(file: Option<&Path>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = TEXT_LIMIT as u64 + 1;
    open(file)?.take(most).read_to_end(&mut bytes)?;
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
