//! The reader's corrections over an annotation written by hand.
//! Law: undoing leaves no trace; an edit finds its place in a changed text or is listed as lost; nothing panics.

#![allow(clippy::expect_used, reason = "a test that cannot go on shall stop")]

mod wishes;

use std::sync::Arc;
use whosaid::corrections::{Anchor, Change, Edit, Entry, Lexicon, Log, Spot, Standing};
use whosaid::formats::contract::{Annotation, Entity, Extent, Mention, Quote, Speaker, Unit, VERSION};
use whosaid::view::{
    Action, Add, Certainty, Choice, Fix, Layer, Pace, Reading, Scope, Selection, Settings, Shared, Side,
    State, Subject, update,
};
use wishes::wish;

const TEXT: &str = "“The river rose,” said Ana Roy 😀 in Lund.\nRoy met Bo Lind of Interfax. Lind shrugged that it was late.\n\
    “We leave,” he said. Roy laughed.";

fn at(text: &str, words: &str, nth: usize) -> Extent {
    let (byte, _) = text.match_indices(words).nth(nth).expect("words of the text");
    let start = text[..byte].encode_utf16().count();
    Extent { start, end: start + words.encode_utf16().count() }
}

/// The annotation of a text in which all these words stand.
fn annotation(text: &str) -> Annotation {
    let named =
        [("Ana Roy", 0, 0), ("Roy", 1, 0), ("Bo Lind", 0, 1), ("Lind", 1, 1), ("he", 1, 1), ("Roy", 2, 0)];
    let mention = |id: usize, (words, nth, entity): (&str, usize, usize)| {
        let Extent { start, end } = at(text, words, nth);
        let form = if words == "he" { "pronoun" } else { "name" };
        Mention {
            id,
            start,
            end,
            kind: "PERSON".into(),
            form: form.into(),
            value: None,
            entity: Some(entity),
            score: 0.9,
            evidence: "hand".into(),
            reference: None,
        }
    };
    let entity = |id: usize, name: &str, mentions: &[usize]| Entity {
        id,
        kind: "PERSON".into(),
        name: name.into(),
        roles: Vec::new(),
        facts: Vec::new(),
        wikidata: None,
        link: None,
        mentions: mentions.to_vec(),
    };
    let quote = |id: usize, words: &str, mention: usize, entity: usize, (name, nth): (&str, usize)| {
        let Extent { start, end } = at(text, name, nth);
        Quote {
            id,
            kind: "direct".into(),
            parts: vec![at(text, words, 0)],
            quoted: Vec::new(),
            cue: None,
            speaker: Some(Speaker { start, end, mention: Some(mention), entity: Some(entity) }),
            speaker_name: Some(["Ana Roy", "Bo Lind"][entity].into()),
            speaker_kind: "person".into(),
            nested_in: None,
            score: 0.6,
            why: "hand".into(),
            alternatives: Vec::new(),
            addressee: None,
            topic: None,
            negated: false,
        }
    };
    Annotation {
        version: VERSION,
        id: None,
        unit: Unit::Utf16,
        published: None,
        link_table: None,
        page: None,
        text: None,
        blocks: Vec::new(),
        mentions: named.into_iter().enumerate().map(|(id, named)| mention(id, named)).collect(),
        entities: vec![entity(0, "Ana Roy", &[0, 1, 5]), entity(1, "Bo Lind", &[2, 3, 4])],
        quotes: vec![
            quote(0, "“The river rose,”", 0, 0, ("Ana Roy", 0)),
            quote(1, "“We leave,”", 4, 1, ("he", 1)),
        ],
        non_speech: Vec::new(),
    }
}

fn reading(text: &str) -> Shared {
    Shared::new(Reading::new(text.into(), annotation(text)))
}

/// A page that shows the article.
fn page(text: &str) -> State {
    let (state, _) = update(State::default(), Action::EngineReady);
    let (state, _) = update(state, Action::Open(text.into()));
    let request = state.request;
    update(state, Action::Annotated(request, reading(text))).0
}

fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state, |state, action| update(state, action).0)
}

/// The page after a wish about a quote or a mention.
fn fixed(state: State, subject: Subject, fix: Fix) -> State {
    let selection = shown(&state).selection(subject);
    after(state, [Action::FromArticle(selection), Action::Fix(fix)])
}

fn shown(state: &State) -> &Reading {
    state.reading.as_deref().expect("an article")
}

