//! What is done when the page has nothing else to do.
//! Takes work, does it as soon as the reader waits for nothing, and within a second in any case.
//! Law: nothing that the reader has asked to see waits here; what must not be lost is done at once when the page is left.

use leptos::prelude::window;
use leptos::wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{IdleRequestOptions, js_sys::Function};

/// How long work may wait, in milliseconds.
const LONGEST: u32 = 1_000;

/// Does something at leisure. A browser that tells no leisure does it in its turn.
pub(crate) fn at_leisure(work: impl FnOnce() + 'static) {
    let work = Closure::once_into_js(work);
    let work: &Function = work.unchecked_ref();
    let options = IdleRequestOptions::new();
    options.set_timeout(LONGEST);
    if window().request_idle_callback_with_options(work, &options).is_err() {
        let _ = window().set_timeout_with_callback(work);
    }
}
