//! A Python of our own: with spaCy, for the test that has it read what is written for it, or with the tools that are compared.
//! Takes the packages, gives the program; makes it where it is not there yet.
//! Law: the machine's own Python keeps as it is; only what is built already is installed, never compiled here.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::browser::{install, may_install};
use crate::places;
use crate::run::{exists, program, run};

/// What the test of what is written for spaCy needs.
const SPACY: [&str; 1] = ["spacy==3.8.18"];

/// The program with spaCy.
pub(crate) fn with_spacy() -> Result<PathBuf> {
    with("python", &SPACY)
}

/// The program of the environment of that name, with these packages.
pub(crate) fn with(name: &str, packages: &[&str]) -> Result<PathBuf> {
    let folder = places::target().join(name);
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let installed = folder.join("installed.txt");
    let wanted = packages.join(" ");
    if python.is_file() && fs::read_to_string(&installed).is_ok_and(|known| known == wanted) {
        return Ok(python);
    }
    environment(&folder)?;
    let mut pip = program(&python.to_string_lossy());
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]);
    run(pip.args(packages))?;
    fs::write(installed, wanted)?;
    Ok(python)
}

/// An empty environment; Debian has what makes one in a package of its own.
fn environment(folder: &Path) -> Result<()> {
    let name = if exists("python3") { "python3" } else { "python" };
    let make = || run(program(name).args(["-m", "venv", "--clear"]).arg(folder));
    if make().is_ok() {
        return Ok(());
    }
    ensure!(
        may_install(),
        "one test needs Python 3.9 to 3.13 with venv: install it from https://python.org \
         or with your package manager, then try again"
    );
    install(&["python3", "python3-venv"])?;
    run(program("python3").args(["-m", "venv", "--clear"]).arg(folder))
}
