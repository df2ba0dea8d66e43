//! Every export read back by a reader of its kind, for any text; and imports that trust nothing.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on shall stop")]

mod hostile;

use arbtest::arbtest;
use hostile::text;
use pulldown_cmark::{Event, Parser};
use serde_json::{Value, json};
use std::sync::LazyLock;
use whosaid::formats::contract::{Annotation, Unit};
use whosaid::formats::{Checked, Format, Scope, Table, annotation, scoped};
use whosaid::{Annotator, Article};

static ANNOTATOR: LazyLock<Annotator> =
    LazyLock::new(|| Annotator::embedded().expect("the committed lexicon and model"));

const ARTICLE: &str = "Storm closes harbour 😀\n\nBy Jane Roe\n\nOSLO, Feb. 12 (Coast News) — “We lost two cranes,” said \
    Anna Lindgren, a fire service spokeswoman, “and <b>we</b> were lucky.”\n\nThe port would cost $3.5 million, she \
    told Reuters & others on 12 February 2025.\n\nAdvertisement\n\n“It opens\n\n“in March,” Peter Holm said.";

fn checked(text: &str) -> Checked {
    let document = ANNOTATOR.annotate(&Article::new(text));
    Checked::new(text, annotation(&document, Some("=cmd|'a'!b.txt"), Unit::Utf16))
        .expect("the engine's own annotation")
}

/// Calls `test` with the article and with hostile texts, in every scope.
fn for_any_text(test: impl Fn(&Checked)) {
    test(&checked(ARTICLE));
    arbtest(|u| {
        let checked = checked(&text(u)?);
        test(&scoped(checked, *u.choose(&[Scope::All, Scope::All, Scope::Quotes, Scope::Mentions])?));
        Ok(())
    })
    .budget_ms(2_000);
}

#[test]
fn json_opens_again_as_the_same_document() {
    for_any_text(|checked| {
        for unit in [Unit::Codepoint, Unit::Utf16, Unit::Byte] {
            let json = serde_json::to_string(&checked.counted(unit)).expect("JSON");
            assert_eq!(Checked::from_json(&json).as_ref(), Ok(checked));
        }
        assert_eq!(Checked::from_json(&Format::Json.write(checked)).as_ref(), Ok(checked));
    });
}

#[test]
fn a_scope_leaves_nothing_that_points_nowhere() {
    for_any_text(|all| {
        for scope in [Scope::All, Scope::Quotes, Scope::Mentions] {
            let part = scoped(all.clone(), scope);
            assert_eq!(Checked::new(part.text(), part.annotation().clone()).as_ref(), Ok(&part));
            let kept = part.annotation();
            assert_eq!(
                kept.quotes.is_empty(),
                scope == Scope::Mentions || all.annotation().quotes.is_empty()
            );
            assert!(scope != Scope::Mentions || kept.mentions == all.annotation().mentions);
        }
    });
}

fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let names = reader.headers().expect("a row of names").len();
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("CSV");
    assert!(rows.iter().all(|row| row.len() == names));
    rows.iter().map(|row| row.iter().map(str::to_owned).collect()).collect()
}

#[test]
fn tables_have_a_row_for_each_and_no_formula() {
    for_any_text(|checked| {
        let annotation = checked.annotation();
        let lengths = [
            (Table::Quotes, annotation.quotes.len()),
            (Table::Entities, annotation.entities.len()),
            (Table::Mentions, annotation.mentions.len()),
        ];
        for (table, length) in lengths {
            let rows = rows(&Format::Csv(table).write(checked));
            assert_eq!(rows.len(), length);
            for cell in rows.iter().flatten() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "a formula: {cell:?}");
            }
        }
    });
    let rows = rows(&Format::Csv(Table::Quotes).write(&checked(ARTICLE)));
    assert_eq!(rows[0][2], "“We lost two cranes,” […] “and <b>we</b> were lucky.”");
    assert_eq!(rows[0][3], "Anna Lindgren");
}

#[test]
fn notes_are_markdown_without_markup_of_the_article() {
    for_any_text(|checked| {
        let notes = Format::Markdown.write(checked);
        let mut quotes = 0;
        let mut words = String::new();
        for event in Parser::new(&notes) {
            match event {
                Event::Start(pulldown_cmark::Tag::BlockQuote(_)) => quotes += 1,
                Event::Text(text) => words.push_str(&text),
                Event::Html(html) | Event::InlineHtml(html) => panic!("HTML in the notes: {html}"),
                Event::Start(
                    tag @ (pulldown_cmark::Tag::Link { .. } | pulldown_cmark::Tag::Image { .. }),
                ) => {
                    panic!("a link in the notes: {tag:?}")
                }
                Event::Code(code) => panic!("code in the notes: {code}"),
                _ => {}
            }
        }
        assert_eq!(quotes, checked.annotation().quotes.len());
        for entity in checked.annotation().entities.iter().filter(|entity| !entity.name.contains('\0')) {
            let name = entity.name.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains(&name), "{name:?} is lost in {notes}");
        }
    });
}

