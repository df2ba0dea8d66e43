//! `cargo xtask train`: packs the word tables and learns every weight anew, each with the program that made the committed ones.
//! Takes the tables and annotated texts beside the project, writes what the engine ships; `--check` compares and writes nothing.
//! Law: what is packed comes before what is learned from it, names before quotes and links, so that one run is enough.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::places;
use crate::run::{cargo, run};

/// A program with what it reads beside the project, and where it writes.
struct Program {
    name: &'static str,
    feature: &'static str,
    reads: &'static [&'static str],
    /// Words between what it reads and where it writes.
    method: &'static [&'static str],
    /// The folder of what it writes, and the files in it.
    folder: &'static str,
    files: &'static [&'static str],
    /// Whether it takes the one file instead of the folder.
    takes_file: bool,
}

const PROGRAMS: [Program; 4] = [
    Program {
        name: "pack",
        feature: "pack",
        reads: &["lexicon"],
        method: &[],
        folder: "src/lexicon",
        files: &["packed.bin", "links.bin"],
        takes_file: false,
    },
    Program {
        name: "train",
        feature: "train",
        reads: &["bench/ner", "lexicon"],
        method: &["crf"],
        folder: "src/mentions/tagger",
        files: &["model.bin"],
        takes_file: true,
    },
    Program {
        name: "train_quotes",
        feature: "train",
        reads: &["bench/quotes/polnear.train.jsonl"],
        method: &[],
        folder: "src/lexicon/words",
        files: &["quote_ends.tsv", "quote_trust.tsv"],
        takes_file: false,
    },
    Program {
        name: "train_links",
        feature: "train",
        reads: &["bench/coref"],
        method: &[],
        folder: "src/lexicon/words",
        files: &["link_evidence.tsv"],
        takes_file: false,
    },
];

/// Where tables and texts are kept beside the project.
fn sources() -> PathBuf {
    places::root().join("../shared")
}

/// Whether all that is read is there.
pub(crate) fn has_sources() -> bool {
    PROGRAMS.iter().flat_map(|program| program.reads).all(|path| sources().join(path).exists())
}

/// Writes everything anew.
pub(crate) fn train() -> Result<()> {
    ensure!(
        has_sources(),
        "the word tables and annotated texts are not here: `train` reads ../shared, which is kept beside the project, not in it; \
         what was made of them is in the project"
    );
    for program in &PROGRAMS {
        program.run(&places::root().join(program.folder))?;
    }
    println!("\nWritten. `cargo xtask score` tells how good it is, `git status` whether it differs.");
    Ok(())
}

/// Makes everything in a folder of its own and compares.
pub(crate) fn check() -> Result<()> {
    let folder = places::target().join("learned");
    fs::create_dir_all(&folder)?;
    let mut others = Vec::new();
    for program in &PROGRAMS {
        program.run(&folder)?;
        for file in program.files {
            let read =
                |path: &Path| fs::read(path).with_context(|| format!("{} is not there", path.display()));
            if read(&folder.join(file))? != read(&places::root().join(program.folder).join(file))? {
                others.push(format!("{}/{file}", program.folder));
            }
        }
    }
    ensure!(
        others.is_empty(),
        "{} as committed are not what the programs give today: run `cargo xtask train`, then `cargo xtask score`",
        others.join(", ")
    );
    println!(
        "All {} files are what the programs give.",
        PROGRAMS.iter().map(|program| program.files.len()).sum::<usize>()
    );
    Ok(())
}

impl Program {
    /// Runs it, so that it writes into `folder`.
    fn run(&self, folder: &Path) -> Result<()> {
        println!("\n== {}", self.name);
        let mut command = cargo();
        command.args([
            "run",
            "--locked",
            "--profile",
            "quick",
            "--features",
            self.feature,
            "--bin",
            self.name,
            "--",
        ]);
        command.args(self.reads.iter().map(|path| sources().join(path))).args(self.method);
        command.arg(if self.takes_file { folder.join(self.files[0]) } else { folder.to_path_buf() });
        run(&mut command)
    }
}
