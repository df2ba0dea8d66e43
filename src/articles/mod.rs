//! Articles as a reader has them: text, corrections, and what is known of where the text comes from.
//! Takes files, saved annotations and the reader's changes, gives plain values that the page and its helper pass to each other.
//! Law: nothing that comes in is trusted, nothing that goes out loses a correction.

pub mod across;
mod day;
mod held;
pub mod library;
#[cfg(feature = "files")]
mod link;
#[cfg(feature = "files")]
mod opening;
mod order;
mod saved;
mod task;

pub use day::day;
pub use held::{Aside, Held};
#[cfg(feature = "files")]
pub use link::{LONGEST_LINK, link, linked};
#[cfg(feature = "files")]
pub use opening::{Contents, LONGEST, opened, pasted};
pub use order::{Export, Order, Portion, Preview, export};
pub use saved::{Saved, read, written};
pub use task::{Arrived, Refusal, Task};
