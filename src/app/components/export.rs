//! The export: the forms in which the article leaves, how much of it, and a look at the file.
//! Takes the store, gives the body of a dialog.
//! Law: what is shown is the beginning of the very file that is saved or copied; all of it enters the document as text.

use super::nodes::{Done, attributes, button, node, pressed};
use crate::links::{find, focus_on};
use crate::outgoing::{self, Export as File};
use crate::store::Store;
use crate::texts;
use leptos::leptos_dom::helpers::event_target_value;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsValue;
use web_sys::{Element, Event};
use whosaid::articles::{Portion, Refusal};
use whosaid::formats::Format;
use whosaid::view::{Action, Export};

/// The portions with their values in the page.
const PORTIONS: [(&str, Portion); 3] =
    [("all", Portion::All), ("shown", Portion::Shown), ("confirmed", Portion::Confirmed)];

/// The body of the dialog. It is drawn by hand, since it is drawn once: as a view it would weigh three times as much.
#[component]
pub(super) fn ExportSheet(store: Store) -> impl IntoView {
    let desk = Desk { store, file: StoredValue::new_local(None), turn: StoredValue::new(0) };
    request_animation_frame(move || {
        if desk.draw().is_ok() {
            desk.write();
        }
    });
    view! {
        <div
            class="export"
            on:change=move |event| desk.changed(&event)
            on:click=move |event| desk.clicked(&event)
        ></div>
    }
    .into_any()
}

/// The dialog's hands.
#[derive(Clone, Copy)]
struct Desk {
    store: Store,
    /// None while it is being written, or where it cannot be.
    file: StoredValue<Option<File>, LocalStorage>,
    /// Counts what was asked for, so that an answer to an earlier wish is known as such.
    turn: StoredValue<u32>,
}

impl Desk {
    /// Has the file written that is chosen.
    fn write(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.set(None);
        let _ = self.show_waiting();
        self.ask(self.chosen().format, Self::came);
    }

    fn chosen(self) -> Export {
        self.store.now(|state| state.export)
    }

    /// Has a form written, and then something done with it.
    fn ask(self, format: Format, then: fn(Self, Result<File, Refusal>)) {
        let turn = self.turn.get_value();
        spawn_local(async move {
            let file = outgoing::write(self.store, format).await;
            // Where another was asked for since, or the dialog is closed, nobody waits for this one.
            if self.turn.try_get_value() == Some(turn) {
                then(self, file);
            }
        });
    }

    fn came(self, file: Result<File, Refusal>) {
        let _ = match &file {
            Ok(file) => self.show_file(file),
            Err(refusal) => self.show_refusal(refusal),
        };
        self.set(file.ok());
    }

    /// The file that can be saved and copied, or none.
    fn set(self, file: Option<File>) {
        for value in ["save", "copy"] {
            if let Some(button) = find(&format!(".export [value={value}]")) {
                let _ = button.set_attribute("aria-disabled", &file.is_none().to_string());
            }
        }
        self.file.set_value(file);
    }

    fn changed(self, event: &Event) {
        let value = event_target_value(event);
        let mut export = self.chosen();
        match (Format::named(&value), PORTIONS.iter().find(|(known, _)| *known == value)) {
            (Some(format), _) => export.format = format,
            (None, Some((_, portion))) => export.portion = *portion,
            (None, None) => return,
        }
        self.store.dispatch(Action::Export(export));
        self.write();
    }

    fn clicked(self, event: &Event) {
        let Some((_, what)) = pressed(event) else { return };
        match (what.as_str(), self.file.get_value()) {
            ("print", _) => outgoing::print(),
            ("again", _) => {
                focus_on(".export :checked");
                self.write();
            }
            ("text", _) => self.ask(Format::Text, |_, file| match file {
                Ok(file) => save(&file),
                Err(refusal) => say(&texts::not_written(&refusal)),
            }),
            ("save", Some(file)) => save(&file),
            ("link", _) => {
                let copied = outgoing::copy_link(self.store);
                spawn_local(async move { say(texts::link_copied(&copied.await)) });
            }
            ("copy", Some(file)) => {
                let copied = file.copy();
                spawn_local(async move { say(if copied.await { texts::COPIED } else { texts::NOT_COPIED }) });
            }
            _ => {}
        }
    }

