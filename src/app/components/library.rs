//! The library: the articles that are kept on this device.
//! Takes the store, gives a list to search, to sort, to file and to open.
//! Law: what is deleted can be had back as long as the page stands; nothing of it leaves the device but by the reader's export.

use super::desk::KINDS;
use super::nodes::{Done, attributes, button, node, pressed, set};
use crate::exchange::{Load, field};
use crate::links::{find, focus_on};
use crate::store::Store;
use crate::{incoming, outgoing, texts};
use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use std::time::Duration;
use web_sys::{Element, Event, HtmlInputElement};
use whosaid::articles::library::{Order, Wish};
use whosaid::articles::{Refusal, Task};
use whosaid::view::{Action, Note, Overlay};

/// How long typing must pause before the library is searched.
const PAUSE: Duration = Duration::from_millis(150);

/// The library. It is drawn by hand, as the export is: as a view it would weigh three times as much.
#[component]
pub(super) fn Library(store: Store) -> impl IntoView {
    let list = List { store };
    request_animation_frame(move || {
        if draw().is_ok() {
            list.run(None, "");
        }
    });
    view! {
        <div
            class="library"
            on:input=move |event| list.typed(&event)
            on:change=move |event| list.changed(&event)
            on:click=move |event| list.clicked(&event)
        ></div>
    }
    .into_any()
}

/// The list's hands.
#[derive(Clone, Copy)]
struct List {
    store: Store,
}

impl List {
    /// Has something done, then lists what is there; puts the focus on what a selector finds then.
    fn run(self, order: Option<Order>, focus: &'static str) {
        spawn_local(async move {
            self.store.keeper().done().await;
            // Rows stay as they are where the reader may be on the way to the next of them.
            let stays = matches!(order, Some(Order::Tag(..)));
            if let Some(order) = order
                && let Err(refusal) = self.store.port().done(&Task::Library(order), Load::Nothing).await
            {
                return self.refused(refusal);
            }
            let wish = wish();
            let order = Task::Library(Order::List(wish.clone()));
            match self.store.port().told(&order, Load::Nothing).await {
                // Typing may have gone on.
                Ok(shelf) if wish == self::wish() => {
                    let _ = show(&shelf, stays);
                    focus_on(focus);
                    set(".library .sure", "hidden", true);
                }
                Ok(_) => {}
                Err(refusal) => self.refused(refusal),
            }
        });
    }

    fn refused(self, refusal: Refusal) {
        self.close();
        self.store.dispatch(Action::Noted(Some(Note::Unkept(refusal))));
    }

    fn close(self) {
        self.store.dispatch(Action::Overlay(Overlay::None));
    }

    fn typed(self, event: &Event) {
        if event_target::<HtmlInputElement>(event).type_() != "search" {
            return;
        }
        let sought = wish();
        let look = move || {
            if sought == wish() {
                self.run(None, "");
            }
        };
        set_timeout(look, PAUSE);
    }

    fn changed(self, event: &Event) {
        let input = event_target::<HtmlInputElement>(event);
        match (input.type_().as_str(), id(&input)) {
            ("file", _) => {
                self.close();
                incoming::choose(self.store, &input);
            }
            ("text", Some(id)) => self.run(Some(Order::Tag(id, input.value())), ""),
            ("search", _) => {}
            _ => self.run(None, ""),
        }
    }

    fn clicked(self, event: &Event) {
        // Where there is nothing to take back, to the search.
        const UNDO: &str = ".library .undo:not([hidden]) button, .library:has(.undo[hidden]) input";
        let Some((button, value)) = pressed(event) else { return };
        let asks = |asks: bool| set(".library .sure", "hidden", !asks);
        match (value.as_str(), id(&button)) {
            ("open", Some(id)) => {
                self.close();
                incoming::fetch(self.store, id);
            }
            ("delete", Some(id)) => self.run(Some(Order::Delete(Some(id))), UNDO),
            ("restore", _) => self.run(Some(Order::Restore), ".library input"),
            ("ask", _) => {
                asks(true);
                focus_on(".library [value=keep]");
            }
            ("keep", _) => {
                asks(false);
                focus_on(".library [value=ask]");
            }
            ("all", _) => self.run(Some(Order::Delete(None)), UNDO),
            ("export", _) => spawn_local(self.export()),
            _ => {}
        }
    }

    /// Saves all articles: in one file, or in several where one could not be opened again.
    async fn export(self) {
        let files = match self.store.port().done(&Task::Library(Order::Export), Load::Nothing).await {
            Ok((_, files)) => Array::from(&files),
            Err(refusal) => return self.refused(refusal),
        };
        let all = files.length();
        for (at, file) in files.iter().enumerate() {
            let name = texts::library_file(at + 1, all as usize);
            if outgoing::download(&name, &Array::of1(&file), "application/json").is_err() {
                return self.refused(Refusal::NotWritten(texts::NO_DOWNLOAD.to_owned()));
            }
        }
    }
}

/// The article that an element is about.
fn id(element: &Element) -> Option<String> {
    element.closest("li").ok()??.get_attribute("data-id")
}

/// What the reader looks for.
fn wish() -> Wish {
    let value = |selector| {
        let field = find(selector).map(JsCast::unchecked_into::<HtmlInputElement>);
        field.map(|field| field.value()).unwrap_or_default()
    };
    Wish { search: value(".library input"), by: value(".library .by"), tag: value(".library .tag") }
}

