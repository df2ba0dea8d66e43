//! What is exported is what the reader sees, and what is saved opens again as it was, for any text and any corrections.
//! Law: whatever is done to a saved file, it is opened or refused with a sentence; nothing panics.

#![allow(clippy::expect_used, reason = "a test that cannot go on shall stop")]

mod hostile;
mod wishes;

use arbtest::arbitrary::{Result, Unstructured};
use arbtest::arbtest;
use hostile::text;
use std::sync::LazyLock;
use whosaid::articles::{Export, Held, Portion, Saved, export, read};
use whosaid::corrections::Standing;
use whosaid::formats::contract::Unit;
use whosaid::formats::{Format, Table, annotation};
use whosaid::view::{Action, Add, Choice, Fix, Layer, Reading, Shared, State, Subject, update};
use whosaid::{Annotator, Article};
use wishes::wish;

static ANNOTATOR: LazyLock<Annotator> =
    LazyLock::new(|| Annotator::embedded().expect("the committed lexicon and model"));

const ARTICLE: &str = "Storm closes harbour 😀\n\nBy Jane Roe\n\n“We lost two cranes,” said Anna Lindgren, a fire service \
    spokeswoman, “and we were lucky.”\n\nThe port would cost $3.5 million, she told Reuters on 12 February 2025.\n\n\
    “It opens in March,” Peter Holm said. Holm met Emma Berg on Tuesday.";

fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state, |state, action| update(state, action).0)
}

/// The page once the engine has answered it.
fn answered(state: State) -> State {
    let (request, text) = (state.request, state.text.clone());
    let found = annotation(&ANNOTATOR.annotate(&Article::new(&text)), None, Unit::Utf16);
    after(state, [Action::Annotated(request, Shared::new(Reading::new(text, found)))])
}

/// A page that shows a text.
fn page(text: &str) -> State {
    answered(after(State::default(), [Action::EngineReady, Action::Open(text.into())]))
}

/// A page that shows an opened file.
fn opened(held: Held) -> State {
    answered(after(State::default(), [Action::EngineReady, Action::Opening, Action::Opened(1, held)]))
}

fn exported(state: &State, format: Format) -> Export {
    export(&state.text, state.order(format).expect("an article")).expect("a file")
}

fn saved(state: &State) -> Saved {
    read(&exported(state, Format::Json).text).expect("our own file")
}

fn chosen(state: State, portion: Portion) -> State {
    let export = whosaid::view::Export { portion, ..state.export };
    after(state, [Action::Export(export)])
}

fn fixed(state: State, subject: Subject, fix: Fix) -> State {
    let selection = state.reading.as_ref().expect("an article").selection(subject);
    after(state, [Action::FromArticle(selection), Action::Fix(fix)])
}

/// The words of the article's quotes, and who says them, as a table of them has it.
fn table(state: &State) -> Vec<(String, String)> {
    let csv = exported(state, Format::Csv(Table::Quotes)).text;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader
        .records()
        .map(|row| row.expect("a row"))
        .map(|row| (row[2].to_owned(), row[3].to_owned()))
        .collect()
}

/// How many quotes and mentions a file tells that it holds.
fn counts(state: &State) -> (usize, usize) {
    let preview = exported(state, Format::Json).preview();
    (preview.quotes, preview.mentions)
}

#[test]
fn what_the_reader_sees_is_exported() {
    let state = page(ARTICLE);
    assert_eq!(table(&state).len(), 3);
    let state = fixed(state, Subject::Quote(0), Fix::Reject);
    let state = fixed(state, Subject::Quote(2), Fix::Speaker(Choice::Named("Paula Holm".into())));
    let span = ARTICLE.find("spokeswoman").map(|at| at..at + 11);
    let state = after(state, [Action::Pick(span), Action::Add(Add::Mention("NORP"))]);
    let rows = table(&state);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1], ("“It opens in March,”".to_owned(), "Paula Holm".to_owned()));
    let mentions = exported(&state, Format::Csv(Table::Mentions)).text;
    assert!(
        mentions.find(",spokeswoman,") < mentions.find(",Tuesday,"),
        "in the order of the text: {mentions}"
    );
    assert!(!exported(&state, Format::Html).text.contains("“We lost two cranes,”</blockquote>"));
}