    /// All but the file.
    fn draw(self) -> Done {
        let host = find(".export").ok_or(JsValue::NULL)?;
        let Export { format, portion } = self.chosen();
        let forms = group(&host, "forms", texts::FORM)?;
        for it in Format::ALL {
            radio(&forms, "form", it.name(), it == format, texts::format(it), it.purpose())?;
        }
        let side = node(&host, "div", "export-side", "")?;
        let portions = group(&side, "portions", texts::PORTION)?;
        portions.set_attribute("aria-describedby", "holds")?;
        for (value, it) in PORTIONS {
            radio(&portions, "portion", value, it == portion, texts::portion(it), "")?;
        }
        node(&side, "div", "export-file", "")?;
        let link = node(&side, "p", "export-link hint", texts::LINK_HINT)?;
        button(&link, "button", "link", texts::COPY_LINK)?;
        let foot = node(&host, "footer", "export-foot toolbar", "")?;
        button(&foot, "button strong", "save", texts::DOWNLOAD)?;
        button(&foot, "button", "copy", texts::COPY)?;
        button(&foot, "button", "print", texts::PRINT)?.set_attribute("title", texts::PRINT_HINT)?;
        node(&foot, "p", "export-said", "")?.set_attribute("role", "status")
    }

    fn show_waiting(self) -> Done {
        node(&emptied()?, "p", "export-wait", texts::WRITING).map(drop)
    }

    /// The beginning of the file.
    fn show_file(self, file: &File) -> Done {
        let (host, Export { format, portion }) = (emptied()?, self.chosen());
        node(&host, "p", "hint", &texts::holds(portion, &file.preview))?.set_attribute("id", "holds")?;
        let name = node(&host, "p", "export-name", "")?;
        node(&name, "b", "", &file.preview.name)?;
        node(&name, "span", "hint", &texts::length(&file.preview))?;
        let preview = node(&host, "pre", "", &file.preview.head)?;
        attributes(&preview, &[("tabindex", "0"), ("role", "region"), ("aria-label", texts::PREVIEW)])?;
        if matches!(format, Format::Brat | Format::WebAnnotation) {
            let beside = node(&host, "p", "hint", texts::TEXT_BESIDE)?;
            button(&beside, "plain", "text", texts::DOWNLOAD_TEXT)?;
        }
        Ok(())
    }

    /// Why there is no file.
    fn show_refusal(self, refusal: &Refusal) -> Done {
        let notice = node(&emptied()?, "div", "notice", "")?;
        notice.set_attribute("role", "alert")?;
        node(&notice, "p", "", &texts::not_written(refusal))?;
        button(&notice, "button strong", "again", texts::RETRY).map(drop)
    }
}

/// Gives a file to the browser, and says so.
fn save(file: &File) {
    let is_saved = file.save().is_ok();
    say(&if is_saved { texts::saved(&file.preview.name) } else { texts::not_saved() });
}

/// Says what was done.
fn say(words: &str) {
    if let Some(place) = find(".export-said") {
        place.set_text_content(Some(words));
    }
}

/// The place of the file, with nothing in it; what was said of another goes.
fn emptied() -> Result<Element, JsValue> {
    say("");
    let host = find(".export-file").ok_or(JsValue::NULL)?;
    host.set_text_content(None);
    Ok(host)
}

/// Several to choose one from.
fn group(parent: &Element, class: &str, legend: &str) -> Result<Element, JsValue> {
    let group = node(parent, "fieldset", class, "")?;
    node(&group, "legend", "", legend)?;
    Ok(group)
}

/// One of several, with what it is for.
fn radio(parent: &Element, group: &str, value: &str, on: bool, label: &str, hint: &str) -> Done {
    let row = node(parent, "label", "", "")?;
    let input = node(&row, "input", "", "")?;
    attributes(&input, &[("type", "radio"), ("name", group), ("value", value)])?;
    input.toggle_attribute_with_force("checked", on)?;
    node(&row, "b", "", label)?;
    node(&row, "span", "hint", hint).map(drop)
}
