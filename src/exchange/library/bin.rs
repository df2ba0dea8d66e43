//! What was deleted, as long as that can be taken back.
//! Takes names, gives nothing; what was deleted is in this worker's memory alone, and gone with the tab.
//! Law: the device forgets at once; an article that is open in a page comes back only when it is changed there.

use super::Volume;
use super::database::{ASIDES, RECORDS, TEXTS, Transaction};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use whosaid::articles::{Held, Refusal};

thread_local! {
    /// All that was deleted here.
    static BIN: RefCell<BTreeMap<String, Volume>> = const { RefCell::new(BTreeMap::new()) };
    /// What was deleted last, all at once.
    static LAST: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Deletes an article, or all.
pub(super) async fn delete(id: Option<String>) -> Result<(), Refusal> {
    let transaction = Transaction::writing().await?;
    let ids = match id {
        Some(id) => vec![id],
        None => transaction.names(TEXTS).await?,
    };
    let mut deleted = BTreeMap::new();
    for id in &ids {
        if let Ok(volume) = Volume::get(&transaction, id).await {
            deleted.insert(id.clone(), volume);
        }
        for store in [RECORDS, TEXTS, ASIDES] {
            transaction.delete(store, id).await?;
        }
    }
    transaction.end().await?;
    LAST.set(deleted.keys().cloned().collect());
    BIN.with_borrow_mut(|bin| bin.extend(deleted));
    Ok(())
}

/// Takes the last deletion back.
pub(super) async fn restore() -> Result<(), Refusal> {
    let transaction = Transaction::writing().await?;
    let ids = LAST.take();
    let volumes: Vec<(String, Volume)> =
        BIN.with_borrow_mut(|bin| ids.into_iter().filter_map(|id| bin.remove_entry(&id)).collect());
    let done = put_back(&transaction, &volumes).await;
    let done = match done {
        Ok(()) => transaction.end().await,
        Err(refusal) => Err(refusal),
    };
    if done.is_err() {
        LAST.set(volumes.iter().map(|(id, _)| id.clone()).collect());
        BIN.with_borrow_mut(|bin| bin.extend(volumes));
    }
    done
}

async fn put_back(transaction: &Transaction, volumes: &[(String, Volume)]) -> Result<(), Refusal> {
    for (id, volume) in volumes {
        // A page may have changed it since and kept it again.
        if transaction.get(TEXTS, id).await?.is_none() {
            volume.put(transaction, id).await?;
        }
    }
    Ok(())
}

/// How many articles were deleted last.
pub(super) fn last() -> usize {
    LAST.with_borrow(Vec::len)
}

/// The revision of an article that was deleted while a page had it open, and that is still as it was.
pub(super) fn left(id: &str, held: &Held, text: Option<&JsValue>) -> Option<u32> {
    BIN.with_borrow(|bin| {
        let Volume { record, text: known, .. } = bin.get(id)?;
        let same_text = text.is_none_or(|text| text == known);
        let same = same_text && record.log == held.log && record.published == held.published;
        same.then_some(record.revision)
    })
}
