//! Tables for spreadsheets: quotes, entities, mentions.
//! Takes a checked annotation, gives CSV as RFC 4180 has it, with a row of names first.
//! Law: no cell is a formula, whoever wrote the article: = + - @ at a cell's head lose their power by an apostrophe.

use super::super::checked::Checked;
use super::super::contract::{Entity, Mention, Quote, Unit, Value};
use super::super::offsets::Offsets;

/// What the rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// One quote a row.
    Quotes,
    /// One entity a row.
    Entities,
    /// One mention a row.
    Mentions,
}

const QUOTES: &[&str] = &[
    "id",
    "kind",
    "quote",
    "speaker",
    "speaker_kind",
    "speaker_as_written",
    "cue",
    "cue_class",
    "negated",
    "nested_in",
    "score",
    "why",
    "start",
    "end",
];
const ENTITIES: &[&str] = &["id", "type", "name", "roles", "wikidata", "mentions", "quotes", "first_start"];
const MENTIONS: &[&str] =
    &["id", "type", "form", "text", "entity", "name", "value", "unit", "score", "evidence", "start", "end"];

/// One table; offsets count code points.
pub(super) fn table(checked: &Checked, table: Table) -> String {
    let cells = Cells { checked, offsets: checked.offsets(Unit::Codepoint) };
    let annotation = checked.annotation();
    let mut out = String::new();
    match table {
        Table::Quotes => {
            row(&mut out, QUOTES);
            annotation.quotes.iter().for_each(|quote| row(&mut out, &cells.quote(quote)));
        }
        Table::Entities => {
            row(&mut out, ENTITIES);
            annotation.entities.iter().for_each(|entity| row(&mut out, &cells.entity(entity)));
        }
        Table::Mentions => {
            row(&mut out, MENTIONS);
            annotation.mentions.iter().for_each(|mention| row(&mut out, &cells.mention(mention)));
        }
    }
    out
}

struct Cells<'c> {
    checked: &'c Checked,
    offsets: Offsets<'c>,
}

impl Cells<'_> {
    fn at(&self, byte: usize) -> String {
        self.offsets.units(byte as u32).to_string()
    }

    fn quote(&self, quote: &Quote) -> [String; QUOTES.len()] {
        let cue = quote.cue.as_ref();
        let written = quote.speaker.as_ref().map(|speaker| self.checked.words(speaker.start, speaker.end));
        let start = quote.parts.first().map_or(0, |part| part.start);
        let end = quote.parts.last().map_or(0, |part| part.end);
        [
            quote.id.to_string(),
            quote.kind.clone(),
            self.checked.content(quote),
            self.checked.speaker(quote).unwrap_or_default(),
            quote.speaker_kind.clone(),
            written.unwrap_or_default(),
            cue.map(|cue| self.checked.words(cue.start, cue.end)).unwrap_or_default(),
            cue.map(|cue| cue.class.clone()).unwrap_or_default(),
            quote.negated.to_string(),
            quote.nested_in.map(|id| id.to_string()).unwrap_or_default(),
            quote.score.to_string(),
            quote.why.clone(),
            self.at(start),
            self.at(end),
        ]
    }

    fn entity(&self, entity: &Entity) -> [String; ENTITIES.len()] {
        let annotation = self.checked.annotation();
        let speaks =
            |quote: &&Quote| quote.speaker.as_ref().and_then(|speaker| speaker.entity) == Some(entity.id);
        let first = entity.mentions.first().and_then(|id| annotation.mentions.get(*id));
        [
            entity.id.to_string(),
            entity.kind.clone(),
            entity.name.clone(),
            entity.roles.join("; "),
            entity.wikidata.clone().unwrap_or_default(),
            entity.mentions.len().to_string(),
            annotation.quotes.iter().filter(speaks).count().to_string(),
            first.map(|mention| self.at(mention.start)).unwrap_or_default(),
        ]
    }

    fn mention(&self, mention: &Mention) -> [String; MENTIONS.len()] {
        let (value, unit) = match &mention.value {
            None => (String::new(), String::new()),
            Some(Value::Timex(timex)) => (timex.clone(), String::new()),
            Some(Value::Amount { amount, unit }) => (amount.to_string(), unit.clone()),
        };
        [
            mention.id.to_string(),
            mention.kind.clone(),
            mention.form.clone(),
            self.checked.mention(mention),
            mention.entity.map(|id| id.to_string()).unwrap_or_default(),
            self.checked.entity(mention.entity).map(|entity| entity.name.clone()).unwrap_or_default(),
            value,
            unit,
            mention.score.to_string(),
            mention.evidence.clone(),
            self.at(mention.start),
            self.at(mention.end),
        ]
    }
}

fn row(out: &mut String, cells: &[impl AsRef<str>]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_cell(out, cell.as_ref());
    }
    out.push_str("\r\n");
}

fn write_cell(out: &mut String, cell: &str) {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let inert = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    if inert.contains(['"', ',', '\n', '\r']) {
        out.push('"');
        out.push_str(&inert.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&inert);
    }
}
