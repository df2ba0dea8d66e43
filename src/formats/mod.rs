//! Annotations in and out: the JSON contract and, from it, every export.
//! Takes a document, gives values that count in the unit asked for.
//! Law: the only place that counts in UTF-16 or code points.

mod checked;
pub mod contract;
mod export;
mod flaw;
mod nest;
pub(crate) mod offsets;
mod rules;
mod scope;
mod stretches;
pub(crate) mod utf16;
mod write;

pub use checked::Checked;
pub use export::{Cell, Column, Format, Kind, Table};
pub use flaw::Flaw;
pub use scope::{Part, Scope, parted, scoped};
pub use write::annotation;
