//! The head of the page: its name, and the ways back to the paste box.
//! Takes the store, gives the header.
//! Law: nothing here loses the reader's text but "New".

use super::icon::{Icon, Sign};
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Action, Phase};

/// The head of the page.
#[component]
pub(crate) fn Masthead(store: Store) -> impl IntoView {
    let phase = store.pick(|state| state.phase);
    let actions = move || {
        (phase.get() == Phase::Reading).then(|| {
            view! {
                <button class="button" on:click=move |_| store.dispatch(Action::Edit)>
                    <Icon sign=Sign::Pen />
                    {texts::EDIT}
                </button>
                <button class="button" on:click=move |_| store.dispatch(Action::Clear)>
                    <Icon sign=Sign::Plus />
                    {texts::NEW}
                </button>
            }
        })
    };
    view! {
        <header class="masthead">
            <p class="name">
                <Icon sign=Sign::Logo />
                {texts::NAME}
            </p>
            <div class="actions">{actions}</div>
        </header>
    }
    .into_any()
}
