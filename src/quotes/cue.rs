//! Cues: the verb groups and phrases of a sentence that say that something is said.
//! Takes a unit, gives its cues in order, each with what its verb governs.
//! Law: a form that may be a noun is a cue only where its neighbours make it a verb.

use super::narration::{Class, Unit};
use crate::lexicon::words::CUE_VERBS;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What the lexicon says of a verb of saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    pub(super) lemma: &'static str,
    pub(super) class: &'static str,
    /// 3 = safe beside a quotation … 0 = only seldom a verb of saying.
    pub(super) strength: u8,
    frames: &'static str,
}

impl Verb {
    /// Whether the verb governs `frame`: `clause`, `that`, `told`, `ask`, `oto`, `to`, `names`, `object`, `quote`, or a
    /// preposition as `+of`.
    pub(super) fn governs(&self, frame: &str) -> bool {
        self.frames.split(',').any(|found| found == frame)
    }
}

/// The form of a cue verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "says", "said", "has said", "will say".
    Finite,
    /// "saying".
    Participle,
    /// "to say".
    Infinitive,
    /// "was told".
    Passive,
    /// "according to".
    According,
}

/// A cue in a unit, in atoms.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// First atom of the verb group, its auxiliaries and adverbs.
    pub(super) group: usize,
    /// The verb itself, or the first word of a phrase.
    pub(super) verb: usize,
    /// One past the cue's last atom.
    pub(super) after: usize,
    pub(super) form: Form,
    pub(super) what: Verb,
    pub(super) negated: bool,
}

/// Each form with its verb.
static FORMS: LazyLock<HashMap<&'static str, Verb>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for (lemma, entry) in CUE_VERBS.iter() {
        let mut parts = entry.split(' ');
        let class = parts.next().unwrap_or_default();
        let strength = parts.next().and_then(|digit| digit.parse().ok()).unwrap_or(0);
        let frames = parts.next().unwrap_or_default();
        let verb = Verb { lemma, class, strength, frames };
        for form in parts {
            let better = forms
                .get(form)
                .is_none_or(|known: &Verb| (known.strength, known.lemma) < (verb.strength, verb.lemma));
            if better {
                forms.insert(form, verb);
            }
        }
    }
    forms
});

/// "According to" has no verb; it governs what a verb of saying governs.
const ACCORDING: Verb = Verb { lemma: "according to", class: "said", strength: 3, frames: "clause" };

/// The verb of saying of which `norm` is a form.
pub(super) fn verb(norm: &str) -> Option<Verb> {
    FORMS.get(norm).copied()
}

/// All cues of a unit, in order.
pub(super) fn find(unit: &Unit) -> Vec<Found> {
    (0..unit.len()).filter_map(|at| according(unit, at).or_else(|| group(unit, at))).collect()
}

fn according(unit: &Unit, at: usize) -> Option<Found> {
    let found = unit.norm(at) == "according" && unit.norm(at + 1) == "to";
    found.then_some(Found {
        group: at,
        verb: at,
        after: at + 2,
        form: Form::According,
        what: ACCORDING,
        negated: false,
    })
}

/// The verb group around a form of a cue verb at `at`.
fn group(unit: &Unit, at: usize) -> Option<Found> {
    let what = verb(unit.norm(at))?;
    if unit.word(at).chars().skip(1).any(char::is_uppercase) {
        return None;
    }
    let (start, auxiliary) = auxiliaries(unit, at);
    let form = form(unit, at, what, start, auxiliary)?;
    let negated = (start..at).any(|index| unit.is(index, Class::Neg));
    let after = at + 1 + usize::from(has_particle(unit, at, what));
    Some(Found { group: start, verb: at, after, form, what, negated })
}

/// "pointed out", "puts it", "went on".
fn has_particle(unit: &Unit, at: usize, what: Verb) -> bool {
    what.governs(&format!("~{}", unit.norm(at + 1))) && !unit.norm(at + 1).is_empty()
}

/// Where the auxiliaries and adverbs before a verb begin, and the class of the nearest auxiliary.
fn auxiliaries(unit: &Unit, verb: usize) -> (usize, Option<Class>) {
    let mut start = verb;
    let mut nearest = None;
    while let Some(before) = start.checked_sub(1) {
        let class = [Class::Modal, Class::Be, Class::Have, Class::Do]
            .into_iter()
            .find(|class| unit.is(before, *class) && !is_possessive(unit, before));
        let is_to = unit.norm(before) == "to";
        let adverb = unit.is(before, Class::Adv) || unit.is(before, Class::Neg) || is_ly(unit.norm(before));
        if class.is_none() && !is_to && !adverb || verb - before > 8 {
            break;
        }
        if is_to && nearest.is_none() {
            return (before, Some(Class::Prep));
        }
        nearest = nearest.or(class);
        start = before;
    }
    // Leading adverbs without an auxiliary behind them belong to the group too ("also said", "later said").
    (start, nearest)
}