#[test]
fn a_portion_holds_what_is_shown_or_what_was_confirmed() {
    let state = fixed(page(ARTICLE), Subject::Quote(2), Fix::Confirm);
    let confirmed = chosen(state.clone(), Portion::Confirmed);
    assert_eq!((counts(&confirmed), table(&confirmed).len()), ((1, 1), 1));
    let own = read(&exported(&confirmed, Format::Json).text).expect("our own file");
    assert_eq!((own.confirmed.quotes, own.held.log), (vec![0], state.log.clone()));
    let shown = chosen(state, Portion::Shown);
    let all = counts(&shown).0;
    let less = after(shown.clone(), [Action::Toggle(Layer::Direct), Action::Toggle(Layer::Person)]);
    assert!(table(&less).iter().all(|(words, _)| !words.contains("cranes")));
    assert!(!exported(&less, Format::Csv(Table::Mentions)).text.contains("PERSON"));
    let arrange = whosaid::view::Arrange { search: "holm".into(), ..shown.arrange.clone() };
    let sought = after(shown, [Action::Arrange(arrange)]);
    assert!(counts(&sought).0 < all);
    assert_eq!(table(&sought), [("“It opens in March,”".to_owned(), "Peter Holm".to_owned())]);
}

#[test]
fn files_are_named_after_the_headline() {
    let state = page(ARTICLE);
    assert_eq!(exported(&state, Format::Json).name, "storm-closes-harbour.json");
    assert_eq!(exported(&state, Format::Csv(Table::Quotes)).name, "storm-closes-harbour-quotes.csv");
    let mut names: Vec<String> = Format::ALL.map(|format| exported(&state, format).name).into();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Format::ALL.len(), "no two forms share a name");
    let targets = exported(&state, Format::WebAnnotation).text;
    assert!(targets.contains(&format!("\"source\": \"{}\"", exported(&state, Format::Text).name)));
}

#[test]
fn a_preview_is_a_bounded_beginning() {
    let state = page(&format!("{ARTICLE}{}", " “Élan 😀,” said Ana Roy.".repeat(2_000)));
    for format in Format::ALL {
        let file = exported(&state, format);
        let preview = file.preview();
        assert!(preview.head.len() <= 8 << 10 && !preview.head.is_empty());
        assert!(file.text.starts_with(&preview.head));
        assert_eq!((preview.length, preview.name), (file.text.len(), file.name));
    }
}

/// A page with any corrections of the article or of any text.
fn corrected(source: &mut Unstructured) -> Result<State> {
    let text = if source.arbitrary()? { ARTICLE.to_owned() } else { text(source)? };
    let mut state = page(&text);
    for _ in 0..source.int_in_range(0..=8)? {
        state = after(state, wish(source, &text)?);
        let regrets = source.int_in_range(0..=6)? == 0;
        state = after(state, regrets.then_some(Action::Undo));
    }
    Ok(state)
}

#[test]
fn what_is_saved_opens_again_as_the_same_document() {
    arbtest(|source| {
        let state = corrected(source)?;
        if state.reading.is_none() {
            return Ok(());
        }
        let file = exported(&state, Format::Json).text;
        let saved = read(&file).expect("our own file");
        assert_eq!((&*saved.held.text, &saved.held.log), (&*state.text, &state.log));
        let again = opened(saved.held);
        let standings = |state: &State| {
            let reading = state.reading.as_deref().expect("an article");
            let annotation = &reading.annotation;
            let quotes = (0..annotation.quotes.len()).map(|id| reading.quote_standing(id));
            let mentions = (0..annotation.mentions.len()).map(|id| reading.mention_standing(id));
            (annotation.clone(), quotes.chain(mentions).collect::<Vec<Standing>>())
        };
        assert_eq!(standings(&again), standings(&state));
        assert_eq!(exported(&again, Format::Json).text, file);
        Ok(())
    })
    .budget_ms(4_000);
}

