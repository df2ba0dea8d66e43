//! The parts of the page, each with the style sheet of its name.
//! Takes the store, gives elements.
//! Law: no decision is made here that `whosaid::view` could make.
#![allow(unreachable_pub, reason = "Leptos makes what it derives from a component public")]

mod article;
mod desk;
mod icon;
mod ledger;
mod legend;
mod masthead;
mod notice;
mod page;
mod panel;
mod people;
mod working;

pub(crate) use page::Page;
