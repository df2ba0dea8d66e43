//! What becomes of an article that is to be kept where it is kept already.
//! Takes both, and the revision that the page started from; gives what to keep.
//! Law: nothing that was kept is overwritten by a page that did not know of it.

use super::{Findings, Record};
use crate::articles::Held;

/// The text that comes, beside the one that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// None came: it is as the page last kept it.
    Unsent,
    /// It is the one that is kept.
    Same,
    /// It is another, or none is kept.
    Other,
}

/// What is kept under the article's name cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread;

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// All is kept as it is.
    Already(Record),
    /// Keep this in its place.
    Next(Record),
    /// Keep this beside it under a name of its own: both texts were changed, or what is kept cannot be read.
    Beside(Record),
    /// Ask for the text first.
    TextWanted,
}

/// What becomes of `held`, which a page changed that knew of revision `base`. Without findings, those that are kept stay.
#[must_use]
pub fn settle(
    known: Result<Option<Record>, Unread>,
    held: &Held,
    base: u32,
    text: Text,
    findings: Option<Findings>,
    now: u64,
) -> Settled {
    // Counted from the moment, so that a page that knew an article deleted since does not take this one for it.
    let revision = u32::try_from(now / 1000).unwrap_or_default();
    let fresh = Record { created: now, changed: now, revision, ..Record::default() };
    let known = match (known, text) {
        (Ok(Some(known)), _) => known,
        (_, Text::Unsent) => return Settled::TextWanted,
        (Ok(None), _) => return Settled::Next(next(fresh, held, text, findings, now)),
        (Err(Unread), _) => return Settled::Beside(next(fresh, held, text, findings, now)),
    };
    if known.revision == base {
        return unless_same(next(known.clone(), held, text, findings, now), known);
    }
    match text {
        Text::Unsent if known.texted > base => Settled::TextWanted,
        Text::Other => Settled::Beside(next(fresh, held, text, findings, now)),
        Text::Unsent | Text::Same => {
            let log = known.log.merged(&held.log);
            let published = held.published.clone().or_else(|| known.published.clone());
            let page = held.page.clone().or_else(|| known.page.clone());
            let both = Held { log, published, page, text: String::new(), aside: None, ..held.clone() };
            unless_same(next(known.clone(), &both, Text::Same, findings, now), known)
        }
    }
}

/// The record after `known`, with the article as it is now.
fn next(known: Record, held: &Held, text: Text, findings: Option<Findings>, now: u64) -> Record {
    let retexted = text == Text::Other;
    // What was found in this text is not forgotten where it was not read again.
    let findings =
        findings.filter(|findings| retexted || findings.quotes.is_some() || known.quotes.is_none());
    let Findings { title, quotes, speakers, spoken } = findings.unwrap_or(Findings {
        title: known.title.clone(),
        quotes: known.quotes,
        speakers: known.speakers.clone(),
        spoken: known.spoken.clone(),
    });
    let differs =
        retexted || known.log != held.log || known.published != held.published || known.page != held.page;
    let revision = known.revision + 1;
    Record {
        revision,
        texted: if retexted { revision } else { known.texted },
        title,
        quotes,
        speakers,
        spoken,
        changed: if differs { now } else { known.changed },
        log: held.log.clone(),
        published: held.published.clone(),
        page: held.page.clone(),
        shown: held.shown,
        ..known
    }
}

fn unless_same(next: Record, known: Record) -> Settled {
    let same = Record { revision: known.revision, ..next.clone() } == known;
    if same { Settled::Already(known) } else { Settled::Next(next) }
}
