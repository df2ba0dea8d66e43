//! The library: what becomes of an article that two pages keep, and what its list says of it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on shall stop")]

use arbtest::arbtest;
use serde_json::json;
use std::ops::Range;
use whosaid::articles::library::{
    Binder, Coming, Filed, Findings, Fit, Record, Settled, Text, Unread, Wish, entry, settle, tags, unbundle,
};
use whosaid::articles::{Aside, Held};
use whosaid::corrections::{Anchor, Change, Edit, Log, Spot};
use whosaid::formats::annotation;
use whosaid::formats::contract::{Page, Unit};
use whosaid::{Annotator, Article};

const TEXT: &str = "Council closes bridge\n\n“The bridge will stay closed,” Elena Marsh said. “We want to be safe,” she added.";

fn anchor(span: Range<usize>) -> Anchor {
    Anchor::new(TEXT, &span).expect("a place in the text")
}

fn edit(number: usize) -> Edit {
    Edit { change: Change::Rename(number.to_string()), spots: vec![Spot::Mention(anchor(0..7))] }
}

fn log(numbers: &[usize]) -> Log {
    numbers.iter().fold(Log::default(), |log, number| log.with(edit(*number)))
}

fn held(numbers: &[usize]) -> Held {
    Held { log: log(numbers), shown: true, ..Held::default() }
}

fn kept(settled: Settled) -> Record {
    match settled {
        Settled::Next(record) | Settled::Already(record) => record,
        other => panic!("it is not kept: {other:?}"),
    }
}

fn first(numbers: &[usize]) -> Record {
    kept(settle(Ok(None), &held(numbers), 0, Text::Other, None, 100))
}

#[test]
fn an_article_is_kept_from_its_first_revision_on() {
    assert_eq!(settle(Ok(None), &held(&[]), 3, Text::Unsent, None, 1), Settled::TextWanted);
    let record = first(&[]);
    assert_eq!((record.revision, record.texted, record.created, record.changed), (1, 1, 100, 100));
    let same = settle(Ok(Some(record.clone())), &held(&[]), 1, Text::Same, None, 200);
    assert_eq!(same, Settled::Already(record.clone()));
    let next = kept(settle(Ok(Some(record)), &held(&[1]), 1, Text::Unsent, None, 200));
    assert_eq!((next.revision, next.texted, next.created, next.changed), (2, 1, 100, 200));
}

#[test]
fn to_look_at_an_article_is_not_to_change_it() {
    let hidden = Held { shown: false, ..held(&[1]) };
    let found = Findings {
        title: "A title".into(),
        quotes: Some(2),
        speakers: vec!["Elena Marsh".into()],
        ..Findings::default()
    };
    let next = kept(settle(Ok(Some(first(&[1]))), &hidden, 1, Text::Unsent, Some(found), 200));
    assert_eq!(
        (next.shown, next.changed, next.title.as_str(), next.quotes),
        (false, 100, "A title", Some(2))
    );
}

#[test]
fn what_was_found_in_a_text_stays_until_it_is_another() {
    let found =
        |quotes| Some(Findings { title: "A".into(), quotes, speakers: Vec::new(), ..Findings::default() });
    let read = kept(settle(Ok(None), &held(&[]), 0, Text::Other, found(Some(2)), 1));
    let again = kept(settle(Ok(Some(read.clone())), &held(&[1]), 1, Text::Same, found(None), 1));
    assert_eq!(again.quotes, Some(2));
    let other = kept(settle(Ok(Some(read)), &held(&[]), 1, Text::Other, found(None), 1));
    assert_eq!(other.quotes, None);
}

#[test]
fn two_pages_that_correct_one_article_lose_no_edit() {
    // Both start from revision 1; each keeps what it has after every edit and takes over what it is given.
    arbtest(|u| {
        let mut known = first(&[0]);
        let mut pages = [(held(&[0]), 1), (held(&[0]), 1)];
        let mut made = vec![edit(0)];
        for number in 1..u.int_in_range(2..=12)? {
            let page = &mut pages[usize::from(u.arbitrary::<bool>()?)];
            made.push(edit(number));
            page.0.log = page.0.log.clone().with(edit(number));
            known = kept(settle(Ok(Some(known)), &page.0, page.1, Text::Unsent, None, 0));
            *page = (Held { log: known.log.clone(), ..page.0.clone() }, known.revision);
        }
        assert_eq!(known.log.edits().len(), made.len());
        assert!(made.iter().all(|edit| known.log.edits().contains(edit)));
        Ok(())
    });
}

