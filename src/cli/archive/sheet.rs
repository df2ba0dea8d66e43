//! A table as it grows, column by column.
//! Takes rows, hands them on as record batches of Arrow.
//! Law: where a batch ends depends on the rows alone, not on when they came: the same rows give the same batches.

use super::{Entry, Target};
use arrow_array::builder::{BooleanBuilder, Date32Builder, Float32Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use jiff::civil::{Date, date};
use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use whosaid::formats::{Cell, Column, Kind, contract::Unit};

/// A batch ends with so many rows, or as soon as its words have so many bytes.
const BATCH_ROWS: usize = 1 << 16;
const BATCH_BYTES: usize = 16 << 20;

/// Arrow counts days from here.
const EPOCH: Date = date(1970, 1, 1);

/// A table with the rows that are not handed on yet.
pub(super) struct Sheet {
    schema: SchemaRef,
    line: Int64Builder,
    article: StringBuilder,
    published: Date32Builder,
    columns: Vec<Cells>,
    rows: usize,
    bytes: usize,
    target: Box<dyn Target>,
}

/// The cells of one column.
enum Cells {
    Text(StringBuilder),
    Whole(Int64Builder),
    Score(Float32Builder),
    Flag(BooleanBuilder),
}

/// The columns in Arrow’s words: which line and article it is from comes first in every table.
pub(super) fn schema(columns: &[Column], unit: Unit) -> SchemaRef {
    let first = [("line", DataType::Int64), ("article", DataType::Utf8), ("published", DataType::Date32)];
    let own = columns.iter().map(|column| (column.name, kind(column.kind)));
    let fields: Vec<Field> =
        first.into_iter().chain(own).map(|(name, kind)| Field::new(name, kind, name != "line")).collect();
    let offsets = match unit {
        Unit::Codepoint => "codepoint",
        Unit::Utf16 => "utf16",
        Unit::Byte => "byte",
    };
    // One entry: several would be written in an order that changes from run to run.
    let note = HashMap::from([("offsets".to_owned(), offsets.to_owned())]);
    Arc::new(Schema::new(fields).with_metadata(note))
}

fn kind(kind: Kind) -> DataType {
    match kind {
        Kind::Text => DataType::Utf8,
        Kind::Whole => DataType::Int64,
        Kind::Score => DataType::Float32,
        Kind::Flag => DataType::Boolean,
    }
}

impl Sheet {
    /// An empty table.
    pub(super) fn new(schema: SchemaRef, columns: &[Column], target: Box<dyn Target>) -> Self {
        Self {
            schema,
            line: Int64Builder::new(),
            article: StringBuilder::new(),
            published: Date32Builder::new(),
            columns: columns.iter().map(|column| Cells::new(column.kind)).collect(),
            rows: 0,
            bytes: 0,
            target,
        }
    }

    /// Adds the rows of one article; hands on what is enough.
    pub(super) fn push(&mut self, entry: &Entry, rows: &[Vec<Cell>]) -> io::Result<()> {
        for row in rows {
            self.line.append_value(entry.line as i64);
            self.article.append_option(entry.id.as_deref());
            self.published.append_option(entry.published.map(days));
            self.bytes += entry.id.as_deref().map_or(0, str::len);
            for (cells, cell) in self.columns.iter_mut().zip(row) {
                self.bytes += cells.push(cell);
            }
            self.rows += 1;
            if self.rows >= BATCH_ROWS || self.bytes >= BATCH_BYTES {
                self.hand_on()?;
            }
        }
        Ok(())
    }

    /// Hands on what is left.
    pub(super) fn finish(mut self) -> io::Result<()> {
        if self.rows > 0 {
            self.hand_on()?;
        }
        self.target.close()
    }

    fn hand_on(&mut self) -> io::Result<()> {
        let first: [ArrayRef; 3] = [
            Arc::new(self.line.finish()),
            Arc::new(self.article.finish()),
            Arc::new(self.published.finish()),
        ];
        let arrays = first.into_iter().chain(self.columns.iter_mut().map(Cells::finish)).collect();
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), arrays).map_err(io::Error::other)?;
        (self.rows, self.bytes) = (0, 0);
        self.target.write(&batch)
    }
}

impl Cells {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(StringBuilder::new()),
            Kind::Whole => Self::Whole(Int64Builder::new()),
            Kind::Score => Self::Score(Float32Builder::new()),
            Kind::Flag => Self::Flag(BooleanBuilder::new()),
        }
    }

    /// Adds a cell; tells how many bytes of words it has. A cell of another kind than the column’s is missing.
    fn push(&mut self, cell: &Cell) -> usize {
        match (self, cell) {
            (Self::Text(cells), Cell::Text(text)) => {
                cells.append_value(text);
                return text.len();
            }
            (Self::Whole(cells), Cell::Whole(number)) => cells.append_value(*number as i64),
            (Self::Score(cells), Cell::Score(score)) => cells.append_value(*score),
            (Self::Flag(cells), Cell::Flag(flag)) => cells.append_value(*flag),
            (Self::Text(cells), _) => cells.append_null(),
            (Self::Whole(cells), _) => cells.append_null(),
            (Self::Score(cells), _) => cells.append_null(),
            (Self::Flag(cells), _) => cells.append_null(),
        }
        0
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(cells) => Arc::new(cells.finish()),
            Self::Whole(cells) => Arc::new(cells.finish()),
            Self::Score(cells) => Arc::new(cells.finish()),
            Self::Flag(cells) => Arc::new(cells.finish()),
        }
    }
}

/// Days since the first of January 1970.
fn days(day: Date) -> i32 {
    day.since(EPOCH).map_or(0, |span| span.get_days())
}
