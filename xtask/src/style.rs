//! The one style sheet of the page, joined from many small ones.
//! Takes `style/main.css`, `style/*.css` and the components' own under `src/app/`, gives `style.css`.
//! Law: first the sheets that main.css imports, in its order, then the rest of main.css, then all others by path.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::places;

/// The text of the joined sheet; empty where the project has no style yet.
pub(crate) fn join() -> Result<String> {
    let root = places::root();
    let mut sheets = BTreeSet::new();
    for folder in ["style", "src/app"] {
        collect(&root.join(folder), &mut sheets)?;
    }
    let main = root.join("style").join("main.css");
    let mut joined = String::new();
    if sheets.remove(&main) {
        let text = read(&main)?;
        for path in text.lines().filter_map(imported) {
            let path = places::tidy(&root.join("style").join(path));
            joined += &read(&path)?;
            sheets.remove(&path);
        }
        joined.extend(text.lines().filter(|line| imported(line).is_none()).flat_map(|line| [line, "\n"]));
    }
    for path in sheets {
        joined += &read(&path)?;
    }
    Ok(joined)
}

/// The path in a line `@import "…";`.
fn imported(line: &str) -> Option<&str> {
    let rest = line.trim().strip_prefix("@import")?.trim_start();
    let rest = rest.strip_prefix("url(").unwrap_or(rest).strip_prefix(['"', '\''])?;
    rest.split(['"', '\'']).next()
}

/// Adds all sheets below `folder`.
fn collect(folder: &Path, sheets: &mut BTreeSet<PathBuf>) -> Result<()> {
    for path in places::files(folder)? {
        if path.extension().is_some_and(|ending| ending == "css") {
            sheets.insert(path);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    let mut text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::imported;

    #[test]
    fn imports_are_read_in_every_spelling() {
        assert_eq!(imported("@import \"tokens.css\";"), Some("tokens.css"));
        assert_eq!(imported("  @import url('../src/app/ledger.css') ;"), Some("../src/app/ledger.css"));
        assert_eq!(imported("p { color: red }"), None);
    }
}
