//! *Who said what*: every quote under its speaker.
//! Takes the store, gives a structured list that can stand for the article.
//! Law: the quotes without a speaker are always in sight.

use super::panel::summary;
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Action, Layer, Ledger, Row, Selection, Shared, Speaker};

/// How many rows of a speaker are shown at once.
const ROWS: usize = 12;

/// How many speakers are shown at once.
const SPEAKERS: usize = 40;

/// Who said what.
#[component]
pub(crate) fn LedgerList(store: Store) -> impl IntoView {
    let reading = store.pick(|state| state.reading.clone());
    let line = store.pick(summary);
    view! {
        <div class="ledger">
            <h2 class="unseen">{texts::tab(whosaid::view::Tab::Ledger)}</h2>
            <p class="summary">{line}</p>
            {move || reading.get().map(|reading| view! { <Groups store reading /> })}
        </div>
    }
    .into_any()
}

#[component]
fn Groups(store: Store, reading: Shared) -> impl IntoView {
    let shown = RwSignal::new(SPEAKERS);
    let count = reading.ledger.speakers.len();
    let groups = {
        let reading = reading.clone();
        move || {
            let ledger = &reading.ledger;
            let group =
                |speaker: &Speaker| view! { <Group store speaker=speaker.clone() most=ledger.most_words /> };
            ledger.speakers.iter().take(shown.get()).map(group).collect_view()
        }
    };
    view! {
        {groups}
        <More shown count step=SPEAKERS />
        {unattributed(store, &reading.ledger)}
    }
    .into_any()
}

#[component]
fn Group(store: Store, speaker: Speaker, most: usize) -> impl IntoView {
    let share = (100 * speaker.words).div_ceil(most.max(1));
    let counts = format!("{} · {}", texts::quotes(speaker.rows.len()), texts::words(speaker.words));
    let entity = speaker.entity;
    let name = match entity {
        Some(entity) => {
            let select = move |_| store.dispatch(Action::FromPanel(Selection::Entity { entity, at: 0 }));
            view! { <button class="plain" on:click=select>{speaker.name}</button> }.into_any()
        }
        None => view! { <span>{speaker.name}</span> }.into_any(),
    };
    view! {
        <section class="speaker">
            <h3>
                <span class="number" aria-hidden="true">{speaker.number}</span>
                {name}
                {speaker.role.map(|role| view! { <span class="role">{role}</span> })}
            </h3>
            <p class="share">
                <svg class="bar" aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none">
                    <rect width="100" height="4" class="track" />
                    <rect width=share height="4" />
                </svg>
                {counts}
            </p>
            <Rows store rows=speaker.rows />
        </section>
    }
    .into_any()
}

/// The group that is always there.
fn unattributed(store: Store, ledger: &Ledger) -> impl IntoView + use<> {
    let rows = ledger.unattributed.clone();
    let empty = match (rows.is_empty(), ledger.quotes()) {
        (true, 0) => Some(texts::NO_QUOTES),
        (true, _) => Some(texts::ALL_ATTRIBUTED),
        _ => None,
    };
    view! {
        <section class="speaker unattributed">
            <h3>
                <span class="number" aria-hidden="true">"?"</span>
                {texts::UNATTRIBUTED}
            </h3>
            {empty.map(|line| view! { <p class="empty">{line}</p> })}
            <Rows store rows />
        </section>
    }
    .into_any()
}

#[component]
fn Rows(store: Store, rows: Vec<Row>) -> impl IntoView {
    let count = rows.len();
    let shown = RwSignal::new(ROWS);
    let list = move || rows.iter().take(shown.get()).map(|row| row_view(store, row)).collect_view();
    view! {
        <ol class="rows">{list}</ol>
        <More shown count step=ROWS />
    }
    .into_any()
}

fn row_view(store: Store, row: &Row) -> impl IntoView + use<> {
    let quote = row.quote;
    let hover = move |over: Option<usize>| store.dispatch(Action::Hover(over));
    let class = format!("row {}", row.layer.class());
    view! {
        <li>
            <button
                class=class
                data-q=quote.to_string()
                on:click=move |_| store.dispatch(Action::FromPanel(Selection::Quote(quote)))
                on:mouseenter=move |_| hover(Some(quote))
                on:mouseleave=move |_| hover(None)
            >
                <span class="said">{row.words.clone()}</span>
                <span class="meta">{meta(row)}</span>
            </button>
        </li>
    }
    .into_any()
}

/// "said · partly quoted · ¶ 4", then what is doubtful.
fn meta(row: &Row) -> impl IntoView + use<> {
    let mut parts = Vec::new();
    parts.extend(row.cue.clone());
    if row.layer != Layer::AccordingTo {
        parts.push(texts::layer(row.layer).to_lowercase());
    }
    if row.nested {
        parts.push(texts::NESTED.to_owned());
    }
    parts.push(texts::paragraph(row.paragraph));
    let doubt = texts::certainty(row.certainty);
    view! {
        {parts.join(" · ")}
        {doubt.map(|doubt| view! { <span class="doubt" title=row.why.clone()>{doubt}</span> })}
    }
}

/// A button that shows more of a long list.
#[component]
pub(super) fn More(shown: RwSignal<usize>, count: usize, step: usize) -> impl IntoView {
    let left = move || count.saturating_sub(shown.get());
    move || {
        (left() > 0).then(|| {
            view! {
                <button class="button more" on:click=move |_| shown.update(|shown| *shown += step * 4)>
                    {move || texts::more(left().min(step * 4))}
                </button>
            }
        })
    }
}
