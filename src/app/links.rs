//! What ties the article and the panels together: light on what is selected or under the pointer, and scrolling to it.
//! Takes the state's selection and targets, gives changed classes in the document.
//! Law: elements are found by the numbers of quotes, entities and mentions that they carry, never kept.

use crate::place;
use crate::store::Store;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlElement, HtmlTextAreaElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use whosaid::view::{Field, Pane, Selection, Shared, State, Target};

/// Keeps the light on what the reader looks at.
pub(crate) fn keep_lit(store: Store) {
    let on = store.pick(on);
    let here = store.pick(here);
    let same = store.pick(same);
    let hovered = store.pick(|state| state.hover.map(quote));
    Effect::new(move || {
        light("on", on.get().as_deref());
        light("here", here.get().as_deref());
        point_to_inspector();
    });
    Effect::new(move || light_same(same.get()));
    Effect::new(move || light("over", hovered.get().as_deref()));
    let found = store.pick(|state| state.find.clone());
    Effect::new(move |lit: Option<bool>| {
        let (reading, find) = (store.reading().get(), found.get());
        let (Some(reading), true) = (reading, find.is_some() || lit == Some(true)) else { return false };
        let lit = find.is_some();
        let find = find.unwrap_or_default();
        let stretch = |span| place::stretch(&reading, span);
        let _ = place::highlight("found", find.places.iter().filter_map(stretch));
        let _ = place::highlight("found-here", find.places.get(find.at).into_iter().filter_map(stretch));
        lit
    });
}

/// Tells screen readers where the details stand of the marks that are looked at.
fn point_to_inspector() {
    const DETAILS: &str = "aria-details";
    for element in all("article mark[aria-details]:not(.on, .here)") {
        let _ = element.remove_attribute(DETAILS);
    }
    for element in all("article mark:is(.on, .here)") {
        let _ = element.set_attribute(DETAILS, "inspector");
    }
}

/// Lights again what the reader looks at, in what has been drawn since.
pub(crate) fn relight(store: Store) {
    light("on", store.now(on).as_deref());
    light("here", store.now(here).as_deref());
    point_to_inspector();
    light_same(store.now(same));
}

/// Scrolls a target into view and gives it the focus where it can have it.
pub(crate) fn show(store: Store, target: Target) {
    let selector = match target {
        Target::Quote(id) => format!("article mark.quote{}", quote(id)),
        Target::Mention(id) => format!("article {}", mention(id)),
        Target::Row(id) => format!(".row{}", quote(id)),
        Target::Person(id) => format!(".person-row[data-e=\"{id}\"]"),
        Target::Pane(pane) => return focus_in(&[pane_selector(pane)]),
        Target::Field(field) => return focus_in(&[field_selector(field)]),
        Target::Found => return show_found(store),
        Target::Picked => return show_picked(store),
    };
    let in_article = matches!(target, Target::Quote(_) | Target::Mention(_));
    let Some(element) = find(&selector).filter(|element| in_article || is_drawn(element)) else {
        return show_selected(store);
    };
    if in_article {
        show_mark(&element);
        focus(&element);
    } else {
        scroll_to(&element, ScrollLogicalPosition::Nearest);
    }
}

/// Brings what the reader looks at into sight in the article, where the list with its row is folded away.
fn show_selected(store: Store) {
    let place = store.now(|state| here(state).or_else(|| selected(state)));
    if let Some(element) = place.and_then(|place| find(&format!("article mark{place}"))) {
        show_mark(&element);
    }
}

fn show_mark(element: &Element) {
    if !is_in_sight(element) {
        // Where a sheet lies over the foot of the page, the middle is not in sight.
        let narrow = find(".panel.open .handle").is_some_and(|handle| is_drawn(&handle));
        scroll_to(element, if narrow { ScrollLogicalPosition::Start } else { ScrollLogicalPosition::Center });
    }
}

/// Whether an element is laid out at all.
fn is_drawn(element: &Element) -> bool {
    element.get_bounding_client_rect().height() > 0.0
}

/// Whether an element of the article can be read where it stands, above whatever lies over the foot of the page.
fn is_in_sight(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let foot = find(".panel").map_or(height, |panel| {
        let panel = panel.get_bounding_client_rect();
        let lies_over = panel.left() <= place.left() && panel.right() >= place.right();
        if lies_over { panel.top() } else { height }
    });
    place.top() > 112.0 && place.bottom() < foot - 24.0
}

