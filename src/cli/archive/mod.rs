//! Tables of a whole archive of articles, for programs that count over millions of them: Parquet files, or an Arrow stream.
//! Takes JSON lines, gives four tables in a folder, or the quotes alone on standard output.
//! Law: memory is bounded by a row group, whatever the number of lines; the same lines give the same bytes.

mod part;
mod sheet;
mod target;

use crate::Outcome;
use crate::args::Options;
use crate::lines::{Answer, each_batch};
use jiff::civil::Date;
use part::Part;
use sheet::Sheet;
use std::io;
use std::path::Path;
use target::Target;
use whosaid::Annotator;
use whosaid::formats::{Cell, Checked};

/// What one line adds to the tables.
struct Entry {
    line: usize,
    id: Option<String>,
    published: Option<Date>,
    /// The rows of each table.
    rows: Vec<Vec<Vec<Cell>>>,
}

impl Entry {
    fn new(answer: &Answer, parts: &[Part], options: &Options) -> Self {
        let annotation = answer.annotated.as_ref().ok().map(Checked::annotation);
        Self {
            line: answer.number,
            id: answer.id.clone(),
            published: annotation.and_then(|annotation| annotation.published.as_deref()?.parse().ok()),
            rows: parts.iter().map(|part| part.rows(answer, options)).collect(),
        }
    }
}

/// Annotates all lines into tables in the folder or, where it is "-", the quotes onto standard output.
pub(crate) fn annotate(annotator: &Annotator, options: &Options, place: &Path) -> io::Result<Outcome> {
    let parts: &[Part] = if place == Path::new("-") { &[Part::QUOTES] } else { &Part::ALL };
    let open = |part: &Part| {
        let schema = sheet::schema(part.columns(), options.form.unit());
        let target = if place == Path::new("-") {
            target::stream(&schema)?
        } else {
            target::file(place, part.name(), &schema)?
        };
        Ok(Sheet::new(schema, part.columns(), target))
    };
    let mut sheets = parts.iter().map(open).collect::<io::Result<Vec<Sheet>>>()?;
    let make = |answer: &Answer| Entry::new(answer, parts, options);
    let outcome = each_batch(annotator, options, make, |entries| {
        for entry in &entries {
            for (sheet, rows) in sheets.iter_mut().zip(&entry.rows) {
                sheet.push(entry, rows)?;
            }
        }
        Ok(())
    })?;
    sheets.into_iter().try_for_each(Sheet::finish)?;
    Ok(outcome)
}
