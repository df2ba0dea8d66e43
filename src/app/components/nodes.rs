//! Elements that are made by hand, where a view would weigh too much.
//! Takes names, classes and texts, gives elements in their place.
//! Law: what is written into the document is text, never markup.

use super::article::target;
use crate::links::find;
use leptos::prelude::document;
use leptos::wasm_bindgen::JsValue;
use web_sys::{Element, Event};

/// The browser refuses nothing that is asked of it here; were it to, drawing would end.
pub(super) type Done = Result<(), JsValue>;

/// An element at the end of another.
pub(super) fn node(parent: &Element, tag: &str, class: &str, text: &str) -> Result<Element, JsValue> {
    let node = document().create_element(tag)?;
    node.set_attribute("class", class)?;
    node.set_text_content(Some(text));
    parent.append_child(&node)?;
    Ok(node)
}

/// Gives an element attributes with their values.
pub(super) fn attributes(element: &Element, attributes: &[(&str, &str)]) -> Done {
    attributes.iter().try_for_each(|(name, value)| element.set_attribute(name, value))
}

/// The button that was pressed, and its value.
pub(super) fn pressed(event: &Event) -> Option<(Element, String)> {
    let button = target(event)?.closest("button").ok()??;
    let value = button.get_attribute("value")?;
    Some((button, value))
}

/// A button that is known by its value.
pub(super) fn button(parent: &Element, class: &str, value: &str, label: &str) -> Result<Element, JsValue> {
    let button = node(parent, "button", class, label)?;
    button.set_attribute("value", value)?;
    Ok(button)
}

/// Sets or removes an attribute of what a selector finds.
pub(super) fn set(selector: &str, attribute: &str, on: bool) {
    if let Some(element) = find(selector) {
        let _ = element.toggle_attribute_with_force(attribute, on);
    }
}
