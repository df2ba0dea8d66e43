//! `cargo xtask test`: every check of the project, from the format of the sources to the page in a real browser.
//! Takes which part is wanted, gives the sum of all checks.
//! Law: all steps run, also after a failure; what a step needs and the machine lacks is installed or asked for.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::places::{self, Profile};
use crate::report::Table;
use crate::run::{cargo, exists, lines, run};
use crate::site::Site;
use crate::tally::{Count, Tally};
use crate::tools::WASM;
use crate::{
    advisories, beyond, browser, build, inert, licences, package, python, report, reproduce, serve, tools,
    train,
};

/// Which checks are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    All,
    Lint,
    Native,
    /// The command line for other programs, under WASI and on a cluster.
    Beyond,
    /// The browser tests alone, on the quick build.
    Page,
}

impl Part {
    /// The part that `--only` names.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "lint" => Some(Self::Lint),
            "native" => Some(Self::Native),
            "beyond" => Some(Self::Beyond),
            "page" => Some(Self::Page),
            _ => None,
        }
    }

    fn includes(self, part: Self) -> bool {
        self == part || self == Self::All
    }
}

/// Runs the wanted checks.
pub(crate) fn test(part: Part) -> Result<()> {
    let mut tally = Tally::default();
    if part.includes(Part::Lint) {
        lint(&mut tally);
    }
    if part.includes(Part::Native) {
        native(&mut tally);
    }
    if part.includes(Part::Beyond) {
        beyond(&mut tally);
    }
    match part {
        // What is published is what is tested; alone, the browser tests are for quick trials.
        Part::Page => tally.step("browser tests", || page(Profile::Dev, &mut Site::default())),
        Part::All => published(&mut tally),
        Part::Lint | Part::Native | Part::Beyond => {}
    }
    tally.finish()
}

fn lint(tally: &mut Tally) {
    tally.step("format", || check(cargo().args(["fmt", "--all", "--check"])));
    tally.step("no text becomes markup or program", inert::check);
    tally.step("licences", licences::check);
    tally.step("advisories", advisories::check);
    if exists("cargo-deny") {
        tally.step("cargo deny", || check(cargo().args(["deny", "check", "licenses", "bans", "sources"])));
    } else {
        println!(
            "\n(cargo-deny is not installed: `cargo install cargo-deny` adds its checks of bans and sources.)"
        );
    }
    tally.step("clippy: engine, command line", || {
        clippy(&["--package", "whosaid", "--all-targets", "--features", "pack,train,archive"])
    });
    tally.step("clippy: xtask", || clippy(&["--package", "xtask", "--all-targets"]));
    tally.step("clippy: worker", || wasm_clippy("worker"));
    tally.step("clippy: page", || wasm_clippy("app"));
    tally.step("clippy: files and exports", || wasm_clippy("exchange"));
}

fn clippy(args: &[&str]) -> Result<Count> {
    check(cargo().args(["clippy", "--locked"]).args(args).args(["--", "--deny", "warnings"]))
}

fn wasm_clippy(name: &str) -> Result<Count> {
    tools::add_target(WASM)?;
    clippy(&["--target", WASM, "--no-default-features", "--features", name, "--bin", name])
}

fn check(command: &mut Command) -> Result<Count> {
    run(command).map(|()| Count::ONE)
}

fn native(tally: &mut Tally) {
    tally.step("tests: engine, command line", || cargo_test(&["--package", "whosaid"]));
    // With the library's own features alone, as in the shipped worker: a pattern that needs more fails here.
    tally.step("tests: engine as shipped", || {
        cargo_test(&["--package", "whosaid", "--no-default-features", "--lib"])
    });
    tally.step("tests: train program", || {
        cargo_test(&["--package", "whosaid", "--features", "train", "--bin", "train"])
    });
    if train::has_sources() {
        tally.step("what is packed and learned is what the programs give", || {
            train::check().map(|()| Count::ONE)
        });
    } else {
        println!("\n(Neither word tables nor annotated texts beside the project: nothing is learned anew.)");
    }
    tally.step("tests: spaCy reads its form", spacy);
    tally.step("tests: xtask", || cargo_test(&["--package", "xtask"]));
}

