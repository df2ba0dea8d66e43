//! `cargo xtask score`: the command line on annotated news, as tables in the project.
//! Takes the benchmark beside the project, gives `tests/scores/scores.md` and its first table in README.md.
//! Law: only what is the same on every machine is written down; times are shown, not kept; no corpus is quoted.

mod cues;
mod failures;
mod figures;
mod gold;
mod names;
mod quotes;
mod report;
mod sets;
mod speakers;
mod times;
mod words;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::places;
use crate::run::{cargo, program, run};
use cues::Cues;
use failures::Figures;
use figures::Tally;
use quotes::{Judged, Verdict};
use sets::{SETS, Task};

/// Builds the command line, scores it, analyses its mistakes, writes the tables.
pub(crate) fn score() -> Result<()> {
    let bench = places::root().join("../shared/bench");
    ensure!(
        bench.join("run.py").is_file(),
        "the annotated news are not here: `score` runs ../shared/bench/run.py, which is kept beside the project, \
         not in it; {} holds the scores as they were last measured",
        table().display()
    );
    run(cargo().args(["build", "--release", "--locked", "--bin", "whosaid"]))?;
    let results = places::target().join("scores.json");
    let found = places::target().join("scored");
    let cli = places::target().join("release").join(format!("whosaid{}", std::env::consts::EXE_SUFFIX));
    let mut scorer = program("python3");
    run(scorer
        .arg(bench.join("run.py"))
        .arg("--cli")
        .arg(cli)
        .arg("--json")
        .arg(&results)
        .arg("--keep")
        .arg(&found))?;
    let text = fs::read_to_string(&results).context("the benchmark wrote no results")?;
    let rows: Vec<Value> = serde_json::from_str(&text).context("the benchmark’s results are not JSON")?;
    let analysis = analysis(&bench, &found, &rows)?;
    fs::create_dir_all(places::root().join("tests").join("scores"))?;
    fs::write(table(), format!("{HEAD}{}{analysis}", rows_of(&rows)))?;
    let readme = places::root().join("README.md");
    let text = fs::read_to_string(&readme).context("README.md cannot be read")?;
    let text = replaced(&text, &rows_of(&rows)).with_context(|| format!("README.md has no line `{MARK}`"))?;
    fs::write(readme, text)?;
    println!("\nWritten to {} and README.md.", table().display());
    Ok(())
}

/// Opens the file of scores.
const HEAD: &str = "# Scores\n\nMeasured by `cargo xtask score` on annotated news, mostly development sets (F1, or CoNLL F1 for \
                    chains, from 0 to 1).\n\n";

/// The line of README.md after which the table stands, up to the next heading.
const MARK: &str = "<!-- scores -->\n";

/// The README with `table` in its place.
fn replaced(readme: &str, table: &str) -> Option<String> {
    let (before, rest) = readme.split_once(MARK)?;
    let after = rest.find("\n## ").and_then(|at| rest.get(at..)).unwrap_or_default();
    Some(format!("{before}{MARK}{table}{after}"))
}

fn table() -> std::path::PathBuf {
    places::root().join("tests").join("scores").join("scores.md")
}

/// The table, one row a set and measure, in the benchmark's order.
fn rows_of(rows: &[Value]) -> String {
    let mut text = "| task | set | measure | score | articles |\n|---|---|---|--:|--:|\n".to_owned();
    for row in rows {
        let word = |name| row[name].as_str().unwrap_or("-");
        let score = row["value"].as_f64().map_or("-".to_owned(), |value| format!("{value:.3}"));
        let (group, set, metric) = (word("group"), word("set"), word("metric"));
        let _ = writeln!(text, "| {group} | {set} | {metric} | {score} | {} |", row["docs"]);
    }
    text
}

/// The sections after the table. `found` holds what the command line found, `rows` the benchmark's own totals.
fn analysis(bench: &Path, found: &Path, rows: &[Value]) -> Result<String> {
    let cues = Cues::read(&places::root().join("src/lexicon/words"))?;
    let (mut named, mut quoted) = (Vec::new(), Vec::new());
    for set in &SETS {
        let kept = found.join(format!("{}.pred.jsonl", set.name.replace('/', ".")));
        let pairs = gold::pairs(&bench.join(format!("{}.jsonl", set.name)), &kept)?;
        match set.task {
            Task::Names(types) => named.push((set.name, names::figures(&pairs, types))),
            Task::Times => named.push((set.name, times::figures(&pairs))),
            Task::Quotes(extents) => quoted.push((set.name, quotes::judge(&pairs, extents, &cues))),
        }
    }
    for (set, figures) in &named {
        let Figures { strict, value, .. } = figures;
        agrees(rows, set, "strict.f1", *strict)?;
        agrees(rows, set, "value.f1", *value)?;
    }
    for (set, judged) in &quoted {
        agrees(rows, set, "joint_relaxed.f1", joint(judged))?;
    }
    Ok(report::names(&named) + &report::quotes(&quoted))
}

/// Extents and speakers together.
fn joint(judged: &[Judged]) -> Tally {
    let mut tally = Tally::default();
    for judged in judged {
        let right = judged.verdict == Verdict::Right;
        tally.add(judged.gold.is_some(), judged.found.is_some(), right);
    }
    tally
}

/// Makes sure that our count is the benchmark's, where it measures that.
fn agrees(rows: &[Value], set: &str, measure: &str, tally: Tally) -> Result<()> {
    let row = rows.iter().find(|row| row["set"] == set && row["metric"] == measure);
    let Some(theirs) = row.and_then(|row| row["value"].as_f64()) else { return Ok(()) };
    let ours = tally.f1();
    ensure!(
        (ours - theirs).abs() < 0.002,
        "{set}: the analysis counts {measure} as {ours:.4}, the benchmark as {theirs:.4}: \
         their conventions in xtask/src/score have come apart"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{replaced, rows_of};

    #[test]
    fn a_row_a_set() {
        let row = serde_json::json!({ "group": "ner", "set": "a.dev", "metric": "f1", "value": 0.5, "docs": 3, "seconds": 9 });
        assert!(rows_of(&[row]).ends_with("|--:|\n| ner | a.dev | f1 | 0.500 | 3 |\n"));
    }

    #[test]
    fn the_table_replaces_the_old_one() {
        let readme = "a\n<!-- scores -->\nold\n\n## b\n";
        assert_eq!(replaced(readme, "new\n").as_deref(), Some("a\n<!-- scores -->\nnew\n\n## b\n"));
        assert_eq!(replaced("a", "new"), None);
    }
}
