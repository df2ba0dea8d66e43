//! **Whosaid** finds who is in a news article and who said what.
//!
//! # The map
//! ```text
//!   text ─► tokens, sentences          text.rs tokens/ paragraphs.rs sentences.rs
//!        ─► blocks                     headline, byline, paragraph, furniture
//!        ─► marks                      quotation marks in pairs, over paragraphs too
//!        ─► values                     dates, times, money, percent, amounts, ages
//!        ─► mentions                   names, nominals, pronouns; merged with the values
//!        ─► quotes                     content, cue, speaker as written; marks that are no speech
//!        ─► entities                   which mentions are one; its name and roles
//!        ─► links                      which entry of Wikidata each entity is
//!        ─► document                   all of it, with lookups
//! ```
//! [`Annotator`] is the only file that knows this order. A module bears the name of the field of [`Document`] that it
//! fills. Imports run one way: `text ← document ← {blocks … links} ← annotator ← {worker, cli}`, and
//! `formats ← corrections ← articles ← view ← app`, `articles ← {exchange, cli}`, `formats ← {worker, cli}`.
//! Stages never import each other: what one needs of
//! another arrives as an argument. `corrections` is what the reader set right, a log of edits over the engine's annotation.
//! `lexicon` holds all word lists and the packed tables; no word list stands in code.
//!
//! # What holds everywhere
//! - The text is never changed. Annotations are ranges of tokens, and only tokens know bytes; UTF-16 and code points are
//!   counted in `formats` alone.
//! - The engine has no clock, no randomness, no input or output, and cannot fail: any string gives a [`Document`], and the
//!   same string gives the same one. Loading a lexicon can fail, with a [`LexiconError`] that says what to do.
//! - Doubt is a score or a `None`; every decision names its evidence.
//! - Time and memory grow linearly with the text.
//!
//! # The binaries
//! Each is a crate of its own that sees only what is public here: `whosaid` (`src/cli`), `worker` (`src/worker`, the engine
//! in the browser), `app` (`src/app`, the page, without the engine), `exchange` (`src/exchange`, what opens files and keeps the library),
//! `pack` (`src/bin/pack`, which derives the packed lexicon) and `train` (`src/bin/train`, which learns the name tagger).
//! Browser crates are compiled only for the features `worker`, `app` and `exchange`, so that a native build proves the engine
//! free of them.

mod annotator;
pub mod articles;
mod blocks;
pub mod corrections;
pub mod document;
mod entities;
#[cfg(feature = "files")]
pub mod files;
pub mod formats;
mod lexicon;
mod links;
pub mod marks;
mod mentions;
mod paragraphs;
mod quotes;
mod sentences;
pub mod text;
mod tokens;
mod values;
pub mod view;

pub use annotator::{Annotator, Article, LoadError, Stage};
pub use document::Document;
#[cfg(feature = "train")]
pub use entities::training as link_training;
pub use lexicon::{Lexicon, LexiconError, Parts};
#[cfg(feature = "pack")]
pub use lexicon::{entity_table, facts, fold, packed};
#[cfg(feature = "train")]
pub use mentions::training;
pub use mentions::{ModelError, Tagger};
#[cfg(feature = "train")]
pub use quotes::training as quotes_training;
