//! The roles that the article gives to people: a title before the name, an apposition behind it.
//! Takes the words around a name, gives roles as worded.
//! Law: a role's head is a noun for a person; no role runs over a sentence's end or past twelve words.

use super::clusters::Role;
use super::context::Context;
use crate::document::{Fact, FactKind, Form, Kind, MentionId};
use crate::lexicon::WordClass;
use crate::lexicon::words::{ALIASES, NAME_CONTEXTS, NOMINAL_HEADS, ROLE_KIN, VERB_FORMS};
use crate::text::{Range, TokenKind};
use crate::tokens::in_line;

/// The longest role, in tokens.
const LONGEST: usize = 12;

/// Whether a word is a noun for one person.
pub(super) fn is_role_noun(norm: &str) -> bool {
    let has = |classes: Option<&&str>, class: &str| {
        classes.is_some_and(|classes| classes.split(' ').any(|one| one == class))
    };
    has(NOMINAL_HEADS.get(norm), "person")
        || has(NAME_CONTEXTS.get(norm), "role")
        || has(NAME_CONTEXTS.get(norm), "title")
}

fn is_honorific(norm: &str) -> bool {
    NAME_CONTEXTS.get(norm).is_some_and(|classes| classes.contains("honorific")) || norm.ends_with('.')
}

/// The role that a predicate noun gives: "Lindgren is a chemist".
pub(super) fn predicate(context: &Context, nominal: usize) -> Option<Role> {
    let range = context.mentions[nominal].range;
    trimmed(context, range).map(|range| role(context, range, nominal))
}

/// The roles that stand beside a name mention.
pub(super) fn beside(context: &Context, mention: usize) -> Vec<Role> {
    let range = context.mentions[mention].range;
    let ranges = [before(context, range), ahead(context, range), behind(context, range)];
    ranges.into_iter().flatten().map(|range| role(context, range, mention)).collect()
}

/// "Kremlin spokesman", "Secretary of State", "former Central Intelligence Agency Director" before the name.
fn before(context: &Context, name: Range) -> Option<Range> {
    let sentence = context.source.sentence_at(name.first());
    let mut start = name.first();
    let mut has_head = false;
    while start > sentence.first() && name.first() - start < LONGEST {
        let word = start - 1;
        let norm = context.source.norm(word);
        let is_head = is_role_noun(norm) && !is_honorific(norm);
        if !(is_head || may_stand_before(context, word, has_head)) {
            break;
        }
        has_head |= is_head;
        start = word;
    }
    // "her rival Thomas Whitfield": a role to somebody else, not an office.
    let is_related = start > sentence.first() && context.source.is(start - 1, WordClass::Poss);
    (has_head && !is_related).then(|| trimmed(context, Range::new(start, name.first()))).flatten()
}

/// "Its chairman, Mikkel Brandt, said": a role, a comma, the name and what ends an apposition.
fn ahead(context: &Context, name: Range) -> Option<Range> {
    let source = context.source;
    let comma = name.first().checked_sub(1).filter(|index| source.word(*index) == ",")?;
    let closes = matches!(source.word(name.after()), "," | "." | ";" | "—" | "–");
    let nominal = context.nominal_ending_at(comma).filter(|_| closes)?;
    is_role_noun(source.norm(comma - 1)).then(|| trimmed(context, context.mentions[nominal].range)).flatten()
}

/// Whether a word may stand in a role before its name: other names, adjectives with a role noun after them, "of".
fn may_stand_before(context: &Context, word: usize, has_head: bool) -> bool {
    let norm = context.source.norm(word);
    match context.source.kind(word) {
        TokenKind::Word if context.source.is(word, WordClass::Poss) => false,
        TokenKind::Word if context.source.is_capitalised(word) => !is_person_at(context, word),
        TokenKind::Word if !has_head => norm == "of" || norm == "for",
        TokenKind::Word => !is_closed(context, word) && !norm.ends_with("ed") && !norm.ends_with("ing"),
        TokenKind::Clitic => norm == "'s" && has_head,
        TokenKind::Symbol => norm == "-" && has_head,
        _ => false,
    }
}

/// Whether a function word or a verb stands there, with which no role begins.
fn is_closed(context: &Context, word: usize) -> bool {
    let norm = context.source.norm(word);
    context.source.classes(word).is_listed() || VERB_FORMS.contains_key(norm) || is_cue_form(norm)
}

fn is_cue_form(norm: &str) -> bool {
    NAME_CONTEXTS.get(norm).is_some_and(|classes| classes.split(' ').any(|one| one == "say"))
}

fn is_person_at(context: &Context, token: usize) -> bool {
    let at = context.mentions.partition_point(|mention| mention.range.first() <= token);
    context.mentions[at.saturating_sub(4)..at]
        .iter()
        .any(|mention| mention.kind == Kind::Person && mention.form == Form::Name && mention.range.has(token))
}

