//! What the machine must have: the wasm target of Rust, the development tools of npm.
//! Takes nothing, adds what is missing.
//! Law: what cannot be added is named in a sentence that says how to get it.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::places;
use crate::run::{exists, output, program, run};

/// The target of everything that runs in the browser.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The target of the command line where WebAssembly runs without a browser.
pub(crate) const WASI: &str = "wasm32-wasip1";

/// Adds a target to the toolchain in use where it is missing.
pub(crate) fn add_target(target: &str) -> Result<()> {
    let sysroot = output(program("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(target).join("lib").is_dir() {
        return Ok(());
    }
    ensure!(
        exists("rustup"),
        "this Rust lacks the target {target}, and there is no rustup to add it: \
         install Rust from https://rustup.rs or add the target with your own package manager"
    );
    run(program("rustup").args(["target", "add", target]))
}

/// The folder of npm's packages, filled from package-lock.json where that is newer.
pub(crate) fn node_modules() -> Result<PathBuf> {
    let modules = places::root().join("node_modules");
    let changed = |path: PathBuf| path.metadata().and_then(|data| data.modified()).ok();
    let installed = changed(modules.join(".package-lock.json"));
    if installed.is_some() && installed >= changed(places::root().join("package-lock.json")) {
        return Ok(modules);
    }
    ensure!(
        exists("node") && exists("npm"),
        "Node.js with npm is needed here (version 20 or newer): install it from https://nodejs.org \
         or with your package manager, then try again"
    );
    run(program("npm").args(["ci", "--no-audit", "--no-fund"]))?;
    Ok(modules)
}
