//! The article as it is read before the word list is here, and the whole reading that takes its place.
//! Law: whatever the reader did to the first, the second is what it would have been at once; no correction is lost, and
//! nobody is brought back to an article that they had left.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on shall stop")]

mod wishes;

use std::sync::Arc;
use whosaid::corrections::Standing;
use whosaid::formats::contract::{Annotation, Unit};
use whosaid::view::{
    Action, Command, Effect, Engine, Failure, Fix, Goal, Overlay, Phase, Reading, Selection, Shared, State,
    update,
};
use whosaid::{Annotator, Article, formats};
use wishes::wish;

const TEXT: &str = include_str!("../benches/report.txt");

/// What an engine finds.
fn found_by(engine: &Annotator) -> Annotation {
    formats::annotation(&engine.annotate(&Article::new(TEXT)), None, Unit::Utf16)
}

fn first() -> Action {
    Action::Annotated(1, Shared::new(Reading::first(TEXT.into(), found_by(&Annotator::default()))))
}

fn whole() -> Action {
    let engine = Annotator::embedded().expect("our own tables");
    Action::Annotated(1, Shared::new(Reading::new(TEXT.into(), found_by(&engine))))
}

fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state, |state, action| update(state, action).0)
}

/// A page that has read without names.
fn early() -> State {
    after(State::default(), [Action::Open(TEXT.into()), Action::EngineEarly, first()])
}

fn shown(state: &State) -> &Reading {
    state.reading.as_ref().expect("an article")
}

#[test]
fn it_is_shown_at_once_and_asked_for_again_with_the_word_list() {
    let (asked, effect) = update(after(State::default(), [Action::Open(TEXT.into())]), Action::EngineEarly);
    assert_eq!((asked.engine, effect), (Engine::Early, Effect::Annotate));
    let state = after(asked, [first()]);
    assert!(state.is_first_reading() && shown(&state).ledger.quotes() > 5);
    assert_eq!((state.phase, shown(&state).people.entities.len()), (Phase::Reading, 0));
    let (state, effect) = update(state, Action::EngineReady);
    assert_eq!(effect, Effect::Annotate);
    let state = after(state, [whole()]);
    assert_eq!((state.phase, state.awaited, state.is_first_reading()), (Phase::Reading, None, false));
    assert!(shown(&state).people.entities.len() > 5);
}

#[test]
fn the_blocks_stay_so_that_no_paragraph_is_drawn_anew() {
    let (first, whole) = (early(), after(early(), [Action::EngineReady, whole()]));
    assert_eq!(shown(&first).pieces, shown(&whole).pieces);
}

#[test]
fn corrections_of_it_hold_in_the_whole_and_the_reader_still_looks_there() {
    let corrected = after(early(), [Action::FromArticle(Selection::Quote(3)), Action::Fix(Fix::Confirm)]);
    let words = |state: &State| match state.selection {
        Some(Selection::Quote(id)) => shown(state).annotation.quotes[id].parts.clone(),
        _ => Vec::new(),
    };
    let state = after(corrected.clone(), [Action::EngineReady, whole()]);
    assert_eq!(words(&state), words(&corrected));
    let Some(Selection::Quote(id)) = state.selection else { panic!("no quote is looked at") };
    assert_eq!((shown(&state).quote_standing(id), shown(&state).misfits.len()), (Standing::Confirmed, 0));
}

#[test]
fn no_correction_is_lost_and_the_whole_is_as_if_it_had_come_first() {
    arbtest::arbtest(|source| {
        let mut state = early();
        for _ in 0..source.int_in_range(1..=6)? {
            state = after(state, wish(source, TEXT)?);
        }
        let log = state.log.clone();
        let state = after(state, [Action::EngineReady, whole()]);
        assert_eq!(state.log.edits(), log.edits());
        let Action::Annotated(_, at_once) = whole() else { return Ok(()) };
        let at_once = at_once.again(&state.settings.lexicon, &log);
        assert_eq!(shown(&state).annotation, at_once.annotation);
        assert_eq!(shown(&state).misfits, at_once.misfits);
        Ok(())
    })
    .budget_ms(2_000);
}

#[test]
fn a_reader_who_went_on_writing_is_left_there() {
    let state = after(early(), [Action::Edit, Action::EngineReady, whole()]);
    assert_eq!((state.phase, state.is_first_reading()), (Phase::Writing, false));
    let typed: Arc<str> = "“Yes,” said Ana Roy.".into();
    let state = after(early(), [Action::Edit, Action::Typed(typed), whole()]);
    assert_eq!((state.reading, state.awaited), (None, Some(Goal::Preview)), "the answer to another text");
}

#[test]
fn it_leaves_in_no_file() {
    for state in
        [after(early(), [Action::Overlay(Overlay::Export)]), after(early(), [Action::Key(Command::Export)])]
    {
        assert_eq!(state.overlay, Overlay::None);
    }
    let state = after(early(), [Action::EngineReady, whole(), Action::Overlay(Overlay::Export)]);
    assert_eq!(state.overlay, Overlay::Export);
}

#[test]
fn without_its_word_list_it_stays_and_can_be_tried_again() {
    let broken = after(early(), [Action::Failed(None, Failure::LexiconMissing)]);
    assert_eq!((broken.phase, broken.failure.as_ref()), (Phase::Reading, Some(&Failure::LexiconMissing)));
    assert!(broken.is_first_reading());
    let (again, effect) = update(broken, Action::Retry);
    assert_eq!((again.phase, effect), (Phase::Reading, Effect::Restart));
    let Action::Annotated(_, reading) = whole() else { return };
    let state = after(again, [Action::EngineEarly, Action::EngineReady, Action::Annotated(2, reading)]);
    assert_eq!((state.phase, state.is_first_reading()), (Phase::Reading, false));
}

#[test]
fn a_file_that_was_given_up_for_it_does_not_leave_it_so() {
    let (state, _) = update(after(early(), [Action::Opening]), Action::Cancel);
    assert!(state.is_first_reading() && state.phase == Phase::Reading);
    let (state, effect) = update(state, Action::EngineReady);
    assert_eq!((effect, state.awaited), (Effect::Annotate, Some(Goal::Again)));
}