/// Whether an ’s is a genitive rather than "is": a capitalised word or a noun stands before it. "He’s" is "he is".
fn is_possessive(unit: &Unit, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    unit.norm(at) == "'s"
        && !unit.is(before, Class::Pron)
        && !matches!(unit.norm(before), "that" | "there" | "who")
}

fn is_ly(norm: &str) -> bool {
    norm.len() > 4
        && norm.ends_with("ly")
        && !matches!(norm, "family" | "reply" | "only" | "early" | "italy" | "july")
}

/// The form of the verb at `at`; none where it is a noun or an adjective.
fn form(unit: &Unit, at: usize, what: Verb, start: usize, auxiliary: Option<Class>) -> Option<Form> {
    let norm = unit.norm(at);
    let before = start.wrapping_sub(1);
    match auxiliary {
        Some(Class::Prep) => return Some(Form::Infinitive),
        Some(Class::Be) if norm.ends_with("ing") => return Some(Form::Finite),
        Some(Class::Be) if norm != what.lemma && !is_third(norm, what) => return Some(Form::Passive),
        Some(Class::Be) => return None,
        Some(_) => return Some(Form::Finite),
        None => {}
    }
    let noun_before = unit.is(before, Class::Det)
        || unit.is(before, Class::Poss)
        || unit.norm(before) == "'s"
        || unit.norm(before) == "'";
    let determined = noun_before
        && !matches!(
            unit.norm(before),
            "that"
                | "this"
                | "those"
                | "these"
                | "all"
                | "some"
                | "many"
                | "few"
                | "several"
                | "both"
                | "another"
                | "each"
                | "most"
        );
    if determined || unit.is(before, Class::Prep) && !unit.is(before, Class::Sub) && !norm.ends_with("ing") {
        return None;
    }
    if norm.ends_with("ing") {
        let gerund = unit.is(before, Class::Prep) && !unit.is(before, Class::Sub);
        return Some(if gerund { Form::Infinitive } else { Form::Participle });
    }
    let is_base = norm == what.lemma;
    let third = is_third(norm, what);
    if (is_base || third) && may_be_noun(norm) && !verb_like(unit, at) {
        return None;
    }
    if is_base && !plural_subject(unit, before) && what.lemma != "put" && what.lemma != "read" {
        return None;
    }
    Some(Form::Finite)
}

fn is_third(norm: &str, what: Verb) -> bool {
    norm.ends_with('s') && norm != what.lemma && norm.len() > what.lemma.len()
}

/// Most verbs of saying in base form or in -s may be nouns; these are not.
fn may_be_noun(norm: &str) -> bool {
    !matches!(
        norm,
        "say"
            | "says"
            | "tell"
            | "tells"
            | "writes"
            | "write"
            | "argue"
            | "argues"
            | "insist"
            | "insists"
            | "suggest"
            | "suggests"
            | "explains"
            | "explain"
            | "admits"
            | "adds"
            | "asks"
            | "calls"
            | "believes"
            | "describes"
            | "describe"
            | "criticizes"
            | "criticize"
    )
}

/// Whether what follows shows a verb: "that", a quotation, a colon, a pronoun, a determiner, a name.
fn verb_like(unit: &Unit, at: usize) -> bool {
    let next = at + 1;
    unit.pair(next).is_some()
        || unit.is(next, Class::Det)
        || unit.is(next, Class::Poss)
        || unit.is(next, Class::Pron)
        || unit.is(next, Class::Wh)
        || matches!(unit.norm(next), "that" | ":" | "to")
        || (unit.is_comma(next) && unit.pair(next + 1).is_some())
        || (unit.is_capitalised(next) && unit.is_capitalised(at.wrapping_sub(1)))
}

/// Whether the word before a base form may be a plural subject: "they say", "critics say", "I say", "A and B say".
fn plural_subject(unit: &Unit, before: usize) -> bool {
    let norm = unit.norm(before);
    matches!(
        norm,
        "i" | "we"
            | "you"
            | "they"
            | "who"
            | "that"
            | "which"
            | "people"
            | "police"
            | "women"
            | "men"
            | "some"
            | "many"
            | "others"
            | "both"
            | "percent"
            | "media"
    ) || norm.ends_with('s') && unit.is_word(before) && !norm.ends_with("ss")
        || unit.is_capitalised(before)
        || unit.is_comma(before)
        || unit.is(before, Class::Conj)
}
