//! What carries articles in and out, in a web worker of its own: opens files, writes exports, keeps the library.
//! Takes messages `{ id, task, text?, files?, annotation? }`, the task as JSON, gives `{ id, ok, file? }` or `{ id, err }`, both as JSON.
//! Law: every task has one reply under its own number; nothing of a file is run, fetched or trusted.

mod arrival;
mod library;

use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, File, MessageEvent};
use whosaid::articles::{self, Export, Refusal, Task};

/// Smaller than the standard library's allocator for wasm, and faster.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    console_error_panic_hook::set_once();
}

/// Answers messages from now on.
///
/// # Errors
/// Where this is no worker.
#[wasm_bindgen]
pub fn serve() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    let answer = scope.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        let (scope, asked) = (answer.clone(), message.data());
        spawn_local(async move {
            let (name, json, file) = match done(&asked).await {
                Ok(Answer { json, file }) => ("ok", json, file),
                Err(refusal) => ("err", written(&refusal), JsValue::UNDEFINED),
            };
            let reply = Object::new();
            let _ = Reflect::set(&reply, &"id".into(), &field(&asked, "id"));
            let _ = Reflect::set(&reply, &name.into(), &json.into());
            let _ = Reflect::set(&reply, &"file".into(), &file);
            // What cannot be posted is lost, as there is no one else to tell.
            let _ = scope.post_message(&reply);
        });
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    Ok(())
}

/// What comes of a task: what is told of it, and a file where one was written, or a list of files.
struct Answer {
    json: String,
    file: JsValue,
}

impl Answer {
    fn told(what: &impl Serialize) -> Self {
        Self { json: written(what), file: JsValue::UNDEFINED }
    }
}

async fn done(asked: &JsValue) -> Result<Answer, Refusal> {
    let task = field(asked, "task").as_string().unwrap_or_default();
    let task: Task = serde_json::from_str(&task).map_err(|_| Refusal::Unavailable)?;
    match task {
        Task::Open => {
            let files: Array = field(asked, "files").dyn_into().map_err(|_| Refusal::Damaged)?;
            Ok(Answer::told(&arrival::open(&files).await))
        }
        Task::Library(order) => library::done(order, asked).await,
        Task::Paste => {
            let html = field(asked, "text").as_string().unwrap_or_default();
            articles::pasted(&html).map(|held| Answer::told(&held)).ok_or(Refusal::Empty)
        }
        Task::Share(page, held) => {
            let text = field(asked, "text").as_string().unwrap_or_default();
            articles::link(&page, &text, &held).map(|link| Answer::told(&link))
        }
        Task::Shared => {
            let fragment = field(asked, "text").as_string().unwrap_or_default();
            articles::linked(&fragment).map(|held| Answer::told(&held))
        }
        Task::Write(order) => {
            let text = field(asked, "text").as_string().unwrap_or_default();
            let export = articles::export(&text, *order).map_err(|flaw| Refusal::NotWritten(flaw.message))?;
            let file = blob(&export).map_err(|_| Refusal::TooLarge)?;
            Ok(Answer { json: written(&export.preview()), file: file.into() })
        }
    }
}

/// What is in a file; one that was moved or removed since it was chosen cannot be read.
async fn bytes(file: &File) -> Result<Vec<u8>, Refusal> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Refusal::Damaged)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// What was written, kept by the browser outside of our memory.
fn blob(export: &Export) -> Result<Blob, JsValue> {
    let bytes = Uint8Array::from(export.text.as_bytes());
    let options = BlobPropertyBag::new();
    options.set_type(export.media_type);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&bytes), &options)
}

fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Nothing that is written here can fail to be JSON: keys are strings, numbers finite.
fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
