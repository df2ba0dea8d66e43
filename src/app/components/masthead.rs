//! The head of the page: its name, the ways back to the paste box, and what can be laid over the page.
//! Takes the store, gives the header.
//! Law: nothing here loses the reader's text: "New" leaves it in the library.

use super::icon::{Icon, Sign};
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Action, Overlay, Phase, State};

/// The head of the page.
#[component]
pub(crate) fn Masthead(store: Store) -> impl IntoView {
    let phase = store.pick(|state| state.phase);
    let overlay = move |overlay| store.dispatch(Action::Overlay(overlay));
    let log = store.pick(|state| (state.log.last().is_some(), state.log.next().is_some()));
    let undo = move || {
        (phase.get() == Phase::Reading && log.get() != (false, false)).then(|| {
            let step = move |action: Action, sign: Sign, label: &'static str, there: Signal<bool>| {
                view! {
                    <button
                        class="round step"
                        aria-label=label
                        title=label
                        aria-disabled=move || (!there.get()).to_string()
                        on:click=move |_| store.dispatch(action.clone())
                    >
                        <Icon sign />
                    </button>
                }
            };
            view! {
                {step(Action::Undo, Sign::Undo, texts::UNDO, Signal::derive(move || log.get().0))}
                {step(Action::Redo, Sign::Redo, texts::REDO, Signal::derive(move || log.get().1))}
            }
        })
    };
    let is_first = store.pick(State::is_first_reading);
    let actions = move || {
        (phase.get() == Phase::Reading).then(|| {
            view! {
                <button
                    class="button export-button"
                    aria-label=texts::EXPORT
                    aria-disabled=move || is_first.get().to_string()
                    on:click=move |_| overlay(Overlay::Export)
                >
                    <Icon sign=Sign::Export />
                    <span>{texts::EXPORT}</span>
                </button>
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
            <div class="actions">
                {undo}
                {move || {
                    (phase.get() == Phase::Reading).then(|| {
                        view! {
                            <button class="round" aria-label=texts::FIND title=texts::FIND on:click=move |_| store.dispatch(Action::Find(String::new()))>
                                <Icon sign=Sign::Search />
                            </button>
                            <button class="round keys-button" aria-label=texts::KEYS title=texts::KEYS on:click=move |_| overlay(Overlay::Help)>
                                <Icon sign=Sign::Key />
                            </button>
                        }
                    })
                }}
                <button class="round shelf-button" aria-label=texts::LIBRARY title=texts::LIBRARY on:click=move |_| overlay(Overlay::Library)>
                    <Icon sign=Sign::Shelf />
                </button>
                <button class="round" aria-label=texts::SETTINGS title=texts::SETTINGS on:click=move |_| overlay(Overlay::Settings)>
                    <Icon sign=Sign::Cog />
                </button>
                {actions}
            </div>
        </header>
    }
    .into_any()
}
