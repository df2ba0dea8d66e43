//! Annotations in and out: the JSON contract and, from it, every export.
//! Takes a document, gives values that count in the unit asked for.
//! Law: the only place that counts in UTF-16 or code points.

pub mod contract;
mod offsets;
mod write;

pub use write::annotation;
