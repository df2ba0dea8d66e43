//! The article out of a link, and the question whether to open it.
//! Takes the store, gives the body of a dialog.
//! Law: what is said to be in the link is what will be opened; all of it enters the document as text.

use super::nodes::{Done, button, node, pressed};
use crate::links::{find, focus_on};
use crate::store::Store;
use crate::{link, texts};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use web_sys::Event;
use whosaid::articles::Held;
use whosaid::view::{Action, Overlay};

/// How much of the text is shown, in characters.
const HEAD: usize = 280;

/// The body of the dialog, drawn by hand as the export is.
#[component]
pub(super) fn OfferSheet(store: Store) -> impl IntoView {
    request_animation_frame(move || {
        if let Some(held) = store.now(|state| state.offer.clone()) {
            let _ = draw(&held, store.now(|state| state.id.is_some()));
            focus_on(".offer .strong");
        }
    });
    view! { <div class="offer" on:click=move |event| clicked(store, &event)></div> }.into_any()
}

fn clicked(store: Store, event: &Event) {
    match pressed(event).map(|(_, value)| value).as_deref() {
        Some("open") => link::open(store),
        Some("leave") => store.dispatch(Action::Overlay(Overlay::None)),
        _ => {}
    }
}

fn draw(held: &Held, replaces: bool) -> Done {
    let host = find(".offer").ok_or(JsValue::NULL)?;
    node(&host, "blockquote", "", &held.head(HEAD))?;
    let site = held.page.as_ref().and_then(|page| page.site.clone());
    let day = held.published.as_deref().map(texts::day);
    let corrections = texts::with_corrections(held.log.edits().len());
    let about = [site, day, Some(corrections)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    node(&host, "p", "about", &about)?;
    node(&host, "p", "", texts::OFFER_WHOSE)?;
    if replaces {
        node(&host, "p", "", texts::OFFER_REPLACES)?;
    }
    let foot = node(&host, "div", "toolbar", "")?;
    button(&foot, "button strong", "open", texts::OFFER_OPEN)?;
    button(&foot, "button", "leave", texts::CANCEL).map(drop)
}
