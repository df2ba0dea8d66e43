//! Texts of the frame: the bar at the top, the legend, the article, the panels.
//! Takes layers, looks and tabs, gives sentences.
//! Law: each thing has one name in the whole page.

use super::counted;
use whosaid::view::{Group, Layer, Look, Paint, Tab};

pub(crate) const NAME: &str = "Whosaid";
pub(crate) const EDIT: &str = "Edit text";
pub(crate) const NEW: &str = "New";
pub(crate) const ARTICLE: &str = "Article";
pub(crate) const RAIL: &str = "Legend and filters";
pub(crate) const PANELS: &str = "What was found";
pub(crate) const MARKS: &str = "Marks";
pub(crate) const KEYS: &str = "Keys";
pub(crate) const SETTINGS: &str = "Settings";
pub(crate) const UNDO: &str = "Undo";
pub(crate) const REDO: &str = "Redo";
pub(crate) const OUTLINE: &str = "Outline";
pub(crate) const COLOUR: &str = "Colour by";
pub(crate) const OVERVIEW: &str = "Where the quotes are in the article";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const ALL: &str = "All";
pub(crate) const SHOW_ONLY: &str = "Show";
pub(crate) const FIND: &str = "Find in the article";
pub(crate) const PREVIOUS_PLACE: &str = "Previous place";
pub(crate) const NEXT_PLACE: &str = "Next place";
pub(crate) const NOT_FOUND: &str = "not found";

/// What the article's own furniture toggle says.
pub(crate) fn set_aside(lines: usize) -> String {
    format!("{} set aside as no part of the article", counted(lines, "line", "lines"))
}

pub(crate) const ORIGINAL: &str = "The page itself";
pub(crate) const TAKE_IN: &str = "Take them in";

/// What of a page is not in the text.
pub(crate) fn left_out(lines: usize) -> String {
    format!("{} of the page left out", counted(lines, "line", "lines"))
}

pub(crate) const SHOW: &str = "Show";
pub(crate) const HIDE: &str = "Set aside again";

pub(crate) fn group(group: Group) -> &'static str {
    match group {
        Group::Speech => "Speech",
        Group::Things => "People & things",
    }
}

pub(crate) fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Direct => "Quoted",
        Layer::Partial => "Partly quoted",
        Layer::Indirect => "Reported",
        Layer::AccordingTo => "According to",
        Layer::NonSpeech => "Not speech",
        Layer::Person => "People",
        Layer::Organisation => "Organisations",
        Layer::Place => "Places",
        Layer::Name => "Other names",
        Layer::Time => "Dates & times",
        Layer::Amount => "Amounts",
        Layer::Reference => "He, she, it …",
    }
}

pub(crate) fn look(look: Look) -> &'static str {
    match look {
        Look::Clean => "Clean",
        Look::Marks => "Marks",
        Look::Labels => "Labels",
    }
}

pub(crate) fn tab(tab: Tab) -> &'static str {
    match tab {
        Tab::Ledger => "Who said what",
        Tab::People => "People & things",
        Tab::Timeline => "Timeline",
        Tab::Changes => "Changes",
    }
}

pub(crate) fn paint(paint: Paint) -> &'static str {
    match paint {
        Paint::Type => "Type",
        Paint::Speaker => "Speaker",
        Paint::Check => "To check",
    }
}

/// Why quotation marks are no speech.
pub(crate) fn not_speech(reason: &str) -> &'static str {
    match reason {
        "title" => "Not speech: a title",
        "term" => "Not speech: a term",
        "nickname" => "Not speech: a nickname",
        "scare" => "Not speech: the writer keeps a distance",
        "sign" => "Not speech: words on a sign",
        _ => "Not speech",
    }
}
