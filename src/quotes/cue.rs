//! Cues: the verb groups and phrases of a sentence that say that something is said.
//! Takes a unit, gives its cues in order, each with what its verb governs.
//! Law: a form that may be a noun is a cue only where its neighbours make it a verb.

use super::narration::{Class, Unit};
use super::phrase;
use crate::lexicon::words::{CUE_LEADS, CUE_NOUNS, CUE_VERBS, LY_NOUNS, NOUN_FORMS, PHRASAL_CUES};
use crate::text::TokenKind;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The most words that lead over to a verb of saying: "made a point of saying".
const LONGEST_LEAD: usize = 5;

/// The most atoms between "in" and "words": "in the mayor of Bonn’s words".
const LONGEST_OWNER: usize = 8;

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
    /// Whether the verb governs `frame`: `clause`, `that`, `belief`, `told`, `ask`, `oto`, `to`, `names`, `object`,
    /// `quote`, `words` ("used the phrase"), `it` ("puts it").
    pub(super) fn governs(&self, frame: &str) -> bool {
        self.frames.split(',').any(|found| found == frame)
    }

    /// Whether what is said may follow the preposition `norm`: "called for", "spoke about".
    pub(super) fn takes(&self, norm: &str) -> bool {
        self.frames.split(',').any(|found| found.strip_prefix('+') == Some(norm))
    }
}

/// The form of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "says", "said", "has said", "will say".
    Finite,
    /// "saying".
    Participle,
    /// "to say", "by saying".
    Infinitive,
    /// "was told", and "Asked …" at a sentence's start.
    Passive,
    /// "in her words".
    Words,
    /// "the claim that".
    Noun,
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

/// Each form with its verb; of two verbs with one form, the stronger.
static FORMS: LazyLock<FxHashMap<&'static str, Verb>> = LazyLock::new(|| {
    let mut forms: FxHashMap<&'static str, Verb> = FxHashMap::default();
    for (lemma, entry) in CUE_VERBS.iter() {
        let (verb, written) = read(lemma, entry);
        for form in written {
            let known = forms.entry(form).or_insert(verb);
            if (known.strength, known.lemma) < (verb.strength, verb.lemma) {
                *known = verb;
            }
        }
    }
    forms
});

/// Each form of a verb with a particle, with its verbs.
static PHRASAL: LazyLock<FxHashMap<&'static str, Vec<Verb>>> = LazyLock::new(|| {
    let mut lemmas: Vec<_> = PHRASAL_CUES.iter().collect();
    lemmas.sort_unstable();
    let mut forms: FxHashMap<&'static str, Vec<Verb>> = FxHashMap::default();
    for (lemma, entry) in lemmas {
        let (verb, written) = read(lemma, entry);
        for form in written {
            forms.entry(form).or_default().push(verb);
        }
    }
    forms
});

/// An entry of a table of verbs, and its forms.
fn read(lemma: &'static str, entry: &'static str) -> (Verb, impl Iterator<Item = &'static str>) {
    let mut parts = entry.split(' ');
    let class = parts.next().unwrap_or_default();
    let strength = parts.next().and_then(|digit| digit.parse().ok()).unwrap_or(0);
    let frames = parts.next().unwrap_or_default();
    (Verb { lemma, class, strength, frames }, parts)
}

/// The verb with a particle that stands at `at`, and where the particle ends: "hit back", "made it clear".
fn phrasal(unit: &Unit, at: usize) -> Option<(Verb, usize)> {
    let particle = at + 1 + usize::from(unit.norm(at + 1) == "it");
    let verbs = PHRASAL.get(unit.norm(at))?;
    let verb = verbs.iter().find(|verb| verb.lemma.split(' ').nth(1) == Some(unit.norm(particle)))?;
    Some((*verb, particle + 1))
}

/// "According to" has no verb; it governs what a verb of saying governs.
const ACCORDING: Verb = Verb { lemma: "according to", class: "said", strength: 3, frames: "clause" };

