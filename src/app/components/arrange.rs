//! How the ledger is arranged.
//! Takes the store, gives a search field and three choices.
//! Law: what is left out is said, and one click brings it back.

use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Action, Arrange, By, Certainty, Sort};

const ONLY: [Option<Certainty>; 5] =
    [None, Some(Certainty::Sure), Some(Certainty::Check), Some(Certainty::NoSpeaker), Some(Certainty::Yours)];

/// The search field and the choices.
#[component]
pub(super) fn ArrangeBar(store: Store) -> impl IntoView {
    let arrange = store.pick(|state| state.arrange.clone());
    let change = move |change: &dyn Fn(Arrange) -> Arrange| {
        store.dispatch(Action::Arrange(change(store.now(|state| state.arrange.clone()))));
    };
    let search = move |event| {
        let search = event_target_value(&event);
        change(&|arrange| Arrange { search: search.clone(), ..arrange });
    };
    let by = move |at: usize| {
        change(&|arrange| Arrange {
            by: [By::Speaker, By::Order, By::Kind].get(at).copied().unwrap_or_default(),
            ..arrange
        });
    };
    let sort = move |at: usize| {
        change(&|arrange| Arrange {
            sort: [Sort::Text, Sort::Words, Sort::Name].get(at).copied().unwrap_or_default(),
            ..arrange
        });
    };
    let only =
        move |at: usize| change(&|arrange| Arrange { only: ONLY.get(at).copied().flatten(), ..arrange });
    let now = move |part: fn(&Arrange) -> usize| Signal::derive(move || arrange.with(part));
    view! {
        <div class="arrange">
            <input
                type="search"
                aria-label=texts::SEARCH
                placeholder=texts::SEARCH
                prop:value=move || arrange.get().search
                on:input=search
            />
            <div class="arrange-line">
                <Choose label=texts::GROUP_BY options=[By::Speaker, By::Order, By::Kind].map(texts::by).to_vec() now=now(|it| it.by as usize) on_choice=Callback::new(by) />
                <Choose label=texts::SORT_BY options=[Sort::Text, Sort::Words, Sort::Name].map(texts::sort).to_vec() now=now(|it| it.sort as usize) on_choice=Callback::new(sort) />
                <Choose label=texts::SHOW_ONLY options=ONLY.map(texts::only).to_vec() now=now(|it| ONLY.iter().position(|only| *only == it.only).unwrap_or_default()) on_choice=Callback::new(only) />
            </div>
        </div>
    }
    .into_any()
}

/// One choice among a few, by position.
#[component]
fn Choose(
    label: &'static str,
    options: Vec<&'static str>,
    now: Signal<usize>,
    on_choice: Callback<usize>,
) -> impl IntoView {
    let option = move |(at, words): (usize, &'static str)| {
        view! { <option value=at.to_string() selected=move || now.get() == at>{words}</option> }
    };
    let changed = move |event| on_choice.run(event_target_value(&event).parse().unwrap_or_default());
    view! {
        <label class="choose">
            <span>{label}</span>
            <select on:change=changed>{options.into_iter().enumerate().map(option).collect_view()}</select>
        </label>
    }
    .into_any()
}
