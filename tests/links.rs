//! Scores the links on articles of our own in `tests/links`, names annotated in place: `[Portland](Q49201)`; `NIL` for somebody
//! or something without an entry, `?` for one that does not count.
//! Takes each name that the engine links, gives precision and recall over names that have an entry.
//! Law: `blind` was written before the first trial of the engine; the floors hold for both folders.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on shall stop")]

use std::fmt::Write;
use std::path::Path;
use whosaid::document::{Document, Form, MentionId};
use whosaid::text::Span;
use whosaid::{Annotator, Article};

/// An annotated name.
struct Name {
    span: Span,
    /// Its id; none for `NIL`, empty for what does not count.
    id: Option<String>,
}

/// The article without its annotations, and the names.
fn read(annotated: &str) -> (String, Vec<Name>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut rest = annotated;
    while let Some((before, name)) = rest.split_once('[') {
        text.push_str(before);
        let (words, after) = name.split_once("](").expect("an id behind the name");
        let (id, after) = after.split_once(')').expect("the id's end");
        let start = text.len() as u32;
        text.push_str(words);
        let id = match id {
            "NIL" => None,
            "?" => Some(String::new()),
            id => Some(id.to_owned()),
        };
        names.push(Name { span: Span { start, end: text.len() as u32 }, id });
        rest = after;
    }
    text.push_str(rest);
    (text, names)
}

/// What is right and wrong.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
    wanted: usize,
    report: String,
}

impl Score {
    fn add(&mut self, document: &Document, names: &[Name]) {
        // A place inside a name, "University of [Washington]", is linked for itself and not annotated.
        let is_inside = |id: usize| {
            let range = document.mentions[id].range;
            let near = id.saturating_sub(4)..id;
            near.into_iter().any(|outer| {
                document.mentions[outer].form == Form::Name && document.mentions[outer].range.covers(range)
            })
        };
        let linked: Vec<(Span, String)> = (0..document.mentions.len())
            .filter(|id| document.mentions[*id].form == Form::Name && !is_inside(*id))
            .filter_map(|id| {
                let entity = document.entity_of(MentionId(id))?;
                let chosen = document.link(entity)?.chosen.as_ref()?;
                Some((document.source.span(document.mentions[id].range), chosen.id.to_string()))
            })
            .collect();
        let overlap = |a: Span, b: Span| a.start < b.end && b.start < a.end;
        for name in names.iter().filter(|name| name.id.as_ref().is_some_and(|id| !id.is_empty())) {
            self.wanted += 1;
            let found =
                linked.iter().find(|link| overlap(link.0, name.span) && Some(&link.1) == name.id.as_ref());
            if found.is_none() {
                self.tell("missed", document, name.span, name.id.as_deref().unwrap_or_default());
            }
        }
        for (span, id) in &linked {
            let name = names.iter().find(|name| overlap(name.span, *span));
            match name.map(|name| name.id.as_deref()) {
                Some(Some("")) => {}
                Some(Some(wanted)) if wanted == id => self.right += 1,
                _ => {
                    self.wrong += 1;
                    self.tell("wrong", document, *span, id);
                }
            }
        }
    }

    fn tell(&mut self, what: &str, document: &Document, span: Span, id: &str) {
        let words = span.of(document.source.text());
        writeln!(self.report, "  {what}: {words} {id}").expect("writing to a string");
    }

    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.wanted.max(1) as f64
    }
}

/// The score over all articles of a folder.
fn score(folder: &str) -> Score {
    let annotator = Annotator::embedded().expect("the committed lexicon and model");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links").join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of articles")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let mut score = Score::default();
    for path in paths {
        let (text, names) = read(&std::fs::read_to_string(&path).expect("an article"));
        writeln!(score.report, "{}", path.display()).expect("writing to a string");
        score.add(&annotator.annotate(&Article::new(&text)), &names);
    }
    score
}

fn check(folder: &str, names: usize) {
    let score = score(folder);
    let figures =
        format!("{folder}: {} names, P {:.3} R {:.3}", score.wanted, score.precision(), score.recall());
    println!("{figures}\n{}", score.report);
    assert!(score.wanted >= names, "{figures}");
    assert!(score.precision() >= 0.95 && score.recall() >= 0.6, "{figures}\n{}", score.report);
}

#[test]
fn links_of_articles_written_before_the_first_trial_are_right() {
    check("blind", 150);
}

#[test]
fn links_of_articles_written_after_are_right() {
    check("tuned", 150);
}
