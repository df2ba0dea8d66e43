//! What went wrong, as a sentence, with what to do about it; and what is to be said of how the article is kept.
//! Takes the store, gives an alert and a note.
//! Law: no failure goes unsaid, and none takes the reader's text.

use super::icon::{Icon, Sign};
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Action, Failure};

/// The failure, if there is one.
#[component]
pub(crate) fn Notice(store: Store) -> impl IntoView {
    let failure = store.pick(|state| state.failure.clone());
    let body = move || {
        failure.get().map(|failure| {
            let again = can_try_again(&failure);
            let retry = view! {
                <button class="button strong" on:click=move |_| store.dispatch(Action::Retry)>
                    {texts::RETRY}
                </button>
            };
            view! {
                <div class="notice">
                    <Icon sign=Sign::Warning />
                    <p>{texts::failure(&failure)}</p>
                    {again.then_some(retry)}
                </div>
            }
        })
    };
    let note = store.pick(|state| state.note.clone());
    let kept = move || {
        note.get().map(|note| {
            view! {
                <div class="notice">
                    <p>{texts::note(&note)}</p>
                    <button class="round" aria-label=texts::CLOSE on:click=move |_| store.dispatch(Action::Noted(None))>
                        <Icon sign=Sign::Close />
                    </button>
                </div>
            }
        })
    };
    view! {
        <div>
            <div role="alert">{body}</div>
            <div role="status" class="kept">{kept}</div>
        </div>
    }
    .into_any()
}

fn can_try_again(failure: &Failure) -> bool {
    !matches!(failure, Failure::TooLong(_) | Failure::Unreadable(..) | Failure::Link(_) | Failure::Restarted)
}
