//! What comes in from outside: files that are chosen, dropped or handed over, and what was copied from pages.
//! Takes files and what lay on the clipboard, gives actions.
//! Law: no HTML enters the document; what cannot be opened says why, and what to do instead.

use crate::exchange::Load;
use crate::store::Store;
use leptos::task::spawn_local;
use web_sys::{File, FileList};
use whosaid::articles::library::Order;
use whosaid::articles::{Held, Refusal, Task};
use whosaid::view::{Action, Failure, Note};

/// Opens the one file that came; of several none is chosen for the reader.
pub(crate) fn open_all(store: Store, files: &FileList) {
    match (files.length(), files.get(0)) {
        (1, Some(file)) => open(store, file),
        (0, _) => {}
        (count, _) => store.dispatch(Action::Failed(None, Failure::Several(count))),
    }
}

/// Opens a file.
pub(crate) fn open(store: Store, file: File) {
    let request = opening(store);
    spawn_local(async move {
        let name = file.name();
        let opened = store.port().ask::<Held>(&Task::Open, Load::File(file)).await;
        store.dispatch(match opened {
            Ok(held) => Action::Opened(request, held),
            Err(refusal) => Action::Failed(Some(request), Failure::Unreadable(name, refusal)),
        });
    });
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
