//! Inflates a fetched gzip file with the browser's own means, which spares the module an inflater.
//! Takes the server's answer, gives bytes.
//! Law: a server's refusal and a damaged file are told apart, since one asks for patience, the other for a reload.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableWritablePair, Response};

use crate::fault::Fault;

#[wasm_bindgen]
extern "C" {
    type DecompressionStream;

    #[wasm_bindgen(constructor)]
    fn new(format: &str) -> DecompressionStream;
}

/// The inflated bytes of the gzip file that `response` brings.
pub(crate) async fn inflated(response: &Response) -> Result<Vec<u8>, Fault> {
    if !response.ok() {
        return Err(Fault::lexicon_missing(&format!("the server answered {}", response.status())));
    }
    inflate(response).await.map_err(|_| {
        Fault::lexicon_damaged("The word list arrived damaged. Reload the page to fetch it again.")
    })
}

async fn inflate(response: &Response) -> Result<Vec<u8>, JsValue> {
    let body = response.body().ok_or(JsValue::NULL)?;
    let gunzip: ReadableWritablePair = DecompressionStream::new("gzip").unchecked_into();
    let stream = body.pipe_through(&gunzip);
    let inflated = Response::new_with_opt_readable_stream(Some(&stream))?;
    let bytes = JsFuture::from(inflated.array_buffer()?).await?;
    Ok(Uint8Array::new(&bytes).to_vec())
}
