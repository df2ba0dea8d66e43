//! Scores names and values on articles of our own, annotated by hand in `tests/annotated/*.txt`.
//! `[KIND words]` marks a name, `[KIND words = value]` a value; marks nest. The first line gives the publication date.
//! A span is right where kind and both ends are; a value where its worth is, too. Law: the marks say what is right, never
//! what the engine finds; only the floors follow it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on shall stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use whosaid::document::{Document, Form, Value};
use whosaid::{Annotator, Article};

/// A marked stretch: bytes, kind, and worth where one is given.
type Mark = (usize, usize, String, String);

/// An article without its marks, and the marks.
#[derive(Default)]
struct Gold {
    published: String,
    text: String,
    marks: BTreeSet<Mark>,
}

/// Reads an annotated article.
fn read(file: &str) -> Gold {
    let (head, body) = file.split_once('\n').expect("a first line");
    let published = head.strip_prefix("published ").expect("a publication date").to_owned();
    let mut gold = Gold { published, ..Gold::default() };
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut rest = body.trim_start();
    while let Some(at) = rest.find(['[', ']']) {
        gold.text += &rest[..at];
        let (mark, after) = rest[at..].split_at(1);
        rest = after;
        if mark == "[" {
            let (kind, words) = rest.split_once(' ').expect("a kind behind the bracket");
            open.push((gold.text.len(), kind.to_owned()));
            rest = words;
        } else {
            let (start, kind) = open.pop().expect("an open mark");
            let worth = gold.text[start..].find(" = ").map(|at| gold.text.split_off(start + at));
            let worth = worth.map_or(String::new(), |worth| worth[3..].to_owned());
            gold.marks.insert((start, gold.text.len(), kind, worth));
        }
    }
    assert!(open.is_empty(), "a mark is left open");
    gold.text += rest;
    gold
}

/// What the engine finds, in the same shape.
fn found(document: &Document) -> BTreeSet<Mark> {
    let marked = |form| matches!(form, Form::Name | Form::Value);
    let mentions = document.mentions.iter().filter(|mention| marked(mention.form));
    let mark = |mention: &whosaid::document::Mention| {
        let span = document.source.span(mention.range);
        let worth = match &mention.value {
            Some(Value::Timex(timex)) => timex.clone(),
            Some(Value::Amount { amount, unit }) => format!("{amount} {unit}").trim_end().to_owned(),
            None => String::new(),
        };
        (span.start as usize, span.end as usize, mention.kind.label().to_owned(), worth)
    };
    mentions.map(mark).collect()
}

/// How many are right, found and wanted; how many of the right have the right worth, of those that have one.
#[derive(Clone, Copy, Default)]
struct Tally {
    right: usize,
    found: usize,
    wanted: usize,
    worth: usize,
    valued: usize,
}

impl Tally {
    fn percent(part: usize, whole: usize) -> f64 {
        if whole == 0 { 100.0 } else { part as f64 * 100.0 / whole as f64 }
    }

    fn f1(&self) -> f64 {
        Self::percent(2 * self.right, self.found + self.wanted)
    }

    fn line(&self, name: &str) -> String {
        let (precision, recall) =
            (Self::percent(self.right, self.found), Self::percent(self.right, self.wanted));
        let worth =
            if self.valued == 0 { String::new() } else { format!("  values {}/{}", self.worth, self.valued) };
        format!(
            "{name:12} P {precision:5.1}  R {recall:5.1}  F1 {:5.1}  of {}{worth}\n",
            self.f1(),
            self.wanted
        )
    }
}

/// Adds one article's marks to the tallies and its mistakes to the report.
fn count(gold: &Gold, found: &BTreeSet<Mark>, tallies: &mut BTreeMap<String, Tally>, report: &mut String) {
    let spans: BTreeMap<_, _> = found.iter().map(|mark| ((mark.0, mark.1, &mark.2), &mark.3)).collect();
    let wanted: BTreeSet<_> = gold.marks.iter().map(|mark| (mark.0, mark.1, &mark.2)).collect();
    for mark in &gold.marks {
        let tally = tallies.entry(mark.2.clone()).or_default();
        tally.wanted += 1;
        let words = &gold.text[mark.0..mark.1];
        let Some(worth) = spans.get(&(mark.0, mark.1, &mark.2)) else {
            *report += &format!("  missed  {} {words}\n", mark.2);
            continue;
        };
        tally.right += 1;
        tally.valued += usize::from(!mark.3.is_empty());
        tally.worth += usize::from(!mark.3.is_empty() && **worth == mark.3);
        if !mark.3.is_empty() && **worth != mark.3 {
            *report += &format!("  value   {} {words}: {} for {worth}\n", mark.2, mark.3);
        }
    }
    for mark in found {
        tallies.entry(mark.2.clone()).or_default().found += 1;
        if !wanted.contains(&(mark.0, mark.1, &mark.2)) {
            *report += &format!("  extra   {} {}\n", mark.2, &gold.text[mark.0..mark.1]);
        }
    }
}

/// The tallies of all articles, and what is wrong in each.
fn score() -> (BTreeMap<String, Tally>, String) {
    let annotator = Annotator::embedded().expect("the committed lexicon and model");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/annotated");
    let files = std::fs::read_dir(folder).expect("the folder of annotated articles");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    let (mut tallies, mut report) = (BTreeMap::new(), String::new());
    for path in paths {
        let gold = read(&std::fs::read_to_string(&path).expect("an annotated article"));
        let published = Some(gold.published.parse().expect("a date"));
        let document = annotator.annotate(&Article { text: &gold.text, published });
        report += &format!("{}\n", path.display());
        count(&gold, &found(&document), &mut tallies, &mut report);
    }
    (tallies, report)
}

/// The least F1 of strict spans in percent, by kind: a little under what was measured when the articles were written.
const FLOORS: [(&str, f64); 22] = [
    ("all", 91.0),
    ("PERSON", 88.0),
    ("ORG", 73.0),
    ("GPE", 92.0),
    ("LOC", 80.0),
    ("FAC", 60.0),
    ("NORP", 85.0),
    ("EVENT", 95.0),
    ("WORK_OF_ART", 92.0),
    ("PRODUCT", 80.0),
    ("LAW", 94.0),
    ("LANGUAGE", 75.0),
    ("DATE", 98.0),
    ("TIME", 92.0),
    ("DURATION", 96.0),
    ("SET", 90.0),
    ("MONEY", 97.0),
    ("PERCENT", 95.0),
    ("QUANTITY", 93.0),
    ("ORDINAL", 93.0),
    ("CARDINAL", 92.0),
    ("AGE", 95.0),
];
/// The least share of the right spans' values that are right, in percent.
const WORTH: usize = 97;

#[test]
fn names_and_values_are_found_as_marked() {
    let (mut tallies, mistakes) = score();
    let mut all = Tally::default();
    for tally in tallies.values() {
        all.right += tally.right;
        all.found += tally.found;
        all.wanted += tally.wanted;
        all.worth += tally.worth;
        all.valued += tally.valued;
    }
    tallies.insert("all".to_owned(), all);
    let table: String = tallies.iter().map(|(kind, tally)| tally.line(kind)).collect();
    println!("{mistakes}{table}");
    let under =
        FLOORS.iter().filter(|(kind, floor)| tallies.get(*kind).is_none_or(|tally| tally.f1() < *floor));
    let under: Vec<_> = under.collect();
    assert!(under.is_empty(), "under the floor: {under:?}\n{mistakes}{table}");
    assert!(all.worth * 100 >= all.valued * WORTH, "too few values are right:\n{mistakes}{table}");
}
