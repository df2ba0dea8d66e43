//! `cargo xtask score`: the command line on annotated news, as a table in the project.
//! Takes the benchmark beside the project, gives `tests/scores/scores.md`.
//! Law: only what is the same on every machine is written down; times are shown, not kept.

use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::places;
use crate::run::{cargo, program, run};

/// Builds the command line, scores it, writes the table.
pub(crate) fn score() -> Result<()> {
    let bench = places::root().join("../shared/bench/run.py");
    ensure!(
        bench.is_file(),
        "the annotated news are not here: `score` runs ../shared/bench/run.py, which is kept beside the project, \
         not in it; {} holds the scores as they were last measured",
        table().display()
    );
    run(cargo().args(["build", "--release", "--locked", "--bin", "whosaid"]))?;
    let results = places::target().join("scores.json");
    let cli = places::target().join("release").join(format!("whosaid{}", std::env::consts::EXE_SUFFIX));
    run(program("python3").arg(bench).arg("--cli").arg(cli).arg("--json").arg(&results))?;
    let text = fs::read_to_string(&results).context("the benchmark wrote no results")?;
    let rows: Vec<Value> = serde_json::from_str(&text).context("the benchmark’s results are not JSON")?;
    fs::create_dir_all(places::root().join("tests").join("scores"))?;
    fs::write(table(), written(&rows))?;
    println!("\nWritten to {}.", table().display());
    Ok(())
}

fn table() -> std::path::PathBuf {
    places::root().join("tests").join("scores").join("scores.md")
}

/// The table, one row a set and measure, in the benchmark's order.
fn written(rows: &[Value]) -> String {
    let mut text = "# Scores\n\nMeasured by `cargo xtask score` on annotated news, mostly development sets \
                    (F1, or CoNLL F1 for chains, from 0 to 1).\n\n\
                    | task | set | measure | score | articles |\n|---|---|---|--:|--:|\n"
        .to_owned();
    for row in rows {
        let word = |name| row[name].as_str().unwrap_or("-");
        let score = row["value"].as_f64().map_or("-".to_owned(), |value| format!("{value:.3}"));
        let (group, set, metric) = (word("group"), word("set"), word("metric"));
        let _ = writeln!(text, "| {group} | {set} | {metric} | {score} | {} |", row["docs"]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn a_row_a_set() {
        let row = serde_json::json!({ "group": "ner", "set": "a.dev", "metric": "f1", "value": 0.5, "docs": 3, "seconds": 9 });
        assert!(written(&[row]).ends_with("|--:|\n| ner | a.dev | f1 | 0.500 | 3 |\n"));
    }
}
