//! The legend: what the marks mean, how many there are, and which are shown.
//! Takes the store, gives a column of switches; on narrow screens, a strip.
//! Law: the swatches are drawn with the marks' own classes, so that legend and article cannot differ.

use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Action, Group, Layer, Look};

/// The legend.
#[component]
pub(crate) fn Legend(store: Store) -> impl IntoView {
    view! {
        <section class="rail" aria-label=texts::RAIL>
            <Looks store />
            <Keys store group=Group::Speech />
            <Keys store group=Group::Things />
            <p class="keys">{texts::KEYS}</p>
        </section>
    }
    .into_any()
}

#[component]
fn Looks(store: Store) -> impl IntoView {
    let current = store.pick(|state| state.look);
    let switch = move |look: Look| {
        view! {
            <button aria-pressed=move || (current.get() == look).to_string() on:click=move |_| store.dispatch(Action::Look(look))>
                {texts::look(look)}
            </button>
        }
    };
    view! {
        <div class="looks" role="group" aria-label=texts::MARKS>
            {[Look::Clean, Look::Marks, Look::Labels].map(switch).collect_view()}
        </div>
    }
    .into_any()
}

#[component]
fn Keys(store: Store, group: Group) -> impl IntoView {
    let layers = Layer::ALL.into_iter().filter(move |layer| layer.group() == group);
    view! {
        <section class="keys-group">
            <h2>{texts::group(group)}</h2>
            <ul>{layers.map(|layer| view! { <Key store layer /> }).collect_view()}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Key(store: Store, layer: Layer) -> impl IntoView {
    let shown = store.pick(move |state| state.filter.shows(layer));
    let count = store.pick(move |state| state.reading.as_ref().map_or(0, |reading| reading.count(layer)));
    let kind = if layer.group() == Group::Speech { "quote" } else { "mention" };
    let kind = if layer == Layer::NonSpeech { "" } else { kind };
    let swatch = format!("swatch {kind} {}", layer.class());
    view! {
        <li class:none=move || count.get() == 0>
            <button
                class="key"
                data-layer=layer.class()
                aria-pressed=move || shown.get().to_string()
                on:click=move |_| store.dispatch(Action::Toggle(layer))
            >
                <span class=swatch aria-hidden="true">"Aa"</span>
                <span class="label">{texts::layer(layer)}</span>
                <span class="count">{move || texts::grouped(count.get())}</span>
            </button>
        </li>
    }
    .into_any()
}
