//! The settings, with the reader's own names.
//! Takes the store, gives switches and a list.
//! Law: all of it stays on the device until the reader exports it.

use super::dialogs::SingleKeysSwitch;
use crate::shelf;
use crate::store::Store;
use crate::texts;
use leptos::ev::{Event, SubmitEvent};
use leptos::html::{Input, Select};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;
use whosaid::articles::Refusal;
use whosaid::corrections::Entry;
use whosaid::view::{Action, Failure, Voice};

/// The settings.
#[component]
pub(super) fn SettingsList(store: Store) -> impl IntoView {
    let telling = store.pick(|state| state.settings.voice == Voice::Telling);
    let tell = move |event| {
        let voice = if event_target_checked(&event) { Voice::Telling } else { Voice::Quiet };
        store.dispatch(Action::Voice(voice));
    };
    view! {
        <SingleKeysSwitch store />
        <label class="switch">
            <input type="checkbox" prop:checked=telling on:change=tell />
            {texts::VOICE}
        </label>
        <OwnNames store />
        <p class="hint">{texts::KEPT_HERE}</p>
    }
    .into_any()
}

/// The reader's own lexicon.
#[component]
fn OwnNames(store: Store) -> impl IntoView {
    let lexicon = store.pick(|state| state.settings.lexicon.clone());
    let row = move |entry: Entry| {
        let words = entry.words.clone();
        let kind = entry.kind.as_deref().map_or(texts::NEVER_A_NAME, texts::kind);
        view! {
            <li>
                <span><b>{entry.words}</b> " " {kind}</span>
                <button class="plain" on:click=move |_| store.dispatch(Action::Unlearn(words.clone()))>{texts::REMOVE}</button>
            </li>
        }
    };
    let list = move || lexicon.get().entries().iter().cloned().map(row).collect_view();
    let empty = move || lexicon.with(|lexicon| lexicon.entries().is_empty());
    view! {
        <section class="own-names">
            <h3>{texts::LEXICON}</h3>
            <p class="hint">{texts::LEXICON_HELP}</p>
            {move || empty().then(|| view! { <p class="hint">{texts::LEXICON_EMPTY}</p> })}
            <ul>{list}</ul>
            <NewName store />
            <div class="toolbar">
                <button class="button" on:click=move |_| shelf::export(&lexicon.get_untracked())>{texts::EXPORT}</button>
                <label class="button file">
                    {texts::IMPORT}
                    <input class="unseen" type="file" accept=".json,application/json" on:change=move |event| import(store, &event) />
                </label>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn NewName(store: Store) -> impl IntoView {
    let words: NodeRef<Input> = NodeRef::new();
    let kind: NodeRef<Select> = NodeRef::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (Some(words), Some(kind)) = (words.get_untracked(), kind.get_untracked()) else { return };
        let chosen = kind.value();
        let entry = Entry { words: words.value(), kind: (!chosen.is_empty()).then_some(chosen) };
        store.dispatch(Action::Learn(entry));
        words.set_value("");
    };
    let option = |(kind, label): (&'static str, &'static str)| view! { <option value=kind>{label}</option> };
    view! {
        <form class="named" on:submit=submit>
            <input node_ref=words type="text" aria-label=texts::LEXICON_WORDS placeholder=texts::LEXICON_WORDS autocomplete="off" />
            <select node_ref=kind aria-label=texts::LEXICON_TYPE>
                {texts::TYPES.map(option).collect_view()}
                <option value="">{texts::NEVER_A_NAME}</option>
            </select>
            <button class="button" type="submit">{texts::LEXICON_ADD}</button>
        </form>
    }
    .into_any()
}

/// Takes in a lexicon that was exported.
fn import(store: Store, event: &Event) {
    let input: Option<HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
    let file = input.as_ref().and_then(HtmlInputElement::files).and_then(|files| files.get(0));
    let Some(file) = file else { return };
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
        match text.as_deref().and_then(shelf::lexicon) {
            Some(lexicon) => store.dispatch(Action::Lexicon(lexicon)),
            None => {
                let refusal = Refusal::NotSaved(texts::NO_LEXICON.to_owned());
                store.dispatch(Action::Failed(None, Failure::Unreadable(file.name(), refusal)));
            }
        }
    });
}
