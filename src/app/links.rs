//! What ties the article and the panels together: light on what is selected or under the pointer, and scrolling to it.
//! Takes the state's selection and targets, gives changed classes in the document.
//! Law: elements are found by the numbers of quotes, entities and mentions that they carry, never kept.

use crate::store::Store;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};
use whosaid::view::{Selection, Shared, State, Target};

/// Keeps the light on what the reader looks at.
pub(crate) fn keep_lit(store: Store) {
    let selected = store.pick(selected);
    let here = store.pick(here);
    let hovered = store.pick(|state| state.hover.map(quote));
    Effect::new(move || light("on", selected.get().as_deref()));
    Effect::new(move || light("here", here.get().as_deref()));
    Effect::new(move || light("over", hovered.get().as_deref()));
}

/// Lights again what the reader looks at, in what has been drawn since.
pub(crate) fn relight(store: Store) {
    light("on", store.now(selected).as_deref());
    light("here", store.now(here).as_deref());
}

/// Scrolls a target into view and gives it the focus where it can have it.
pub(crate) fn show(target: Target) {
    let selector = match target {
        Target::Quote(id) => format!("article mark.quote{}", quote(id)),
        Target::Mention(id) => format!("article {}", mention(id)),
        Target::Row(id) => format!(".row{}", quote(id)),
        Target::Person(id) => format!(".person-row[data-e=\"{id}\"]"),
    };
    let Some(element) = find(&selector) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(if prefers_stillness() { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    let in_article = matches!(target, Target::Quote(_) | Target::Mention(_));
    options.set_block(if in_article {
        ScrollLogicalPosition::Center
    } else {
        ScrollLogicalPosition::Nearest
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if in_article {
        focus(&element);
    }
}

/// Puts the cursor into the paste box.
pub(crate) fn focus_box() {
    if let Some(element) = find("#text") {
        focus(&element);
    }
}

fn focus(element: &Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus_with_options(&options);
    }
}

fn quote(id: usize) -> String {
    format!("[data-q=\"{id}\"]")
}

fn mention(id: usize) -> String {
    format!("[data-m=\"{id}\"]")
}

fn selected(state: &State) -> Option<String> {
    Some(match state.selection? {
        Selection::Quote(id) => quote(id),
        Selection::Entity { entity, .. } => format!("[data-e=\"{entity}\"]"),
        Selection::Mention(id) => mention(id),
    })
}

/// The one mention at which a walk through an entity's mentions stands.
fn here(state: &State) -> Option<String> {
    let Some(Selection::Entity { entity, at }) = state.selection else { return None };
    let reading: &Shared = state.reading.as_ref()?;
    Some(mention(*reading.people.entity(entity)?.mentions.get(at)?))
}

/// Moves a class from the elements that have it to those that match.
fn light(class: &str, selector: Option<&str>) {
    for element in all(&format!(".{class}")) {
        let _ = element.class_list().remove_1(class);
    }
    for element in selector.into_iter().flat_map(all) {
        let _ = element.class_list().add_1(class);
    }
}

fn all(selector: &str) -> Vec<Element> {
    let found = document().query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(|at| found.as_ref()?.item(at)?.dyn_into().ok()).collect()
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

fn prefers_stillness() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}
