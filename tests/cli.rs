//! The command line as a user meets it: what it prints, what it refuses, and how it ends.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on shall stop")]

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Output, Stdio};

/// Runs `whosaid` with arguments and standard input.
fn whosaid(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // A program that refuses early closes its end: writing on is no failure of the test.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    output
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

fn json_lines(output: &Output) -> Vec<Value> {
    output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(json).collect()
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn one_article_gives_pretty_json() {
    let output = whosaid(&["annotate"], "“We lost two cranes,” said Mara Quill.\n".as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.starts_with("{\n  \"version\": 1,\n  \"unit\": \"codepoint\""), "{text}");
    assert!(json(&output.stdout)["blocks"].is_array());
}

#[test]
fn a_file_and_a_dash_give_the_same_annotation() {
    let path = std::env::temp_dir().join(format!("whosaid-cli-{}.txt", std::process::id()));
    std::fs::write(&path, "Mara Quill said the harbour would open.").expect("a file is written");
    let from_file = json(&whosaid(&["annotate", path.to_str().expect("a plain path")], b"").stdout);
    let from_pipe = json(&whosaid(&["annotate", "-"], b"Mara Quill said the harbour would open.").stdout);
    std::fs::remove_file(&path).expect("the file is removed");
    assert_eq!(from_file["id"], path.file_name().and_then(|name| name.to_str()).expect("a name"));
    assert_eq!(from_pipe["id"], Value::Null);
    assert_eq!(from_file["mentions"], from_pipe["mentions"]);
    assert_eq!(from_file["quotes"], from_pipe["quotes"]);
}

#[test]
fn units_count_the_same_text_differently() {
    let ends: Vec<u64> = ["codepoint", "utf16", "byte"]
        .iter()
        .map(|unit| {
            let output = whosaid(&["annotate", "--unit", unit], "Rain 😀 fell".as_bytes());
            assert_eq!(json(&output.stdout)["unit"], *unit);
            json(&output.stdout)["blocks"][0]["end"].as_u64().expect("an offset")
        })
        .collect();
    assert_eq!(ends, [11, 12, 14]);
}

#[test]
fn the_text_comes_back_where_it_is_asked_for() {
    let text = "Rain fell.\r\nIt stopped.\n";
    assert_eq!(json(&whosaid(&["annotate", "--with-text"], text.as_bytes()).stdout)["text"], text);
    assert_eq!(json(&whosaid(&["annotate"], text.as_bytes()).stdout)["text"], Value::Null);
}

#[test]
fn a_date_is_taken_as_a_day_or_as_a_time_stamp() {
    for date in ["2025-02-12", "2025-02-12T18:03:00Z", "2025-02-12T18:03:00.5+01:00"] {
        let output = whosaid(&["annotate", "--published", date], b"Rain fell.");
        assert_eq!(json(&output.stdout)["published"], "2025-02-12");
    }
    for date in ["yesterday", "2025-13-01", "2025-02-12x", ""] {
        let output = whosaid(&["annotate", "--published", date], b"Rain fell.");
        assert_eq!(output.status.code(), Some(2), "{date}");
    }
}

#[test]
fn lines_keep_their_order() {
    let input: String = (0..500)
        .map(|id| format!("{{\"id\": \"{id}\", \"text\": \"{}\"}}\n", "Rain fell. ".repeat(id % 7 * 20)))
        .collect();
    let output = whosaid(&["annotate", "--jsonl"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let ids: Vec<Value> = json_lines(&output).iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, (0..500).map(|id| Value::from(id.to_string())).collect::<Vec<_>>());
}

#[test]
fn a_bad_line_costs_itself_alone() {
    let input = b"{\"id\": \"a\", \"text\": \"Rain fell.\"}\n\
        {\"id\": \"b\", \n\
        {\"id\": \"c\"}\n\
        {\"id\": 7, \"text\": \"Rain fell.\", \"published\": \"soon\"}\n\
        \n\
        {\"id\": \"d\", \"text\": \"\xff\"}\n\
        [1]\n\
        {\"text\": 3}\n\
        {\"id\": \"e\", \"text\": \"Rain fell.\", \"published\": \"2025-02-12T10:00:00Z\"}";
    let output = whosaid(&["annotate", "--jsonl"], input);
    assert_eq!(output.status.code(), Some(1));
    let lines = json_lines(&output);
    let shown: Vec<String> = lines
        .iter()
        .map(|line| format!("{} {} {}", line["id"], line["error"]["line"], line["error"]["code"]))
        .collect();
    assert_eq!(
        shown,
        [
            "\"a\" null null",
            "null 2 \"invalid-json\"",
            "\"c\" 3 \"no-text\"",
            "\"7\" 4 \"invalid-date\"",
            "null 5 \"invalid-json\"",
            "null 6 \"invalid-utf8\"",
            "null 7 \"invalid-json\"",
            "null 8 \"no-text\"",
            "\"e\" null null",
        ]
    );
    assert_eq!(lines[8]["published"], "2025-02-12");
    assert_eq!(errors(&output).lines().count(), 7);
    assert!(errors(&output).contains("whosaid: line 3: "), "{}", errors(&output));
}

#[test]
fn a_slow_feed_is_answered_line_by_line() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(["annotate", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    for id in ["a", "b"] {
        writeln!(stdin, "{{\"id\": \"{id}\", \"text\": \"Rain fell.\"}}").expect("the program reads");
        let mut line = String::new();
        stdout.read_line(&mut line).expect("the program writes");
        assert_eq!(json(line.as_bytes())["id"], id);
    }
    drop(stdin);
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn a_text_over_the_limit_is_refused() {
    let long = vec![b'a'; (64 << 20) + 1];
    let output = whosaid(&["annotate"], &long);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(errors(&output), "whosaid: the text is over 64 MB\n");
    let mut lines = b"{\"id\": \"long\", \"text\": \"".to_vec();
    lines.extend(&long);
    lines.extend(b"\"}\n{\"id\": \"short\", \"text\": \"Rain fell.\"}\n");
    let output = whosaid(&["annotate", "--jsonl"], &lines);
    assert_eq!(output.status.code(), Some(1));
    let lines = json_lines(&output);
    assert_eq!(lines[0]["error"]["code"], "too-large");
    assert_eq!((&lines[0]["id"], &lines[1]["id"]), (&"long".into(), &"short".into()));
}

#[test]
fn what_cannot_be_read_is_named() {
    let output = whosaid(&["annotate"], b"\x7fELF\x02\x01\x01\0\0\0\0\0 \xff");
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("the file is no text"), "{}", errors(&output));
    let output = whosaid(&["annotate", "no/such/file.txt"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("no/such/file.txt"), "{}", errors(&output));
}

#[test]
fn a_text_in_an_old_encoding_comes_back_with_its_offsets() {
    let output = whosaid(&["annotate"], b"\x93Caf\xe9,\x94 said Mara Quill.");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(json(&output.stdout)["text"], "“Café,” said Mara Quill.");
    assert!(errors(&output).contains("read as windows-1252"), "{}", errors(&output));
}

#[test]
fn a_saved_page_is_read_as_an_article() {
    let page = "<!doctype html><html lang=en><title>Storm closes harbour - Coast News</title>\
        <meta property=og:site_name content='Coast News'><meta property=article:published_time content=2025-02-12T08:00:00Z>\
        <nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><article><h1>Storm closes harbour</h1>\
        <p>“We lost two cranes on the pier last night,” said Mara Quill, a port official, on Wednesday.</p></article>";
    let output = json(&whosaid(&["annotate"], page.as_bytes()).stdout);
    assert_eq!((&output["published"], &output["page"]["site"]), (&"2025-02-12".into(), &"Coast News".into()));
    assert!(output["text"].as_str().is_some_and(|text| !text.contains('<') && text.contains("two cranes")));
    assert_eq!(output["quotes"][0]["speaker_name"], "Mara Quill");
    let by_hand = json(&whosaid(&["annotate", "--published", "2025-03-01"], page.as_bytes()).stdout);
    assert_eq!(by_hand["published"], "2025-03-01");
}

#[test]
fn wrong_usage_ends_with_two() {
    for arguments in [
        &["annotate", "--unit", "inch"][..],
        &["annotate", "--format", "docx"],
        &["annotate", "--colour"],
        &["annotate", "--scope", "confirmed"],
        &[],
    ] {
        assert_eq!(whosaid(arguments, b"").status.code(), Some(2), "{arguments:?}");
    }
    let output = whosaid(&["annotate", "--jsonl", "--format", "csv"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("--format csv is for one article"), "{}", errors(&output));
}

#[test]
fn every_form_can_be_had_at_once_and_from_what_was_saved() {
    let text = "“We lost two cranes,” said Mara Quill of Oslo.\n".as_bytes();
    let saved = whosaid(&["annotate", "--with-text", "--unit", "utf16"], text).stdout;
    let help = String::from_utf8_lossy(&whosaid(&["annotate", "--help"], b"").stdout).into_owned();
    for format in whosaid::formats::Format::ALL {
        let at_once = whosaid(&["annotate", "--with-text", "--format", format.name()], text);
        let later = whosaid(&["convert", "--format", format.name()], &saved);
        assert_eq!((at_once.status.code(), later.status.code()), (Some(0), Some(0)), "{}", errors(&later));
        assert_eq!(String::from_utf8_lossy(&at_once.stdout), String::from_utf8_lossy(&later.stdout));
        assert!(help.contains(format.purpose()), "{} is not in the help", format.name());
    }
    let quotes = json(&whosaid(&["convert", "--scope", "quotes"], &saved).stdout);
    assert_eq!(
        (quotes["mentions"].as_array().map(Vec::len), quotes["quotes"].as_array().map(Vec::len)),
        (Some(1), Some(1))
    );
    let mut own = json(&saved);
    own["confirmed"] = serde_json::json!({ "mentions": [1] });
    let confirmed = json(&whosaid(&["convert", "--scope", "confirmed"], own.to_string().as_bytes()).stdout);
    assert_eq!(
        (&confirmed["mentions"][0]["start"], &confirmed["quotes"]),
        (&own["mentions"][1]["start"], &serde_json::json!([]))
    );
    assert_eq!(confirmed["confirmed"], serde_json::json!({ "mentions": [0] }));
}

#[test]
fn a_saved_annotation_is_not_trusted() {
    let output = whosaid(&["convert"], b"{\"version\": 7}");
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("version 7"), "{}", errors(&output));
    assert!(output.stdout.is_empty());
}

#[test]
fn help_and_version_are_no_failures() {
    let help = whosaid(&["annotate", "--help"], b"");
    assert_eq!(help.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&help.stdout).contains("--jsonl"));
    let version = whosaid(&["--version"], b"");
    assert_eq!(
        String::from_utf8_lossy(&version.stdout).trim(),
        concat!("whosaid ", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn a_reader_that_stops_is_no_error() {
    let line = format!("{{\"id\": \"a\", \"text\": \"{}\"}}\n", "Rain fell on the harbour. ".repeat(200));
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(["annotate", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || drop(stdin.write_all(line.repeat(300).as_bytes())));
    let mut one = [0];
    child.stdout.take().expect("a pipe").read_exact(&mut one).expect("a byte");
    writer.join().expect("the writer ends");
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), errors(&output)), (Some(0), String::new()));
}

/// A folder of this test’s own, with files in it; gone with the value.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("whosaid-cli-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder is made");
        Self(path)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).expect("a file is written");
        path.to_str().expect("a plain path").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// So many lines, each with an id and a text of its own.
fn many_lines(count: usize) -> Vec<u8> {
    let line = |number: usize| {
        format!("{{\"id\": \"a{number}\", \"text\": \"Mara Quill said {number} cranes fell.\"}}\n")
    };
    (0..count).map(line).collect::<String>().into_bytes()
}

#[test]
fn packed_input_gives_what_the_plain_one_gives() {
    let folder = Folder::new("packed");
    let lines = many_lines(40);
    let (first, second) = lines.split_at(lines.len() / 2);
    let plain = whosaid(&["annotate", "--jsonl"], &lines);
    // Two members in a row, as tools that pack in parallel write them.
    let gz = |part: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(part).expect("packed");
        packer.finish().expect("packed")
    };
    let zst = |part: &[u8]| zstd::encode_all(part, 1).expect("packed");
    for (name, bytes) in [
        ("lines.jsonl.gz", [gz(first), gz(second)].concat()),
        ("lines.jsonl.zst", [zst(first), zst(second)].concat()),
    ] {
        let packed = whosaid(&["annotate", "--jsonl", &folder.file(name, &bytes)], b"");
        assert_eq!(packed.status.code(), Some(0), "{name}: {}", errors(&packed));
        assert_eq!(packed.stdout, plain.stdout, "{name}");
    }
    let page = "<article><h1>Cranes fall at Orrin</h1><p>Mara Quill said the harbour would open on Monday morning.</p></article>";
    let packed = whosaid(&["annotate", &folder.file("page.html.gz", &gz(page.as_bytes()))], b"");
    assert!(
        json(&packed.stdout)["text"].as_str().is_some_and(|text| !text.contains('<')),
        "{}",
        errors(&packed)
    );
    let broken = whosaid(&["annotate", "--jsonl", &folder.file("broken.gz", b"no such thing")], b"");
    assert_eq!(broken.status.code(), Some(1));
    assert!(!errors(&broken).is_empty());
}

#[test]
fn a_stopped_run_goes_on_without_loss_or_doubles() {
    let folder = Folder::new("resume");
    let lines = many_lines(60);
    let whole = whosaid(&["annotate", "--jsonl"], &lines).stdout;
    for kept in [0, 1, whole.len() / 3, whole.len() / 2, whole.len() - 1, whole.len()] {
        let out = folder.file("out.jsonl", &whole[..kept]);
        let input = folder.file("in.jsonl", &lines);
        let rest = whosaid(&["annotate", "--jsonl", &input, "--skip-done", &out], b"");
        assert_eq!(rest.status.code(), Some(0), "{}", errors(&rest));
        let joined = [std::fs::read(&out).expect("still there"), rest.stdout].concat();
        assert!(joined == whole, "after {kept} bytes");
    }
}

#[test]
fn the_output_of_another_input_is_no_start() {
    let folder = Folder::new("other");
    let lines = many_lines(8);
    let input = folder.file("in.jsonl", &lines);
    let refused = |out: &str| {
        let output = whosaid(&["annotate", "--jsonl", &input, "--skip-done", out], b"");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        errors(&output)
    };
    assert!(refused(&folder.file("other.jsonl", b"{\"id\": \"b7\"}\n")).contains("output of another file"));
    assert!(refused(&folder.file("long.jsonl", &b"{}\n".repeat(9))).contains("has 8"));
    let fresh = folder.0.join("none.jsonl");
    let output =
        whosaid(&["annotate", "--jsonl", &input, "--skip-done", fresh.to_str().expect("plain")], b"");
    assert_eq!(json_lines(&output).len(), 8);
}
