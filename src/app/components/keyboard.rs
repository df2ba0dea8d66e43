//! The keyboard: single keys while the article or a panel has the focus, undo and panes everywhere.
//! Takes the store, gives a listener.
//! Law: what the reader types into a field is never a command; Alt is the browser's.

use crate::links;
use crate::store::Store;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use whosaid::view::{Action, Command, Edges, Overlay, Pace, Pane, Phase, Side, Step};

/// Listens to keys as long as the page stands.
pub(super) fn listen(store: Store) {
    let handle = window_event_listener(ev::keydown, move |event| pressed(store, &event));
    on_cleanup(move || handle.remove());
}

fn pressed(store: Store, event: &KeyboardEvent) {
    let reads = store.now(|state| state.phase == Phase::Reading && state.overlay == Overlay::None);
    if !reads || event.alt_key() || event.default_prevented() {
        return;
    }
    let action = action(store, event);
    if let Some(action) = action {
        event.prevent_default();
        store.dispatch(action);
    }
}

fn action(store: Store, event: &KeyboardEvent) -> Option<Action> {
    let (key, types) = (event.key(), types_words(event));
    let pane = links::focused();
    if key == "F6" {
        let step = if event.shift_key() { Step::Previous } else { Step::Next };
        return Some(Action::Pane(pane.unwrap_or(Pane::Legend), step));
    }
    if types && key != "Escape" {
        return None;
    }
    if store.now(|state| state.edges) == Edges::Moving
        && let Some(action) = edge(event)
    {
        return Some(action);
    }
    if event.ctrl_key() || event.meta_key() {
        return match (key.as_str(), event.shift_key()) {
            ("z", false) => Some(Action::Undo),
            ("Z" | "z", true) | ("y", _) => Some(Action::Redo),
            _ => None,
        };
    }
    match (key.as_str(), pane) {
        // What is open over the page closes by itself.
        ("Escape", Some(_)) if links::find(":popover-open").is_some() => None,
        ("Escape", Some(_)) => Some(Action::Escape),
        // A button takes Enter for itself.
        ("Enter", pane) if pane != Some(Pane::Article) => None,
        ("?" | "/", _) | (_, Some(_)) => {
            store.now(|state| state.settings.keys.command(&key)).map(Action::Key)
        }
        _ => None,
    }
}

/// The edge that an arrow moves: the end, with Shift the start; by a word, with Ctrl by a character.
fn edge(event: &KeyboardEvent) -> Option<Action> {
    let side = if event.shift_key() { Side::Start } else { Side::End };
    let by_character = event.ctrl_key() || event.meta_key();
    let pace = match (event.key().as_str(), by_character) {
        ("ArrowLeft", false) => Pace::WordBack,
        ("ArrowRight", false) => Pace::WordOn,
        ("ArrowLeft", true) => Pace::CharBack,
        ("ArrowRight", true) => Pace::CharOn,
        ("Enter", _) => return Some(Action::Key(Command::Edges)),
        _ => return None,
    };
    Some(Action::Edge(side, pace))
}

/// Whether the key goes into a field.
fn types_words(event: &KeyboardEvent) -> bool {
    let element: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    element.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}
