//! What the page shows for an annotation written by hand: segments, ledger, people, and the state after each action.
//! Law: an annotation that does not fit its text costs its marks, never a word of the text and never a panic.

#![allow(clippy::expect_used, reason = "a test that cannot go on shall stop")]

use std::sync::Arc;
use whosaid::articles::library::Kept;
use whosaid::articles::{Aside, Held, Refusal};
use whosaid::corrections::{Change, Edit, Log};
use whosaid::formats::contract::{
    Annotation, Block, Cue, Entity, Extent, Mention, NonSpeech, Page, Quote, Speaker, Unit, VERSION, Value,
};
use whosaid::view::{
    Action, Arrange, By, Certainty, Command, Effect, Engine, Failure, Field, Fix, Goal, Layer, Note, Pane,
    Phase, Reading, Section, Segment, Selection, Shared, Sort, State, Step, Tab, Target, Timeline, update,
};

const TEXT: &str =
    "Café row 😀\n“It is ‘mad,’” said Ana Roy, a cook. She left.\nHe shrugged, according to Ana.\nShare this";

/// The extent of the `nth` occurrence of `words` in UTF-16 units.
fn at(words: &str, nth: usize) -> Extent {
    let (byte, _) = TEXT.match_indices(words).nth(nth).expect("words of the text");
    let start = TEXT[..byte].encode_utf16().count();
    Extent { start, end: start + words.encode_utf16().count() }
}

fn block(words: &str, kind: &str) -> Block {
    let Extent { start, end } = at(words, 0);
    Block { start, end, kind: kind.into() }
}

fn mention(id: usize, (words, nth): (&str, usize), kind: &str, form: &str, entity: Option<usize>) -> Mention {
    let Extent { start, end } = at(words, nth);
    Mention {
        id,
        start,
        end,
        kind: kind.into(),
        form: form.into(),
        value: None,
        entity,
        score: 1.0,
        evidence: "hand".into(),
        reference: None,
    }
}

fn quote(id: usize, kind: &str, part: Extent, cue: (&str, &str), speaker: Option<Speaker>) -> Quote {
    let Extent { start, end } = at(cue.0, 0);
    Quote {
        id,
        kind: kind.into(),
        parts: vec![part],
        quoted: Vec::new(),
        cue: Some(Cue { start, end, lemma: cue.1.into(), class: "said".into() }),
        speaker_name: speaker.as_ref().map(|_| "Ana Roy".into()),
        speaker_kind: if speaker.is_some() { "person".into() } else { "unknown".into() },
        speaker,
        nested_in: None,
        score: if kind == "direct" { 0.95 } else { 0.4 },
        why: "by hand".into(),
        alternatives: Vec::new(),
        addressee: None,
        topic: None,
        negated: false,
    }
}

fn by(words: &str, nth: usize, mention: usize) -> Option<Speaker> {
    let Extent { start, end } = at(words, nth);
    Some(Speaker { start, end, mention: Some(mention), entity: Some(0) })
}

fn annotation() -> Annotation {
    let mut age = mention(4, ("row", 0), "AGE", "value", None);
    age.value = Some(Value::Amount { amount: 3.5, unit: "year".into() });
    Annotation {
        version: VERSION,
        id: None,
        unit: Unit::Utf16,
        published: None,
        link_table: None,
        page: None,
        text: None,
        blocks: vec![
            block("Café row 😀", "headline"),
            block("“It is ‘mad,’” said Ana Roy, a cook. She left.", "paragraph"),
            block("He shrugged, according to Ana.", "paragraph"),
            block("Share this", "furniture"),
        ],
        mentions: vec![
            mention(0, ("Ana Roy", 0), "PERSON", "name", Some(0)),
            mention(1, ("She", 0), "PERSON", "pronoun", Some(0)),
            mention(2, ("He", 0), "PERSON", "pronoun", None),
            mention(3, ("Ana", 1), "PERSON", "name", Some(0)),
            age,
        ],
        entities: vec![Entity {
            id: 0,
            kind: "PERSON".into(),
            name: "Ana Roy".into(),
            roles: vec!["cook".into()],
            facts: Vec::new(),
            wikidata: None,
            link: None,
            mentions: vec![0, 1, 3, 99],
        }],
        quotes: vec![
            quote(0, "direct", at("“It is ‘mad,’”", 0), ("said", "say"), by("Ana Roy", 0, 0)),
            quote(1, "indirect", at("He shrugged", 0), ("according to", "according to"), by("Ana", 1, 3)),
            quote(2, "indirect", at("She left", 0), ("left", "leave"), None),
        ],
        non_speech: vec![NonSpeech {
            start: at("‘mad,’", 0).start,
            end: at("‘mad,’", 0).end,
            reason: "scare".into(),
        }],
    }
}

