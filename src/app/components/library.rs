//! The library: the articles that are kept on this device.
//! Takes the store, gives a list to search, to sort, to file and to open.
//! Law: what is deleted can be had back as long as the page stands; nothing of it leaves the device but by the reader's export.

use super::desk::FileButton;
use super::icon::{Icon, Sign};
use crate::exchange::Load;
use crate::store::Store;
use crate::{incoming, links, outgoing, texts};
use js_sys::Array;
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use whosaid::articles::library::{Card, Order, Shelf, Wish};
use whosaid::articles::{Refusal, Task};
use whosaid::view::{Action, Note, Overlay};

/// The list as it was last given, and what it was asked for.
#[derive(Clone, Copy)]
struct List {
    store: Store,
    wish: RwSignal<Wish>,
    shelf: RwSignal<Option<Shelf>>,
}

impl List {
    /// Has something done, then lists anew what is there; puts the focus on what a selector finds then.
    fn run(self, order: Option<Order>, focus: &'static str) {
        let wish = self.wish.get_untracked();
        spawn_local(async move {
            let done = match order {
                Some(order) => self.store.port().ask::<()>(&Task::Library(order), Load::Nothing).await,
                None => Ok(()),
            };
            let listed = self
                .store
                .port()
                .ask::<Shelf>(&Task::Library(Order::List(wish.clone())), Load::Nothing)
                .await;
            match done.and(listed) {
                // Typing may have gone on.
                Ok(shelf) if wish == self.wish.get_untracked() => {
                    self.shelf.set(Some(shelf));
                    request_animation_frame(move || links::focus_on(focus));
                }
                Ok(_) => {}
                Err(refusal) => self.refused(refusal),
            }
        });
    }

    fn refused(self, refusal: Refusal) {
        self.store.dispatch(Action::Overlay(Overlay::None));
        self.store.dispatch(Action::Noted(Some(Note::Unkept(refusal))));
    }

    fn wishes(self, change: impl FnOnce(&mut Wish)) {
        self.wish.update(change);
        self.run(None, "");
    }
}

/// The library.
#[component]
pub(super) fn Library(store: Store) -> impl IntoView {
    let list = List { store, wish: RwSignal::default(), shelf: RwSignal::default() };
    list.run(None, "");
    let of = move |part: fn(&Shelf) -> usize| move || list.shelf.with(|shelf| shelf.as_ref().map_or(0, part));
    let cards =
        move || list.shelf.with(|shelf| shelf.as_ref().map(|shelf| shelf.cards.clone())).unwrap_or_default();
    let (all, found, deleted) =
        (of(|shelf| shelf.all), of(|shelf| shelf.cards.len()), of(|shelf| shelf.deleted));
    let told = move || list.shelf.with(Option::is_some).then(|| texts::on_this_device(found(), all()));
    let undo = move || {
        (deleted() > 0).then(|| {
            view! {
                <p class="undo">
                    {texts::deleted(deleted())} " "
                    <button class="plain" on:click=move |_| list.run(Some(Order::Restore), ".library input")>{texts::UNDO}</button>
                </p>
            }
        })
    };
    view! {
        <div class="library">
            <Filters list />
            <p role="status">{told}</p>
            {undo}
            <ul><For each=cards key=|card| card.id.clone() children=move |card| row(list, card) /></ul>
            <Whole list />
            <p class="hint">{texts::KEPT_HOW_LONG} " " <a href=texts::PRIVACY_PAGE>{texts::PRIVACY_HOW}</a></p>
        </div>
    }
    .into_any()
}

/// What to look for, and what comes first.
#[component]
fn Filters(list: List) -> impl IntoView {
    let tags =
        move || list.shelf.with(|shelf| shelf.as_ref().map(|shelf| shelf.tags.clone())).unwrap_or_default();
    let option = |(value, label): (String, String)| view! { <option value=value>{label}</option> };
    let orders = texts::ORDERS.map(|(value, label)| option((value.to_owned(), label.to_owned())));
    view! {
        <div class="filters">
            <input
                type="search"
                aria-label=texts::SEARCH_LIBRARY
                placeholder=texts::SEARCH_LIBRARY
                on:input=move |event: Event| list.wishes(|wish| wish.search = event_target_value(&event))
            />
            <select aria-label=texts::SORT_BY on:change=move |event| list.wishes(|wish| wish.by = event_target_value(&event))>
                {orders.collect_view()}
            </select>
            <select
                aria-label=texts::TAG
                hidden=move || tags().is_empty()
                on:change=move |event| list.wishes(|wish| wish.tag = event_target_value(&event))
            >
                <option value="">{texts::ALL_TAGS}</option>
                {move || tags().into_iter().map(|tag| option((tag.clone(), tag))).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// One article.
fn row(list: List, card: Card) -> AnyView {
    let store = list.store;
    let Card { id, title, site, day, quotes, changed, tags } = card;
    let quotes = quotes.map_or_else(|| texts::UNREAD.to_owned(), texts::quotes);
    let day = day.map(|day| texts::day(&day));
    let about = [site, day, Some(quotes), Some(texts::changed(&changed))];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let (opened, tagged, deleted) = (id.clone(), id.clone(), id);
    let open = move |_| {
        store.dispatch(Action::Overlay(Overlay::None));
        incoming::fetch(store, opened.clone());
    };
    let tag = move |event| list.run(Some(Order::Tag(tagged.clone(), event_target_value(&event))), "");
    let delete = move |_| list.run(Some(Order::Delete(Some(deleted.clone()))), ".library .undo button");
    view! {
        <li>
            <button class="volume" on:click=open>
                <span class="title">{title.clone()}</span>
                <span class="about">{about}</span>
            </button>
            <input
                type="text"
                aria-label=texts::tags_of(&title)
                placeholder=texts::TAGS
                prop:value=tags.join(", ")
                autocomplete="off"
                on:change=tag
            />
            <button class="round" aria-label=texts::delete(&title) title=texts::DELETE on:click=delete>
                <Icon sign=Sign::Close />
            </button>
        </li>
    }
    .into_any()
}

/// What is done with all articles at once.
#[component]
fn Whole(list: List) -> impl IntoView {
    let store = list.store;
    let asks = RwSignal::new(false);
    let is_empty = move || list.shelf.with(|shelf| shelf.as_ref().is_none_or(|shelf| shelf.all == 0));
    let export = move |_| {
        spawn_local(async move {
            match store.port().ask_file::<()>(&Task::Library(Order::Export), Load::Nothing).await {
                Ok(((), file)) => {
                    let _ =
                        outgoing::download("whosaid-library.json", &Array::of1(&file), "application/json");
                }
                Err(refusal) => list.refused(refusal),
            }
        });
    };
    let delete = move |_| {
        asks.set(false);
        list.run(Some(Order::Delete(None)), ".library .undo button");
    };
    let cancel = move |_| {
        asks.set(false);
        links::focus_on(".library .toolbar button");
    };
    let ask = move || {
        asks.get().then(|| {
            view! {
                <p class="undo">
                    {texts::DELETE_ALL_ASKED} " "
                    <button class="plain" on:click=delete>{texts::DELETE_ALL}</button> " "
                    <button class="plain" on:click=cancel>{texts::CANCEL}</button>
                </p>
            }
        })
    };
    view! {
        <div class="toolbar">
            <button class="button" hidden=is_empty on:click=export>{texts::EXPORT_ALL}</button>
            <FileButton store label=texts::IMPORT />
            <button class="button" hidden=is_empty on:click=move |_| asks.set(true)>{texts::DELETE_ALL}</button>
        </div>
        {ask}
    }
    .into_any()
}
