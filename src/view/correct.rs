//! How the page answers to corrections, their undoing, and the reader's own lexicon.
//! Takes the state and what the reader did, gives the state with the article derived anew.
//! Law: the log alone decides; the selection stays on the same mark, or falls.

use super::action::Effect;
use super::fix::{Add, Fix, Scope, Subject};
use super::reading::Reading;
use super::state::{State, Target};
use crate::corrections::{Anchor, Edit, Log, Spot};
use crate::formats::contract::{Mention, Quote};

/// Makes a change to what the reader looks at.
pub(super) fn fix(state: State, fix: &Fix) -> (State, Effect) {
    let Some(subject) = state.subject() else { return (state, Effect::None) };
    let edit = state.reading.as_ref().and_then(|reading| reading.edit(subject, fix, state.scope));
    match edit {
        Some(edit) => (log(state, edit, subject), Effect::None),
        None => (state, Effect::None),
    }
}

/// Adds what the reader selected, and looks at it.
pub(super) fn add(state: State, add: &Add) -> (State, Effect) {
    let picked = state.picked.clone();
    let Some((reading, picked)) = state.reading.clone().zip(picked) else { return (state, Effect::None) };
    let Some(edit) = reading.addition(&picked, add) else { return (state, Effect::None) };
    let start = edit.spots.first().map(|spot| spot.anchor().at);
    let state = State { log: state.log.with(edit), picked: None, ..state };
    let state = derived(state);
    let added = state.reading.as_ref().and_then(|reading| at(reading, start?, add));
    let Some(subject) = added else { return (state, Effect::None) };
    let selection = state.reading.as_ref().map(|reading| reading.selection(subject));
    (State { selection, ..state }, Effect::Show(target(subject)))
}

/// The mark that was added at a byte.
fn at(reading: &Reading, start: usize, add: &Add) -> Option<Subject> {
    use super::marks::What;
    let mut here = reading.marks.iter().filter(|mark| mark.start == start);
    here.find_map(|mark| match (mark.what, add) {
        (What::Quote { quote, .. }, Add::Quote(_)) => Some(Subject::Quote(quote)),
        (What::Mention(id), Add::Mention(_)) => Some(Subject::Mention(id)),
        _ => None,
    })
}

/// Where a quote or a mention stands in the article.
pub(super) fn target(subject: Subject) -> Target {
    match subject {
        Subject::Quote(quote) => Target::Quote(quote),
        Subject::Mention(mention) => Target::Mention(mention),
    }
}

fn log(state: State, edit: Edit, subject: Subject) -> State {
    let state = derived(State { log: state.log.with(edit), ..state });
    // What was changed may be somebody else's mention now: the reader still looks at it.
    let selection = state.reading.as_ref().map(|reading| reading.selection(subject));
    State { selection, scope: Scope::One, ..state }
}

/// The state with another log.
pub(super) fn relogged(state: State, log: Log) -> State {
    let subject = state.subject();
    let state = derived(State { log, ..state });
    kept(state, subject)
}

/// Where the reader looks: at a quote or a mention, which starts there and, a mention, ends there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Quote(usize),
    Mention(usize, usize),
}

/// Where the reader looks before the text is analysed anew.
pub(super) fn place(state: &State) -> Option<Place> {
    let annotation = &state.reading.as_ref()?.annotation;
    match state.subject()? {
        Subject::Quote(id) => quote_at(annotation.quotes.get(id)?),
        Subject::Mention(id) => annotation.mentions.get(id).map(mention_at),
    }
}

fn quote_at(quote: &Quote) -> Option<Place> {
    quote.parts.first().map(|part| Place::Quote(part.start))
}

fn mention_at(mention: &Mention) -> Place {
    Place::Mention(mention.start, mention.end)
}

/// The state with the selection on what an analysis of the same text has found at that place.
pub(super) fn settled(state: State, place: Option<Place>) -> State {
    let selection = state.reading.as_ref().and_then(|reading| {
        let (place, annotation) = (place?, &reading.annotation);
        let quote = annotation.quotes.iter().position(|quote| quote_at(quote) == Some(place));
        let mention = || annotation.mentions.iter().position(|mention| mention_at(mention) == place);
        let subject = quote.map(Subject::Quote).or_else(|| mention().map(Subject::Mention))?;
        Some(reading.selection(subject))
    });
    State { selection, ..state }
}

/// The state with the selection on the same mark, where there is one.
fn kept(state: State, subject: Option<Subject>) -> State {
    let reading = state.reading.as_ref();
    let selection = subject.and_then(|subject| {
        let reading = reading?;
        let exists = match subject {
            Subject::Quote(id) => id < reading.annotation.quotes.len(),
            Subject::Mention(id) => id < reading.annotation.mentions.len(),
        };
        exists.then(|| reading.selection(subject))
    });
    State { selection, ..state }
}

/// The article derived anew from what the engine found, the lexicon and the log.
pub(super) fn derived(mut state: State) -> State {
    if let Some(reading) = state.reading.take() {
        state.reading = Some(reading.with(&state.settings.lexicon, &state.log));
    }
    state
}

/// Whether a text is another article than the one that was corrected: most of the corrections find no place in it, or most
/// of the sentences are not in it. Articles on one subject share names, and so places for corrections.
pub(super) fn is_other(log: &Log, before: &str, text: &str) -> bool {
    let anchors: Vec<&Anchor> =
        log.edits().iter().flat_map(|edit| edit.spots.iter().map(Spot::anchor)).collect();
    let found = anchors.iter().filter(|anchor| anchor.find(text).is_some()).count();
    log.edits().is_empty() || 2 * found < anchors.len() || !shares(before, text)
}

/// Whether most of what one text says stands in another, as far as some sentences tell, taken from all of it.
fn shares(before: &str, text: &str) -> bool {
    const ASKED: usize = 64;
    let sentences: Vec<&str> =
        before.split(['.', '?', '!', '\n']).map(str::trim).filter(|sentence| !sentence.is_empty()).collect();
    let (mut all, mut shared) = (0, 0);
    for sentence in sentences.iter().step_by(1 + sentences.len() / ASKED) {
        all += sentence.len();
        shared += if text.contains(sentence) { sentence.len() } else { 0 };
    }
    2 * shared >= all
}