#[test]
fn a_speaker_is_changed_by_one_edit_and_the_row_is_yours() {
    let state = fixed(page(TEXT), Subject::Quote(1), Fix::Speaker(Choice::Entity(0)));
    let ledger = &shown(&state).ledger;
    assert_eq!(ledger.speakers.len(), 1);
    assert_eq!(
        (ledger.speaker(1).map(|one| one.name.as_str()), ledger.certainty(1)),
        (Some("Ana Roy"), Certainty::Yours)
    );
    let state = fixed(state, Subject::Quote(1), Fix::Speaker(Choice::Nobody));
    assert_eq!(shown(&state).ledger.unattributed.len(), 1);
    let state = fixed(state, Subject::Quote(1), Fix::Speaker(Choice::Named("Cato Berg".into())));
    assert_eq!(shown(&state).ledger.speakers[1].name, "Cato Berg");
}

#[test]
fn what_is_rejected_is_neither_drawn_nor_counted_and_can_be_taken_back() {
    let state = fixed(page(TEXT), Subject::Quote(0), Fix::Reject);
    assert_eq!(shown(&state).ledger.quotes(), 1);
    let state = after(state, [Action::Undo]);
    assert_eq!(shown(&state).ledger.quotes(), 2);
    let state = fixed(state, Subject::Mention(0), Fix::Reject);
    assert_eq!(shown(&state).people.entities[1].mentions, [1, 5]);
    let state = after(state, [Action::Fix(Fix::Confirm)]);
    assert_eq!(shown(&state).mention_standing(0), Standing::Confirmed);
    assert_eq!(shown(&state).people.entities[0].mentions.len(), 3);
}

#[test]
fn a_type_for_all_is_one_edit() {
    let state = fixed(page(TEXT), Subject::Mention(1), Fix::Reject);
    let state = after(state, [Action::Undo, Action::Scope(Scope::All), Action::Fix(Fix::Type("ORG"))]);
    let kinds =
        |state: &State| shown(state).annotation.mentions.iter().map(|it| it.kind.clone()).collect::<Vec<_>>();
    assert_eq!(kinds(&state), ["ORG", "ORG", "PERSON", "PERSON", "PERSON", "ORG"]);
    assert_eq!(shown(&state).annotation.entities[0].kind, "ORG");
    let state = after(state, [Action::Undo]);
    assert!(kinds(&state).iter().all(|kind| kind == "PERSON"));
}

#[test]
fn two_entities_become_one_and_one_becomes_two() {
    let state = fixed(page(TEXT), Subject::Mention(2), Fix::Merge(0));
    assert_eq!(shown(&state).people.entities.len(), 1);
    assert_eq!(shown(&state).ledger.speakers.len(), 1);
    let state = fixed(state, Subject::Mention(5), Fix::Split);
    let names: Vec<_> = shown(&state).people.entities.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Ana Roy", "Roy"]);
    let state = fixed(state, Subject::Mention(0), Fix::Rename("Ana Maria Roy".into()));
    assert_eq!(shown(&state).ledger.speakers[0].name, "Ana Maria Roy");
}

#[test]
fn edges_move_by_words_and_by_characters() {
    let words = |state: &State| shown(state).mention_sheet(2).expect("a mention").words;
    let state = fixed(page(TEXT), Subject::Mention(2), Fix::Edge(Side::End, Pace::WordOn));
    assert_eq!(words(&state), "Bo Lind of");
    let state =
        after(state, [Action::Edge(Side::End, Pace::WordBack), Action::Edge(Side::Start, Pace::WordBack)]);
    assert_eq!(words(&state), "met Bo Lind");
    let state =
        after(state, [Action::Edge(Side::Start, Pace::CharOn), Action::Edge(Side::Start, Pace::CharOn)]);
    assert_eq!(words(&state), "t Bo Lind");
    assert_eq!(shown(&after(state, vec![Action::Undo; 5])).annotation, annotation(TEXT));
}

#[test]
fn what_is_selected_is_added_without_its_blanks() {
    let span = |words: &str| TEXT.find(words).map(|at| at..at + words.len());
    let state = after(page(TEXT), [Action::Pick(span(" Interfax")), Action::Add(Add::Mention("ORG"))]);
    assert_eq!(state.selection, Some(Selection::Entity { entity: 2, at: 0 }));
    assert_eq!(shown(&state).people.entity(2).map(|one| one.name.as_str()), Some("Interfax"));
    let quote = Action::Add(Add::Quote(Choice::Entity(1)));
    let state = after(state, [Action::Pick(span("that it was late")), quote]);
    assert_eq!(state.selection, Some(Selection::Quote(2)));
    let lind = &shown(&state).ledger.speakers[1];
    assert_eq!(lind.rows.iter().map(|row| row.quote).collect::<Vec<_>>(), [2, 1], "in the order of the text");
}

