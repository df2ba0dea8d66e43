//! *Who said what*: every quote under its speaker.
//! Takes the store, gives a structured list that can stand for the article.
//! Law: the quotes without a speaker are always in sight.

use super::arrange::ArrangeBar;
use super::panel::summary;
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Action, Arrange, Certainty, Entry, Layer, Row, Section, Selection, Shared, Speaker};

/// How many rows of a speaker are shown at once.
const ROWS: usize = 12;

/// How many speakers are shown at once.
const SPEAKERS: usize = 40;

/// Who said what.
#[component]
pub(crate) fn LedgerList(store: Store) -> impl IntoView {
    let reading = store.pick(|state| state.reading.clone());
    let arrange = store.pick(|state| state.arrange.clone());
    let line = store.pick(summary);
    view! {
        <div class="ledger">
            <h2 class="unseen">{texts::tab(whosaid::view::Tab::Ledger)}</h2>
            <p class="summary">{line}</p>
            <ArrangeBar store />
            {move || reading.get().map(|reading| view! { <Groups store reading arrange=arrange.get() /> })}
        </div>
    }
    .into_any()
}

#[component]
fn Groups(store: Store, reading: Shared, arrange: Arrange) -> impl IntoView {
    let shown = RwSignal::new(SPEAKERS);
    let sections = arrange.groups(&reading.ledger);
    let narrowed = !arrange.shows_all();
    let empty = narrowed && sections.iter().all(is_empty);
    let count = sections.len();
    let most = reading.ledger.most_words;
    let quotes = reading.ledger.quotes();
    let (fixed, groups): (Vec<Section>, Vec<Section>) =
        sections.into_iter().partition(|section| matches!(section, Section::Unattributed(_)));
    let groups = move || {
        groups
            .iter()
            .take(shown.get())
            .cloned()
            .map(|group| section(store, group, most, quotes))
            .collect_view()
    };
    let fixed = fixed.into_iter().filter(|section| !(narrowed && is_empty(section)));
    view! {
        {empty.then(|| view! { <p class="empty">{texts::NOTHING_MATCHES}</p> })}
        {groups}
        <More shown count step=SPEAKERS />
        {fixed.map(|group| section(store, group, most, quotes)).collect_view()}
    }
    .into_any()
}

fn is_empty(section: &Section) -> bool {
    match section {
        Section::Speaker(speaker) => speaker.rows.is_empty(),
        Section::Unattributed(rows) => rows.is_empty(),
        Section::Kind(_, entries) | Section::All(entries) => entries.is_empty(),
    }
}

fn section(store: Store, section: Section, most: usize, quotes: usize) -> AnyView {
    match section {
        Section::Speaker(speaker) => view! { <Group store speaker most /> }.into_any(),
        Section::Unattributed(rows) => unattributed(store, rows, quotes).into_any(),
        Section::Kind(layer, entries) => view! {
            <section class="speaker">
                <h3>{texts::layer(layer)} " " <span class="count">{texts::grouped(entries.len())}</span></h3>
                <Rows store entries />
            </section>
        }
        .into_any(),
        Section::All(entries) => {
            view! { <section class="speaker"><Rows store entries /></section> }.into_any()
        }
    }
}

/// Rows under the heading of their speaker, who need not be named again.
fn unnamed(rows: Vec<Row>) -> Vec<Entry> {
    rows.into_iter().map(|row| Entry { row, speaker: None }).collect()
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
            <Rows store entries=unnamed(speaker.rows) />
        </section>
    }
    .into_any()
}

/// The group that is always there.
fn unattributed(store: Store, rows: Vec<Row>, quotes: usize) -> impl IntoView + use<> {
    let empty = match (rows.is_empty(), quotes) {
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
            <Rows store entries=unnamed(rows) />
        </section>
    }
    .into_any()
}

#[component]
fn Rows(store: Store, entries: Vec<Entry>) -> impl IntoView {
    let count = entries.len();
    let shown = RwSignal::new(ROWS);
    let list = move || entries.iter().take(shown.get()).map(|entry| row_view(store, entry)).collect_view();
    view! {
        <ol class="rows">{list}</ol>
        <More shown count step=ROWS />
    }
    .into_any()
}

fn row_view(store: Store, entry: &Entry) -> impl IntoView + use<> {
    let row = &entry.row;
    let quote = row.quote;
    let hover = move |over: Option<usize>| store.dispatch(Action::Hover(over));
    let class = format!("row {}", row.layer.class());
    let speaker = entry.speaker.clone().map(|(number, name)| {
        view! { <span class="by"><span class="number" aria-hidden="true">{number}</span> {name}</span> }
    });
    view! {
        <li>
            <button
                class=class
                data-q=quote.to_string()
                on:click=move |_| store.dispatch(Action::FromPanel(Selection::Quote(quote)))
                on:mouseenter=move |_| hover(Some(quote))
                on:mouseleave=move |_| hover(None)
            >
                {speaker}
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
    let class = if row.certainty == Certainty::Yours { "doubt yours" } else { "doubt" };
    let doubt = texts::certainty(row.certainty);
    view! {
        {parts.join(" · ")}
        {doubt.map(|doubt| view! { <span class=class>{doubt}</span> })}
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
