//! An annotation that was saved, in another form.
//! Takes JSON in the annotation format with its text, gives the form asked for.
//! Law: the file is trusted in nothing; what is wrong with it is told with its place.

use crate::args::Conversion;
use crate::refusal::utf8;
use crate::single::read;
use crate::{Outcome, TEXT_LIMIT, tell};
use std::io::{self, Write};
use whosaid::formats::{Checked, Format, scoped};

/// The largest file: marks may weigh several times as much as the text that they stand in.
const LIMIT: usize = 16 * TEXT_LIMIT;

/// Opens the file or standard input and writes it anew.
pub(crate) fn convert(conversion: &Conversion) -> io::Result<Outcome> {
    let bytes = read(conversion.file.as_deref(), LIMIT)?;
    let opened = match opened(&bytes) {
        Ok(checked) => scoped(checked, conversion.form.scope()),
        Err(message) => {
            tell(&message);
            return Ok(Outcome::Incomplete);
        }
    };
    let out = match conversion.form.format {
        Format::Json => serde_json::to_string_pretty(&opened.counted(conversion.form.unit()))? + "\n",
        other => other.write(&opened),
    };
    io::stdout().lock().write_all(out.as_bytes())?;
    Ok(Outcome::Complete)
}

fn opened(bytes: &[u8]) -> Result<Checked, String> {
    if bytes.len() > LIMIT {
        return Err(format!("the file is over {} MB", LIMIT >> 20));
    }
    let json = utf8(bytes).map_err(|refusal| refusal.message)?;
    Checked::from_json(json.trim_start_matches('\u{feff}')).map_err(|flaw| flaw.to_string())
}
