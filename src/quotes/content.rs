//! What is said: the clause after a cue, or the clause before it.
//! Takes a unit and its cues, gives runs of atoms.
//! Law: content ends before the next attribution of the same sentence; it never takes in its own cue.

use super::cue::{Form, Found};
use super::draft::Run;
use super::narration::{Class, Unit};
use super::phrase;
use crate::text::TokenKind;

/// The longest content of one part, in atoms.
pub(super) const LONGEST: usize = 250;

/// How far content goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// To the end of the sentence.
    Clause,
    /// To the next comma: the cue's own clause leads over to another ("When he said so, she left").
    Fronted,
    /// To the next comma or clause: a noun phrase is what is said ("praised the plan").
    Phrase,
}

/// Where the content that starts at `from` ends.
pub(super) fn end(unit: &Unit, cues: &[Found], cue: &Found, from: usize, extent: Extent) -> usize {
    let mut at = from;
    while at < unit.len() && at < from + LONGEST {
        if is_last(unit, at) || unit.norm(at) == ";" || at > from && stops(unit, at, extent) {
            break;
        }
        let led = at > from && unit.pair_ends_with(at - 1, &[',']);
        if at > from && (breaks(unit, cues, cue, at) || led && tail_starts(unit, cues, at)) {
            break;
        }
        at += 1;
    }
    at
}

/// The full stop that ends the unit, and what closes behind it.
fn is_last(unit: &Unit, at: usize) -> bool {
    unit.is_end(at) && (at + 1..unit.len()).all(|next| !unit.is_word(next) && unit.pair(next).is_none())
}

/// Whether content that does not run to the sentence's end stops at the comma or conjunction `at`.
fn stops(unit: &Unit, at: usize, extent: Extent) -> bool {
    let next = at + 1;
    let goes_on = unit.is(next, Class::Relative) || unit.is(next, Class::Conj);
    let opens_clause = unit.is(at, Class::Sub) && !unit.is(at, Class::Relative) && unit.norm(at) != "as";
    match extent {
        Extent::Clause => false,
        Extent::Fronted => unit.is_comma(at) && !goes_on || unit.pair_ends_with(at - 1, &[',']),
        Extent::Phrase => {
            unit.is_comma(at) && !goes_on
                || opens_clause
                || (unit.is(at, Class::Conj) && phrase::is_verb(unit, next))
        }
    }
}

/// Whether another attribution begins at the comma, dash or conjunction `at`.
fn breaks(unit: &Unit, cues: &[Found], cue: &Found, at: usize) -> bool {
    let comma = unit.is_comma(at) || unit.is_dash(at);
    let conjunction = unit.is(at, Class::Conj);
    if !comma && !conjunction {
        return false;
    }
    let contrast = matches!(unit.norm(at + 1), "while" | "though" | "although");
    let joined = comma && (unit.is(at + 1, Class::Conj) || contrast);
    let next = at + 1 + usize::from(joined);
    let Some(following) = next_cue(cues, next) else { return false };
    let strong = following.what.strength >= 2 || following.what.governs("object");
    let finite = following.form == Form::Finite;
    if following.group <= next + usize::from(unit.is(next, Class::Adv)) {
        let participle = following.form == Form::Participle && (comma || cue.form == Form::Participle);
        let bare = following.group == following.verb; // nobody inverts "had said X"
        let inverted = comma && !joined && finite && bare && following.what.strength == 3;
        let coordinate = (conjunction || joined) && finite && strong && alike(unit, cue, following);
        let whole = phrase::has_verb(unit, cue.after, at) && !unit.is(at.saturating_sub(1), Class::Sub);
        let according = following.form == Form::According && comma && whole;
        return participle || coordinate || inverted || according;
    }
    let Some((start, _)) = phrase::phrase_before(unit, following.group, next) else { return false };
    start == next && finite && strong && comma && (joined || is_tail(unit, following))
}

/// The first cue at or behind `from`, if it is near.
pub(super) fn next_cue(cues: &[Found], from: usize) -> Option<&Found> {
    let first = cues.partition_point(|cue| cue.verb < from);
    cues.get(first).filter(|cue| cue.verb <= from + 20)
}

/// Whether subject and cue of a quotation that has just closed start at `at`: “…,” she said.
fn tail_starts(unit: &Unit, cues: &[Found], at: usize) -> bool {
    let Some(following) = next_cue(cues, at) else { return false };
    if following.form != Form::Finite {
        return following.form == Form::According && following.group == at;
    }
    let own = following.group > at
        && phrase::phrase_before(unit, following.group, at).is_some_and(|(start, _)| start == at);
    own && is_tail(unit, following) || following.group == at && following.what.strength == 3
}

