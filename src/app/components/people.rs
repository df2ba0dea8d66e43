//! *People & things*: who and what is in the article, with a walk through the mentions of each.
//! Takes the store, gives lists by type.
//! Law: the most mentioned come first.

use super::icon::{Icon, Sign};
use super::inspect_mention::link;
use super::ledger::More;
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use std::sync::Arc;
use whosaid::view::{Action, Layer, Person, Selection, Shared, Step, Tab, ValueRow, WikidataEntry};

/// How many of a type are shown at once.
const SHOWN: usize = 25;

/// Who and what is in the article.
#[component]
pub(crate) fn PeopleList(store: Store) -> impl IntoView {
    let reading = store.reading_behind(Tab::People);
    let empty = move || {
        let is_empty =
            |reading: &Shared| reading.people.entities.is_empty() && reading.people.values.is_empty();
        reading.with(|reading| reading.as_ref().is_some_and(is_empty))
    };
    view! {
        <div class="people">
            <h2 class="unseen">{texts::tab(Tab::People)}</h2>
            {move || empty().then(|| view! { <p class="empty">{texts::NOBODY}</p> })}
            <KindTabs store reading />
            {NAMES.map(|layer| names(store, reading, layer)).collect_view()}
            {VALUES.map(|layer| values(store, reading, layer)).collect_view()}
        </div>
    }
    .into_any()
}

/// The types with tabs of their own.
const NAMES: [Layer; 4] = [Layer::Person, Layer::Organisation, Layer::Place, Layer::Name];
const VALUES: [Layer; 2] = [Layer::Time, Layer::Amount];

fn names(store: Store, reading: Memo<Option<Shared>>, layer: Layer) -> AnyView {
    let rows = Memo::new(move |_| {
        let of = |reading: &Shared| reading.people.of(layer).cloned().collect::<Vec<Arc<Person>>>();
        reading.with(|reading| reading.as_ref().map(of).unwrap_or_default())
    });
    section(store, layer, rows, move |person: Arc<Person>| person_view(store, &person))
}

fn values(store: Store, reading: Memo<Option<Shared>>, layer: Layer) -> AnyView {
    let rows = Memo::new(move |_| {
        let of = |reading: &Shared| {
            reading.people.values.iter().filter(|row| row.layer == layer).cloned().collect::<Vec<ValueRow>>()
        };
        reading.with(|reading| reading.as_ref().map(of).unwrap_or_default())
    });
    section(store, layer, rows, move |row: ValueRow| value_view(store, &row))
}

/// All, or one type alone.
#[component]
fn KindTabs(store: Store, reading: Memo<Option<Shared>>) -> impl IntoView {
    let only = store.pick(|state| state.things);
    let button = move |layer: Option<Layer>| {
        view! {
            <button
                aria-pressed=move || (only.get() == layer).to_string()
                on:click=move |_| store.dispatch(Action::Things(layer))
            >
                {layer.map_or(texts::ALL, texts::layer)}
            </button>
        }
    };
    let layers = Memo::new(move |_| {
        let has = |reading: &Shared, layer: Layer| {
            reading.people.of(layer).next().is_some()
                || reading.people.values.iter().any(|row| row.layer == layer)
        };
        let all = NAMES.into_iter().chain(VALUES);
        let here = |reading: &Shared| all.filter(|layer| has(reading, *layer)).map(Some).collect::<Vec<_>>();
        let mut here = reading.with(|reading| reading.as_ref().map(here).unwrap_or_default());
        here.insert(0, None);
        here
    });
    view! {
        <div class="choices kinds" role="group" aria-label=texts::SHOW_ONLY hidden=move || layers.with(Vec::len) < 2>
            <For each=move || layers.get() key=Clone::clone children=button />
        </div>
    }
    .into_any()
}

