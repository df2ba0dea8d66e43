//! Runs of tokens that may hold names, and the stretches in them that may be one.
//! Takes the view, gives runs in order, and all candidates of a run.
//! Law: no run crosses a paragraph's end; a candidate has at most `LONGEST` tokens, so that all work stays linear.

use super::classes::Classes;
use super::view::{Shape, View};
use crate::lexicon::facts::{Facts, THING, Thing};
use crate::text::{Gap, Range, TokenKind};

/// No name of more tokens is looked for.
const LONGEST: usize = 10;
/// No more small words than this stand between two capitalised words of one name.
const MOST_SMALL: usize = 3;

/// A stretch that may be a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    /// Its tokens.
    pub(crate) range: Range,
    /// What the gazetteer says of it as a whole.
    pub(crate) facts: Facts,
}

/// All runs of one paragraph or many: from a word written as a name to the last one that small words link to it.
pub(crate) fn runs(view: &View, range: Range) -> Vec<Range> {
    let mut found = Vec::new();
    let mut index = range.first();
    while index < range.after() {
        if !starts(view, index) {
            index += 1;
            continue;
        }
        let end = end_of_run(view, index, range.after());
        found.push(Range::new(index, end));
        index = end;
    }
    found
}

/// Whether a run may start here: a word written as a name, or a particle that a hyphen joins to one ("al-Assad").
fn starts(view: &View, index: usize) -> bool {
    if view.is_nameable(index) {
        return true;
    }
    let seen = view.at(index);
    let is_particle = seen.shape == Shape::Lower && seen.classes.has(Classes::PARTICLE);
    is_particle
        && view.source.word(index + 1) == "-"
        && view.is_nameable(index + 2)
        && touches(view, index + 2)
}

/// Whether nothing stands before the token or before the one before it.
fn touches(view: &View, index: usize) -> bool {
    view.source.gap(index) == Gap::None && index > 0 && view.source.gap(index - 1) == Gap::None
}

/// One past the last token of the run from `start`.
fn end_of_run(view: &View, start: usize, limit: usize) -> usize {
    let limit = limit.min(view.source.sentence_at(start).after());
    let mut end = start + 1;
    let mut index = start + 1;
    while index < limit && index - end <= MOST_SMALL && view.before(index).is_some() {
        let goes_on = index == end && is_number(view, index);
        if view.is_nameable(index) || starts(view, index) || goes_on {
            end = index + 1;
        } else if index == end && ends_small(view, index + 1) {
            end = index + 2;
            index += 1;
        } else if !is_inner(view, index) {
            break;
        }
        index += 1;
    }
    end
}

/// "Boeing 737", "Apollo 11": a number at once after a name.
fn is_number(view: &View, index: usize) -> bool {
    view.at(index).shape == Shape::Number && view.source.gap(index) == Gap::Space
}

/// Whether the token may stand inside a name.
fn is_inner(view: &View, index: usize) -> bool {
    let seen = view.at(index);
    let word = view.source.word(index);
    let is_small = seen.shape == Shape::Lower && seen.classes.has(Classes::LINK.or(Classes::PARTICLE));
    let is_joint = matches!(word, "-" | "–" | "/") && view.source.gap(index) == Gap::None;
    let is_possessive = view.source.kind(index) == TokenKind::Clitic && word.ends_with(['s', 'S']);
    let before_suffix = word == "," && view.at(index + 1).classes.has(Classes::CORP.or(Classes::SUFFIX));
    let is_plural_possessive = matches!(word, "’" | "'")
        && view.source.gap(index) == Gap::None
        && index > 0
        && view.source.word(index - 1).ends_with(['s', 'S']);
    is_small || is_joint || is_possessive || is_plural_possessive || before_suffix || word == "&"
}

/// All candidates of a run that begin at `start`, the shorter first.
pub(crate) fn candidates(view: &View, run: Range, start: usize, found: &mut Vec<Candidate>) {
    found.clear();
    if !starts(view, start) || (start > run.first() && follows_initial(view, start)) {
        return;
    }
    let mut walk = view.lexicon.gazetteer().walk();
    let last = run.after().min(start + LONGEST);
    let mut has_word = false;
    for index in start..last {
        walk.step(view.source.norm(index));
        let facts = walk.facts();
        let is_known = facts.is_some_and(Facts::is_name);
        let is_date = index > start && facts.is_some_and(|facts| facts.get(THING) == Thing::Calendar as u32);
        let may_end = !is_date && (is_known || ends(view, start, index));
        has_word |= view.at(index).shape != Shape::Initial;
        if may_end && has_word && !splits_word(view, index) {
            let facts = facts.unwrap_or_default();
            found.push(Candidate { range: Range::new(start, index + 1), facts });
        }
        if stops_before(view, index + 1) {
            break;
        }
    }
}

/// Whether an initial stands before the token, so that no name begins here: the "K." and the surname of "J. K. Marlowe".
fn follows_initial(view: &View, index: usize) -> bool {
    view.at(index - 1).shape == Shape::Initial && view.source.word(index - 1).ends_with('.')
}

/// Whether a name from `start` may end with the token `index`.
fn ends(view: &View, start: usize, index: usize) -> bool {
    let seen = view.at(index);
    let is_number = seen.shape == Shape::Number && index > start;
    let is_suffix = seen.classes.has(Classes::SUFFIX) && index > start;
    view.is_nameable(index) || is_number || is_suffix || (index > start + 1 && ends_small(view, index))
}

/// "Hui-ling": a short word that a hyphen joins to a capital one, and that no list knows.
pub(crate) fn ends_small(view: &View, index: usize) -> bool {
    let seen = view.at(index);
    let is_small =
        seen.shape == Shape::Lower && seen.classes == Classes::NONE && view.source.word(index).len() < 7;
    let is_joined = index > 1 && view.source.word(index - 1) == "-" && touches(view, index);
    is_small && is_joined && view.is_nameable(index - 2) && view.source.word(index + 1) != "-"
}

/// Whether ending here would leave a name cut at a particle's hyphen ("al" of "al-Assad").
fn splits_word(view: &View, index: usize) -> bool {
    let seen = view.at(index);
    seen.shape == Shape::Lower && view.source.word(index + 1) == "-"
}

/// A name ends before a slash, and after a legal suffix with a full stop ("Pelican Inc.").
fn stops_before(view: &View, index: usize) -> bool {
    let (last, next) = (index - 1, view.source.word(index));
    let is_legal = view.at(last).classes.has(Classes::CORP) && view.source.word(last).ends_with('.');
    let goes_on = next == "," || view.at(index).classes.has(Classes::CORP);
    next == "/" || (is_legal && !goes_on)
}
