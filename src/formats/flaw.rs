//! Why an annotation cannot be opened.
//! Takes what was found wrong, gives a code for programs and a sentence for people.
//! Law: the sentence names the place and what was expected there.

use std::fmt;

/// Why an annotation cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// For programs: "not-json", "version", "offset", "reference", "label", "order", "number", "address", "no-text".
    pub code: &'static str,
    /// For people.
    pub message: String,
}

impl Flaw {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Flaw {}
