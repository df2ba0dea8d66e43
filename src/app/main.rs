//! The page: a paste box that becomes an annotated article.
//! Takes the reader's text, gives it to the engine in the worker, draws what comes back.
//! Law: components read the state and send actions; what follows from an action is decided in `whosaid::view` alone.

mod components;
mod draw;
mod engine;
mod exchange;
mod incoming;
mod keeper;
mod leisure;
mod link;
mod links;
mod offline;
mod outgoing;
mod place;
mod samples;
mod shelf;
mod store;
mod texts;

use components::Page;
use leptos::prelude::*;
use store::Store;

/// Smaller than the standard library's allocator for wasm, and faster.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    console_error_panic_hook::set_once();
    mount_to_body(|| {
        let store = Store::start();
        offline::listen(store);
        link::listen(store);
        view! { <Page store /> }
    });
}
