//! Going on where an earlier run was stopped.
//! Takes the file that the earlier run wrote, gives how many lines of the input it has answered.
//! Law: only whole lines count; what was cut off in the middle is cut away, and written anew.

use crate::lines::name;
use serde_json::Value;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// What an earlier run has written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Done {
    /// How many lines of the input it has answered.
    pub(crate) lines: usize,
    /// The id in the last of its answers, if that has one.
    pub(crate) last: Option<String>,
}

impl Done {
    /// Reads an earlier output and cuts away a last line that has no end. A file that is not there yet is an empty one.
    pub(crate) fn read(path: &Path) -> io::Result<Self> {
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error),
        };
        let length = file.metadata()?.len();
        let mut input = BufReader::with_capacity(1 << 16, file);
        let (mut done, mut whole) = (Self::default(), 0);
        let (mut line, mut last) = (Vec::new(), Vec::new());
        while input.read_until(b'\n', &mut line)? > 0 {
            if line.last() == Some(&b'\n') {
                done.lines += 1;
                whole += line.len() as u64;
                std::mem::swap(&mut line, &mut last);
            }
            line.clear();
        }
        if whole < length {
            OpenOptions::new().write(true).open(path)?.set_len(whole)?;
        }
        done.last = id(&last);
        Ok(done)
    }

    /// Refuses an output that was written from another input: the last line that it answers must have the same id.
    pub(crate) fn check(&self, id_of_line: Option<&str>) -> io::Result<()> {
        match (&self.last, id_of_line) {
            (Some(done), Some(line)) if done != line => Err(io::Error::other(format!(
                "--skip-done: its line {} answers “{done}”, but line {} of the input is “{line}”; is it the output of another file?",
                self.lines, self.lines
            ))),
            _ => Ok(()),
        }
    }

    /// Refuses an output that answers more lines than the input has.
    pub(crate) fn too_many(&self, lines: usize) -> io::Error {
        io::Error::other(format!(
            "--skip-done: it answers {} lines, but the input has {lines}; is it the output of another file?",
            self.lines
        ))
    }
}

/// The id of a line in JSON, if it has one.
pub(crate) fn id(line: &[u8]) -> Option<String> {
    name(serde_json::from_slice::<Value>(line).ok()?.get("id"))
}
