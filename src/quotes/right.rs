//! What stands to the right of a cue: who is told, of whom it is said, fillers, and where content starts.
//! Takes a unit and a cue, gives positions.
//! Law: what a verb does not govern is no content.

use super::content::Extent;
use super::cue::{Form, Found};
use super::draft::Run;
use super::narration::{Class, Unit};
use super::phrase;
use crate::lexicon::words::NON_SPEECH_WORDS;
use crate::text::TokenKind;

/// How far behind a verb its fragment may stand: "called the idea that all was lost a “ridiculous” one".
const LONGEST_OBJECT: usize = 16;

/// The longest aside between commas and between dashes, before what is said: "said, however, that …".
const LONGEST_ASIDES: [usize; 2] = [7, 14];

/// What stands to the right of a cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Right {
    /// Where the content starts, if there is any, and how far it goes.
    pub(super) content: Option<(usize, Extent)>,
    /// Where the cue's own phrases end.
    pub(super) tail: usize,
    pub(super) addressee: Option<Run>,
    pub(super) topic: Option<Run>,
    /// Whether only a fragment in marks is said: "called the plan “reckless”".
    pub(super) fragment: bool,
    /// One past the cue's last atom, its preposition included.
    pub(super) after: usize,
}

/// Reads what stands to the right of `cue`.
pub(super) fn read(unit: &Unit, cue: &Found) -> Right {
    let verb = cue.what;
    let mut at = cue.after;
    let mut right =
        Right { content: None, tail: at, addressee: None, topic: None, fragment: false, after: cue.after };
    if let Some(pair) = named_fragment(unit, at).filter(|_| verb.governs("names")) {
        return Right { content: Some((pair, Extent::Phrase)), fragment: true, ..right };
    }
    if let Some(pair) = worded(unit, at).filter(|_| verb.governs("words")) {
        return Right { content: Some((pair, Extent::Phrase)), fragment: true, ..right };
    }
    if verb.takes(unit.norm(at))
        && !phrase::is_time(unit, at + 1)
        && (unit.is_word(at + 1) || unit.pair(at + 1).is_some())
    {
        return Right { content: Some((at + 1, Extent::Phrase)), after: at + 1, ..right };
    }
    if verb.governs("told") || verb.governs("ask") {
        if let Some(end) = addressee(unit, at) {
            right.addressee = Some((at, end));
            at = end;
        }
    } else if matches!(unit.norm(at), "of" | "about") {
        right.topic = phrase::short_phrase_after(unit, at + 1).map(|end| (at + 1, end));
    }
    // "promised on Sunday to publish the files"
    at = phrase::skip_fillers_to(unit, at, |at| infinitive_at(unit, cue, at).is_some());
    if let Some(start) = infinitive_at(unit, cue, at) {
        return Right { content: Some((start, Extent::Clause)), ..right };
    }
    right.tail = at;
    right.content = content_at(unit, cue, at).or_else(|| Some((told_to(unit, cue)?, Extent::Clause)));
    if right.topic.is_some() {
        let plain = |start: usize| unit.is_word(start) && unit.norm(start) != "that";
        right.content = right.content.filter(|(start, _)| !plain(*start));
    }
    if right.content.is_none() && right.addressee.is_some() {
        right.content = clause_at(unit, cue, cue.after).filter(|_| !verb.governs("told"));
        right.addressee = right.addressee.filter(|_| right.content.is_none());
    }
    right
}

/// "called the plan “reckless”", "described the bill as “long overdue”": the fragment.
pub(super) fn named_fragment(unit: &Unit, at: usize) -> Option<usize> {
    if unit.pair(at).is_some() {
        return Some(at);
    }
    let stops = |at: usize| unit.is_end(at) || unit.is_comma(at) || matches!(unit.norm(at), ";" | ":");
    let reach = (at..unit.len().min(at + LONGEST_OBJECT)).take_while(|at| !stops(*at));
    let found = reach.clone().find(|at| unit.pair(*at).is_some())?;
    let led = [Class::Det, Class::Poss].into_iter().any(|class| unit.is(found - 1, class));
    let determined = led || unit.norm(found - 1) == "as";
    let plain = phrase::phrase_after(unit, at).is_some_and(|end| end == found);
    let verb = (at..found).any(|at| phrase::is_verb(unit, at));
    let next = found + 1;
    let closes = unit.pair_ends_with(found, &[',', '.', '!', '?'])
        || !unit.is_word(next)
        || unit.is_function(next)
        || phrase::is_verb(unit, next)
        || unit.word(next).ends_with("ing");
    ((determined || plain) && closes && (!verb || unit.norm(found - 1) == "as" || determined))
        .then_some(found)
}

/// "used the phrase “deep water”", "repeated his motto of, “Bread first.”": the words used. A word "for" something is a term.
fn worded(unit: &Unit, at: usize) -> Option<usize> {
    let wording = |at: &usize| NON_SPEECH_WORDS.get(unit.norm(*at)).copied() == Some("wording");
    let noun = (at..unit.len().min(at + LONGEST_OBJECT)).take_while(|at| unit.is_word(*at)).find(wording)?;
    let leads = |at: &usize| unit.norm(*at) == "of" || unit.is_comma(*at) || unit.norm(*at) == ":";
    let led = (noun + 1..noun + 3).take_while(leads).count();
    let pair = noun + 1 + led;
    let defined = matches!(unit.norm(pair + 1), "for" | "to");
    unit.pair(pair).filter(|_| !defined).map(|_| pair)
}