/// All but the articles.
fn draw() -> Done {
    let host = find(".library").ok_or(JsValue::NULL)?;
    let filters = node(&host, "div", "filters", "")?;
    filters.set_attribute("hidden", "")?;
    let search = node(&filters, "input", "", "")?;
    let said = texts::SEARCH_LIBRARY;
    attributes(&search, &[("type", "search"), ("aria-label", said), ("placeholder", said)])?;
    let by = node(&filters, "select", "by", "")?;
    by.set_attribute("aria-label", texts::SORT_BY)?;
    for (value, label) in texts::ORDERS {
        node(&by, "option", "", label)?.set_attribute("value", value)?;
    }
    node(&filters, "select", "tag", "")?.set_attribute("aria-label", texts::TAG)?;
    node(&host, "p", "told", "")?.set_attribute("role", "status")?;
    node(&host, "p", "undo", "")?.set_attribute("hidden", "")?;
    node(&host, "ul", "", "")?;
    let foot = node(&host, "div", "toolbar", "")?;
    button(&foot, "button", "export", texts::EXPORT_ALL)?;
    let import = node(&foot, "label", "button file", texts::IMPORT)?;
    let input = node(&import, "input", "unseen", "")?;
    attributes(&input, &[("type", "file"), ("accept", KINDS), ("multiple", "")])?;
    button(&foot, "button", "ask", texts::DELETE_ALL)?;
    let sure = node(&host, "p", "sure", "")?;
    sure.set_attribute("hidden", "")?;
    node(&sure, "span", "", texts::DELETE_ALL_ASKED)?.set_attribute("id", "sure")?;
    for (value, label) in [("all", texts::DELETE_ALL), ("keep", texts::CANCEL)] {
        button(&sure, "plain", value, label)?.set_attribute("aria-describedby", "sure")?;
    }
    let hint = node(&host, "p", "hint", texts::KEPT_HOW_LONG)?;
    node(&hint, "a", "", texts::PRIVACY_HOW)?.set_attribute("href", texts::PRIVACY_PAGE)
}

/// What is there, and what can be done with it.
fn show(shelf: &JsValue, stays: bool) -> Done {
    let place = |selector| find(selector).ok_or(JsValue::NULL);
    let (cards, tags) = (Array::from(&field(shelf, "cards")), Array::from(&field(shelf, "tags")));
    let (all, deleted) = (number(shelf, "all").unwrap_or(0), number(shelf, "deleted").unwrap_or(0));
    let found = cards.length() as usize;
    place(".library .told")?.set_text_content(Some(&texts::on_this_device(found, all)));
    let tag = place(".library .tag")?;
    // What is chosen stays in sight after the last article lost it: it is why the list is empty.
    let chosen = wish().tag;
    if !chosen.is_empty() && !tags.includes(&chosen.as_str().into(), 0) {
        tags.push(&chosen.as_str().into());
    }
    tag.set_text_content(None);
    node(&tag, "option", "", texts::ALL_TAGS)?.set_attribute("value", "")?;
    for value in tags.iter().filter_map(|tag| tag.as_string()) {
        let option = node(&tag, "option", "", &value)?;
        option.toggle_attribute_with_force("selected", value == chosen)?;
    }
    set(".library .tag", "hidden", tags.length() == 0);
    // There is nothing to search or to sort.
    set(".library .filters", "hidden", all + deleted == 0);
    set(".library [value=export]", "hidden", all == 0);
    set(".library [value=ask]", "hidden", all == 0);
    let undo = place(".library .undo")?;
    undo.set_text_content(Some(&texts::deleted(deleted)));
    button(&undo, "plain", "restore", texts::UNDO)?;
    set(".library .undo", "hidden", deleted == 0);
    let rows = place(".library ul")?;
    if !stays {
        rows.set_text_content(None);
        for card in cards {
            row(&rows, &card)?;
        }
    }
    Ok(())
}

/// One article.
fn row(rows: &Element, card: &JsValue) -> Done {
    let said = |name| field(card, name).as_string();
    let title = said("title").unwrap_or_default();
    let row = node(rows, "li", "", "")?;
    row.set_attribute("data-id", &said("id").unwrap_or_default())?;
    let volume = button(&row, "volume", "open", "")?;
    node(&volume, "span", "title", &title)?;
    let quotes = number(card, "quotes").map_or_else(|| texts::UNREAD.to_owned(), texts::quotes);
    let day = said("day").map(|day| texts::day(&day));
    let changed = said("changed").map(|day| texts::changed(&day));
    let about = [said("site"), day, Some(quotes), changed];
    node(&volume, "span", "about", &about.into_iter().flatten().collect::<Vec<_>>().join(" · "))?;
    let input = node(&row, "input", "", "")?;
    let (label, tags) = (texts::tags_of(&title), Array::from(&field(card, "tags")).join(", "));
    let tags = String::from(tags);
    attributes(
        &input,
        &[("type", "text"), ("aria-label", &label), ("placeholder", texts::TAGS), ("value", &tags)],
    )?;
    let delete = button(&row, "round", "delete", "×")?;
    attributes(&delete, &[("aria-label", &texts::delete(&title)), ("title", texts::DELETE)])
}

fn number(of: &JsValue, name: &str) -> Option<usize> {
    field(of, name).as_f64().map(|number| number as usize)
}