fn scroll_to(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(if prefers_stillness() { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    options.set_block(block);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Goes to the top of the panels.
pub(crate) fn to_top_of_panel() {
    if let Some(element) = find("#sheet") {
        element.set_scroll_top(0);
    }
}

/// Brings a block of the article into view, by its first byte.
pub(crate) fn show_block(at: usize) {
    if let Some(element) = find(&format!("article [data-at=\"{at}\"]")) {
        scroll_to(&element, ScrollLogicalPosition::Start);
        focus_in(&["article"]);
    }
}

/// Closes what a button opened over the page.
pub(crate) fn fold(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.hide_popover();
    }
}

/// Brings what was found into view, without taking the focus from the search.
fn show_found(store: Store) {
    let element = store.now(|state| {
        let (reading, find) = (state.reading.as_ref()?, state.find.as_ref()?);
        let place = place::stretch(reading, find.places.get(find.at)?)?;
        place.start_container().ok()?.parent_element()
    });
    if let Some(element) = element {
        scroll_to(&element, ScrollLogicalPosition::Center);
    }
}

/// Selects in the article what the reader picked by keys.
fn show_picked(store: Store) {
    let element = store.now(|state| place::select(state.reading.as_ref()?, state.picked.as_ref()?));
    if let Some(element) = element {
        scroll_to(&element, ScrollLogicalPosition::Center);
        focus_in(&["article"]);
    }
}

fn pane_selector(pane: Pane) -> &'static str {
    match pane {
        Pane::Article => "article",
        Pane::Panel => "#sheet",
        Pane::Inspector => "#inspector",
        Pane::Legend => ".rail button",
    }
}

fn field_selector(field: Field) -> &'static str {
    match field {
        Field::Speaker => "#speaker button",
        Field::Merge => "#merge",
        Field::Find => "#find",
    }
}

fn focus_in(selectors: &[&str]) {
    if let Some(element) = selectors.iter().find_map(|selector| find(selector)) {
        focus(&element);
    }
}

/// The pane that has the focus.
pub(crate) fn focused() -> Option<Pane> {
    let active = document().active_element()?;
    let inside = |selector: &str| active.closest(selector).ok().flatten().is_some();
    let panes = [
        ("article", Pane::Article),
        ("#inspector", Pane::Inspector),
        (".panel", Pane::Panel),
        (".rail", Pane::Legend),
    ];
    panes.into_iter().find(|(selector, _)| inside(selector)).map(|(_, pane)| pane)
}

/// Gives the focus back where what had it is gone: to what the reader looks at, or to its pane.
pub(crate) fn keep_focus(store: Store, pane: Pane) {
    let lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
    if !lost {
        return;
    }
    let selected = store.now(selected);
    let there = match (pane, selected) {
        (Pane::Article | Pane::Inspector, Some(selected)) => find(&format!("article mark{selected}")),
        (Pane::Panel, Some(selected)) => {
            all(&format!("#sheet button{selected}, #sheet {selected} button")).into_iter().find(is_drawn)
        }
        _ => None,
    };
    if let Some(element) = there.or_else(|| find(pane_selector(pane))).or_else(|| find("article")) {
        focus(&element);
    }
}

/// What is in the paste box, if that is there.
pub(crate) fn typed() -> Option<String> {
    let node: HtmlTextAreaElement = find("#text")?.dyn_into().ok()?;
    Some(node.value())
}

/// Puts the cursor into the paste box.
pub(crate) fn focus_box() {
    focus_on("#text");
}

/// Gives the focus to the first element that matches.
pub(crate) fn focus_on(selector: &str) {
    focus_in(&[selector]);
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

/// What has a light of its own: the mentions of an entity have one together.
fn on(state: &State) -> Option<String> {
    match state.selection? {
        Selection::Entity { entity, .. } => Some(format!(".person-row[data-e=\"{entity}\"]")),
        _ => selected(state),
    }
}

/// The entity whose mentions are lit.
fn same(state: &State) -> Option<usize> {
    match state.selection? {
        Selection::Entity { entity, .. } => Some(entity),
        _ => None,
    }
}

/// Lights every mention of an entity by the browser’s highlights, or by a class where it has none.
fn light_same(entity: Option<usize>) {
    let marks = entity.map(|entity| format!("article mark[data-e=\"{entity}\"]"));
    let ranges = marks.as_deref().map(all).into_iter().flatten().filter_map(|mark| place::inside(&mark));
    if place::highlight("same", ranges).is_err() {
        light("same", marks.as_deref());
    }
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

/// The first element that matches.
pub(crate) fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

fn prefers_stillness() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}
