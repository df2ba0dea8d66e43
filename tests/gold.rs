//! Scores the engine on the annotated article beside the checkout, `../shared/articles/trump-putin-call`, where it is there.
//! Takes the article's text and its gold annotations, gives recall and precision of entities and attributions.
//! Law: floors only; a checkout alone passes, since the article is not ours to carry.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on shall stop")]

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;
use whosaid::formats::{annotation, contract};
use whosaid::{Annotator, Article};

/// The text and its gold annotations; none where they are not beside the checkout.
fn article() -> Option<(String, Value)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    let text = std::fs::read_to_string(folder.join("trump-putin-call.txt")).ok()?;
    let gold = std::fs::read_to_string(folder.join("trump-putin-call.gold.json")).ok()?;
    Some((text, serde_json::from_str(&gold).expect("gold annotations are JSON")))
}

fn annotate(text: &str) -> contract::Annotation {
    let annotator = Annotator::embedded().expect("the committed lexicon and model");
    let published = "2025-02-12".parse().ok();
    annotation(&annotator.annotate(&Article { text, published }), None, contract::Unit::Codepoint)
}

fn list<'g>(gold: &'g Value, field: &str) -> &'g [Value] {
    gold[field].as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> usize {
    value.as_u64().expect("an offset") as usize
}

fn typed_spans(gold: &Value, field: &str) -> BTreeSet<(usize, usize, String)> {
    let span = |item: &Value| {
        (number(&item["start"]), number(&item["end"]), item["type"].as_str().expect("a type").to_owned())
    };
    list(gold, field).iter().map(span).collect()
}

#[test]
fn nine_in_ten_entities_are_found() {
    let Some((text, gold)) = article() else {
        println!("skipped: ../shared/articles is not there");
        return;
    };
    let named = |mention: &&contract::Mention| matches!(mention.form.as_str(), "name" | "value");
    let found: BTreeSet<_> = annotate(&text)
        .mentions
        .iter()
        .filter(named)
        .map(|mention| (mention.start, mention.end, mention.kind.clone()))
        .collect();
    let wanted = typed_spans(&gold, "entities");
    let optional = typed_spans(&gold, "optional_entities");
    let right = found.intersection(&wanted).count();
    let spurious: Vec<_> = found.difference(&wanted).filter(|span| !optional.contains(*span)).collect();
    let missed: Vec<_> = wanted.difference(&found).collect();
    let show = |spans: &[&(usize, usize, String)]| -> Vec<String> {
        let words = |span: &&(usize, usize, String)| {
            format!("{} {}", span.2, text.chars().skip(span.0).take(span.1 - span.0).collect::<String>())
        };
        spans.iter().map(words).collect()
    };
    let report = format!(
        "{right} of {} right; missed {:?}; spurious {:?}",
        wanted.len(),
        show(&missed),
        show(&spurious)
    );
    println!("{report}");
    assert!(right * 10 >= wanted.len() * 9, "{report}");
    assert!(spurious.len() * 100 <= found.len() * 15, "{report}");
}

/// The words that a stretch covers, as word numbers; outer punctuation and a leading "that" do not count.
fn words(text: &[char], start: usize, end: usize) -> BTreeSet<usize> {
    let is_word = |c: char| c.is_alphanumeric();
    let mut found = BTreeSet::new();
    let mut number = 0;
    for (index, c) in text.iter().enumerate().take(end) {
        if is_word(*c) && (index == 0 || !is_word(text[index - 1])) {
            number = index;
        }
        if is_word(*c) && index >= start {
            found.insert(number);
        }
    }
    let first_word: String = found.first().map_or(String::new(), |at| text[*at..].iter().take(5).collect());
    if first_word == "that " {
        found.pop_first();
    }
    found
}

/// Whether two sets of words overlap by at least 0.8 (Jaccard), as the scorer of the benchmark counts.
fn alike(one: &BTreeSet<usize>, other: &BTreeSet<usize>) -> bool {
    let both = one.intersection(other).count();
    !one.is_empty() && both * 10 >= (one.len() + other.len() - both) * 8
}

#[test]
fn all_attributions_are_right() {
    let Some((text, gold)) = article() else {
        println!("skipped: ../shared/articles is not there");
        return;
    };
    let chars: Vec<char> = text.chars().collect();
    let found = annotate(&text);
    let stretches = |quote: &contract::Quote| {
        let mut all: Vec<contract::Extent> = quote.parts.clone();
        all.extend(&quote.quoted);
        all.dedup();
        all.iter().map(|part| words(&chars, part.start, part.end)).collect::<Vec<_>>()
    };
    let name_of = |quote: &contract::Quote| quote.speaker_name.clone().unwrap_or_default();
    let mut missed = Vec::new();
    for wanted in list(&gold, "quotes") {
        let content = words(&chars, number(&wanted["start"]), number(&wanted["end"]));
        let name = wanted["speaker"]["canonical"].as_str().expect("a canonical speaker");
        let right = |quote: &contract::Quote| {
            stretches(quote).iter().any(|part| alike(part, &content)) && name_of(quote) == name
        };
        if !found.quotes.iter().any(right) {
            missed.push(format!("{name}: {}", wanted["text"]));
        }
    }
    let gold_contents: Vec<_> = list(&gold, "quotes")
        .iter()
        .chain(list(&gold, "optional_quotes"))
        .map(|item| words(&chars, number(&item["start"]), number(&item["end"])))
        .collect();
    let is_spurious = |quote: &&contract::Quote| {
        !stretches(quote).iter().any(|part| gold_contents.iter().any(|gold| alike(part, gold)))
    };
    let spurious = found.quotes.iter().filter(is_spurious).count();
    let report = format!("missed {missed:#?}; {spurious} of {} spurious", found.quotes.len());
    println!("{report}");
    assert!(missed.is_empty(), "{report}");
    assert!(spurious * 100 <= found.quotes.len() * 15, "{report}");
}

/// What the article names and the table of Wikidata ids holds.
const LINKS: [(&str, &str); 16] = [
    ("Donald Trump", "Q22686"),
    ("Vladimir Putin", "Q7747"),
    ("Volodymyr Zelenskyy", "Q3874799"),
    ("Joe Biden", "Q6279"),
    ("Pete Hegseth", "Q7172014"),
    ("Marco Rubio", "Q324546"),
    ("John Ratcliffe", "Q16980175"),
    ("Ukraine", "Q212"),
    ("Russia", "Q159"),
    ("U.S.", "Q30"),
    ("Moscow", "Q649"),
    ("Kyiv", "Q1899"),
    ("Middle East", "Q7204"),
    ("Central Intelligence Agency", "Q37230"),
    ("NATO", "Q7184"),
    ("Bloomberg", "Q13977"),
];

#[test]
fn all_that_the_table_holds_is_linked_and_nothing_else() {
    let Some((text, _)) = article() else {
        println!("skipped: ../shared/articles is not there");
        return;
    };
    let found = annotate(&text);
    let linked: Vec<(&str, &str)> = found
        .entities
        .iter()
        .filter_map(|entity| Some((entity.name.as_str(), entity.wikidata.as_deref()?)))
        .collect();
    let missed: Vec<_> = LINKS.iter().filter(|link| !linked.iter().any(|found| found.1 == link.1)).collect();
    let wrong: Vec<_> = linked.iter().filter(|found| !LINKS.iter().any(|link| found.1 == link.1)).collect();
    assert!(missed.is_empty() && wrong.is_empty(), "missed {missed:?}; wrong {wrong:?}");
}
