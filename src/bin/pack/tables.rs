//! Reads the source tables: tab-separated, one header line.
//! Takes a file, gives its rows with cells by column name.
//! Law: a missing column or cell is empty.

use std::collections::HashMap;
use std::path::Path;

/// A source table in memory.
pub(crate) struct Table {
    columns: HashMap<String, usize>,
    rows: Vec<Vec<String>>,
}

/// A row of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t> {
    table: &'t Table,
    cells: &'t [String],
}

impl Table {
    /// Reads `folder/name.tsv`.
    pub(crate) fn read(folder: &Path, name: &str) -> Result<Self, Box<dyn std::error::Error>> {
        let path = folder.join(name).with_extension("tsv");
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut lines = text
            .lines()
            .filter(|line| !line.starts_with("# "))
            .map(|line| line.split('\t').map(str::to_owned));
        let header = lines.next().ok_or("an empty table")?;
        let columns = header.enumerate().map(|(index, name)| (name, index)).collect();
        Ok(Self { columns, rows: lines.map(Iterator::collect).collect() })
    }

    /// Its rows in the order of the file.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { table: self, cells })
    }
}

impl<'t> Row<'t> {
    /// The cell of `column`, empty where the row is short.
    pub(crate) fn get(&self, column: &str) -> &'t str {
        let index = self.table.columns.get(column).copied().unwrap_or(usize::MAX);
        self.cells.get(index).map_or("", String::as_str)
    }

    /// The cell of `column` as a number, 0 where it is none.
    pub(crate) fn number(&self, column: &str) -> f64 {
        self.get(column).parse().unwrap_or(0.0)
    }

    /// The parts of a cell that holds a list.
    pub(crate) fn list(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.get(column).split('|').filter(|part| !part.is_empty())
    }
}
