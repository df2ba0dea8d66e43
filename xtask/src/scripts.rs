//! JavaScript without what only its authors read: comments, blanks, long names.
//! Takes the files of the site, makes its inner scripts small by npm's terser.
//! Law: strings stay as they are, for the site's build looks for the names of files in them; what other sites take by name stays
//! readable, and so does all of the package: bundlers make it small themselves.

use std::fs;

use anyhow::{Context, Result};

use crate::run::{output, program};
use crate::site::{self, Asset};
use crate::{places, tools};

/// Makes the scripts small that only the site itself uses.
pub(crate) fn make_small(assets: &mut [Asset]) -> Result<()> {
    let modules = tools::node_modules().context("`--release` makes scripts small with npm’s terser")?;
    let tool = modules.join("terser").join("bin").join("terser");
    let folder = places::target().join("scripts");
    fs::create_dir_all(&folder)?;
    let is_inner = |asset: &&mut Asset| asset.name.ends_with(".js") && !site::is_entry(&asset.name);
    for script in assets.iter_mut().filter(is_inner) {
        let path = folder.join(script.name.replace('/', "-"));
        fs::write(&path, &script.bytes)?;
        let mut command = program("node");
        command.arg(&tool).args(["--module", "--ecma", "2020", "--compress", "--mangle", "--"]);
        script.bytes = output(command.arg(&path))?.into_bytes();
    }
    Ok(())
}
