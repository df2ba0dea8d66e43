//! The library in the browser's database.
//! Takes what the page asks, gives it as JSON.
//! Law: what is answered was done before; what cannot be read is left as it is.

mod across;
mod bin;
mod database;
mod keep;
mod sheet;
mod shelf;
mod take;
mod texts;

pub(crate) use take::{take, taken_again};

use crate::{Answer, field, written};
use database::{ASIDES, RECORDS, TEXTS, Transaction};
use wasm_bindgen::JsValue;
use whosaid::articles::library::{Findings, Order, Record, Unread, name};
use whosaid::articles::{Aside, Held, Refusal};

/// Does what the page asks.
pub(crate) async fn done(order: Order, asked: &JsValue) -> Result<Answer, Refusal> {
    match order {
        Order::Keep { id, base, held } => {
            keep::keep(id, base, &held, asked).await.map(|kept| Answer::told(&kept))
        }
        Order::Fetch(id) => fetch(id).await.map(|held| Answer::told(&held)),
        Order::List(wish) => shelf::list(&wish).await.map(|shelf| Answer::told(&shelf)),
        Order::Across(way, fields) => across::across(&way, &fields).await.map(|sheet| Answer::told(&sheet)),
        Order::Tag(id, tags) => shelf::tag(&id, &tags).await.map(|()| Answer::told(&())),
        Order::Delete(id) => bin::delete(id).await.map(|()| Answer::told(&())),
        Order::Restore => bin::restore().await.map(|()| Answer::told(&())),
        Order::Export => {
            shelf::export().await.map(|files| Answer { file: files.into(), ..Answer::told(&()) })
        }
    }
}

/// An article as the library holds it.
struct Volume {
    record: Record,
    text: String,
    aside: Option<Aside>,
}

impl Volume {
    /// The article of a name; one whose record cannot be read still has its text.
    async fn get(transaction: &Transaction, id: &str) -> Result<Self, Refusal> {
        let text =
            transaction.get(TEXTS, id).await?.and_then(|text| text.as_string()).ok_or(Refusal::Gone)?;
        let record = transaction.get(RECORDS, id).await?.and_then(|json| record(&json));
        let aside = transaction.get(ASIDES, id).await?.and_then(|json| json.as_string());
        let aside = aside.and_then(|json| serde_json::from_str(&json).ok());
        Ok(Self { record: record.unwrap_or_else(|| unread(&text)), text, aside })
    }

    async fn put(&self, transaction: &Transaction, id: &str) -> Result<(), Refusal> {
        put(transaction, id, &self.record, Some(&self.text.as_str().into()), self.aside.as_ref()).await
    }
}

async fn fetch(id: String) -> Result<Held, Refusal> {
    let transaction = Transaction::reading().await?;
    let Volume { record, text, aside } = Volume::get(&transaction, &id).await?;
    // Where the record cannot be read, the article goes on under a name of its own.
    let kept = Some((id.clone(), record.revision)).filter(|(_, revision)| *revision > 0);
    Ok(Held { aside, kept, ..record.held(id, text) })
}

/// What is known of the article of a name, if there is one; an article without a record lost it.
async fn known(transaction: &Transaction, id: &str) -> Result<Result<Option<Record>, Unread>, Refusal> {
    Ok(match transaction.get(RECORDS, id).await? {
        Some(json) => record(&json).map(Some).ok_or(Unread),
        None if transaction.get(TEXTS, id).await?.is_some() => Err(Unread),
        None => Ok(None),
    })
}

/// Keeps a record, and the text where there is another one.
async fn put(
    transaction: &Transaction,
    id: &str,
    record: &Record,
    text: Option<&JsValue>,
    aside: Option<&Aside>,
) -> Result<(), Refusal> {
    transaction.put(RECORDS, id, &written(record).into()).await?;
    let Some(text) = text else { return Ok(()) };
    transaction.put(TEXTS, id, text).await?;
    match aside {
        Some(aside) => transaction.put(ASIDES, id, &written(aside).into()).await,
        None => transaction.delete(ASIDES, id).await,
    }
}

fn record(json: &JsValue) -> Option<Record> {
    serde_json::from_str(&json.as_string()?).ok()
}

/// What is known of an article whose record cannot be read.
fn unread(text: &str) -> Record {
    let Findings { title, .. } = Findings::new(text, None, None, &whosaid::corrections::Log::default());
    Record { title, shown: true, ..Record::default() }
}

/// A name that no other article has.
fn new_id() -> String {
    name(js_sys::Date::now(), js_sys::Math::random())
}

/// Milliseconds since 1970.
fn now() -> u64 {
    js_sys::Date::now() as u64
}
