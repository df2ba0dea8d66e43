//! Runs the prose suites in `tests/specs/*.md`: each case is a quoted text and, indented under it, what is found there.
//! A heading may give the publication date: `## yesterday (published 2025-02-12)`.
//! Law: suites are written by hand; nothing rewrites them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on shall stop")]

use std::fmt::Write;
use whosaid::document::{Document, EntityId, FactKind, Form, MentionId, QuoteId, Value};
use whosaid::{Annotator, Article, marks};

/// One case of a suite.
struct Case {
    line: usize,
    published: Option<jiff::civil::Date>,
    text: String,
    expected: String,
}

/// Reads a suite: `>` lines are the text, lines indented by four spaces what is expected, headings give the date.
fn cases(suite: &str) -> Vec<Case> {
    let mut found: Vec<Case> = Vec::new();
    let mut published = None;
    let mut in_text = false;
    for (number, line) in suite.lines().enumerate() {
        if line.starts_with('#') {
            let date = line.split_once("(published ").and_then(|(_, rest)| rest.split_once(')'));
            published = date.map(|(date, _)| date.parse().expect("a date in the heading"));
        }
        if let Some(text) = line.strip_prefix('>') {
            if !in_text {
                found.push(Case {
                    line: number + 1,
                    published,
                    text: String::new(),
                    expected: String::new(),
                });
            }
            let case = found.last_mut().expect("a case was opened");
            case.text += if in_text { "\n" } else { "" };
            case.text += text.strip_prefix(' ').unwrap_or(text);
        } else if let (Some(expected), Some(case)) = (line.strip_prefix("    "), found.last_mut()) {
            case.expected += expected.trim_end();
            case.expected += "\n";
        }
        in_text = line.starts_with('>');
    }
    found
}

/// Runs a suite and reports all its failing cases together.
fn run(name: &str, suite: &str, render: impl Fn(&Document) -> String) {
    let annotator = Annotator::embedded().expect("the committed lexicon and model");
    let cases = cases(suite);
    assert!(!cases.is_empty(), "tests/specs/{name}.md holds no case");
    let mut failures = String::new();
    let mut failed = 0;
    for case in &cases {
        let document = annotator.annotate(&Article { text: &case.text, published: case.published });
        let found = render(&document);
        if found != case.expected {
            failed += 1;
            write!(
                failures,
                "\ntests/specs/{name}.md:{}\n{}\n  expected\n{}  found\n{found}",
                case.line, case.text, case.expected
            )
            .expect("writing to a string");
        }
    }
    assert!(failed == 0, "{failed} of {} cases fail:\n{failures}", cases.len());
}

/// Joins lines, each ended by a line break.
fn lines(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().map(|line| line + "\n").collect()
}

#[test]
fn tokens() {
    run("tokens", include_str!("specs/tokens.md"), |document| {
        let source = &document.source;
        lines([(0..source.len()).map(|index| source.word(index)).collect::<Vec<_>>().join("|")])
    });
}

#[test]
fn sentences() {
    run("sentences", include_str!("specs/sentences.md"), |document| {
        let source = &document.source;
        lines(source.sentences().iter().map(|range| source.words(*range).to_owned()))
    });
}

/// A pair is shown with one `-` a level of depth; `(open)` where its closing mark is missing, `(continues)` where the
/// next paragraph goes on with it.
#[test]
fn marks() {
    run("marks", include_str!("specs/marks.md"), |document| {
        lines(marks::pair(&document.source).iter().map(|pair| {
            let depth = "-".repeat(usize::from(pair.depth));
            let words = document.source.words(pair.range);
            let state = match (pair.closed, pair.continues) {
                (_, true) => " (continues)",
                (false, false) => " (open)",
                (true, false) => "",
            };
            format!("{depth}{words}{state}")
        }))
    });
}

#[test]
fn blocks() {
    run("blocks", include_str!("specs/blocks.md"), |document| {
        let show = |block: &whosaid::document::Block| {
            format!("{}: {}", block.kind.label(), document.source.words(block.range))
        };
        lines(document.blocks.iter().map(show))
    });
}

#[test]
fn values() {
    run("values", include_str!("specs/values.md"), |document| {
        lines(document.mentions.iter().filter(|mention| mention.form == Form::Value).map(|mention| {
            let worth = match &mention.value {
                Some(Value::Timex(timex)) => format!(" {timex}"),
                Some(Value::Amount { amount, unit }) => format!(" {amount} {unit}").trim_end().to_owned(),
                None => String::new(),
            };
            format!("{}{worth}: {}", mention.kind.label(), document.source.words(mention.range))
        }))
    });
}

/// All names, each with its kind, in order; the longer of two that nest first.
fn show_names(document: &Document) -> String {
    let names = document.mentions.iter().filter(|mention| mention.form == Form::Name);
    lines(names.map(|mention| format!("{}: {}", mention.kind.label(), document.source.words(mention.range))))
}

#[test]
fn names() {
    run("names", include_str!("specs/names.md"), show_names);
}

