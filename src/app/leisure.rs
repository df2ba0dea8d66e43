//! What is done when the page has nothing else to do.
//! Takes work, does it as soon as the reader waits for nothing.
//! Law: nothing that the reader has asked to see waits here; what must not be lost is done at once when the page is left.

use leptos::prelude::{request_idle_callback_with_handle, set_timeout};
use std::rc::Rc;
use std::time::Duration;

/// Does something at leisure. A browser that tells no leisure does it in its turn.
pub(crate) fn at_leisure(work: Rc<dyn Fn()>) {
    let later = work.clone();
    if request_idle_callback_with_handle(move || later()).is_err() {
        set_timeout(move || work(), Duration::ZERO);
    }
}
