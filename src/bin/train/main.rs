//! Learns what each piece of evidence for a name is worth: `cargo run --features pack --bin train -- PASS OUT FILE…`.
//! Takes annotated texts (JSON lines: `text`, `entities` with `start`, `end` in characters and `type`, perhaps
//! `meta.covers`), writes the rows of one pass to OUT.
//! Law: the same files give the same weights.

mod examples;
mod semicrf;

use examples::Lesson;
use semicrf::Model;
use std::fmt::Write;
use whosaid::training::{WIDTH, rows};

/// Times that the lessons are gone through.
const EPOCHS: usize = 8;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(pass), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: train PASS OUT FILE…".into());
    };
    let with_memory = (pass == "2").then_some(());
    let lessons: Vec<Lesson> = arguments
        .map(|path| examples::read(&path, with_memory))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .flatten()
        .collect();
    let mut model = Model::new(priors());
    for epoch in 0..EPOCHS {
        let loss = model.learn(&lessons, epoch);
        println!("epoch {epoch}: {} runs, {loss:.4} nats a run", lessons.len());
    }
    std::fs::write(out, table(&pass, &model))?;
    Ok(())
}

/// The weights before anything is learned.
fn priors() -> Vec<[f32; WIDTH]> {
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

/// The weights as rows of the table, sorted as they are.
fn table(pass: &str, model: &Model) -> String {
    let mut table = String::new();
    for (row, name) in rows().iter().enumerate() {
        let weights = model.row(row);
        if weights.iter().all(|weight| weight.abs() < 0.005) {
            continue;
        }
        let cells: Vec<String> = weights.iter().map(|weight| short(*weight)).collect();
        let _ = writeln!(table, "{pass} {name}\t{}", cells.join(" "));
    }
    table
}

/// A weight with two decimals, without needless zeros.
fn short(weight: f32) -> String {
    let text = format!("{weight:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