fn reading() -> Reading {
    Reading::new(TEXT.into(), annotation())
}

#[test]
fn what_is_drawn_spells_the_text() {
    let reading = reading();
    let drawn: Vec<String> = reading
        .segments
        .iter()
        .map(|piece| {
            piece
                .iter()
                .filter_map(|s| if let Segment::Text(range) = s { Some(&TEXT[range.clone()]) } else { None })
                .collect()
        })
        .collect();
    assert_eq!(drawn, TEXT.lines().collect::<Vec<_>>());
    assert_eq!(reading.set_aside(), 1);
}

#[test]
fn the_ledger_groups_by_speaker_and_keeps_whom_nobody_said() {
    let ledger = reading().ledger;
    assert_eq!(ledger.speakers.len(), 1);
    let ana = &ledger.speakers[0];
    assert_eq!((ana.number, ana.name.as_str(), ana.role.as_deref()), (1, "Ana Roy", Some("cook")));
    assert_eq!(ana.rows[0].words, "“It is ‘mad,’”");
    assert_eq!(ana.rows[0].cue.as_deref(), Some("said"));
    assert_eq!(ana.rows[1].layer, Layer::AccordingTo);
    assert_eq!(ana.rows[1].certainty, Certainty::Check);
    assert_eq!(ana.rows[1].paragraph, 2);
    assert_eq!(ana.words, 5);
    assert_eq!(ledger.unattributed.len(), 1);
    assert_eq!((ledger.number(0), ledger.number(2), ledger.number(9)), (Some(1), None, None));
}

#[test]
fn an_unresolved_pronoun_is_no_speaker() {
    let mut annotation = annotation();
    let Extent { start, end } = at("He", 0);
    annotation.quotes[0].speaker = Some(Speaker { start, end, mention: Some(2), entity: None });
    annotation.quotes[0].speaker_name = None;
    let ledger = Reading::new(TEXT.into(), annotation).ledger;
    assert_eq!(ledger.unattributed.len(), 2);
}

#[test]
fn people_count_the_mentions_that_exist() {
    let people = reading().people;
    assert_eq!(people.entities[0].mentions, [0, 1, 3]);
    assert_eq!(people.entities[0].aliases, [("Ana".to_owned(), 1), ("She".to_owned(), 1)]);
    assert_eq!(people.values[0].value.as_deref(), Some("3.5 year"));
}

#[test]
fn counts_by_layer() {
    let reading = reading();
    let counts = [
        Layer::Direct,
        Layer::Indirect,
        Layer::AccordingTo,
        Layer::NonSpeech,
        Layer::Person,
        Layer::Reference,
    ];
    assert_eq!(counts.map(|layer| reading.count(layer)), [1, 1, 1, 1, 2, 2]);
}

#[test]
fn any_annotation_is_survived() {
    arbtest::arbtest(|source| {
        let mut annotation = annotation();
        let mut anywhere = || source.int_in_range(0..=TEXT.len() + 3);
        for mention in &mut annotation.mentions {
            (mention.start, mention.end, mention.entity) = (anywhere()?, anywhere()?, Some(anywhere()?));
        }
        for block in &mut annotation.blocks {
            (block.start, block.end) = (anywhere()?, anywhere()?);
        }
        for quote in &mut annotation.quotes {
            quote.parts = vec![
                Extent { start: anywhere()?, end: anywhere()? },
                Extent { start: anywhere()?, end: anywhere()? },
            ];
            quote.nested_in = Some(anywhere()?);
            if let Some(speaker) = &mut quote.speaker {
                (speaker.mention, speaker.entity) = (Some(anywhere()?), Some(anywhere()?));
            }
        }
        let reading = Reading::new(TEXT.into(), annotation);
        let mut words = String::new();
        for segment in reading.segments.iter().flatten() {
            if let Segment::Text(range) = segment {
                words += &TEXT[range.clone()];
            }
        }
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(squeezed(&words), squeezed(TEXT));
        assert_eq!(reading.ledger.quotes(), 3);
        Ok(())
    });
}

