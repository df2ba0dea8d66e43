//! The article that may stand in the page's own address, behind its `#`.
//! Takes what stands there, gives an article that the reader is asked about, or a note.
//! Law: nothing that is open gives way unasked; once the reader has answered, the address is wiped clean.

use crate::exchange::Load;
use crate::incoming::opening;
use crate::store::Store;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsValue;
use serde_wasm_bindgen::from_value;
use web_sys::Event;
use whosaid::articles::{Held, Refusal, Task};
use whosaid::view::{Action, Note, Overlay};

/// Looks at the address now, and whenever another link is followed in this tab.
pub(crate) fn listen(store: Store) {
    take(store);
    let changed = leptos::ev::Custom::<Event>::new("hashchange");
    let _ = window_event_listener(changed, move |_| take(store));
    let asks = store.pick(|state| state.offer.is_some());
    Effect::new(move |asked: Option<bool>| {
        let asks = asks.get();
        if asked == Some(true) && !asks {
            wipe();
        }
        asks
    });
}

fn take(store: Store) {
    let Some(fragment) = fragment() else { return };
    // What is asked about is what will be opened.
    if store.now(|state| state.offer.is_some()) {
        store.dispatch(Action::Overlay(Overlay::None));
    }
    spawn_local(async move {
        let told = store.port().told(&Task::Shared, Load::Text(fragment)).await;
        match told.and_then(|held| from_value::<Held>(held).map_err(|_| Refusal::Unavailable)) {
            Ok(held) => store.dispatch(Action::Offered(held)),
            Err(refusal) => {
                // What could not be looked at is still there when the page is loaded anew.
                if refusal != Refusal::Unavailable {
                    wipe();
                }
                store.dispatch(Action::Noted(Some(Note::Unlinked(refusal))));
            }
        }
    });
}

/// Opens the article that the reader was asked about, once the one that is open is kept.
pub(crate) fn open(store: Store) {
    let Some(held) = store.now(|state| state.offer.clone()) else { return };
    let _ = store.keeper().keep_all(store);
    let request = opening(store);
    spawn_local(async move {
        store.keeper().done().await;
        store.dispatch(Action::Opened(request, (*held).clone()));
    });
}

/// What stands behind the address.
fn fragment() -> Option<String> {
    let hash = window().location().hash().ok()?;
    hash.strip_prefix('#').filter(|fragment| !fragment.is_empty()).map(str::to_owned)
}

/// The address of the page alone.
pub(crate) fn address() -> String {
    let all = window().location().href().unwrap_or_default();
    all.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// Takes the article out of the address, and out of what the browser remembers of it.
fn wipe() {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address()));
    }
}
