//! The panels beside the article with the inspector at their foot; on narrow screens, a sheet with three stops.
//! Takes the store, gives tabs.
//! Law: the line at the sheet's edge says what is in it before it is opened.

use super::changes::ChangeList;
use super::icon::{Icon, Sign};
use super::inspector::Inspector;
use super::ledger::LedgerList;
use super::people::PeopleList;
use super::timeline::TimelineList;
use crate::leisure::at_leisure;
use crate::links;
use crate::store::Store;
use crate::texts;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use std::rc::Rc;
use web_sys::HtmlElement;
use whosaid::view::{Action, Sheet, State, Tab};

/// The panels.
#[component]
pub(crate) fn Panel(store: Store) -> impl IntoView {
    let tab = store.pick(|state| state.tab);
    let class = store.pick(|state| match state.sheet {
        Sheet::Peek => "panel",
        Sheet::Open => "panel open",
        Sheet::Inspector => "panel open inspecting",
    });
    Effect::new(move |last: Option<Tab>| {
        let now = tab.get();
        if last.is_some_and(|last| last != now) {
            links::to_top_of_panel();
        }
        now
    });
    let body = Tab::ALL.map(|each| stand(store, each)).collect_view();
    view! {
        <section class=class aria-label=texts::PANELS>
            <Handle store />
            <div class="tabs" role="tablist" aria-label=texts::PANELS on:keydown=move |event| pressed(store, &event)>
                {Tab::ALL.map(|each| view! { <TabButton store each /> }).collect_view()}
            </div>
            <div class="sheet" role="tabpanel" id="sheet" tabindex="0" aria-labelledby=move || id(tab.get())>
                {body}
            </div>
            <Inspector store />
        </section>
    }
    .into_any()
}

/// One list, which is made once, at leisure or when it is first wanted, and then only hidden.
fn stand(store: Store, each: Tab) -> AnyView {
    let open = store.pick(move |state| state.tab == each);
    let made = RwSignal::new(false);
    at_leisure(Rc::new(move || {
        let _ = made.try_set(true);
    }));
    let wanted = Memo::new(move |old| old == Some(&true) || made.get() || open.get());
    let list = move || match each {
        Tab::Ledger => view! { <LedgerList store /> }.into_any(),
        Tab::People => view! { <PeopleList store /> }.into_any(),
        Tab::Timeline => view! { <TimelineList store /> }.into_any(),
        Tab::Changes => view! { <ChangeList store /> }.into_any(),
    };
    view! { <div hidden=move || !open.get()>{move || wanted.get().then(list)}</div> }.into_any()
}

/// The edge of the sheet: what is in it, and the way to open it.
#[component]
fn Handle(store: Store) -> impl IntoView {
    let open = store.pick(|state| state.sheet != Sheet::Peek);
    let line = store
        .pick(|state| if state.picked.is_some() { texts::ADD_SELECTION.to_owned() } else { summary(state) });
    // Where there is something to inspect, the inspector comes before the lists.
    let next = move |state: &State| match state.sheet {
        Sheet::Peek if state.picked.is_some() || state.selection.is_some() => Sheet::Inspector,
        Sheet::Peek | Sheet::Inspector => Sheet::Open,
        Sheet::Open => Sheet::Peek,
    };
    let change = move |_| store.dispatch(Action::Sheet(store.now(next)));
    let fold = move |_| store.dispatch(Action::Sheet(Sheet::Peek));
    view! {
        <div class="handle-line">
            <button class="handle" aria-expanded=move || open.get().to_string() aria-controls="sheet" on:click=change>
                <span>{line}</span>
                <Icon sign=Sign::Up />
            </button>
            <button class="round fold" hidden=move || !open.get() aria-label=texts::CLOSE on:click=fold>
                <Icon sign=Sign::Close />
            </button>
        </div>
    }
    .into_any()
}

fn summary(state: &State) -> String {
    state.reading.as_ref().map_or_else(String::new, |reading| {
        let ledger = &reading.ledger;
        let line = texts::summary(ledger.quotes(), ledger.speakers.len());
        match ledger.to_check() {
            0 => line,
            count => format!("{line} · {}", texts::to_check(count)),
        }
    })
}

#[component]
fn TabButton(store: Store, each: Tab) -> impl IntoView {
    let selected = store.pick(move |state| state.tab == each);
    let count = store.pick(move |state| if each == Tab::Changes { state.log.edits().len() } else { 0 });
    view! {
        <button
            role="tab"
            id=id(each)
            aria-controls="sheet"
            aria-selected=move || selected.get().to_string()
            tabindex=move || if selected.get() { "0" } else { "-1" }
            on:click=move |_| store.dispatch(Action::Tab(each))
        >
            {texts::tab(each)}
            {move || (count.get() > 0).then(|| view! { " " <span class="count">{texts::grouped(count.get())}</span> })}
        </button>
    }
    .into_any()
}

fn id(tab: Tab) -> &'static str {
    match tab {
        Tab::Ledger => "tab-ledger",
        Tab::People => "tab-people",
        Tab::Timeline => "tab-timeline",
        Tab::Changes => "tab-changes",
    }
}

/// The arrow keys go from tab to tab, as readers of tabs expect.
fn pressed(store: Store, event: &KeyboardEvent) {
    let at = store.now(|state| Tab::ALL.iter().position(|tab| *tab == state.tab).unwrap_or_default());
    let last = Tab::ALL.len() - 1;
    let next = match event.key().as_str() {
        "ArrowRight" => (at + 1) % Tab::ALL.len(),
        "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    let Some(tab) = Tab::ALL.get(next).copied() else { return };
    event.prevent_default();
    store.dispatch(Action::Tab(tab));
    let button: Option<HtmlElement> =
        document().get_element_by_id(id(tab)).and_then(|button| button.dyn_into().ok());
    if let Some(button) = button {
        let _ = button.focus();
    }
}