#[test]
fn another_unit_shows_no_marks() {
    let reading = Reading::new(TEXT.into(), Annotation { unit: Unit::Codepoint, ..annotation() });
    assert!(reading.marks.is_empty());
    assert_eq!(reading.pieces.len(), 4);
}

/// A page whose engine is ready.
fn ready() -> State {
    update(State::default(), Action::EngineReady).0
}

fn shared() -> Shared {
    Shared::new(reading())
}

/// A page that shows the article.
fn read() -> State {
    let (asked, _) = update(ready(), Action::Open(TEXT.into()));
    update(asked, Action::Annotated(1, shared())).0
}

#[test]
fn a_pasted_text_is_annotated_at_once_and_read() {
    let (asked, effect) = update(ready(), Action::Open(TEXT.into()));
    assert_eq!((asked.phase, effect), (Phase::Working, Effect::Annotate));
    let (shown, _) = update(asked, Action::Annotated(1, shared()));
    assert_eq!(shown.phase, Phase::Reading);
    assert!(shown.reading.is_some());
}

#[test]
fn a_typed_text_is_annotated_and_stays_in_the_box() {
    let (asked, effect) = update(ready(), Action::Typed(TEXT.into()));
    assert_eq!((asked.phase, asked.awaited, effect), (Phase::Writing, Some(Goal::Preview), Effect::Annotate));
    let (counted, _) = update(asked, Action::Annotated(1, shared()));
    assert_eq!(counted.phase, Phase::Writing);
    let (shown, effect) = update(counted, Action::Read);
    assert_eq!((shown.phase, effect), (Phase::Reading, Effect::Show(Target::Pane(Pane::Article))));
}

#[test]
fn a_stale_reply_changes_nothing() {
    let (first, _) = update(ready(), Action::Typed("old".into()));
    let (second, _) = update(first, Action::Open(TEXT.into()));
    let stale = [
        Action::Annotated(1, shared()),
        Action::Slow(1),
        Action::Progress(1, 3, 6),
        Action::Failed(Some(1), Failure::Crashed),
    ];
    for action in stale {
        assert_eq!(update(second.clone(), action).0, second);
    }
}

#[test]
fn a_text_waits_for_the_engine() {
    let (waiting, effect) = update(State::default(), Action::Open(TEXT.into()));
    assert_eq!(effect, Effect::None);
    let (_, effect) = update(waiting, Action::EngineReady);
    assert_eq!(effect, Effect::Annotate);
}

#[test]
fn cancelling_restarts_the_engine_and_keeps_the_text() {
    let (asked, _) = update(ready(), Action::Open(TEXT.into()));
    let (back, effect) = update(asked, Action::Cancel);
    assert_eq!((back.phase, back.engine, effect), (Phase::Writing, Engine::Loading, Effect::Restart));
    assert_eq!(&*back.text, TEXT);
    let (late, _) = update(back.clone(), Action::Annotated(1, shared()));
    assert_eq!(late, back);
    let (_, effect) = update(back, Action::EngineReady);
    assert_eq!(effect, Effect::None);
}

#[test]
fn a_broken_engine_is_started_again() {
    let (asked, _) = update(State::default(), Action::Open(TEXT.into()));
    let (failed, _) = update(asked, Action::Failed(None, Failure::LexiconMissing));
    assert_eq!((failed.engine, failed.failure.as_ref()), (Engine::Broken, Some(&Failure::LexiconMissing)));
    assert_eq!((failed.phase, &*failed.text), (Phase::Writing, TEXT));
    let (again, effect) = update(failed, Action::Retry);
    assert_eq!((effect, again.failure.as_ref(), again.phase), (Effect::Restart, None, Phase::Working));
    let (_, effect) = update(again, Action::EngineReady);
    assert_eq!(effect, Effect::Annotate);
}

