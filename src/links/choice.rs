//! The choice among candidates: the best, where it is good enough and clear of the next; else none.
//! Takes a subject and where the article plays, gives a link.
//! Law: what is chosen and what is not carry the same kinds of evidence, so that the two can be compared.

use super::candidates::{bearing, evidence};
use super::setting::Setting;
use super::subject::Subject;
use crate::document::{Candidate, Link, WikidataId};
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
    told: Candidate,
}

/// The candidates of a subject, best first; of equals the better known, then the older id.
fn weighed(lexicon: &Lexicon, setting: &Setting, number: usize, subject: &Subject) -> Vec<Weighed> {
    let table = lexicon.entities();
    let mut found: Vec<Weighed> = bearing(table, subject)
        .into_iter()
        .filter_map(|candidate| {
            let evidence = evidence(lexicon, setting, (number, subject), candidate)?;
            let score: f32 = evidence.iter().map(|piece| piece.worth).sum();
            let id = candidate.0;
            let label = table.label(id).to_owned();
            let description = description(table, id);
            let told = Candidate {
                id: WikidataId(table.id(id)),
                label,
                description,
                score: score.clamp(0.0, 0.99),
                evidence,
            };
            Some(Weighed { id, sum: score, told })
        })
        .collect();
    found.sort_by(|a, b| b.sum.total_cmp(&a.sum).then(a.told.id.cmp(&b.told.id)));
    found
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
pub(super) fn sure(
    lexicon: &Lexicon,
    setting: &Setting,
    number: usize,
    subject: &Subject,
) -> Option<EntryId> {
    let candidates = weighed(lexicon, setting, number, subject);
    let (is_chosen, _) = verdict(&candidates);
    candidates.first().filter(|best| is_chosen && best.sum >= SURE).map(|best| best.id)
}

/// The link of a subject; none where nothing in the table bears its name.
pub(super) fn link(lexicon: &Lexicon, setting: &Setting, number: usize, subject: &Subject) -> Option<Link> {
    let candidates = weighed(lexicon, setting, number, subject);
    if candidates.is_empty() && bearing(lexicon.entities(), subject).is_empty() {
        return None;
    }
    let (is_chosen, why) = verdict(&candidates);
    let mut candidates = candidates.into_iter().map(|candidate| candidate.told);
    let chosen = if is_chosen { candidates.next() } else { None };
    Some(Link { chosen, why, others: candidates.take(MOST_OTHERS).collect() })
}
