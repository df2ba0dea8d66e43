//! The page's end of its helper, which opens files and writes exports in a worker of its own.
//! Takes tasks, gives their answers.
//! Law: it is started once the engine is there, or where it is needed first; a helper that stops refuses what it was asked.

use crate::shelf;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::document;
use leptos::wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlLinkElement, MessageEvent, Worker, WorkerOptions, WorkerType};
use whosaid::articles::{Refusal, Task};

/// Who waits for which answer: what takes it, and what takes a refusal.
type Waiting = Rc<RefCell<BTreeMap<u32, (Function, Function)>>>;

/// The helper, as far as it runs.
#[derive(Clone, Default)]
pub(crate) struct Port {
    running: Rc<RefCell<Option<Running>>>,
    waiting: Waiting,
    last: Rc<RefCell<u32>>,
}

struct Running {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

/// What travels beside a task.
pub(crate) enum Load {
    Nothing,
    Text(String),
    Files(js_sys::Array),
    /// A text and the engine's annotation of it, each where it is another than last time.
    Article(Option<String>, Option<JsValue>),
}

impl Port {
    /// Does a task and gives what is told of it as the browser reads it. A type for every answer would weigh more than is said.
    pub(crate) async fn told(&self, task: &Task, load: Load) -> Result<JsValue, Refusal> {
        self.done(task, load).await.map(|(told, _)| told)
    }

    /// Does a task and gives what is told of it, with the file that comes of it.
    pub(crate) async fn done(&self, task: &Task, load: Load) -> Result<(JsValue, JsValue), Refusal> {
        let reply = self.reply(task, load).await?;
        let json = field(&reply, "ok").as_string().unwrap_or_default();
        let told = js_sys::JSON::parse(&json).map_err(|_| Refusal::Unavailable)?;
        Ok((told, field(&reply, "file")))
    }

    async fn reply(&self, task: &Task, load: Load) -> Result<JsValue, Refusal> {
        let number = {
            let mut last = self.last.borrow_mut();
            *last += 1;
            *last
        };
        let message = message(number, task, load).ok_or(Refusal::Unavailable)?;
        let answer = Promise::new(&mut |done, refused| {
            self.waiting.borrow_mut().insert(number, (done, refused));
        });
        self.start();
        let posted = self.running.borrow().as_ref().map(|running| running.worker.post_message(&message));
        if !matches!(posted, Some(Ok(()))) {
            self.waiting.borrow_mut().remove(&number);
            return Err(Refusal::Unavailable);
        }
        JsFuture::from(answer).await.map_err(|refusal| {
            let refusal = refusal.as_string().and_then(|json| shelf::read(&json));
            refusal.unwrap_or(Refusal::Unavailable)
        })
    }

    /// Whether the helper runs.
    pub(crate) fn runs(&self) -> bool {
        self.running.borrow().is_some()
    }

    /// Starts the helper where it does not run.
    pub(crate) fn start(&self) {
        if self.running.borrow().is_none() {
            *self.running.borrow_mut() = self.started();
        }
    }

    fn started(&self) -> Option<Running> {
        let link: HtmlLinkElement = document().get_element_by_id("exchange")?.dyn_into().ok()?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&link.href(), &options).ok()?;
        let port = self.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            port.answered(&event.data());
        });
        let port = self.clone();
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            port.stopped();
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Running { worker, _on_message: on_message, _on_error: on_error })
    }

    fn answered(&self, reply: &JsValue) {
        let number = field(reply, "id").as_f64().unwrap_or_default() as u32;
        let waiting = self.waiting.borrow_mut().remove(&number);
        match waiting {
            None if number == 0 => self.stopped(),
            None => {}
            Some((done, refused)) => {
                let _ = match field(reply, "ok").is_string() {
                    true => done.call1(&JsValue::NULL, reply),
                    false => refused.call1(&JsValue::NULL, &field(reply, "err")),
                };
            }
        }
    }

    /// The helper is gone: all who wait are told, and the next task starts another.
    fn stopped(&self) {
        let running = self.running.borrow_mut().take();
        if let Some(running) = running {
            running.worker.terminate();
            // The closure that calls this is one of its own: it goes once it has come to its end.
            leptos::prelude::queue_microtask(move || drop(running));
        }
        for (_, refused) in std::mem::take(&mut *self.waiting.borrow_mut()).into_values() {
            let _ = refused.call0(&JsValue::NULL);
        }
    }
}

/// A field of what was told.
pub(crate) fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn message(number: u32, task: &Task, load: Load) -> Option<Object> {
    let message = Object::new();
    let set = |name: &str, value: &JsValue| Reflect::set(&message, &name.into(), value).ok();
    set("id", &number.into())?;
    set("task", &shelf::written(task)?.into())?;
    match load {
        Load::Text(text) => {
            set("text", &text.into())?;
        }
        Load::Files(files) => {
            set("files", &files)?;
        }
        Load::Article(text, annotation) => {
            if let Some(text) = text {
                set("text", &text.into())?;
            }
            if let Some(annotation) = annotation {
                set("annotation", &annotation)?;
            }
        }
        Load::Nothing => {}
    }
    Some(message)
}
