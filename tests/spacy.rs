//! spaCy itself reads what is written for it: articles, and texts that nobody would write.
//! Law: run by `cargo xtask test`, which puts spaCy into a Python of its own and names that here.

#![allow(clippy::expect_used, reason = "a test that cannot go on shall stop")]

mod hostile;

use arbtest::arbtest;
use hostile::text;
use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};
use std::{env, fs};
use whosaid::formats::{Checked, Format, annotation, contract::Unit};
use whosaid::{Annotator, Article};

/// A text in spaCy's form, on one line.
fn line(annotator: &Annotator, text: &str) -> String {
    let found = annotation(&annotator.annotate(&Article::new(text)), None, Unit::Byte);
    let checked = Checked::new(text, found).expect("the engine's own annotation");
    let form: Value = serde_json::from_str(&Format::Spacy.write(&checked)).expect("JSON");
    form.to_string() + "\n"
}

#[test]
#[ignore = "needs a Python with spaCy, which `cargo xtask test` makes"]
fn spacy_holds_what_was_written_for_it() {
    let python = env::var_os("WHOSAID_PYTHON").expect("WHOSAID_PYTHON: a Python with spaCy in it");
    let annotator = Annotator::embedded().expect("the committed lexicon and model");
    let mut lines = Vec::new();
    for folder in ["src/app/samples", "tests/articles"] {
        let files = fs::read_dir(folder).expect("articles").map(|entry| entry.expect("an entry").path());
        for path in files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")) {
            lines.push(line(&annotator, &fs::read_to_string(path).expect("an article")));
        }
    }
    arbtest(|source| {
        lines.push(line(&annotator, &text(source)?));
        Ok(())
    })
    .budget_ms(2_000);
    let mut reader = Command::new(python)
        .args(["-X", "utf8", "tests/read_spacy.py"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python");
    reader.stdin.take().expect("a pipe").write_all(lines.concat().as_bytes()).expect("all lines taken");
    let output = reader.wait_with_output().expect("an end");
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), lines.len().to_string());
}
