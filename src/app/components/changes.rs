//! *Changes*: what the reader set right, and what of it no longer fits.
//! Takes the store, gives the log as a list.
//! Law: every edit is listed with its way back.

use super::icon::{Icon, Sign};
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Action, Tab};

/// The log.
#[component]
pub(super) fn ChangeList(store: Store) -> impl IntoView {
    let log = store.behind(Tab::Changes, |state| state.log.clone());
    let misfits = store.behind(Tab::Changes, |state| {
        let misfits = state.reading.as_ref().map(|reading| reading.misfits.clone());
        misfits.unwrap_or_default().into_iter().map(|misfit| misfit.edit).collect::<Vec<_>>()
    });
    let row = move |(at, line): (usize, String)| {
        let lost = misfits.get().contains(&at);
        view! {
            <li class:misfit=lost>
                <span>{line} {lost.then(|| view! { <em>" — " {texts::MISFIT}</em> })}</span>
                <button class="plain" on:click=move |_| store.dispatch(Action::Forget(at))>{texts::FORGET}</button>
            </li>
        }
    };
    let list = move || {
        let edits = log.get();
        let lines = edits.edits().iter().map(texts::edit).enumerate().collect::<Vec<_>>();
        let next = edits.next().map(texts::edit);
        let empty = edits.is_empty().then(|| view! { <p class="empty">{texts::NO_CHANGES}</p> });
        view! {
            {empty}
            <ol class="changes">{lines.into_iter().rev().map(row).collect_view()}</ol>
            {next.map(|line| view! { <p class="empty">{texts::UNDONE} " " {line}</p> })}
        }
    };
    view! {
        <div class="change-list">
            <h2 class="unseen">{texts::tab(Tab::Changes)}</h2>
            <UndoRedo store />
            {list}
        </div>
    }
    .into_any()
}

/// Back and forth.
#[component]
fn UndoRedo(store: Store) -> impl IntoView {
    let last = store.pick(|state| state.log.last().is_some());
    let next = store.pick(|state| state.log.next().is_some());
    view! {
        <div class="toolbar">
            <button class="button" aria-disabled=move || (!last.get()).to_string() on:click=move |_| store.dispatch(Action::Undo)>
                <Icon sign=Sign::Undo />
                {texts::UNDO}
            </button>
            <button class="button" aria-disabled=move || (!next.get()).to_string() on:click=move |_| store.dispatch(Action::Redo)>
                <Icon sign=Sign::Redo />
                {texts::REDO}
            </button>
        </div>
    }
    .into_any()
}
