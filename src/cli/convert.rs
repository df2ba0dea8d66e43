//! An annotation that was saved, in another form.
//! Takes JSON in the annotation format with its text, gives the form asked for.
//! Law: the file is trusted in nothing; what is wrong with it is told with its place.

use crate::args::Conversion;
use crate::refusal::utf8;
use crate::single::read;
use crate::{Outcome, TEXT_LIMIT, tell};
use std::io::{self, Write};
use whosaid::articles;
use whosaid::corrections::Log;
use whosaid::formats::{Checked, Format, Scope, scoped};

/// The largest file: marks may weigh several times as much as the text that they stand in.
const LIMIT: usize = 16 * TEXT_LIMIT;

/// Opens the file or standard input and writes it anew.
pub(crate) fn convert(conversion: &Conversion) -> io::Result<Outcome> {
    let bytes = read(conversion.file.as_deref(), LIMIT)?;
    let (log, checked) = match opened(&bytes) {
        Ok(opened) => opened,
        Err(message) => {
            tell(&message);
            return Ok(Outcome::Incomplete);
        }
    };
    let scope = conversion.form.scope();
    // A part of the annotation is not what the corrections were made to.
    let log = if scope == Scope::All { log } else { Log::default() };
    let checked = scoped(checked, scope);
    let out = match conversion.form.format {
        Format::Json => articles::written(&checked, &log, conversion.form.unit()),
        other => other.write(&checked),
    };
    io::stdout().lock().write_all(out.as_bytes())?;
    Ok(Outcome::Complete)
}

/// The annotation, and what a reader changed in it.
fn opened(bytes: &[u8]) -> Result<(Log, Checked), String> {
    if bytes.len() > LIMIT {
        return Err(format!("the file is over {} MB", LIMIT >> 20));
    }
    let json = utf8(bytes).map_err(|refusal| refusal.message)?;
    articles::read(json).map(|(held, checked)| (held.log, checked)).map_err(|flaw| flaw.to_string())
}
