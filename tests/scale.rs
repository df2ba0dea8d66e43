//! The command line over very many articles: stopped by force, it goes on without loss or doubles; it needs no more memory for more.
//! Law: a run that was stopped and went on leaves the bytes of an unbroken one.

#![allow(clippy::expect_used, reason = "a test that cannot go on shall stop")]

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

/// So many short articles, one a line, each about others.
fn articles(count: usize) -> Vec<u8> {
    const GIVEN: [&str; 7] = ["Mara", "Peter", "Anna", "Omar", "Ling", "Sofia", "Jonas"];
    const PLACES: [&str; 5] = ["Oslo", "Lima", "Kyoto", "Nairobi", "Leeds"];
    let line = |number: usize| {
        let name = format!(
            "{} Quill{}",
            GIVEN[number % 7],
            "abcdefghij".chars().nth(number % 10).expect("a letter")
        );
        let place = PLACES[number % 5];
        let text = format!(
            "“We lost {number} cranes,” said {name} in {place} on Monday. She said that the harbour would stay closed."
        );
        format!("{{\"id\": \"a{number}\", \"text\": \"{text}\", \"published\": \"2025-02-12\"}}\n")
    };
    (0..count).map(line).collect::<String>().into_bytes()
}

/// A folder of this test’s own; gone with the value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("whosaid-scale-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder is made");
        Self(path)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn whosaid() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
    command.args(["annotate", "--jsonl"]);
    command
}

/// Goes on where `out` ends, as the shell's `>> out` does.
fn go_on(input: &Path, out: &Path) -> Child {
    let appended = OpenOptions::new().create(true).append(true).open(out).expect("the output opens");
    whosaid().arg(input).arg("--skip-done").arg(out).stdout(appended).spawn().expect("the program starts")
}

#[test]
fn killed_again_and_again_it_loses_and_doubles_nothing() {
    let folder = Folder::new("killed");
    let (input, whole, out) = (folder.path("in.jsonl"), folder.path("whole.jsonl"), folder.path("out.jsonl"));
    fs::write(&input, articles(3_000)).expect("the articles are written");
    let unbroken = File::create(&whole).expect("the output opens");
    assert!(whosaid().arg(&input).stdout(unbroken).status().expect("the program ends").success());
    let whole = fs::read(&whole).expect("the output");
    let written = || fs::metadata(&out).map_or(0, |data| data.len() as usize);
    for stop in [whole.len() / 5, whole.len() / 2, whole.len() * 4 / 5] {
        let mut child = go_on(&input, &out);
        while written() < stop {
            assert_eq!(child.try_wait().expect("its state"), None, "it ended before it could be stopped");
            thread::sleep(Duration::from_millis(1));
        }
        child.kill().expect("it is stopped by force");
        assert!(!child.wait().expect("it ends").success(), "it ended before it could be stopped");
        assert!(written() < whole.len());
    }
    assert!(go_on(&input, &out).wait().expect("it ends").success());
    assert!(fs::read(&out).expect("the output") == whole, "not the bytes of the unbroken run");
}

/// The most memory that a process has held, in kilobytes, after it has answered so many articles and waits for more.
#[cfg(target_os = "linux")]
fn peak(count: usize) -> usize {
    let mut child =
        whosaid().stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    let stdin = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe"));
    let writer = thread::spawn(move || {
        let mut stdin = BufWriter::new(stdin);
        stdin.write_all(&articles(count)).expect("the program reads");
        stdin.flush().expect("the program reads");
        stdin
    });
    for _ in 0..count {
        assert!(answers.skip_until(b'\n').expect("an answer") > 0);
    }
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).expect("its state");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("its peak");
    drop(writer.join().expect("all written"));
    assert!(child.wait().expect("it ends").success());
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

#[test]
#[cfg(target_os = "linux")]
fn ten_times_the_articles_need_no_more_memory() {
    let (few, many) = (peak(1_000), peak(10_000));
    // An answer is of 2.6 KB: whoever kept those of 9 000 articles would need 23 MB more.
    assert!(many < few + 8_000, "{few} kB for 1 000 articles, {many} kB for 10 000");
}
