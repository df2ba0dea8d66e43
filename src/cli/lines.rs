//! JSON lines: one article a line in, one annotation a line out.
//! Takes the lines as they come, gives the annotations in the same order, made on all cores.
//! Law: memory is bounded by a batch, whatever the number of lines; a bad line gives an error in its place.

use crate::args::{Options, date};
use crate::input::open;
use crate::refusal::{Refusal, utf8};
use crate::resume::{self, Done};
use crate::{Outcome, TEXT_LIMIT, checked, tell};
use rayon::prelude::*;
use serde_json::{Map, Value};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use whosaid::{Annotator, Article};

/// The longest line, in bytes: JSON may write a byte of the text in six.
const LINE_LIMIT: usize = 6 * TEXT_LIMIT + (1 << 20);
/// Lines in a batch for each core: enough that long and short articles even out.
const BATCH_PER_CORE: usize = 16;
/// A batch is not filled further beyond so many bytes.
const BATCH_BYTES: usize = 32 << 20;

/// One line as it was read.
enum Line {
    Whole(Vec<u8>),
    TooLong,
}

impl Line {
    fn len(&self) -> usize {
        match self {
            Line::Whole(bytes) => bytes.len(),
            Line::TooLong => 0,
        }
    }
}

/// What a line gave: the JSON to write, and why it is no annotation if it is none.
struct Answer {
    json: String,
    refusal: Option<Refusal>,
}

/// Annotates all lines of the file or of standard input.
pub(crate) fn annotate(annotator: &Annotator, options: &Options) -> io::Result<Outcome> {
    let mut input = BufReader::with_capacity(1 << 16, open(options.file.as_deref())?);
    let done = options.skip_done.as_deref().map(Done::read).transpose()?.unwrap_or_default();
    skip(&mut input, &done)?;
    let most = BATCH_PER_CORE * rayon::current_num_threads();
    let (sender, receiver) = sync_channel(most);
    thread::spawn(move || send_lines(input, &sender));
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut outcome = Outcome::Complete;
    let mut before = done.lines;
    while let Some(batch) = next_batch(&receiver, most)? {
        let answers: Vec<Answer> = batch
            .par_iter()
            .enumerate()
            .map(|(index, line)| answer(annotator, line, before + index + 1, options))
            .collect();
        for (index, answer) in answers.iter().enumerate() {
            writeln!(out, "{}", answer.json)?;
            if let Some(refusal) = &answer.refusal {
                tell(&format!("line {}: {}", before + index + 1, refusal.message));
                outcome = Outcome::Incomplete;
            }
        }
        out.flush()?;
        before += batch.len();
    }
    Ok(outcome)
}

/// Leaves out the lines that an earlier run has answered.
fn skip(input: &mut impl BufRead, done: &Done) -> io::Result<()> {
    let mut last = None;
    for lines in 0..done.lines {
        last = Some(read_line(input)?.ok_or_else(|| done.too_many(lines))?);
    }
    match last {
        Some(Line::Whole(bytes)) => done.check(resume::id(&bytes).as_deref()),
        _ => Ok(()),
    }
}

/// Reads lines until the input or the other side ends.
fn send_lines(mut input: impl BufRead, sender: &SyncSender<io::Result<Line>>) {
    while let Some(line) = read_line(&mut input).transpose() {
        let failed = line.is_err();
        if sender.send(line).is_err() || failed {
            return;
        }
    }
}

/// The next line without its end; of a line beyond the limit, only the fact.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    input.by_ref().take(LINE_LIMIT as u64 + 1).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
        return Ok(Some(Line::Whole(bytes)));
    }
    if bytes.len() > LINE_LIMIT {
        input.skip_until(b'\n')?;
        return Ok(Some(Line::TooLong));
    }
    Ok(Some(Line::Whole(bytes)))
}

/// Waits for one line, then takes whatever is there without waiting, so that a slow feed is answered line by line.
fn next_batch(lines: &Receiver<io::Result<Line>>, most: usize) -> io::Result<Option<Vec<Line>>> {
    let Ok(first) = lines.recv() else { return Ok(None) };
    let mut batch = vec![first?];
    let mut bytes = batch[0].len();
    while batch.len() < most && bytes < BATCH_BYTES {
        let Ok(line) = lines.try_recv() else { break };
        let line = line?;
        bytes += line.len();
        batch.push(line);
    }
    Ok(Some(batch))
}

fn answer(annotator: &Annotator, line: &Line, number: usize, options: &Options) -> Answer {
    let mut id = None;
    match annotation(annotator, line, &mut id, options) {
        Ok(json) => Answer { json, refusal: None },
        Err(refusal) => {
            let json = refusal.in_place(number, id.as_deref()).to_string();
            Answer { json, refusal: Some(refusal) }
        }
    }
}

/// The annotation of one line; leaves the line's id in `id` as soon as it is known.
fn annotation(
    annotator: &Annotator,
    line: &Line,
    id: &mut Option<String>,
    options: &Options,
) -> Result<String, Refusal> {
    let Line::Whole(bytes) = line else { return Err(Refusal::too_large()) };
    let mut fields = object(utf8(bytes)?)?;
    *id = name(fields.get("id"));
    let Some(Value::String(text)) = fields.remove("text") else {
        return Err(Refusal::new("no-text", "the line has no \"text\", or it is no string"));
    };
    if text.len() > TEXT_LIMIT {
        return Err(Refusal::too_large());
    }
    let published = match fields.get("published") {
        None | Some(Value::Null) => options.published,
        Some(Value::String(text)) => {
            Some(date(text).map_err(|message| Refusal::new("invalid-date", message))?)
        }
        Some(_) => return Err(Refusal::new("invalid-date", "\"published\" is no string")),
    };
    let article = Article { text: &text, published };
    let checked = checked(annotator, &article, id.as_deref(), options.form)
        .map_err(|flaw| Refusal::new("internal", flaw.to_string()))?;
    let mut annotation = checked.counted(options.form.unit());
    annotation.text = annotation.text.filter(|_| options.with_text);
    serde_json::to_string(&annotation).map_err(|error| Refusal::new("internal", error.to_string()))
}

/// The fields of a line. A byte order mark, as some editors put before the first line, is no part of it.
fn object(line: &str) -> Result<Map<String, Value>, Refusal> {
    match serde_json::from_str(line.trim_start_matches('\u{feff}')) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(Refusal::new("invalid-json", "the line is JSON, but no object")),
        Err(error) => {
            let place = format!(" at line {} column {}", error.line(), error.column());
            let reason = error.to_string().replace(&place, "");
            Err(Refusal::new("invalid-json", format!("not JSON: {reason} (column {})", error.column())))
        }
    }
}

/// The line's id: a string, or a number as it is written.
pub(crate) fn name(id: Option<&Value>) -> Option<String> {
    match id {
        Some(Value::String(id)) => Some(id.clone()),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    }
}
