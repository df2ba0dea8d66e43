//! One edit: what the reader changed, and where.
//! Takes nothing, gives plain values that can be kept on the device.
//! Law: an edit names its places by anchors only, so that it means the same over any analysis of the text.

use super::anchor::Anchor;
use serde::{Deserialize, Serialize};

/// One thing that the reader did, in one place or in many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What was done.
    pub change: Change,
    /// Where.
    pub spots: Vec<Spot>,
}

/// Where something was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spot {
    /// To the mention that stands there.
    Mention(Anchor),
    /// To the quote whose first part stands there.
    Quote(Anchor),
    /// To words that nothing marked.
    Words(Anchor),
}

impl Spot {
    /// The place itself.
    #[must_use]
    pub fn anchor(&self) -> &Anchor {
        match self {
            Spot::Mention(anchor) | Spot::Quote(anchor) | Spot::Words(anchor) => anchor,
        }
    }
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It is right as it stands.
    Confirm,
    /// It is none.
    Reject,
    /// A mention is of this type.
    Type(String),
    /// A quote is of this kind.
    Kind(String),
    /// A quote is said by this source.
    Speaker(Who),
    /// It stands here instead.
    Edges(Anchor),
    /// The words are a name of this type.
    AddMention(String),
    /// The words are a quote of this kind by this source.
    AddQuote(String, Who),
    /// The entity of the mention is the same as this one.
    Merge(Who),
    /// The mentions are an entity of their own, of this name.
    Split(String),
    /// The entity of the mention is called so.
    Rename(String),
}

/// Somebody or something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The article names no one.
    Nobody,
    /// Whoever is mentioned there, known by this name.
    Mentioned(Anchor, String),
    /// Somebody of this name.
    Named(String),
}

impl Who {
    /// The name.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Who::Nobody => None,
            Who::Mentioned(_, name) | Who::Named(name) => Some(name),
        }
    }
}
