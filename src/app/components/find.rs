//! Find in the article.
//! Takes the store, gives a bar over the article while it is open.
//! Law: closing it leaves what was found selected, so that it can be added as a quote or a name.

use super::icon::{Icon, Sign};
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Action, Step};

/// The bar.
#[component]
pub(super) fn FindBar(store: Store) -> impl IntoView {
    let open = store.pick(|state| state.find.is_some());
    let line = store.pick(|state| {
        let find = state.find.as_ref()?;
        let sought = !find.sought.trim().is_empty();
        let line = match find.places.len() {
            0 => texts::NOT_FOUND.to_owned(),
            count => texts::position(find.at, count),
        };
        sought.then_some(line)
    });
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        let action = match (event.key().as_str(), event.shift_key()) {
            ("Enter", false) => Action::FindNext(Step::Next),
            ("Enter", true) => Action::FindNext(Step::Previous),
            ("Escape", _) => Action::FindClose,
            _ => return,
        };
        event.prevent_default();
        store.dispatch(action);
    };
    let step = move |step: Step, sign: Sign, label: &'static str| {
        view! {
            <button class="round" aria-label=label on:click=move |_| store.dispatch(Action::FindNext(step))>
                <Icon sign />
            </button>
        }
    };
    move || {
        open.get().then(|| {
            view! {
                <div class="find" role="search">
                    <input
                        id="find"
                        type="search"
                        aria-label=texts::FIND
                        placeholder=texts::FIND
                        autocomplete="off"
                        on:input=move |event| store.dispatch(Action::Find(event_target_value(&event)))
                        on:keydown=pressed
                    />
                    <span role="status">{line}</span>
                    {step(Step::Previous, Sign::Back, texts::PREVIOUS_PLACE)}
                    {step(Step::Next, Sign::Forward, texts::NEXT_PLACE)}
                    <button class="round" aria-label=texts::CLOSE on:click=move |_| store.dispatch(Action::FindClose)>
                        <Icon sign=Sign::Close />
                    </button>
                </div>
            }
        })
    }
}
