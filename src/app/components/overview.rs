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

/// What the strokes tell, the most pressing last, so that it lies on top.
const CLASSES: [&str; 3] = ["sure", "yours", "check"];

/// The picture.
#[component]
pub(super) fn Overview(store: Store) -> impl IntoView {
    let strokes = store.read(strokes);
    let path = move |at: usize, class: &'static str| {
        view! { <path class=class d=move || strokes.with(|paths| paths.get(at).cloned()) /> }
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
            {CLASSES.into_iter().enumerate().map(|(at, class)| path(at, class)).collect_view()}
        </svg>
    }
    .into_any()
}

/// One path for the quotes of each class, by where they are, in steps.
fn strokes(reading: &Reading) -> Vec<String> {
    let length = reading.text.len().max(1);
    let place = |byte: usize| byte * STEPS / length;
    let mut paths = vec![String::new(); CLASSES.len()];
    for mark in reading.marks.iter() {
        let What::Quote { quote, .. } = mark.what else { continue };
        let class = match reading.ledger.certainty(quote) {
            Certainty::Sure => 0,
            Certainty::Yours => 1,
            Certainty::Check | Certainty::NoSpeaker => 2,
        };
        let (from, length) = (place(mark.start), (place(mark.end) - place(mark.start)).max(3));
        if let Some(path) = paths.get_mut(class) {
            *path += &format!("M0 {from}h10v{length}h-10z");
        }
    }
    paths
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
