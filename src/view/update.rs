//! How each action changes what the page shows.
//! Takes a state and an action, gives the next state and what the outside world has to do for it.
//! Law: pure; a reply to any but the latest request changes nothing; the reader's text is never lost.

use super::action::{Action, Effect};
use super::choice::{Find, Overlay, Pane, Settings, Sheet};
use super::go::go;
use super::keys::Keys;
use super::opening::{emptied, open, opening, resume, take_in, typed};
use super::reading::Shared;
use super::state::{Engine, Failure, Field, Goal, Note, Phase, Selection, State, Step, Target};
use super::{correct, find};
use crate::articles::Refusal;
use crate::articles::library::Kept;
use crate::formats::contract::Quote;
use std::sync::Arc;

/// The longest text that the engine takes, in bytes.
const LONGEST: usize = 64 << 20;

/// The progress of a request of which the engine has not said anything yet.
pub(super) const UNBEGUN: (u32, u32) = (0, 1);

/// The state after `action`, and what is to be done.
#[must_use]
pub fn update(state: State, action: Action) -> (State, Effect) {
    match action {
        Action::Open(text) => open(state, text),
        Action::Opening => (opening(state), Effect::None),
        Action::Opened(request, held) if request == state.request && state.awaited == Some(Goal::Open) => {
            resume(state, held)
        }
        Action::Opened(..) => (state, Effect::None),
        Action::Named(_) | Action::Kept(..) | Action::Noted(_) => (kept(state, action), Effect::None),
        Action::TakeIn => take_in(state),
        Action::Typed(text) if text == state.text => (state, Effect::None),
        Action::Typed(text) => ask(typed(state, text), Goal::Preview),
        Action::Read if state.reading.is_some() => {
            (State { phase: Phase::Reading, ..state }, Effect::Show(Target::Pane(Pane::Article)))
        }
        Action::Read => ask(state, Goal::Read),
        Action::Edit => (State { phase: Phase::Writing, sheet: Sheet::Peek, ..state }, Effect::FocusBox),
        Action::Clear => ask(emptied(state), Goal::Preview),
        Action::EngineEarly => engine_there(State { engine: Engine::Early, ..state }),
        Action::EngineReady => engine_there(State { engine: Engine::Ready, ..state }),
        Action::Slow(_)
        | Action::Arrived(..)
        | Action::Progress(..)
        | Action::Annotated(..)
        | Action::Failed(..)
        | Action::Silent(_) => {
            let (was, engine) = (state.phase, state.engine);
            let state = replied(state, action);
            let appears = was != Phase::Reading && state.phase == Phase::Reading;
            if let Some(selection) = appears.then(|| aimed(&state)).flatten() {
                return go(State { aim: None, ..state }, &Action::FromPanel(selection));
            }
            // An engine that once worked is started again by itself; one that never did waits for the reader.
            let restarts = engine == Engine::Ready && state.engine == Engine::Loading;
            let effect = match (restarts, appears) {
                (true, _) => Effect::Restart,
                (_, true) => Effect::Show(Target::Pane(Pane::Article)),
                _ => Effect::None,
            };
            (state, effect)
        }
        Action::Cancel => cancel(state),
        Action::Retry => retry(state),
        Action::FromArticle(_)
        | Action::FromPanel(_)
        | Action::Deselect
        | Action::Escape
        | Action::Walk(_)
        | Action::WalkQuotes(_)
        | Action::Key(_)
        | Action::Edge(..)
        | Action::Pane(..) => go(state, &action),
        Action::Fix(_)
        | Action::Add(_)
        | Action::Undo
        | Action::Redo
        | Action::Forget(_)
        | Action::Publish(_) => change(state, action),
        Action::Restored(_)
        | Action::Rekey(..)
        | Action::SingleKeys(_)
        | Action::Voice(_)
        | Action::Learn(_)
        | Action::Unlearn(_)
        | Action::Lexicon(_) => set(state, action),
        Action::Find(_) | Action::FindNext(_) | Action::FindClose => seek(state, action),
        _ => (show(state, action), Effect::None),
    }
}

/// What only changes how things are shown.
fn show(state: State, action: Action) -> State {
    match action {
        Action::Toggle(layer) => State { filter: state.filter.toggled(layer), ..state },
        Action::Look(look) => State { look, ..state },
        Action::Paint(paint) => State { paint, ..state },
        Action::Tab(tab) => State { tab, sheet: Sheet::Open, ..state },
        Action::Sheet(sheet) => State { sheet, ..state },
        Action::Furniture(furniture) => State { furniture, ..state },
        Action::Hover(hover) => State { hover, ..state },
        Action::Scope(scope) => State { scope, ..state },
        Action::Pick(picked) => State { picked, ..state },
        Action::Arrange(arrange) => State { arrange, ..state },
        Action::Things(things) => State { things, ..state },
        // What leaves is the whole.
        Action::Overlay(Overlay::Export) if state.is_first_reading() => state,
        Action::Overlay(overlay) => State { overlay, offer: None, ..state },
        Action::Aim(aim) => State { aim, ..state },
        Action::Offered(held) => State { overlay: Overlay::Offer, offer: Some(Arc::new(held)), ..state },
        Action::Export(export) => State { export, ..state },
        _ => state,
    }
}

