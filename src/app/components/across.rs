//! Across the library: one person's quotes, and two articles side by side.
//! Takes the store, gives what stands above the list of articles and, once asked, in its place.
//! Law: the helper says what is shown, since the first mark waits for all that the page holds; it enters the document as text.

use super::nodes::{Done, node, pressed};
use crate::exchange::{Load, field};
use crate::incoming;
use crate::links::{find, focus_on};
use crate::store::Store;
use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsValue;
use web_sys::{Element, Event};
use whosaid::articles::Task;
use whosaid::articles::library::Order;
use whosaid::view::{Action, Note, Overlay};

/// The ways across the library.
#[component]
pub(super) fn Across(store: Store) -> impl IntoView {
    request_animation_frame(move || ask(store, String::new()));
    view! {
        <div
            class="across"
            on:input=move |event| ask(store, said(&event_target(&event), "name"))
            on:click=move |event| clicked(store, &event)
        ></div>
    }
    .into_any()
}

fn clicked(store: Store, event: &Event) {
    let Some((button, value)) = pressed(event) else { return };
    if value != "open" {
        return ask(store, value);
    }
    let data = |name| button.get_attribute(name).unwrap_or_default();
    store.dispatch(Action::Overlay(Overlay::None));
    incoming::fetch(store, data("data-id"));
    store.dispatch(Action::Aim(data("data-at").parse().ok()));
}

/// Asks the helper for what a button or a field leads to, and shows it.
fn ask(store: Store, way: String) {
    let fields = fields();
    spawn_local(async move {
        let task = Task::Library(Order::Across(way, fields.clone()));
        match store.port().told(&task, Load::Nothing).await {
            // Typing may have gone on.
            Ok(sheet) if fields == self::fields() => {
                let _ = show(&sheet);
            }
            Ok(_) => {}
            Err(refusal) => {
                store.dispatch(Action::Overlay(Overlay::None));
                store.dispatch(Action::Noted(Some(Note::Unkept(refusal))));
            }
        }
    });
}

/// What is in the fields.
fn fields() -> Vec<String> {
    let of = |at| find(&format!(".asked [data-field=\"{at}\"]"));
    [0, 1].into_iter().filter_map(of).map(|it| said(&it, "value")).collect()
}

fn show(sheet: &JsValue) -> Done {
    let host = find(&said(sheet, "place")).ok_or(JsValue::NULL)?;
    host.set_text_content(None);
    grow(&host, &field(sheet, "nodes"))?;
    if let Some(told) = find(".asked .told") {
        told.set_text_content(Some(&said(sheet, "told")));
    }
    focus_on(&said(sheet, "focus"));
    Ok(())
}

/// Makes elements out of lists of tag, class, text, attributes and children.
fn grow(parent: &Element, nodes: &JsValue) -> Done {
    let text = |of: &Array, at| of.get(at).as_string().unwrap_or_default();
    for it in Array::from(nodes) {
        let it = Array::from(&it);
        let made = node(parent, &text(&it, 0), &text(&it, 1), &text(&it, 2))?;
        for pair in Array::from(&it.get(3)) {
            let pair = Array::from(&pair);
            made.set_attribute(&text(&pair, 0), &text(&pair, 1))?;
        }
        grow(&made, &it.get(4))?;
    }
    Ok(())
}

fn said(of: &JsValue, name: &str) -> String {
    field(of, name).as_string().unwrap_or_default()
}