#[test]
fn what_is_added_yields_nothing_that_crosses_it() {
    let span = TEXT.find("Lind of").map(|at| at..at + 7);
    let state = after(page(TEXT), [Action::Pick(span), Action::Add(Add::Mention("ORG"))]);
    assert_eq!(shown(&state).mention_standing(2), Standing::Rejected);
}

#[test]
fn corrections_survive_a_new_analysis_of_a_changed_text() {
    let state = fixed(page(TEXT), Subject::Quote(1), Fix::Speaker(Choice::Entity(0)));
    let state = fixed(state, Subject::Mention(3), Fix::Type("ORG"));
    let text = format!("A new start.\n{}", TEXT.replace("it was late", "there was no hurry"));
    let annotation = annotation(&text);
    let state = after(state, [Action::Edit, Action::Typed(text.as_str().into())]);
    let request = state.request;
    let state =
        after(state, [Action::Annotated(request, Shared::new(Reading::new(text.into(), annotation)))]);
    assert_eq!(shown(&state).misfits, []);
    assert_eq!(shown(&state).ledger.speaker(1).map(|one| one.name.as_str()), Some("Ana Roy"));
    assert_eq!(shown(&state).annotation.mentions[3].kind, "ORG");
}

#[test]
fn what_no_longer_fits_is_listed() {
    let state = fixed(page(TEXT), Subject::Quote(1), Fix::Reject);
    let short: Arc<str> = "Nobody spoke at all.".into();
    let state = after(state, [Action::Edit, Action::Typed(short.clone())]);
    let bare =
        Annotation { mentions: Vec::new(), entities: Vec::new(), quotes: Vec::new(), ..annotation(TEXT) };
    let request = state.request;
    let state = after(state, [Action::Annotated(request, Shared::new(Reading::new(short, bare)))]);
    assert_eq!(shown(&state).misfits.iter().map(|misfit| misfit.edit).collect::<Vec<_>>(), [0]);
    assert_eq!(shown(&after(state, [Action::Forget(0)])).misfits, []);
}

#[test]
fn another_article_starts_without_corrections() {
    let state = fixed(page(TEXT), Subject::Quote(1), Fix::Reject);
    let same = after(state.clone(), [Action::Open(format!("{TEXT} More.").into())]);
    assert!(!same.log.is_empty());
    assert!(after(state, [Action::Open("Rain in Oslo.".into())]).log.is_empty());
}

#[test]
fn another_article_with_the_same_names_leaves_the_one_that_was_corrected_alone() {
    let text = "The European Commission met. It said little.\nNobody knew more of it.";
    let other = "Again the European Commission was late. Rain fell in Lund.\nRoy laughed.";
    let anchor = Anchor::new(text, &(4..23)).expect("the Commission");
    let edit = Edit { change: Change::Confirm, spots: vec![Spot::Mention(anchor)] };
    let log = Log::default().with(edit);
    let state = State { text: text.into(), log, id: Some("a".into()), ..State::default() };
    let opened = |state: &State, text: &str| {
        let state = after(state.clone(), [Action::Open(text.into())]);
        (state.id.is_some(), !state.log.is_empty())
    };
    assert_eq!(opened(&state, other), (false, false));
    assert_eq!(opened(&state, &format!("{text} But Roy laughed.")), (true, true));
    // A correction that was taken back ties it to no other text either.
    let undone = after(state, [Action::Undo]);
    assert_eq!(opened(&undone, other), (false, false));
    assert_eq!(opened(&undone, text), (true, true));
}

#[test]
fn the_readers_lexicon_names_and_unnames() {
    let entry =
        |words: &str, kind: Option<&str>| Entry { words: words.into(), kind: kind.map(str::to_owned) };
    let lexicon = Lexicon::default().with(entry("Interfax", Some("ORG"))).with(entry("Roy", None));
    let state = after(page(TEXT), [Action::Restored(Settings { lexicon, ..Settings::default() })]);
    let reading = shown(&state);
    assert!(reading.people.entities.iter().any(|one| one.name == "Interfax"));
    assert_eq!([0, 1, 5].map(|id| reading.stands(id)), [true, false, false]);
    let state = after(state, [Action::Unlearn("Roy".into()), Action::Unlearn("Interfax".into())]);
    assert_eq!(shown(&state).annotation, annotation(TEXT));
}

