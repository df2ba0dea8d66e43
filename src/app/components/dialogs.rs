//! What is laid over the page: the keys, the settings, the export, the library, the question of a link.
//! Takes the store, gives a dialog while one of them is open.
//! Law: the browser's own dialog keeps the focus inside and gives it back.

use super::across::Across;
use super::export::ExportSheet;
use super::icon::{Icon, Sign};
use super::library::Library;
use super::offer::OfferSheet;
use super::settings::SettingsList;
use crate::store::Store;
use crate::texts;
use leptos::html::Dialog;
use leptos::prelude::*;
use whosaid::view::{Action, Command, Overlay, SingleKeys};

/// The dialog.
#[component]
pub(super) fn Dialogs(store: Store) -> impl IntoView {
    let node: NodeRef<Dialog> = NodeRef::new();
    let overlay = store.pick(|state| state.overlay);
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        match overlay.get() {
            Overlay::None => dialog.close(),
            _ if dialog.open() => {}
            _ => {
                let _ = dialog.show_modal();
            }
        }
    });
    let close = move || store.dispatch(Action::Overlay(Overlay::None));
    let title = move || match overlay.get() {
        Overlay::Settings => texts::SETTINGS,
        Overlay::Export => texts::EXPORT,
        Overlay::Library => texts::LIBRARY,
        Overlay::Offer => texts::OFFER,
        Overlay::None | Overlay::Help => texts::KEYS,
    };
    let body = move || match overlay.get() {
        Overlay::None => ().into_any(),
        Overlay::Help => view! { <KeyList store /> }.into_any(),
        Overlay::Library => view! {
            <Across store />
            <Library store />
        }
        .into_any(),
        Overlay::Settings => view! { <SettingsList store /> }.into_any(),
        Overlay::Offer => view! { <OfferSheet store /> }.into_any(),
        Overlay::Export => view! { <ExportSheet store /> }.into_any(),
    };
    view! {
        <dialog class="dialog" node_ref=node aria-labelledby="dialog-title" on:close=move |_| close()>
            <header>
                <h2 id="dialog-title">{title}</h2>
                <button class="round" aria-label=texts::CLOSE on:click=move |_| close()>
                    <Icon sign=Sign::Close />
                </button>
            </header>
            {body}
        </dialog>
    }
    .into_any()
}

/// Every key, with the way to another.
#[component]
fn KeyList(store: Store) -> impl IntoView {
    let keys = store.pick(|state| state.settings.keys.clone());
    let changing = RwSignal::new(None::<Command>);
    let row = move |command: Command| {
        let key = move || keys.get().key(command).to_owned();
        let label = move || if changing.get() == Some(command) { texts::PRESS_KEY.to_owned() } else { key() };
        let pressed = move |event: leptos::ev::KeyboardEvent| {
            let key = event.key();
            let is_own = changing.get_untracked() == Some(command) && key != "Tab";
            if is_own {
                event.prevent_default();
                changing.set(None);
                if key.chars().count() == 1 && key != " " {
                    store.dispatch(Action::Rekey(command, key));
                }
            }
        };
        view! {
            <li>
                <span>{texts::command(command)}</span>
                <button
                    class="key-cap"
                    aria-label=move || format!("{}: {}. {}", texts::command(command), label(), texts::CHANGE_KEY)
                    on:click=move |_| changing.set(Some(command))
                    on:keydown=pressed
                    on:blur=move |_| changing.set(None)
                >
                    <kbd>{label}</kbd>
                </button>
            </li>
        }
    };
    view! {
        <p>{texts::KEYS_HELP} " " {texts::OTHER_KEYS}</p>
        <SingleKeysSwitch store />
        <ul class="key-list">{Command::ALL.into_iter().filter(|it| *it != Command::Inspect).map(row).collect_view()}</ul>
        <p>{texts::EDGE_HELP}</p>
    }
    .into_any()
}

/// Single keys, on or off.
#[component]
pub(super) fn SingleKeysSwitch(store: Store) -> impl IntoView {
    let on = store.pick(|state| state.settings.keys.single == SingleKeys::On);
    let change = move |event| {
        let single = if event_target_checked(&event) { SingleKeys::On } else { SingleKeys::Off };
        store.dispatch(Action::SingleKeys(single));
    };
    view! {
        <label class="switch">
            <input type="checkbox" prop:checked=on on:change=change />
            {texts::SINGLE_KEYS}
        </label>
    }
    .into_any()
}
