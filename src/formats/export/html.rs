//! The marked article as one HTML page that needs nothing else.
//! Takes a checked annotation, gives the page: the article with its marks, then who said what.
//! Law: no script, no address that is fetched, nothing of the article is markup; it prints as it reads.

use super::super::checked::Checked;
use super::super::contract::{Mention, Quote};
use super::super::nest::{self, Nest, Step};
use super::speakers::{Voice, voices};
use super::xml::{escape, escaped};
use crate::document::BlockKind;
use std::fmt::Write;
use std::ops::Range;

/// How the page looks.
const STYLE: &str = include_str!("html.css");

/// What a stretch of the article is.
enum Mark<'c> {
    Quote(&'c Quote, usize),
    Cue(&'c Quote),
    Mention(&'c Mention),
}

/// The page.
pub(super) fn page(checked: &Checked) -> String {
    let title = escaped(&checked.title().unwrap_or_else(|| "Article".to_owned()));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    );
    write_article(&mut out, checked);
    write_voices(&mut out, checked, &voices(checked));
    out.push_str("</body>\n</html>\n");
    out
}

fn write_article(out: &mut String, checked: &Checked) {
    let marks = marks(checked);
    let mut nest = Nest::new(&marks);
    out.push_str("<article>\n");
    for (kind, piece) in checked.pieces() {
        let (tag, class) = element(kind);
        let _ = write!(out, "<{tag} class=\"{class}\">");
        for step in nest.piece(piece) {
            match step {
                Step::Open(id) => write_open(out, checked, &marks[id].1),
                Step::Text(range) => escape(out, checked.written(range.start, range.end)),
                Step::Close(_) => out.push_str("</span>"),
            }
        }
        let _ = writeln!(out, "</{tag}>");
    }
    out.push_str("</article>\n");
}

/// Quotes before the mentions and cues of the same extent, so that they lie around them.
fn marks(checked: &Checked) -> Vec<(Range<usize>, Mark<'_>)> {
    let annotation = checked.annotation();
    let mut marks = Vec::new();
    for quote in &annotation.quotes {
        let parts = quote.parts.iter().enumerate();
        marks.extend(parts.map(|(index, part)| (part.start..part.end, Mark::Quote(quote, index))));
    }
    for quote in &annotation.quotes {
        marks.extend(quote.cue.iter().map(|cue| (cue.start..cue.end, Mark::Cue(quote))));
    }
    marks.extend(
        annotation.mentions.iter().map(|mention| (mention.start..mention.end, Mark::Mention(mention))),
    );
    nest::sort(&mut marks);
    marks
}

fn element(kind: BlockKind) -> (&'static str, &'static str) {
    let tag = match kind {
        BlockKind::Headline => "h1",
        BlockKind::Subhead => "h2",
        _ => "p",
    };
    (tag, kind.label())
}

fn write_open(out: &mut String, checked: &Checked, mark: &Mark) {
    match mark {
        Mark::Quote(quote, part) => {
            let who = escaped(&checked.speaker(quote).unwrap_or_else(|| "speaker not known".to_owned()));
            let _ = write!(
                out,
                "<span class=\"quote {}\" data-quote=\"{}\" data-part=\"{part}\" title=\"{who}\">",
                quote.kind, quote.id
            );
        }
        Mark::Cue(quote) => {
            let _ = write!(out, "<span class=\"cue\" data-quote=\"{}\">", quote.id);
        }
        Mark::Mention(mention) => {
            let name = checked.entity(mention.entity).map(|entity| entity.name.as_str());
            let title =
                escaped(&name.map_or(mention.kind.clone(), |name| format!("{name} ({})", mention.kind)));
            let _ =
                write!(out, "<span class=\"mention {} {}\" title=\"{title}\">", mention.form, mention.kind);
        }
    }
}

fn write_voices(out: &mut String, checked: &Checked, voices: &[Voice]) {
    if voices.is_empty() {
        return;
    }
    out.push_str("<section>\n<h2>Who said what</h2>\n");
    for voice in voices {
        let _ = write!(out, "<h3>{}", escaped(&voice.name));
        if !voice.roles.is_empty() {
            let _ = write!(out, " <small>{}</small>", escaped(&voice.roles.join("; ")));
        }
        out.push_str("</h3>\n");
        for quote in &voice.quotes {
            let cue = quote.cue.as_ref().map(|cue| checked.words(cue.start, cue.end) + " · ");
            let _ = writeln!(
                out,
                "<figure><blockquote>{}</blockquote><figcaption>{}{} · {} %</figcaption></figure>",
                escaped(&checked.content(quote)),
                escaped(&cue.unwrap_or_default()),
                quote.kind,
                (quote.score * 100.0).round()
            );
        }
    }
    out.push_str("</section>\n");
}
