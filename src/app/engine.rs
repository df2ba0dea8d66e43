//! The page's end of the worker.
//! Takes texts under request numbers, gives actions as replies come.
//! Law: typing never waits for it; a worker that is given up answers no more.

use crate::exchange::field;
use js_sys::{Object, Reflect};
use leptos::prelude::document;
use leptos::wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use std::sync::Arc;
use web_sys::{Event, HtmlLinkElement, MessageEvent, Worker, WorkerOptions, WorkerType};
use whosaid::view::{Action, Failure, Reading, Shared};

/// A worker and the closures that listen to it.
#[derive(Default)]
pub(crate) struct Client {
    running: Option<Running>,
}

struct Running {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl Client {
    /// Stops the worker, if any, and starts a new one, which tells `tell` what it does and gives `keep` its annotations
    /// as they are written. `text` is what it was last asked.
    pub(crate) fn restart(
        &mut self,
        text: impl Fn() -> Arc<str> + 'static,
        tell: impl Fn(Action) + Copy + 'static,
        keep: impl Fn(JsValue) + 'static,
    ) -> Result<(), Failure> {
        self.running = None;
        let worker = start().ok_or(Failure::Engine)?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let action = read(&event.data(), &text);
            match &action {
                Action::Annotated(_, reading) if !reading.awaits_names() => keep(field(&event.data(), "ok")),
                _ => {}
            }
            tell(action);
        });
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            tell(Action::Failed(None, Failure::Crashed));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        self.running = Some(Running { worker, _on_message: on_message, _on_error: on_error });
        Ok(())
    }

    /// Asks for an annotation.
    pub(crate) fn annotate(&self, request: u32, text: &str, published: Option<&str>) {
        let message = Object::new();
        let published = published.map_or(JsValue::NULL, JsValue::from);
        let fields = [
            ("id", JsValue::from(request)),
            ("text", text.into()),
            ("published", published),
            ("progress", JsValue::TRUE),
        ];
        for (name, value) in fields {
            let _ = Reflect::set(&message, &name.into(), &value);
        }
        if let Some(running) = &self.running {
            let _ = running.worker.post_message(&message);
        }
    }
}

/// Starts the module that index.html names, with all addresses as they were built, and takes first readings.
fn start() -> Option<Worker> {
    let link: HtmlLinkElement = document().get_element_by_id("worker")?.dyn_into().ok()?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    // The first one has been started beside the page, and nobody has spoken to it yet.
    let started = field(&link, "started").dyn_into::<Worker>();
    let _ = Reflect::delete_property(&link, &"started".into());
    let worker = started.or_else(|_| Worker::new_with_options(&link.href(), &options)).ok()?;
    let message = Object::new();
    Reflect::set(&message, &"first".into(), &JsValue::TRUE).ok()?;
    worker.post_message(&message).ok()?;
    Some(worker)
}

/// What a message of the worker means.
fn read(message: &JsValue, text: &dyn Fn() -> Arc<str>) -> Action {
    let number = |name: &str| field(message, name).as_f64().map(|value| value as u32);
    let request = number("id").filter(|id| *id > 0);
    let fault = field(message, "err");
    if !fault.is_undefined() {
        return Action::Failed(request, failure(&fault, &text()));
    }
    let (stage, first) = (number("done").zip(number("stages")), field(message, "first"));
    let is_first = !first.is_undefined();
    let Some(request) = request else {
        return match stage {
            Some((done, all)) => Action::Arrived(done, all),
            None if is_first => Action::EngineEarly,
            None => Action::EngineReady,
        };
    };
    if let Some((done, stages)) = stage {
        return Action::Progress(request, done, stages);
    }
    let answer = if is_first { first } else { field(message, "ok") };
    let annotation = answer.as_string().and_then(|json| js_sys::JSON::parse(&json).ok());
    let Some(Ok(annotation)) = annotation.map(serde_wasm_bindgen::from_value) else {
        return Action::Failed(Some(request), Failure::Crashed);
    };
    let reading = if is_first { Reading::first } else { Reading::new };
    Action::Annotated(request, Shared::new(reading(text(), annotation)))
}

fn failure(fault: &JsValue, text: &str) -> Failure {
    let code = field(fault, "code").as_string().unwrap_or_default();
    match code.as_str() {
        "lexicon-missing" => Failure::LexiconMissing,
        "lexicon-damaged" => Failure::LexiconDamaged,
        "too-long" => Failure::TooLong(text.len()),
        "engine" => Failure::Engine,
        _ => Failure::Crashed,
    }
}
