//! Keeps the open article on the device, with every change.
//! Takes the store, gives the helper what changed since it was last kept.
//! Law: one keeping at a time; what is kept is the article as it was when that was asked, whatever is open by then; it is
//! asked before the page or the article is left. The helper that keeps comes after the engine, which it must not hold up.

use crate::exchange::{Load, field};
use crate::leisure::at_leisure;
use crate::samples::SAMPLES;
use crate::store::Store;
use crate::{links, shelf};
use js_sys::Promise;
use leptos::ev::Custom;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use serde_wasm_bindgen::from_value;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::Event;
use whosaid::articles::library::{Kept, Order, name};
use whosaid::articles::{Aside, Held, Refusal, Task};
use whosaid::view::{Action, Note, State};

/// How long the helper that keeps lets the engine go first.
const ENGINE_FIRST: Duration = Duration::from_secs(10);
/// How often a text is kept while it is being typed.
const TYPING: Duration = Duration::from_millis(300);

/// What is kept, and the keeping that goes on.
#[derive(Clone, Default)]
pub(crate) struct Keeper(Rc<RefCell<Inner>>);

#[derive(Default)]
struct Inner {
    /// The open article as it was last kept or given out.
    known: Known,
    /// The engine's latest annotation, until it is kept.
    annotation: Option<JsValue>,
    /// What is in the paste box and not in the state yet, and the state's text over which it was typed.
    typed: Option<(Arc<str>, Arc<str>)>,
    /// Whether the paste box will be looked at.
    looks: bool,
    /// Whether the article has changed since it was last to be kept.
    is_due: bool,
    /// What is to be kept, each article once, as it was last.
    waiting: Vec<Snapshot>,
    /// The keeping that goes on.
    running: Option<Promise>,
    /// Why nothing was kept, as the reader was told.
    told: Option<Refusal>,
    /// Whether the engine takes too long to be waited for.
    is_late: bool,
    /// Whether the browser was asked to let the articles stay.
    persisted: bool,
}

#[derive(Default)]
struct Known {
    id: String,
    revision: u32,
    /// Its text, unless that is to be sent again.
    text: Option<Arc<str>>,
}

/// An article as it is to be kept.
struct Snapshot {
    id: String,
    /// The revision from which it comes.
    base: u32,
    /// Whether its text is sent along, being another than last time.
    is_sent: bool,
    /// Whether it could not be kept, and is tried again with the next.
    is_refused: bool,
    text: Arc<str>,
    held: Held,
    aside: Option<Arc<Aside>>,
    annotation: Option<JsValue>,
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
        let changes = store.pick(|state| {
            let edits = (state.log.all().len(), state.log.edits().len());
            let shown = (state.phase, state.awaits_engine());
            (state.text.clone(), state.reading.clone(), edits, state.published.clone(), shown)
        });
        let keeper = self.clone();
        // What is never read is never reckoned, and tells nobody that it changed.
        Effect::new(move |old: Option<(usize, usize)>| {
            let edits = changes.with(|(_, _, edits, ..)| *edits);
            match old {
                Some(old) if old != edits => keeper.keep_soon(store),
                _ => drop(keeper.keep(store)),
            }
            edits
        });
        let keeper = self.clone();
        let late = move || {
            keeper.0.borrow_mut().is_late = true;
            let _ = keeper.keep(store);
        };
        set_timeout(late, ENGINE_FIRST);
        let keeper = self.clone();
        let _ = window_event_listener(Custom::<Event>::new("pagehide"), move |_| {
            let _ = keeper.keep_all(store);
        });
    }

    /// Keeps what was corrected at leisure, so that the next correction does not wait for it.
    fn keep_soon(&self, store: Store) {
        if std::mem::replace(&mut self.0.borrow_mut().is_due, true) {
            return;
        }
        let keeper = self.clone();
        at_leisure(Rc::new(move || {
            let is_due = keeper.0.borrow().is_due;
            if is_due {
                let _ = keeper.keep(store);
            }
        }));
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
        let text = store.now(|state| state.text.clone());
        let typed = links::typed().filter(|typed| *text != **typed);
        self.0.borrow_mut().typed = typed.map(|typed| (text, typed.into()));
        self.keep(store)
    }

    /// Waits until the keeping that goes on has come to its end.
    pub(crate) async fn done(&self) {
        let running = self.0.borrow().running.clone();
        if let Some(running) = running {
            let _ = JsFuture::from(running).await;
        }
    }

    /// Keeps the article as it is now; the promise says whether that, and all that waits, was possible.
    fn keep(&self, store: Store) -> Promise {
        self.0.borrow_mut().is_due = false;
        if let Some(snapshot) = self.snapshot(store) {
            self.persist(&snapshot.held);
            self.0.borrow_mut().put(snapshot);
        }
        self.0.borrow_mut().waiting.iter_mut().for_each(|waiting| waiting.is_refused = false);
        if store.now(State::awaits_engine) && !store.port().runs() && !self.0.borrow().is_late {
            return Promise::resolve(&JsValue::from(self.0.borrow().waiting.is_empty()));
        }
        let running = self.0.borrow().running.clone();
        running.unwrap_or_else(|| {
            let keeper = self.clone();
            let promise = future_to_promise(async move {
                let is_kept = keeper.keep_waiting(store).await;
                keeper.0.borrow_mut().running = None;
                Ok(is_kept.into())
            });
            self.0.borrow_mut().running = Some(promise.clone());
            promise
        })
    }

    /// The article as it is now; none where there is nothing to keep.
    fn snapshot(&self, store: Store) -> Option<Snapshot> {
        let (id, known, held) = store.now(|state| (state.id.clone(), state.text.clone(), state.held()));
        let typed = self.0.borrow_mut().typed.take().filter(|(over, _)| Arc::ptr_eq(over, &known));
        self.0.borrow_mut().typed.clone_from(&typed);
        let is_read = typed.is_none() && store.now(|state| state.reading.is_some());
        let text = typed.map_or(known, |(_, typed)| typed);
        let is_sample = || SAMPLES.iter().any(|sample| *sample.text == *text);
        if text.trim().is_empty() || (id.is_none() && held.log.is_empty() && is_sample()) {
            return None;
        }
        let id = id.unwrap_or_else(|| named(store));
        let aside = store.now(|state| state.aside.clone());
        let mut inner = self.0.borrow_mut();
        if inner.known.id != id {
            inner.known = Known { id: id.clone(), ..Known::default() };
        }
        let base = inner.known.revision;
        let is_sent = base == 0 || inner.known.text.as_ref().is_none_or(|known| !Arc::ptr_eq(known, &text));
        let annotation = inner.annotation.clone().filter(|_| is_read);
        Some(Snapshot { id, base, is_sent, is_refused: false, text, held, aside, annotation })
    }

    /// Keeps what waits, one after the other; says whether all of it is kept.
    async fn keep_waiting(&self, store: Store) -> bool {
        let mut is_kept = true;
        while let Some(snapshot) = self.next() {
            let refusal = self.kept(store, snapshot).await;
            is_kept &= refusal.is_none();
            // What finds no room may be longer than the next.
            if refusal.is_some_and(|refusal| refusal != Refusal::Full) {
                break;
            }
        }
        is_kept
    }

    fn next(&self) -> Option<Snapshot> {
        let waiting = &mut self.0.borrow_mut().waiting;
        let at = waiting.iter().position(|waiting| !waiting.is_refused)?;
        Some(waiting.remove(at))
    }

    /// Keeps an article; says why not where that is not possible.
    async fn kept(&self, store: Store, snapshot: Snapshot) -> Option<Refusal> {
        let asked = snapshot.id.clone();
        let (task, load) = snapshot.order();
        match store.port().told(&task, load).await.map(|told| kept(&told)) {
            Ok(kept) => {
                self.0.borrow_mut().settle(snapshot, &kept);
                store.dispatch(Action::Kept(asked, kept));
                None
            }
            Err(refusal) => {
                let is_news = self.0.borrow_mut().put_off(snapshot, &refusal);
                if is_news {
                    store.dispatch(Action::Noted(Some(Note::Unkept(refusal.clone()))));
                }
                Some(refusal)
            }
        }
    }

    fn persist(&self, held: &Held) {
        if !held.log.is_empty() && !std::mem::replace(&mut self.0.borrow_mut().persisted, true) {
            shelf::persist();
        }
    }
}

