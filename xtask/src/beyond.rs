//! The command line beyond one program on one machine: tables that others read, WASI, a cluster of Apache Spark.
//! Takes nothing, gives one check a step.
//! Law: what another program computes is compared with what the native one writes; what cannot be tried here says why.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::run::{cargo, output, program, run};
use crate::tally::Count;
use crate::{articles, places, python, tools};

/// Where WebAssembly runs without a browser; what reads Parquet.
const PYTHON: [&str; 2] = ["wasmtime==50.0.1", "pyarrow==26.0.1"];
/// Spark, with what its Python workers need. It comes as source alone, of Java’s archives, in which nothing is to be compiled.
const SPARK: [&str; 4] = ["--no-binary=pyspark", "pyspark==4.3.0", "pyarrow==26.0.1", "pandas==2.3.3"];
/// The oldest Java that Spark runs on.
const JAVA: u32 = 17;

/// The articles that the cluster works on: so many, of so many sentences.
const ARTICLES: (usize, usize) = (10_000, 3);

/// pyarrow reads the tables.
pub(crate) fn tables() -> Result<Count> {
    let python = python::with("beyond", &PYTHON)?;
    let folder = empty("tables")?;
    let lines = folder.join("articles.jsonl");
    articles::write(&lines, 500, 6)?;
    let tables = folder.join("tables");
    run(command(&native()?, &["annotate", "--jsonl", "--with-text"])
        .arg(&lines)
        .arg("--archive")
        .arg(&tables))?;
    told(
        program(&python.to_string_lossy()).arg("tests/read_parquet.py").arg(tables),
        "quotes read by pyarrow",
    )
}

/// wasmtime runs the same command line.
pub(crate) fn wasi() -> Result<Count> {
    tools::add_target(tools::WASI)?;
    let python = python::with("beyond", &PYTHON)?;
    let mut build = cargo();
    build.args(["build", "--locked", "--target", tools::WASI, "--bin", "whosaid"]);
    run(build.env("RUSTFLAGS", "--deny=warnings"))?;
    let module = places::target().join(tools::WASI).join("debug/whosaid.wasm");
    let mut compare = program(&python.to_string_lossy());
    compare.arg("tests/run_wasi.py").arg(module).arg(native()?).arg(empty("wasi")?);
    told(&mut compare, "runs under wasmtime, as natively")
}

/// Why the recipe for Spark cannot be tried here, if it cannot.
pub(crate) fn without_spark() -> Option<String> {
    if !Path::new("/proc/self/stat").exists() {
        return Some("its executors are found through /proc, which only Linux has".to_owned());
    }
    match java() {
        None => Some("there is no Java".to_owned()),
        Some(version) if version < JAVA => Some(format!("Java is {version}, and Spark needs {JAVA}")),
        Some(_) => {
            python::with("spark", &SPARK).err().map(|error| format!("pyspark cannot be installed: {error:#}"))
        }
    }
}

/// A cluster that loses an executor writes what the program writes alone.
pub(crate) fn spark() -> Result<Count> {
    let python = python::with("spark", &SPARK)?;
    let folder = empty("spark-test")?;
    let lines = folder.join("articles.jsonl");
    articles::write(&lines, ARTICLES.0, ARTICLES.1)?;
    let mut compare = program(&python.to_string_lossy());
    compare.arg("tests/spark.py").arg(native()?).arg(lines).arg(folder);
    told(&mut compare, "")
}

/// The major version of the machine’s Java, as it tells it itself.
fn java() -> Option<u32> {
    let told = Command::new("java").arg("-version").output().ok()?;
    version(&String::from_utf8_lossy(&told.stderr))
}

/// `openjdk version "17.0.15" 2025-04-15` → 17; the old `"1.8.0_292"` → 1.
fn version(told: &str) -> Option<u32> {
    let (_, quoted) = told.split_once("version \"")?;
    quoted.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The program with tables: the one that its tests have built, for `cargo build` would choose other features of its libraries.
fn native() -> Result<PathBuf> {
    let args = ["--package", "whosaid", "--features", "archive", "--test", "archive", "--no-run"];
    run(cargo().args(["test", "--locked"]).args(args))?;
    Ok(places::target().join("debug").join(format!("whosaid{}", std::env::consts::EXE_SUFFIX)))
}

fn command(program: &Path, args: &[&str]) -> Command {
    let mut command = crate::run::program(&program.to_string_lossy());
    command.args(args);
    command
}

/// An empty folder of that name among the build products.
fn empty(name: &str) -> Result<PathBuf> {
    let folder = places::target().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    Ok(folder)
}

/// Runs a comparison, which fails by itself, and says what it compared.
fn told(command: &mut Command, what: &str) -> Result<Count> {
    println!("{} {what}", output(command)?.trim());
    Ok(Count::ONE)
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn java_tells_its_version() {
        assert_eq!(version("openjdk version \"17.0.15\" 2025-04-15\n"), Some(17));
        assert_eq!(version("java version \"1.8.0_292\"\n"), Some(1));
        assert_eq!(version("openjdk version \"25\" 2025-09-16\n"), Some(25));
        assert_eq!(version("command not found"), None);
    }
}