#[test]
fn things() {
    run("things", include_str!("specs/things.md"), show_names);
}

/// An entity is shown with its roles in brackets, what else is said of it in parentheses, and all its mentions.
fn entities_of(document: &Document) -> String {
    lines(document.entities.iter().map(|entity| {
        let roles = document.roles(entity);
        let roles = if roles.is_empty() { String::new() } else { format!(" [{}]", roles.join("; ")) };
        let other = entity.facts.iter().filter(|fact| fact.kind != FactKind::Role);
        let facts: String =
            other.map(|fact| format!(" ({} {})", fact.kind.label(), document.plain(fact.range))).collect();
        let words = |id: &MentionId| document.source.words(document.mentions[id.0].range);
        let mentions: Vec<&str> = entity.mentions.iter().map(words).collect();
        format!("{} {}{roles}{facts}: {}", entity.kind.label(), entity.name, mentions.join(" | "))
    }))
}

#[test]
fn entities() {
    run("entities", include_str!("specs/entities.md"), entities_of);
}

#[test]
fn entities_by_names() {
    run("entities_names", include_str!("specs/entities_names.md"), entities_of);
}

#[test]
fn entities_by_pronouns() {
    run("entities_pronouns", include_str!("specs/entities_pronouns.md"), entities_of);
}

#[test]
fn entities_by_nominals() {
    run("entities_nominals", include_str!("specs/entities_nominals.md"), entities_of);
}

/// Every mention of an entity says why it is one, and a link that was weighed says by which signs.
#[test]
fn links_say_why() {
    run("entities_links", include_str!("specs/entities_links.md"), |document| {
        let of = |id| document.reference(MentionId(id)).map(|reference| (id, reference));
        lines((0..document.mentions.len()).filter_map(of).map(|(id, reference)| {
            let words = document.source.words(document.mentions[id].range);
            let name = |entity: &EntityId| document.entities[entity.0].name.clone();
            let next =
                reference.runner_up.map_or(String::new(), |(entity, _)| format!(", or {}", name(&entity)));
            let signs = if reference.signs.is_empty() { "" } else { ", with signs" };
            format!("{words}: {}{signs}{next}", reference.why)
        }))
    });
}

/// `kind, speaker as written, cue: content … content`, the number of the containing quote behind, then the marks that are
/// no speech. Who the speaker is stands in the suite of the entities.
#[test]
fn quotes() {
    run("quotes", include_str!("specs/quotes.md"), said);
}

/// The same for forms that run over lines, lie inside others, or came out of copying damaged.
#[test]
fn quotes_and_layout() {
    run("quotes_and_layout", include_str!("specs/quotes_and_layout.md"), said);
}

fn said(document: &Document) -> String {
    let words = |range| document.source.words(range);
    let quotes = document.quotes.iter().map(|quote| {
        let written = quote.speaker.map_or("-", |speaker| words(speaker.range));
        let cue = quote.cue.as_ref().map_or("-", |cue| words(cue.range));
        let negated = if quote.cue.as_ref().is_some_and(|cue| cue.negated) { "not " } else { "" };
        let content: Vec<&str> = quote.parts.iter().map(|part| words(*part)).collect();
        let nested = quote.nested_in.map_or(String::new(), |outer| format!(" (in {})", outer.0));
        let heard = quote.addressee.map_or(String::new(), |range| format!(" (to {})", words(range)));
        let topic = quote.topic.map_or(String::new(), |range| format!(" (of {})", words(range)));
        let content = content.join(" … ").replace('\n', "⏎");
        format!("{}, {written}, {negated}{cue}{heard}{topic}: {content}{nested}", quote.kind.label())
    });
    let silent = document
        .non_speech
        .iter()
        .map(|marks| format!("not speech, {}: {}", marks.reason.label(), words(marks.range)));
    lines(quotes.chain(silent))
}

/// `name or - (kind): content`: who speaks, whatever the sentence calls them.
#[test]
fn speakers() {
    run("speakers", include_str!("specs/speakers.md"), |document| {
        lines(document.quotes.iter().enumerate().map(|(id, quote)| {
            let name = document.speaker_name(quote).unwrap_or("-");
            let kind = document.speaker_kind(QuoteId(id)).label();
            let content: Vec<&str> = quote.parts.iter().map(|part| document.source.words(*part)).collect();
            format!("{name} ({kind}): {}", content.join(" … ").replace('\n', "⏎"))
        }))
    });
}

/// `TYPE name: id, what it is`, or why there is none; entities whose name the table does not hold are left out.
#[test]
fn links() {
    run("links", include_str!("specs/links.md"), |document| {
        let entities = document.entities.iter().enumerate();
        lines(entities.filter_map(|(id, entity)| {
            let link = document.link(EntityId(id))?;
            let found = match &link.chosen {
                Some(chosen) => format!("{}, {}", chosen.id, chosen.description),
                None => format!("none, {}", link.why),
            };
            Some(format!("{} {}: {found}", entity.kind.label(), entity.name))
        }))
    });
}
