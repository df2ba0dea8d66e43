//! How the reader goes from one thing to another, by pointer and by keys.
//! Takes the state and where to go, gives the state and what to bring into view.
//! Law: what is looked at is in view, in the article and in the panel alike.

use super::action::{Action, Effect};
use super::choice::{Edges, Look, Overlay, Pane, Sheet, Tab};
use super::correct::{self, target};
use super::fix::{self, Add, Choice, Fix, Pace, Scope, Side, Subject};
use super::keys::Command;
use super::layer::Layer;
use super::state::{Field, Selection, State, Step, Target};
use super::update::{stepped, update};
use super::walk::Stop;
use crate::corrections::Ground;

/// The types on the keys 1 to 6.
pub(super) const TYPES: [&str; 6] = ["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"];

/// The kinds of quotes that a reader chooses from.
const KINDS: [&str; 3] = ["direct", "mixed", "indirect"];

/// Goes where the action says.
pub(super) fn go(state: State, action: &Action) -> (State, Effect) {
    match *action {
        Action::FromArticle(selection) => from_article(state, selection),
        Action::FromPanel(selection) => from_panel(state, selection),
        Action::Deselect => (deselect(state), Effect::None),
        Action::Escape => escape(state),
        Action::Walk(step) => walk(state, step),
        Action::WalkQuotes(step) => neighbour(state, Stop::Quote, step),
        Action::Key(command) => key(state, command),
        Action::Edge(side, pace) => edge(state, side, pace),
        Action::Pane(from, step) => pane(state, from, step),
        _ => (state, Effect::None),
    }
}

/// The state with something else looked at.
fn looking(state: State, selection: Option<Selection>) -> State {
    State { selection, scope: Scope::One, edges: Edges::Still, ..state }
}

fn from_article(state: State, selection: Selection) -> (State, Effect) {
    let row = match selection {
        Selection::Quote(quote) => Some((Tab::Ledger, Target::Row(quote))),
        Selection::Entity { entity, .. } => Some((Tab::People, Target::Person(entity))),
        Selection::Mention(_) => None,
    };
    let (tab, effect) = row.map_or((state.tab, Effect::None), |(tab, target)| (tab, Effect::Show(target)));
    let state = looking(state, Some(selection));
    (State { tab, sheet: Sheet::Inspector, things: None, ..state }, effect)
}

fn from_panel(state: State, selection: Selection) -> (State, Effect) {
    let state = State { sheet: Sheet::Peek, ..looking(state, Some(selection)) };
    let effect = state.subject().map_or(Effect::None, |subject| Effect::Show(target(subject)));
    (state, effect)
}

/// Lets go: of what was picked first, then of what was looked at.
fn deselect(state: State) -> State {
    let sheet = if state.sheet == Sheet::Inspector { Sheet::Peek } else { state.sheet };
    let selection = if state.picked.is_some() { state.selection } else { None };
    State { sheet, picked: None, ..looking(state, selection) }
}

/// Lets go of one thing at a time, edges first, and goes back to where it stands.
fn escape(state: State) -> (State, Effect) {
    let effect = state.subject().map_or(Target::Pane(Pane::Article), target);
    if state.edges == Edges::Moving && state.picked.is_none() {
        return (State { edges: Edges::Still, ..state }, Effect::None);
    }
    (deselect(state), Effect::Show(effect))
}

fn walk(state: State, step: Step) -> (State, Effect) {
    let Some(Selection::Entity { entity, at }) = state.selection else { return (state, Effect::None) };
    let person = state.reading.as_ref().and_then(|reading| reading.people.entity(entity));
    let at = stepped(at, step, person.map_or(0, |person| person.mentions.len()));
    let state = State { selection: Some(Selection::Entity { entity, at }), ..state };
    let effect = state.subject().map_or(Effect::None, |subject| Effect::Show(target(subject)));
    (state, effect)
}

fn neighbour(state: State, stop: Stop, step: Step) -> (State, Effect) {
    let reading = state.reading.as_ref();
    let next = reading.and_then(|reading| reading.neighbour(state.selection, stop, step, state.filter));
    let Some(selection) = next else { return (state, Effect::None) };
    let tab = match selection {
        Selection::Quote(_) => Tab::Ledger,
        Selection::Entity { .. } => Tab::People,
        Selection::Mention(_) => state.tab,
    };
    // A sheet that is open lies over the article: there is no room for both.
    let sheet = if state.sheet == Sheet::Open { Sheet::Inspector } else { state.sheet };
    let state = State { tab, sheet, ..looking(state, Some(selection)) };
    let effect = state.subject().map_or(Effect::None, |subject| Effect::Show(target(subject)));
    (state, effect)
}