/// What changes the article's annotation.
fn change(state: State, action: Action) -> (State, Effect) {
    match action {
        Action::Fix(fix) => correct::fix(state, &fix),
        Action::Add(add) => correct::add(state, &add),
        Action::Publish(published) => ask(State { published, ..state }, Goal::Again),
        Action::Undo | Action::Redo | Action::Forget(_) => {
            let log = state.log.clone();
            let log = match action {
                Action::Undo => log.undone(),
                Action::Redo => log.redone(),
                Action::Forget(at) => log.without(at),
                _ => log,
            };
            (correct::relogged(state, log), Effect::None)
        }
        _ => (state, Effect::None),
    }
}

/// What changes the settings, which are kept.
fn set(state: State, action: Action) -> (State, Effect) {
    let settings = state.settings.clone();
    let Settings { keys, lexicon, .. } = settings.clone();
    let is_kept = matches!(action, Action::Restored(_));
    let settings = match action {
        Action::Restored(settings) => settings,
        Action::Rekey(command, key) => Settings { keys: keys.with(command, &key), ..settings },
        Action::SingleKeys(single) => Settings { keys: Keys { single, ..keys }, ..settings },
        Action::Voice(voice) => Settings { voice, ..settings },
        Action::Learn(entry) => Settings { lexicon: lexicon.with(entry), ..settings },
        Action::Unlearn(words) => Settings { lexicon: lexicon.without(&words), ..settings },
        Action::Lexicon(lexicon) => Settings { lexicon, ..settings },
        _ => settings,
    };
    let relearned = settings.lexicon != state.settings.lexicon;
    let state = State { settings, ..state };
    let log = state.log.clone();
    let state = if relearned { correct::relogged(state, log) } else { state };
    (state, if is_kept { Effect::None } else { Effect::Keep })
}

/// Find in text.
fn seek(state: State, action: Action) -> (State, Effect) {
    let find = state.find.clone();
    match (action, find) {
        (Action::Find(sought), find) => {
            let places = find::places(&state.text, &sought);
            let effect = match find {
                None => Effect::Show(Target::Field(Field::Find)),
                Some(_) if places.is_empty() => Effect::None,
                Some(_) => Effect::Show(Target::Found),
            };
            (State { find: Some(Find { sought, places, at: 0 }), ..state }, effect)
        }
        (Action::FindNext(step), Some(find)) if !find.places.is_empty() => {
            let at = stepped(find.at, step, find.places.len());
            (State { find: Some(Find { at, ..find }), ..state }, Effect::Show(Target::Found))
        }
        // The words that were found are picked, so that they can be added.
        (Action::FindClose, find) => {
            let picked = find.and_then(|find| find.places.get(find.at).cloned());
            let target = if picked.is_some() { Target::Picked } else { Target::Pane(Pane::Article) };
            (State { find: None, picked, ..state }, Effect::Show(target))
        }
        _ => (state, Effect::None),
    }
}

/// What the library says of the article.
fn kept(state: State, action: Action) -> State {
    match action {
        Action::Named(id) => State { id: Some(id), ..state },
        Action::Noted(note) => State { note, ..state },
        Action::Kept(asked, Kept::As { id, log, .. }) => {
            // What was not possible for the whole library is possible again; what concerns one article or file is not over.
            let stands = |note: &Note| !matches!(note, Note::Unkept(refusal) if !is_of_one(refusal));
            let note = state.note.clone().filter(stands);
            let state = State { note, ..state };
            if state.id.as_ref() != Some(&asked) {
                return state;
            }
            let parted = (id != asked).then_some(Note::Parted);
            let note = parted.or(log.as_ref().map(|_| Note::Merged)).or(state.note.clone());
            let state = State { id: Some(id), note, ..state };
            match log {
                // What was corrected while the article was being kept comes after what was corrected elsewhere.
                Some(log) => {
                    let log = log.merged(&state.log);
                    correct::relogged(state, log)
                }
                None => state,
            }
        }
        _ => state,
    }
}

/// Whether a refusal is about one article or file, not about keeping at all.
fn is_of_one(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Gone | Refusal::Damaged | Refusal::NotWritten(_))
}

/// The quote that the reader wants to see, if it still stands there.
fn aimed(state: &State) -> Option<Selection> {
    let (aim, reading) = (state.aim?, state.reading.as_ref()?);
    let starts = |quote: &Quote| quote.parts.first().is_some_and(|part| part.start == aim);
    reading.annotation.quotes.iter().find(|quote| starts(quote)).map(|quote| Selection::Quote(quote.id))
}

