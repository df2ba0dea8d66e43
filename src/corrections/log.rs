//! The log of edits, with those that were taken back.
//! Takes edits in the order in which they were made, gives those that hold.
//! Law: undo and redo are each other's inverse; a new edit forgets what was taken back.

use super::edit::Edit;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Edits in order; the first `done` of them hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Log {
    /// In many hands: the state, what is kept of it, the article that comes of it.
    edits: Arc<Vec<Edit>>,
    done: usize,
}

impl Log {
    /// The edits that hold.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        self.edits.get(..self.done).unwrap_or(&self.edits)
    }

    /// All edits, those that were taken back too.
    #[must_use]
    pub fn all(&self) -> &[Edit] {
        &self.edits
    }

    /// Whether nothing was ever edited.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The edit that `undo` would take back.
    #[must_use]
    pub fn last(&self) -> Option<&Edit> {
        self.edits().last()
    }

    /// The edit that `redo` would make again.
    #[must_use]
    pub fn next(&self) -> Option<&Edit> {
        self.edits.get(self.done)
    }

    /// The log with one more edit.
    #[must_use]
    pub fn with(mut self, edit: Edit) -> Self {
        let edits = Arc::make_mut(&mut self.edits);
        edits.truncate(self.done);
        edits.push(edit);
        self.done = self.edits.len();
        self
    }

    /// The log with the last edit taken back.
    #[must_use]
    pub fn undone(self) -> Self {
        Self { done: self.edits().len().saturating_sub(1), ..self }
    }

    /// The log with the last edit that was taken back made again.
    #[must_use]
    pub fn redone(self) -> Self {
        Self { done: self.edits.len().min(self.done + 1), ..self }
    }

    /// The log without the edit of this number.
    #[must_use]
    pub fn without(mut self, at: usize) -> Self {
        if at < self.edits().len() {
            Arc::make_mut(&mut self.edits).remove(at);
            self.done -= 1;
        }
        self
    }

    /// The edits of both that hold: those of `other` come after those that only this one has. What was taken back can be
    /// made again only where the other has nothing more.
    #[must_use]
    pub fn merged(&self, other: &Self) -> Self {
        let (own, others) = (self.edits(), other.edits());
        let common = own.iter().zip(others).take_while(|(one, other)| one == other).count();
        let mut new =
            others[common..].iter().filter(|edit| !own[common..].contains(edit)).cloned().peekable();
        if new.peek().is_none() {
            return self.clone();
        }
        let mut edits = own.to_vec();
        edits.extend(new);
        Self { done: edits.len(), edits: Arc::new(edits) }
    }
}