fn key(state: State, command: Command) -> (State, Effect) {
    match command {
        Command::NextMark => neighbour(state, Stop::Mark, Step::Next),
        Command::PreviousMark => neighbour(state, Stop::Mark, Step::Previous),
        Command::NextQuote => neighbour(state, Stop::Quote, Step::Next),
        Command::PreviousQuote => neighbour(state, Stop::Quote, Step::Previous),
        Command::NextToCheck => neighbour(state, Stop::ToCheck, Step::Next),
        Command::NextMention => walk(state, Step::Next),
        Command::PreviousMention => walk(state, Step::Previous),
        Command::Inspect if state.selection.is_some() => {
            (State { sheet: Sheet::Inspector, ..state }, Effect::Show(Target::Pane(Pane::Inspector)))
        }
        Command::Speaker if matches!(state.selection, Some(Selection::Quote(_))) => {
            field(state, Field::Speaker)
        }
        Command::Merge if matches!(state.selection, Some(Selection::Entity { .. })) => {
            field(state, Field::Merge)
        }
        Command::Edges if state.selection.is_some() => {
            let edges = if state.edges == Edges::Moving { Edges::Still } else { Edges::Moving };
            (State { edges, ..state }, Effect::None)
        }
        Command::HideMarks => {
            let look = if state.look == Look::Clean { Look::Marks } else { Look::Clean };
            (State { look, ..state }, Effect::None)
        }
        Command::Find => update(state, Action::Find(String::new())),
        Command::Export if state.is_first_reading() => (state, Effect::None),
        Command::Export => (State { overlay: Overlay::Export, ..state }, Effect::None),
        Command::Help => (State { overlay: Overlay::Help, ..state }, Effect::None),
        Command::Undo => update(state, Action::Undo),
        Command::Redo => update(state, Action::Redo),
        Command::Add if state.picked.is_some() => update(state, Action::Add(Add::Mention("PERSON"))),
        Command::AddQuote if state.picked.is_some() => update(state, Action::Add(Add::Quote(Choice::Nobody))),
        Command::Add | Command::AddQuote => pick(state),
        _ => match wish(&state, command) {
            Some(Fix::Type(kind)) if state.picked.is_some() => update(state, Action::Add(Add::Mention(kind))),
            Some(fix) => correct::fix(state, &fix),
            None => (state, Effect::None),
        },
    }
}

/// Picks the word after what the reader looks at, to be stretched with the arrows.
fn pick(state: State) -> (State, Effect) {
    let reading = state.reading.as_ref();
    let end = state
        .subject()
        .and_then(|subject| reading?.span(subject, &Ground::new(&state.text)))
        .map_or(0, |it| it.end);
    let rest = state.text.get(end..).unwrap_or_default();
    let word = rest.find(char::is_alphanumeric).map(|at| {
        let length = rest.get(at..).and_then(|word| word.find(|c: char| !c.is_alphanumeric()));
        end + at..length.map_or(state.text.len(), |length| end + at + length)
    });
    match word {
        Some(word) => {
            (State { picked: Some(word), edges: Edges::Moving, ..state }, Effect::Show(Target::Picked))
        }
        None => (state, Effect::None),
    }
}

/// The change that a key asks for.
fn wish(state: &State, command: Command) -> Option<Fix> {
    let numbered = |at: usize| TYPES.get(at).map(|kind| Fix::Type(kind));
    match command {
        Command::Confirm => Some(Fix::Confirm),
        Command::Reject => Some(Fix::Reject),
        Command::Type1 => numbered(0),
        Command::Type2 => numbered(1),
        Command::Type3 => numbered(2),
        Command::Type4 => numbered(3),
        Command::Type5 => numbered(4),
        Command::Type6 => numbered(5),
        Command::QuoteKind => {
            let Some(Subject::Quote(id)) = state.subject() else { return None };
            let quote = state.reading.as_ref()?.annotation.quotes.get(id)?;
            let at = match Layer::of_quote(quote) {
                Layer::Direct => 1,
                Layer::Partial => 2,
                _ => 0,
            };
            KINDS.get(at).map(|kind| Fix::Kind(kind))
        }
        _ => None,
    }
}

fn field(state: State, field: Field) -> (State, Effect) {
    (State { sheet: Sheet::Inspector, ..state }, Effect::Show(Target::Field(field)))
}

fn edge(state: State, side: Side, pace: Pace) -> (State, Effect) {
    let edges = state.edges;
    if let Some(picked) = &state.picked {
        let moved = fix::moved(&state.text, picked, side, pace, Subject::Mention(0));
        let picked = moved.or(state.picked);
        return (State { picked, ..state }, Effect::Show(Target::Picked));
    }
    let (state, effect) = correct::fix(state, &Fix::Edge(side, pace));
    (State { edges, ..state }, effect)
}

fn pane(state: State, from: Pane, step: Step) -> (State, Effect) {
    let panes: &[Pane] = match state.selection {
        Some(_) => &[Pane::Article, Pane::Panel, Pane::Inspector, Pane::Legend],
        None => &[Pane::Article, Pane::Panel, Pane::Legend],
    };
    let at = panes.iter().position(|pane| *pane == from).unwrap_or_default();
    let next = panes.get(stepped(at, step, panes.len())).copied().unwrap_or(Pane::Article);
    let sheet = match next {
        Pane::Panel => Sheet::Open,
        Pane::Inspector => Sheet::Inspector,
        Pane::Article | Pane::Legend => Sheet::Peek,
    };
    (State { sheet, ..state }, Effect::Show(Target::Pane(next)))
}
