//! What is said: the clause after a cue, or the clause before it.
//! Takes a unit and its cues, gives runs of atoms.
//! Law: content ends before the next attribution of the same sentence; it never takes in its own cue.

use super::cue::{Form, Found};
use super::draft::Run;
use super::narration::{Class, Unit};
use super::phrase;

/// The longest content of one part, in atoms.
const LONGEST: usize = 250;

/// Where the content that starts at `from` ends.
pub(super) fn end(unit: &Unit, cues: &[Found], cue: &Found, from: usize) -> usize {
    let mut at = from;
    while at < unit.len() && at < from + LONGEST {
        if is_last(unit, at) || unit.norm(at) == ";" || (at > from && breaks(unit, cues, cue, at)) {
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

/// Whether another attribution begins at the comma, dash or conjunction `at`.
fn breaks(unit: &Unit, cues: &[Found], cue: &Found, at: usize) -> bool {
    let comma = unit.is_comma(at) || unit.is_dash(at);
    let conjunction = unit.is(at, Class::Conj);
    if !comma && !conjunction {
        return false;
    }
    let joined = comma
        && (unit.is(at + 1, Class::Conj) || matches!(unit.norm(at + 1), "while" | "though" | "although"));
    let next = at + 1 + usize::from(joined);
    let Some(following) = cues.iter().find(|following| following.verb >= next) else { return false };
    if following.verb > next + 20 {
        return false;
    }
    if following.form == Form::According {
        return comma && following.group == next;
    }
    let same_tense = is_present(unit, cue) == is_present(unit, following);
    let strong = following.what.strength >= 2 || following.what.governs("object");
    if following.group <= next + usize::from(unit.is(next, Class::Adv)) {
        let participle = following.form == Form::Participle && comma;
        let inverted = comma && !joined && following.form == Form::Finite && following.what.strength == 3;
        let coordinate = (conjunction || joined) && following.form == Form::Finite && same_tense && strong;
        return participle || coordinate || inverted;
    }
    let Some((start, _)) = phrase::phrase_before(unit, following.group, next) else { return false };
    let own_subject = start == next && following.form == Form::Finite && strong;
    own_subject && (joined || is_tail(unit, following))
}

/// Whether nothing that could be content follows a cue: it belongs to what stands before it.
fn is_tail(unit: &Unit, cue: &Found) -> bool {
    let after = phrase::skip_fillers(unit, cue.after);
    unit.is_end(after) || unit.is_comma(after)
}

fn is_present(unit: &Unit, cue: &Found) -> bool {
    unit.norm(cue.verb).ends_with('s') || unit.norm(cue.verb) == cue.what.lemma
}

/// The content before a cue: back from the comma or the marks at `to` (exclusive), not before `floor`. Whole utterances
/// in marks stand alone; else the clause goes back to the sentence's start.
pub(super) fn before(unit: &Unit, to: usize, floor: usize) -> Option<Run> {
    let mut to = to;
    while to > floor && (unit.is_comma(to - 1) || unit.is_dash(to - 1)) {
        to -= 1;
    }
    let mut start = to;
    while start > floor && unit.pair(start - 1).is_some() {
        start -= 1;
    }
    if start < to && is_utterance(unit, start, floor) {
        return Some((start, to));
    }
    let mut start = floor;
    while start < to
        && (unit.is_comma(start)
            || unit.is_end(start)
            || unit.is_dash(start)
            || matches!(unit.norm(start), ";" | ":"))
    {
        start += 1;
    }
    (start < to).then_some((start, to))
}

/// Whether a stretch in marks is a whole utterance rather than a fragment of the narrator's clause: it begins with a
/// capital, and nothing before it leads into it.
pub(super) fn is_utterance(unit: &Unit, at: usize, floor: usize) -> bool {
    let Some(atom) = unit.atoms.get(at).filter(|atom| atom.pair.is_some()) else { return false };
    let inner = unit.source.words(atom.range);
    let first = inner.chars().find(|c| c.is_alphanumeric());
    let capital = first.is_some_and(|c| !c.is_lowercase()) || inner.contains("...") || inner.contains('…');
    let led = at > floor && unit.is_word(at - 1);
    at == floor || (capital && !led)
}
