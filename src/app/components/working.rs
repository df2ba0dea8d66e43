//! The moment between a text and its article.
//! Takes the store, gives a progress bar with a way out, once the work has taken a moment.
//! Law: what is quick shows nothing, so that nothing flickers.

use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Action, Engine, State};

/// The progress of the work.
#[component]
pub(crate) fn Working(store: Store) -> impl IntoView {
    let shown =
        store.pick(|state| state.failure.is_none() && (state.slow || state.engine == Engine::Loading));
    let label =
        store.pick(|state| if state.engine == Engine::Loading { texts::LOADING } else { texts::WORKING });
    let done = store.pick(done);
    let body = move || {
        shown.get().then(|| {
            view! {
                <h1 id="work">{label}</h1>
                <progress aria-labelledby="work" max="100" prop:value=done></progress>
                <button class="button" on:click=move |_| store.dispatch(Action::Cancel)>
                    {texts::CANCEL}
                </button>
            }
        })
    };
    view! { <div class="working">{body}</div> }.into_any()
}

fn done(state: &State) -> u32 {
    let (done, all) = state.progress;
    // A stage counts from when it begins, so that the bar is never empty.
    100 * (done + 1) / (all + 1)
}
