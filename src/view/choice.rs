//! What the reader chooses about how the page looks, what it shows and how it answers.
//! Takes nothing, gives plain values.
//! Law: each has a default, which is what a new reader sees.

use super::keys::Keys;
use crate::corrections::Lexicon;
use std::ops::Range;

/// How loud the marks are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The article alone.
    Clean,
    /// Marks.
    #[default]
    Marks,
    /// Marks, and every name with its type.
    Labels,
}

/// What colours say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paint {
    /// What a mark is.
    #[default]
    Type,
    /// Who speaks.
    Speaker,
    /// What the reader should look at.
    Check,
}

/// The panels beside the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Who said what.
    #[default]
    Ledger,
    /// People and things.
    People,
    /// When.
    Timeline,
    /// What the reader changed.
    Changes,
}

impl Tab {
    /// All, in order.
    pub const ALL: [Tab; 4] = [Tab::Ledger, Tab::People, Tab::Timeline, Tab::Changes];
}

/// The parts of the page between which the focus goes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The article.
    Article,
    /// The panels.
    Panel,
    /// The inspector.
    Inspector,
    /// The legend.
    Legend,
}

/// What is laid over the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// The keys.
    Help,
    /// The settings, with the reader's own lexicon.
    Settings,
    /// The forms in which the article leaves.
    Export,
    /// The library.
    Library,
    /// The article out of a link, and whether to open it.
    Offer,
}

/// Find in text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// What is sought.
    pub sought: String,
    /// Where it stands, in bytes.
    pub places: Vec<Range<usize>>,
    /// At which of them the reader is.
    pub at: usize,
}

/// Whether the arrows move a mark's edges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edges {
    /// They do not.
    #[default]
    Still,
    /// They do.
    Moving,
}

/// Whether screen readers are told of every mark as they read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// They read the article as it is.
    #[default]
    Quiet,
    /// They are told at its end who said a quote, and after a name what it is.
    Telling,
}

/// What is kept on the device.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The keys.
    pub keys: Keys,
    /// Whether marks are told to screen readers.
    pub voice: Voice,
    /// The reader's own lexicon.
    pub lexicon: Lexicon,
}

/// The panel on a screen too narrow to hold it beside the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// One line at the foot.
    #[default]
    Peek,
    /// The lists, over the article.
    Open,
    /// The inspector alone.
    Inspector,
}

/// What the page set aside as no part of the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Furniture {
    /// Not shown.
    #[default]
    Aside,
    /// Shown in its place.
    Shown,
}
