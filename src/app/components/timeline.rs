//! *Timeline*: the dates of the article on an axis, with the day of publication.
//! Takes the store, gives a list that reads from the earliest to the latest.
//! Law: the day from which dates were reckoned is shown and can be set.

use super::ledger::More;
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use std::cmp::Ordering;
use whosaid::view::{Action, Moment, Selection, Tab, Timeline, ValueRow};

/// How many places of a moment are shown at once.
const SHOWN: usize = 6;

/// The timeline.
#[component]
pub(super) fn TimelineList(store: Store) -> impl IntoView {
    let reading = store.reading_behind(Tab::Timeline);
    let line = Memo::new(move |_| reading.get().map(|reading| Timeline::new(&reading)).unwrap_or_default());
    let published =
        Memo::new(move |_| reading.with(|reading| reading.as_ref()?.annotation.published.clone()));
    let axis = move || {
        let published = published.get();
        let line = line.get();
        let later =
            line.moments.iter().position(|moment| published.as_ref().is_some_and(|day| moment.from > *day));
        let mut rows: Vec<AnyView> = line.moments.iter().map(|moment| moment_view(store, moment)).collect();
        if let Some(day) = published {
            rows.insert(later.unwrap_or(rows.len()), today(&day));
        }
        rows
    };
    let vague = move || {
        let rows = line.get().vague;
        (!rows.is_empty()).then(|| {
            view! {
                <section class="vague">
                    <h3>{texts::VAGUE}</h3>
                    {rows_view(store, rows)}
                </section>
            }
        })
    };
    let empty = move || line.with(|line| line.moments.is_empty() && line.vague.is_empty());
    view! {
        <div class="timeline">
            <h2 class="unseen">{texts::tab(Tab::Timeline)}</h2>
            <Publication store />
            {move || empty().then(|| view! { <p class="empty">{texts::NO_DATES}</p> })}
            <ol class="axis">{axis}</ol>
            {vague}
        </div>
    }
    .into_any()
}

/// The day of publication, found or set.
#[component]
fn Publication(store: Store) -> impl IntoView {
    let day = store.read(|reading| reading.annotation.published.clone());
    let set = store.pick(|state| state.published.is_some());
    let changed = move |event| {
        let day = event_target_value(&event);
        store.dispatch(Action::Publish((!day.is_empty()).then_some(day)));
    };
    let source = move || match (day.get().is_some(), set.get()) {
        (_, true) => texts::SET_BY_YOU,
        (true, false) => texts::DETECTED,
        (false, false) => texts::NOT_DETECTED,
    };
    view! {
        <div class="publication">
            <label for="published">{texts::PUBLISHED}</label>
            <input id="published" type="date" prop:value=move || day.get().unwrap_or_default() on:change=changed />
            <span class="source">{source}</span>
            <button class="plain" hidden=move || !set.get() on:click=move |_| store.dispatch(Action::Publish(None))>
                {texts::DETECT}
            </button>
        </div>
    }
    .into_any()
}

fn moment_view(store: Store, moment: &Moment) -> AnyView {
    let class = match moment.side {
        Some(Ordering::Equal) => "moment now",
        Some(Ordering::Greater) => "moment later",
        _ => "moment",
    };
    view! {
        <li class=class>
            <time datetime=moment.value.clone()>{texts::day(&moment.value)}</time>
            {rows_view(store, moment.rows.clone())}
        </li>
    }
    .into_any()
}

fn today(day: &str) -> AnyView {
    view! {
        <li class="moment published">
            <time datetime=day.to_owned()>{texts::day(day)}</time>
            <p>{texts::PUBLICATION}</p>
        </li>
    }
    .into_any()
}

/// The places of one moment, as many as are read at a glance.
fn rows_view(store: Store, rows: Vec<ValueRow>) -> AnyView {
    let shown = RwSignal::new(SHOWN);
    let count = rows.len();
    let list = move || rows.iter().take(shown.get()).map(|row| row_view(store, row)).collect_view();
    view! {
        <ul>{list}</ul>
        <More shown count step=SHOWN />
    }
    .into_any()
}

fn row_view(store: Store, row: &ValueRow) -> AnyView {
    let mention = row.mention;
    view! {
        <li>
            <button class="plain" data-m=mention.to_string() on:click=move |_| store.dispatch(Action::FromPanel(Selection::Mention(mention)))>
                {row.written.clone()}
            </button>
        </li>
    }
    .into_any()
}
