//! What the browser tests need: Node, Playwright and a Chromium.
//! Takes nothing, gives Playwright, ready to run.
//! Law: what is there is used; else Debian's package, where we may install it; else Playwright's own download.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::run::{exists, find, output, program, run};
use crate::tools;

/// The names under which Chromium goes.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Playwright's test runner with the Chromium to use; the address of the site is for the caller to add.
pub(crate) fn playwright() -> Result<Command> {
    node()?;
    tools::node_modules()?;
    let mut command = program("node");
    command.args(["node_modules/@playwright/test/cli.js", "test"]);
    if let Some(chromium) = chromium()? {
        command.env("WHOSAID_CHROMIUM", chromium);
    }
    Ok(command)
}

/// Makes sure of Node and npm.
fn node() -> Result<()> {
    if exists("node") && exists("npm") {
        return Ok(());
    }
    ensure!(
        may_install(),
        "the browser tests need Node.js with npm (version 20 or newer): install it from https://nodejs.org \
         or with your package manager, then try again"
    );
    install(&["nodejs", "npm"])
}

/// The machine's Chromium; none where Playwright is to use the one that it has downloaded.
fn chromium() -> Result<Option<PathBuf>> {
    if let Some(given) = std::env::var_os("WHOSAID_CHROMIUM") {
        return Ok(Some(given.into()));
    }
    let here = || NAMES.into_iter().find_map(find);
    if let Some(found) = here() {
        return Ok(Some(found));
    }
    if may_install() && install(&["chromium"]).is_ok() {
        return Ok(here());
    }
    run(program("node").args(["node_modules/@playwright/test/cli.js", "install", "chromium"]))?;
    Ok(None)
}

/// Whether this is a Debian of which we are the owner.
pub(crate) fn may_install() -> bool {
    let owner = find("id").and_then(|_| output(program("id").arg("-u")).ok());
    find("apt-get").is_some() && owner.is_some_and(|id| id.trim() == "0")
}

/// Installs Debian’s packages.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let apt = || {
        let mut command = program("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("--yes");
        command
    };
    run(apt().arg("update"))?;
    run(apt().args(["install", "--no-install-recommends"]).args(packages))
}
