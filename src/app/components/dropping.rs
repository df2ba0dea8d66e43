//! Files that are dropped, anywhere on the page.
//! Takes the store, gives a sign that covers the page while files are dragged over it.
//! Law: a file that misses its target never takes the page away.

use crate::incoming;
use crate::store::Store;
use crate::texts;
use js_sys::Array;
use leptos::ev;
use leptos::prelude::*;
use web_sys::{DataTransfer, DragEvent};

/// The sign, shown while files are over the page.
#[component]
pub(super) fn Dropping(store: Store) -> impl IntoView {
    let over = RwSignal::new(false);
    let holds_files = |event: &DragEvent| {
        let types = event.data_transfer().map(|data| data.types());
        types.is_some_and(|types| types.includes(&"Files".into(), 0))
    };
    let _ = window_event_listener(ev::dragover, move |event| {
        if holds_files(&event) {
            event.prevent_default();
            over.set(true);
        }
    });
    // Where the pointer leaves for no other element, it has left the page.
    let _ = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let _ = window_event_listener(ev::drop, move |event| {
        over.set(false);
        let files = event.data_transfer().as_ref().and_then(DataTransfer::files);
        if let Some(files) = files.filter(|files| files.length() > 0) {
            event.prevent_default();
            incoming::open(store, Array::from(&files));
        }
    });
    view! { <p class="dropping" hidden=move || !over.get() aria-hidden="true">{texts::DROP_HERE}</p> }
        .into_any()
}
