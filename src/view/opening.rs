//! How one article takes another's place on the page.
//! Takes a state and what is opened, typed or given out of the library, gives the state with the other text.
//! Law: what is known of one text is never said of another; corrections go on where it is the same article.

use super::action::Effect;
use super::arrange::Arrange;
use super::choice::{Edges, Overlay};
use super::correct;
use super::fix::Scope;
use super::state::{Goal, Phase, State};
use super::update::{UNBEGUN, ask};
use crate::articles::Held;
use crate::corrections::Log;
use std::sync::Arc;

/// Opens a text to be read. Corrections go on to what is the same article with some changes.
pub(super) fn open(state: State, text: Arc<str>) -> (State, Effect) {
    let goes_on = text == state.text || !correct::is_other(&state.log, &state.text, &text);
    let state = if goes_on { state } else { emptied(state) };
    ask(retexted(state, text), Goal::Read)
}

/// The state without an article; the one that was there stays in the library.
pub(super) fn emptied(state: State) -> State {
    State { id: None, log: Log::default(), ..retexted(state, Arc::default()) }
}

/// Goes on with an article that was kept or taken out of a file.
pub(super) fn resume(state: State, held: Held) -> (State, Effect) {
    let goal = if held.shown || state.aim.is_some() { Goal::Read } else { Goal::Preview };
    let Held { text, log, published, page, aside, kept, .. } = held;
    let state = retexted(state, text.into());
    let id = kept.map(|(id, _)| id);
    ask(State { id, log, published, page, aside: aside.map(Arc::new), ..state }, goal)
}

/// Waits for a text that is being taken out of a file.
pub(super) fn opening(state: State) -> State {
    State {
        request: state.request + 1,
        awaited: Some(Goal::Open),
        phase: Phase::Working,
        left: if state.phase == Phase::Working { state.left } else { state.phase },
        progress: UNBEGUN,
        slow: false,
        failure: None,
        overlay: Overlay::None,
        offer: None,
        aim: None,
        ..state
    }
}

/// The whole page in the place of its article; corrections find their places again.
pub(super) fn take_in(state: State) -> (State, Effect) {
    let Some(aside) = state.aside.clone() else { return (state, Effect::None) };
    let (published, page) = (state.published.clone(), state.page.clone());
    let state = retexted(state, aside.whole.as_str().into());
    ask(State { published, page, ..state }, Goal::Read)
}

/// The state with the text as the reader changed it: it is still from where it was.
pub(super) fn typed(state: State, text: Arc<str>) -> State {
    let (published, page) = (state.published.clone(), state.page.clone());
    let is_new = text.trim().is_empty() || state.text.trim().is_empty();
    let state = retexted(state, text);
    // What is written into an empty box may have its name before the pause in which the state learns of it.
    let id = state.id.clone().filter(|_| !state.text.trim().is_empty());
    if is_new { State { id, ..state } } else { State { published, page, ..state } }
}

/// The state with another text, before it is annotated.
fn retexted(state: State, text: Arc<str>) -> State {
    let arrange = Arrange { only: None, search: String::new(), ..state.arrange };
    State {
        text,
        reading: None,
        selection: None,
        picked: None,
        find: None,
        published: None,
        page: None,
        aside: None,
        edges: Edges::Still,
        scope: Scope::One,
        arrange,
        things: None,
        ..state
    }
}
