//! What can happen to the page, and what it asks of the outside world.
//! Takes nothing, gives what `update` takes and gives beside the state.
//! Law: whatever the reader, the engine or the device does is one action; nothing else changes the state.

use super::arrange::Arrange;
use super::choice::{Furniture, Look, Overlay, Paint, Pane, Settings, Sheet, Tab, Voice};
use super::export::Export;
use super::fix::{Add, Fix, Scope};
use super::keys::Command;
use super::layer::Layer;
use super::reading::Shared;
use super::state::{Failure, Note, Selection, Step, Target};
use crate::articles::Held;
use crate::articles::library::Kept;
use crate::corrections::{Entry, Lexicon};
use std::ops::Range;
use std::sync::Arc;
/// What happens to the page.
#[derive(Clone, Debug)]
pub enum Action {
    /// The reader pasted or opened a text, to be read.
    Open(Arc<str>),
    /// The reader opened a file or pasted a page: its text is taken out of it.
    Opening,
    /// It was, for a request.
    Opened(u32, Held),
    /// Where the quote starts that the reader wants to see in the article that is being opened.
    Aim(Option<usize>),
    /// A link holds an article: the reader is asked before it takes the place of another.
    Offered(Held),
    /// The article is kept under this name.
    Named(String),
    /// What was to be kept under this name is kept so.
    Kept(String, Kept),
    /// Something is to be said of how it is kept, or no longer.
    Noted(Option<Note>),
    /// Takes what was left out of a page into the text after all.
    TakeIn,
    /// The reader stopped typing: the text as it stands.
    Typed(Arc<str>),
    /// To the article.
    Read,
    /// To the paste box.
    Edit,
    /// To an empty paste box.
    Clear,
    /// So much of the engine's word list is here, of how much.
    Arrived(u32, u32),
    /// The engine can take texts for a first reading.
    EngineEarly,
    /// The engine can take texts.
    EngineReady,
    /// The work on a request goes on for longer than a moment.
    Slow(u32),
    /// So many stages of a request are done, of how many.
    Progress(u32, u32, u32),
    /// A request's reply; after a first reading another follows.
    Annotated(u32, Shared),
    /// A request cannot be met, or, without a number, nothing can.
    Failed(Option<u32>, Failure),
    /// The engine has said nothing about a request for too long.
    Silent(u32),
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
    /// Let go of one thing, and back to the article.
    Escape,
    /// To another mention of the selected entity.
    Walk(Step),
    /// To another quote.
    WalkQuotes(Step),
    /// The pointer is over a quote, or over none.
    Hover(Option<usize>),
    /// A key's command.
    Key(Command),
    /// An arrow while edges are moved.
    Edge(super::fix::Side, super::fix::Pace),
    /// Change what the reader looks at.
    Fix(Fix),
    /// Say where the next change holds.
    Scope(Scope),
    /// The reader selected words of the article, or none.
    Pick(Option<Range<usize>>),
    /// Add what the reader selected.
    Add(Add),
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Forget one change, by its number.
    Forget(usize),
    /// Change what colours say.
    Paint(Paint),
    /// Arrange the ledger.
    Arrange(Arrange),
    /// Show the entities of one layer, or all.
    Things(Option<Layer>),
    /// Open find in text, or seek these words.
    Find(String),
    /// To another place that was found.
    FindNext(Step),
    /// Close find in text.
    FindClose,
    /// Lay something over the page, or clear it.
    Overlay(Overlay),
    /// Choose a form of export, or how much goes into it.
    Export(Export),
    /// Set the day of publication, or let it be detected.
    Publish(Option<String>),
    /// What was kept on the device.
    Restored(Settings),
    /// Give a command another key.
    Rekey(Command, String),
    /// Switch single keys.
    SingleKeys(super::keys::SingleKeys),
    /// Switch what screen readers are told.
    Voice(Voice),
    /// Add an entry to the reader's lexicon.
    Learn(Entry),
    /// Take the entry of these words out of it.
    Unlearn(String),
    /// Put another lexicon in its place.
    Lexicon(Lexicon),
    /// Put the focus into the next part of the page, from the given one.
    Pane(Pane, Step),
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
    /// Keep the settings on the device.
    Keep,
}
