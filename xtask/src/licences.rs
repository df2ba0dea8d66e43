//! The licences of all that the project is built from.
//! Takes Cargo's own list of packages and the licences that deny.toml allows, gives one check a package.
//! Law: a package passes only if some choice that its licence leaves is allowed wholly.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;
use spdx::{Expression, LicenseReq, ParseMode};

use crate::places;
use crate::run::{cargo, output};
use crate::tally::Count;

/// Names every package whose licence is not allowed.
pub(crate) fn check() -> Result<Count> {
    let allowed = allowed()?;
    let listing = output(cargo().args(["metadata", "--format-version", "1", "--locked", "--all-features"]))?;
    let listing: Value = serde_json::from_str(&listing).context("Cargo’s list of packages is not JSON")?;
    let packages = listing["packages"].as_array().context("Cargo lists no packages")?;
    let mut failed = 0;
    for package in packages {
        let licence = package["license"].as_str().unwrap_or("no licence");
        if !is_allowed(licence, &allowed) {
            println!(
                "{} {}: {licence} is not among the licences in deny.toml",
                package["name"], package["version"]
            );
            failed += 1;
        }
    }
    println!("{} packages", packages.len());
    Ok(Count { passed: u64::from(failed == 0), failed })
}

/// The list `licenses.allow` of deny.toml.
fn allowed() -> Result<Vec<String>> {
    let text = fs::read_to_string(places::root().join("deny.toml")).context("deny.toml cannot be read")?;
    let deny: toml::Table = text.parse().context("deny.toml is not TOML")?;
    let list =
        deny.get("licenses").and_then(|licenses| licenses.get("allow")).and_then(toml::Value::as_array);
    let list = list.context("deny.toml has no list `licenses.allow`")?;
    Ok(list.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect())
}

/// Whether the licence, an SPDX expression or the older `MIT/Apache-2.0`, can be met with the allowed ones.
fn is_allowed(licence: &str, allowed: &[String]) -> bool {
    let granted = |wanted: &LicenseReq| allowed.iter().any(|name| *name == wanted.to_string());
    Expression::parse_mode(licence, ParseMode::LAX).is_ok_and(|expression| expression.evaluate(granted))
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn a_choice_must_be_allowed_wholly() {
        let allowed = ["MIT".to_owned(), "Unicode-3.0".to_owned()];
        for good in ["MIT", "MIT OR GPL-3.0-only", "MIT/Apache-2.0", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
            assert!(is_allowed(good, &allowed), "{good}");
        }
        for bad in ["GPL-3.0-only", "MIT AND Apache-2.0", "no licence", ""] {
            assert!(!is_allowed(bad, &allowed), "{bad}");
        }
    }
}
