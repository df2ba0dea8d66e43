//! The page's one state, and the hands that carry out what follows from it.
//! Takes actions, gives signals.
//! Law: the state changes in `dispatch` alone, through the pure `update`; what had the focus never loses it to nothing.

use crate::engine::Client;
use crate::exchange::Port;
use crate::keeper::Keeper;
use crate::leisure::at_leisure;
use crate::{incoming, links, shelf};
use leptos::prelude::*;
use std::rc::Rc;
use std::time::Duration;
use whosaid::view::{
    Action, Choice, Effect, Engine, Failure, Fix, Reading, Selection, Shared, State, Tab, update,
};

/// How long the work may take before its progress is shown.
const A_MOMENT: Duration = Duration::from_millis(150);

/// How long the engine may say nothing about a text of up to a megabyte; longer ones get as much again for each.
const PATIENCE: Duration = Duration::from_secs(10);
/// How much longer it may after that. A device that slept wakes with its timers due and the engine's words still on the way.
const GRACE: Duration = Duration::from_secs(2);
/// How long nothing may come of the engine over a slow line.
const ARRIVAL: Duration = Duration::from_secs(180);

/// The state and the engine, cheap to copy into every component.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    state: RwSignal<State>,
    reading: Memo<Option<Shared>>,
    engine: StoredValue<Client, LocalStorage>,
    port: StoredValue<Port, LocalStorage>,
    keeper: StoredValue<Keeper, LocalStorage>,
    /// How often the engine has said anything.
    heard: StoredValue<u32>,
    /// Whether a correction was rehearsed.
    rehearsed: StoredValue<bool>,
}

impl Store {
    /// An empty page whose engine is on its way.
    pub(crate) fn start() -> Self {
        let state = RwSignal::<State>::default();
        let reading = Memo::new(move |_| state.with(|state| state.reading.clone()));
        let store = Self {
            state,
            reading,
            engine: StoredValue::new_local(Client::default()),
            port: StoredValue::new_local(Port::default()),
            keeper: StoredValue::new_local(Keeper::default()),
            heard: StoredValue::new(0),
            rehearsed: StoredValue::new(false),
        };
        if let Some(settings) = shelf::settings() {
            store.dispatch(Action::Restored(settings));
        }
        store.restart();
        store.start_helper();
        store.keeper().listen(store);
        if let Some(id) = shelf::opened() {
            incoming::resume(store, id);
        }
        store
    }

    /// Starts the helper as soon as the engine has nothing to do, so that no later request says what the reader does.
    fn start_helper(self) {
        let is_free = self.pick(|state| state.engine == Engine::Ready && !state.awaits_engine());
        leptos::prelude::Effect::new(move || {
            if is_free.get() {
                self.port().start();
            }
        });
    }

    /// What opens files and writes exports.
    pub(crate) fn port(self) -> Port {
        self.port.get_value()
    }

    /// What keeps the article on the device.
    pub(crate) fn keeper(self) -> Keeper {
        self.keeper.get_value()
    }

    /// Changes the state and carries out what follows.
    pub(crate) fn dispatch(self, action: Action) {
        // What was typed or corrected last may not be kept yet.
        if matches!(
            action,
            Action::Open(_) | Action::Opening | Action::Opened(..) | Action::Clear | Action::Overlay(_)
        ) {
            let _ = self.keeper().keep_all(self);
        }
        let pane = links::focused();
        let effect = self.state.try_update(|state| {
            let (next, effect) = update(std::mem::take(state), action);
            *state = next;
            effect
        });
        self.carry_out(effect.unwrap_or_default());
        if let Some(pane) = pane {
            request_animation_frame(move || links::keep_focus(self, pane));
        }
    }

