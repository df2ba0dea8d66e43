//! What several articles of the library say together: one person's quotes, and two articles side by side.
//! Takes records, gives lists to show.
//! Law: an article that was not read yet is named as such, never passed over in silence.

mod compare;
mod people;
mod words;

pub use compare::{Comparison, Piece, Row, Side, compare, comparison};
pub use people::{Group, Voices, voices};