/// The rows of one type under its heading; nothing where there are none. A row keeps its elements until it says something else.
fn section<T>(
    store: Store,
    layer: Layer,
    rows: Memo<Vec<T>>,
    draw: impl Fn(T) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Eq + std::hash::Hash + Send + Sync + 'static,
{
    let shown = RwSignal::new(SHOWN);
    let count = Memo::new(move |_| rows.with(Vec::len));
    let wanted = store.pick(move |state| state.things.is_none_or(|only| only == layer));
    let first = move || rows.with(|rows| rows.iter().take(shown.get()).cloned().collect::<Vec<T>>());
    // Whether there is a section changes seldom; what is in it, often.
    let there = Memo::new(move |_| count.get() > 0 && wanted.get());
    let body = move || {
        there.get().then(|| {
            view! {
                <section class=format!("type {}", layer.class())>
                    <h3>
                        {texts::layer(layer)} " " <span class="count">{move || texts::grouped(count.get())}</span>
                    </h3>
                    <ul><For each=first key=Clone::clone children=draw /></ul>
                    {move || (count.get() > SHOWN).then(|| view! { <More shown count=count.get() step=SHOWN /> })}
                </section>
            }
        })
    };
    body.into_any()
}

fn person_view(store: Store, person: &Person) -> AnyView {
    let entity = person.entity;
    let count = person.mentions.len();
    let roles = (!person.roles.is_empty()).then(|| person.roles.join(" · "));
    let select = move |_| store.dispatch(Action::FromPanel(Selection::Entity { entity, at: 0 }));
    view! {
        <li class="person-row" data-e=entity.to_string()>
            <button class="who" on:click=select>
                <span class="who-name">{person.name.clone()}</span>
                <span class="count" title=texts::mentions(count)>{texts::grouped(count)}</span>
                {roles.map(|roles| view! { <span class="roles">{roles}</span> })}
            </button>
            <Walker store entity count aliases=aliases(person) entry=person.entry.clone() />
        </li>
    }
    .into_any()
}

fn aliases(person: &Person) -> Option<String> {
    let written: Vec<String> =
        person.aliases.iter().take(8).map(|(written, count)| format!("{written} ({count})")).collect();
    (!written.is_empty()).then(|| format!("{} {}", texts::ALSO, written.join(", ")))
}

/// Goes through the mentions of the selected entity.
#[component]
fn Walker(
    store: Store,
    entity: usize,
    count: usize,
    aliases: Option<String>,
    entry: Option<WikidataEntry>,
) -> impl IntoView {
    let at = store.pick(move |state| match state.selection {
        Some(Selection::Entity { entity: selected, at }) if selected == entity => Some(at),
        _ => None,
    });
    let walk = move |step| store.dispatch(Action::Walk(step));
    let open = Memo::new(move |_| at.get().is_some());
    move || {
        let (aliases, entry) = (aliases.clone(), entry.clone());
        open.get().then(|| {
            view! {
                <div class="walker">
                    <button class="plain" aria-label=texts::PREVIOUS on:click=move |_| walk(Step::Previous)>
                        <Icon sign=Sign::Back />
                    </button>
                    <span>{move || at.get().map(|at| texts::position(at, count))}</span>
                    <button class="plain" aria-label=texts::NEXT on:click=move |_| walk(Step::Next)>
                        <Icon sign=Sign::Forward />
                    </button>
                    {aliases.map(|aliases| view! { <span class="aliases">{aliases}</span> })}
                    {entry.map(link)}
                </div>
            }
        })
    }
}

fn value_view(store: Store, row: &ValueRow) -> AnyView {
    let mention = row.mention;
    let select = move |_| store.dispatch(Action::FromPanel(Selection::Mention(mention)));
    view! {
        <li class="person-row">
            <button class="who" data-m=mention.to_string() on:click=select>
                <span class="who-name">{row.written.clone()}</span>
                {row.value.clone().map(|value| view! { <span class="worth">{value}</span> })}
            </button>
        </li>
    }
    .into_any()
}
