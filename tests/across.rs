//! Across the library: whose quotes are whose over several articles, and which quotes of two articles belong together.
//! Law: nothing is lost between two articles, and which comes first makes no difference.

#![allow(clippy::expect_used, reason = "a test that cannot go on shall stop")]

use arbtest::arbitrary::{Result, Unstructured};
use arbtest::arbtest;
use whosaid::articles::across::{Row, Side, compare, voices};
use whosaid::articles::library::{Findings, Record, Said, Spoken};
use whosaid::corrections::{Anchor, Change, Edit, Log, Spot};
use whosaid::formats::annotation;
use whosaid::formats::contract::Unit;
use whosaid::{Annotator, Article};

fn said(speaker: &str, words: &str) -> Said {
    let speaker = (!speaker.is_empty()).then(|| speaker.to_owned());
    Said { words: words.to_owned(), speaker, person: true, ..Said::default() }
}

/// An article: its title, its day, and who says what, with an entry in Wikidata behind a `|`.
fn article(title: &str, day: &str, quotes: &[(&str, &str)]) -> (String, Record) {
    let quote = |(at, (speaker, words)): (usize, &(&str, &str))| {
        let (name, entry) = speaker.split_once('|').unwrap_or((speaker, ""));
        let wikidata = (!entry.is_empty()).then(|| entry.to_owned());
        Said { at, wikidata, ..said(name, words) }
    };
    let spoken = Spoken::new(quotes.iter().enumerate().map(quote).collect());
    let published = (!day.is_empty()).then(|| day.to_owned());
    let record = Record { title: title.to_owned(), published, spoken: Some(spoken), ..Record::default() };
    (title.to_lowercase(), record)
}

/// Whose quotes they are, and what they say by article; or who may be meant.
fn found(records: &[(String, Record)], sought: &str) -> String {
    let voices = voices(records, sought);
    let group = |group: &whosaid::articles::across::Group| {
        let words: Vec<&str> = group.quotes.iter().map(|said| said.words.as_str()).collect();
        format!("{}: {}", group.title, words.join(", "))
    };
    match voices.chosen {
        Some(name) => format!("{name} | {}", voices.groups.iter().map(group).collect::<Vec<_>>().join(" | ")),
        None => voices.people.join(" ? "),
    }
}

#[test]
fn a_person_is_found_by_any_spelling_of_the_name_over_all_articles() {
    let library = [
        article("One", "2025-02-10", &[("Renée Šimková", "a"), ("Peter Holm", "b"), ("Renée Šimková", "c")]),
        article("Two", "2025-02-12", &[("RENEE SIMKOVA", "d")]),
        article("Three", "", &[("Šimková", "e")]),
    ];
    for sought in ["Renée Šimková", "renee simkova", " Renee  Simkova ", "Simkova"] {
        assert_eq!(found(&library, sought), "Renée Šimková | Two: d | One: a, c | Three: e", "{sought}");
    }
    assert_eq!(found(&library, "Holm"), "Peter Holm | One: b");
    assert_eq!(found(&library, "Nobody"), "");
    assert_eq!(found(&library, ""), "Renée Šimková ? Peter Holm");
}

#[test]
fn a_surname_of_two_people_is_nobody_s() {
    let library = [
        article("One", "", &[("Ana Roy", "a"), ("Ben Roy", "b")]),
        article("Two", "", &[("Roy", "c"), ("Ana Roy", "d")]),
    ];
    assert_eq!(found(&library, "Ana Roy"), "Ana Roy | One: a | Two: d");
    // It is said in an article by somebody whose first name that does not tell.
    assert_eq!(found(&library, "Roy"), "Ana Roy ? Ben Roy ? Roy (?)");
    assert_eq!(found(&library, "Roy (?)"), "Roy (?) | Two: c");
    assert_eq!(found(&library[..1], "roy"), "Ana Roy ? Ben Roy");
    // An organisation is not called by the last word of a person's name.
    let (id, mut record) = article("Three", "", &[("Marsh", "e")]);
    record.spoken = Some(Spoken::new(vec![Said { person: false, ..said("Marsh", "e") }]));
    let library = [article("One", "", &[("Elena Marsh", "a")]), (id, record)];
    assert_eq!(found(&library, "Elena Marsh"), "Elena Marsh | One: a");
}

