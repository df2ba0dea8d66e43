//! What the page shows, without a browser: marks, segments, ledger, people, state and actions.
//! Takes an annotation that counts in UTF-16, gives plain values that components draw.
//! Law: pure, tested natively, and robust to any annotation: what does not fit the text is left out, never a panic.

mod action;
mod arrange;
mod blocks;
mod choice;
mod correct;
mod export;
mod find;
mod fix;
mod go;
mod ink;
mod inspect;
mod keys;
mod layer;
mod ledger;
mod marks;
mod opening;
mod people;
mod reading;
mod segments;
mod since;
mod state;
mod timeline;
mod update;
mod walk;

pub use crate::tokens::{in_line, partings};
pub use action::{Action, Effect};
pub use arrange::{Arrange, By, Entry, Section, Sort};
pub use blocks::{Form, Piece};
pub use choice::{Edges, Find, Furniture, Look, Overlay, Paint, Pane, Settings, Sheet, Tab, Voice};
pub use export::Export;
pub use fix::{Add, Choice, Fix, Pace, Scope, Side, Subject};
pub use ink::Ink;
pub use inspect::{MentionSheet, Named, QuoteSheet, Snippet, Source};
pub use keys::{Command, Keys, SingleKeys};
pub use layer::{Filter, Group, Layer};
pub use ledger::{Certainty, Ledger, Row, Speaker};
pub use marks::{Mark, What};
pub use people::{People, Person, ValueRow, WikidataEntry};
pub use reading::{Reading, Shared};
pub use segments::{Segment, segments};
pub use state::{Engine, Failure, Field, Goal, Note, Phase, Selection, State, Step, Target};
pub use timeline::{Grain, Moment, Timeline};
pub use update::update;
pub use walk::Stop;
