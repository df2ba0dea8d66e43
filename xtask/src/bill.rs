//! The bill of materials: every library that is inside what readers load, with version, licence and checksum.
//! Takes Cargo's own lists, gives CycloneDX 1.6 as JSON.
//! Law: only what is compiled in is listed; the same lock file gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::places;
use crate::run::{cargo, output};
use crate::site::hexadecimal;
use crate::tools::WASM;

/// Of the page and its workers.
pub(crate) fn of_site() -> Result<String> {
    bill(&["app", "worker", "exchange"])
}

/// Of the engine alone, as other pages embed it.
pub(crate) fn of_engine() -> Result<String> {
    bill(&["worker"])
}

fn bill(features: &[&str]) -> Result<String> {
    let sums = checksums()?;
    let mut components = BTreeMap::new();
    for feature in features {
        let listing = metadata(feature)?;
        let used = compiled_in(&listing);
        let packages = listing["packages"].as_array().context("Cargo lists no packages")?;
        for package in
            packages.iter().filter(|package| package["id"].as_str().is_some_and(|id| used.contains(id)))
        {
            let component = component(package, &sums);
            components.insert(component["purl"].to_string(), component);
        }
    }
    let components: Vec<Value> = components.into_values().collect();
    let serial = uuid(&Sha256::digest(serde_json::to_vec(&components)?));
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": format!("urn:uuid:{serial}"),
        "version": 1,
        "metadata": { "component": {
            "type": "application", "bom-ref": "whosaid", "name": "whosaid", "version": env!("CARGO_PKG_VERSION"),
            "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        } },
        "components": components,
    });
    Ok(format!("{bill:#}\n"))
}

/// Cargo's list of packages for the browser with one feature.
fn metadata(feature: &str) -> Result<Value> {
    let args =
        ["metadata", "--format-version", "1", "--locked", "--no-default-features", "--filter-platform", WASM];
    let listing = output(cargo().args(args).args(["--features", feature]))?;
    serde_json::from_str(&listing).context("Cargo’s list of packages is not JSON")
}

/// What is reached from the project's own package over ordinary dependencies: not those of tests, not those that only
/// help to build, and of macros not what they are made of.
fn compiled_in(listing: &Value) -> BTreeSet<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let macros: BTreeSet<String> = list(&listing["packages"])
        .iter()
        .filter(|package| {
            list(&package["targets"])
                .iter()
                .any(|target| list(&target["kind"]).contains(&json!("proc-macro")))
        })
        .map(|package| text(&package["id"]))
        .collect();
    let nodes: BTreeMap<String, Value> =
        list(&listing["resolve"]["nodes"]).into_iter().map(|node| (text(&node["id"]), node)).collect();
    let own = list(&listing["packages"]).into_iter().find(|package| package["name"] == "whosaid");
    let mut open = vec![own.map(|package| text(&package["id"])).unwrap_or_default()];
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if macros.contains(&id) || !found.insert(id.clone()) {
            continue;
        }
        let deps = nodes.get(&id).map(|node| list(&node["deps"])).unwrap_or_default();
        let ordinary = |dep: &&Value| list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
        open.extend(deps.iter().filter(ordinary).map(|dep| text(&dep["pkg"])));
    }
    found.retain(|id| nodes.contains_key(id) && !id.contains("whosaid"));
    found
}

fn component(package: &Value, sums: &BTreeMap<(String, String), String>) -> Value {
    let (name, version) =
        (package["name"].as_str().unwrap_or_default(), package["version"].as_str().unwrap_or_default());
    let licence = package["license"].as_str().unwrap_or("NOASSERTION").replace('/', " OR ");
    let purl = format!("pkg:cargo/{name}@{version}");
    let mut component = json!({
        "type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl,
        "licenses": [{ "expression": licence }],
    });
    if let Some(sum) = sums.get(&(name.to_owned(), version.to_owned())) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    component
}

/// The checksums of the lock file.
fn checksums() -> Result<BTreeMap<(String, String), String>> {
    let text = fs::read_to_string(places::root().join("Cargo.lock")).context("Cargo.lock cannot be read")?;
    let lock: toml::Table = text.parse().context("Cargo.lock is not TOML")?;
    let packages =
        lock.get("package").and_then(toml::Value::as_array).context("Cargo.lock lists no packages")?;
    let field =
        |package: &toml::Value, name| package.get(name).and_then(toml::Value::as_str).map(str::to_owned);
    let sum =
        |package| Some(((field(package, "name")?, field(package, "version")?), field(package, "checksum")?));
    Ok(packages.iter().filter_map(sum).collect())
}

/// The first half of a checksum in the shape of a UUID of version 8, which is for own uses.
fn uuid(sum: &[u8]) -> String {
    let mut half: Vec<u8> = sum.iter().take(16).copied().collect();
    half[6] = half[6] & 0x0f | 0x80;
    half[8] = half[8] & 0x3f | 0x80;
    let digits = hexadecimal(&half);
    [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bill_names_what_is_compiled_in_and_nothing_that_only_builds_or_tests() {
        let bill: Value = serde_json::from_str(&of_engine().unwrap()).unwrap();
        let components = bill["components"].as_array().unwrap();
        let names: Vec<&str> = components.iter().filter_map(|component| component["name"].as_str()).collect();
        for inside in ["jiff", "js-sys", "serde", "wasm-bindgen"] {
            assert!(names.contains(&inside), "{inside} is missing: {names:?}");
        }
        for outside in
            ["arbtest", "clap", "criterion", "leptos", "proc-macro2", "serde_derive", "whosaid", "xtask"]
        {
            assert!(!names.contains(&outside), "{outside} is not inside");
        }
        for component in components {
            assert!(
                component["hashes"][0]["content"].as_str().is_some_and(|sum| sum.len() == 64),
                "{component}"
            );
            assert_ne!(component["licenses"][0]["expression"], "NOASSERTION");
        }
        assert_eq!(of_engine().unwrap(), of_engine().unwrap());
    }

    #[test]
    fn serial_numbers_are_uuids() {
        assert_eq!(uuid(&[0xff; 32]), "ffffffff-ffff-8fff-bfff-ffffffffffff");
    }
}
