//! The legend: what the marks mean, how many there are, and which are shown.
//! Takes the store, gives a column of switches; on narrow screens, a strip.
//! Law: the swatches are drawn with the marks' own classes, so that legend and article cannot differ.

use crate::links;
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::Element;
use whosaid::view::{Action, Form, Group, Layer, Look, Paint, Piece};

/// The legend.
#[component]
pub(crate) fn Legend(store: Store) -> impl IntoView {
    view! {
        <section class="rail" aria-label=texts::RAIL>
            <Looks store />
            <Paints store />
            <button class="to-outline" popovertarget="outline">{texts::OUTLINE}</button>
            <Keys store group=Group::Speech />
            <Keys store group=Group::Things />
            <Outline store />
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

/// What colours say.
#[component]
fn Paints(store: Store) -> impl IntoView {
    let current = store.pick(|state| state.paint);
    let switch = move |paint: Paint| {
        view! {
            <button aria-pressed=move || (current.get() == paint).to_string() on:click=move |_| store.dispatch(Action::Paint(paint))>
                {texts::paint(paint)}
            </button>
        }
    };
    view! {
        <section class="paints">
            <h2 id="paints">{texts::COLOUR}</h2>
            <div class="choices" role="group" aria-labelledby="paints">
                {[Paint::Type, Paint::Speaker, Paint::Check].map(switch).collect_view()}
            </div>
        </section>
    }
    .into_any()
}

/// The article's headings, where it has several. Where the legend is a strip, a button there opens them.
#[component]
fn Outline(store: Store) -> impl IntoView {
    let reading = store.reading();
    let heads = move || {
        let reading = reading.get()?;
        let is_head = |piece: &&Piece| {
            matches!(piece.form, Form::Headline | Form::Subhead | Form::Section) && !piece.continues
        };
        let heads = reading.pieces.iter().filter(is_head).map(|piece| {
            (piece.span.start, reading.text.get(piece.span.clone()).unwrap_or_default().to_owned())
        });
        let heads: Vec<(usize, String)> = heads.collect();
        (heads.len() > 1).then_some(heads)
    };
    let line = |(at, words): (usize, String)| {
        let go = move |_| {
            links::show_block(at);
            links::fold("#outline");
        };
        view! { <li><button class="plain" on:click=go>{words}</button></li> }
    };
    // What gets the focus next is not to lie under it.
    let left = move |event: leptos::ev::FocusEvent| {
        let to: Option<Element> = event.related_target().and_then(|to| to.dyn_into().ok());
        if to.is_some_and(|to| to.closest("#outline").ok().flatten().is_none()) {
            links::fold("#outline");
        }
    };
    move || {
        heads().map(|heads| {
            view! {
                <section class="outline" id="outline" popover="auto" on:focusout=left>
                    <h2>{texts::OUTLINE}</h2>
                    <ol>{heads.into_iter().map(line).collect_view()}</ol>
                </section>
            }
        })
    }
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
    let count = store.read(move |reading| reading.count(layer));
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
