//! What went wrong, as a sentence, with what to do about it.
//! Takes the store, gives an alert.
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
    view! { <div role="alert">{body}</div> }.into_any()
}

fn can_try_again(failure: &Failure) -> bool {
    !matches!(
        failure,
        Failure::TooLong(_)
            | Failure::Unreadable(..)
            | Failure::Several(_)
            | Failure::Link(_)
            | Failure::Restarted
    )
}
