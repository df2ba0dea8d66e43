//! *People & things*: who and what is in the article, with a walk through the mentions of each.
//! Takes the store, gives lists by type.
//! Law: the most mentioned come first.

use super::icon::{Icon, Sign};
use super::inspect_mention::link;
use super::ledger::More;
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Action, Layer, Person, Selection, Shared, Step, Tab, ValueRow, WikidataEntry};

/// How many of a type are shown at once.
const SHOWN: usize = 25;

/// Who and what is in the article.
#[component]
pub(crate) fn PeopleList(store: Store) -> impl IntoView {
    let reading = store.pick(|state| state.reading.clone());
    view! {
        <div class="people">
            <h2 class="unseen">{texts::tab(Tab::People)}</h2>
            {move || reading.get().map(|reading| view! { <Types store reading /> })}
        </div>
    }
    .into_any()
}

/// The types with tabs of their own.
const NAMES: [Layer; 4] = [Layer::Person, Layer::Organisation, Layer::Place, Layer::Name];
const VALUES: [Layer; 2] = [Layer::Time, Layer::Amount];

#[component]
fn Types(store: Store, reading: Shared) -> impl IntoView {
    let only = store.pick(|state| state.things);
    let wanted = move |layer: &Layer| only.get().is_none_or(|only| only == *layer);
    let lists = {
        let reading = reading.clone();
        move || {
            let names = NAMES.into_iter().filter(wanted).map(|layer| {
                let rows: Vec<Person> = reading.people.of(layer).cloned().collect();
                section(layer, rows, move |person| person_view(store, person))
            });
            let values = VALUES.into_iter().filter(wanted).map(|layer| {
                let rows = reading.people.values.iter().filter(|row| row.layer == layer).cloned().collect();
                section(layer, rows, move |row: &ValueRow| value_view(store, row))
            });
            names.chain(values).collect_view()
        }
    };
    let empty = reading.people.entities.is_empty() && reading.people.values.is_empty();
    view! {
        {empty.then(|| view! { <p class="empty">{texts::NOBODY}</p> })}
        {(!empty).then(|| view! { <KindTabs store reading=reading.clone() /> })}
        {lists}
    }
    .into_any()
}

/// All, or one type alone.
#[component]
fn KindTabs(store: Store, reading: Shared) -> impl IntoView {
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
    let has = |layer: &Layer| {
        reading.people.of(*layer).next().is_some()
            || reading.people.values.iter().any(|row| row.layer == *layer)
    };
    let layers = NAMES.into_iter().chain(VALUES).filter(has).map(Some);
    view! {
        <div class="choices kinds" role="group" aria-label=texts::SHOW_ONLY>
            {[None].into_iter().chain(layers).map(button).collect_view()}
        </div>
    }
    .into_any()
}

/// The rows of one type under its heading; nothing where there are none.
fn section<T: Send + Sync + 'static>(
    layer: Layer,
    rows: Vec<T>,
    draw: impl Fn(&T) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    let count = rows.len();
    let shown = RwSignal::new(SHOWN);
    let list = move || rows.iter().take(shown.get()).map(draw).collect_view();
    view! {
        <section class=format!("type {}", layer.class())>
            <h3>
                {texts::layer(layer)} " " <span class="count">{texts::grouped(count)}</span>
            </h3>
            <ul>{list}</ul>
            <More shown count step=SHOWN />
        </section>
    }
    .into_any()
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
