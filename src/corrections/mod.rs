//! What the reader set right: a log of edits over what the engine found.
//! Takes a text, its annotation in UTF-16 and the edits, gives the corrected annotation and what no longer fits.
//! Law: the engine's annotation is never changed; an edit that fits nowhere is listed, never dropped silently.
//!
//! An edit points into the text by words and their neighbourhood, as the selectors of the W3C do, so that it survives a new
//! analysis and a changed text. Undoing is deriving anew from fewer edits.

mod anchor;
mod apply;
mod draft;
mod edit;
mod ground;
mod lexicon;
mod log;
pub(crate) mod order;

pub use anchor::Anchor;
pub use apply::{Corrected, Misfit, correct, correct_on};
pub use draft::{Places, Standing};
pub use edit::{Change, Edit, Spot, Who};
pub use ground::Ground;
pub use lexicon::{Entry, Lexicon};
pub use log::Log;