#[test]
fn a_broken_engine_is_started_again_for_an_empty_box_too() {
    let (failed, _) = update(State::default(), Action::Failed(None, Failure::Engine));
    assert_eq!(update(failed, Action::Retry).1, Effect::Restart);
}

#[test]
fn an_engine_that_says_nothing_is_started_again_and_asked_once_more() {
    let (asked, _) = update(ready(), Action::Open(TEXT.into()));
    assert_eq!(update(asked.clone(), Action::Silent(7)).0, asked, "another request's silence");
    let (again, effect) = update(asked, Action::Silent(1));
    assert_eq!((again.engine, effect), (Engine::Loading, Effect::Restart));
    assert_eq!((again.failure.as_ref(), again.phase), (Some(&Failure::Restarted), Phase::Working));
    let (asked, effect) = update(again, Action::EngineReady);
    assert_eq!(effect, Effect::Annotate);
    let (given_up, effect) = update(asked.clone(), Action::Silent(1));
    assert_eq!((given_up.failure, effect, &*given_up.text), (Some(Failure::Hung), Effect::Restart, TEXT));
    let (shown, _) = update(asked, Action::Annotated(1, shared()));
    assert_eq!((shown.phase, shown.failure), (Phase::Reading, None));
}

#[test]
fn an_engine_that_hangs_is_not_asked_the_same_again_by_itself() {
    let (asked, _) = update(ready(), Action::Open(TEXT.into()));
    let (begun, _) = update(asked, Action::Progress(1, 2, 7));
    let (hung, effect) = update(begun, Action::Silent(1));
    assert_eq!((effect, hung.phase, &*hung.text), (Effect::Restart, Phase::Writing, TEXT));
    assert_eq!((hung.failure.as_ref(), hung.awaited), (Some(&Failure::Hung), None));
    let (ready, effect) = update(hung, Action::EngineReady);
    assert_eq!((effect, ready.engine), (Effect::None, Engine::Ready));
}

#[test]
fn an_engine_that_dies_is_started_again_unless_it_never_worked() {
    let (idle, effect) = update(read(), Action::Failed(None, Failure::Crashed));
    assert_eq!((effect, idle.failure, idle.phase), (Effect::Restart, None, Phase::Reading));
    let (asked, _) = update(ready(), Action::Open(TEXT.into()));
    let (dead, effect) = update(asked, Action::Failed(None, Failure::Crashed));
    assert_eq!((effect, dead.failure.as_ref()), (Effect::Restart, Some(&Failure::Crashed)));
    let (gone, effect) = update(dead, Action::Failed(None, Failure::Crashed));
    assert_eq!((effect, gone.engine), (Effect::None, Engine::Broken));
}

/// The page after an article came that was kept or taken out of a file.
fn opened(held: Held) -> (State, Effect) {
    let (waiting, _) = update(ready(), Action::Opening);
    let request = waiting.request;
    update(waiting, Action::Opened(request, held))
}

#[test]
fn a_page_goes_on_where_the_one_before_it_was() {
    let (before, _) = update(read(), Action::Publish(Some("2025-02-12".into())));
    let (before, _) = update(before, Action::Named("a".into()));
    let held = Held { text: before.text.to_string(), kept: Some(("a".into(), 1)), ..before.held() };
    let (resumed, effect) = opened(held);
    assert_eq!((effect, resumed.phase, &*resumed.text), (Effect::Annotate, Phase::Working, TEXT));
    assert_eq!((&resumed.log, &resumed.published), (&before.log, &before.published));
    assert_eq!(resumed.id, before.id);
}

#[test]
fn another_article_has_another_name() {
    let (named, _) = update(read(), Action::Named("a".into()));
    let id = |action: Action| update(named.clone(), action).0.id;
    let same = Some("a".to_owned());
    assert_eq!(id(Action::Typed(format!("{TEXT} More.").into())), same);
    assert_eq!(id(Action::Edit), same);
    assert_eq!(id(Action::Open(TEXT.into())), same);
    assert_eq!(id(Action::Open("Another".into())), None);
    assert_eq!(id(Action::Typed(" ".into())), None);
    assert_eq!(id(Action::Clear), None);
}