#[test]
fn an_undo_in_the_only_page_is_an_undo() {
    let mut undone = held(&[1, 2]);
    undone.log = undone.log.undone();
    let next = kept(settle(Ok(Some(first(&[1, 2]))), &undone, 1, Text::Unsent, None, 0));
    assert_eq!((next.log.edits().len(), next.log.next()), (1, Some(&edit(2))));
}

#[test]
fn two_texts_of_one_article_are_both_kept() {
    let known = kept(settle(Ok(Some(first(&[1]))), &held(&[1]), 1, Text::Other, None, 200));
    assert_eq!(known.texted, 2);
    // The other page has only corrected; what becomes of that depends on its text.
    let asked = settle(Ok(Some(known.clone())), &held(&[1, 2]), 1, Text::Unsent, None, 300);
    assert_eq!(asked, Settled::TextWanted);
    match settle(Ok(Some(known)), &held(&[1, 2]), 1, Text::Other, None, 300) {
        Settled::Beside(record) => assert_eq!((record.revision, record.log), (1, log(&[1, 2]))),
        other => panic!("one text was lost: {other:?}"),
    }
}

#[test]
fn what_is_found_is_counted_as_corrected() {
    let annotator = Annotator::embedded().expect("the committed lexicon and model");
    let found = annotation(&annotator.annotate(&Article::new(TEXT)), None, Unit::Utf16);
    let findings = Findings::new(TEXT, Some(&found), None, &Log::default());
    assert_eq!((findings.title.as_str(), findings.quotes), ("Council closes bridge", Some(2)));
    assert_eq!(findings.speakers, ["Elena Marsh"]);
    let at = TEXT.find("“We").expect("the second quote");
    let to = TEXT.find(" she added").expect("its end");
    let rejected = Edit { change: Change::Reject, spots: vec![Spot::Quote(anchor(at..to))] };
    let page = Page { title: Some(" A\n page ".into()), ..Page::default() };
    let findings = Findings::new(TEXT, Some(&found), Some(&page), &Log::default().with(rejected));
    assert_eq!((findings.title.as_str(), findings.quotes), ("A page", Some(1)));
    let unread = Findings::new(&format!("\n {}", "word ".repeat(100)), None, None, &Log::default());
    assert_eq!((unread.quotes, unread.title.chars().count()), (None, 161));
    assert!(Findings::new(&"x".repeat(500), None, None, &Log::default()).title.ends_with("x …"));
}

/// An article of the library, with all that can be kept of one.
fn volume() -> (Record, Aside) {
    let record = Record {
        tags: vec!["a".into()],
        created: 5,
        changed: 7,
        published: Some("2025-02-12".into()),
        page: Some(Page { site: Some("Coast News".into()), ..Page::default() }),
        ..first(&[1, 2])
    };
    (record, Aside { lines: 1, whole: format!("Menu\n\n{TEXT}") })
}

/// The files of these articles, none longer than so many bytes.
fn bound(entries: &[String], longest: usize) -> Vec<String> {
    let mut binder = Binder::<String>::new(longest);
    entries.iter().for_each(|entry| binder.add(entry.clone(), entry.len()));
    binder.bound().map(|pieces| pieces.concat()).collect()
}

fn bundle(entries: &[String]) -> String {
    bound(entries, usize::MAX).concat()
}

#[test]
fn a_large_library_is_several_files_each_of_which_opens() {
    let entries: Vec<String> =
        (0..9).map(|id| entry(&id.to_string(), &first(&[]), TEXT.into(), None)).collect();
    let longest = bundle(&entries[..4]).len();
    let files = bound(&entries, longest);
    assert_eq!(files.iter().map(|file| file.len() <= longest).collect::<Vec<_>>(), [true; 3]);
    let ids = |file: &String| -> Vec<String> {
        let coming = unbundle(file).expect("a library").into_iter();
        coming.map(|coming| coming.expect("an article").id.expect("a name")).collect()
    };
    assert_eq!(files.iter().flat_map(ids).collect::<String>(), "012345678");
    // One that is too long by itself still has its file.
    assert_eq!(bound(&entries, 1).len(), 9);
}

#[test]
fn what_cannot_be_read_is_never_written_over() {
    assert_eq!(settle(Err(Unread), &held(&[1]), 4, Text::Unsent, None, 9), Settled::TextWanted);
    for text in [Text::Same, Text::Other] {
        match settle(Err(Unread), &held(&[1]), 4, text, None, 9) {
            Settled::Beside(record) => assert_eq!((record.revision, record.log), (1, log(&[1]))),
            other => panic!("it was written over: {other:?}"),
        }
    }
}

