//! No text becomes markup or program: none of the browser's ways to do that is used in what we ship.
//! Takes the sources, gives one check a file; names the line of what is forbidden.
//! Law: the list knows no exception.

use std::fs;

use anyhow::{Context, Result};
use regex::Regex;

use crate::places;
use crate::tally::Count;

/// Where what runs in a browser comes from.
const FOLDERS: [&str; 3] = ["src", "examples", "xtask/package"];
const FILES: [&str; 1] = ["index.html"];
const ENDINGS: [&str; 4] = ["html", "js", "md", "rs"];

/// Ways from text to markup or program, in the spellings of JavaScript, web-sys and Leptos.
const FORBIDDEN: &str = r#"(?x)
    \b(?: set_ )?(?: inner_?html | outer_?html | set_html_unsafe | setHTMLUnsafe | parseHTMLUnsafe | insert_?adjacent_?html | createContextualFragment
      | create_contextual_fragment | srcdoc | document\s*\.\s*write(?:ln)? | new\s+Function | execScript )\b
    | \beval\s*\( | \b(?:setTimeout|setInterval)\s*\(\s*["'`] | javascript: | \son(?:error|load|click|focus|blur|submit|toggle|message|mouse\w*|key\w*|pointer\w*)\s*=\s*["'] | \bexecCommand\b"#;

/// Checks every source.
pub(crate) fn check() -> Result<Count> {
    let forbidden = Regex::new(&format!("(?i-u){FORBIDDEN}"))?;
    let mut paths: Vec<_> = FILES.iter().map(|name| places::root().join(name)).collect();
    for folder in FOLDERS {
        paths.extend(places::files(&places::root().join(folder))?);
    }
    paths.retain(|path| path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known)));
    let mut count = Count::default();
    for path in paths {
        let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        let found = lines(&forbidden, &text);
        for (line, words) in &found {
            println!(
                "{}:{line}: ‘{words}’ makes text into markup or program; build elements and set their text",
                path.display()
            );
        }
        count.add(Count { passed: u64::from(found.is_empty()), failed: u64::from(!found.is_empty()) });
    }
    Ok(count)
}

/// The lines on which something forbidden stands; what is only told to readers, escaped or in a comment, is none.
fn lines(forbidden: &Regex, text: &str) -> Vec<(usize, String)> {
    let is_told = |line: &str| line.trim_start().starts_with("//") || line.contains("&lt;");
    let numbered = text.lines().enumerate().filter(|(_, line)| !is_told(line));
    numbered.filter_map(|(at, line)| Some((at + 1, forbidden.find(line)?.as_str().to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_is_found_and_ordinary_code_is_not() {
        let forbidden = Regex::new(&format!("(?i-u){FORBIDDEN}")).unwrap();
        for bad in [
            "node.innerHTML = text",
            "node.set_inner_html(&text)",
            "<p inner_html=text></p>",
            "body.insertAdjacentHTML('beforeend', text)",
            "document.write(text)",
            "new Function(text)()",
            "eval(text)",
            "setTimeout('run()', 1)",
            "<a href=\"javascript:run()\">",
            "<img onerror=\"run()\">",
            "range.createContextualFragment(text)",
        ] {
            assert_eq!(lines(&forbidden, bad).len(), 1, "{bad}");
        }
        for good in [
            "retrieval(text)",
            "on:click=move |_| run()",
            "node.textContent = text",
            "// no innerHTML here",
            "setTimeout(run, 1)",
        ] {
            assert!(lines(&forbidden, good).is_empty(), "{good}");
        }
    }
}
