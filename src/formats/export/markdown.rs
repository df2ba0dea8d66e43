//! Notes in Markdown: who said what, then who and what is in the article.
//! Takes a checked annotation, gives CommonMark.
//! Law: nothing of the article is markup: every sign that could be is escaped.

use super::super::checked::Checked;
use super::super::contract::{Entity, Quote};
use super::speakers::voices;
use crate::document::Kind;
use std::fmt::Write;

/// The notes.
pub(super) fn notes(checked: &Checked) -> String {
    let title = checked.title().unwrap_or_else(|| "Article".to_owned());
    let mut out = format!("# {}\n", escaped(&title));
    if let Some(date) = &checked.annotation().published {
        let _ = write!(out, "\n{date}\n");
    }
    for voice in voices(checked) {
        let _ = write!(out, "\n## {}\n", escaped(&voice.name));
        if !voice.roles.is_empty() {
            let _ = write!(out, "\n{}\n", escaped(&voice.roles.join("; ")));
        }
        for quote in voice.quotes {
            write_quote(&mut out, checked, quote);
        }
    }
    write_entities(&mut out, &checked.annotation().entities);
    out
}

fn write_quote(out: &mut String, checked: &Checked, quote: &Quote) {
    let _ = write!(out, "\n> {}\n", escaped(&checked.content(quote)));
    let cue = quote.cue.as_ref().map(|cue| checked.words(cue.start, cue.end));
    let denies = if quote.negated { ", negated" } else { "" };
    let sure = format!("{} %", (quote.score * 100.0).round());
    let notes: Vec<String> =
        [Some(quote.kind.clone()), cue.map(|cue| cue + denies), Some(sure)].into_iter().flatten().collect();
    let _ = write!(out, "\n— {}\n", escaped(&notes.join(" · ")));
}

fn write_entities(out: &mut String, entities: &[Entity]) {
    let named: Vec<&Entity> = entities
        .iter()
        .filter(|entity| Kind::of_label(&entity.kind).is_some_and(|kind| !kind.is_value()))
        .collect();
    if named.is_empty() {
        return;
    }
    out.push_str("\n## In the article\n\n");
    for entity in named {
        let roles =
            if entity.roles.is_empty() { String::new() } else { format!(": {}", entity.roles.join("; ")) };
        let _ = writeln!(out, "- {}", escaped(&format!("{} ({}){roles}", entity.name, entity.kind)));
    }
}

/// Text on one line, without power over Markdown or the HTML in it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if c.is_ascii_punctuation() && !matches!(c, ',' | '\'' | '"' | '/' | '?' | ';' | '%') {
            out.push('\\');
        }
        out.push(if c == '\0' { '\u{fffd}' } else { c });
    }
    out
}
