//! What comes in from outside: files that are chosen, dropped or handed over, and what was copied from pages.
//! Takes files and what lay on the clipboard, gives actions.
//! Law: no HTML enters the document; what cannot be opened says why, and what to do instead.

use crate::exchange::{Load, field};
use crate::store::Store;
use js_sys::Array;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use serde_wasm_bindgen::from_value;
use web_sys::{File, HtmlInputElement};
use whosaid::articles::library::Order;
use whosaid::articles::{Held, Refusal, Task};
use whosaid::view::{Action, Failure, Note};

/// Opens the files that came: one is shown, several go to the library and the first is shown.
pub(crate) fn open(store: Store, files: Array) {
    if files.length() == 0 {
        return;
    }
    let _ = store.keeper().keep_all(store);
    let request = opening(store);
    spawn_local(async move {
        let (first, kept, mut refused) =
            match store.port().told(&Task::Open, Load::Files(files.clone())).await {
                Ok(arrived) => {
                    let first = from_value::<Held>(field(&arrived, "first")).ok();
                    let kept = field(&arrived, "kept").as_f64().unwrap_or_default() as usize;
                    (first, kept, Array::from(&field(&arrived, "refused")).iter().filter_map(pair).collect())
                }
                Err(refusal) => (None, 0, vec![(name(&files), refusal)]),
            };
        let shows = first.is_some();
        if let Some(held) = first {
            store.keeper().knows(&held);
            store.dispatch(Action::Opened(request, held));
        } else if files.length() == 1
            && let Some((name, refusal)) = refused.pop()
        {
            return store.dispatch(Action::Failed(Some(request), Failure::Unreadable(name, refusal)));
        } else if store.now(|state| state.request == request) {
            store.dispatch(Action::Cancel);
        }
        if kept > 0 || !shows || !refused.is_empty() {
            store.dispatch(Action::Noted(Some(Note::Arrived(kept, refused))));
        }
    });
}

/// Opens the files that were chosen; the same ones can be chosen again.
pub(crate) fn choose(store: Store, input: &HtmlInputElement) {
    if let Some(files) = input.files() {
        open(store, Array::from(&files));
    }
    input.set_value("");
}

/// A file that was refused, and why.
fn pair(refused: JsValue) -> Option<(String, Refusal)> {
    let refused: Array = refused.dyn_into().ok()?;
    Some((refused.get(0).as_string()?, from_value(refused.get(1)).ok()?))
}

/// The name of the first file.
fn name(files: &Array) -> String {
    files.get(0).dyn_into::<File>().map(|file| file.name()).unwrap_or_default()
}

/// Opens what was copied from a page; where that cannot be read, the plain text of it.
pub(crate) fn paste(store: Store, html: String, plain: String) {
    let request = opening(store);
    spawn_local(async move {
        let opened = store.port().ask::<Held>(&Task::Paste, Load::Text(html)).await;
        let held = opened.unwrap_or_else(|_: Refusal| Held { text: plain, shown: true, ..Held::default() });
        store.dispatch(Action::Opened(request, held));
    });
}

/// Opens an article of the library; one that is gone leaves the page as it is.
pub(crate) fn fetch(store: Store, id: String) {
    // What was typed last is not in the state yet.
    let _ = store.keeper().keep_all(store);
    let request = opening(store);
    spawn_local(async move {
        let task = Task::Library(Order::Fetch(id));
        match store.port().ask::<Held>(&task, Load::Nothing).await {
            Ok(held) => {
                store.keeper().knows(&held);
                store.dispatch(Action::Opened(request, held));
            }
            Err(refusal) => {
                if store.now(|state| state.request == request) {
                    store.dispatch(Action::Cancel);
                }
                if refusal != Refusal::Gone {
                    store.dispatch(Action::Noted(Some(Note::Unkept(refusal))));
                }
            }
        }
    });
}

/// Says that a text is on its way; gives the number under which it may come.
fn opening(store: Store) -> u32 {
    store.dispatch(Action::Opening);
    store.say_if_slow();
    store.now(|state| state.request)
}
