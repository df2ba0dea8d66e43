//! `cargo xtask bench --only archive`: what it takes to annotate whole archives, measured on made-up articles.
//! Takes the release build with its tables, prints the figures and writes benches/archives/README.md.
//! Law: every figure on the page is measured in the run that writes it, or is computed from such by the formula beside it.

mod page;
mod watch;

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::run::{cargo, program, run};
use crate::{articles, places};
use watch::{Used, quiet, watched};

/// Short articles: how many, and their sentences.
const SHORT: (usize, usize) = (100_000, 5);
/// The first of them, to compare the memory.
const FEW: usize = 10_000;
/// How often they are annotated on one core and on all, in turn.
const ROUNDS: usize = 6;
/// Articles as long as news is.
const LONG: (usize, usize) = (10_000, 30);

/// What was measured.
struct Figures {
    cores: usize,
    short: Set,
    few: Set,
    long: Set,
    /// The seconds of the few on one core and on all, as JSON lines: the quickest of several runs in turn.
    one_core: f64,
    all_cores: f64,
    /// Whether the machine was ever quiet before such a run.
    calm: bool,
}

/// What one set of articles took on all cores.
struct Set {
    articles: usize,
    /// Megabytes of text.
    megabytes: f64,
    /// As JSON lines, and how many megabytes they have.
    lines: Used,
    lines_size: f64,
    /// As Parquet tables, and how many megabytes they have.
    tables: Used,
    tables_size: f64,
}

/// Measures, prints and writes the page.
pub(crate) fn bench() -> Result<()> {
    let page = page::written(&measure()?);
    println!("\n{page}");
    fs::write(places::root().join("benches/archives/README.md"), page)
        .context("the page could not be written")
}

fn measure() -> Result<Figures> {
    run(cargo().args(["build", "--locked", "--release", "--features", "archive", "--bin", "whosaid"]))?;
    let folder = places::target().join("archive");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let long = set(&folder, "long", LONG)?;
    let few = set(&folder, "few", (FEW, SHORT.1))?;
    let short = set(&folder, "short", SHORT)?;
    let (one_core, all_cores, calm) = in_turn(&folder.join("few.jsonl"))?;
    resumed(&folder.join("short.jsonl"), &folder.join("short.out.jsonl"), &folder.join("resumed.jsonl"))?;
    fs::remove_dir_all(&folder)?;
    let cores = thread::available_parallelism()?.get();
    Ok(Figures { cores, short, few, long, one_core, all_cores, calm })
}

/// Annotates a set of articles as JSON lines and as tables.
fn set(folder: &Path, name: &str, (count, sentences): (usize, usize)) -> Result<Set> {
    let input = folder.join(format!("{name}.jsonl"));
    let megabytes = articles::write(&input, count, sentences)? as f64 / 1e6;
    let (out, tables) = (folder.join(format!("{name}.out.jsonl")), folder.join(name));
    println!("{count} articles of {:.1} KB …", megabytes * 1e3 / count as f64);
    Ok(Set {
        articles: count,
        megabytes,
        lines: watched(annotate(&input).stdout(File::create(&out)?))?,
        lines_size: size(&out)?,
        tables: watched(annotate(&input).arg("--archive").arg(&tables))?,
        tables_size: places::files(&tables)?.iter().map(|file| size(file)).sum::<Result<f64>>()?,
    })
}

/// The seconds that the articles take on one core and on all. The quickest runs are those that others on the machine disturbed
/// least; tells whether there was a time without any.
fn in_turn(input: &Path) -> Result<(f64, f64, bool)> {
    let (mut one, mut all, mut calm) = (f64::INFINITY, f64::INFINITY, false);
    for _ in 0..ROUNDS {
        calm |= quiet()?;
        let seconds = |command: &mut Command| watched(command.stdout(Stdio::null())).map(|used| used.wall);
        one = one.min(seconds(annotate(input).env("RAYON_NUM_THREADS", "1"))?);
        all = all.min(seconds(&mut annotate(input))?);
    }
    Ok((one, all, calm))
}

/// Kills a run half way, goes on, and compares every byte with the unbroken run.
fn resumed(input: &Path, whole: &Path, out: &Path) -> Result<()> {
    let bytes = fs::metadata(whole)?.len();
    let mut child = annotate(input).stdout(File::create(out)?).spawn()?;
    while fs::metadata(out)?.len() < bytes / 2 {
        ensure!(child.try_wait()?.is_none(), "it ended before it could be killed");
        thread::sleep(Duration::from_millis(10));
    }
    child.kill()?;
    child.wait()?;
    let appended = OpenOptions::new().append(true).open(out)?;
    run(annotate(input).arg("--skip-done").arg(out).stdout(appended))?;
    ensure!(fs::read(whole)? == fs::read(out)?, "killed and gone on with, it does not write the same");
    println!("killed half way and gone on with: the same {bytes} bytes");
    Ok(())
}

fn annotate(input: &Path) -> Command {
    let mut command = program(&binary().to_string_lossy());
    command.args(["annotate", "--jsonl"]).arg(input);
    command
}

fn binary() -> PathBuf {
    places::target().join("release").join(format!("whosaid{}", std::env::consts::EXE_SUFFIX))
}

/// Megabytes of a file.
fn size(path: &Path) -> Result<f64> {
    Ok(fs::metadata(path).with_context(|| format!("{} is not there", path.display()))?.len() as f64 / 1e6)
}
