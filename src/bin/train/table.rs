//! What was learned as the tables that the engine reads, and what it held before.
//! Takes models, gives the text of files.
//! Law: two decimals, sorted rows; the second pass learns from the very numbers that stand in the table.

use crate::semicrf::Model;
use std::fmt::Write;
use whosaid::training::{WIDTH, Weights, rows};

const EVIDENCE_HEADER: &str = "# What each piece of evidence for a name is worth, by pass (1: the words alone, 2: with the whole article) and kind: \
    PERSON ORG GPE LOC FAC NORP EVENT WORK_OF_ART PRODUCT LAW LANGUAGE, no name. Learned by the train program; data on the card.\n";
const NEIGHBOURS_HEADER: &str =
    "# Ordinary words frequent beside names: each is evidence of its own. Counted by the train program.\n";

/// The weights before anything is learned.
pub(crate) fn priors() -> Vec<[f32; WIDTH]> {
    let row = |name: String| {
        let cells =
            include_str!("priors.tsv").lines().find_map(|line| line.strip_prefix(&name)?.strip_prefix('\t'));
        let mut row = [0.0; WIDTH];
        for (weight, cell) in row.iter_mut().zip(cells.unwrap_or_default().split(' ')) {
            *weight = cell.parse().unwrap_or(0.0);
        }
        row
    };
    rows().into_iter().map(row).collect()
}

/// A model's weights as the engine will read them.
pub(crate) fn weights(model: &Model) -> Weights {
    let as_read = |weight: f32| short(weight).parse().unwrap_or(0.0);
    Weights::new((0..rows().len()).map(|row| model.row(row).map(as_read)).collect())
}

/// The table of weights: one model a pass.
pub(crate) fn evidence(passes: &[Model]) -> String {
    let names = rows();
    let mut lines = Vec::new();
    for (pass, model) in passes.iter().enumerate() {
        for (row, name) in names.iter().enumerate() {
            let cells = model.row(row).map(short);
            if cells.iter().any(|cell| cell != "0") {
                lines.push(format!("{} {name}\t{}", pass + 1, cells.join(" ")));
            }
        }
    }
    lines.sort_unstable();
    list(EVIDENCE_HEADER, &lines)
}

/// The list of words beside names.
pub(crate) fn neighbours(words: &[String]) -> String {
    list(NEIGHBOURS_HEADER, words)
}

fn list(header: &str, lines: &[String]) -> String {
    let mut list = header.to_owned();
    for line in lines {
        let _ = writeln!(list, "{line}");
    }
    list
}

/// A weight with two decimals, without needless zeros.
fn short(weight: f32) -> String {
    let text = format!("{weight:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
