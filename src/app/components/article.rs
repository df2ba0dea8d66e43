//! The article with its marks, to be read and clicked.
//! Takes the store, gives the article's column.
//! Law: one listener serves all marks; what is shown is chosen by classes, so that no filter draws anew.

use super::about::About;
use crate::draw::Painter;
use crate::store::Store;
use crate::texts;
use crate::{links, place};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, Event, MouseEvent};
use whosaid::view::{Action, Furniture, Layer, Look, Paint, Pane, Selection, Shared, State, Voice};

/// The article's column.
#[component]
pub(crate) fn Article(store: Store) -> impl IntoView {
    let node: NodeRef<html::Div> = NodeRef::new();
    let reading = store.reading();
    let painter = StoredValue::new_local(Painter::default());
    on_cleanup(move || painter.with_value(Painter::stop));
    Effect::new(move || {
        if let (Some(node), Some(reading)) = (node.get(), reading.get()) {
            let painter = painter.get_value();
            painter.draw(node.into(), reading, move || {
                links::relight(store);
                store.rehearse();
            });
        }
    });
    let class = store.pick(class);
    watch_selection(store);
    view! {
        <article class=class aria-label=texts::ARTICLE tabindex="-1">
            <About store />
            <SetAside store />
            <div
                class="text"
                node_ref=node
                on:click=move |event| clicked(store, &event)
                on:mouseover=move |event| hovered(store, &event)
                on:mouseleave=move |_| store.dispatch(Action::Hover(None))
            ></div>
        </article>
    }
    .into_any()
}

/// The classes that say what is shown.
fn class(state: &State) -> String {
    let look = match state.look {
        Look::Clean => "clean",
        Look::Marks => "marks",
        Look::Labels => "labels",
    };
    let paint = match state.paint {
        Paint::Type => "",
        Paint::Speaker => " by-speaker",
        Paint::Check => " by-check",
    };
    let voice = if state.settings.voice == Voice::Telling { " telling" } else { "" };
    let mut class = format!("article {look}{paint}{voice}");
    for layer in Layer::ALL.into_iter().filter(|layer| !state.filter.shows(*layer)) {
        class += " hide-";
        class += layer.class();
    }
    if state.furniture == Furniture::Shown {
        class += " whole";
    }
    class
}

/// What was set aside, with the way to see it.
#[component]
fn SetAside(store: Store) -> impl IntoView {
    let count = store.read(whosaid::view::Reading::set_aside);
    let shown = store.pick(|state| state.furniture == Furniture::Shown);
    let change = move |_| {
        let next = if shown.get_untracked() { Furniture::Aside } else { Furniture::Shown };
        store.dispatch(Action::Furniture(next));
    };
    move || {
        (count.get() > 0).then(|| {
            view! {
                <p class="aside-line">
                    {texts::set_aside(count.get())} ": "
                    <button class="plain" aria-expanded=move || shown.get().to_string() on:click=change>
                        {move || if shown.get() { texts::HIDE } else { texts::SHOW }}
                    </button>
                </p>
            }
        })
    }
}

/// Listens to what is selected as long as the article stands. The event does not reach the window.
fn watch_selection(store: Store) {
    const SELECTION: &str = "selectionchange";
    let listener = Closure::<dyn Fn()>::new(move || picked(store));
    let _ = document().add_event_listener_with_callback(SELECTION, listener.as_ref().unchecked_ref());
    let listener = StoredValue::new_local(listener);
    on_cleanup(move || {
        listener.with_value(|listener| {
            let _ =
                document().remove_event_listener_with_callback(SELECTION, listener.as_ref().unchecked_ref());
        });
    });
}

/// Notes what the reader selected in the article. What was selected elsewhere says nothing about it.
fn picked(store: Store) {
    let selection = window().get_selection().ok().flatten();
    let found = store.now(|state| state.reading.as_ref().and_then(|reading| place::selected(reading)));
    let known = store.now(|state| state.picked.clone());
    let dropped = selection.is_some_and(|selection| selection.is_collapsed())
        && links::focused() == Some(Pane::Article);
    if found != known && (found.is_some() || dropped) {
        store.dispatch(Action::Pick(found));
    }
}

fn clicked(store: Store, event: &MouseEvent) {
    // A click that ends a selection of words selects words, no mark.
    let selects = window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    if selects {
        return;
    }
    match target(event).and_then(|element| selection(store, &element)) {
        Some(selection) => store.dispatch(Action::FromArticle(selection)),
        None => store.dispatch(Action::Deselect),
    }
}

fn hovered(store: Store, event: &MouseEvent) {
    let quote = target(event).and_then(|element| number(&element, "[data-q]", "data-q"));
    if store.now(|state| state.hover) != quote {
        store.dispatch(Action::Hover(quote));
    }
}

pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// What was clicked: the innermost mark of a layer that is shown.
fn selection(store: Store, element: &Element) -> Option<Selection> {
    let mark = element.closest("[data-m], [data-q]").ok().flatten()?;
    let (reading, filter) = store.now(|state| (state.reading.clone(), state.filter));
    let Some(id) = own_number(&mark, "data-m") else {
        return own_number(&mark, "data-q").map(Selection::Quote);
    };
    if shown_mention(&reading?, id).is_some_and(|layer| !filter.shows(layer)) {
        return selection(store, &mark.parent_element()?);
    }
    Some(match own_number(&mark, "data-e") {
        Some(entity) => Selection::Entity { entity, at: position(store, entity, id) },
        None => Selection::Mention(id),
    })
}

fn shown_mention(reading: &Shared, id: usize) -> Option<Layer> {
    reading.annotation.mentions.get(id).map(Layer::of_mention)
}

/// Which of an entity's mentions a mention is.
fn position(store: Store, entity: usize, mention: usize) -> usize {
    store.now(|state| {
        let person = state.reading.as_ref().and_then(|reading| reading.people.entity(entity));
        person.and_then(|person| person.mentions.iter().position(|id| *id == mention)).unwrap_or_default()
    })
}

pub(super) fn number(element: &Element, selector: &str, name: &str) -> Option<usize> {
    own_number(&element.closest(selector).ok().flatten()?, name)
}

fn own_number(element: &Element, name: &str) -> Option<usize> {
    element.get_attribute(name)?.parse().ok()
}
