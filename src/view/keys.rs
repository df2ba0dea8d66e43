//! Which key does what.
//! Takes a key with its modifiers, gives a command.
//! Law: every single key can be given another command or be switched off; Ctrl and ⌘ are kept for undo and redo.

use serde::{Deserialize, Serialize};

/// What a key can do while the article or a panel has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Command {
    NextMark,
    PreviousMark,
    NextQuote,
    PreviousQuote,
    NextToCheck,
    NextMention,
    PreviousMention,
    Inspect,
    Confirm,
    Reject,
    Type1,
    Type2,
    Type3,
    Type4,
    Type5,
    Type6,
    QuoteKind,
    Speaker,
    Edges,
    Add,
    AddQuote,
    Merge,
    HideMarks,
    Find,
    Undo,
    Redo,
    Export,
    Help,
}

impl Command {
    /// All commands in the order of the help.
    pub const ALL: [Command; 28] = [
        Command::NextMark,
        Command::PreviousMark,
        Command::NextQuote,
        Command::PreviousQuote,
        Command::NextToCheck,
        Command::NextMention,
        Command::PreviousMention,
        Command::Inspect,
        Command::Confirm,
        Command::Reject,
        Command::Type1,
        Command::Type2,
        Command::Type3,
        Command::Type4,
        Command::Type5,
        Command::Type6,
        Command::QuoteKind,
        Command::Speaker,
        Command::Edges,
        Command::Add,
        Command::AddQuote,
        Command::Merge,
        Command::HideMarks,
        Command::Find,
        Command::Undo,
        Command::Redo,
        Command::Export,
        Command::Help,
    ];

    /// The key that it has at first.
    #[must_use]
    pub fn default_key(self) -> &'static str {
        match self {
            Command::NextMark => "j",
            Command::PreviousMark => "k",
            Command::NextQuote => "n",
            Command::PreviousQuote => "p",
            Command::NextToCheck => "c",
            Command::NextMention => "]",
            Command::PreviousMention => "[",
            Command::Inspect => "Enter",
            Command::Confirm => "y",
            Command::Reject => "x",
            Command::Type1 => "1",
            Command::Type2 => "2",
            Command::Type3 => "3",
            Command::Type4 => "4",
            Command::Type5 => "5",
            Command::Type6 => "6",
            Command::QuoteKind => "q",
            Command::Speaker => "s",
            Command::Edges => "b",
            Command::Add => "a",
            Command::AddQuote => "Q",
            Command::Merge => "m",
            Command::HideMarks => "h",
            Command::Find => "/",
            Command::Undo => "u",
            Command::Redo => "r",
            Command::Export => "e",
            Command::Help => "?",
        }
    }
}

/// Whether single keys do anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SingleKeys {
    /// They do.
    #[default]
    On,
    /// They do not: for speech input, and for readers who press keys by accident.
    Off,
}

/// The reader's keys: what differs from the defaults.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {
    /// Whether single keys do anything.
    #[serde(default)]
    pub single: SingleKeys,
    /// Commands that were given another key.
    #[serde(default)]
    pub own: Vec<(Command, String)>,
}

impl Keys {
    /// The key of a command.
    #[must_use]
    pub fn key(&self, command: Command) -> &str {
        let own = self.own.iter().find(|(known, _)| *known == command);
        own.map_or(command.default_key(), |(_, key)| key)
    }

    /// The command of a single key.
    #[must_use]
    pub fn command(&self, key: &str) -> Option<Command> {
        let named = |command: &Command| self.key(*command) == key;
        let command = Command::ALL.into_iter().find(named)?;
        // Enter and the help are no letters that speech or a stray hand would press.
        let always = matches!(command, Command::Inspect) || self.single == SingleKeys::On;
        always.then_some(command)
    }

    /// The keys with a command on another key; who had that key gets the old one.
    #[must_use]
    pub fn with(mut self, command: Command, key: &str) -> Self {
        let old = self.key(command).to_owned();
        let other = Command::ALL.into_iter().find(|known| *known != command && self.key(*known) == key);
        for (command, key) in
            [Some((command, key.to_owned())), other.map(|other| (other, old))].into_iter().flatten()
        {
            self.own.retain(|(known, _)| *known != command);
            if command.default_key() != key {
                self.own.push((command, key));
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_key_of_its_own() {
        let keys = Keys::default();
        for command in Command::ALL {
            assert_eq!(keys.command(command.default_key()), Some(command));
        }
    }

    #[test]
    fn keys_change_places() {
        let keys = Keys::default().with(Command::NextMark, "k");
        assert_eq!(keys.command("k"), Some(Command::NextMark));
        assert_eq!(keys.command("j"), Some(Command::PreviousMark));
        assert_eq!(keys.with(Command::NextMark, "j"), Keys::default());
    }

    #[test]
    fn single_keys_can_be_switched_off() {
        let keys = Keys { single: SingleKeys::Off, ..Keys::default() };
        assert_eq!(keys.command("j"), None);
        assert_eq!(keys.command("Enter"), Some(Command::Inspect));
    }
}
