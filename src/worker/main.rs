//! The engine in a browser: as a web worker that answers messages, and as a module that other pages call.
//! Takes texts, gives annotations in the contract's shape, their offsets in UTF-16 unless asked otherwise.
//! Law: every request has one reply, `ok` or `err`, under its own number; no state lives between requests.
//!
//! A message to the worker is `{ id, text, article?, published?, unit?, progress? }`. Replies are `{ id, done, stages }` as the work
//! goes on, if `progress` asks for them, and in the end `{ id, ok: annotation }`, the annotation as JSON, or `{ id, err: { code, message } }`.
//! The message `{ id: 0, ok: null }` says that the engine is ready. Where it serves before it has its tables, that message and the
//! annotations have `first` in the place of `ok`: they hold what can be found without names. JSON, since a text passes from thread to thread as it is, while an
//! object of many thousand parts is taken apart on one side and put together on the other.

mod fault;
mod fetch;

use std::cell::RefCell;

use fault::Fault;
use js_sys::{Function, JSON, JsString, Object, Reflect};
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Response};
use whosaid::formats::{
    self,
    contract::{Annotation, Unit},
};
use whosaid::{Annotator, Article, Stage};

/// The longest text that is taken, in bytes.
const LONGEST: usize = 64 << 20;

thread_local! {
    /// None before `load`.
    static ENGINE: RefCell<Option<Annotator>> = const { RefCell::new(None) };
}

/// How a text is to be annotated.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Options {
    /// The article's name, returned with the annotation.
    article: Option<String>,
    /// The day it was published: "2025-02-12".
    published: Option<String>,
    /// What offsets count.
    unit: Option<Unit>,
}

/// The standard library's allocator for wasm is half as fast, and larger.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    console_error_panic_hook::set_once();
}

/// Reads the word list and the name model as the server answers with them; nothing can be annotated before.
///
/// # Errors
/// Where they did not arrive, or are not those of this version.
#[wasm_bindgen]
pub async fn load(lexicon: Response) -> Result<(), JsValue> {
    let bytes = fetch::inflated(&lexicon).await?;
    let annotator =
        Annotator::from_bytes(&bytes).map_err(|error| Fault::lexicon_damaged(&error.to_string()))?;
    ENGINE.with_borrow_mut(|engine| *engine = Some(annotator));
    Ok(())
}

/// Annotates one text at once, in the caller's thread; `progress`, if given, is called with how many stages of how many
/// are done.
///
/// # Errors
/// Where the text is none or too long, an option is none of the known, or nothing was loaded.
#[wasm_bindgen]
pub fn annotate(text: &JsValue, options: &JsValue, progress: Option<Function>) -> Result<JsValue, JsValue> {
    let mut tell = move |stage| {
        if let Some(progress) = &progress {
            let [(_, done), (_, stages)] = stage_fields(stage);
            // What the caller's function throws is the caller's.
            let _ = progress.call2(&JsValue::NULL, &done, &stages);
        }
    };
    let annotation = ENGINE.with_borrow(|engine| {
        let engine = engine.as_ref().ok_or_else(Fault::not_loaded)?;
        annotated(engine, text, options, &mut tell)
    })?;
    JSON::parse(&written(&annotation)?)
}

/// Answers messages from now on, and says so; before `load`, with first readings. For use in a worker.
///
/// # Errors
/// Where this is no worker.
#[wasm_bindgen]
pub fn serve() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    let answer = scope.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        let request = message.data();
        let id = Reflect::get(&request, &"id".into()).unwrap_or(JsValue::NULL);
        let progress = answer.clone();
        // A short text is read in the time that a few messages take.
        let asked = Reflect::get(&request, &"progress".into()).is_ok_and(|asked| asked.is_truthy());
        let reply = reply(&request, &mut |stage| {
            if asked {
                post(&progress, &id, stage_fields(stage));
            }
        });
        post(&answer, &id, [reply]);
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    post(&scope, &0.into(), [(success(), JsValue::NULL)]);
    Ok(())
}

type Field = (&'static str, JsValue);

/// The reply to a request: `ok` or `first` with the annotation or `err` with the fault.
fn reply(request: &JsValue, progress: &mut dyn FnMut(Stage)) -> Field {
    let text = Reflect::get(request, &"text".into()).unwrap_or(JsValue::NULL);
    let annotation = ENGINE.with_borrow(|engine| match engine {
        Some(engine) => annotated(engine, &text, request, progress),
        None => annotated(&Annotator::default(), &text, request, progress),
    });
    match annotation.and_then(|annotation| written(&annotation)) {
        Ok(json) => (success(), json.into()),
        Err(fault) => ("err", fault.fields()),
    }
}

/// What an annotation is called that is made now.
fn success() -> &'static str {
    if ENGINE.with_borrow(Option::is_some) { "ok" } else { "first" }
}

fn stage_fields(stage: Stage) -> [Field; 2] {
    let done = Stage::ALL.iter().take_while(|other| **other != stage).count();
    [("done", (done as u32).into()), ("stages", (Stage::ALL.len() as u32).into())]
}

/// Posts an object of `id` and `fields`; what cannot be posted is lost, as there is no one else to tell.
fn post(scope: &DedicatedWorkerGlobalScope, id: &JsValue, fields: impl IntoIterator<Item = Field>) {
    let message = Object::new();
    for (name, value) in fields.into_iter().chain([("id", id.clone())]) {
        let _ = Reflect::set(&message, &name.into(), &value);
    }
    let _ = scope.post_message(&message);
}

fn annotated(
    engine: &Annotator,
    text: &JsValue,
    options: &JsValue,
    progress: &mut dyn FnMut(Stage),
) -> Result<Annotation, Fault> {
    let text = checked(text)?;
    let options = self::options(options)?;
    let published = options.published.as_deref().map(str::parse).transpose();
    let published = published.map_err(|_| Fault::bad_option("“published” must be a day, as 2025-02-12."))?;
    let document = engine.annotate_with(&Article { text: &text, published }, progress);
    Ok(formats::annotation(&document, options.article.as_deref(), options.unit.unwrap_or(Unit::Utf16)))
}

/// The text as Rust holds it. A lone surrogate becomes U+FFFD, which is one UTF-16 unit as well, so that offsets hold.
fn checked(text: &JsValue) -> Result<String, Fault> {
    let text: &JsString = text.dyn_ref().ok_or_else(|| Fault::bad_option("The text must be a string."))?;
    if text.length() as usize > LONGEST {
        return Err(Fault::too_long());
    }
    let text = String::from(text);
    if text.len() > LONGEST { Err(Fault::too_long()) } else { Ok(text) }
}

fn options(options: &JsValue) -> Result<Options, Fault> {
    if options.is_null() || options.is_undefined() {
        return Ok(Options::default());
    }
    let options = serde_wasm_bindgen::from_value(options.clone());
    options.map_err(|error| Fault::bad_option(&format!("The options cannot be read: {error}.")))
}

/// The annotation as JSON, what is missing as null.
fn written(annotation: &Annotation) -> Result<String, Fault> {
    serde_json::to_string(annotation).map_err(|error| Fault::bad_option(&error.to_string()))
}
