//! `cargo xtask bench`: how fast the engine is, natively on one core and in the worker of a real Chromium; and how soon the page
//! shows the first marks there.
//! Takes the benchmarks' own records, prints one table.
//! Law: what is measured is what ships, the release build; a figure that is short of its floor is marked.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::places::{self, Profile};
use crate::run::{cargo, run};
use crate::{archive, browser, build, serve, visit};

/// Where the engine is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Where {
    All,
    Native,
    Browser,
    /// The command line over many articles.
    Archive,
}

impl Where {
    /// The place that `--only` names.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "native" => Some(Self::Native),
            "browser" => Some(Self::Browser),
            "archive" => Some(Self::Archive),
            _ => None,
        }
    }
}

/// The stages as the benchmarks name them, in the engine's order.
const STAGES: [&str; 7] = ["tokens", "blocks", "values", "mentions", "quotes", "entities", "links"];
/// Those that find names and values.
const FINDING: [&str; 2] = ["values", "mentions"];
/// The sizes of the texts, in thousands of bytes.
const SIZES: [usize; 4] = [3, 10, 100, 1000];

/// What must be reached, in megabytes a second.
struct Floors {
    whole: f64,
    finding: f64,
}

/// The longest that loading may take, in milliseconds.
const LOAD: f64 = 60.0;

/// One place's figures.
struct Figures {
    place: &'static str,
    floors: Floors,
    load: f64,
    runs: Vec<Run>,
}

/// The milliseconds that one text took.
#[derive(Deserialize)]
struct Run {
    bytes: f64,
    whole: f64,
    stages: Vec<f64>,
}

/// Measures and prints.
pub(crate) fn bench(wanted: Where) -> Result<()> {
    let mut tables = Vec::new();
    if matches!(wanted, Where::All | Where::Archive) {
        archive::bench()?;
    }
    if matches!(wanted, Where::All | Where::Native) {
        run(cargo().args(["bench", "--locked", "--bench", "engine"]))?;
        tables.push(table(&native(&places::target().join("criterion"))?));
    }
    if matches!(wanted, Where::All | Where::Browser) {
        build::build(Profile::Release)?;
        tables.push(table(&chromium()?));
        tables.push(visit::table(&measured("visit")?));
    }
    for table in tables {
        println!("\n{table}");
    }
    Ok(())
}

/// Runs one of the browser's benchmarks on the published site; gives what it wrote.
fn measured<T: DeserializeOwned>(name: &str) -> Result<T> {
    let mut command = browser::playwright()?;
    let address = serve::start(places::dist())?;
    let results = places::target().join(format!("{name}.json"));
    let _ = fs::remove_file(&results);
    command.args(["--reporter=list", name]).env("WHOSAID_URL", format!("http://{address}"));
    run(command.env("WHOSAID_BENCH", &results))?;
    let text = fs::read(&results).context("the browser wrote no figures")?;
    serde_json::from_slice(&text).context("the browser’s figures are unreadable")
}

/// How fast the engine is in the worker.
fn chromium() -> Result<Figures> {
    #[derive(Deserialize)]
    struct Measured {
        load: f64,
        runs: Vec<Run>,
    }
    let Measured { load, runs } = measured("speed")?;
    let floors = Floors { whole: 1.5, finding: 2.0 };
    Ok(Figures { place: "Chromium’s worker, with the answer", floors, load, runs })
}

/// Reads what Criterion has recorded.
fn native(folder: &Path) -> Result<Figures> {
    let mut runs = Vec::new();
    for size in SIZES {
        let at = |name: &str| folder.join(name).join(format!("{size} KB")).join("new");
        let stages = STAGES.iter().map(|stage| milliseconds(&at(stage))).collect::<Result<_>>()?;
        let bytes = number(&at("engine").join("benchmark.json"), "/throughput/Bytes")?;
        runs.push(Run { bytes, whole: milliseconds(&at("engine"))?, stages });
    }
    let load = milliseconds(&folder.join("load").join("lexicon").join("new"))?;
    let floors = Floors { whole: 3.0, finding: 4.0 };
    Ok(Figures { place: "native, one core", floors, load, runs })
}

fn milliseconds(folder: &Path) -> Result<f64> {
    Ok(number(&folder.join("estimates.json"), "/median/point_estimate")? / 1e6)
}

fn number(path: &Path, pointer: &str) -> Result<f64> {
    let text = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let value: Value = serde_json::from_slice(&text)?;
    let number = value.pointer(pointer).and_then(Value::as_f64);
    number.with_context(|| format!("{} has no {pointer}", path.display()))
}

/// One place's table: a column a text.
fn table(figures: &Figures) -> String {
    let Figures { place, floors, load, runs } = figures;
    let mut text = format!("{place}\n");
    row(&mut text, "", runs.iter().map(|run| format!("{:.0} KB", run.bytes / 1000.0)));
    row(&mut text, "whole engine, MB/s", runs.iter().map(|run| marked(speed(run, run.whole), floors.whole)));
    row(
        &mut text,
        "names and values, MB/s",
        runs.iter().map(|run| marked(speed(run, finding(run)), floors.finding)),
    );
    for (stage, name) in STAGES.iter().enumerate() {
        let spent = |run: &Run| run.stages.get(stage).copied().unwrap_or_default();
        let cell = |run: &Run| {
            format!(
                "{:.1} ({:.0} %)",
                speed(run, spent(run)),
                100.0 * spent(run) / run.stages.iter().sum::<f64>()
            )
        };
        row(&mut text, &format!("  {name}, MB/s (share)"), runs.iter().map(cell));
    }
    let _ = writeln!(text, "loading: {load:.1} ms, at most {LOAD:.0}");
    let _ = writeln!(
        text,
        "floors: whole {} MB/s, names and values {} MB/s; ! = short of it",
        floors.whole, floors.finding
    );
    text
}

fn row(text: &mut String, name: &str, cells: impl Iterator<Item = String>) {
    let cells: String = cells.map(|cell| format!("{cell:>14}")).collect();
    let _ = writeln!(text, "{name:<26}{cells}");
}

/// Megabytes a second.
fn speed(run: &Run, milliseconds: f64) -> f64 {
    run.bytes / 1e3 / milliseconds
}

/// The milliseconds of the stages that find names and values.
fn finding(run: &Run) -> f64 {
    STAGES.iter().zip(&run.stages).filter(|(stage, _)| FINDING.contains(stage)).map(|(_, spent)| spent).sum()
}

fn marked(speed: f64, floor: f64) -> String {
    format!("{speed:.1}{}", if speed < floor { " !" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_a_text_and_a_mark_below_the_floor() {
        let run = Run { bytes: 3000.0, whole: 2.0, stages: vec![0.2, 0.1, 0.3, 0.3, 0.5, 0.3, 0.1] };
        let floors = Floors { whole: 3.0, finding: 4.0 };
        let text = table(&Figures { place: "here", floors, load: 12.0, runs: vec![run] });
        let lines: Vec<&str> = text.lines().collect();
        assert!(
            lines[1].ends_with(" 3 KB") && lines[2].ends_with(" 1.5 !") && lines[3].ends_with(" 5.0"),
            "{text}"
        );
        assert!(lines[8].contains("quotes") && lines[8].ends_with("6.0 (28 %)"), "{text}");
    }
}