fn cancel(state: State) -> (State, Effect) {
    if state.awaited == Some(Goal::Open) {
        let state = back(state);
        let state = State { request: state.request + 1, awaited: None, slow: false, ..state };
        return match state.phase {
            Phase::Reading => (state, Effect::Show(Target::Pane(Pane::Article))),
            // What was asked about it was given up for the text that does not come.
            _ if state.reading.is_none() => ask(state, Goal::Preview),
            _ => (state, Effect::None),
        };
    }
    let state = State { engine: Engine::Loading, phase: Phase::Writing, awaited: None, slow: false, ..state };
    (State { request: state.request + 1, ..state }, Effect::Restart)
}

/// The state as it was before it waited: the article that was read, or the paste box.
fn back(state: State) -> State {
    let is_read =
        state.awaited == Some(Goal::Open) && state.left == Phase::Reading && state.reading.is_some();
    State { phase: if is_read { Phase::Reading } else { Phase::Writing }, ..state }
}

/// Asks for an annotation of the state's text, now or as soon as the engine is there.
pub(super) fn ask(state: State, goal: Goal) -> (State, Effect) {
    let state = State {
        request: state.request + 1,
        progress: UNBEGUN,
        slow: false,
        failure: None,
        hover: None,
        ..state
    };
    let phase = if goal == Goal::Again { state.phase } else { Phase::Writing };
    let writing = State { phase, goal, awaited: None, ..state };
    if writing.text.trim().is_empty() {
        return (writing, Effect::None);
    }
    if writing.text.len() > LONGEST {
        let failure = Some(Failure::TooLong(writing.text.len()));
        return (State { failure, ..writing }, Effect::None);
    }
    let phase = if goal == Goal::Read { Phase::Working } else { writing.phase };
    let asked = State { phase, awaited: Some(goal), ..writing };
    match asked.engine {
        Engine::Early | Engine::Ready => (asked, Effect::Annotate),
        Engine::Loading => (asked, Effect::None),
        Engine::Broken => (State { engine: Engine::Loading, ..asked }, Effect::Restart),
    }
}

fn engine_there(state: State) -> (State, Effect) {
    match state.awaited {
        Some(Goal::Open) => (state, Effect::None),
        Some(_) => (State { progress: UNBEGUN, ..state }, Effect::Annotate),
        // What was asked about it was given up for a text that did not come.
        None if state.is_first_reading() && state.engine == Engine::Ready => ask(state, Goal::Again),
        None => (state, Effect::None),
    }
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
        Action::Arrived(done, all) if state.is_first_reading() => State { progress: (done, all), ..state },
        Action::Annotated(request, reading) if request == current && state.awaited.is_some() => {
            read(state, reading)
        }
        Action::Failed(None, Failure::Crashed)
            if state.engine == Engine::Ready && state.awaited.is_none() =>
        {
            State { engine: Engine::Loading, ..state }
        }
        Action::Failed(request, failure) if request.is_none_or(|request| request == current) => {
            failed(state, failure)
        }
        Action::Silent(request) if request == current && state.awaited.is_some() => silent(state),
        _ => state,
    }
}

/// The article as the engine read it, with what the reader has corrected. A first reading takes the place of nothing.
fn read(state: State, reading: Shared) -> State {
    let is_first = reading.awaits_names();
    if is_first && state.reading.is_some() {
        return state;
    }
    let is_shown = state.awaited == Some(Goal::Read);
    let phase = if is_shown { Phase::Reading } else { state.phase };
    // The reader may be elsewhere by the time that the whole answer comes.
    let goal = if is_shown { Goal::Again } else { state.goal };
    let awaited = is_first.then_some(goal);
    let place = correct::place(&state);
    let (reading, progress) = (Some(reading), UNBEGUN);
    let state = State { phase, goal, awaited, reading, progress, slow: false, failure: None, ..state };
    let untouched = state.log.is_empty() && state.settings.lexicon.entries().is_empty();
    let state = if untouched { state } else { correct::derived(state) };
    correct::settled(state, place)
}

/// An engine that did not even begin is asked once more, by itself; one that does not end is not.
fn silent(state: State) -> State {
    let began = state.progress != UNBEGUN;
    if began || state.failure == Some(Failure::Restarted) {
        return failed(state, Failure::Hung);
    }
    State { engine: Engine::Loading, failure: Some(Failure::Restarted), ..state }
}

fn failed(state: State, failure: Failure) -> State {
    let engine = match failure {
        Failure::Crashed | Failure::Hung if state.engine == Engine::Ready => Engine::Loading,
        Failure::Engine | Failure::LexiconMissing | Failure::LexiconDamaged | Failure::Crashed => {
            Engine::Broken
        }
        _ => state.engine,
    };
    let state = if state.phase == Phase::Working { back(state) } else { state };
    State { engine, awaited: None, slow: false, failure: Some(failure), ..state }
}

/// The neighbour of `at` among `count`, round the end.
pub(super) fn stepped(at: usize, step: Step, count: usize) -> usize {
    match step {
        Step::Next if at + 1 < count => at + 1,
        Step::Next => 0,
        Step::Previous if at > 0 => at - 1,
        Step::Previous => count.saturating_sub(1),
    }
}
