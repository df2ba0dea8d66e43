//! The whole library as one file, and back.
//! Takes records with their texts, gives JSON: a list of articles, each as the lossless format saves it.
//! Law: nothing of a file is trusted; what was written is read as the same article.

use super::Record;
use crate::articles::{Aside, Held, saved};
use crate::corrections::Log;
use crate::formats::Flaw;
use crate::formats::contract::{Annotation, Page, Unit, VERSION};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The longest name of an article that is taken over, in bytes.
const LONGEST_NAME: usize = 64;

/// The file.
#[derive(Serialize, Deserialize)]
struct Bundle<'j> {
    version: u32,
    #[serde(borrow)]
    articles: Vec<&'j RawValue>,
}

/// One article: an annotation in which nothing was found yet, with what the library knows of it.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(flatten)]
    annotation: Annotation,
    corrections: &'a Log,
    #[serde(skip_serializing_if = "Option::is_none")]
    aside: Option<Aside>,
    library: Filed,
}

/// What the library knows of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filed {
    /// What it is filed under.
    pub tags: Vec<String>,
    /// When it was kept first, in milliseconds since 1970.
    pub created: u64,
    /// When it was last changed.
    pub changed: u64,
}

impl Filed {
    /// A record with what another library knew of its article: the tags of both, and the times where it is new here.
    #[must_use]
    pub fn onto(&self, mut record: Record) -> Record {
        record.tags.extend(self.tags.clone());
        record.tags.sort();
        record.tags.dedup();
        if record.texted == record.revision && self.created > 0 {
            record.created = self.created.min(record.created);
            record.changed = self.changed.clamp(record.created, record.changed);
        }
        record
    }
}

/// What is read of an article beside the lossless format.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Read {
    id: Option<String>,
    aside: Option<Aside>,
    library: Filed,
}

/// An article that comes in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coming {
    /// The name that it had in the library where it comes from.
    pub id: Option<String>,
    /// The article.
    pub held: Held,
    /// What that library knew of it.
    pub filed: Filed,
}

/// An article of the file.
#[must_use]
pub fn entry(id: &str, record: &Record, text: String, aside: Option<Aside>) -> String {
    let annotation = Annotation {
        id: Some(id.to_owned()),
        text: Some(text),
        ..unread(record.published.clone(), record.page.clone())
    };
    let library = Filed { tags: record.tags.clone(), created: record.created, changed: record.changed };
    let written = Written { annotation, corrections: &record.log, aside, library };
    // Nothing in it can fail to be JSON: keys are strings, numbers finite.
    serde_json::to_string(&written).unwrap_or_default()
}

/// The annotation of an article in which nothing was found yet, without its text.
pub(in crate::articles) fn unread(published: Option<String>, page: Option<Page>) -> Annotation {
    Annotation {
        version: VERSION,
        id: None,
        unit: Unit::Codepoint,
        published,
        link_table: None,
        page,
        text: None,
        blocks: Vec::new(),
        mentions: Vec::new(),
        entities: Vec::new(),
        quotes: Vec::new(),
        non_speech: Vec::new(),
    }
}

/// What stands between two articles, and at the end of a file.
const BETWEEN: &str = ",\n";
const END: &str = "\n]}\n";

/// Files that are filled with articles one after the other, none longer than can be opened again.
pub struct Binder<T> {
    longest: usize,
    length: usize,
    files: Vec<Vec<T>>,
}

impl<T: From<String>> Binder<T> {
    /// No file yet.
    #[must_use]
    pub fn new(longest: usize) -> Self {
        Self { longest, length: 0, files: Vec::new() }
    }

    /// Adds an article of so many bytes.
    pub fn add(&mut self, article: T, length: usize) {
        let has_room = self.length + BETWEEN.len() + length + END.len() <= self.longest;
        match self.files.last_mut().filter(|_| has_room) {
            Some(file) => {
                file.extend([BETWEEN.to_owned().into(), article]);
                self.length += BETWEEN.len() + length;
            }
            None => {
                let begin = format!("{{\"version\":{VERSION},\"articles\":[\n");
                self.length = begin.len() + length;
                self.files.push(vec![begin.into(), article]);
            }
        }
    }

    /// The files, each in pieces.
    pub fn bound(self) -> impl Iterator<Item = Vec<T>> {
        self.files.into_iter().map(|mut file| {
            file.push(END.to_owned().into());
            file
        })
    }
}

/// The articles of a file, each by itself; none where it is not such a file.
#[must_use]
pub fn unbundle(json: &str) -> Option<Vec<Result<Coming, Flaw>>> {
    let bundle: Bundle = serde_json::from_str(json.trim_start_matches('\u{feff}')).ok()?;
    Some(bundle.articles.into_iter().map(|entry| read(entry.get())).collect())
}

fn read(json: &str) -> Result<Coming, Flaw> {
    let held = saved::read(json)?.held;
    let Read { id, aside, library } = serde_json::from_str(json).map_err(|error| {
        Flaw::new("library", format!("what the library knew of it cannot be read: {error}"))
    })?;
    let id = id.filter(|id| !id.is_empty() && id.len() <= LONGEST_NAME);
    Ok(Coming { id, held: Held { aside, ..held }, filed: library })
}