/// The verb of saying of which `norm` is a form.
pub(super) fn verb(norm: &str) -> Option<Verb> {
    FORMS.get(norm).copied()
}

/// Every word at which a cue may stand: most words are none, and one look tells.
static CUE_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let verbs = FORMS.keys().chain(PHRASAL.keys());
    verbs.chain(CUE_NOUNS.keys()).copied().chain(["according", "words"]).collect()
});

/// All cues of a unit, in order.
pub(super) fn find(unit: &Unit) -> Vec<Found> {
    (0..unit.len())
        .filter(|at| CUE_WORDS.contains(unit.norm(*at)))
        .filter_map(|at| {
            according(unit, at)
                .or_else(|| group(unit, at))
                .or_else(|| words(unit, at))
                .or_else(|| noun(unit, at))
        })
        .collect()
}

fn according(unit: &Unit, at: usize) -> Option<Found> {
    let found = unit.norm(at) == "according" && unit.norm(at + 1) == "to";
    let form = Form::According;
    found.then_some(Found { group: at, verb: at, after: at + 2, form, what: ACCORDING, negated: false })
}

/// "in her words", "in the words of".
fn words(unit: &Unit, at: usize) -> Option<Found> {
    if unit.norm(at) != "words" {
        return None;
    }
    let group = (at.saturating_sub(LONGEST_OWNER)..at).rev().find(|index| unit.norm(*index) == "in")?;
    let owned = |index: usize| unit.is(index, Class::Poss) || matches!(unit.norm(index), "'s" | "'");
    let whose = (group + 1..at).any(owned) || (unit.norm(at - 1) == "the" && unit.norm(at + 1) == "of");
    let what = Verb { lemma: "in the words of", class: "said", strength: 2, frames: "clause" };
    whose.then_some(Found { group, verb: at, after: at + 1, form: Form::Words, what, negated: false })
}

/// "the claim that", "his warning that", "her call for a “clean break”".
fn noun(unit: &Unit, at: usize) -> Option<Found> {
    let (lemma, class) = CUE_NOUNS.get_key_value(unit.norm(at))?;
    let said = !matches!(*class, "ctx" | "doc");
    let fragment = unit.is(at + 1, Class::Link) && (at + 2..at + 8).any(|next| unit.pair(next).is_some());
    let clause = said && (unit.norm(at + 1) == "that" || fragment);
    let what = Verb { lemma, class, strength: 1, frames: "that" };
    clause.then_some(Found { group: at, verb: at, after: at + 1, form: Form::Noun, what, negated: false })
}

/// The verb group around a form of a cue verb at `at`.
fn group(unit: &Unit, at: usize) -> Option<Found> {
    let with_particle = phrasal(unit, at);
    let what = with_particle.map(|(verb, _)| verb).or_else(|| verb(unit.norm(at)))?;
    let shouted = unit.word(at).chars().skip(1).any(char::is_uppercase);
    if shouted
        || is_surname(unit, at)
        || unit.is_hyphen(at + 1)
        || at.checked_sub(1).is_some_and(|before| unit.is_hyphen(before))
    {
        return None;
    }
    let led = lead(unit, at).map(|start| auxiliaries(unit, start).0);
    let (start, auxiliary) = auxiliaries(unit, at);
    let (start, form) = match led {
        Some(start) => (start, Form::Finite),
        None => (start, form(unit, at, what, start, auxiliary)?),
    };
    let negated = (start..at).any(|index| unit.is(index, Class::Neg));
    let with_it = what.governs("it");
    if with_it && unit.norm(at + 1) != "it" {
        return None;
    }
    let after = with_particle.map_or(at + 1 + usize::from(with_it), |(_, end)| end);
    Some(Found { group: start, verb: at, after, form, what, negated })
}

/// "Inger Lie, 34, said": a verb with a capital between another capital and a comma is a name, in headlines too.
fn is_surname(unit: &Unit, at: usize) -> bool {
    let follows = at.checked_sub(1).is_some_and(|before| unit.is_capitalised(before));
    follows && unit.is_capitalised(at) && unit.is_comma(at + 1)
}

