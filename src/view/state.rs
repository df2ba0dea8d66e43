//! What the page is doing, and how each action changes it.
//! Takes a state and an action, gives the next state and what the outside world has to do for it.
//! Law: pure; a reply to any but the latest request changes nothing; the reader's text is never lost.

use super::layer::{Filter, Layer};
use super::reading::Shared;
use std::sync::Arc;

/// The longest text that the engine takes, in bytes.
const LONGEST: usize = 64 << 20;

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

/// The state after `action`, and what is to be done.
#[must_use]
pub fn update(state: State, action: Action) -> (State, Effect) {
    match action {
        Action::Open(text) => ask(State { text, reading: None, selection: None, ..state }, Goal::Read),
        Action::Typed(text) if text == state.text => (state, Effect::None),
        Action::Typed(text) => ask(State { text, reading: None, selection: None, ..state }, Goal::Preview),
        Action::Read if state.reading.is_some() => (State { phase: Phase::Reading, ..state }, Effect::None),
        Action::Read => ask(state, Goal::Read),
        Action::Edit => (State { phase: Phase::Writing, sheet: Sheet::Peek, ..state }, Effect::FocusBox),
        Action::Clear => {
            ask(State { text: Arc::default(), reading: None, selection: None, ..state }, Goal::Preview)
        }
        Action::EngineReady => engine_ready(state),
        Action::Slow(_) | Action::Progress(..) | Action::Annotated(..) | Action::Failed(..) => {
            (replied(state, action), Effect::None)
        }
        Action::Cancel => {
            let state =
                State { engine: Engine::Loading, phase: Phase::Writing, awaited: None, slow: false, ..state };
            (State { request: state.request + 1, ..state }, Effect::Restart)
        }
        Action::Retry => retry(state),
        Action::Toggle(layer) => (State { filter: state.filter.toggled(layer), ..state }, Effect::None),
        Action::Look(look) => (State { look, ..state }, Effect::None),
        Action::Tab(tab) => (State { tab, sheet: Sheet::Open, ..state }, Effect::None),
        Action::Sheet(sheet) => (State { sheet, ..state }, Effect::None),
        Action::Furniture(furniture) => (State { furniture, ..state }, Effect::None),
        Action::FromArticle(selection) => from_article(state, selection),
        Action::FromPanel(selection) => from_panel(state, selection),
        Action::Deselect => (State { selection: None, ..state }, Effect::None),
        Action::Walk(step) => walk(state, step),
        Action::WalkQuotes(step) => walk_quotes(state, step),
        Action::Hover(hover) => (State { hover, ..state }, Effect::None),
    }
}

/// Asks for an annotation of the state's text, now or as soon as the engine is there.
fn ask(state: State, goal: Goal) -> (State, Effect) {
    let state = State {
        request: state.request + 1,
        progress: (0, 1),
        slow: false,
        failure: None,
        hover: None,
        ..state
    };
    let writing = State { phase: Phase::Writing, goal, awaited: None, ..state };
    if writing.text.trim().is_empty() {
        return (writing, Effect::None);
    }
    if writing.text.len() > LONGEST {
        let failure = Some(Failure::TooLong(writing.text.len()));
        return (State { failure, ..writing }, Effect::None);
    }
    let phase = if goal == Goal::Read { Phase::Working } else { Phase::Writing };
    let asked = State { phase, awaited: Some(goal), ..writing };
    match asked.engine {
        Engine::Ready => (asked, Effect::Annotate),
        Engine::Loading => (asked, Effect::None),
        Engine::Broken => (State { engine: Engine::Loading, ..asked }, Effect::Restart),
    }
}

fn engine_ready(state: State) -> (State, Effect) {
    let effect = if state.awaited.is_some() { Effect::Annotate } else { Effect::None };
    (State { engine: Engine::Ready, ..state }, effect)
}

fn retry(state: State) -> (State, Effect) {
    let goal = state.goal;
    let (state, effect) = ask(state, goal);
    match state.engine {
        Engine::Broken => (State { engine: Engine::Loading, ..state }, Effect::Restart),
        _ => (state, effect),
    }
}

