//! *People & things*: who and what is in the article, with a walk through the mentions of each.
//! Takes the store, gives lists by type.
//! Law: the most mentioned come first.

use super::icon::{Icon, Sign};
use super::ledger::More;
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Action, Layer, Person, Selection, Shared, Step, Tab, ValueRow};

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

#[component]
fn Types(store: Store, reading: Shared) -> impl IntoView {
    let names = [Layer::Person, Layer::Organisation, Layer::Place, Layer::Name];
    let of_type = |layer| {
        let rows: Vec<Person> = reading.people.of(layer).cloned().collect();
        section(layer, rows, move |person| person_view(store, person))
    };
    let values = [Layer::Time, Layer::Amount];
    let of_value = |layer| {
        let rows: Vec<ValueRow> =
            reading.people.values.iter().filter(|row| row.layer == layer).cloned().collect();
        section(layer, rows, move |row| value_view(store, row))
    };
    let empty = reading.people.entities.is_empty() && reading.people.values.is_empty();
    view! {
        {empty.then(|| view! { <p class="empty">{texts::NOBODY}</p> })}
        {names.map(of_type).collect_view()}
        {values.map(of_value).collect_view()}
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
            <Walker store entity count aliases=aliases(person) />
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
fn Walker(store: Store, entity: usize, count: usize, aliases: Option<String>) -> impl IntoView {
    let at = store.pick(move |state| match state.selection {
        Some(Selection::Entity { entity: selected, at }) if selected == entity => Some(at),
        _ => None,
    });
    let walk = move |step| store.dispatch(Action::Walk(step));
    let open = Memo::new(move |_| at.get().is_some());
    move || {
        let aliases = aliases.clone();
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