#[test]
fn what_the_library_made_of_an_article_is_told() {
    let (named, _) = update(read(), Action::Named("a".into()));
    let (unkept, _) = update(named, Action::Noted(Some(Note::Unkept(Refusal::Full))));
    let kept = |id: &str, log: Option<Log>| Kept::As { id: id.into(), revision: 2, log };
    let after = |asked: &str, kept: Kept| update(unkept.clone(), Action::Kept(asked.into(), kept)).0;
    let plain = after("a", kept("a", None));
    assert_eq!((plain.id.as_deref(), plain.note), (Some("a"), None));
    let parted = after("a", kept("b", None));
    assert_eq!((parted.id.as_deref(), parted.note), (Some("b"), Some(Note::Parted)));
    let edit = Edit { change: Change::Confirm, spots: Vec::new() };
    let log = Log::default().with(edit);
    let merged = after("a", kept("a", Some(log.clone())));
    assert_eq!((merged.log, merged.note), (log.clone(), Some(Note::Merged)));
    // That another article is gone has nothing to do with this one.
    let (gone, _) = update(unkept.clone(), Action::Noted(Some(Note::Unkept(Refusal::Gone))));
    let told = update(gone, Action::Kept("a".into(), kept("a", None))).0.note;
    assert_eq!(told, Some(Note::Unkept(Refusal::Gone)));
    // By now another article is open.
    let late = after("c", kept("d", Some(log)));
    assert_eq!((late.id.as_deref(), late.log.is_empty(), late.note), (Some("a"), true, None));
}

#[test]
fn a_file_is_waited_for_and_then_read() {
    let (waiting, effect) = update(State::default(), Action::Opening);
    assert_eq!((waiting.phase, effect), (Phase::Working, Effect::None));
    // There is no text yet that the engine could be asked about.
    let (waiting, effect) = update(waiting, Action::EngineReady);
    assert_eq!(effect, Effect::None);
    let (page, aside) = (Page::default(), Aside { lines: 2, whole: "all".into() });
    let held =
        Held { text: TEXT.into(), page: Some(page), aside: Some(aside), shown: true, ..Held::default() };
    let (asked, effect) = update(waiting.clone(), Action::Opened(waiting.request, held.clone()));
    assert_eq!((&*asked.text, asked.phase, effect), (TEXT, Phase::Working, Effect::Annotate));
    let (whole, effect) = update(asked.clone(), Action::TakeIn);
    assert_eq!((&*whole.text, whole.aside, effect), ("all", None, Effect::Annotate));
    assert!(whole.page.is_some());
    let (late, _) = update(asked.clone(), Action::Opened(waiting.request, held));
    assert_eq!(late, asked);
    let (refused, _) =
        update(waiting.clone(), Action::Failed(Some(1), Failure::Unreadable("a".into(), Refusal::Pdf)));
    assert_eq!((refused.phase, refused.awaited), (Phase::Writing, None));
    let (back, effect) = update(waiting, Action::Cancel);
    assert_eq!((back.phase, back.engine, effect), (Phase::Writing, Engine::Ready, Effect::None));
}

#[test]
fn who_gives_up_waiting_for_a_file_is_where_he_was() {
    let (waiting, _) = update(read(), Action::Opening);
    // Another is dropped before the first is there.
    let (waiting, _) = update(waiting, Action::Opening);
    let (back, effect) = update(waiting.clone(), Action::Cancel);
    assert_eq!((back.phase, effect), (Phase::Reading, Effect::Show(Target::Pane(Pane::Article))));
    assert!(back.reading.is_some());
    let failure = Failure::Unreadable("a".into(), Refusal::Pdf);
    let (refused, _) = update(waiting.clone(), Action::Failed(Some(waiting.request), failure));
    assert_eq!((refused.phase, refused.reading.is_some()), (Phase::Reading, true));
    let (writing, _) = update(read(), Action::Edit);
    let (waiting, _) = update(writing, Action::Opening);
    assert_eq!(update(waiting, Action::Cancel).0.phase, Phase::Writing);
    // What was being annotated meanwhile is asked about again.
    let (typed, _) = update(ready(), Action::Typed(TEXT.into()));
    let (waiting, _) = update(typed, Action::Opening);
    let (back, effect) = update(waiting, Action::Cancel);
    assert_eq!((back.phase, back.awaited, effect), (Phase::Writing, Some(Goal::Preview), Effect::Annotate));
}

