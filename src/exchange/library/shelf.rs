//! The list of all articles, their tags, and all of them as one file.
//! Takes what the reader looks for, gives cards, or a file.
//! Law: what is damaged is listed by its text.

use super::database::{RECORDS, TEXTS, Transaction};
use super::{Volume, bin, known, put, record};
use js_sys::{Array, Date};
use wasm_bindgen::JsValue;
use web_sys::Blob;
use whosaid::articles::library::{Binder, Fit, Record, Shelf, Wish, entry, tags};
use whosaid::articles::{LONGEST, Refusal};

/// What is there of what the reader looks for.
pub(super) async fn list(wish: &Wish) -> Result<Shelf, Refusal> {
    let transaction = Transaction::reading().await?;
    let records = records(&transaction).await?;
    let mut all_tags: Vec<String> = records.iter().flat_map(|(_, record)| record.tags.clone()).collect();
    all_tags.sort();
    all_tags.dedup();
    let all = records.len();
    let mut found = Vec::new();
    for (id, record) in records {
        let fits = match wish.fits(&record) {
            Fit::Yes => true,
            Fit::No => false,
            Fit::IfTextHas(words) => {
                let text = transaction.get(TEXTS, &id).await?.and_then(|text| text.as_string());
                text.is_some_and(|text| text.to_lowercase().contains(&words))
            }
        };
        if fits {
            found.push((id, record));
        }
    }
    found.sort_by(|(_, one), (_, other)| wish.order(one, other));
    let cards = found.into_iter().map(|(id, record)| record.card(id, day(record.changed))).collect();
    Ok(Shelf { cards, all, tags: all_tags, deleted: bin::last() })
}

/// The records of all articles that have a text.
pub(super) async fn records(transaction: &Transaction) -> Result<Vec<(String, Record)>, Refusal> {
    let mut records = Vec::new();
    for id in transaction.names(TEXTS).await? {
        let known = transaction.get(RECORDS, &id).await?.and_then(|json| record(&json));
        let record = match known {
            Some(record) => record,
            None => Volume::get(transaction, &id).await?.record,
        };
        records.push((id, record));
    }
    Ok(records)
}

/// Files an article under these tags.
pub(super) async fn tag(id: &str, written: &str) -> Result<(), Refusal> {
    let transaction = Transaction::writing().await?;
    let record = known(&transaction, id).await?.map_err(|_| Refusal::Damaged)?.ok_or(Refusal::Gone)?;
    // A page that has it open does not know of tags, so that this is no revision.
    put(&transaction, id, &Record { tags: tags(written), ..record }, None, None).await?;
    transaction.end().await
}

/// Files with all articles. The browser has each as soon as it is written, so that no more than one lies in our memory.
pub(super) async fn export() -> Result<Array, Refusal> {
    let blob = |pieces: &Array| {
        let why = "the browser has no room for it. Close other tabs and try again";
        Blob::new_with_str_sequence(pieces).map_err(|_| Refusal::NotWritten(why.to_owned()))
    };
    let transaction = Transaction::reading().await?;
    let mut binder = Binder::<JsValue>::new(LONGEST);
    for id in transaction.names(TEXTS).await? {
        let Volume { record, text, aside } = Volume::get(&transaction, &id).await?;
        let entry = entry(&id, &record, text, aside);
        let length = entry.len();
        binder.add(blob(&Array::of1(&entry.into()))?.into(), length);
    }
    binder.bound().map(|pieces| blob(&pieces.into_iter().collect()).map(JsValue::from)).collect()
}

/// The day of a moment where the reader is: "2025-02-12".
fn day(moment: u64) -> String {
    let date = Date::new(&(moment as f64).into());
    format!("{}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}
