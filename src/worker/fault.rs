//! Why a request cannot be met, as callers see it.
//! Takes the cause, gives a code to act on and a sentence that says what to do.
//! Law: the codes are part of the public face and stay.

use js_sys::{Error, Object, Reflect};
use wasm_bindgen::JsValue;

/// Why a request cannot be met.
#[derive(Debug)]
pub(crate) struct Fault {
    code: &'static str,
    message: String,
}

impl Fault {
    pub(crate) fn lexicon_missing(cause: &str) -> Self {
        let message =
            format!("The word list could not be fetched: {cause}. Check the connection and load it again.");
        Self { code: "lexicon-missing", message }
    }

    pub(crate) fn lexicon_damaged(message: &str) -> Self {
        Self { code: "lexicon-damaged", message: message.to_owned() }
    }

    pub(crate) fn not_loaded() -> Self {
        Self {
            code: "not-loaded",
            message: "The word list is not loaded yet. Await load() first.".to_owned(),
        }
    }

    pub(crate) fn too_long() -> Self {
        let message = "The text is longer than 64 MB. Split it and annotate its parts.".to_owned();
        Self { code: "too-long", message }
    }

    pub(crate) fn bad_option(message: &str) -> Self {
        Self { code: "bad-option", message: message.to_owned() }
    }

    /// As a plain object that a message can carry.
    pub(crate) fn fields(&self) -> JsValue {
        let fields = Object::new();
        self.set_on(&fields);
        fields.into()
    }

    fn set_on(&self, object: &JsValue) {
        for (name, value) in [("code", self.code), ("message", &self.message)] {
            let _ = Reflect::set(object, &name.into(), &value.into());
        }
    }
}

/// As an `Error` with a `code`, for callers in the same thread.
impl From<Fault> for JsValue {
    fn from(fault: Fault) -> Self {
        let error = Error::new(&fault.message);
        fault.set_on(&error);
        error.into()
    }
}