impl Inner {
    /// Lets an article wait to be kept, in the place of what it was before.
    fn put(&mut self, snapshot: Snapshot) {
        match self.waiting.iter_mut().find(|waiting| waiting.id == snapshot.id) {
            Some(waiting) => *waiting = snapshot,
            None => self.waiting.push(snapshot),
        }
    }

    /// Takes over how an article is kept.
    fn settle(&mut self, snapshot: Snapshot, kept: &Kept) {
        self.told = None;
        match kept {
            Kept::As { id, revision, log } => {
                if self.annotation == snapshot.annotation {
                    self.annotation = None;
                }
                // What was asked meanwhile did not know of it.
                if let Some(later) = self.waiting.iter_mut().find(|later| later.id == snapshot.id) {
                    later.id.clone_from(id);
                    later.base = *revision;
                    if let Some(log) = log {
                        later.held.log = log.merged(&later.held.log);
                    }
                }
                if self.known.id == snapshot.id {
                    self.known = Known { id: id.clone(), revision: *revision, text: Some(snapshot.text) };
                }
            }
            Kept::TextWanted => self.put_back(snapshot),
        }
    }

    /// Puts off what could not be kept, where a later time may be better; says whether the reader does not know yet.
    fn put_off(&mut self, snapshot: Snapshot, refusal: &Refusal) -> bool {
        if matches!(refusal, Refusal::Full | Refusal::Unavailable) {
            self.put_back(Snapshot { is_refused: true, ..snapshot });
        }
        self.told.replace(refusal.clone()).as_ref() != Some(refusal)
    }

    /// Has an article wait again, with its text, unless it has changed since.
    fn put_back(&mut self, snapshot: Snapshot) {
        if self.known.id == snapshot.id {
            self.known.text = None;
        }
        match self.waiting.iter_mut().find(|later| later.id == snapshot.id) {
            Some(later) => later.is_sent = true,
            None => self.waiting.push(Snapshot { is_sent: true, ..snapshot }),
        }
    }
}

impl Snapshot {
    /// What the helper is asked.
    fn order(&self) -> (Task, Load) {
        let mut held = Box::new(self.held.clone());
        if self.is_sent {
            held.aside = self.aside.as_deref().cloned();
        }
        let text = self.is_sent.then(|| self.text.to_string());
        let task = Task::Library(Order::Keep { id: self.id.clone(), base: self.base, held });
        (task, Load::Article(text, self.annotation.clone()))
    }
}

/// Gives the article a name that no other has.
fn named(store: Store) -> String {
    let id = name(js_sys::Date::now(), js_sys::Math::random());
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
