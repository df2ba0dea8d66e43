//! Keeps the open article on the device, with every change.
//! Takes the store, gives the helper what changed since it was last kept.
//! Law: one keeping at a time, and none is skipped: what changes meanwhile is kept right after.

use crate::exchange::{Load, field};
use crate::samples::SAMPLES;
use crate::store::Store;
use crate::{links, shelf};
use js_sys::Promise;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use serde_wasm_bindgen::from_value;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen_futures::future_to_promise;
use whosaid::articles::library::{Kept, Order};
use whosaid::articles::{Held, Task};
use whosaid::view::{Action, Note};

/// How often a text is kept while it is being typed.
const TYPING: Duration = Duration::from_millis(300);

/// What is kept, and the keeping that goes on.
#[derive(Clone, Default)]
pub(crate) struct Keeper(Rc<RefCell<Inner>>);

#[derive(Default)]
struct Inner {
    /// The article as it was last kept.
    known: Known,
    /// The engine's latest annotation, until it is kept.
    annotation: Option<JsValue>,
    /// What is in the paste box and not in the state yet.
    typed: Option<Arc<str>>,
    /// Whether the paste box will be looked at.
    looks: bool,
    /// The keeping that goes on, and whether another must follow.
    running: Option<Promise>,
    again: bool,
    /// Whether the browser was asked to let the articles stay.
    persisted: bool,
}

#[derive(Clone, Default)]
struct Known {
    id: String,
    revision: u32,
    text: Option<Arc<str>>,
}

impl Keeper {
    /// Keeps the article whenever it changes.
    pub(crate) fn listen(&self, store: Store) {
        let id = store.pick(|state| state.id.clone());
        Effect::new(move |had: Option<bool>| {
            let id = id.get();
            // At first there is none, and the tab may still be looking for the one that it had.
            if id.is_some() || had == Some(true) {
                shelf::open(id.as_deref());
            }
            id.is_some()
        });
        let held = store.pick(|state| (state.text.clone(), state.held(), state.reading.clone()));
        let keeper = self.clone();
        Effect::new(move || {
            // What is never read is never reckoned, and tells nobody that it changed.
            held.with(|_| ());
            keeper.0.borrow_mut().typed = None;
            let _ = keeper.keep(store);
        });
    }

    /// What the engine found.
    pub(crate) fn read(&self, annotation: JsValue) {
        self.0.borrow_mut().annotation = Some(annotation);
    }

    /// An article of the library is about to be opened.
    pub(crate) fn knows(&self, held: &Held) {
        if let Some((id, revision)) = held.kept.clone() {
            self.0.borrow_mut().known = Known { id, revision, text: None };
        }
    }

    /// Keeps what is in the paste box from time to time, as the state knows it only once typing pauses.
    pub(crate) fn typing(&self, store: Store) {
        if std::mem::replace(&mut self.0.borrow_mut().looks, true) {
            return;
        }
        let keeper = self.clone();
        let look = move || {
            keeper.0.borrow_mut().looks = false;
            let _ = keeper.keep_all(store);
        };
        set_timeout(look, TYPING);
    }

    /// Keeps the article with what is in the paste box now.
    pub(crate) fn keep_all(&self, store: Store) -> Promise {
        let typed = links::typed().filter(|typed| store.now(|state| *state.text != **typed));
        self.0.borrow_mut().typed = typed.map(Arc::from);
        self.keep(store)
    }

    /// Keeps the article as it is now; the promise says whether that was possible.
    fn keep(&self, store: Store) -> Promise {
        let running = self.0.borrow().running.clone();
        if let Some(running) = running {
            self.0.borrow_mut().again = true;
            return running;
        }
        let keeper = self.clone();
        let promise = future_to_promise(async move {
            let is_kept = loop {
                let is_kept = keeper.kept(store).await;
                if !std::mem::take(&mut keeper.0.borrow_mut().again) {
                    break is_kept;
                }
            };
            keeper.0.borrow_mut().running = None;
            Ok(is_kept.into())
        });
        self.0.borrow_mut().running = Some(promise.clone());
        promise
    }

    /// Keeps it once; says whether that was possible.
    async fn kept(&self, store: Store) -> bool {
        let text = self.0.borrow().typed.clone().unwrap_or_else(|| store.now(|state| state.text.clone()));
        let (id, mut held) = store.now(|state| (state.id.clone(), state.held()));
        let is_sample = || SAMPLES.iter().any(|sample| *sample.text == *text);
        if text.trim().is_empty() || (id.is_none() && held.log.is_empty() && is_sample()) {
            return true;
        }
        let id = id.unwrap_or_else(|| named(store));
        self.persist(&held);
        let known = self.0.borrow().known.clone();
        let base = if known.id == id { known.revision } else { 0 };
        let is_known = base > 0 && known.text.as_ref().is_some_and(|known| Arc::ptr_eq(known, &text));
        if !is_known {
            held.aside = store.now(|state| state.aside.as_deref().cloned());
        }
        let is_read = store.now(|state| state.reading.is_some() && Arc::ptr_eq(&state.text, &text));
        let annotation = self.0.borrow().annotation.clone().filter(|_| is_read);
        let load = Load::Article((!is_known).then(|| text.to_string()), annotation.clone());
        let task = Task::Library(Order::Keep { id: id.clone(), base, held: Box::new(held) });
        let answer = store.port().told(&task, load).await.map(|told| kept(&told));
        let mut inner = self.0.borrow_mut();
        let action = match answer {
            Ok(kept) => {
                if annotation.is_some() && inner.annotation == annotation {
                    inner.annotation = None;
                }
                match &kept {
                    Kept::As { id, revision, .. } => {
                        inner.known = Known { id: id.clone(), revision: *revision, text: Some(text) };
                    }
                    Kept::TextWanted => {
                        inner.known.text = None;
                        inner.again = true;
                    }
                }
                Action::Kept(id, kept)
            }
            Err(refusal) => {
                inner.known.text = None;
                Action::Noted(Some(Note::Unkept(refusal)))
            }
        };
        drop(inner);
        let is_kept = matches!(action, Action::Kept(..));
        store.dispatch(action);
        is_kept
    }

    fn persist(&self, held: &Held) {
        if !held.log.is_empty() && !std::mem::replace(&mut self.0.borrow_mut().persisted, true) {
            shelf::persist();
        }
    }
}

/// Gives the article a name that no other has.
fn named(store: Store) -> String {
    let random = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    let id = format!("{:x}-{random:x}", js_sys::Date::now() as u64);
    store.dispatch(Action::Named(id.clone()));
    id
}

/// How the helper says that it is kept.
fn kept(told: &JsValue) -> Kept {
    let told = field(told, "as");
    match field(&told, "id").as_string() {
        Some(id) => {
            let revision = field(&told, "revision").as_f64().unwrap_or_default() as u32;
            Kept::As { id, revision, log: from_value(field(&told, "log")).ok() }
        }
        None => Kept::TextWanted,
    }
}
