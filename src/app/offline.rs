//! The page as an installed program, for `offline.js`, which speaks with the browser.
//! Takes what other programs hand over, gives actions; says when the engine is there.
//! Law: an address alone opens nothing, since nothing is fetched.

use crate::exchange::field;
use crate::incoming::open;
use crate::store::Store;
use js_sys::Array;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;
use whosaid::formats::contract::Page;
use whosaid::view::{Action, Engine, Failure};

/// Listens as long as the page stands.
pub(crate) fn listen(store: Store) {
    let ready = store.pick(|state| state.engine == Engine::Ready);
    Effect::new(move || {
        if ready.get()
            && let Ok(event) = Event::new("whosaid:ready")
        {
            let _ = window().dispatch_event(&event);
        }
    });
    let saved = leptos::ev::Custom::<Event>::new("whosaid:save");
    let _ = window_event_listener(saved, move |event| {
        if let Ok(list) = field(&event, "detail").dyn_into::<Array>() {
            list.push(&store.keeper().keep_all(store));
        }
    });
    let opened = leptos::ev::Custom::<Event>::new("whosaid:open");
    let _ = window_event_listener(opened, move |event| {
        take(store, &field(&event, "detail"));
    });
}

/// Opens what was handed over: files before text.
fn take(store: Store, handed: &JsValue) {
    let files: Array = field(handed, "files").dyn_into().unwrap_or_default();
    if files.length() > 0 {
        return open(store, files);
    }
    let said = |name: &str| field(handed, name).as_string().unwrap_or_default().trim().to_owned();
    let (title, text, url) = (said("title"), said("text"), said("url"));
    let address = if url.is_empty() && is_address(&text) { &text } else { &url };
    if text.is_empty() || is_address(&text) {
        if !address.is_empty() {
            store.dispatch(Action::Failed(None, Failure::Link(address.clone())));
        }
        return;
    }
    let whole = if text.contains(&title) { text } else { format!("{title}\n\n{text}") };
    store.dispatch(Action::Open(whole.into()));
}

fn is_address(text: &str) -> bool {
    Page::is_web(text) && !text.contains(char::is_whitespace)
}
