//! The tables of an annotation: quotes, entities, mentions; which columns they have, and what stands in each row.
//! Takes a checked annotation, gives a row for each quote, entity or mention as cells with a kind.
//! Law: columns are named here alone, for every form that has tables; a row has one cell a column, of its kind or missing.

use super::super::checked::Checked;
use super::super::contract::{Entity, Mention, Quote, Unit, Value};
use super::super::offsets::Offsets;
use std::fmt;

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

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, the same in every form.
    pub name: &'static str,
    /// What its cells are.
    pub kind: Kind,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A number, an offset or a count: whole, never negative.
    Whole,
    /// A confidence from 0 to 1.
    Score,
    /// Yes or no.
    Flag,
}

/// What stands in one column of one row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// The article has nothing to put there.
    Missing,
    /// Words.
    Text(String),
    /// A number, an offset or a count.
    Whole(usize),
    /// A confidence.
    Score(f32),
    /// Yes or no.
    Flag(bool),
}

const fn column(name: &'static str, kind: Kind) -> Column {
    Column { name, kind }
}

// Columns are only ever added, and at the end: who reads by place must not read another.
const QUOTES: [Column; 17] = [
    column("id", Kind::Whole),
    column("kind", Kind::Text),
    column("quote", Kind::Text),
    column("speaker", Kind::Text),
    column("speaker_kind", Kind::Text),
    column("speaker_as_written", Kind::Text),
    column("cue", Kind::Text),
    column("cue_class", Kind::Text),
    column("negated", Kind::Flag),
    column("nested_in", Kind::Whole),
    column("score", Kind::Score),
    column("why", Kind::Text),
    column("start", Kind::Whole),
    column("end", Kind::Whole),
    column("cue_lemma", Kind::Text),
    column("speaker_entity", Kind::Whole),
    column("speaker_wikidata", Kind::Text),
];
const ENTITIES: [Column; 8] = [
    column("id", Kind::Whole),
    column("type", Kind::Text),
    column("name", Kind::Text),
    column("roles", Kind::Text),
    column("wikidata", Kind::Text),
    column("mentions", Kind::Whole),
    column("quotes", Kind::Whole),
    column("first_start", Kind::Whole),
];
const MENTIONS: [Column; 12] = [
    column("id", Kind::Whole),
    column("type", Kind::Text),
    column("form", Kind::Text),
    column("text", Kind::Text),
    column("entity", Kind::Whole),
    column("name", Kind::Text),
    column("value", Kind::Text),
    column("unit", Kind::Text),
    column("score", Kind::Score),
    column("evidence", Kind::Text),
    column("start", Kind::Whole),
    column("end", Kind::Whole),
];

impl Table {
    /// All of them.
    pub const ALL: [Table; 3] = [Table::Quotes, Table::Entities, Table::Mentions];

    /// Its columns.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        match self {
            Table::Quotes => &QUOTES,
            Table::Entities => &ENTITIES,
            Table::Mentions => &MENTIONS,
        }
    }

    /// Its rows; offsets count `unit`.
    #[must_use]
    pub fn rows(self, checked: &Checked, unit: Unit) -> Vec<Vec<Cell>> {
        let cells = Cells { checked, offsets: checked.offsets(unit) };
        let annotation = checked.annotation();
        match self {
            Table::Quotes => annotation.quotes.iter().map(|quote| cells.quote(quote).into()).collect(),
            Table::Entities => annotation.entities.iter().map(|entity| cells.entity(entity).into()).collect(),
            Table::Mentions => {
                annotation.mentions.iter().map(|mention| cells.mention(mention).into()).collect()
            }
        }
    }
}

/// As CSV has it: nothing where it is missing.
impl fmt::Display for Cell {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cell::Missing => Ok(()),
            Cell::Text(text) => out.write_str(text),
            Cell::Whole(number) => number.fmt(out),
            Cell::Score(score) => score.fmt(out),
            Cell::Flag(flag) => flag.fmt(out),
        }
    }
}

/// Words that are there.
fn text(words: impl Into<String>) -> Cell {
    Cell::Text(words.into())
}

/// Words that may not be there.
fn text_or(words: Option<impl Into<String>>) -> Cell {
    words.map_or(Cell::Missing, text)
}

/// A number that may not be there.
fn whole_or(number: Option<usize>) -> Cell {
    number.map_or(Cell::Missing, Cell::Whole)
}

struct Cells<'c> {
    checked: &'c Checked,
    offsets: Offsets<'c>,
}

impl Cells<'_> {
    fn at(&self, byte: usize) -> Cell {
        Cell::Whole(self.offsets.units(byte as u32))
    }

    fn quote(&self, quote: &Quote) -> [Cell; QUOTES.len()] {
        let (cue, speaker) = (quote.cue.as_ref(), quote.speaker.as_ref());
        let entity = speaker.and_then(|speaker| speaker.entity);
        [
            Cell::Whole(quote.id),
            text(&quote.kind),
            text(self.checked.content(quote)),
            text_or(self.checked.speaker(quote)),
            text(&quote.speaker_kind),
            text_or(speaker.map(|speaker| self.checked.words(speaker.start, speaker.end))),
            text_or(cue.map(|cue| self.checked.words(cue.start, cue.end))),
            text_or(cue.map(|cue| &cue.class)),
            Cell::Flag(quote.negated),
            whole_or(quote.nested_in),
            Cell::Score(quote.score),
            text(&quote.why),
            self.at(quote.parts.first().map_or(0, |part| part.start)),
            self.at(quote.parts.last().map_or(0, |part| part.end)),
            text_or(cue.map(|cue| &cue.lemma)),
            whole_or(entity),
            text_or(self.checked.entity(entity).and_then(|entity| entity.wikidata.as_ref())),
        ]
    }

    fn entity(&self, entity: &Entity) -> [Cell; ENTITIES.len()] {
        let annotation = self.checked.annotation();
        let speaks =
            |quote: &&Quote| quote.speaker.as_ref().and_then(|speaker| speaker.entity) == Some(entity.id);
        let first = entity.mentions.first().and_then(|id| annotation.mentions.get(*id));
        [
            Cell::Whole(entity.id),
            text(&entity.kind),
            text(&entity.name),
            text(entity.roles.join("; ")),
            text_or(entity.wikidata.as_ref()),
            Cell::Whole(entity.mentions.len()),
            Cell::Whole(annotation.quotes.iter().filter(speaks).count()),
            first.map_or(Cell::Missing, |mention| self.at(mention.start)),
        ]
    }

    fn mention(&self, mention: &Mention) -> [Cell; MENTIONS.len()] {
        let (value, unit) = match &mention.value {
            None => (Cell::Missing, Cell::Missing),
            Some(Value::Timex(timex)) => (text(timex), Cell::Missing),
            Some(Value::Amount { amount, unit }) => (text(amount.to_string()), text(unit)),
        };
        [
            Cell::Whole(mention.id),
            text(&mention.kind),
            text(&mention.form),
            text(self.checked.mention(mention)),
            whole_or(mention.entity),
            text_or(self.checked.entity(mention.entity).map(|entity| &entity.name)),
            value,
            unit,
            Cell::Score(mention.score),
            text(&mention.evidence),
            self.at(mention.start),
            self.at(mention.end),
        ]
    }
}
