//! The whole page: the masthead, then the paste box or the article between legend and panels.
//! Takes the store, gives the page.
//! Law: one of the two is shown, never both.

use super::article::Article;
use super::desk::Desk;
use super::dialogs::Dialogs;
use super::dropping::Dropping;
use super::find::FindBar;
use super::keyboard;
use super::legend::Legend;
use super::masthead::Masthead;
use super::notice::Notice;
use super::overview::Overview;
use super::panel::Panel;
use super::working::Working;
use crate::links;
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Phase, State};

/// The whole page.
#[component]
pub(crate) fn Page(store: Store) -> impl IntoView {
    links::keep_lit(store);
    keyboard::listen(store);
    let phase = store.pick(|state| state.phase);
    let body = move || match phase.get() {
        Phase::Writing => view! { <Desk store /> }.into_any(),
        Phase::Working => view! { <Working store /> }.into_any(),
        Phase::Reading => view! { <Reader store /> }.into_any(),
    };
    let told = store.pick(told);
    let is_first = |state: &State| state.is_first_reading() && state.phase == Phase::Reading;
    // What a screen reader is told is for everybody to see as long as there are no names.
    let class = store.pick(move |state| if is_first(state) { "first-reading" } else { "unseen" });
    view! {
        <Masthead store />
        <main>
            <Notice store />
            {body}
            <p class=class role="status">{told}</p>
        </main>
        <Dialogs store />
        <Dropping store />
    }
    .into_any()
}

/// The article between its legend and what was found in it.
#[component]
fn Reader(store: Store) -> impl IntoView {
    view! {
        <div class="reader">
            <Legend store />
            <div class="middle">
                <FindBar store />
                <Article store />
            </div>
            <Overview store />
            <Panel store />
        </div>
    }
    .into_any()
}

/// What a screen reader is told.
fn told(state: &State) -> String {
    match (&state.reading, state.phase) {
        (_, Phase::Working) if state.slow => texts::progress(percent(state)),
        (Some(_), _) if state.is_first_reading() => texts::first_reading(percent(state)),
        (Some(reading), _) => {
            let ledger = &reading.ledger;
            texts::done(ledger.quotes(), ledger.speakers.len(), reading.people.entities.len())
        }
        _ => String::new(),
    }
}

/// How far the work is, in quarters: more would be told too often.
fn percent(state: &State) -> u32 {
    let (done, all) = state.progress;
    25 * (4 * done / all.max(1))
}