/// "urged Clinton to decide": from the one who is urged on.
fn told_to(unit: &Unit, cue: &Found) -> Option<usize> {
    if !cue.what.governs("oto") {
        return None;
    }
    let end = phrase::short_phrase_after(unit, cue.after)?;
    let goes_somewhere = [Class::Det, Class::Poss].into_iter().any(|class| unit.is(end + 1, class));
    (unit.norm(end) == "to" && !goes_somewhere).then_some(if cue.what.governs("told") {
        end
    } else {
        cue.after
    })
}

/// Who is told: "reporters", "the New York Times on Monday".
fn addressee(unit: &Unit, at: usize) -> Option<usize> {
    let prepositional = unit.is(at, Class::Prep) && !unit.is(at, Class::Det);
    if unit.is(at, Class::Wh) || unit.norm(at) == "that" || unit.pair(at).is_some() || prepositional {
        return None;
    }
    let limit = unit.len().min(at + 14);
    let opens = |at: usize| matches!(unit.norm(at), "that" | "whether" | "if");
    let breaks = |index: usize| {
        let quotation = unit.pair(index).is_some() && unit.norm(index - 1) != "'s";
        unit.is_comma(index) || quotation || phrase::is_verb(unit, index)
    };
    let plain = (at + 1..limit).find(|index| opens(*index)).filter(|that| !(at..*that).any(breaks));
    plain.or_else(|| phrase::short_phrase_after(unit, at))
}

/// Where content starts at or right behind `at`.
fn content_at(unit: &Unit, cue: &Found, at: usize) -> Option<(usize, Extent)> {
    if unit.norm(at) == ":" && at + 1 < unit.len() {
        return Some((at + 1, Extent::Clause));
    }
    if unit.is_comma(at) {
        let opens = unit.pair(at + 1).is_some() || (unit.norm(at + 1) == "that" && at == cue.after);
        return if opens { Some((at + 1, Extent::Clause)) } else { behind_aside(unit, cue, at) };
    }
    if unit.is_dash(at) && at == cue.after {
        return behind_aside(unit, cue, at);
    }
    if unit.pair(at).is_some() {
        return Some((at, Extent::Clause));
    }
    clause_at(unit, cue, at)
}

/// What is said behind the aside that opens at a comma or dash: "said, however, that …", "said — twice — that …".
fn behind_aside(unit: &Unit, cue: &Found, open: usize) -> Option<(usize, Extent)> {
    let dashes = unit.is_dash(open);
    let limit = unit.len().min(open + LONGEST_ASIDES[usize::from(dashes)]);
    let closes = |at: &usize| if dashes { unit.is_dash(*at) } else { unit.is_comma(*at) };
    let close = (open + 1..limit).find(closes)?;
    let plain = !(open + 1..close).any(|at| phrase::is_verb(unit, at) || unit.pair(at).is_some());
    let goes_on = unit.pair(close + 1).is_some() || unit.norm(close + 1) == "that";
    let says = ["clause", "told", "that"].iter().any(|frame| cue.what.governs(frame));
    (plain && goes_on && says).then_some((close + 1, Extent::Clause))
}

/// "vowed to rebuild", "told him to leave": the infinitive at `at`.
fn infinitive_at(unit: &Unit, cue: &Found, at: usize) -> Option<usize> {
    let verb = cue.what;
    let governed = verb.governs("to") || (verb.governs("oto") && at > cue.after);
    let bare = unit.norm(at) == "to"
        && (unit.is_word(at + 1) || unit.pair(at + 1).is_some())
        && ![Class::Det, Class::Poss, Class::Obj].into_iter().any(|class| unit.is(at + 1, class))
        && !unit.is_capitalised(at + 1);
    (bare && governed).then_some(at)
}

/// The clause or object at `at` that the verb governs.
fn clause_at(unit: &Unit, cue: &Found, at: usize) -> Option<(usize, Extent)> {
    let verb = cue.what;
    let begins = unit.is_word(at) || matches!(unit.word(at), "$" | "£" | "€" | "(" | "[" | "#");
    if !begins {
        return None;
    }
    let clausal = ["clause", "told", "that", "ask", "belief"].iter().any(|frame| verb.governs(frame));
    if unit.norm(at) == "that" {
        return clausal.then_some((at, Extent::Clause));
    }
    if unit.is(at, Class::Wh) {
        let conditional = unit.norm(at) == "if" && matches!(verb.lemma, "say" | "tell") && at == cue.after;
        let asks = verb.governs("ask")
            || conditional
            || !matches!(unit.norm(at), "if" | "who" | "which" | "when" | "where");
        return (clausal && asks && !unit.is_end(at + 1)).then_some((at, Extent::Clause));
    }
    if matches!(unit.norm(at), "it" | "so")
        && (unit.is_comma(at + 1) || !phrase::has_verb(unit, at + 1, unit.len()))
    {
        return None; // "said it twice"
    }
    let leads_off = unit.is(at, Class::Conj) || unit.is(at, Class::Prep) || unit.is(at, Class::Sub);
    let opens = !leads_off || unit.is(at, Class::Det) || unit.kind(at) == Some(TokenKind::Number);
    let plain = ["clause", "told", "belief"].iter().any(|frame| verb.governs(frame));
    let certain = matches!(verb.lemma, "say" | "tell");
    let subordinate = certain && unit.is(at, Class::Sub) && at == cue.after;
    if plain && (opens || subordinate) && (certain || phrase::has_verb(unit, at + 1, unit.len())) {
        return Some((at, Extent::Clause));
    }
    let object = verb.governs("object") && opens && cue.form != Form::Infinitive;
    object.then_some((at, Extent::Phrase))
}