/// ", a doctor," and ", the Kremlin spokesman." behind the name.
fn behind(context: &Context, name: Range) -> Option<Range> {
    let source = context.source;
    if source.word(name.after()) != "," {
        return None;
    }
    let sentence = source.sentence_at(name.first());
    let mut start = name.after() + 1;
    if context.source.is(start, WordClass::Det) {
        start += 1;
    }
    let until = sentence.after().min(start + LONGEST);
    let head = (start..until.min(start + 6))
        .find(|index| is_role_noun(source.norm(*index)) && !is_role_noun(source.norm(index + 1)))?;
    let plain = (start..head).all(|index| {
        matches!(source.kind(index), TokenKind::Word | TokenKind::Clitic | TokenKind::Number)
            && (source.is_capitalised(index)
                || source.norm(index) == "'s"
                || !source.classes(index).is_listed())
            || source.word(index) == "-"
    });
    if !plain || is_person_at(context, head) || is_person_at(context, head + 1) {
        return None;
    }
    let ends = |index: &usize| {
        matches!(source.word(*index), "," | ";" | ":" | "." | "—" | "–" | "(" | ")" | "--" | "?" | "!")
            || source.kind(*index) == TokenKind::Mark
            || context.source.is(*index, WordClass::Relative)
            || context.source.is(*index, WordClass::Sub)
    };
    let end = (head + 1..sentence.after().min(head + LONGEST)).find(ends);
    let Some(end) = end else { return trimmed(context, Range::new(start, head + 1)) };
    // What follows the head belongs to it only behind a preposition: "president of the union".
    let goes_on = context.source.is(head + 1, WordClass::Prep);
    let closes = matches!(source.word(end), "," | "." | ";" | "—" | "–" | "--");
    if !closes && end == head + 1 {
        return None;
    }
    trimmed(context, Range::new(start, if goes_on { end } else { head + 1 }))
}

fn trimmed(context: &Context, range: Range) -> Option<Range> {
    let mut range = range;
    while range.start < range.end {
        let first = range.first();
        let norm = context.source.norm(first);
        let is_word = matches!(context.source.kind(first), TokenKind::Word | TokenKind::Number);
        let is_function = context.source.is(first, WordClass::Det)
            || context.source.is(first, WordClass::Poss)
            || context.source.is(first, WordClass::Prep)
            || context.source.is(first, WordClass::Conj);
        if is_word && !is_function && !is_honorific(norm) {
            break;
        }
        range.start += 1;
    }
    (!range.is_empty()).then_some(range)
}

/// A role from the words of a range.
fn role(context: &Context, range: Range, mention: usize) -> Role {
    let heads = |index: &usize| is_role_noun(context.source.norm(*index));
    // The head is the last role noun before a preposition: "secretary" of "Secretary of State".
    let end = range.iter().find(|index| context.source.is(*index, WordClass::Prep)).unwrap_or(range.after());
    let head = (range.first()..end).rev().find(heads).or_else(|| range.iter().rev().find(heads));
    Role {
        fact: Fact { kind: FactKind::Role, range, mention: MentionId(mention) },
        words: in_line(context.source.words(range)),
        head: head.map_or(String::new(), |index| context.source.norm(index).to_owned()),
        is_past: is_past(context, range),
        nations: nations(context, range),
    }
}

/// Whether a range begins with a word for a role laid down, perhaps behind a determiner.
pub(super) fn is_past(context: &Context, range: Range) -> bool {
    range.iter().take(2).any(|index| ROLE_KIN.get(context.source.norm(index)) == Some(&"past"))
}

/// The countries that a range names, under the name of the country: "Russian" is "russia".
pub(super) fn nations(context: &Context, range: Range) -> Vec<String> {
    let place = |mention: usize| matches!(context.mentions[mention].kind, Kind::Gpe | Kind::Norp | Kind::Org);
    let named = context
        .names_in(range)
        .filter(|mention| place(*mention))
        .map(|mention| nation(&context.content(context.mentions[mention].range).join(" ")));
    let of_nation = |index: &usize| {
        ALIASES.get(context.source.norm(*index)).is_some_and(|alias| alias.starts_with("nation "))
    };
    let worded = range.iter().filter(of_nation).map(|index| nation(context.source.norm(index)));
    let mut found: Vec<String> = named.chain(worded).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The country of a demonym, of an acronym or of a seat of power; other words as they are.
fn nation(name: &str) -> String {
    let alias = ALIASES.get(name).and_then(|alias| alias.split_once(' '));
    alias.map_or(name, |(_, country)| country).to_owned()
}
