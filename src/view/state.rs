//! What the page knows, what can happen to it, and what it asks of the outside world.
//! Takes nothing, gives the types that `update` works on.
//! Law: all that a component shows follows from the state.

use super::layer::{Filter, Layer};
use super::reading::Shared;
use std::sync::Arc;

/// The engine in its worker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// On its way.
    #[default]
    Loading,
    /// Takes texts.
    Ready,
    /// Did not load; see the failure.
    Broken,
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
    /// A file could not be read as text: its name.
    Unreadable(String),
}

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

/// The panels beside the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Who said what.
    #[default]
    Ledger,
    /// People and things.
    People,
}

/// The panel on a screen too narrow to hold it beside the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// One line at the foot.
    #[default]
    Peek,
    /// Over the article.
    Open,
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
}

/// All that the page knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The engine.
    pub engine: Engine,
    /// What is shown.
    pub phase: Phase,
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
    /// How many stages of the work are done, of how many.
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
}

/// What happens to the page.
#[derive(Clone, Debug)]
pub enum Action {
    /// The reader pasted or opened a text, to be read.
    Open(Arc<str>),
    /// The reader stopped typing: the text as it stands.
    Typed(Arc<str>),
    /// To the article.
    Read,
    /// To the paste box.
    Edit,
    /// To an empty paste box.
    Clear,
    /// The engine can take texts.
    EngineReady,
    /// The work on a request goes on for longer than a moment.
    Slow(u32),
    /// So many stages of a request are done, of how many.
    Progress(u32, u32, u32),
    /// A request's reply.
    Annotated(u32, Shared),
    /// A request cannot be met, or, without a number, nothing can.
    Failed(Option<u32>, Failure),
    /// Give the request up.
    Cancel,
    /// Once more.
    Retry,
    /// Show or hide a layer.
    Toggle(Layer),
    /// Change how loud the marks are.
    Look(Look),
    /// Change the panel.
    Tab(Tab),
    /// Open or close the panel of a narrow screen.
    Sheet(Sheet),
    /// Show or set aside furniture.
    Furniture(Furniture),
    /// Look at something in the article: its row is brought into view.
    FromArticle(Selection),
    /// Look at something in a panel: its place in the article is brought into view.
    FromPanel(Selection),
    /// Look at nothing.
    Deselect,
    /// To another mention of the selected entity.
    Walk(Step),
    /// To another quote.
    WalkQuotes(Step),
    /// The pointer is over a quote, or over none.
    Hover(Option<usize>),
}

/// What the outside world has to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    #[default]
    None,
    /// Send the state's text to the engine under the state's request number.
    Annotate,
    /// Stop the engine and start it anew.
    Restart,
    /// Bring something into view.
    Show(Target),
    /// Put the cursor into the paste box.
    FocusBox,
}
