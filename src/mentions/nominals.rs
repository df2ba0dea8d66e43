//! Noun phrases that stand for a person, for people or for an organisation: "the Russian leader", "officials".
//! Takes the view and the names, gives nominal mentions in order.
//! Law: a role before a name ("Kremlin spokesman Dmitry Peskov") is no nominal; at most six words stand before the head.

use super::classes::Classes;
use super::view::{Shape, View};
use crate::document::{Form, Kind, Mention};
use crate::lexicon::words::NOMINAL_MODIFIERS;
use crate::text::{Gap, Range};
use std::sync::LazyLock;

/// No more words than this stand before the head.
const MOST_BEFORE: usize = 6;

/// All nominals of the text; `names` must be in order.
pub(crate) fn find(view: &View, names: &[Mention]) -> Vec<Mention> {
    let mut named = vec![false; view.source.len()];
    for name in names {
        named[name.range.iter()].fill(true);
    }
    let finder = Finder { view, named: &named };
    (0..view.source.len()).filter_map(|index| finder.nominal(index)).collect()
}

struct Finder<'a> {
    view: &'a View<'a>,
    named: &'a [bool],
}

impl Finder<'_> {
    /// The nominal whose head stands at `head`.
    fn nominal(&self, head: usize) -> Option<Mention> {
        let seen = self.view.at(head);
        let heads = Classes::PERSON.or(Classes::PEOPLE).or(Classes::BODY);
        let is_plain = seen.shape == Shape::Lower || (seen.shape == Shape::Title && seen.opens);
        if !is_plain || !seen.classes.has(heads) || self.is_named(head) || self.goes_on(head) {
            return None;
        }
        let start = self.start(head);
        let is_plural = seen.classes.has(Classes::PEOPLE);
        if !is_plural && !self.has_determiner(start, head) && self.view.source.norm(head) != "police" {
            return None;
        }
        let is_body =
            seen.classes.has(Classes::BODY) && !seen.classes.has(Classes::PERSON.or(Classes::PEOPLE));
        Some(Mention {
            range: Range::new(start, head + 1),
            kind: if is_body { Kind::Org } else { Kind::Person },
            form: Form::Nominal,
            value: None,
            score: 0.8,
            evidence: if is_body { "a noun for an organisation" } else { "a noun for people" },
        })
    }

    fn is_named(&self, index: usize) -> bool {
        self.named.get(index).copied().unwrap_or(false)
    }

    /// Whether another noun or a name follows at once, so that this word is no head but stands before one.
    fn goes_on(&self, head: usize) -> bool {
        let next = head + 1;
        if self.view.after(head).is_none() || self.view.source.gap(next) == Gap::None {
            return self.view.source.word(next) == "-";
        }
        let seen = self.view.at(next);
        let heads = Classes::PERSON.or(Classes::PEOPLE).or(Classes::BODY);
        let is_head = seen.shape == Shape::Lower && seen.classes.has(heads);
        is_head || self.is_named(next) && !self.view.at(next).opens
    }

    /// Where the phrase begins: its determiner, or its first adjective.
    fn start(&self, head: usize) -> usize {
        let mut start = head;
        while head - start < MOST_BEFORE {
            let Some(before) = self.view.before(start) else { break };
            if !self.is_modifier(before, start) {
                break;
            }
            start = before;
            if self.is_determiner(start) {
                break;
            }
        }
        while start < head && matches!(self.view.source.word(start), "-" | "," | "’s" | "'s") {
            start += 1;
        }
        start
    }

    /// Whether the word may stand before the head: a determiner, an adjective, a noun, a demonym, a possessive.
    fn is_modifier(&self, index: usize, after: usize) -> bool {
        let view = self.view;
        let seen = view.at(index);
        let word = view.source.norm(index);
        if self.is_determiner(index) || matches!(word, "-" | "'s") {
            return true;
        }
        if view.source.gap(after) == Gap::Line || view.source.gap(after) == Gap::Blank {
            return false;
        }
        if self.is_named(index) {
            return true;
        }
        let heads = Classes::PERSON.or(Classes::PEOPLE).or(Classes::BODY).or(Classes::ROLE);
        let is_noun = seen.classes.has(heads);
        seen.shape == Shape::Lower
            && (is_noun || NOMINAL_MODIFIERS.get(word) == Some(&"modifier") || has_adjective_ending(word))
    }

    fn has_determiner(&self, start: usize, head: usize) -> bool {
        (start..head).any(|index| self.is_determiner(index) || self.view.source.norm(index) == "'s")
    }

    fn is_determiner(&self, index: usize) -> bool {
        NOMINAL_MODIFIERS.get(self.view.source.norm(index)) == Some(&"determiner")
    }
}

/// Whether the word ends as adjectives do.
fn has_adjective_ending(word: &str) -> bool {
    let cuts = word.char_indices().rev().map(|(offset, _)| offset).take(4).filter(|offset| *offset > 2);
    ENDINGS.iter().any(|ending| cuts.clone().any(|cut| &word[cut..] == *ending))
}

/// The endings of adjectives, without their hyphen.
static ENDINGS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut endings: Vec<&str> = NOMINAL_MODIFIERS.keys().filter_map(|word| word.strip_prefix('-')).collect();
    endings.sort_unstable();
    endings
});
