//! Known weaknesses of the development tools, as npm's registry tells them. (Those of Rust's libraries, `cargo deny check` tells.)
//! Takes package-lock.json, gives one check.
//! Law: an advisory fails; a registry that cannot be asked is said, and fails nothing: the project is built without a network too.

use anyhow::Result;
use serde_json::Value;

use crate::run::{exists, program};
use crate::tally::Count;

/// Asks the registry about every package of the lock file.
pub(crate) fn check() -> Result<Count> {
    if !exists("npm") {
        println!("(There is no npm here: not asked.)");
        return Ok(Count::default());
    }
    let output = program("npm").args(["audit", "--json", "--package-lock-only"]).output()?;
    let Some(found) = advisories(&String::from_utf8_lossy(&output.stdout)) else {
        println!(
            "(The registry could not be asked: the development tools are not checked against advisories.)"
        );
        return Ok(Count::default());
    };
    for advisory in &found {
        println!("{advisory}");
    }
    Ok(Count { passed: u64::from(found.is_empty()), failed: found.len() as u64 })
}

/// A line for each package with an advisory; none where the answer is no report.
fn advisories(answer: &str) -> Option<Vec<String>> {
    let report: Value = serde_json::from_str(answer).ok()?;
    let line = |(name, found): (&String, &Value)| {
        let told = found["via"].as_array().into_iter().flatten().filter_map(|via| via["title"].as_str());
        let told: Vec<&str> = told.collect();
        format!(
            "{name}: {}, {}; mend it with `npm audit fix`",
            found["severity"].as_str().unwrap_or("unknown"),
            if told.is_empty() { "through what it uses".to_owned() } else { told.join("; ") }
        )
    };
    Some(report["vulnerabilities"].as_object()?.iter().map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::advisories;

    #[test]
    fn a_report_is_told_from_a_refusal() {
        assert_eq!(advisories(r#"{ "auditReportVersion": 2, "vulnerabilities": {} }"#), Some(Vec::new()));
        assert_eq!(advisories(r#"{ "message": "405 Method Not Allowed", "error": {} }"#), None);
        assert_eq!(advisories(""), None);
        let report = r#"{ "vulnerabilities": {
            "a": { "severity": "high", "via": [{ "title": "It runs what it reads" }, "b"] },
            "c": { "severity": "low", "via": ["a"] } } }"#;
        let found = advisories(report).unwrap();
        assert_eq!(found.len(), 2);
        assert!(
            found[0].starts_with("a: high, It runs what it reads")
                && found[1].contains("through what it uses")
        );
    }
}
