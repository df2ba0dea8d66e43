//! Elections, wars and the like of a year or a country, which go without capitals: "the 2016 election", "the Vietnam war".
//! Takes the view and a token, gives the name whose last word stands there.
//! Law: a year or a place's name opens it, and only words of its kind stand between.

use super::super::view::{Shape, View};
use super::Thing;
use super::known::with_year;
use super::reach::{Links, is_capital, is_readable, is_year, joins, start};
use crate::document::Kind;
use crate::lexicon::facts::{NORP, PLACE};
use crate::lexicon::words::ELECTION_WORDS;
use crate::text::Range;

/// No more words than this stand before the last.
const FARTHEST: usize = 7;

/// The name whose last word is the token `head`.
pub(super) fn at(view: &View, head: usize) -> Option<Thing> {
    let class = *ELECTION_WORDS.get(view.source.norm(head))?;
    if !is_readable(view, head) {
        return None;
    }
    let first = match class {
        "vote" => year_before(view, head)?,
        "war" => place_before(view, head)?,
        "summit" => body_before(view, head)?,
        _ => return None,
    };
    Some(Thing {
        range: Range::new(first, head + 1),
        kind: Kind::Event,
        score: 0.85,
        evidence: "the vote of a year, or the war of a place",
    })
}

/// The year that opens the name of a vote, with nothing but names and words of votes between.
fn year_before(view: &View, head: usize) -> Option<usize> {
    let mut at = head;
    while head - at < FARTHEST && joins(view, at) {
        at -= 1;
        if is_year(view, at) {
            return Some(with_month(view, at));
        }
        let norm = view.source.norm(at);
        let fits = matches!(ELECTION_WORDS.get(norm), Some(&"of vote"))
            || is_capital(view, at)
            || matches!(norm, "of" | "-");
        if !fits {
            return None;
        }
    }
    None
}

/// "the November 2020 election": the month belongs to the name.
fn with_month(view: &View, year: usize) -> usize {
    let before = year.saturating_sub(1);
    let is_month =
        joins(view, year) && matches!(ELECTION_WORDS.get(view.source.norm(before)), Some(&"month"));
    if is_month && view.source.is_capitalised(before) { before } else { year }
}

/// "the Vietnam war", "the Falklands war": a place or a people right before.
fn place_before(view: &View, head: usize) -> Option<usize> {
    let before = head.checked_sub(1).filter(|_| joins(view, head))?;
    let is_bare = view.source.norm(head) == view.source.word(head);
    let facts = view.at(before).facts;
    let is_place = facts.get(PLACE) > 3 || facts.get(NORP) == 1;
    let is_named = is_bare && is_place && is_capital(view, before);
    is_named.then(|| start(view, head, Links::Few)).filter(|first| *first < head && head - first < 4)
}

/// "the G7 summit", "the 2018 BRICS summit": letters in capitals right before, perhaps a year before those.
fn body_before(view: &View, head: usize) -> Option<usize> {
    let before = head.checked_sub(1).filter(|_| joins(view, head))?;
    let is_body =
        matches!(view.at(before).shape, Shape::Upper | Shape::Mixed) || view.source.word(before) == "20";
    let first = start(view, head, Links::Few);
    (is_body && first < head && head - first < 4).then(|| with_year(view, first))
}
