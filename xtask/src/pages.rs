//! `cargo xtask pages`: how much of saved pages' articles the command line finds, and how much else, by its own way and by
//! that of browsers' reader views.
//! Takes pages beside the project, each with its article as people cut it out, gives a line a page and the means.
//! Law: words are counted, not their order; furniture that is set aside, and what a page says of itself, are not the article.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use regex::Regex;
use serde_json::Value;

use crate::places;
use crate::run::{cargo, output, program, run};

/// What the mean is to reach.
const GOAL: f64 = 0.93;

/// Reads every page and prints how well.
pub(crate) fn pages() -> Result<()> {
    let folder = places::root().join("../shared/pages");
    if !folder.is_dir() {
        println!(
            "There are no saved pages beside the project: `pages` reads ../shared/pages, which is kept outside it."
        );
        return Ok(());
    }
    run(cargo().args(["build", "--locked", "--bin", "whosaid"]))?;
    let mut names: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    names.retain(|path| path.join("expected.html").is_file());
    names.sort();
    println!("\n{:<24}{:>10}{:>8}{:>8}{:>14}", "page", "precision", "recall", "F1", "readability");
    let mut sums = [0.0; 2];
    for path in &names {
        let expected = expected(path)?;
        let [own, other] =
            [found(path, "whosaid")?, found(path, "readability")?].map(|words| score(&words, &expected));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        println!("{name:<24}{:>10.3}{:>8.3}{:>8.3}{:>14.3}", own.precision, own.recall, own.f1(), other.f1());
        sums[0] += own.f1();
        sums[1] += other.f1();
    }
    let [mean, other] = sums.map(|sum| sum / names.len().max(1) as f64);
    println!("{:<24}{mean:>26.3}{other:>14.3}", "mean");
    ensure!(mean >= GOAL, "the mean is below {GOAL}");
    Ok(())
}

/// The words that the command line takes for the article.
fn found(path: &Path, finder: &str) -> Result<Vec<String>> {
    let cli = places::target().join("debug").join(format!("whosaid{}", std::env::consts::EXE_SUFFIX));
    let mut command = program(&cli.to_string_lossy());
    let json = output(
        command.args(["annotate", "--with-text", "--article-by", finder]).arg(path.join("source.html")),
    )?;
    let annotation: Value = serde_json::from_str(&json).context("the command line’s answer is not JSON")?;
    Ok(words(&article(&annotation)))
}

/// The text of an annotation without what was set aside and what the page says of itself.
fn article(annotation: &Value) -> String {
    let text: Vec<char> = annotation["text"].as_str().unwrap_or_default().chars().collect();
    let said = |name: &str| annotation["page"][name].as_str().unwrap_or_default().to_owned();
    let head = [said("title"), format!("By {}", said("byline"))];
    let offset = |block: &Value, name: &str| block[name].as_u64().unwrap_or_default() as usize;
    let blocks = annotation["blocks"].as_array().map(Vec::as_slice).unwrap_or_default();
    let kept = blocks.iter().filter(|block| block["kind"] != "furniture").filter_map(|block| {
        let written: String = text.get(offset(block, "start")..offset(block, "end"))?.iter().collect();
        (!head.contains(&written)).then_some(written)
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// The words of the article as people cut it out.
fn expected(path: &Path) -> Result<Vec<String>> {
    let html = fs::read_to_string(path.join("expected.html"))?;
    // What stands within a line does not end a word.
    let inline = Regex::new(r"</?(?:a|abbr|b|code|em|font|i|s|small|span|strong|sub|sup|u)(?: [^>]*)?>")?;
    let hidden = Regex::new(r"(?s)<(?:script|style|noscript)[ >].*?</(?:script|style|noscript)>|<!--.*?-->")?;
    let tags = Regex::new(r"<[^>]*>")?;
    let text = hidden.replace_all(&html, " ");
    let text = inline.replace_all(&text, "");
    Ok(words(&html_escape::decode_html_entities(&tags.replace_all(&text, " "))))
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

struct Score {
    precision: f64,
    recall: f64,
}

impl Score {
    fn f1(&self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 { 2.0 * self.precision * self.recall / sum } else { 0.0 }
    }
}

/// How many words both have, as often as both have them.
fn score(found: &[String], expected: &[String]) -> Score {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in expected {
        *left.entry(word).or_default() += 1;
    }
    let both = found.iter().filter(|word| match left.get_mut(word.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    });
    let both = both.count() as f64;
    let share = |of: usize| both / of.max(1) as f64;
    Score { precision: share(found.len()), recall: share(expected.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_often_as_both_have_them() {
        let score = score(&words("It rained, it poured."), &words("It rained and rained"));
        assert_eq!((score.precision, score.recall, score.f1()), (0.5, 0.5, 0.5));
    }

    #[test]
    fn what_a_page_says_of_itself_is_not_its_article() {
        let annotation = serde_json::json!({
            "text": "Rain\nBy Ana\nIt rains.\nShare", "page": { "title": "Rain", "byline": "Ana" },
            "blocks": [{ "start": 0, "end": 4, "kind": "headline" }, { "start": 5, "end": 11, "kind": "byline" },
                { "start": 12, "end": 21, "kind": "paragraph" }, { "start": 22, "end": 27, "kind": "furniture" }],
        });
        assert_eq!(article(&annotation), "It rains.");
    }
}
