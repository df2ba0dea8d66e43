//! Articles that come into the library from files.
//! Takes an article, gives it as it is kept.
//! Law: what is there already comes in no second time, and loses none of its corrections.

use super::database::{RECORDS, TEXTS, Transaction};
use super::{new_id, now, put, record};
use wasm_bindgen::JsValue;
use whosaid::articles::library::{Coming, Findings, Record, Settled, Text, settle};
use whosaid::articles::{Held, Refusal};

/// Keeps an article that comes in; one that cannot be kept is given back.
pub(crate) async fn take(coming: Coming) -> Result<Held, (Option<Held>, Refusal)> {
    match kept(&coming).await {
        Ok((id, record)) => Ok(Held { aside: coming.held.aside, ..record.held(id, coming.held.text) }),
        Err(refusal) => Err((Some(coming.held), refusal)),
    }
}

async fn kept(coming: &Coming) -> Result<(String, Record), Refusal> {
    let Coming { id, held, filed } = coming;
    let id = id.clone().unwrap_or_else(new_id);
    let findings = Findings::new(&held.text, None, held.page.as_ref(), &held.log);
    let text = JsValue::from(held.text.as_str());
    let transaction = Transaction::writing().await?;
    let known = transaction.get(RECORDS, &id).await?.and_then(|json| record(&json));
    let beside =
        if transaction.get(TEXTS, &id).await?.as_ref() == Some(&text) { Text::Same } else { Text::Other };
    let (id, settled) = match settle(known, held, 0, beside, Some(findings), now()) {
        Settled::Beside(record) => (new_id(), record),
        Settled::Already(record) | Settled::Next(record) => (id, record),
        // It was sent.
        Settled::TextWanted => return Err(Refusal::Unavailable),
    };
    let record = filed.onto(settled);
    put(&transaction, &id, &record, Some(&text), held.aside.as_ref()).await?;
    transaction.end().await?;
    Ok((id, record))
}
