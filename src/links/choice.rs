//! The choice among candidates: the best, where it is good enough and clear of the next; else none.
//! Takes a subject and where the article plays, gives a link.
//! Law: what is chosen and what is not carry the same kinds of evidence, so that the two can be compared.

use super::candidates::{Bearer, evidence};
use super::setting::Setting;
use super::subject::Subject;
use crate::document::{Candidate, Evidence, Link, WikidataId};
use crate::lexicon::{EntityTable, EntryId, Lexicon};

/// A candidate of less is not chosen.
const ENOUGH: f32 = 0.57;
/// A candidate that is not so much better than the next is not chosen.
const MARGIN: f32 = 0.08;
/// A choice of so much is sure before the whole article is known.
const SURE: f32 = 0.7;
/// At most so many namesakes are told.
const MOST_OTHERS: usize = 4;

/// A candidate with the sum of its evidence, which may pass 1.
struct Weighed {
    id: EntryId,
    sum: f32,
    evidence: Vec<Evidence>,
}

/// A subject with its number and those that bear its names.
#[derive(Clone, Copy)]
pub(super) struct Question<'q> {
    pub(super) number: usize,
    pub(super) subject: &'q Subject,
    pub(super) bearers: &'q [Bearer],
}

/// The candidates of a subject, best first; of equals the better known, then the older id.
fn weighed(lexicon: &Lexicon, setting: &Setting, question: Question) -> Vec<Weighed> {
    let table = lexicon.entities();
    let weigh = |bearer: &Bearer| {
        let evidence = evidence(lexicon, setting, (question.number, question.subject), *bearer)?;
        Some(Weighed { id: bearer.0, sum: evidence.iter().map(|piece| piece.worth).sum(), evidence })
    };
    let mut found: Vec<Weighed> = question.bearers.iter().filter_map(weigh).collect();
    found.sort_by(|a, b| b.sum.total_cmp(&a.sum).then(table.id(a.id).cmp(&table.id(b.id))));
    found
}

/// A candidate as the reader is told of it.
fn told(table: &EntityTable, weighed: Weighed) -> Candidate {
    let Weighed { id, sum, evidence } = weighed;
    Candidate {
        id: WikidataId(table.id(id)),
        label: table.label(id).to_owned(),
        description: description(table, id),
        score: sum.clamp(0.0, 0.99),
        evidence,
    }
}

/// "city, Oregon".
fn description(table: &EntityTable, id: EntryId) -> String {
    let told = table.class(id).told();
    table.place_label(id).map_or_else(|| told.to_owned(), |place| format!("{told}, {place}"))
}

/// Why the first of candidates is chosen, or why none is.
fn verdict(candidates: &[Weighed]) -> (bool, &'static str) {
    match candidates {
        [] => (false, "contradicted by the article"),
        [best, ..] if best.sum < ENOUGH => (false, "too little agrees"),
        [best, next, ..] if best.sum - next.sum < MARGIN => (false, "namesakes weigh alike"),
        [_] => (true, "the only one of that name"),
        _ => (true, "clear of its namesakes"),
    }
}

/// The choice, where it would be the same whatever else the article says.
pub(super) fn sure(lexicon: &Lexicon, setting: &Setting, question: Question) -> Option<EntryId> {
    let candidates = weighed(lexicon, setting, question);
    let (is_chosen, _) = verdict(&candidates);
    candidates.first().filter(|best| is_chosen && best.sum >= SURE).map(|best| best.id)
}

/// The link of a subject; none where nothing in the table bears its name.
pub(super) fn link(lexicon: &Lexicon, setting: &Setting, question: Question) -> Option<Link> {
    if question.bearers.is_empty() {
        return None;
    }
    let candidates = weighed(lexicon, setting, question);
    let (is_chosen, why) = verdict(&candidates);
    let mut candidates = candidates.into_iter().map(|candidate| told(lexicon.entities(), candidate));
    let chosen = if is_chosen { candidates.next() } else { None };
    Some(Link { chosen, why, others: candidates.take(MOST_OTHERS).collect() })
}
