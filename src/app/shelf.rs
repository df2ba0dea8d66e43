//! What the browser keeps of the page, and the files that it gives out and takes in.
//! Takes settings and lexicons, gives them back.
//! Law: what cannot be read is as if it were not there; a browser that keeps nothing loses nobody's work.

use crate::outgoing;
use js_sys::Array;
use leptos::prelude::window;
use leptos::wasm_bindgen::JsValue;
use whosaid::corrections::Lexicon;
use whosaid::view::Settings;

/// The name under which the settings are kept.
const SETTINGS: &str = "whosaid-settings-1";

/// The settings that were kept.
pub(crate) fn settings() -> Option<Settings> {
    let kept = window().local_storage().ok()??.get_item(SETTINGS).ok()??;
    read(&kept)
}

/// Keeps the settings.
pub(crate) fn keep(settings: &Settings) {
    let storage = window().local_storage().ok().flatten();
    if let (Some(storage), Some(text)) = (storage, written(settings)) {
        let _ = storage.set_item(SETTINGS, &text);
    }
}

/// Under what name a tab knows which article it has open, also after it was loaded anew.
const OPENED: &str = "whosaid-opened";

/// The article that this tab had open.
pub(crate) fn opened() -> Option<String> {
    window().session_storage().ok()??.get_item(OPENED).ok()?
}

/// Remembers which article this tab has open.
pub(crate) fn open(id: Option<&str>) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = match id {
            Some(id) => storage.set_item(OPENED, id),
            None => storage.remove_item(OPENED),
        };
    }
}

/// Asks the browser not to clear away what is kept here when room is short.
pub(crate) fn persist() {
    let _ = window().navigator().storage().persist();
}

/// A lexicon that was exported.
pub(crate) fn lexicon(text: &str) -> Option<Lexicon> {
    read(text)
}

/// Gives the lexicon out as a file.
pub(crate) fn export(lexicon: &Lexicon) {
    if let Some(text) = written(lexicon) {
        let _ = outgoing::download("whosaid-names.json", &Array::of1(&text.into()), "application/json");
    }
}

/// A value that was written.
pub(crate) fn read<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(js_sys::JSON::parse(text).ok()?).ok()
}

/// A value as JSON.
pub(crate) fn written(value: &impl serde::Serialize) -> Option<String> {
    let value = value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).ok()?;
    js_sys::JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &2.into()).ok()?.as_string()
}
