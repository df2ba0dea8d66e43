//! From the article as the reader sees it to the text of one file.
//! Takes an order, gives the file or what is wrong with the annotation.
//! Law: what is written is what was ordered, corrections made and nothing rejected in it; the lossless file keeps the log.

use super::written;
use crate::corrections::Log;
use crate::formats::contract::{Annotation, Unit};
use crate::formats::{Checked, Flaw, Format, Part, parted};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// How much of a file its preview shows, in bytes.
const PREVIEW: usize = 8 << 10;

/// How much of an article is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Portion {
    /// All that was found and not rejected.
    #[default]
    All,
    /// The layers that the legend shows, and of the quotes those that the ledger does.
    Shown,
    /// What the reader confirmed, changed or added; of a quote also the mention that names its speaker.
    Confirmed,
}

/// What is to be written. The text travels beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// The form's name.
    pub format: String,
    /// The annotation, with what was rejected still in its place.
    pub annotation: Annotation,
    /// How much of it is wanted.
    pub portion: Portion,
    /// Which of it that is, in any order.
    pub part: Part,
    /// What of it the reader confirmed, changed or added.
    pub confirmed: Part,
    /// What the reader changed.
    pub log: Log,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// How many quotes it holds.
    pub quotes: usize,
    /// How many mentions.
    pub mentions: usize,
    /// What is in it.
    pub text: String,
}

/// What is told of a file before it is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// Its name.
    pub name: String,
    /// Its beginning.
    pub head: String,
    /// Its length in bytes.
    pub length: usize,
    /// How many quotes it holds.
    pub quotes: usize,
    /// How many mentions.
    pub mentions: usize,
}

/// The file of an order.
///
/// # Errors
/// Where the annotation does not fit the text, or there is no form of that name.
pub fn export(text: &str, order: Order) -> Result<Export, Flaw> {
    let format = Format::named(&order.format)
        .ok_or_else(|| Flaw::new("format", format!("there is no form “{}”", order.format)))?;
    let Order { annotation, portion, part, confirmed, log, .. } = order;
    let part = if portion == Portion::Confirmed { part.with_speakers(&annotation) } else { part };
    let part = in_order(part, &annotation);
    let checked = parted(Checked::new(text, annotation)?, &part);
    let name = format.file_name(&checked);
    let text = match format {
        Format::Json => written(&checked, &log, &confirmed.within(&part), Unit::Codepoint),
        // Its targets lie in the file that the text has beside it.
        Format::WebAnnotation => format.write(&checked.named(Format::Text)),
        _ => format.write(&checked),
    };
    let (quotes, mentions) = (part.quotes.len(), part.mentions.len());
    Ok(Export { name, media_type: format.media_type(), quotes, mentions, text })
}

/// As the text has it, and of two that start together the longer first: what the reader added stands last otherwise.
fn in_order(mut part: Part, annotation: &Annotation) -> Part {
    let quote = |id: &usize| {
        let part = annotation.quotes.get(*id)?.parts.first()?;
        Some((part.start, Reverse(part.end)))
    };
    let mention = |id: &usize| annotation.mentions.get(*id).map(|it| (it.start, Reverse(it.end)));
    part.quotes.sort_by_key(quote);
    part.mentions.sort_by_key(mention);
    part
}

impl Export {
    /// What is told of it.
    #[must_use]
    pub fn preview(&self) -> Preview {
        let cut = (0..=PREVIEW.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at));
        let head = self.text.get(..cut.unwrap_or_default()).unwrap_or_default();
        Preview {
            name: self.name.clone(),
            head: head.to_owned(),
            length: self.text.len(),
            quotes: self.quotes,
            mentions: self.mentions,
        }
    }
}
