//! Which tables an archive has.
//! Takes the answer to a line, gives its rows.
//! Law: every line has its row among the articles, also one that could not be read, with the reason.

use crate::args::Options;
use crate::lines::Answer;
use whosaid::formats::{Cell, Checked, Column, Kind, Table, contract::Unit};

/// A table of the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Of the annotations, as CSV has it too.
    Of(Table),
    /// One line of the input a row.
    Articles,
}

const fn column(name: &'static str, kind: Kind) -> Column {
    Column { name, kind }
}

const ARTICLES: [Column; 7] = [
    column("length", Kind::Whole),
    column("quotes", Kind::Whole),
    column("entities", Kind::Whole),
    column("mentions", Kind::Whole),
    column("error", Kind::Text),
    column("message", Kind::Text),
    column("text", Kind::Text),
];

impl Part {
    /// The table that goes through a pipe.
    pub(super) const QUOTES: Self = Self::Of(Table::Quotes);

    /// All of them; the articles last: where their file is whole, all are.
    pub(super) const ALL: [Self; 4] =
        [Self::QUOTES, Self::Of(Table::Entities), Self::Of(Table::Mentions), Self::Articles];

    /// The name of its file.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Of(Table::Quotes) => "quotes",
            Self::Of(Table::Entities) => "entities",
            Self::Of(Table::Mentions) => "mentions",
            Self::Articles => "articles",
        }
    }

    /// Its columns after those that every table begins with.
    pub(super) fn columns(self) -> &'static [Column] {
        match self {
            Self::Of(table) => table.columns(),
            Self::Articles => &ARTICLES,
        }
    }

    /// What the answer to one line adds.
    pub(super) fn rows(self, answer: &Answer, options: &Options) -> Vec<Vec<Cell>> {
        match (self, &answer.annotated) {
            (Self::Of(table), Ok(checked)) => table.rows(checked, options.form.unit()),
            (Self::Of(_), Err(_)) => Vec::new(),
            (Self::Articles, Ok(checked)) => vec![article(checked, options).into()],
            (Self::Articles, Err(refusal)) => {
                let mut row = vec![Cell::Missing; ARTICLES.len()];
                row[4] = Cell::Text(refusal.code.to_owned());
                row[5] = Cell::Text(refusal.message.clone());
                vec![row]
            }
        }
    }
}

/// The row of an article that could be read.
fn article(checked: &Checked, options: &Options) -> [Cell; ARTICLES.len()] {
    let text = checked.text();
    let length = match options.form.unit() {
        Unit::Byte => text.len(),
        Unit::Utf16 => text.encode_utf16().count(),
        Unit::Codepoint => text.chars().count(),
    };
    let annotation = checked.annotation();
    [
        Cell::Whole(length),
        Cell::Whole(annotation.quotes.len()),
        Cell::Whole(annotation.entities.len()),
        Cell::Whole(annotation.mentions.len()),
        Cell::Missing,
        Cell::Missing,
        if options.with_text { Cell::Text(text.to_owned()) } else { Cell::Missing },
    ]
}
