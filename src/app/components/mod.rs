//! The parts of the page, each with the style sheet of its name.
//! Takes the store, gives elements.
//! Law: no decision is made here that `whosaid::view` could make.
#![allow(unreachable_pub, reason = "Leptos makes what it derives from a component public")]

mod about;
mod across;
mod arrange;
mod article;
mod changes;
mod desk;
mod dialogs;
mod dropping;
mod export;
mod find;
mod icon;
mod inspect_mention;
mod inspect_quote;
mod inspector;
mod keyboard;
mod ledger;
mod legend;
mod library;
mod masthead;
mod nodes;
mod notice;
mod offer;
mod overview;
mod page;
mod panel;
mod people;
mod settings;
mod timeline;
mod working;

pub(crate) use page::Page;
