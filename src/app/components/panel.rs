//! The panels beside the article; on narrow screens, a sheet under it.
//! Takes the store, gives tabs.
//! Law: the line at the sheet's edge says what is in it before it is opened.

use super::icon::{Icon, Sign};
use super::ledger::LedgerList;
use super::people::PeopleList;
use crate::store::Store;
use crate::texts;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use whosaid::view::{Action, Sheet, State, Tab};

const TABS: [Tab; 2] = [Tab::Ledger, Tab::People];

/// The panels.
#[component]
pub(crate) fn Panel(store: Store) -> impl IntoView {
    let tab = store.pick(|state| state.tab);
    let open = store.pick(|state| state.sheet == Sheet::Open);
    let body = move || match tab.get() {
        Tab::Ledger => view! { <LedgerList store /> }.into_any(),
        Tab::People => view! { <PeopleList store /> }.into_any(),
    };
    view! {
        <section class="panel" class:open=open aria-label=texts::PANELS>
            <Handle store />
            <div class="tabs" role="tablist" aria-label=texts::PANELS on:keydown=move |event| pressed(store, &event)>
                {TABS.map(|each| view! { <TabButton store each /> }).collect_view()}
            </div>
            <div class="sheet" role="tabpanel" id="sheet" tabindex="0" aria-labelledby=move || id(tab.get())>
                {body}
            </div>
        </section>
    }
    .into_any()
}

/// The edge of the sheet: what is in it, and the way to open it.
#[component]
fn Handle(store: Store) -> impl IntoView {
    let open = store.pick(|state| state.sheet == Sheet::Open);
    let line = store.pick(summary);
    let change = move |_| {
        let next = if open.get_untracked() { Sheet::Peek } else { Sheet::Open };
        store.dispatch(Action::Sheet(next));
    };
    view! {
        <button class="handle" aria-expanded=move || open.get().to_string() aria-controls="sheet" on:click=change>
            <span>{line}</span>
            <Icon sign=Sign::Up />
        </button>
    }
    .into_any()
}

pub(super) fn summary(state: &State) -> String {
    state.reading.as_ref().map_or_else(String::new, |reading| {
        let ledger = &reading.ledger;
        texts::summary(ledger.quotes(), ledger.speakers.len(), ledger.to_check())
    })
}

#[component]
fn TabButton(store: Store, each: Tab) -> impl IntoView {
    let selected = store.pick(move |state| state.tab == each);
    view! {
        <button
            role="tab"
            id=id(each)
            aria-controls="sheet"
            aria-selected=move || selected.get().to_string()
            tabindex=move || if selected.get() { "0" } else { "-1" }
            on:click=move |_| store.dispatch(Action::Tab(each))
        >
            {texts::tab(each)}
        </button>
    }
    .into_any()
}

fn id(tab: Tab) -> &'static str {
    match tab {
        Tab::Ledger => "tab-ledger",
        Tab::People => "tab-people",
    }
}

/// The arrow keys go from tab to tab, as readers of tabs expect.
fn pressed(store: Store, event: &KeyboardEvent) {
    let other = match (event.key().as_str(), store.now(|state| state.tab)) {
        ("ArrowRight" | "ArrowLeft", Tab::Ledger) | ("End", _) => Tab::People,
        ("ArrowRight" | "ArrowLeft", Tab::People) | ("Home", _) => Tab::Ledger,
        _ => return,
    };
    event.prevent_default();
    store.dispatch(Action::Tab(other));
    let button: Option<HtmlElement> =
        document().get_element_by_id(id(other)).and_then(|button| button.dyn_into().ok());
    if let Some(button) = button {
        let _ = button.focus();
    }
}
