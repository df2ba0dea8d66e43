//! How far an attribution without marks is to be trusted: whether its cue says something here.
//! Takes a draft, gives a probability.
//! Law: each fact has a name; the weights are learned; what stands in marks is never put aside.

use super::cue::{Form, Found};
use super::draft::Draft;
use super::features::{Features, Weights, probability, size, whether};
use super::narration::{Class, Unit};
use super::phrase;
use crate::lexicon::words::NOUN_FORMS;

/// An attribution less likely than this is none: the first where a verb that says little else has a subject of its own, for
/// there the rules know what the learned weights, which differ a little whenever they are learned, might put aside.
const LEAST: [f32; 2] = [0.3, 0.42];

/// Whether a draft is to be kept, and how likely it is right; none where nothing learned applies to it.
pub(super) fn judge(unit: &Unit, cues: &[Found], draft: &Draft, weights: &Weights) -> Option<f32> {
    Some(probability(facts(unit, cues, draft)?.worth(weights)))
}

/// Whether the probability of a draft is enough.
pub(super) fn is_enough(draft: &Draft, probability: f32) -> bool {
    let is_plain = |cue: Found| cue.what.strength == 3 && matches!(cue.form, Form::Finite | Form::Participle);
    let is_sure = draft.cue.is_some_and(is_plain) && draft.speaker.is_some();
    probability >= LEAST[usize::from(!is_sure)]
}

/// What is known of a draft; none where it holds marks.
pub(super) fn facts<'u>(unit: &'u Unit, cues: &[Found], draft: &Draft) -> Option<Features<'u>> {
    let cue = draft.cue.filter(|cue| cue.form != Form::According)?;
    let (start, end) = (draft.start(), draft.end());
    let marked = draft.parts.iter().any(|(from, to)| (*from..*to).any(|at| unit.pair(at).is_some()));
    if marked || draft.fragment {
        return None;
    }
    let mut facts = Features::default();
    facts.add("always", "yes");
    facts.add("lemma", cue.what.lemma);
    facts.add("class", cue.what.class);
    facts.add("strength", size(usize::from(cue.what.strength)));
    facts.add("form", form(&cue));
    facts.add("why", draft.why);
    let left = start < cue.verb;
    facts.add("side", if left { "before the cue" } else { "behind the cue" });
    let opening = opening(unit, start);
    facts.add(if left { "opens before" } else { "opens behind" }, opening);
    facts.add(OPENING[usize::from(cue.what.strength.min(3))], opening);
    let verb = phrase::has_verb(unit, start, end);
    facts.add(VERB[usize::from(cue.what.strength.min(3))], whether(verb));
    facts.add("length", size(end - start));
    facts.add("negated", whether(cue.negated));
    let modal = (cue.group..cue.verb).any(|at| unit.is(at, Class::Modal));
    facts.add("modal", whether(modal));
    facts.add("tense", tense(unit, &cue));
    facts.add("first word", if unit.is_function(start) { unit.norm(start) } else { "" });
    facts.add("last word", if unit.is_function(end - 1) { unit.norm(end - 1) } else { "" });
    facts.add("noun form", whether(NOUN_FORMS.contains_key(unit.norm(cue.verb))));
    facts.add("particle", if cue.after > cue.verb + 1 { unit.norm(cue.after - 1) } else { "" });
    facts.add("gap", size(start.saturating_sub(cue.after)));
    facts_of_speaker(unit, draft, &mut facts);
    let before = cue.group.checked_sub(1).map_or("", |before| unit.norm(before));
    facts.add("before the cue", if unit.is_function(cue.group.wrapping_sub(1)) { before } else { "" });
    let others = cues.iter().filter(|other| other.what.strength == 3 && other.verb != cue.verb).count();
    facts.add("other strong cues", size(others));
    facts.add("asks", whether(unit.norm(unit.len().saturating_sub(1)) == "?"));
    Some(facts)
}

/// What is known of who is said to speak.
fn facts_of_speaker<'u>(unit: &'u Unit, draft: &Draft, facts: &mut Features<'u>) {
    let Some((start, end)) = draft.speaker else {
        facts.add("speaker", "none");
        return;
    };
    let kind = match () {
        () if unit.is(start, Class::Relative) => "relative",
        () if end == start + 1 && unit.is(start, Class::Pron) => unit.norm(start),
        () if (start..end).any(|at| unit.is_capitalised(at) && at > 0) => "name",
        () if unit.is_capitalised(start) && !unit.is_function(start) => "name",
        () if unit.is(start, Class::Det) => "determined",
        () if unit.norm(end - 1).ends_with('s') => "plural",
        () => "other",
    };
    facts.add("speaker", kind);
    facts.add("speaker length", size(end - start));
    let before = start.checked_sub(1).map_or("", |before| unit.norm(before));
    facts.add("before the speaker", if unit.is_function(start.wrapping_sub(1)) { before } else { "" });
}

const OPENING: [&str; 4] = ["weak cue opens", "faint cue opens", "plain cue opens", "strong cue opens"];
const VERB: [&str; 4] = ["weak cue verb", "faint cue verb", "plain cue verb", "strong cue verb"];

fn form(cue: &Found) -> &'static str {
    match cue.form {
        Form::Finite => "finite",
        Form::Participle => "participle",
        Form::Infinitive => "infinitive",
        Form::Passive => "passive",
        Form::Words => "words",
        Form::Noun => "noun",
        Form::According => "according",
    }
}

/// How the cue's own form looks.
fn tense(unit: &Unit, cue: &Found) -> &'static str {
    let norm = unit.norm(cue.verb);
    match () {
        () if norm == cue.what.lemma => "base",
        () if norm.ends_with("ing") => "-ing",
        () if norm.ends_with('s') => "-s",
        () => "past",
    }
}

/// How the content begins.
fn opening(unit: &Unit, at: usize) -> &'static str {
    match () {
        () if unit.norm(at) == "that" => "that",
        () if unit.norm(at) == "to" => "to",
        () if unit.is(at, Class::Wh) => "question",
        () if unit.is(at, Class::Pron) && !unit.is(at, Class::Det) => "pronoun",
        () if unit.is(at, Class::Obj) => "object pronoun",
        () if unit.is(at, Class::Poss) => "possessive",
        () if unit.is(at, Class::Det) => "determiner",
        () if unit.is_capitalised(at) => "name",
        () if unit.norm(at).ends_with("ing") => "-ing",
        () if unit.is(at, Class::Prep) => "preposition",
        () if unit.is_function(at) => "function word",
        () if unit.norm(at).ends_with('s') => "plural",
        () => "noun",
    }
}
