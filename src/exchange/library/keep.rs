//! Keeping the article that is open in a page.
//! Takes what changed in it, gives how it is kept.
//! Law: what another page kept meanwhile is not overwritten.

use super::database::{TEXTS, Transaction};
use super::{bin, field, known, new_id, now, put};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use whosaid::articles::library::{Findings, Kept, Settled, Text, settle};
use whosaid::articles::{Held, Refusal};
use whosaid::formats::contract::Annotation;

/// The article that was read last, so that corrections of it need no other reading.
struct Reading {
    id: String,
    text: String,
    annotation: Option<Annotation>,
}

thread_local! {
    static LAST: RefCell<Option<Reading>> = const { RefCell::new(None) };
}

/// Keeps an article.
pub(super) async fn keep(id: String, base: u32, held: &Held, asked: &JsValue) -> Result<Kept, Refusal> {
    let text = Some(field(asked, "text")).filter(JsValue::is_string);
    let findings = findings(&id, held, text.as_ref(), asked);
    let transaction = Transaction::writing().await?;
    let known = known(&transaction, &id).await?;
    if known == Ok(None)
        && let Some(revision) = bin::left(&id, held, text.as_ref())
    {
        return Ok(Kept::As { id, revision, log: None });
    }
    let beside = match &text {
        None => Text::Unsent,
        Some(text) if transaction.get(TEXTS, &id).await?.as_ref() == Some(text) => Text::Same,
        Some(_) => Text::Other,
    };
    let (id, record) = match settle(known, held, base, beside, findings, now()) {
        Settled::TextWanted => return Ok(Kept::TextWanted),
        Settled::Already(record) => (id, record),
        Settled::Next(record) => {
            put(&transaction, &id, &record, text.as_ref(), held.aside.as_ref()).await?;
            (id, record)
        }
        Settled::Beside(record) => {
            let other = new_id();
            put(&transaction, &other, &record, text.as_ref(), held.aside.as_ref()).await?;
            LAST.with_borrow_mut(|last| last.iter_mut().for_each(|last| last.id.clone_from(&other)));
            (other, record)
        }
    };
    transaction.end().await?;
    let log = (record.log != held.log).then_some(record.log);
    Ok(Kept::As { id, revision: record.revision, log })
}

/// What can be said of the article: anew where its text or its annotation came along, or where it is the one read last.
fn findings(id: &str, held: &Held, text: Option<&JsValue>, asked: &JsValue) -> Option<Findings> {
    let annotation = field(asked, "annotation").as_string().and_then(|json| serde_json::from_str(&json).ok());
    LAST.with_borrow_mut(|last| {
        let known = last.take().filter(|last| last.id == id);
        let (text, annotation) = match (text.and_then(JsValue::as_string), known) {
            (Some(text), Some(known)) if known.text == text => (text, annotation.or(known.annotation)),
            (Some(text), _) => (text, annotation),
            (None, Some(known)) => (known.text, annotation.or(known.annotation)),
            (None, None) => return None,
        };
        let findings = Findings::new(&text, annotation.as_ref(), held.page.as_ref(), &held.log);
        *last = Some(Reading { id: id.to_owned(), text, annotation });
        Some(findings)
    })
}
