//! Texts of the settings and of the keys.
//! Takes commands, gives sentences.
//! Law: a key is told by what it does.

use whosaid::view::Command;

pub(crate) const KEYS_HELP: &str = "Keys work while the article or a panel has the focus.";

pub(crate) const OTHER_KEYS: &str =
    "F6 goes from pane to pane, Esc back to the article, Ctrl+Z or ⌘Z undoes.";

pub(crate) const EDGE_HELP: &str =
    "Arrows move the end, with Shift the start, with Ctrl by a character; Esc ends.";

pub(crate) const CHANGE_KEY: &str = "Change the key";
pub(crate) const PRESS_KEY: &str = "press a key";
pub(crate) const SINGLE_KEYS: &str = "Single keys";
pub(crate) const VOICE: &str = "Tell screen readers what each mark is";
pub(crate) const LEXICON: &str = "Your own names";
pub(crate) const LEXICON_HELP: &str = "These hold in every article on this device.";
pub(crate) const LEXICON_WORDS: &str = "Words";
pub(crate) const LEXICON_TYPE: &str = "Type";
pub(crate) const NEVER_A_NAME: &str = "never a name";
pub(crate) const LEXICON_ADD: &str = "Add";
pub(crate) const LEXICON_EMPTY: &str = "None yet.";
pub(crate) const EXPORT: &str = "Export";
pub(crate) const IMPORT: &str = "Import";
pub(crate) const NO_LEXICON: &str = "it holds no names that were exported here";
pub(crate) const REMOVE: &str = "Remove";
pub(crate) const KEPT_HERE: &str = "Settings and names are kept in this browser, on this device.";

/// What a key does.
pub(crate) fn command(command: Command) -> &'static str {
    match command {
        Command::NextMark => "next mark",
        Command::PreviousMark => "previous mark",
        Command::NextQuote => "next quote",
        Command::PreviousQuote => "previous quote",
        Command::NextToCheck => "next to check",
        Command::NextMention => "next mention of the same",
        Command::PreviousMention => "previous mention of the same",
        Command::Inspect => "to the inspector",
        Command::Confirm => "right",
        Command::Reject => "wrong",
        Command::Type1 => "is a person",
        Command::Type2 => "is an organisation",
        Command::Type3 => "is a country or town",
        Command::Type4 => "is land or water",
        Command::Type5 => "is a building or road",
        Command::Type6 => "is a people or faith",
        Command::QuoteKind => "other kind of quote",
        Command::Speaker => "other speaker",
        Command::Edges => "move the edges",
        Command::Add => "add the selected words as a name",
        Command::AddQuote => "add the selected words as a quote",
        Command::Merge => "is the same as …",
        Command::HideMarks => "hide or show marks",
        Command::Find => "find in the article",
        Command::Undo => "undo",
        Command::Redo => "redo",
        Command::Export => "export",
        Command::Help => "these keys",
    }
}
