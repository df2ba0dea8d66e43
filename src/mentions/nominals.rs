//! Noun phrases that stand for a person, for people, an organisation, a place or a thing: "the Russian leader", "officials",
//! "the bridge".
//! Takes the view and the names, gives nominal mentions in order.
//! Law: a role before a name ("Kremlin spokesman Dmitry Peskov") is no nominal; at most six words stand before the head.

use super::classes::Classes;
use super::view::{Shape, View};
use crate::document::{Form, Kind, Mention};
use crate::lexicon::words::{NOMINAL_MODIFIERS, NOMINAL_THINGS, VERB_FORMS};
use crate::text::{Gap, Range, TokenKind};
use std::sync::LazyLock;

/// No more words than this stand before the head.
const MOST_BEFORE: usize = 6;

/// All nominals of the text; `names` must be in order.
pub(crate) fn find(view: &View, names: &[Mention]) -> Vec<Mention> {
    let mut named = vec![false; view.source.len()];
    for name in names {
        named[name.range.iter()].fill(true);
    }
    let finder = Finder { view, named: &named, things: view.source.norms().map(thing).collect() };
    (0..view.source.len()).filter_map(|index| finder.nominal(index)).collect()
}

struct Finder<'a> {
    view: &'a View<'a>,
    named: &'a [bool],
    /// What each form stands for, if it is a noun for a place or a thing.
    things: Vec<Option<Kind>>,
}

impl Finder<'_> {
    /// The nominal whose head stands at `head`.
    fn nominal(&self, head: usize) -> Option<Mention> {
        let seen = self.view.at(head);
        let heads = Classes::PERSON.or(Classes::PEOPLE).or(Classes::BODY);
        let aged = self.aged(head);
        let is_plain =
            seen.shape == Shape::Lower || (seen.shape == Shape::Title && seen.opens) || aged.is_some();
        if !is_plain {
            return None;
        }
        let thing = self.thing(head).filter(|_| self.ends(head));
        let is_head = seen.classes.has(heads) || thing.is_some() || aged.is_some();
        if !is_head || self.is_named(head) || self.goes_on(head) {
            return None;
        }
        let start = self.start(aged.unwrap_or(head));
        let is_plural = seen.classes.has(Classes::PEOPLE);
        if !is_plural && !self.has_determiner(start, head) && self.view.source.norm(head) != "police" {
            return None;
        }
        let is_body =
            seen.classes.has(Classes::BODY) && !seen.classes.has(Classes::PERSON.or(Classes::PEOPLE));
        let (kind, evidence) = match thing {
            Some(kind) => (kind, "a noun for a place or a thing"),
            None if is_body => (Kind::Org, "a noun for an organisation"),
            None => (Kind::Person, "a noun for people"),
        };
        Some(Mention {
            range: Range::new(start, head + 1),
            kind,
            form: Form::Nominal,
            value: None,
            score: 0.8,
            evidence,
        })
    }

    /// What the word at `index` stands for, if it is a noun for a place or a thing.
    fn thing(&self, index: usize) -> Option<Kind> {
        self.view.source.form(index).and_then(|form| self.things[form])
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

    /// The number of "34-year-old" whose last word stands at `head`, where no noun follows as in "a 34-year-old teacher".
    fn aged(&self, head: usize) -> Option<usize> {
        let source = self.view.source;
        let number = head.checked_sub(4)?;
        let is_age = source.norm(head) == "old"
            && source.norm(head - 2) == "year"
            && source.word(head - 1) == "-"
            && source.word(head - 3) == "-";
        let heads = Classes::PERSON.or(Classes::PEOPLE).or(Classes::BODY).or(Classes::ROLE);
        let next = head + 1;
        let has_noun = || self.view.at(next).classes.has(heads) || self.thing(next).is_some();
        (is_age && !has_noun()).then_some(number)
    }

    /// Whether the phrase ends here: no noun may follow, as in "the bridge closure".
    fn ends(&self, head: usize) -> bool {
        let next = head + 1;
        let source = self.view.source;
        let seen = self.view.at(next);
        let norm = source.norm(next);
        self.view.after(head).is_none()
            || source.kind(next) != TokenKind::Word
            || seen.shape != Shape::Lower
            || seen.classes.has(Classes::PLAIN.or(Classes::SAY))
            || VERB_FORMS.contains_key(norm)
            || ["ed", "ly", "ing"].iter().any(|ending| norm.ends_with(ending))
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

/// What a noun for a place or a thing stands for.
fn thing(norm: &str) -> Option<Kind> {
    Some(match NOMINAL_THINGS.get(norm)?.split(' ').next()? {
        "gpe" => Kind::Gpe,
        "loc" => Kind::Loc,
        "fac" => Kind::Fac,
        "event" => Kind::Event,
        "work" => Kind::WorkOfArt,
        "product" => Kind::Product,
        _ => Kind::Law,
    })
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