/// Whether nothing that could be content follows a cue: it belongs to what stands before it.
pub(super) fn is_tail(unit: &Unit, cue: &Found) -> bool {
    let after = phrase::skip_fillers(unit, cue.after);
    unit.is_end(after) || unit.is_comma(after)
}

/// Two verbs of one tense.
pub(super) fn alike(unit: &Unit, cue: &Found, following: &Found) -> bool {
    let present = |cue: &Found| unit.norm(cue.verb).ends_with('s') || unit.norm(cue.verb) == cue.what.lemma;
    present(cue) == present(following)
}

/// The content before a cue: back from the comma or the marks at `to` (exclusive), not before `floor`. Whole utterances
/// in marks stand alone; else the clause goes back to the sentence's start.
pub(super) fn before(unit: &Unit, to: usize, floor: usize) -> Option<Run> {
    let floor = behind_bracket(unit, to, floor);
    let to = without_punctuation(unit, to, floor);
    let run = (floor..to).rev().take_while(|at| unit.pair(*at).is_some()).count();
    let start = to - run;
    if run > 0 && is_utterance(unit, start, floor) {
        return Some((start, to));
    }
    clause_before(unit, to, floor)
}

/// The clause that ends at `to`, from `floor` on, without what only leads into it.
pub(super) fn clause_before(unit: &Unit, to: usize, floor: usize) -> Option<Run> {
    let to = without_punctuation(unit, to, floor);
    let mut start = floor;
    let punctuation = |at: usize| {
        !unit.is_word(at) && unit.pair(at).is_none() && !matches!(unit.word(at), "$" | "£" | "€" | "(" | "[")
    };
    while start < to {
        let aside = unit.is(start, Class::Adv) && unit.is_comma(start + 1);
        if !punctuation(start) && !aside {
            break;
        }
        start += 1;
    }
    (start < to).then_some((start, to))
}

/// Where the bracket opens that is still open at `to`: what stands before it is not said in it.
fn behind_bracket(unit: &Unit, to: usize, floor: usize) -> usize {
    let bracket = (floor..to).rev().find(|at| matches!(unit.norm(*at), "(" | ")"));
    bracket.filter(|at| unit.norm(*at) == "(").map_or(floor, |open| open + 1)
}

fn without_punctuation(unit: &Unit, to: usize, floor: usize) -> usize {
    let trailing = (floor..to).rev().take_while(|at| unit.is_comma(*at) || unit.is_dash(*at)).count();
    to - trailing
}

/// Whether a stretch in marks is a whole utterance rather than a fragment of the narrator's clause: it begins with a
/// capital, and no word before leads into it.
pub(super) fn is_utterance(unit: &Unit, at: usize, floor: usize) -> bool {
    let Some(atom) = unit.atoms.get(at).filter(|atom| atom.pair.is_some()) else { return false };
    let inner = unit.source.words(atom.range);
    let words = atom.range.iter().filter(|index| unit.source.kind(*index) != TokenKind::Mark);
    let first = words.flat_map(|index| unit.source.word(index).chars()).find(|c| c.is_alphanumeric());
    let capital = first.is_some_and(|c| !c.is_lowercase()) || inner.contains("...") || inner.contains('…');
    let led = at > floor && unit.is_word(at - 1);
    at == floor || (capital && !led)
}

/// Where the clause that starts at `from` gives way to the main verb: "that the pier was safe | angered residents".
pub(super) fn before_second_verb(unit: &Unit, from: usize, to: usize) -> usize {
    let verb = |at: &usize| phrase::is_verb(unit, *at);
    let Some(first) = (from..to).find(verb) else { return to };
    let is_auxiliary = |at: usize| {
        [Class::Be, Class::Have, Class::Do, Class::Modal].into_iter().any(|class| unit.is(at, class))
    };
    // "was shut | was false", "was shut | angered": behind a participle a finite form opens the main clause.
    let is_finite =
        |at: usize| is_auxiliary(at) || unit.norm(at).ends_with("ed") || unit.norm(at).ends_with('s');
    let chained = |at: usize| {
        let before = at - 1;
        phrase::is_verb(unit, before) && (is_auxiliary(before) || !is_finite(at))
            || [Class::Adv, Class::Neg, Class::Conj, Class::Relative]
                .into_iter()
                .any(|class| unit.is(before, class))
    };
    (first + 1..to).find(|at| verb(at) && !chained(*at)).unwrap_or(to)
}