/// The command line beyond one program on one machine.
fn beyond(tally: &mut Tally) {
    tally.step("tests: tables of archives", || {
        cargo_test(&["--package", "whosaid", "--features", "archive", "--test", "archive"])
    });
    tally.step("pyarrow reads the tables", beyond::tables);
    tally.step("wasmtime runs the command line", beyond::wasi);
    match beyond::without_spark() {
        None => tally.step("a cluster of Apache Spark that loses an executor", beyond::spark),
        Some(reason) => println!("\n(The recipe for Apache Spark is not tried: {reason}.)"),
    }
}

/// The test that needs spaCy, with a Python that has it.
fn spacy() -> Result<Count> {
    let python = python::with_spacy()?;
    let args = ["--package", "whosaid", "--test", "spacy", "--", "--ignored"];
    counted(cargo().args(["test", "--locked"]).args(args).env("WHOSAID_PYTHON", python))
}

/// Runs tests with Cargo and counts them.
fn cargo_test(args: &[&str]) -> Result<Count> {
    counted(cargo().args(["test", "--locked", "--no-fail-fast"]).args(args))
}

/// Runs tests and adds up what they say of themselves.
fn counted(command: &mut Command) -> Result<Count> {
    let mut count = Count::default();
    let status = lines(command, |line| {
        println!("{line}");
        if let Some(found) = summary(line) {
            count.add(found);
        }
    })?;
    Ok(count.of_ended(status))
}

/// The counts in `test result: ok. 12 passed; 0 failed; …`.
fn summary(line: &str) -> Option<Count> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |word: &str| {
        let part = counts.split("; ").find(|part| part.ends_with(word))?;
        part.split(' ').next()?.parse().ok()
    };
    Some(Count { passed: number(" passed")?, failed: number(" failed")? })
}

/// The published page in a browser, and what it costs.
fn published(tally: &mut Tally) {
    let mut site = Site::default();
    tally.step("browser tests", || page(Profile::Release, &mut site));
    tally.step("nothing tells where it was built", || reproduce::check_paths(&site));
    tally.step("built elsewhere, the page is the same", reproduce::reproduce);
    tally.step("download", || report::report(&site, Table::Compare).map(|()| Count::ONE));
}

/// Builds, serves and tests the page; leaves what was built in `site`.
fn page(profile: Profile, site: &mut Site) -> Result<Count> {
    let mut command = browser::playwright()?;
    let assets = build::assets(profile)?;
    command.env("WHOSAID_PACKAGE", package::pack(&assets)?);
    *site = build::assemble(assets, profile)?;
    let address = serve::start(places::dist())?;
    let report = places::target().join("page-results.json");
    let _ = fs::remove_file(&report);
    command.arg("--reporter=list,json").env("WHOSAID_URL", format!("http://{address}"));
    command.env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
    command.env("WHOSAID_BUILD", if profile == Profile::Release { "release" } else { "dev" });
    let status = command.status().context("Playwright could not be started")?;
    let report = fs::read(&report).context("Playwright wrote no report")?;
    Ok(playwright_count(&serde_json::from_slice(&report)?).of_ended(status))
}

/// The counts in Playwright's report. A flaky test is a failed one.
fn playwright_count(report: &Value) -> Count {
    let number = |name| report["stats"][name].as_u64().unwrap_or(0);
    Count { passed: number("expected"), failed: number("unexpected") + number("flaky") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(summary(line), Some(Count { passed: 12, failed: 3 }));
        assert_eq!(summary("test marks ... ok"), None);
    }

    #[test]
    fn a_flaky_page_is_a_failed_one() {
        let report =
            serde_json::json!({ "stats": { "expected": 5, "unexpected": 1, "flaky": 1, "skipped": 2 } });
        assert_eq!(playwright_count(&report), Count { passed: 5, failed: 2 });
    }
}