#[test]
fn what_was_taken_back_can_be_made_again_after_the_article_came_in_again() {
    let undone = log(&[1, 2]).undone();
    for coming in [undone.clone(), Log::default()] {
        let known = Record { log: undone.clone(), ..first(&[]) };
        let coming = Held { log: coming, ..held(&[]) };
        assert_eq!(kept(settle(Ok(Some(known)), &coming, 0, Text::Same, None, 9)).log, undone);
    }
}

#[test]
fn what_comes_in_again_as_a_bare_text_keeps_what_its_page_said() {
    let (record, _) = volume();
    let again = kept(settle(Ok(Some(record.clone())), &held(&[]), 0, Text::Same, None, 9));
    assert_eq!((again.page, again.published, again.log), (record.page, record.published, record.log));
}

#[test]
fn the_whole_library_is_one_file_that_opens_again() {
    let (record, aside) = volume();
    let file = bundle(&[
        entry("one", &record, TEXT.into(), Some(aside.clone())),
        entry("two", &first(&[]), "😀".into(), None),
    ]);
    let coming =
        unbundle(&file).expect("a library").into_iter().collect::<Result<Vec<_>, _>>().expect("articles");
    let filed = Filed { tags: record.tags, created: 5, changed: 7 };
    let held = Held {
        text: TEXT.into(),
        log: record.log,
        published: record.published,
        page: record.page,
        aside: Some(aside),
        shown: true,
        kept: None,
    };
    assert_eq!(coming[0], Coming { id: Some("one".into()), held, filed });
    assert_eq!((coming[1].held.text.as_str(), coming[1].id.as_deref()), ("😀", Some("two")));
}

#[test]
fn what_another_library_knew_of_an_article_is_taken_over() {
    let filed = Filed { tags: vec!["b".into(), "a".into()], created: 5, changed: 7 };
    let record = Record { tags: vec!["a".into()], ..first(&[]) };
    let taken = filed.onto(record.clone());
    assert_eq!((taken.tags, taken.created, taken.changed), (vec!["a".to_owned(), "b".into()], 5, 7));
    let known = filed.onto(Record { revision: 2, ..record });
    assert_eq!((known.created, known.changed), (100, 100));
    let later = Filed { created: 900, changed: 1, ..Filed::default() }.onto(first(&[]));
    assert_eq!((later.created, later.changed), (100, 100));
}

#[test]
fn of_a_strange_file_what_can_be_read_is_read() {
    assert_eq!(unbundle("{}"), None);
    assert_eq!(unbundle(r#"{"version": 1, "articles": 3}"#), None);
    let (record, _) = volume();
    let good = entry("a", &record, TEXT.into(), None);
    let script =
        good.replace("Coast News", "x").replace(r#""site":"x""#, r#""address":"javascript:alert(1)""#);
    let long = good.replace(r#""id":"a""#, &format!(r#""id":"{}""#, "x".repeat(99)));
    let coming = unbundle(&bundle(&[script, "[]".into(), long, good])).expect("a library");
    let read: Vec<_> =
        coming.iter().map(|coming| coming.as_ref().map(|coming| coming.id.clone()).ok()).collect();
    assert_eq!(read, [None, None, Some(None), Some(Some("a".into()))]);
}

#[test]
fn the_list_is_searched_and_sorted() {
    let (record, _) = volume();
    let record = Record { title: "A Bridge".into(), speakers: vec!["Elena Marsh".into()], ..record };
    let wish = |search: &str, tag: &str| Wish { search: search.into(), by: String::new(), tag: tag.into() };
    for words in ["", " bridge ", "MARSH", "coast", "a"] {
        assert_eq!(wish(words, "a").fits(&record), Fit::Yes, "{words}");
    }
    assert_eq!(wish("Ferry", "").fits(&record), Fit::IfTextHas("ferry".into()));
    assert_eq!(wish("bridge", "b").fits(&record), Fit::No);
    let other = Record { title: "a ferry".into(), changed: 9, quotes: Some(1), ..Record::default() };
    let first = |by: &str| Wish { by: by.into(), ..Wish::default() }.order(&record, &other).is_lt();
    let said = ["changed", "title", "site", "day", "quotes"].map(first);
    assert_eq!(said, [false, true, true, true, false]);
    assert_eq!(tags(" zoo, big  cats,, zoo "), ["big cats", "zoo"]);
}

#[test]
fn a_record_of_another_version_can_be_read() {
    let record: Record = serde_json::from_value(json!({ "title": "Old", "unheard": [1] })).expect("a record");
    assert_eq!(record, Record { title: "Old".into(), ..Record::default() });
}
