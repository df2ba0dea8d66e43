//! The lossless file: the annotation with its text, and what the reader changed.
//! Takes an annotation and the reader's share in it, gives JSON; takes anyone's JSON, gives an article to open.
//! Law: a file is looked through before it is opened; one of an earlier version opens as well.

use super::Held;
use crate::corrections::{Change, Log};
use crate::document::{Kind, QuoteKind};
use crate::formats::contract::{Annotation, Unit};
use crate::formats::{Checked, Flaw, Part};
use serde::{Deserialize, Serialize};

/// The annotation format with two fields more.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(flatten)]
    annotation: Annotation,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrections: Option<&'a Log>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confirmed: Option<&'a Part>,
}

/// The fields that are the reader's.
#[derive(Deserialize)]
struct Read {
    #[serde(default)]
    corrections: Option<Log>,
    #[serde(default)]
    confirmed: Option<Part>,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The article, to be opened.
    pub held: Held,
    /// The annotation as it stands in the file: with the corrections made.
    pub checked: Checked,
    /// What of it the reader confirmed, changed or added.
    pub confirmed: Part,
}

/// The file of an article.
#[must_use]
pub fn written(checked: &Checked, log: &Log, confirmed: &Part, unit: Unit) -> String {
    let whole = Written {
        annotation: checked.counted(unit),
        corrections: (!log.is_empty()).then_some(log),
        confirmed: (*confirmed != Part::default()).then_some(confirmed),
    };
    // Nothing in it can fail to be JSON: keys are strings, numbers finite.
    serde_json::to_string_pretty(&whole).map_or_else(|_| String::new(), |json| json + "\n")
}

/// What a file holds.
///
/// # Errors
/// Where it is no annotation with its text, or anything in it does not fit.
pub fn read(json: &str) -> Result<Saved, Flaw> {
    let json = json.trim_start_matches('\u{feff}');
    let checked = Checked::from_json(json)?;
    let own: Read = serde_json::from_str(json)
        .map_err(|error| Flaw::new("corrections", format!("the corrections cannot be read: {error}")))?;
    let annotation = checked.annotation();
    let confirmed = own.confirmed.unwrap_or_default();
    exist(&confirmed.quotes, "quotes", annotation.quotes.len())?;
    exist(&confirmed.mentions, "mentions", annotation.mentions.len())?;
    exist(&confirmed.non_speech, "non_speech", annotation.non_speech.len())?;
    let log = own.corrections.unwrap_or_default();
    log.all().iter().try_for_each(|edit| known(&edit.change))?;
    let held = Held {
        text: checked.text().to_owned(),
        log,
        published: annotation.published.clone(),
        page: annotation.page.clone(),
        shown: true,
        ..Held::default()
    };
    Ok(Saved { held, checked, confirmed })
}

/// Refuses labels that could be neither shown nor written.
fn known(change: &Change) -> Result<(), Flaw> {
    let (label, is_known) = match change {
        Change::Type(label) | Change::AddMention(label) => (label, Kind::of_label(label).is_some()),
        Change::Kind(label) | Change::AddQuote(label, _) => (label, QuoteKind::of_label(label).is_some()),
        _ => return Ok(()),
    };
    let message = || format!("a correction says “{label}”, a label that this version does not know");
    if is_known { Ok(()) } else { Err(Flaw::new("label", message())) }
}

/// Refuses numbers that do not exist.
fn exist(numbers: &[usize], list: &str, length: usize) -> Result<(), Flaw> {
    match numbers.iter().find(|number| **number >= length) {
        None => Ok(()),
        Some(number) => {
            Err(Flaw::new("reference", format!("confirmed.{list} points to number {number} of {length}")))
        }
    }
}
