//! Why a text cannot be annotated.
//! Takes bytes or a parsed line, gives the text or the reason.
//! Law: a reason has a code for programs and a sentence for people.

use crate::TEXT_LIMIT;
use serde_json::{Value, json};

/// Why a text cannot be annotated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// For programs: "invalid-json".
    pub(crate) code: &'static str,
    /// For people.
    pub(crate) message: String,
}

impl Refusal {
    /// A reason with its sentence.
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// A text beyond the limit.
    pub(crate) fn too_large() -> Self {
        Self::new("too-large", format!("the text is over {} MB", TEXT_LIMIT >> 20))
    }

    /// What stands in the output in the place of line `number`'s annotation.
    pub(crate) fn in_place(&self, number: usize, id: Option<&str>) -> Value {
        json!({ "id": id, "error": { "line": number, "code": self.code, "message": self.message } })
    }
}

/// Bytes as text.
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, Refusal> {
    std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("the text is not UTF-8 (byte {})", error.valid_up_to() + 1);
        Refusal::new("invalid-utf8", message)
    })
}
