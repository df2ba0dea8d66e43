//! Golden articles: texts of our own with what should be found in them, checked by hand.
//! A line of an `.expected` file is an entity or a quote that should be found. `~` before it marks a miss that is
//! accepted for now, `+` something found that should not be. The test fails where the engine gets better, too, so that
//! the marks are taken away.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on shall stop")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use whosaid::document::{Document, Form, QuoteId};
use whosaid::{Annotator, Article};

/// Named entities with their roles, then quotes with speaker, cue and content.
fn found(document: &Document) -> Vec<String> {
    let is_named = |entity: &&whosaid::document::Entity| {
        entity.mentions.iter().any(|mention| document.mentions[mention.0].form == Form::Name)
    };
    let entities = document.entities.iter().filter(is_named).map(|entity| {
        let roles = document.roles(entity).iter().map(|role| format!(" [{role}]")).collect::<String>();
        format!("{} {}{roles}", entity.kind.label(), entity.name)
    });
    let words = |range| document.source.words(range).split_whitespace().collect::<Vec<_>>().join(" ");
    let quotes = document.quotes.iter().enumerate().map(|(id, quote)| {
        let speaker = quote.speaker.map_or("-".to_owned(), |speaker| words(speaker.range));
        let name = document.speaker_name(quote).map_or(String::new(), |name| format!(" = {name}"));
        let kind = document.speaker_kind(QuoteId(id)).label();
        let cue = quote.cue.as_ref().map_or("-".to_owned(), |cue| words(cue.range));
        let content: Vec<String> = quote.parts.iter().map(|part| words(*part)).collect();
        format!("{}, {speaker}{name} ({kind}), {cue}: {}", quote.kind.label(), content.join(" … "))
    });
    entities.chain(quotes).collect()
}

/// What differs between the found and the expected lines, in words.
fn differences(found: &[String], expected: &str) -> String {
    let found: BTreeSet<&str> = found.iter().map(String::as_str).collect();
    let lines = || expected.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let wanted: BTreeSet<&str> = lines().filter(|line| !line.starts_with(['~', '+'])).collect();
    let missed: BTreeSet<&str> = lines().filter_map(|line| line.strip_prefix("~ ")).collect();
    let wrong: BTreeSet<&str> = lines().filter_map(|line| line.strip_prefix("+ ")).collect();
    let mut report = String::new();
    let mut tell =
        |what: &str, line: &str| writeln!(report, "  {what}: {line}").expect("writing to a string");
    wanted.difference(&found).for_each(|line| tell("no longer found", line));
    missed.intersection(&found).for_each(|line| tell("found at last, take its ~ away", line));
    wrong.difference(&found).for_each(|line| tell("gone, take its + line away", line));
    let known: BTreeSet<&str> = wanted.union(&wrong).chain(&missed).copied().collect();
    found.difference(&known).for_each(|line| tell("found, but not expected", line));
    report
}

#[test]
fn articles_give_what_was_expected() {
    let annotator = Annotator::embedded().expect("the committed lexicon and model");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut texts: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of articles")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    texts.sort();
    assert!(!texts.is_empty());
    let mut report = String::new();
    for path in texts {
        let text = std::fs::read_to_string(&path).expect("an article");
        let expected = std::fs::read_to_string(path.with_extension("expected")).unwrap_or_default();
        let found = found(&annotator.annotate(&Article::new(&text)));
        let differences = differences(&found, &expected);
        if !differences.is_empty() {
            write!(report, "\n{}\n{differences}", path.display()).expect("writing to a string");
        }
    }
    assert!(report.is_empty(), "{report}");
}
