//! What the page shows, without a browser: marks, segments, ledger, people, state and actions.
//! Takes an annotation that counts in UTF-16, gives plain values that components draw.
//! Law: pure, tested natively, and robust to any annotation: what does not fit the text is left out, never a panic.

mod blocks;
mod layer;
mod ledger;
mod marks;
mod people;
mod reading;
mod segments;
mod state;
mod update;
mod utf16;

pub use blocks::{Form, Piece};
pub use layer::{Filter, Group, Layer};
pub use ledger::{Certainty, Ledger, Row, Speaker};
pub use marks::{Mark, What};
pub use people::{People, Person, ValueRow};
pub use reading::{Reading, Shared};
pub use segments::{Segment, segments};
pub use state::{
    Action, Effect, Engine, Failure, Furniture, Goal, Look, Phase, Selection, Sheet, State, Step, Tab, Target,
};
pub use update::update;