#[test]
fn wikidata_joins_other_names_and_parts_equal_ones() {
    let library = [
        article("One", "", &[("Cassius Clay|Q36107", "a"), ("John Smith|Q1", "b")]),
        article("Two", "", &[("Muhammad Ali|Q36107", "c"), ("John Smith|Q2", "d")]),
        article("Three", "", &[("Muhammad Ali", "e"), ("John Smith", "f")]),
    ];
    let all = "Cassius Clay | One: a | Three: e | Two: c";
    assert_eq!(found(&library, "Cassius Clay"), all);
    assert_eq!(found(&library, "Muhammad Ali"), all);
    assert_eq!(found(&library, "John Smith"), "John Smith (Q1) ? John Smith (Q2) ? John Smith (?)");
    assert_eq!(found(&library, "John Smith (Q2)"), "John Smith (Q2) | Two: d");
}

#[test]
fn articles_that_were_not_read_are_named() {
    let mut unread = article("Unread", "", &[]);
    unread.1.spoken = None;
    let mut later = article("Later", "", &[("Ana Roy", "x")]);
    let json = serde_json::to_string(&later.1)
        .expect("JSON")
        .replace("\"spoken\":{\"version\":1", "\"spoken\":{\"version\":9");
    later.1 = serde_json::from_str(&json).expect("a record");
    let voices = voices(&[article("One", "", &[("Ana Roy", "a")]), unread, later], "Ana Roy");
    assert_eq!((voices.looked, voices.unread), (1, vec!["Unread".to_owned(), "Later".to_owned()]));
    // What an older version kept.
    let old: Record =
        serde_json::from_str(r#"{"revision":3,"title":"Old","quotes":2,"speakers":["Ana Roy"]}"#)
            .expect("a record");
    assert_eq!((old.revision, old.spoken), (3, None));
}

#[test]
fn what_is_kept_is_what_the_reader_sees() {
    const TEXT: &str = "“The bridge will  stay closed,” Elena Marsh said. “We want\tto be safe,” she added. “No,” said Ana Roy.";
    let annotator = Annotator::embedded().expect("the committed lexicon and model");
    let found = annotation(&annotator.annotate(&Article::new(TEXT)), None, Unit::Utf16);
    let at = TEXT.find("“No").expect("a quote");
    let anchor = Anchor::new(TEXT, &(at..at + "“No,”".len())).expect("a place");
    let log = Log::default().with(Edit { change: Change::Reject, spots: vec![Spot::Quote(anchor)] });
    let spoken = Findings::new(TEXT, Some(&found), None, &log).spoken.expect("it was read");
    let quotes = spoken.quotes().expect("this version");
    let short: Vec<_> =
        quotes.iter().map(|said| (said.words.as_str(), said.speaker.as_deref(), said.person)).collect();
    assert_eq!(
        short,
        [
            ("“The bridge will stay closed,”", Some("Elena Marsh"), true),
            ("“We want to be safe,”", Some("Elena Marsh"), true)
        ]
    );
    assert_eq!(quotes[1].at, TEXT[..TEXT.find("“We").expect("a quote")].encode_utf16().count());
    assert_eq!(Findings::new(TEXT, None, None, &log).spoken, None);
}

/// A side with what differs between brackets.
fn shown(side: Option<&Side>) -> String {
    let piece = |piece: &whosaid::articles::across::Piece| {
        if piece.differs { format!("[{}]", piece.text) } else { piece.text.clone() }
    };
    side.map_or_else(|| "–".to_owned(), |side| side.pieces.iter().map(piece).collect())
}

fn rows(one: &[Said], other: &[Said]) -> Vec<String> {
    let line = |row: &Row| {
        let flags = [(row.same, " same"), (row.conflict, " conflict")];
        let flags: String = flags.into_iter().filter(|(is, _)| *is).map(|(_, flag)| flag).collect();
        format!("{} / {}{flags}", shown(row.one.as_ref()), shown(row.other.as_ref()))
    };
    compare(one, other).iter().map(line).collect()
}

#[test]
fn same_and_nearly_same_quotes_stand_in_one_row_and_other_speakers_are_flagged() {
    let one = [
        said("Elena Marsh", "“The bridge will stay closed,”"),
        said("Elena Marsh", "“We want to be safe, and we have no money,”"),
        said("Ana Roy", "“It was a terrible plan”"),
        said("Ana Roy", "“Yes,”"),
        said("Marsh", "“Nobody asked us.”"),
    ];
    let other = [
        said("Daniel Osei", "“the bridge will stay closed.”"),
        said("Marsh", "“We wanted to be safe and we have no money”"),
        said("Ana Roy", "that it was a terrible plan from the very first day of this council on"),
        said("Ana Roy", "“No,”"),
        said("", "“Nobody asked us!”"),
    ];
    assert_eq!(
        rows(&one, &other),
        [
            "“The bridge will stay closed,” / “the bridge will stay closed.” same conflict",
            "“We [want] to be safe, and we have no money,” / “We [wanted] to be safe and we have no money”",
            "“It was a terrible plan” / [that] it was a terrible plan [from the very first day of this council on]",
            "“Yes,” / –",
            "“Nobody asked us.” / “Nobody asked us!” same",
            "– / “No,”",
        ]
    );
}

#[test]
fn few_words_in_common_are_chance() {
    let near = |one: &str, other: &str| compare(&[said("", one)], &[said("", other)]).len() == 1;
    assert!(near("a b c d e f g h i j", "a b c d e f x y z w"), "6 of 10");
    assert!(!near("a b c d e f g h i j", "a b c d e x y z v w"), "5 of 10");
    assert!(
        near("the old bridge is", "we all know the old bridge is not going to hold much longer than this"),
        "a part"
    );
    assert!(
        !near("the old bridge", "we all know the old bridge is not going to hold much longer than this"),
        "three words"
    );
    assert!(!near("…", "!"), "no words");
    assert!(near("don’t", "DON'T"), "another apostrophe");
}

#[test]
fn no_quote_is_lost_and_which_article_comes_first_makes_no_difference() {
    fn quotes(u: &mut Unstructured<'_>) -> Result<Vec<Said>> {
        let count = u.int_in_range(0..=6)?;
        let quote = |u: &mut Unstructured<'_>| -> Result<Said> {
            let words = (0..u.int_in_range(0..=8)?)
                .map(|_| u.choose(&["we", "Wé", "don’t", "…", "know", "the", "“bridge”", "plan,"]));
            let words = words.collect::<Result<Vec<_>>>()?.into_iter().copied().collect::<Vec<_>>().join(" ");
            Ok(said(u.choose(&["", "Ana Roy", "Roy", "Elena Marsh"])?, &words))
        };
        (0..count).map(|at| Ok(Said { at, ..quote(u)? })).collect()
    }
    let order = |rows: Vec<Row>| {
        let mut rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
        rows.sort();
        rows
    };
    arbtest(|u| {
        let (one, other) = (quotes(u)?, quotes(u)?);
        let rows = compare(&one, &other);
        let ats = |side: fn(&Row) -> &Option<Side>| {
            let mut ats: Vec<usize> =
                rows.iter().filter_map(|row| side(row).as_ref()).map(|side| side.at).collect();
            ats.sort_unstable();
            ats
        };
        assert_eq!(ats(|row| &row.one), (0..one.len()).collect::<Vec<_>>());
        assert_eq!(ats(|row| &row.other), (0..other.len()).collect::<Vec<_>>());
        for side in rows.iter().flat_map(|row| [(&row.one, &one), (&row.other, &other)]) {
            if let (Some(side), quotes) = side {
                let words: String = side.pieces.iter().map(|piece| piece.text.as_str()).collect();
                assert_eq!(words, quotes[side.at].words);
            }
        }
        let turned =
            compare(&other, &one).into_iter().map(|row| Row { one: row.other, other: row.one, ..row });
        assert_eq!(order(turned.collect()), order(rows));
        Ok(())
    });
}
