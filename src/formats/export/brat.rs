//! brat standoff: an .ann file to lie beside the article's text file.
//! Takes a checked annotation, gives one annotation a line; offsets are code points, as brat counts.
//! Law: as brat's own parser has it: no line break inside a stretch (it is cut there), the quoted words are the text's.

use super::super::checked::Checked;
use super::super::contract::{Mention, Quote, Unit};
use super::super::offsets::Offsets;
use std::fmt::Write;

/// The lines.
pub(super) fn standoff(checked: &Checked) -> String {
    let mut lines =
        Lines { checked, offsets: checked.offsets(Unit::Codepoint), out: String::new(), next: [1; 4] };
    let marks: Vec<Option<usize>> =
        checked.annotation().mentions.iter().map(|mention| lines.mention(mention)).collect();
    for entity in &checked.annotation().entities {
        let chain: Vec<String> =
            entity.mentions.iter().filter_map(|id| marks[*id]).map(|id| format!("T{id}")).collect();
        if chain.len() > 1 {
            let _ = writeln!(lines.out, "*\tCoreference {}", chain.join(" "));
        }
    }
    for quote in &checked.annotation().quotes {
        lines.quote(quote);
    }
    lines.out
}

/// The kinds of line that are numbered.
#[derive(Clone, Copy)]
enum Kind {
    Stretch,
    Relation,
    Normalization,
    Note,
}

struct Lines<'c> {
    checked: &'c Checked,
    offsets: Offsets<'c>,
    out: String,
    next: [usize; 4],
}

impl Lines<'_> {
    fn number(&mut self, kind: Kind) -> usize {
        let next = &mut self.next[kind as usize];
        *next += 1;
        *next - 1
    }

    fn mention(&mut self, mention: &Mention) -> Option<usize> {
        let id = self.stretch(&mention.kind, &[(mention.start, mention.end)])?;
        let entity = self.checked.entity(mention.entity);
        if let Some((wikidata, name)) =
            entity.and_then(|entity| Some((entity.wikidata.as_ref()?, &entity.name)))
        {
            let number = self.number(Kind::Normalization);
            let _ = writeln!(self.out, "N{number}\tReference T{id} Wikidata:{wikidata}\t{}", one_line(name));
        }
        Some(id)
    }

    fn quote(&mut self, quote: &Quote) {
        let parts: Vec<_> = quote.parts.iter().map(|part| (part.start, part.end)).collect();
        let Some(id) = self.stretch(&format!("Quote-{}", quote.kind), &parts) else { return };
        if let Some(cue) = &quote.cue {
            let cue = self.stretch("Cue", &[(cue.start, cue.end)]);
            self.relation("Says", cue, id);
        }
        if let Some(speaker) = &quote.speaker {
            let speaker = self.stretch("Speaker", &[(speaker.start, speaker.end)]);
            self.relation("Speaks", speaker, id);
        }
        if let Some(name) = &quote.speaker_name {
            let number = self.number(Kind::Note);
            let _ = writeln!(self.out, "#{number}\tAnnotatorNotes T{id}\t{}", one_line(name));
        }
    }

    fn relation(&mut self, name: &str, from: Option<usize>, to: usize) {
        let Some(from) = from else { return };
        let number = self.number(Kind::Relation);
        let _ = writeln!(self.out, "R{number}\t{name} Arg1:T{from} Arg2:T{to}");
    }

    /// A text-bound line; none where nothing but blanks is left of it.
    fn stretch(&mut self, name: &str, parts: &[(usize, usize)]) -> Option<usize> {
        let mut fragments = Vec::new();
        for (start, end) in parts {
            self.cut(*start, *end, &mut fragments);
        }
        if fragments.is_empty() {
            return None;
        }
        let id = self.number(Kind::Stretch);
        let at = |byte: usize| self.offsets.units(byte as u32);
        let places: Vec<String> =
            fragments.iter().map(|(start, end)| format!("{} {}", at(*start), at(*end))).collect();
        let words: Vec<&str> =
            fragments.iter().map(|(start, end)| self.checked.written(*start, *end)).collect();
        let _ = writeln!(self.out, "T{id}\t{name} {}\t{}", places.join(";"), words.join(" "));
        Some(id)
    }

    /// Cuts a stretch at its line breaks and takes the blanks from the ends.
    fn cut(&self, start: usize, end: usize, fragments: &mut Vec<(usize, usize)>) {
        let mut at = start;
        for line in self.checked.written(start, end).split_inclusive(is_break) {
            let from = at + line.len() - line.trim_start_matches(is_blank).len();
            let to = from + line.trim_matches(is_blank).len();
            if from < to {
                fragments.push((from, to));
            }
            at += line.len();
        }
    }
}

/// What Python's `splitlines` and brat's line-wise reader take for an end of line.
fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_break(c)
}

fn one_line(text: &str) -> String {
    text.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