#[test]
fn what_a_page_says_of_itself_stays_while_its_text_is_mended() {
    let held = Held { text: TEXT.into(), page: Some(Page::default()), shown: true, ..Held::default() };
    let (opened, _) = opened(held);
    let (mended, _) = update(opened, Action::Typed(format!("{TEXT} More.").into()));
    assert!(mended.page.is_some());
    let (emptied, _) = update(mended, Action::Typed("".into()));
    assert!(emptied.page.is_none());
}

#[test]
fn a_text_over_the_limit_is_refused_without_asking() {
    let text: Arc<str> = "a".repeat((64 << 20) + 1).into();
    let (refused, effect) = update(ready(), Action::Open(text.clone()));
    assert_eq!((effect, refused.failure), (Effect::None, Some(Failure::TooLong(text.len()))));
}

#[test]
fn a_blank_text_asks_for_nothing() {
    for text in ["", " \n\t\u{a0}"] {
        let (state, effect) = update(ready(), Action::Open(text.into()));
        assert_eq!((state.phase, effect), (Phase::Writing, Effect::None));
    }
}

#[test]
fn article_and_ledger_show_each_other() {
    let (state, effect) = update(read(), Action::FromArticle(Selection::Quote(1)));
    assert_eq!((state.tab, effect), (Tab::Ledger, Effect::Show(Target::Row(1))));
    let (_, effect) = update(state, Action::FromPanel(Selection::Quote(0)));
    assert_eq!(effect, Effect::Show(Target::Quote(0)));
    let (state, effect) = update(read(), Action::FromArticle(Selection::Entity { entity: 0, at: 1 }));
    assert_eq!((state.tab, effect), (Tab::People, Effect::Show(Target::Person(0))));
}

#[test]
fn mentions_and_quotes_are_walked_in_a_round() {
    let (mut state, mut effect) = update(read(), Action::FromPanel(Selection::Entity { entity: 0, at: 0 }));
    let mut seen = vec![effect];
    for _ in 0..3 {
        (state, effect) = update(state, Action::Walk(Step::Next));
        seen.push(effect);
    }
    assert_eq!(seen, [0, 1, 3, 0].map(|id| Effect::Show(Target::Mention(id))));
    (state, effect) = update(state, Action::WalkQuotes(Step::Previous));
    assert_eq!(effect, Effect::Show(Target::Quote(0)), "the one before where the reader is");
    (state, effect) = update(state, Action::WalkQuotes(Step::Next));
    assert_eq!(effect, Effect::Show(Target::Quote(2)), "in the order of the text");
    (state, _) = update(state, Action::WalkQuotes(Step::Next));
    assert_eq!(update(state, Action::WalkQuotes(Step::Next)).1, Effect::Show(Target::Quote(0)));
}

#[test]
fn walking_nothing_goes_nowhere() {
    for action in [Action::Walk(Step::Next), Action::WalkQuotes(Step::Previous)] {
        assert_eq!(update(ready(), action).1, Effect::None);
    }
}

#[test]
fn the_ledger_is_arranged_without_losing_a_row() {
    let ledger = reading().ledger;
    let rows = |sections: Vec<Section>| -> usize {
        let count = |section: &Section| match section {
            Section::Speaker(speaker) => speaker.rows.len(),
            Section::Unattributed(rows) => rows.len(),
            Section::Kind(_, entries) | Section::All(entries) => entries.len(),
        };
        sections.iter().map(count).sum()
    };
    for by in [By::Speaker, By::Order, By::Kind] {
        for sort in [Sort::Text, Sort::Words, Sort::Name] {
            assert_eq!(rows(Arrange { by, sort, ..Arrange::default() }.groups(&ledger)), 3);
        }
        let states = [Certainty::Sure, Certainty::Check, Certainty::NoSpeaker, Certainty::Yours];
        let of_state = |only| rows(Arrange { by, only: Some(only), ..Arrange::default() }.groups(&ledger));
        assert_eq!(states.map(of_state), [1, 1, 1, 0]);
        let search =
            |words: &str| rows(Arrange { by, search: words.into(), ..Arrange::default() }.groups(&ledger));
        assert_eq!((search("SHRUGGED"), search("ana roy"), search("zebra")), (1, 2, 0));
    }
}