#[test]
fn every_portion_can_be_had_in_every_form_after_any_corrections() {
    arbtest(|source| {
        let state = corrected(source)?;
        if state.reading.is_none() {
            return Ok(());
        }
        for portion in [Portion::All, Portion::Shown, Portion::Confirmed] {
            let state = chosen(state.clone(), portion);
            let annotation = saved(&state).checked.annotation().clone();
            assert_eq!((annotation.quotes.len(), annotation.mentions.len()), counts(&state));
            assert!(annotation.mentions.is_sorted_by_key(|it| (it.start, std::cmp::Reverse(it.end))));
            assert!(annotation.quotes.is_sorted_by_key(|quote| quote.parts[0].start));
            assert!(annotation.entities.iter().all(|entity| !entity.mentions.is_empty()));
            let format = *source.choose(&Format::ALL)?;
            assert_eq!(exported(&state, format).preview().length, exported(&state, format).text.len());
        }
        Ok(())
    })
    .budget_ms(4_000);
}

#[test]
fn a_file_that_was_cut_or_changed_is_opened_or_refused_with_a_sentence() {
    let state = fixed(page(ARTICLE), Subject::Quote(2), Fix::Confirm);
    let state = fixed(state, Subject::Mention(0), Fix::Type("ORG"));
    let good = exported(&after(state, [Action::Undo]), Format::Json).text;
    arbtest(|source| {
        let mut bytes = good.clone().into_bytes();
        for _ in 0..source.int_in_range(1..=4)? {
            let at = source.choose_index(bytes.len())?;
            bytes[at] = *source.choose(b"0123456789-\"{}[],:naeQP \xff")?;
        }
        if source.ratio(1, 3)? {
            bytes.truncate(source.choose_index(bytes.len())?);
        }
        match read(&String::from_utf8_lossy(&bytes)) {
            Ok(saved) => {
                let state = opened(saved.held);
                let log = state.log.clone();
                let state = after(state, [Action::Undo, Action::Redo, Action::Redo, Action::Forget(0)]);
                assert!(state.log.edits().len() <= log.edits().len() + 2);
                for format in Format::ALL {
                    assert!(state.reading.is_none() || !exported(&state, format).text.is_empty());
                }
            }
            Err(flaw) => assert!(flaw.message.contains(' ') && !flaw.code.is_empty(), "{flaw:?}"),
        }
        Ok(())
    })
    .budget_ms(4_000);
    for end in (0..good.len() - 1).step_by(61).filter(|end| good.is_char_boundary(*end)) {
        assert!(read(&good[..end]).is_err());
    }
    let stray = good.replace("\"confirmed\": {", "\"confirmed\": { \"mentions\": [4000],");
    assert_eq!(read(&stray).map_err(|flaw| flaw.code), Err("reference"));
    let odd = good.replace("\"done\": 1", "\"done\": -1");
    assert_eq!(read(&odd).map_err(|flaw| flaw.code), Err("corrections"));
}

/// As the first version of the format had it: without anything that was added since.
const EARLIEST: &str = r#"{ "version": 1, "unit": "codepoint", "text": "“No,” she said.", "blocks": [],
    "mentions": [{ "id": 0, "start": 6, "end": 9, "type": "PERSON", "form": "pronoun", "entity": 0, "score": 1, "evidence": "rule" }],
    "entities": [{ "id": 0, "type": "PERSON", "name": "she", "roles": [], "mentions": [0] }],
    "quotes": [{ "id": 0, "kind": "direct", "parts": [{ "start": 0, "end": 5 }], "quoted": [], "cue": null, "speaker": null,
        "speaker_name": null, "speaker_kind": "unknown", "nested_in": null, "score": 0.5, "why": "" }], "non_speech": [] }"#;

#[test]
fn files_of_earlier_versions_open() {
    let saved = read(EARLIEST).expect("a file of the first version");
    assert_eq!(saved.held, Held { text: "“No,” she said.".into(), shown: true, ..Held::default() });
    assert_eq!(saved.checked.annotation().quotes.len(), 1);
    // Before what was confirmed was listed, corrections stood alone.
    let state = fixed(page(ARTICLE), Subject::Quote(2), Fix::Confirm);
    let mut json: serde_json::Value =
        serde_json::from_str(&exported(&state, Format::Json).text).expect("JSON");
    json.as_object_mut().expect("fields").remove("confirmed").expect("what was confirmed");
    assert_eq!(read(&json.to_string()).expect("an older file").held, saved_held(&state));
}

fn saved_held(state: &State) -> Held {
    Held { shown: true, ..saved(state).held }
}
