//! Between the article's bytes and the document's nodes.
//! Takes a reading and ranges of either kind, gives the other.
//! Law: what lies outside the article has no bytes; what is not drawn yet has no nodes.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::{document, window};
use leptos::wasm_bindgen::{JsCast, JsValue};
use std::ops::Range;
use web_sys::{Element, Node, Range as Stretch};
use whosaid::view::Reading;

/// The bytes of what is selected in the article, if anything is.
pub(crate) fn selected(reading: &Reading) -> Option<Range<usize>> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let start = byte(reading, &range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = byte(reading, &range.end_container().ok()?, range.end_offset().ok()?)?;
    (start < end).then_some(start..end)
}

/// The byte of a point in the document.
fn byte(reading: &Reading, node: &Node, offset: u32) -> Option<usize> {
    let element: Element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let block = element.closest("article [data-at]").ok()??;
    let start: usize = block.get_attribute("data-at")?.parse().ok()?;
    let before = document().create_range().ok()?;
    before.set_start(&block, 0).ok()?;
    before.set_end(node, offset).ok()?;
    let bytes = String::from(before.to_string()).len();
    reading.text.is_char_boundary(start + bytes).then_some(start + bytes)
}

/// Selects bytes of the article.
pub(crate) fn select(reading: &Reading, span: &Range<usize>) -> Option<Element> {
    let range = stretch(reading, span)?;
    let selection = window().get_selection().ok()??;
    selection.remove_all_ranges().ok()?;
    selection.add_range(&range).ok()?;
    range.start_container().ok()?.parent_element()
}

/// Lights stretches of the article under a name that the style sheet knows. Nothing is laid out anew for it; a browser
/// without highlights lights nothing, and that is the error.
pub(crate) fn highlight(name: &str, stretches: impl Iterator<Item = Stretch>) -> Result<(), JsValue> {
    let registry = Reflect::get(&Reflect::get(&js_sys::global(), &"CSS".into())?, &"highlights".into())?;
    let maker: Function = Reflect::get(&js_sys::global(), &"Highlight".into())?.dyn_into()?;
    let highlight = Reflect::construct(&maker, &stretches.collect::<Array>())?;
    let set: Function = Reflect::get(&registry, &"set".into())?.dyn_into()?;
    set.call2(&registry, &name.into(), &highlight).map(drop)
}

/// What an element holds.
pub(crate) fn inside(element: &Element) -> Option<Stretch> {
    let range = document().create_range().ok()?;
    range.select_node_contents(element).ok()?;
    Some(range)
}

/// The nodes of bytes of the article.
pub(crate) fn stretch(reading: &Reading, span: &Range<usize>) -> Option<Stretch> {
    let range = document().create_range().ok()?;
    let (node, offset) = point(reading, span.start, Edge::Start)?;
    range.set_start(&node, offset).ok()?;
    let (node, offset) = point(reading, span.end, Edge::End)?;
    range.set_end(&node, offset).ok()?;
    Some(range)
}

/// Which end of a stretch a point is: between two nodes it lies in the one that the stretch covers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Start,
    End,
}

/// The text node and the offset in it of a byte.
fn point(reading: &Reading, byte: usize, edge: Edge) -> Option<(Node, u32)> {
    let after = reading.pieces.partition_point(|piece| match edge {
        Edge::Start => piece.span.start <= byte,
        Edge::End => piece.span.start < byte,
    });
    let start = reading.pieces.get(after.checked_sub(1)?)?.span.start;
    let block = document().query_selector(&format!("article [data-at=\"{start}\"]")).ok()??;
    let units = reading.text.get(start..byte)?.encode_utf16().count();
    let walker = document().create_tree_walker_with_what_to_show(&block, 4).ok()?;
    let mut left = u32::try_from(units).ok()?;
    while let Ok(Some(node)) = walker.next_node() {
        let length = u32::try_from(node.text_content()?.encode_utf16().count()).ok()?;
        let inside = if edge == Edge::Start { left < length } else { left <= length };
        if inside {
            return Some((node, left));
        }
        left -= length;
    }
    None
}
