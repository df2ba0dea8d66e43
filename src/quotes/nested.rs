//! Attributions inside what somebody says: “He used my motto, ‘Bread first’”, Quill said Noll had told her that …
//! Takes quotations with marks in them, or the cues of a sentence with its drafts; gives quotes and drafts.
//! Law: what is nested lies wholly in the content around it and has a subject of its own there.

use super::attribution::{self, Sentence};
use super::cue::{self, Form, Found};
use super::draft::Draft;
use super::narration::{self, Class};
use crate::document::{Mention, Quote};
use crate::marks::Pair;
use crate::text::Source;

/// What somebody's words quote in turn: “He used my motto, ‘Bread first.’”
pub(super) fn in_quotations(
    source: &Source,
    pairs: &[Pair],
    mentions: &[Mention],
    named: &[usize],
) -> Vec<Quote> {
    let holds_marks = |id: usize| {
        pairs.get(id + 1).is_some_and(|inner| inner.depth == 1 && pairs[id].range.covers(inner.range))
    };
    let outer = (0..pairs.len()).filter(|id| pairs[*id].depth == 0 && holds_marks(*id));
    let units = outer.flat_map(|id| narration::inside(source, pairs, id, named));
    let drafts = units.flat_map(|unit| {
        let drafts = attribution::find(&unit, &cue::find(&unit));
        drafts.into_iter().map(|draft| draft.finish(&unit, pairs, mentions)).collect::<Vec<_>>()
    });
    drafts.filter(|quote| !quote.quoted.is_empty() && quote.speaker.is_some()).collect()
}

/// The attributions whose cues lie in the content of a sentence's drafts.
pub(super) fn in_clauses(sentence: &Sentence) -> Vec<Draft> {
    let drafts = &sentence.drafts;
    let known = |cue: &&Found| !drafts.iter().any(|draft| draft.cue.is_some_and(|own| own.verb == cue.verb));
    let holder = |cue: &Found| drafts.iter().find(|draft| draft.holds(cue.verb));
    sentence.cues.iter().filter(known).filter_map(|cue| in_clause(sentence, cue, holder(cue)?)).collect()
}

/// "Quill said Noll had told her that the pier was lost": what Noll told; "police said the man, according to Noll, ran";
/// "Quill denied his claim that the pier was lost": what he claimed.
fn in_clause(sentence: &Sentence, cue: &Found, holder: &Draft) -> Option<Draft> {
    let (start, end) = holder.parts.iter().copied().find(|(from, to)| (*from..*to).contains(&cue.verb))?;
    let inner = Sentence { from: start, drafts: Vec::new(), ..*sentence };
    let draft = match cue.form {
        Form::According => inner.according_within(cue, start)?,
        Form::Noun => inner.noun(cue).filter(|draft| {
            // Nobody denies "his claim" who made it; who did, the sentence does not say.
            let unit = sentence.unit;
            let is_his = draft.speaker.is_some_and(|(owner, _)| unit.is(owner, Class::Poss));
            let denies = holder.cue.is_some_and(|cue| cue.what.class == "denied");
            draft.start() > cue.verb && !draft.fragment && !(is_his && denies)
        })?,
        Form::Finite if cue.what.strength >= 2 && !cue.negated => {
            let (subject, _) = inner.own_subject(cue, start)?;
            inner.active(cue).filter(|draft| draft.start() > cue.verb && subject >= start)?
        }
        _ => return None,
    };
    let within = draft.start() >= start && draft.end() <= end;
    (within && draft.speaker.is_some()).then_some(draft)
}