/// Where the words begin that lead over to the verb at `at`: "went on to say".
fn lead(unit: &Unit, at: usize) -> Option<usize> {
    let last = unit.norm(at.checked_sub(1)?);
    if !matches!(last, "to" | "as" | "of") {
        return None;
    }
    (at.saturating_sub(LONGEST_LEAD)..at - 1).find(|start| {
        let words: Vec<&str> = (*start..at).map(|index| unit.norm(index)).collect();
        CUE_LEADS.contains_key(words.join(" ").as_str())
    })
}

/// Where the auxiliaries and adverbs before a verb begin, and the class of the nearest auxiliary.
pub(super) fn auxiliaries(unit: &Unit, verb: usize) -> (usize, Option<Class>) {
    let mut start = verb;
    let mut nearest = None;
    while let Some(before) = start.checked_sub(1).filter(|before| verb - before <= 8) {
        let class = [Class::Modal, Class::Be, Class::Have, Class::Do]
            .into_iter()
            .find(|class| unit.is(before, *class) && !is_possessive(unit, before));
        if unit.norm(before) == "to" && nearest.is_none() {
            return (before, Some(Class::Prep));
        }
        let adverb = unit.is(before, Class::Adv) || unit.is(before, Class::Neg) || is_manner(unit, before);
        if class.is_none() && !adverb {
            break;
        }
        nearest = nearest.or(class);
        start = before;
    }
    (start, nearest)
}

/// Whether an ’s is a genitive: after a pronoun it is "is" or "has".
fn is_possessive(unit: &Unit, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    unit.norm(at) == "'s" && !unit.is(before, Class::Pron) && !unit.is(before, Class::Relative)
}

/// An adverb in -ly.
pub(super) fn is_manner(unit: &Unit, at: usize) -> bool {
    let word = unit.word(at);
    word.len() > 4
        && word.ends_with("ly")
        && !word.starts_with(char::is_uppercase)
        && !LY_NOUNS.contains_key(word)
}

/// The form of the verb at `at`; none where it is a noun or an adjective.
fn form(unit: &Unit, at: usize, what: Verb, start: usize, auxiliary: Option<Class>) -> Option<Form> {
    let norm = unit.norm(at);
    let is_base = norm == what.lemma;
    let is_third = !is_base && norm.ends_with('s');
    let is_ing = norm.ends_with("ing");
    match auxiliary {
        Some(Class::Prep) => return is_base.then_some(Form::Infinitive),
        Some(Class::Be) if is_ing => return Some(Form::Finite),
        Some(Class::Be) => return (!is_base && !is_third).then_some(Form::Passive),
        Some(_) => return (!is_third).then_some(Form::Finite),
        None => {}
    }
    let before = start.wrapping_sub(1);
    let preposition = unit.is(before, Class::Prep) && !unit.is(before, Class::Sub);
    let is_determined = is_determined(unit, before) && !is_named_with_s(unit, at, what, is_base || is_third);
    if is_determined || (preposition && !is_ing) {
        return None;
    }
    if is_ing {
        return Some(if preposition { Form::Infinitive } else { Form::Participle });
    }
    if (is_base || is_third) && NOUN_FORMS.contains_key(norm) && !is_verbal(unit, start, at) {
        return None;
    }
    let past_base = matches!(what.lemma, "read" | "put");
    let noun = unit.is_word(before) || unit.norm(before) == "%";
    let plain = what.strength == 3 && !NOUN_FORMS.contains_key(norm) && noun;
    let many = may_be_plural(unit, before) || (plain && has_many(unit, start));
    if is_base && !past_base && !many {
        return None;
    }
    let opens = start == 0 && at == 0 && !is_base && !is_third;
    let inverted = opens && what.strength == 3 && !what.governs("ask");
    Some(if opens && !inverted { Form::Passive } else { Form::Finite })
}