/// A word from the engine about a request; about an old one it says nothing any more.
fn replied(state: State, action: Action) -> State {
    let current = state.request;
    match action {
        Action::Slow(request) if request == current && state.awaited.is_some() => {
            State { slow: true, ..state }
        }
        Action::Progress(request, done, all) if request == current && state.awaited.is_some() => {
            State { progress: (done, all), ..state }
        }
        Action::Annotated(request, reading) if request == current && state.awaited.is_some() => {
            let phase = if state.awaited == Some(Goal::Read) { Phase::Reading } else { state.phase };
            State { phase, reading: Some(reading), awaited: None, slow: false, failure: None, ..state }
        }
        Action::Failed(request, failure) if request.is_none_or(|request| request == current) => {
            failed(state, failure)
        }
        _ => state,
    }
}

fn failed(state: State, failure: Failure) -> State {
    let broken = matches!(
        failure,
        Failure::Engine | Failure::LexiconMissing | Failure::LexiconDamaged | Failure::Crashed
    );
    let engine = if broken { Engine::Broken } else { state.engine };
    let phase = if state.phase == Phase::Working { Phase::Writing } else { state.phase };
    State { engine, phase, awaited: None, slow: false, failure: Some(failure), ..state }
}

fn from_article(state: State, selection: Selection) -> (State, Effect) {
    let (tab, target) = match selection {
        Selection::Quote(quote) => (Tab::Ledger, Some(Target::Row(quote))),
        Selection::Entity { entity, .. } => (Tab::People, Some(Target::Person(entity))),
        Selection::Mention(_) => (state.tab, None),
    };
    (State { selection: Some(selection), tab, ..state }, target.map_or(Effect::None, Effect::Show))
}

fn from_panel(state: State, selection: Selection) -> (State, Effect) {
    let effect = place(&state, selection).map_or(Effect::None, Effect::Show);
    (State { selection: Some(selection), sheet: Sheet::Peek, ..state }, effect)
}

/// Where in the article a selection stands.
fn place(state: &State, selection: Selection) -> Option<Target> {
    match selection {
        Selection::Quote(quote) => Some(Target::Quote(quote)),
        Selection::Mention(mention) => Some(Target::Mention(mention)),
        Selection::Entity { entity, at } => {
            let person = state.reading.as_ref()?.people.entity(entity)?;
            person.mentions.get(at).copied().map(Target::Mention)
        }
    }
}

fn walk(state: State, step: Step) -> (State, Effect) {
    let Some(Selection::Entity { entity, at }) = state.selection else { return (state, Effect::None) };
    let person = state.reading.as_ref().and_then(|reading| reading.people.entity(entity));
    let selection =
        Selection::Entity { entity, at: stepped(at, step, person.map_or(0, |person| person.mentions.len())) };
    let effect = place(&state, selection).map_or(Effect::None, Effect::Show);
    (State { selection: Some(selection), ..state }, effect)
}

fn walk_quotes(state: State, step: Step) -> (State, Effect) {
    let count = state.reading.as_ref().map_or(0, |reading| reading.ledger.quotes());
    if count == 0 {
        return (state, Effect::None);
    }
    let quote = match (state.selection, step) {
        (Some(Selection::Quote(quote)), _) => stepped(quote, step, count),
        (_, Step::Next) => 0,
        (_, Step::Previous) => count - 1,
    };
    (
        State { selection: Some(Selection::Quote(quote)), tab: Tab::Ledger, ..state },
        Effect::Show(Target::Quote(quote)),
    )
}

/// The neighbour of `at` among `count`, round the end.
fn stepped(at: usize, step: Step, count: usize) -> usize {
    match step {
        Step::Next if at + 1 < count => at + 1,
        Step::Next => 0,
        Step::Previous if at > 0 => at - 1,
        Step::Previous => count.saturating_sub(1),
    }
}