/// An article that was corrected step by step, to and fro, is what it is when all is derived at once.
#[test]
fn a_correction_leaves_what_deriving_all_anew_leaves() {
    arbtest::arbtest(|source| {
        let mut state = page(TEXT);
        for _ in 0..source.int_in_range(1..=10)? {
            state = match source.int_in_range(0..=5)? {
                0 => after(state, [Action::Undo]),
                1 => after(state, [Action::Redo]),
                2 => {
                    let kind = if source.arbitrary()? { Some("ORG".to_owned()) } else { None };
                    after(state, [Action::Learn(Entry { words: "Interfax".into(), kind })])
                }
                _ => after(state, wish(source, TEXT)?),
            };
            let (now, anew) = (shown(&state), reading(TEXT).again(&state.settings.lexicon, &state.log));
            assert_eq!(now.annotation, anew.annotation);
            assert_eq!(now.misfits, anew.misfits);
            assert_eq!((&now.pieces, &now.marks, &now.segments), (&anew.pieces, &anew.marks, &anew.segments));
            assert_eq!((&now.ledger, &now.people), (&anew.ledger, &anew.people));
            for mark in now.marks.iter() {
                assert_eq!(now.ink(mark), anew.ink(mark));
            }
            assert!(Layer::ALL.iter().all(|layer| now.count(*layer) == anew.count(*layer)));
        }
        Ok(())
    });
}

#[test]
fn undoing_all_leaves_no_trace_and_redoing_all_brings_it_back() {
    arbtest::arbtest(|source| {
        let mut state = page(TEXT);
        for _ in 0..source.int_in_range(0..=8)? {
            state = after(state, wish(source, TEXT)?);
        }
        let (edits, made) = (state.log.edits().len(), shown(&state).annotation.clone());
        for mention in &made.mentions {
            assert!(mention.entity.is_none_or(|entity| entity < made.entities.len()));
        }
        let undone = after(state, vec![Action::Undo; edits]);
        assert_eq!(shown(&undone).annotation, annotation(TEXT));
        let redone = after(undone, vec![Action::Redo; edits]);
        assert_eq!(shown(&redone).annotation, made);
        Ok(())
    });
}

#[test]
fn an_anchor_finds_its_own_place_and_survives_changes_elsewhere() {
    arbtest::arbtest(|source| {
        let letters = ['a', 'b', ' ', '“', '😀'];
        let mut text = String::new();
        for _ in 0..source.int_in_range(1..=120)? {
            text.push(letters[source.int_in_range(0..=4)?]);
        }
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let one = source.int_in_range(0..=places.len() - 1)?;
        let two = source.int_in_range(0..=places.len() - 1)?;
        let span = places[one.min(two)]..places[one.max(two)];
        let Some(anchor) = Anchor::new(&text, &span) else { return Ok(()) };
        assert_eq!(anchor.find(&text), Some(span.clone()));
        // Words of their own stay findable, whatever comes before.
        let marked = format!("{}Harrowgate Council of Saltby{}", &text[..span.start], &text[span.end..]);
        let span = span.start..span.start + "Harrowgate Council of Saltby".len();
        let anchor = Anchor::new(&marked, &span).expect("an anchor");
        let moved = anchor.find(&format!("Some more. {marked}")).expect("its place");
        assert_eq!(moved, span.start + 11..span.end + 11);
        Ok(())
    });
}

#[test]
fn any_anchor_in_any_text_is_survived() {
    arbtest::arbtest(|source| {
        let anchor = Anchor {
            exact: source.arbitrary::<String>()?,
            prefix: source.arbitrary::<String>()?,
            suffix: source.arbitrary::<String>()?,
            at: source.arbitrary()?,
        };
        let text: String = source.arbitrary()?;
        if let Some(span) = anchor.find(&text) {
            assert!(text.get(span).is_some());
        }
        Ok(())
    });
}

#[test]
fn a_log_forgets_what_was_taken_back_once_something_new_is_done() {
    let state = fixed(page(TEXT), Subject::Mention(0), Fix::Confirm);
    let state = fixed(state, Subject::Mention(1), Fix::Confirm);
    let state = after(state, [Action::Undo]);
    assert!(state.log.next().is_some());
    let state = fixed(state, Subject::Mention(2), Fix::Reject);
    assert_eq!((state.log.edits().len(), state.log.next()), (2, None));
    assert_eq!(after(state, vec![Action::Undo; 9]).log.undone().edits(), Log::default().edits());
}
