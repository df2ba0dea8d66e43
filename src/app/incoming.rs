//! What comes in from outside: files that are chosen, dropped or handed over, and what was copied from pages.
//! Takes files and what lay on the clipboard, gives actions.
//! Law: no HTML enters the document; what cannot be opened says why, and what to do instead.

use crate::exchange::{Load, field};
use crate::links;
use crate::store::Store;
use js_sys::Array;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use serde_wasm_bindgen::from_value;
use web_sys::{File, HtmlInputElement};
use whosaid::articles::library::Order;
use whosaid::articles::{Held, Refusal, Task};
use whosaid::view::{Action, Failure, Goal, Note};

/// Opens the files that came: one is shown, several go to the library and the first is shown.
pub(crate) fn open(store: Store, files: Array) {
    if files.length() == 0 {
        return;
    }
    let request = opening(store);
    spawn_local(async move {
        let (first, kept, mut refused): (_, _, Vec<_>) =
            match told(store, &Task::Open, Load::Files(files.clone())).await {
                Ok(arrived) => {
                    let first = from_value::<Held>(field(&arrived, "first")).ok();
                    let kept = field(&arrived, "kept").as_f64().unwrap_or_default() as usize;
                    (first, kept, Array::from(&field(&arrived, "refused")).iter().filter_map(pair).collect())
                }
                Err(refusal) => (None, 0, files.iter().map(|file| (name(file), refusal.clone())).collect()),
            };
        let (shows, waits) = (first.is_some(), is_awaited(store, request));
        if let Some(held) = first {
            show(store, request, held);
        } else if waits && refused.len() == 1 {
            let failure = refused.pop().map(|(name, refusal)| Failure::Unreadable(name, refusal));
            return failure
                .into_iter()
                .for_each(|failure| store.dispatch(Action::Failed(Some(request), failure)));
        } else if waits {
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

/// The name of a file.
fn name(file: JsValue) -> String {
    file.dyn_into::<File>().map(|file| file.name()).unwrap_or_default()
}

/// Opens what was copied from a page; where that cannot be read, the plain text of it.
pub(crate) fn paste(store: Store, html: String, plain: String) {
    let request = opening(store);
    spawn_local(async move {
        let opened = told(store, &Task::Paste, Load::Text(html)).await.ok();
        let opened = opened.and_then(|held| from_value(held).ok());
        let held = opened.unwrap_or_else(|| Held { text: plain, shown: true, ..Held::default() });
        store.dispatch(Action::Opened(request, held));
    });
}

/// Opens an article of the library; one that is gone leaves the page as it is.
pub(crate) fn fetch(store: Store, id: String) {
    give(store, id, None);
}

/// Opens the article that this tab had open; where it was deleted since, there is none.
pub(crate) fn resume(store: Store, id: String) {
    give(store, id, Some(Refusal::Gone));
}

/// Opens an article of the library; a refusal is told unless it is the one that is expected.
fn give(store: Store, id: String, expected: Option<Refusal>) {
    let request = opening(store);
    spawn_local(async move {
        let told = told(store, &Task::Library(Order::Fetch(id)), Load::Nothing).await;
        match told.and_then(|held| from_value(held).map_err(|_| Refusal::Unavailable)) {
            Ok(held) => show(store, request, held),
            Err(refusal) => {
                if is_awaited(store, request) {
                    store.dispatch(Action::Cancel);
                }
                if expected.as_ref() != Some(&refusal) {
                    store.dispatch(Action::Noted(Some(Note::Unkept(refusal))));
                }
            }
        }
    });
}

/// Says that a text is on its way; gives the number under which it may come.
pub(crate) fn opening(store: Store) -> u32 {
    // Who gives up waiting finds in the box what was typed last.
    if let Some(text) = links::typed() {
        store.dispatch(Action::Typed(text.into()));
    }
    store.dispatch(Action::Opening);
    store.say_if_slow();
    store.now(|state| state.request)
}

/// What the helper says, once it has kept what was there before: that may be what comes again.
async fn told(store: Store, task: &Task, load: Load) -> Result<JsValue, Refusal> {
    store.keeper().done().await;
    store.port().told(task, load).await
}

/// Shows what came, unless something else was asked for since.
fn show(store: Store, request: u32, held: Held) {
    if is_awaited(store, request) {
        store.keeper().knows(&held);
        store.dispatch(Action::Opened(request, held));
    }
}

fn is_awaited(store: Store, request: u32) -> bool {
    store.now(|state| state.request == request && state.awaited == Some(Goal::Open))
}
