//! What the page knows.
//! Takes nothing, gives the state that `update` changes, and the words in which it is told.
//! Law: all that a component shows follows from the state.

use super::arrange::Arrange;
use super::choice::{Edges, Find, Furniture, Look, Overlay, Paint, Pane, Settings, Sheet, Tab};
use super::export::Export;
use super::fix::Scope;
use super::layer::{Filter, Layer};
use super::reading::Shared;
use crate::articles::{Aside, Held, Refusal};
use crate::corrections::Log;
use crate::formats::contract::Page;
use std::ops::Range;
use std::sync::Arc;

/// The engine in its worker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// On its way.
    #[default]
    Loading,
    /// Takes texts for a first reading; its word list is on its way.
    Early,
    /// Takes texts.
    Ready,
    /// Did not load; see the failure.
    Broken,
}

impl Engine {
    /// Whether a part of it is still on its way.
    #[must_use]
    pub fn is_coming(self) -> bool {
        matches!(self, Self::Loading | Self::Early)
    }
}

/// What the page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// The paste box.
    #[default]
    Writing,
    /// Waiting for the engine.
    Working,
    /// The annotated article.
    Reading,
}

/// What is to happen with the annotation that was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Goal {
    /// The reader is still writing: only count.
    #[default]
    Preview,
    /// Show the article.
    Read,
    /// The article is shown: put the new annotation in the place of the old.
    Again,
    /// The text itself is still to come, out of a file or the clipboard.
    Open,
}

/// Why there is no annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The engine could not be fetched or started.
    Engine,
    /// Its word list could not be fetched.
    LexiconMissing,
    /// Its word list arrived damaged or of another version.
    LexiconDamaged,
    /// The text is over the limit: its length in bytes.
    TooLong(usize),
    /// The engine stopped while at work.
    Crashed,
    /// The engine said nothing for too long and was started again; it is asked once more.
    Restarted,
    /// The engine did not come to an end with this text and was started again.
    Hung,
    /// A file could not be opened: its name, and why.
    Unreadable(String, Refusal),
    /// Only the address of an article was handed over.
    Link(String),
}

/// What is to be said of how the article is kept on the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It is not, and why.
    Unkept(Refusal),
    /// Another tab had corrected it too: all corrections are here now.
    Merged,
    /// Another tab had changed its text: both are kept.
    Parted,
    /// Several articles came: how many are in the library now, and what could not be opened.
    Arrived(usize, Vec<(String, Refusal)>),
    /// There is no article to open in the link that the page was called with, and why.
    Unlinked(Refusal),
}

/// What the reader looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// A quote.
    Quote(usize),
    /// An entity, at one of its mentions by position.
    Entity {
        /// The entity.
        entity: usize,
        /// Which of its mentions, from 0.
        at: usize,
    },
    /// A mention that is no entity's.
    Mention(usize),
}

/// Forward or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next.
    Next,
    /// To the one before.
    Previous,
}

/// Something to bring into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A quote in the article.
    Quote(usize),
    /// A mention in the article.
    Mention(usize),
    /// A quote's row in the ledger.
    Row(usize),
    /// An entity's row in the people panel.
    Person(usize),
    /// A part of the page.
    Pane(Pane),
    /// A field of the inspector, to be filled in.
    Field(Field),
    /// What was found in the text.
    Found,
    /// The words that were picked by keys.
    Picked,
}

/// A field of the inspector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Who speaks.
    Speaker,
    /// Who else this is.
    Merge,
    /// The search of find in text.
    Find,
}

/// All that the page knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The engine.
    pub engine: Engine,
    /// What is shown.
    pub phase: Phase,
    /// What was shown before the page waited for a text.
    pub left: Phase,
    /// The name of the article in the library; none before it is kept.
    pub id: Option<String>,
    /// What is to be said of how it is kept.
    pub note: Option<Note>,
    /// The reader's text.
    pub text: Arc<str>,
    /// The text, annotated; none where it is blank or not annotated yet.
    pub reading: Option<Shared>,
    /// The number of the latest request.
    pub request: u32,
    /// What it was for.
    pub goal: Goal,
    /// Whether its reply is outstanding, and what for.
    pub awaited: Option<Goal>,
    /// How many stages of the work are done, of how many; of a first reading, how much of the word list is here.
    pub progress: (u32, u32),
    /// Whether the work has taken more than a moment, so that its progress is shown.
    pub slow: bool,
    /// What went wrong.
    pub failure: Option<Failure>,
    /// Which layers are shown.
    pub filter: Filter,
    /// How loud the marks are.
    pub look: Look,
    /// Which panel is shown.
    pub tab: Tab,
    /// Whether it is open where the screen is narrow.
    pub sheet: Sheet,
    /// Whether furniture is shown.
    pub furniture: Furniture,
    /// What the reader looks at.
    pub selection: Option<Selection>,
    /// The quote under the pointer.
    pub hover: Option<usize>,
    /// What colours say.
    pub paint: Paint,
    /// What the reader changed.
    pub log: Log,
    /// Where the next change holds.
    pub scope: Scope,
    /// Whether the arrows move edges.
    pub edges: Edges,
    /// What the reader selected in the article with the pointer or by keys, in bytes.
    pub picked: Option<Range<usize>>,
    /// How the ledger is arranged.
    pub arrange: Arrange,
    /// The layer whose entities are shown; none for all.
    pub things: Option<Layer>,
    /// Find in text, if it is open.
    pub find: Option<Find>,
    /// Where the quote starts, in UTF-16 units, that the reader wants to see once the article is there.
    pub aim: Option<usize>,
    /// What is laid over the page.
    pub overlay: Overlay,
    /// The article out of a link that the reader is asked about.
    pub offer: Option<Arc<Held>>,
    /// What is exported, and how much of it.
    pub export: Export,
    /// The day of publication, as the reader set it or the page says it.
    pub published: Option<String>,
    /// What the page says of itself that the text was taken from.
    pub page: Option<Page>,
    /// What of that page was left out of the text.
    pub aside: Option<Arc<Aside>>,
    /// What is kept on the device.
    pub settings: Settings,
}

impl State {
    /// What the reader looks at, as a quote or a mention.
    #[must_use]
    pub fn subject(&self) -> Option<super::Subject> {
        self.reading.as_ref()?.subject(self.selection?)
    }

    /// Whether the article is shown as it was read without the word list; it is read again as soon as that is here.
    #[must_use]
    pub fn is_first_reading(&self) -> bool {
        self.reading.as_ref().is_some_and(|reading| reading.awaits_names())
    }

    /// Whether the engine is on its way or at work: what is not needed for the marks waits.
    #[must_use]
    pub fn awaits_engine(&self) -> bool {
        self.engine.is_coming() || self.awaited.is_some_and(|goal| goal != Goal::Open)
    }

    /// The article as it is to be kept, without what travels beside: its text and what was left out of it.
    #[must_use]
    pub fn held(&self) -> Held {
        Held {
            log: self.log.clone(),
            published: self.published.clone(),
            page: self.page.clone(),
            shown: self.phase != Phase::Writing,
            ..Held::default()
        }
    }
}
