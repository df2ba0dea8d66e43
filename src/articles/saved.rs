//! The lossless file: the annotation with its text, and what the reader changed.
//! Takes an annotation and the log, gives JSON; takes anyone's JSON, gives an article to open.
//! Law: a file is looked through before it is opened; one of an earlier version opens as well.

use super::Held;
use crate::corrections::Log;
use crate::formats::contract::{Annotation, Unit};
use crate::formats::{Checked, Flaw};
use serde::{Deserialize, Serialize};

/// The annotation format with one field more.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(flatten)]
    annotation: Annotation,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrections: Option<&'a Log>,
}

/// The field that is the reader's.
#[derive(Deserialize)]
struct Read {
    #[serde(default)]
    corrections: Option<Log>,
}

/// The file of an article.
#[must_use]
pub fn written(checked: &Checked, log: &Log, unit: Unit) -> String {
    let corrections = (!log.is_empty()).then_some(log);
    let whole = Written { annotation: checked.counted(unit), corrections };
    // Nothing in it can fail to be JSON: keys are strings, numbers finite.
    serde_json::to_string_pretty(&whole).map_or_else(|_| String::new(), |json| json + "\n")
}

/// The article of a file, with the annotation as it stands there.
///
/// # Errors
/// Where it is no annotation with its text, or anything in it does not fit.
pub fn read(json: &str) -> Result<(Held, Checked), Flaw> {
    let json = json.trim_start_matches('\u{feff}');
    let checked = Checked::from_json(json)?;
    let own: Read = serde_json::from_str(json)
        .map_err(|error| Flaw::new("corrections", format!("the corrections cannot be read: {error}")))?;
    let annotation = checked.annotation();
    let held = Held {
        text: checked.text().to_owned(),
        log: own.corrections.unwrap_or_default(),
        published: annotation.published.clone(),
        page: annotation.page.clone(),
        aside: None,
        shown: true,
    };
    Ok((held, checked))
}