#[test]
fn order_is_that_of_the_text() {
    let sections = Arrange { by: By::Order, ..Arrange::default() }.groups(&reading().ledger);
    let entries =
        sections.iter().find_map(|one| if let Section::All(entries) = one { Some(entries) } else { None });
    assert_eq!(
        entries.expect("one group").iter().map(|entry| entry.row.quote).collect::<Vec<_>>(),
        [0, 2, 1]
    );
}

#[test]
fn dates_stand_in_order_beside_the_day_of_publication() {
    let mut annotation = annotation();
    annotation.published = Some("2025-02-12".into());
    let dates = ["2025-02-14", "1998", "PRESENT_REF", "2025-02-12T09:00", "2025-02-12"];
    annotation.mentions.iter_mut().zip(dates).for_each(|(mention, date)| {
        (mention.kind, mention.form) = ("DATE".into(), "value".into());
        mention.value = Some(Value::Timex(date.into()));
    });
    let line = Timeline::new(&Reading::new(TEXT.into(), annotation));
    let days: Vec<_> = line.moments.iter().map(|moment| (moment.value.as_str(), moment.rows.len())).collect();
    assert_eq!(days, [("1998", 1), ("2025-02-12", 2), ("2025-02-14", 1)]);
    assert_eq!(line.moments[1].side, Some(std::cmp::Ordering::Equal));
    assert_eq!(line.vague.len(), 1);
}

#[test]
fn keys_do_what_buttons_do() {
    let key = |state: State, command| update(state, Action::Key(command)).0;
    let state = key(read(), Command::NextQuote);
    assert_eq!(state.selection, Some(Selection::Quote(0)));
    let state = key(state, Command::NextToCheck);
    assert_eq!(state.selection, Some(Selection::Quote(2)), "nobody is named");
    let state = key(key(state, Command::NextToCheck), Command::Confirm);
    let reading = state.reading.as_ref().expect("an article");
    assert_eq!(reading.ledger.certainty(1), Certainty::Yours);
    let state = key(state, Command::QuoteKind);
    assert_eq!(state.log.edits().len(), 2);
    let state = key(key(state, Command::Undo), Command::Undo);
    assert_eq!(state.reading.as_ref().map(|reading| reading.ledger.certainty(1)), Some(Certainty::Check));
    let (state, effect) = update(state, Action::Key(Command::Speaker));
    assert_eq!(effect, Effect::Show(Target::Field(Field::Speaker)));
    assert_eq!(update(state, Action::Escape).0.selection, None);
}

#[test]
fn what_was_found_is_picked_when_the_search_is_closed() {
    let (state, effect) = update(read(), Action::Key(Command::Find));
    assert_eq!(effect, Effect::Show(Target::Field(Field::Find)));
    let (state, _) = update(state, Action::Find("ANA".into()));
    assert_eq!(state.find.as_ref().map(|find| find.places.len()), Some(2));
    let (state, effect) = update(state, Action::FindNext(Step::Next));
    assert_eq!(effect, Effect::Show(Target::Found));
    let (state, effect) = update(state, Action::FindClose);
    assert_eq!((effect, state.picked.map(|span| &TEXT[span])), (Effect::Show(Target::Picked), Some("Ana")));
}

#[test]
fn only_what_looks_different_is_drawn_again() {
    let before = reading();
    let state = update(read(), Action::FromArticle(Selection::Quote(1))).0;
    let state = update(state, Action::Fix(Fix::Kind("direct"))).0;
    let after = state.reading.expect("an article");
    assert_eq!(after.redrawn(&before), [2]);
    assert!(after.redrawn(&after).is_empty());
}
