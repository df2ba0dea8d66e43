//! The library: the articles that are kept on the reader's device.
//! Takes an article as it is open and as it was kept, gives what is to be kept now.
//! Law: an edit that was kept is never lost, whatever two pages do to one article at the same time.

mod bundle;
mod findings;
mod list;
mod order;
mod record;
mod settle;
mod spoken;

#[cfg(feature = "files")]
pub(in crate::articles) use bundle::unread;
pub use bundle::{Binder, Coming, Filed, entry, unbundle};
pub use findings::Findings;
pub use list::{Card, Fit, Shelf, Wish, tags};
pub use order::{Kept, Order};
pub use record::{Record, name};
pub use settle::{Settled, Text, Unread, settle};
pub use spoken::{Said, Spoken};
