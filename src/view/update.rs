//! How each action changes what the page shows.
//! Takes a state and an action, gives the next state and what the outside world has to do for it.
//! Law: pure; a reply to any but the latest request changes nothing; the reader's text is never lost.

use super::state::{
    Action, Effect, Engine, Failure, Goal, Phase, Selection, Sheet, State, Step, Tab, Target,
};
use std::sync::Arc;

/// The longest text that the engine takes, in bytes.
const LONGEST: usize = 64 << 20;

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