    /// A part of the state that tells its readers only when it changes.
    pub(crate) fn pick<T>(self, part: impl Fn(&State) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.state.with(&part))
    }

    /// The article.
    pub(crate) fn reading(self) -> Memo<Option<Shared>> {
        self.reading
    }

    /// What follows from the article alone, computed anew only where that is another.
    pub(crate) fn read<T>(self, part: impl Fn(&Reading) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.reading.with(|reading| reading.as_deref().map(&part)).unwrap_or_default())
    }

    /// A part of the state as the panel behind a tab shows it: as long as another tab is open, it stays as it was.
    pub(crate) fn behind<T>(self, tab: Tab, part: impl Fn(&State) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |old: Option<&T>| {
            self.state.with(|state| match old {
                Some(old) if state.tab != tab && state.reading.is_some() => old.clone(),
                _ => part(state),
            })
        })
    }

    /// The article as the panel behind a tab shows it.
    pub(crate) fn reading_behind(self, tab: Tab) -> Memo<Option<Shared>> {
        self.behind(tab, |state| state.reading.clone())
    }

    /// A part of the state as it is now.
    pub(crate) fn now<T>(self, part: impl Fn(&State) -> T) -> T {
        self.state.with_untracked(part)
    }

    /// Goes through a correction and its undoing, once, at leisure and without effect. What runs for the first time is
    /// compiled first, and the reader's first correction does not wait for that.
    pub(crate) fn rehearse(self) {
        if self.rehearsed.try_update_value(|was| std::mem::replace(was, true)) == Some(false) {
            at_leisure(Rc::new(move || {
                let speaker = Action::Fix(Fix::Speaker(Choice::Nobody));
                let steps = [Action::FromArticle(Selection::Quote(0)), speaker, Action::Undo];
                let state = self.now(Clone::clone);
                steps.into_iter().fold(state, |state, action| update(state, action).0);
            }));
        }
    }

    fn carry_out(self, effect: Effect) {
        match effect {
            Effect::None => {}
            Effect::Annotate => self.annotate(),
            Effect::Restart => self.restart(),
            Effect::Show(target) => request_animation_frame(move || links::show(self, target)),
            Effect::FocusBox => request_animation_frame(links::focus_box),
            Effect::Keep => self.now(|state| shelf::keep(&state.settings)),
        }
    }

    fn annotate(self) {
        let (request, text) = self.now(|state| (state.request, state.text.clone()));
        let published = self.now(|state| state.published.clone());
        self.engine.with_value(|engine| engine.annotate(request, &text, published.as_deref()));
        self.say_if_slow();
        let megabytes = u32::try_from(text.len() >> 20).unwrap_or(u32::MAX);
        self.watch(request, PATIENCE.saturating_mul(megabytes.saturating_add(1)), GRACE);
    }

    /// Says so when the work on the latest request takes longer than a moment.
    pub(crate) fn say_if_slow(self) {
        let request = self.now(|state| state.request);
        set_timeout(move || self.dispatch(Action::Slow(request)), A_MOMENT);
    }

    /// Says when the engine has said nothing for `patience` and `grace` while a request is open.
    fn watch(self, request: u32, patience: Duration, grace: Duration) {
        let heard = self.heard.get_value();
        let look = move || {
            let open = self.now(|state| {
                state.request == request && state.awaited.is_some() && !state.is_first_reading()
            });
            match (open, self.heard.get_value() == heard) {
                (false, _) => {}
                (true, false) => self.watch(request, patience.max(PATIENCE), GRACE),
                (true, true) if grace.is_zero() => self.dispatch(Action::Silent(request)),
                (true, true) => self.watch(request, grace, Duration::ZERO),
            }
        };
        set_timeout(look, patience);
    }

    fn restart(self) {
        let text = move || self.now(|state| state.text.clone());
        let tell = move |action| {
            self.heard.update_value(|heard| *heard += 1);
            self.dispatch(action);
        };
        let keep = move |annotation| self.keeper().read(annotation);
        let told = self.engine.try_update_value(|engine| engine.restart(text, tell, keep));
        if let Some(Err(failure)) = told {
            self.dispatch(Action::Failed(None, failure));
        }
        self.watch_arrival();
    }

    /// Says when nothing has come of the engine for too long.
    fn watch_arrival(self) {
        let heard = self.heard.get_value();
        let look = move || {
            let waits = self.now(|state| state.engine.is_coming() && state.failure.is_none());
            match (waits, self.heard.get_value() == heard) {
                (false, _) => {}
                (true, false) => self.watch_arrival(),
                (true, true) => self.dispatch(Action::Failed(None, Failure::Engine)),
            }
        };
        set_timeout(look, ARRIVAL);
    }
}