#[test]
fn the_edition_is_xml_and_spells_the_article() {
    for_any_text(|checked| {
        let edition = Format::Tei.write(checked);
        let document =
            roxmltree::Document::parse(&edition).unwrap_or_else(|error| panic!("{error}\n{edition}"));
        let body = document.descendants().find(|node| node.has_tag_name("body")).expect("a body");
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let written: String =
            body.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect();
        assert_eq!(letters(&written), letters(checked.text()));
        let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute((XML, "id"))).collect();
        for name in ["who", "ref", "next", "prev", "ana"] {
            for pointer in document.descendants().filter_map(|node| node.attribute(name)) {
                assert!(
                    ids.contains(&pointer.trim_start_matches('#')),
                    "{name}=\"{pointer}\" points nowhere"
                );
            }
        }
        for name in
            document.descendants().filter(|node| node.has_tag_name("persName") || node.has_tag_name("rs"))
        {
            assert!(!name.descendants().any(|node| node.has_tag_name("said")), "speech in a name: {edition}");
        }
    });
    let edition = Format::Tei.write(&checked(ARTICLE));
    assert!(edition.contains("next=\"#q0.1\""), "{edition}");
    assert!(edition.contains("<date when=\""), "{edition}");
}

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// brat’s rules for a line: what it is, and for stretches their places and words.
fn brat_stretch(line: &str, points: &[char]) {
    let fields: Vec<&str> = line.split('\t').collect();
    let [_, places, words] = fields[..] else { panic!("three fields: {line:?}") };
    let (label, places) = places.split_once(' ').expect("a label and places");
    assert!(label.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-'), "{label}");
    let mut end_before = 0;
    let mut fragments = Vec::new();
    for place in places.split(';') {
        let (start, end) = place.split_once(' ').expect("two offsets");
        let (start, end): (usize, usize) = (start.parse().expect("a number"), end.parse().expect("a number"));
        assert!(end_before <= start && start < end && end <= points.len(), "{line}");
        end_before = end;
        fragments.push(points[start..end].iter().collect::<String>());
    }
    assert_eq!(fragments.join(" "), words);
}

#[test]
fn standoff_keeps_to_brats_rules() {
    for_any_text(|checked| {
        let points: Vec<char> = checked.text().chars().collect();
        let standoff = Format::Brat.write(checked);
        let mut stretches = Vec::new();
        for line in standoff.split('\n').filter(|line| !line.is_empty()) {
            let (id, rest) = line.split_once('\t').expect("an id");
            let arguments = rest.split(['\t', ' ']).filter_map(|word| word.split(':').next_back());
            let known = |stretches: &[String], id: &str| stretches.iter().any(|known| known == id);
            match id.chars().next() {
                Some('T') => {
                    brat_stretch(line, &points);
                    stretches.push(id.to_owned());
                }
                Some('R' | '*') => {
                    for argument in arguments.skip(1) {
                        assert!(known(&stretches, argument), "{line}");
                    }
                }
                Some('N' | '#') => {
                    assert!(known(&stretches, rest.split([' ', '\t']).nth(1).expect("a target")));
                }
                _ => panic!("no line of brat's: {line:?}"),
            }
        }
        stretches.sort_unstable();
        stretches.dedup();
        assert_eq!(stretches.len(), standoff.lines().filter(|line| line.starts_with('T')).count());
    });
}

#[test]
fn columns_are_valid_iob2() {
    for_any_text(|checked| {
        let columns = Format::Iob2.write(checked);
        let mut before = ["O".to_owned(), "O".to_owned()];
        for line in columns.split('\n').skip(1) {
            if line.is_empty() {
                continue;
            }
            let fields: Vec<&str> = line.split('\t').collect();
            assert_eq!(fields.len(), 3, "{line:?}");
            assert_eq!(fields[0].split_whitespace().count(), 1, "{line:?}");
            for (tag, before) in fields[1..].iter().zip(&mut before) {
                if let Some(label) = tag.strip_prefix("I-") {
                    assert!(before.ends_with(&format!("-{label}")), "{tag} after {before}");
                }
                assert!(*tag == "O" || tag.starts_with("B-") || tag.starts_with("I-"));
                *before = (*tag).to_owned();
            }
        }
    });
    let columns = Format::Iob2.write(&checked(ARTICLE));
    assert!(columns.contains("Anna\tO\tB-PERSON\nLindgren\tO\tI-PERSON\n"), "{columns}");
    assert!(columns.contains("“\tB-direct\tO\nWe\tI-direct\tO\n"), "{columns}");
}

#[test]
fn web_annotations_find_their_words_again() {
    for_any_text(|checked| {
        let page: Value = serde_json::from_str(&Format::WebAnnotation.write(checked)).expect("JSON");
        let points: Vec<char> = checked.text().chars().collect();
        let items = page["items"].as_array().expect("items");
        assert_eq!(items.len(), checked.annotation().mentions.len() + checked.annotation().quotes.len());
        for item in items {
            let targets = item["target"].as_array().cloned().unwrap_or_else(|| vec![item["target"].clone()]);
            for target in targets {
                let [place, quote] = &target["selector"].as_array().expect("selectors")[..] else {
                    panic!("two")
                };
                let offset = |name: &str| place[name].as_u64().expect("an offset") as usize;
                let exact: String = points[offset("start")..offset("end")].iter().collect();
                assert_eq!(quote["exact"], exact);
                let around = [&quote["prefix"], &quote["exact"], &quote["suffix"]]
                    .map(|part| part.as_str().expect("text"));
                assert!(checked.text().contains(&around.concat()));
            }
        }
    });
}

/// An annotation with something changed, opened.
fn opened(change: impl Fn(&mut Value)) -> Result<Checked, (&'static str, String)> {
    let mut json: Value = serde_json::from_str(&Format::Json.write(&checked(ARTICLE))).expect("JSON");
    change(&mut json);
    Checked::from_json(&json.to_string()).map_err(|flaw| (flaw.code, flaw.message))
}

/// Puts a value in its place, which may be a field that is not there yet.
fn set(json: &mut Value, place: &str, value: Value) {
    let (parent, field) = place.rsplit_once('/').expect("a place");
    match json.pointer_mut(parent).expect("a parent") {
        Value::Object(fields) => drop(fields.insert(field.to_owned(), value)),
        Value::Array(entries) => entries[field.parse::<usize>().expect("a number")] = value,
        other => panic!("{other} has no fields"),
    }
}

#[test]
fn what_is_wrong_with_a_file_is_told_with_its_place() {
    let cases: &[(&str, Value, &str, &str)] = &[
        ("/version", json!(2), "version", "the annotation is of version 2"),
        ("/version", json!(0), "version", "there is no version 0"),
        ("/version", json!("1"), "not-json", "not an annotation"),
        ("/text", Value::Null, "no-text", "only one saved with its text"),
        ("/text", json!("short"), "offset", "blocks[0] is 0–22, which is no stretch of the text (5 long)"),
        ("/mentions/1/end", json!(0), "offset", "mentions[1] is "),
        ("/mentions/1/start", json!(-1), "not-json", "not an annotation"),
        ("/mentions/0/id", json!(7), "reference", "mentions[0] has the id 7"),
        ("/mentions/0/type", json!("DRAGON"), "label", "mentions[0].type is “DRAGON”"),
        ("/mentions/0/entity", json!(99), "reference", "mentions[0].entity points to number 99 of "),
        ("/mentions/0/score", json!(1.5), "number", "mentions[0] has the score 1.5"),
        ("/entities/0/wikidata", json!("javascript:alert(1)"), "reference", "is no item of Wikidata"),
        ("/entities/0/mentions", json!([0, 1, 2, 3]), "reference", "which does not name it"),
        ("/quotes/0/nested_in", json!(0), "reference", "quotes[0] lies in itself"),
        ("/quotes/0/parts", json!([]), "offset", "quotes[0] has no parts"),
        ("/quotes/0/cue/end", json!(4000), "offset", "quotes[0].cue is "),
        (
            "/quotes/0/speaker/mention",
            json!(4000),
            "reference",
            "quotes[0].speaker points to number 4000 of ",
        ),
        ("/blocks/1/start", json!(0), "order", "blocks[1] starts before"),
        ("/published", json!("<b>"), "number", "“published” is “<b>”"),
        ("/page", json!({ "address": "javascript:alert(1)" }), "address", "which is no address of the web"),
    ];
    for (place, value, code, message) in cases {
        let flaw = opened(|json| set(json, place, value.clone()));
        let (found, said) = flaw.expect_err(place);
        assert_eq!(found, *code, "{place}: {said}");
        assert!(said.contains(message), "{place}: {said}");
    }
    assert_eq!(Checked::from_json("").map_err(|flaw| flaw.code), Err("not-json"));
    assert_eq!(Checked::from_json("{}").map_err(|flaw| flaw.code), Err("version"));
    assert_eq!(Checked::from_json(&"[".repeat(100_000)).map_err(|flaw| flaw.code), Err("not-json"));
}

#[test]
fn fields_of_later_versions_of_the_same_number_do_no_harm() {
    assert_eq!(opened(|json| json["mood"] = json!({ "is": "calm" })), Ok(checked(ARTICLE)));
}

#[test]
fn nothing_random_gets_in_and_nothing_panics() {
    let good = Format::Json.write(&checked(ARTICLE));
    arbtest(|u| {
        let mut bytes = good.clone().into_bytes();
        for _ in 0..u.int_in_range(1..=4)? {
            let at = u.choose_index(bytes.len())?;
            bytes[at] = *u.choose(b"0123456789-\"{}[],:naeQP \xff")?;
        }
        if let Ok(checked) = Checked::from_json(&String::from_utf8_lossy(&bytes)) {
            for format in Format::ALL {
                assert!(!format.write(&checked).is_empty());
            }
        }
        Ok(())
    });
    let annotation: Annotation = serde_json::from_str(&good).expect("an annotation");
    for end in (0..good.len()).step_by(97).filter(|end| good.is_char_boundary(*end)) {
        assert!(Checked::from_json(&good[..end]).is_err());
    }
    assert!(Checked::new("", annotation).is_err());
}
