//! Titles of works: in quotation marks, and without where a noun such as "film" stands before.
//! Takes the view, the marks and the names, gives works.
//! Law: what the neighbours do not call a work is none; quotation marks themselves stay outside.

use super::super::view::View;
use super::Thing;
use super::reach::{end_of_phrase, is_capital, is_loud, is_readable, joins};
use crate::document::{Kind, Mention};
use crate::lexicon::words::{NON_SPEECH_WORDS, WORK_WORDS};
use crate::marks::Pair;
use crate::text::{Range, TokenKind};

/// No title in marks has more words.
const LONGEST: usize = 12;

/// All titles in marks.
pub(super) fn marked(view: &View, marks: &[Pair], names: &[Mention]) -> Vec<Thing> {
    marks.iter().filter_map(|pair| in_marks(view, pair, names)).collect()
}

/// Whether the table has the word as one that a title without marks may follow.
pub(super) fn may_lead(norm: &str) -> bool {
    has_class(norm, "bare")
}

fn thing(range: Range, evidence: &'static str) -> Thing {
    Thing { range, kind: Kind::WorkOfArt, score: 0.85, evidence }
}

/// Whether the table puts the token in `class`.
fn is(view: &View, index: usize, class: &str) -> bool {
    has_class(view.source.norm(index), class)
}

fn has_class(norm: &str, class: &str) -> bool {
    WORK_WORDS.get(norm).is_some_and(|classes| classes.split(' ').any(|own| own == class))
}

/// The title that a pair of marks holds, where the words beside it call it one.
fn in_marks(view: &View, pair: &Pair, names: &[Mention]) -> Option<Thing> {
    let inside = inside(view, pair)?;
    let words = inside.iter().filter(|index| view.source.kind(*index) == TokenKind::Word).count();
    if !pair.closed || words > LONGEST || !is_readable(view, inside.first()) || !is_title_case(view, inside) {
        return None;
    }
    let is_told = is_named_before(view, pair.range.first()) || is_named_after(view, pair.range.after());
    let is_led = words > 1 && is_led(view, pair.range.first()) && !names_all(names, inside);
    (is_told || is_led).then(|| thing(inside, "a title in quotation marks"))
}

/// The tokens between the marks, without a comma or a full stop at the end.
fn inside(view: &View, pair: &Pair) -> Option<Range> {
    let first = pair.range.first() + 1;
    let mut after = pair.range.after().checked_sub(1)?;
    if after > first && matches!(view.source.word(after - 1), "," | "." | ";") {
        after -= 1;
    }
    (after > first).then(|| Range::new(first, after))
}

/// Whether all words but the short begin with a capital, as in titles.
fn is_title_case(view: &View, range: Range) -> bool {
    let word = |index: &usize| view.source.kind(*index) == TokenKind::Word;
    let long = |index: &usize| view.source.word(*index).len() > 3;
    let small = |index: usize| matches!(view.source.norm(index), "with" | "from" | "into" | "over");
    let has_capital = view.source.is_capitalised(range.first()) || !word(&range.first());
    let fits = |index: usize| view.source.is_capitalised(index) || small(index);
    has_capital && range.iter().filter(word).filter(long).all(fits)
}

/// "the film “Night Train”", "her novel, “The Long Road”", "directed “Night Train”", "titled “…”".
fn is_named_before(view: &View, mark: usize) -> bool {
    let Some(before) = mark.checked_sub(1).filter(|_| joins(view, mark)) else { return false };
    let at = if view.source.word(before) == "," { before.saturating_sub(1) } else { before };
    let is_noun =
        |index: usize| NON_SPEECH_WORDS.get(view.source.norm(index)).is_some_and(|class| *class == "title");
    is_noun(at)
        || is(view, at, "noun")
        || is(view, at, "maker") && at < before
        || at == before && is(view, at, "verb")
}

/// "“Night Train,” a film by", "“Night Train” author Ana Wells", "“Tren de Noche” (Night Train)".
fn is_named_after(view: &View, after: usize) -> bool {
    if is_glossed(view, after) {
        return true;
    }
    if joins(view, after) && (is(view, after, "maker") || is(view, after, "noun")) {
        return true;
    }
    let comma = if view.source.word(after) == "," { after + 1 } else { after };
    let is_article = matches!(view.source.norm(comma), "a" | "an" | "the" | "his" | "her" | "their");
    joins(view, comma)
        && is_article
        && (comma + 1..comma + 4).any(|index| joins(view, index) && is(view, index, "noun"))
}

/// "(Night Train)": the title in another language.
fn is_glossed(view: &View, after: usize) -> bool {
    let close = (after + 3..after + LONGEST).find(|index| view.source.word(*index) == ")");
    let opens = view.source.word(after) == "(" && joins(view, after);
    opens && close.is_some_and(|close| is_title_case(view, Range::new(after + 1, close)))
}

/// "in “War and Peace”", "Verdi’s “La Traviata”": a preposition or an owner leads into the marks.
fn is_led(view: &View, mark: usize) -> bool {
    let before = mark.saturating_sub(1);
    joins(view, mark) && matches!(view.source.norm(before), "in" | "of" | "for" | "from" | "on" | "'s")
}

/// "the film The Long Road", "his novel Night Train": a title without marks, behind a noun that takes one.
pub(super) fn bare(view: &View, noun: usize, names: &[Mention]) -> Option<Thing> {
    if !is(view, noun, "bare")
        || view.source.is_capitalised(noun)
        || is_loud(view, noun)
        || !is_readable(view, noun)
    {
        return None;
    }
    let first = noun + 1;
    if !joins(view, first) || !view.source.is_capitalised(first) {
        return None;
    }
    let end = end_of_phrase(view, first + usize::from(is_article(view, first)));
    let range = Range::new(first, end);
    let is_title = end > first + 1 && (is_article(view, first) || !is_named(names, range));
    (is_title && is_capital(view, end - 1)).then(|| thing(range, "a title behind its noun"))
}

fn is_article(view: &View, index: usize) -> bool {
    matches!(view.source.word(index), "The" | "A" | "An")
}

/// Whether a person, a place or a body is named by just these words.
fn names_all(names: &[Mention], range: Range) -> bool {
    names.binary_search_by_key(&range.start, |name| name.range.start).is_ok_and(|at| names[at].range == range)
}

/// Whether a person, a place or a body is named there.
fn is_named(names: &[Mention], range: Range) -> bool {
    let first = names.partition_point(|name| name.range.end <= range.start);
    names
        .get(first)
        .is_some_and(|name| name.range.overlaps(range) && !matches!(name.kind, Kind::WorkOfArt | Kind::Event))
}
