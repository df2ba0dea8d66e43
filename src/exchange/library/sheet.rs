//! What the page shows of an answer, written as lists that it makes elements of.
//! Takes tags, classes, texts and attributes, gives JSON.
//! Law: what comes out of articles is text or the value of an attribute, never a name of either.

use serde::Serialize;

/// What is shown, and where.
#[derive(Default, Serialize)]
pub(super) struct Sheet {
    /// The place that it fills, as a selector.
    pub(super) place: &'static str,
    /// What gets the focus.
    pub(super) focus: &'static str,
    /// What is said of it.
    pub(super) told: String,
    /// The elements.
    pub(super) nodes: Vec<Node>,
}

/// An element: its tag, class, text, attributes and children.
#[derive(Serialize)]
pub(super) struct Node(&'static str, &'static str, String, Vec<(&'static str, String)>, Vec<Node>);

/// An element.
pub(super) fn node(tag: &'static str, class: &'static str, text: impl Into<String>) -> Node {
    Node(tag, class, text.into(), Vec::new(), Vec::new())
}

impl Node {
    /// The same with an attribute.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.3.push((name, value.into()));
        self
    }

    /// The same with what is in it.
    pub(super) fn of(mut self, children: impl IntoIterator<Item = Node>) -> Self {
        self.4.extend(children);
        self
    }
}

/// A button that is known by its value.
pub(super) fn button(class: &'static str, value: impl Into<String>, text: impl Into<String>) -> Node {
    node("button", class, text).with("value", value)
}
