//! Articles that come into the library from files.
//! Takes an article, gives it as it is kept.
//! Law: what is there already comes in no second time, and loses none of its corrections.

use super::database::{TEXTS, Transaction};
use super::{known, new_id, now, put};
use wasm_bindgen::JsValue;
use whosaid::articles::library::{Coming, Findings, Record, Settled, Text, settle};
use whosaid::articles::{Held, Refusal};
use whosaid::corrections::Log;

/// Keeps an article that comes in; one that cannot be kept is given back.
pub(crate) async fn take(coming: Coming) -> Result<Held, (Option<Held>, Refusal)> {
    match kept(&coming).await {
        Ok((id, record)) => Ok(Held { aside: coming.held.aside, ..record.held(id, coming.held.text) }),
        Err(refusal) => Err((Some(coming.held), refusal)),
    }
}

/// Keeps an article that comes in where it is in the library already, with no other corrections than there; else, or where
/// it cannot be kept, gives it as it came.
pub(crate) async fn taken_again(held: Held) -> Held {
    let there = match Transaction::reading().await {
        Ok(transaction) => same(&transaction, &held.text.as_str().into()).await.ok().flatten(),
        Err(_) => None,
    };
    match there {
        Some((_, log)) if held.log.is_empty() || held.log == log => {
            let coming = Coming { held: held.clone(), ..Coming::default() };
            take(coming).await.unwrap_or(held)
        }
        _ => held,
    }
}

/// The article of the library that has this text, with its corrections.
async fn same(transaction: &Transaction, text: &JsValue) -> Result<Option<(String, Log)>, Refusal> {
    for id in transaction.names(TEXTS).await? {
        if transaction.get(TEXTS, &id).await?.as_ref() == Some(text)
            && let Ok(Some(record)) = known(transaction, &id).await?
        {
            return Ok(Some((id, record.log)));
        }
    }
    Ok(None)
}

async fn kept(coming: &Coming) -> Result<(String, Record), Refusal> {
    let Coming { id, held, filed } = coming;
    let findings = Findings::new(&held.text, None, held.page.as_ref(), &held.log);
    let text = JsValue::from(held.text.as_str());
    let transaction = Transaction::writing().await?;
    let id = match id {
        Some(id) => id.clone(),
        None => same(&transaction, &text).await?.map_or_else(new_id, |(id, _)| id),
    };
    let known = known(&transaction, &id).await?;
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
