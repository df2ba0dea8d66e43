//! Where articles are kept: a database of the browser, in stores that hold text under the article's name.
//! Takes names and texts, gives them back, or a refusal.
//! Law: a transaction is kept whole or not at all; what a later version keeps is not touched.

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStore, ObjectStoreParams, TransactionMode};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::{DomException, IdbTransaction};
use whosaid::articles::Refusal;

/// The database.
const NAME: &str = "whosaid";

/// What each version of the database added, the oldest first.
const STEPS: [&[&str]; 1] = [&[RECORDS, TEXTS, ASIDES]];

/// Records, as JSON.
pub(super) const RECORDS: &str = "records";
/// Texts, as they are.
pub(super) const TEXTS: &str = "texts";
/// What was left out of texts, as JSON.
pub(super) const ASIDES: &str = "asides";

thread_local! {
    /// The database, once it is open.
    static OPEN: RefCell<Option<Database>> = const { RefCell::new(None) };
}

/// Several readings and writings that happen all or not at all.
pub(super) struct Transaction(idb::Transaction);

impl Transaction {
    pub(super) async fn reading() -> Result<Self, Refusal> {
        Self::new(TransactionMode::ReadOnly).await
    }

    pub(super) async fn writing() -> Result<Self, Refusal> {
        Self::new(TransactionMode::ReadWrite).await
    }

    async fn new(mode: TransactionMode) -> Result<Self, Refusal> {
        let stores = STEPS.concat();
        let begin =
            || OPEN.with_borrow(|open| open.as_ref().map(|database| database.transaction(&stores, mode)));
        match begin() {
            Some(Ok(transaction)) => return Ok(Self(transaction)),
            // The browser closed it: its data were cleared, or a later version wanted it.
            Some(Err(_)) => OPEN.set(None),
            None => {}
        }
        let database = open().await?;
        OPEN.set(Some(database));
        let begun = begin().ok_or(Refusal::NoStorage)?;
        begun.map(Self).map_err(|error| refusal(&error))
    }

    /// What is kept under a name; nothing where it is no text.
    pub(super) async fn get(&self, store: &str, id: &str) -> Result<Option<JsValue>, Refusal> {
        let request = self.store(store)?.get(JsValue::from(id)).map_err(|error| refusal(&error))?;
        let value = request.await.map_err(|error| refusal(&error))?;
        Ok(value.filter(JsValue::is_string))
    }

    /// All names in a store.
    pub(super) async fn names(&self, store: &str) -> Result<Vec<String>, Refusal> {
        let request = self.store(store)?.get_all_keys(None, None).map_err(|error| refusal(&error))?;
        let keys = request.await.map_err(|error| refusal(&error))?;
        Ok(keys.iter().filter_map(JsValue::as_string).collect())
    }

    /// Keeps a text under a name.
    pub(super) async fn put(&self, store: &str, id: &str, text: &JsValue) -> Result<(), Refusal> {
        let request = self.store(store)?.put(text, Some(&id.into())).map_err(|error| refusal(&error))?;
        request.await.map(drop).map_err(|error| refusal(&error))
    }

    /// Forgets what is kept under a name.
    pub(super) async fn delete(&self, store: &str, id: &str) -> Result<(), Refusal> {
        let request = self.store(store)?.delete(JsValue::from(id)).map_err(|error| refusal(&error))?;
        request.await.map_err(|error| refusal(&error))
    }

    /// Ends it; only now is all of it kept.
    pub(super) async fn end(self) -> Result<(), Refusal> {
        let inner = IdbTransaction::from(self.0);
        let reason = inner.clone();
        let ended = idb::Transaction::from(inner).await.map_err(|error| refusal(&error))?;
        match ended.is_committed() {
            true => Ok(()),
            false => Err(reason.error().map_or(Refusal::NoStorage, |error| named(&error))),
        }
    }

    fn store(&self, name: &str) -> Result<ObjectStore, Refusal> {
        self.0.object_store(name).map_err(|error| refusal(&error))
    }
}

/// Opens the database, adding what later versions of it have more.
async fn open() -> Result<Database, Refusal> {
    let factory = Factory::new().map_err(|_| Refusal::NoStorage)?;
    let version = u32::try_from(STEPS.len()).unwrap_or(u32::MAX);
    let mut request = factory.open(NAME, Some(version)).map_err(|error| refusal(&error))?;
    request.on_upgrade_needed(|event| {
        let old = event.old_version().unwrap_or_default() as usize;
        // What cannot be made here fails the opening, which is told.
        let Ok(database) = event.database() else { return };
        for store in STEPS.iter().skip(old).copied().flatten() {
            let _ = database.create_object_store(store, ObjectStoreParams::new());
        }
    });
    let mut database = request.await.map_err(|error| refusal(&error))?;
    // A later version of the page waits for this one to let go.
    database.on_version_change(|_| OPEN.with_borrow(|open| open.iter().for_each(Database::close)));
    Ok(database)
}

/// Why the browser did not do it.
fn refusal(error: &Error) -> Refusal {
    use Error::{
        DeleteFailed, DomException, GetAllKeysFailed, GetFailed, IndexedDbOpenFailed, TransactionOpenFailed,
        UpdateFailed,
    };
    match error {
        DomException(exception) => named(exception),
        GetAllKeysFailed(value)
        | DeleteFailed(value)
        | GetFailed(value)
        | IndexedDbOpenFailed(value)
        | TransactionOpenFailed(value)
        | UpdateFailed(value) => thrown(value),
        _ => Refusal::NoStorage,
    }
}

fn thrown(value: &JsValue) -> Refusal {
    use wasm_bindgen::JsCast;
    value.dyn_ref::<DomException>().map_or(Refusal::NoStorage, named)
}

fn named(exception: &DomException) -> Refusal {
    match exception.name().as_str() {
        "QuotaExceededError" => Refusal::Full,
        "VersionError" => Refusal::Newer,
        _ => Refusal::NoStorage,
    }
}
