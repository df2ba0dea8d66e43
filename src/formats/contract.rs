//! The annotation format, version 1: the JSON that the command line prints, the worker posts and the page reads.
//! Takes and gives plain owned values; offsets are in the unit that the annotation names.
//! Law: adding an optional field is allowed; renaming or removing one needs a new version.

use serde::{Deserialize, Serialize};

/// The version that this code writes.
pub const VERSION: u32 = 1;

/// What `start` and `end` count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Unicode code points, as Python counts.
    #[default]
    Codepoint,
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
    /// Bytes of UTF-8, as Rust counts.
    Byte,
}

/// One annotated article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    /// The format's version.
    pub version: u32,
    /// The article's name, as the caller gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What every offset counts.
    pub unit: Unit,
    /// The publication date that dates were resolved against, given or found in the text ("2025-02-12").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// From when the table of Wikidata ids is that entities were looked up in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link_table: Option<TableDates>,
    /// What the page or file says of itself, where the text was taken out of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Page>,
    /// The text itself, where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Headline, byline, paragraphs, furniture: in order, without overlap.
    pub blocks: Vec<Block>,
    /// Names, values, nominals and pronouns: in order of start, the longer first.
    pub mentions: Vec<Mention>,
    /// Who or what the mentions name.
    pub entities: Vec<Entity>,
    /// Quotes in order of start.
    pub quotes: Vec<Quote>,
    /// Stretches in quotation marks that are no speech.
    pub non_speech: Vec<NonSpeech>,
}

/// What a page or a file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Its address on the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Its language: "en-GB".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

impl Page {
    /// Whether an address is one of the web: no other is a link that a reader may follow.
    #[must_use]
    pub fn is_web(address: &str) -> bool {
        address.starts_with("https://") || address.starts_with("http://")
    }
}

/// A stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// First unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
}

/// A block of the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Where it starts.
    pub start: usize,
    /// One past its end.
    pub end: usize,
    /// `headline`, `paragraph`, `furniture` …
    pub kind: String,
}

/// A stretch that names, values or refers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Its index in `mentions`.
    pub id: usize,
    /// Where it starts.
    pub start: usize,
    /// One past its end.
    pub end: usize,
    /// `PERSON`, `ORG`, `DATE` …
    #[serde(rename = "type")]
    pub kind: String,
    /// `name`, `value`, `nominal` or `pronoun`.
    pub form: String,
    /// A date's or an amount's value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The entity that it names, if any.
    pub entity: Option<usize>,
    /// Confidence from 0 to 1.
    pub score: f32,
    /// The rule or model that found it.
    pub evidence: String,
    /// Why it belongs to its entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
}

/// Why a mention belongs to its entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// The rule, or "weighed" where signs for and against were added up.
    pub why: String,
    /// The signs that were added up, the weightiest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<Sign>,
    /// Confidence from 0 to 1.
    pub score: f32,
    /// The entity that came next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<RunnerUp>,
}

/// A sign that speaks for a link, or against it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sign {
    /// What was seen.
    pub sign: String,
    /// What it adds.
    pub weight: f32,
}

/// The entity that a mention might have belonged to instead.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunnerUp {
    /// The entity.
    pub entity: usize,
    /// Its score.
    pub score: f32,
}

/// Something that the article says of an entity beside one of its mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// `role`, `affiliation`, `age` or `origin`.
    pub kind: String,
    /// Where it starts.
    pub start: usize,
    /// One past its end.
    pub end: usize,
    /// The mention beside which it stands.
    pub mention: usize,
}

/// What a value mention is worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A TIMEX3 value: "2025-02-12", "P14Y", "PRESENT_REF".
    Timex(String),
    /// An amount with its unit.
    Amount {
        /// How much or how many.
        amount: f64,
        /// An ISO 4217 currency, "percent", "year", "kilometre" …; empty for bare numbers.
        unit: String,
    },
}

/// Somebody or something that the article mentions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Its index in `entities`.
    pub id: usize,
    /// `PERSON`, `ORG` …
    #[serde(rename = "type")]
    pub kind: String,
    /// The fullest name in the article.
    pub name: String,
    /// Roles as the article words them.
    pub roles: Vec<String>,
    /// What the article says of it, and where.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// The Wikidata id, where one can be had with confidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// How that id was chosen, or why none was; missing where nothing bears the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// Ids of its mentions, in order.
    pub mentions: Vec<usize>,
}

/// Which entry of Wikidata an entity is, and which it might be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// The name in the table of the entry that was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What that is: "city, Oregon".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Confidence from 0 to 1; 0 where none was chosen.
    pub score: f32,
    /// Why it was chosen, or why none was.
    pub why: String,
    /// What speaks for and against the one chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// The others that bear the name, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Namesake>,
}

/// One reason for or against a link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// "full name", "role agrees" …
    pub name: String,
    /// What it is worth: less than 0 speaks against.
    pub worth: f32,
}

/// Another entry of Wikidata that bears the name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Namesake {
    /// Its id: "Q6106".
    pub wikidata: String,
    /// Its name in the table.
    pub label: String,
    /// What it is.
    pub description: String,
    /// Confidence from 0 to 1.
    pub score: f32,
}

/// From when the table of Wikidata ids is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableDates {
    /// The oldest of its sources: people in office ("2022-12-31").
    pub oldest: String,
    /// The newest.
    pub newest: String,
}

/// Something said or written, with its cue and its speaker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// Its index in `quotes`.
    pub id: usize,
    /// `direct`, `partial`, `mixed` or `indirect`.
    pub kind: String,
    /// The content; more than one part where a cue or a paragraph's end interrupts it.
    pub parts: Vec<Extent>,
    /// Each stretch in quotation marks inside the parts, marks included.
    pub quoted: Vec<Extent>,
    /// The words that say that something is said.
    pub cue: Option<Cue>,
    /// Who says it, as written; null where the article names no one.
    pub speaker: Option<Speaker>,
    /// The speaker's canonical name.
    pub speaker_name: Option<String>,
    /// `person`, `group`, `organisation`, `document`, `anonymous` or `unknown`.
    pub speaker_kind: String,
    /// Id of the quote that contains this one.
    pub nested_in: Option<usize>,
    /// Confidence from 0 to 1.
    pub score: f32,
    /// Why this speaker, in words.
    pub why: String,
    /// Other speakers that were weighed, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Alternative>,
    /// Who was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<Extent>,
    /// Of whom it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Extent>,
    /// Whether the cue is negated ("did not say").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub negated: bool,
}

/// The words that say that something is said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cue {
    /// Where it starts.
    pub start: usize,
    /// One past its end.
    pub end: usize,
    /// Dictionary form: "say", "according to".
    pub lemma: String,
    /// `said`, `asked`, `denied` …
    pub class: String,
}

/// Who says it, as written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// Where it starts.
    pub start: usize,
    /// One past its end.
    pub end: usize,
    /// The mention that it is, if any.
    pub mention: Option<usize>,
    /// The entity that it names, if any.
    pub entity: Option<usize>,
}

/// Another speaker that was weighed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// The mention.
    pub mention: usize,
    /// Its entity, if any.
    pub entity: Option<usize>,
    /// Confidence from 0 to 1.
    pub score: f32,
}

/// Quotation marks that are no speech.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NonSpeech {
    /// Where it starts.
    pub start: usize,
    /// One past its end.
    pub end: usize,
    /// `title`, `term`, `nickname`, `scare` or `sign`.
    pub reason: String,
}
