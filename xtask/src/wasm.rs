//! From Rust to wasm and its JavaScript module: `worker.js` + `worker_bg.wasm`, `app.js` + `app_bg.wasm`.
//! Takes the name of a binary, gives its files.
//! Law: each binary is a Cargo run of its own, so that no feature of one leaks into the other.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::places::{self, Profile};
use crate::run::{cargo, program, run};
use crate::site::Asset;
use crate::tools;

/// A binary of the browser.
#[derive(Clone, Copy)]
pub(crate) struct Module {
    /// Its name, and that of the feature that it needs.
    pub(crate) name: &'static str,
    /// What the compiler is to strive for where it is published: Cargo's `opt-level`.
    compile: &'static str,
    /// Whether calls are put in the place of functions less readily than at this speed otherwise.
    calm: bool,
}

/// What `wasm-opt` is to strive for. More makes fewer bytes of it (7 % of the page’s), but of another make each: squeezed they are
/// more (1 % of the page’s and of the engine’s), and the engine is no faster.
const OPTIMIZE: &str = "-O1";

/// Everything that runs in the browser. The engine is made for speed, the rest for size.
pub(crate) const MODULES: [Module; 3] = [
    Module { name: "worker", compile: "3", calm: true },
    Module { name: "app", compile: "z", calm: false },
    Module { name: "exchange", compile: "z", calm: false },
];

/// Compiles one binary and gives the files that the site needs of it.
pub(crate) fn module(module: Module, profile: Profile) -> Result<Vec<Asset>> {
    module_of(&places::root(), &places::target(), module, profile)
}

/// The same of the sources in `root`, by way of the folder `target`.
pub(crate) fn module_of(root: &Path, target: &Path, module: Module, profile: Profile) -> Result<Vec<Asset>> {
    let compiled = compile(root, target, module, profile)?;
    let folder = target.join("site").join(profile.cargo()).join(module.name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    bind(&compiled, &folder)?;
    if profile == Profile::Release {
        optimize(&folder.join(format!("{}_bg.wasm", module.name)))?;
    }
    crate::site::read_folder(&folder)
}

/// Runs Cargo, gives the path of the wasm file.
fn compile(root: &Path, target: &Path, module: Module, profile: Profile) -> Result<PathBuf> {
    let name = module.name;
    let mut command = cargo();
    command.current_dir(root).env("CARGO_TARGET_DIR", target);
    command.args(["build", "--locked", "--target", tools::WASM, "--profile", profile.cargo()]);
    command.args(["--no-default-features", "--features", name, "--bin", name]);
    command.env("CARGO_ENCODED_RUSTFLAGS", flags(root, module.calm && profile == Profile::Release));
    command.env("CARGO_PROFILE_WEB_OPT_LEVEL", module.compile);
    run(&mut command)?;
    Ok(target.join(tools::WASM).join(profile.cargo()).join(format!("{name}.wasm")))
}

/// Keeps this machine's folders out of what is published, so that two machines build the same bytes.
fn flags(root: &Path, calm: bool) -> String {
    let remap = |from: PathBuf, to| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![
        // Leptos then draws through one type for all elements and attributes, instead of compiling each view anew.
        "--cfg=erase_components".to_owned(),
        // Every browser since 2023 adds sixteen bytes at once; the name tagger's sums are made for it.
        "-Ctarget-feature=+simd128".to_owned(),
        remap(root.to_path_buf(), "."),
    ];
    if calm {
        // V8 puts calls in the place of functions itself: half of LLVM's readiness is as fast there, and 25 KB less to load.
        flags.push("-Cllvm-args=-inline-threshold=120".to_owned());
    }
    flags.extend(places::cargo_home().map(|home| remap(home.join("registry").join("src"), "registry")));
    flags.join("\u{1f}")
}

/// Makes the JavaScript module around a wasm file.
fn bind(wasm: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).web(true)?.typescript(false);
    // Without the default path a bare `init()` would not know its wasm file.
    bindgen.omit_default_module_path(false);
    bindgen
        .generate(folder)
        .with_context(|| format!("no JavaScript module could be made of {}", wasm.display()))
}

/// Shrinks a wasm file in place with npm's binaryen. (Debian's own silently makes a broken module.)
fn optimize(wasm: &Path) -> Result<()> {
    let modules = tools::node_modules().context("`--release` shrinks the wasm files with npm’s binaryen")?;
    let tool = modules.join("binaryen").join("bin").join("wasm-opt");
    run(program("node").arg(tool).arg(OPTIMIZE).arg(wasm).arg("-o").arg(wasm))
}
