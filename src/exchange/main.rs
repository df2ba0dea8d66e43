//! What carries articles in and out, in a web worker of its own: opens files, reads what was pasted.
//! Takes messages `{ id, task, text?, file? }`, the task as JSON, gives `{ id, ok }` or `{ id, err }`, both as JSON.
//! Law: every task has one reply under its own number; nothing of a file is run, fetched or trusted.

use js_sys::{Object, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};
use whosaid::articles::{self, Refusal, Task};

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
            let (name, json) = match done(&asked).await {
                Ok(json) => ("ok", json),
                Err(refusal) => ("err", written(&refusal)),
            };
            let reply = Object::new();
            let _ = Reflect::set(&reply, &"id".into(), &field(&asked, "id"));
            let _ = Reflect::set(&reply, &name.into(), &json.into());
            // What cannot be posted is lost, as there is no one else to tell.
            let _ = scope.post_message(&reply);
        });
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    Ok(())
}

async fn done(asked: &JsValue) -> Result<String, Refusal> {
    let task = field(asked, "task").as_string().unwrap_or_default();
    let task: Task = serde_json::from_str(&task).map_err(|_| Refusal::Unavailable)?;
    match task {
        Task::Open => {
            let file: File = field(asked, "file").dyn_into().map_err(|_| Refusal::Damaged)?;
            articles::opened(&file.name(), &bytes(&file).await?).map(|held| written(&held))
        }
        Task::Paste => {
            let html = field(asked, "text").as_string().unwrap_or_default();
            articles::pasted(&html).map(|held| written(&held)).ok_or(Refusal::Empty)
        }
    }
}

/// What is in a file; one that was moved or removed since it was chosen cannot be read.
async fn bytes(file: &File) -> Result<Vec<u8>, Refusal> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Refusal::Damaged)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Nothing that is written here can fail to be JSON: keys are strings, numbers finite.
fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
