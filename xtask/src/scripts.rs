//! JavaScript without what only its authors read: comments, blanks, long names.
//! Takes the path of a module, gives its text made small by npm's terser.
//! Law: strings stay as they are, for the site's build looks for the names of files in them.

use std::path::Path;

use anyhow::{Context, Result};

use crate::run::{output, program};
use crate::tools;

/// The module's text, made small.
pub(crate) fn small(script: &Path) -> Result<String> {
    let modules = tools::node_modules().context("`--release` makes scripts small with npm’s terser")?;
    let tool = modules.join("terser").join("bin").join("terser");
    let mut command = program("node");
    command.arg(tool).args(["--module", "--ecma", "2020", "--compress", "--mangle", "--"]);
    output(command.arg(script))
}