/// Whether the ’s before belongs to a name, as in "Moody’s said": a verb that is no noun follows, or what it governs does.
fn is_named_with_s(unit: &Unit, at: usize, what: Verb, is_present: bool) -> bool {
    let named = at >= 2 && unit.norm(at - 1) == "'s" && unit.is_capitalised(at - 2);
    let says = matches!(what.lemma, "say" | "tell");
    named && (says || !is_present && what.strength == 3 && is_followed(unit, at))
}

/// Whether what stands before makes a noun: "the claims", "his report", "Trump’s call".
fn is_determined(unit: &Unit, before: usize) -> bool {
    let determiner = unit.is(before, Class::Det) || unit.is(before, Class::Poss);
    let pronoun = unit.is(before, Class::Relative) || unit.is(before, Class::Plural);
    (determiner && !pronoun) || unit.norm(before) == "'s" || unit.norm(before) == "'"
}

/// Whether a form that may be a noun has a verb's neighbours: a subject before it, and behind it "that", a quotation,
/// a pronoun, a determiner, a name.
fn is_verbal(unit: &Unit, start: usize, at: usize) -> bool {
    let next = at + 1;
    let followed = is_followed(unit, at)
        || (unit.is_capitalised(next)
            && (unit.norm(at).ends_with('s') || unit.is(start.wrapping_sub(1), Class::Plural)))
        || follows_quotation(unit, start);
    followed && has_subject(unit, start)
}

/// Whether what a verb of saying governs stands behind it: a quotation, "that", a pronoun, a determiner.
fn is_followed(unit: &Unit, at: usize) -> bool {
    let next = at + 1;
    unit.pair(next).is_some()
        || [Class::Det, Class::Poss, Class::Pron, Class::Obj, Class::Wh]
            .into_iter()
            .any(|class| unit.is(next, class))
        || matches!(unit.norm(next), "that" | ":" | "to")
        || (unit.is_comma(next) && unit.pair(next + 1).is_some())
}

/// Whether nothing but a subject stands between the verb group at `start` and a quotation: “…,” the report states.
fn follows_quotation(unit: &Unit, start: usize) -> bool {
    let subject = phrase::phrase_before(unit, start, 0);
    subject.is_some_and(|(from, _)| from > 0 && unit.pair_ends_with(from - 1, &[',', '?', '!']))
}

/// Whether the words before may be a subject: a name, a pronoun, a noun with its determiner; not a bare noun, which
/// makes a compound ("news reports").
fn has_subject(unit: &Unit, start: usize) -> bool {
    match phrase::phrase_before(unit, start, 0) {
        Some((from, to)) => {
            let bare = to == from + 1 && !unit.is_capitalised(from) && !unit.is(from, Class::Pron);
            !bare
                || unit.is(from, Class::Plural)
                || unit.is(from, Class::Relative)
                || unit.norm(from).ends_with('s')
        }
        None => start > 0,
    }
}

/// Whether a word near before a base form tells of many: "majorities in all five say", "those surveyed say".
fn has_many(unit: &Unit, start: usize) -> bool {
    let near = start.saturating_sub(LONGEST_OWNER)..start;
    near.rev().take_while(|at| !unit.is_comma(*at)).any(|at| {
        let plural = unit.norm(at).ends_with('s') && !unit.norm(at).ends_with("ss") && !unit.is_function(at);
        plural || unit.is(at, Class::Plural) || unit.kind(at) == Some(TokenKind::Number) || is_those(unit, at)
    })
}

fn is_those(unit: &Unit, at: usize) -> bool {
    matches!(unit.norm(at), "those" | "these" | "%" | "percent")
}

/// Whether the word before a base form may be a plural subject: "they say", "critics say", "A and B say".
fn may_be_plural(unit: &Unit, before: usize) -> bool {
    let norm = unit.norm(before);
    unit.is(before, Class::Plural)
        || (norm.ends_with('s') && unit.is_word(before) && !norm.ends_with("ss"))
        || unit.is_capitalised(before)
        || unit.is_comma(before)
        || unit.is(before, Class::Conj)
}
