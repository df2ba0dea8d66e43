//! An annotation that was saved, in another form.
//! Takes JSON in the annotation format with its text, gives the form asked for.
//! Law: the file is trusted in nothing; what is wrong with it is told with its place.

use crate::args::Conversion;
use crate::refusal::utf8;
use crate::single::read;
use crate::{Outcome, TEXT_LIMIT, tell};
use std::io::{self, Write};
use whosaid::articles::{self, Saved};
use whosaid::formats::{Format, Part, Scope, parted};

/// The largest file: marks may weigh several times as much as the text that they stand in.
const LIMIT: usize = 16 * TEXT_LIMIT;

/// Opens the file or standard input and writes it anew.
pub(crate) fn convert(conversion: &Conversion) -> io::Result<Outcome> {
    let bytes = read(conversion.file.as_deref(), LIMIT)?;
    let saved = match opened(&bytes) {
        Ok(saved) => part_of(saved, conversion.form.scope()),
        Err(message) => {
            tell(&message);
            return Ok(Outcome::Incomplete);
        }
    };
    let out = match conversion.form.format {
        Format::Json => {
            articles::written(&saved.checked, &saved.held.log, &saved.confirmed, conversion.form.unit())
        }
        other => other.write(&saved.checked),
    };
    io::stdout().lock().write_all(out.as_bytes())?;
    Ok(Outcome::Complete)
}

/// No more than the scope, or than what the reader confirmed.
fn part_of(saved: Saved, scope: Option<Scope>) -> Saved {
    let annotation = saved.checked.annotation();
    let part = match scope {
        Some(Scope::All) => return saved,
        Some(scope) => Part::of(annotation, scope),
        None => saved.confirmed.clone().with_speakers(annotation),
    };
    Saved { confirmed: saved.confirmed.within(&part), checked: parted(saved.checked, &part), ..saved }
}

/// The article of a saved file.
fn opened(bytes: &[u8]) -> Result<Saved, String> {
    if bytes.len() > LIMIT {
        return Err(format!("the file is over {} MB", LIMIT >> 20));
    }
    let json = utf8(bytes).map_err(|refusal| refusal.message)?;
    articles::read(json).map_err(|flaw| flaw.to_string())
}
