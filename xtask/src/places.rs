//! Where things are and how carefully they are built.
//! Takes nothing, gives paths inside the project.
//! Law: nothing outside the project's own folder is written.

use std::path::{Component, Path, PathBuf};

use anyhow::Result;

/// How carefully the page is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build; needs Rust alone.
    Dev,
    /// Small and fast, as it is published; needs Node for `wasm-opt`.
    Release,
}

impl Profile {
    /// The name of the Cargo profile, which is also the name of its folder under the target's.
    pub(crate) fn cargo(self) -> &'static str {
        match self {
            Self::Dev => "web-dev",
            Self::Release => "web",
        }
    }
}

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map(PathBuf::from).unwrap_or(here)
}

/// The folder of build products.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |given| root().join(given))
}

/// The folder of the static site.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Where Cargo keeps the sources of all libraries.
pub(crate) fn cargo_home() -> Option<PathBuf> {
    std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"))?;
        Some(Path::new(&home).join(".cargo"))
    })
}

/// All files below `folder`, sorted; none where there is no such folder.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop().filter(|folder| folder.is_dir()) {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// The path without `.` and `..`.
pub(crate) fn tidy(path: &Path) -> PathBuf {
    let mut tidied = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                tidied.pop();
            }
            other => tidied.push(other),
        }
    }
    tidied
}
