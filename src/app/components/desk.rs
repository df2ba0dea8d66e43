//! The paste box, which is the page: pasting annotates at once, typing as soon as it pauses.
//! Takes the store, gives the box, the samples and a word on privacy.
//! Law: typing never waits for anything; a pasted text goes to the engine, not through the box.

use super::icon::{Icon, Sign};
use crate::incoming;
use crate::links;
use crate::samples::{SAMPLES, Sample};
use crate::store::Store;
use crate::texts;
use js_sys::Array;
use leptos::ev;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use std::time::Duration;
use web_sys::{ClipboardEvent, HtmlTextAreaElement};
use whosaid::view::{Action, Engine, Goal, Overlay, State};

/// How long typing must pause before what was typed is annotated.
const PAUSE: Duration = Duration::from_millis(400);

/// What can be opened.
pub(super) const KINDS: &str = ".txt,.md,.markdown,.html,.htm,.xhtml,.mhtml,.mht,.eml,.rtf,.docx,.json,text/plain,text/html,text/markdown";

/// The paste box with all that stands around it.
#[component]
pub(crate) fn Desk(store: Store) -> impl IntoView {
    view! {
        <div class="desk">
            <h1>{texts::INVITATION}</h1>
            <PasteBox store />
            <div class="below">
                <Preview store />
                <div class="ways">
                    <FileButton store />
                    <button class="button" on:click=move |_| store.dispatch(Action::Overlay(Overlay::Library))>
                        <Icon sign=Sign::Shelf />
                        {texts::LIBRARY}
                    </button>
                </div>
            </div>
            <section class="samples" aria-labelledby="samples">
                <h2 id="samples">{texts::SAMPLES}</h2>
                <ul>{SAMPLES.iter().map(|sample| view! { <SampleCard store sample /> }).collect_view()}</ul>
            </section>
            <Privacy />
        </div>
    }
    .into_any()
}

#[component]
fn PasteBox(store: Store) -> impl IntoView {
    let node: NodeRef<Textarea> = NodeRef::new();
    let mut typed = leptos::leptos_dom::helpers::debounce(PAUSE, move |_: ev::Event| {
        if let Some(node) = node.get_untracked() {
            store.dispatch(Action::Typed(node.value().into()));
        }
    });
    // The box holds its own text, so that no keystroke copies it; it follows the state only when that changes.
    let text = store.pick(|state| state.text.clone());
    Effect::new(move || {
        if let Some(node) = node.get() {
            let text = text.get();
            if node.value() != *text {
                node.set_value(&text);
            }
        }
    });
    view! {
        <textarea
            id="text"
            class="box"
            node_ref=node
            aria-label=texts::BOX_LABEL
            placeholder=texts::BOX_HINT
            spellcheck="false"
            autocomplete="off"
            autofocus
            on:input=move |event| {
                store.keeper().typing(store);
                typed(event);
            }
            on:paste=move |event| pasted(store, &event)
        ></textarea>
    }
    .into_any()
}

/// A paste that makes up the whole text is read at once, past the box: laying out a huge text there would take seconds.
/// What was copied from a page is taken apart by what its markup says.
fn pasted(store: Store, event: &ClipboardEvent) {
    let Some(data) = event.clipboard_data() else { return };
    if let Some(files) = data.files().filter(|files| files.length() > 0) {
        event.prevent_default();
        return incoming::open(store, Array::from(&files));
    }
    let text = |kind| data.get_data(kind).unwrap_or_default();
    let (plain, html) = (text("text/plain"), text("text/html"));
    let makes_up_all =
        event.target().and_then(|target| target.dyn_into().ok()).is_some_and(|node| all_selected(&node));
    if !makes_up_all || (plain.trim().is_empty() && html.is_empty()) {
        return;
    }
    event.prevent_default();
    match html.is_empty() {
        true => store.dispatch(Action::Open(plain.into())),
        false => incoming::paste(store, html, plain),
    }
}

fn all_selected(node: &HtmlTextAreaElement) -> bool {
    let start = node.selection_start().ok().flatten().unwrap_or(0);
    let end = node.selection_end().ok().flatten().unwrap_or(0);
    start == 0 && end == node.text_length()
}

/// What has been found in the text so far, and the way to it.
#[component]
fn Preview(store: Store) -> impl IntoView {
    let found = store.pick(found);
    let line = move || {
        found.get().map(|line| {
            view! {
                <button class="button strong" on:click=move |_| read(store)>
                    {texts::SHOW_ARTICLE}
                </button>
                <span class="found">{line}</span>
            }
        })
    };
    view! { <div class="preview">{line}</div> }.into_any()
}

/// To the article, with what was typed since typing last paused.
fn read(store: Store) {
    if let Some(text) = links::typed() {
        store.dispatch(Action::Typed(text.into()));
    }
    store.dispatch(Action::Read);
}

fn found(state: &State) -> Option<String> {
    match (&state.reading, state.awaited, state.engine) {
        (Some(reading), ..) if state.is_first_reading() => Some(texts::quotes(reading.ledger.quotes())),
        (Some(reading), ..) => {
            let ledger = &reading.ledger;
            let parts = [texts::names(reading.people.entities.len()), texts::quotes(ledger.quotes())];
            Some(parts.join(" · "))
        }
        (None, Some(Goal::Preview), Engine::Loading) => Some(texts::LOADING.to_owned()),
        (None, Some(Goal::Preview), _) => Some(texts::WORKING.to_owned()),
        _ => None,
    }
}

#[component]
fn FileButton(store: Store) -> impl IntoView {
    view! {
        <label class="button file">
            {texts::OPEN_FILE}
            <input
                class="unseen"
                type="file"
                multiple
                accept=KINDS
                on:change=move |event: ev::Event| incoming::choose(store, &event_target(&event))
            />
        </label>
    }
    .into_any()
}

#[component]
fn SampleCard(store: Store, sample: &'static Sample) -> impl IntoView {
    view! {
        <li>
            <button class="sample" on:click=move |_| store.dispatch(Action::Open(sample.text.into()))>
                <span class="title">{sample.title}</span>
                <span class="lesson">{sample.lesson}</span>
            </button>
        </li>
    }
    .into_any()
}

#[component]
fn Privacy() -> impl IntoView {
    view! {
        <footer class="privacy">
            <p>{texts::PRIVACY} " " <a href=texts::PRIVACY_PAGE>{texts::PRIVACY_HOW}</a></p>
            <button class="button" type="button" data-install="">
                <Icon sign=Sign::Device />
                {texts::INSTALL}
            </button>
        </footer>
    }
    .into_any()
}
