//! Languages, told from peoples by the words beside them: "spoke in Arabic", "the Russian language", "fluent French".
//! Takes the view and a token, gives the language's name that begins there.
//! Law: a name that is as well a people's needs a word of speech beside it.

use super::super::view::View;
use super::Thing;
use super::reach::{is_readable, joins};
use crate::document::Kind;
use crate::lexicon::words::{LANGUAGE_WORDS, LANGUAGES};
use crate::text::{Gap, Range};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// No language's name has more tokens.
const LONGEST: usize = 3;
/// The verb of saying stands at most so many tokens before "in".
const WINDOW: usize = 7;

/// Whether a language's name may begin with this word.
pub(super) fn may_open(norm: &str) -> bool {
    FIRST_WORDS.contains(norm)
}

/// What the names of languages begin with.
static FIRST_WORDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| LANGUAGES.keys().filter_map(|name| name.split(' ').next()).collect());

/// The language that begins at `start`.
pub(super) fn at(view: &View, start: usize) -> Option<Thing> {
    if !view.source.is_capitalised(start) || !is_readable(view, start) {
        return None;
    }
    let (end, is_only) = longest(view, start)?;
    let range = Range::new(start, end);
    let told = is_beside(view, range);
    let is_owned = is_only && !is_glued(view, range);
    (told || is_owned).then_some(Thing {
        range,
        kind: Kind::Language,
        score: 0.85,
        evidence: "a word of speech beside a language",
    })
}

/// One past the longest language from `start`, and whether its name means nothing else.
fn longest(view: &View, start: usize) -> Option<(usize, bool)> {
    let mut name = String::new();
    let mut found = None;
    for index in start..start + LONGEST {
        if index > start && (!joins(view, index) || view.source.gap(index) != Gap::Space) {
            break;
        }
        name.push_str(if index > start { " " } else { "" });
        name.push_str(view.source.norm(index));
        found = LANGUAGES.get(name.as_str()).map(|class| (index + 1, *class == "only")).or(found);
    }
    found
}

/// Whether the table puts the token in `class`.
fn is(view: &View, index: usize, class: &str) -> bool {
    LANGUAGE_WORDS
        .get(view.source.norm(index))
        .is_some_and(|classes| classes.split(' ').any(|own| own == class))
}

/// Whether a hyphen or a slash binds the word: "Arabic-speaking" is told by its noun, "Anglo-French" is no language.
fn is_glued(view: &View, range: Range) -> bool {
    let next = range.after();
    let first = range.first();
    let tight = |index: usize| joins(view, index) && view.source.gap(index) == Gap::None;
    tight(next) && view.source.word(next) == "-"
        || tight(first) && view.source.word(first.saturating_sub(1)) == "-"
}

/// Whether the neighbours tell a language.
fn is_beside(view: &View, range: Range) -> bool {
    let (first, next) = (range.first(), range.after());
    if is_glued(view, range) {
        return view.source.word(next) == "-"
            && matches!(view.source.norm(next + 1), "speaking" | "language");
    }
    if joins(view, next) && is_tongue_noun(view, next) {
        return true;
    }
    if !joins(view, first) || goes_on(view, next) {
        return false;
    }
    let before = first - 1;
    is(view, before, "verb")
        || is(view, before, "manner")
        || (is(view, before, "prep") && is_spoken(view, before))
        || is_second(view, before)
}

/// "language", "dialect", and nouns that only follow a language where a people could not own them.
fn is_tongue_noun(view: &View, index: usize) -> bool {
    matches!(
        view.source.norm(index),
        "language" | "languages" | "dialect" | "alphabet" | "grammar" | "subtitles"
    ) && view.source.gap(index) == Gap::Space
}

/// Whether a noun follows, so that the word is its adjective: "in French politics".
fn goes_on(view: &View, next: usize) -> bool {
    let is_word = view.source.word(next).starts_with(char::is_alphabetic);
    joins(view, next) && is_word && !view.source.classes(next).is_listed()
}

/// Whether a verb of saying or a thing said stands before the preposition.
fn is_spoken(view: &View, preposition: usize) -> bool {
    let first = view.source.sentence_at(preposition).first();
    let window = preposition.saturating_sub(WINDOW).max(first)..preposition;
    window
        .rev()
        .take_while(|index| !matches!(view.source.word(*index), "." | ";" | ":"))
        .any(|index| is(view, index, "spoken"))
}

/// "in English and Spanish": a language told before goes on to the next.
fn is_second(view: &View, link: usize) -> bool {
    let is_link = matches!(view.source.norm(link), "and" | "or" | ",");
    is_link
        && link > 1
        && joins(view, link)
        && LANGUAGES.contains_key(view.source.norm(link - 1))
        && is_beside(view, Range::new(link - 1, link))
}
