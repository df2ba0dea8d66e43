//! The overview beside the article: where its quotes are, and which of them the reader should look at.
//! Takes the store, gives a narrow picture of the whole text.
//! Law: it says nothing that the ledger does not say in words, so screen readers pass over it.

use crate::links;
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};
use whosaid::view::{Certainty, Reading, What};

/// How many steps the picture has.
const STEPS: usize = 1_000;

/// The most quotes that it shows; beyond, they would be one stroke.
const MOST: usize = 400;

/// The picture.
#[component]
pub(super) fn Overview(store: Store) -> impl IntoView {
    let strokes = store.pick(|state| state.reading.as_deref().map(strokes).unwrap_or_default());
    let stroke = |(from, length, class): (usize, usize, &'static str)| {
        view! { <rect x="0" y=from.to_string() width="10" height=length.to_string() class=class /> }
    };
    view! {
        <svg
            class="overview"
            viewBox="0 0 10 1000"
            preserveAspectRatio="none"
            aria-hidden="true"
            on:click=move |event| clicked(store, &event)
        >
            <title>{texts::OVERVIEW}</title>
            {move || strokes.get().into_iter().map(stroke).collect_view()}
        </svg>
    }
    .into_any()
}

/// The quotes by where they are, in steps.
fn strokes(reading: &Reading) -> Vec<(usize, usize, &'static str)> {
    let length = reading.text.len().max(1);
    let place = |byte: usize| byte * STEPS / length;
    let quotes = reading.marks.iter().filter_map(|mark| match mark.what {
        What::Quote { quote, .. } => {
            let class = match reading.ledger.certainty(quote) {
                Certainty::Check | Certainty::NoSpeaker => "check",
                Certainty::Yours => "yours",
                Certainty::Sure => "sure",
            };
            Some((place(mark.start), (place(mark.end) - place(mark.start)).max(3), class))
        }
        _ => None,
    });
    quotes.take(MOST).collect()
}

/// Brings the block into view that stands where the picture was clicked.
fn clicked(store: Store, event: &MouseEvent) {
    let picture = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(picture) = picture.map(|picture| picture.get_bounding_client_rect()) else { return };
    let share = (f64::from(event.client_y()) - picture.top()) / picture.height().max(1.0);
    let block = store.now(|state| {
        let reading = state.reading.as_ref()?;
        let byte = (share.clamp(0.0, 1.0) * reading.text.len() as f64) as usize;
        let after = reading.pieces.partition_point(|piece| piece.span.start <= byte);
        reading.pieces.get(after.saturating_sub(1)).map(|piece| piece.span.start)
    });
    if let Some(block) = block {
        links::show_block(block);
    }
}
