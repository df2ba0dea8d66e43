//! Tables for spreadsheets.
//! Takes a checked annotation, gives CSV as RFC 4180 has it, with a row of names first.
//! Law: no cell is a formula, whoever wrote the article: = + - @ at a cell's head lose their power by an apostrophe.

use super::super::checked::Checked;
use super::super::contract::Unit;
use super::tables::{Cell, Table};

/// One table; offsets count code points.
pub(super) fn table(checked: &Checked, table: Table) -> String {
    let mut out = String::new();
    row(&mut out, table.columns().iter().map(|column| column.name.to_owned()));
    for cells in table.rows(checked, Unit::Codepoint) {
        row(&mut out, cells.iter().map(Cell::to_string));
    }
    out
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_cell(out, &cell);
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
