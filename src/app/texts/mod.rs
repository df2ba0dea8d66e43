//! Every word that the page itself says, one file an area.
//! Takes counts and causes, gives sentences.
//! Law: no other file of the page holds a text for readers, so that translating these files translates the page.

mod changes;
mod counts;
mod desk;
mod export;
mod frame;
mod inspector;
mod ledger;
mod library;
mod people;
mod settings;
mod share;

pub(crate) use changes::*;
pub(crate) use counts::*;
pub(crate) use desk::*;
pub(crate) use export::*;
pub(crate) use frame::*;
pub(crate) use inspector::*;
pub(crate) use ledger::*;
pub(crate) use library::*;
pub(crate) use people::*;
pub(crate) use settings::*;
pub(crate) use share::*;
pub(crate) use whosaid::articles::day;
