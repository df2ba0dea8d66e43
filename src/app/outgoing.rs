//! What goes out: files that are written, saved and copied.
//! Takes what is to be exported, gives a file with its beginning.
//! Law: nothing leaves but by the reader's own hand; what a browser refuses is said.

use crate::exchange::{Load, field};
use crate::link;
use crate::store::Store;
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::{document, request_animation_frame, window};
use leptos::wasm_bindgen::{JsCast, JsValue};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, Url};
use whosaid::articles::{Preview, Refusal, Task};
use whosaid::formats::Format;

/// Without it, Excel takes a table for one in an old encoding.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The media type of what is copied.
const PLAIN: &str = "text/plain";

/// A file that was written. The browser keeps it, however large it is.
#[derive(Clone)]
pub(crate) struct Export {
    /// What is told of it.
    pub(crate) preview: Preview,
    file: Blob,
}

/// Writes the article in a form, as much of it as is chosen.
pub(crate) async fn write(store: Store, format: Format) -> Result<Export, Refusal> {
    let order = store.now(|state| state.order(format)).ok_or(Refusal::Empty)?;
    let text = store.now(|state| state.text.to_string());
    let task = Task::Write(Box::new(order));
    let (told, file) = store.port().done(&task, Load::Text(text)).await?;
    let said = |name| field(&told, name).as_string().unwrap_or_default();
    let count = |name| field(&told, name).as_f64().unwrap_or_default() as usize;
    let preview = Preview {
        name: said("name"),
        head: said("head"),
        length: count("length"),
        quotes: count("quotes"),
        mentions: count("mentions"),
    };
    Ok(Export { preview, file: file.dyn_into().map_err(|_| Refusal::Unavailable)? })
}

impl Export {
    /// Gives the file to the browser to keep.
    pub(crate) fn save(&self) -> Result<(), JsValue> {
        let name = &self.preview.name;
        let mark = name.ends_with(".csv").then(|| BYTE_ORDER_MARK.into());
        let parts: Array = mark.into_iter().chain([JsValue::from(&self.file)]).collect();
        download(name, &parts, &self.file.type_())
    }

    /// Puts what is in the file on the clipboard; says whether the browser let it.
    pub(crate) fn copy(&self) -> impl Future<Output = bool> + use<> {
        let plain = self.file.slice_with_f64_and_f64_and_content_type(0.0, self.file.size(), PLAIN);
        let done = plain.and_then(|plain| copied(&plain));
        async { is_done(done).await }
    }
}

/// Puts a link that holds the article on the clipboard; says whether the browser let it, or why there is no such link.
pub(crate) fn copy_link(store: Store) -> impl Future<Output = Result<bool, Refusal>> + use<> {
    let refused = Rc::new(Cell::new(None));
    let (text, held) = store.now(|state| (state.text.to_string(), state.held()));
    let refusing = refused.clone();
    // The browser is asked at once and waits for the link.
    let link = future_to_promise(async move {
        let task = Task::Share(link::address(), Box::new(held));
        match store.port().told(&task, Load::Text(text)).await {
            Ok(link) => {
                let options = BlobPropertyBag::new();
                options.set_type(PLAIN);
                Blob::new_with_str_sequence_and_options(&Array::of1(&link), &options).map(JsValue::from)
            }
            Err(refusal) => {
                refusing.set(Some(refusal));
                Err(JsValue::NULL)
            }
        }
    });
    let done = copied(&link);
    async move {
        let done = is_done(done).await;
        refused.take().map_or(Ok(done), Err)
    }
}

async fn is_done(done: Result<Promise, JsValue>) -> bool {
    match done {
        Ok(done) => JsFuture::from(done).await.is_ok(),
        Err(_) => false,
    }
}

/// Asks the browser to copy, in the very moment of the click: later, some would refuse.
fn copied(plain: &JsValue) -> Result<Promise, JsValue> {
    let global = js_sys::global();
    let clipboard = Reflect::get(&Reflect::get(&global, &"navigator".into())?, &"clipboard".into())?;
    let write: Function = Reflect::get(&clipboard, &"write".into())?.dyn_into()?;
    let maker: Function = Reflect::get(&global, &"ClipboardItem".into())?.dyn_into()?;
    let kinds = Object::new();
    Reflect::set(&kinds, &PLAIN.into(), plain)?;
    let item = Reflect::construct(&maker, &Array::of1(&kinds))?;
    write.call1(&clipboard, &Array::of1(&item))?.dyn_into()
}

/// Prints the page as it is shown, but for what is laid over it; lists are whole before it begins.
pub(crate) fn print() {
    if let Ok(event) = Event::new("beforeprint") {
        let _ = window().dispatch_event(&event);
    }
    request_animation_frame(|| {
        let _ = window().print();
    });
}

/// Gives the browser a file to keep.
pub(crate) fn download(name: &str, parts: &Array, media_type: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_blob_sequence_and_options(parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&address)
}
