//! JSON lines: one article a line in, one annotation a line out.
//! Takes the lines as they come, gives the answers in the same order, made on all cores.
//! Law: memory is bounded by two batches, whatever the number of lines; a bad line gives an error in its place.

use crate::args::{Options, date};
use crate::feed::{Feed, Line, read_line};
use crate::input::open;
use crate::refusal::{Refusal, utf8};
use crate::resume::{self, Done};
use crate::{Outcome, TEXT_LIMIT, checked, tell};
use rayon::prelude::*;
use serde_json::{Map, Value};
use std::io::{self, BufRead, BufReader, Write};
use std::mem;
use whosaid::formats::Checked;
use whosaid::{Annotator, Article};

/// Lines in a batch for each core: enough that long and short articles even out.
const BATCH_PER_CORE: usize = 16;

/// What a line gave.
pub(crate) struct Answer {
    /// Which line it was, from 1.
    pub(crate) number: usize,
    /// The line's id, where it has one.
    pub(crate) id: Option<String>,
    /// Its annotation, or why there is none.
    pub(crate) annotated: Result<Checked, Refusal>,
}

/// Annotates all lines of the file or of standard input, and writes each answer as JSON.
pub(crate) fn annotate(annotator: &Annotator, options: &Options) -> io::Result<Outcome> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    each_batch(
        annotator,
        options,
        |answer| json(answer, options),
        |answers| {
            answers.iter().try_for_each(|json| writeln!(out, "{json}"))?;
            out.flush()
        },
    )
}

/// What was made of a batch, and which of its lines were refused.
type Made<T> = (Vec<T>, Vec<Option<(usize, Refusal)>>);

/// Annotates all lines: `make` is called on all cores, `take` with what it made of a batch, in order.
pub(crate) fn each_batch<T: Send>(
    annotator: &Annotator,
    options: &Options,
    make: impl Fn(&Answer) -> T + Sync,
    mut take: impl FnMut(Vec<T>) -> io::Result<()>,
) -> io::Result<Outcome> {
    let mut input = BufReader::with_capacity(1 << 16, open(options.file.as_deref())?);
    let done = options.skip_done.as_deref().map(Done::read).transpose()?.unwrap_or_default();
    skip(&mut input, &done)?;
    let mut feed = Feed::new(input, BATCH_PER_CORE * rayon::current_num_threads());
    let mut outcome = Outcome::Complete;
    let mut before = done.lines;
    let mut deliver = |(made, refused): Made<T>| {
        take(made)?;
        for (number, refusal) in refused.into_iter().flatten() {
            tell(&format!("line {number}: {}", refusal.message));
            outcome = Outcome::Incomplete;
        }
        io::Result::Ok(())
    };
    let mut last = Made::default();
    loop {
        let batch = match feed.ready_batch() {
            Ok(Some(batch)) => batch,
            // Whoever waits for the last answers before writing more has them first; what was made before a failure is not lost.
            other => {
                deliver(mem::take(&mut last))?;
                other?;
                let Some(batch) = feed.next_batch()? else { return Ok(outcome) };
                batch
            }
        };
        let made = |(index, line): (usize, &Line)| {
            let answer = answer(annotator, line, before + index + 1, options);
            (make(&answer), answer.annotated.err().map(|refusal| (answer.number, refusal)))
        };
        let mut next = Made::default();
        // The last batch is taken while all cores make the next.
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| next = batch.par_iter().enumerate().map(made).unzip());
            deliver(mem::take(&mut last))
        })?;
        last = next;
        before += batch.len();
    }
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

fn answer(annotator: &Annotator, line: &Line, number: usize, options: &Options) -> Answer {
    let mut id = None;
    let annotated = annotation(annotator, line, &mut id, options);
    Answer { number, id, annotated }
}

/// An answer as JSON on one line.
fn json(answer: &Answer, options: &Options) -> String {
    let written = answer.annotated.as_ref().map_err(Clone::clone).and_then(|checked| {
        let mut annotation = checked.counted(options.form.unit());
        annotation.text = annotation.text.filter(|_| options.with_text);
        serde_json::to_string(&annotation).map_err(|error| Refusal::new("internal", error.to_string()))
    });
    written.unwrap_or_else(|refusal| refusal.in_place(answer.number, answer.id.as_deref()).to_string())
}

/// The annotation of one line; leaves the line's id in `id` as soon as it is known.
fn annotation(
    annotator: &Annotator,
    line: &Line,
    id: &mut Option<String>,
    options: &Options,
) -> Result<Checked, Refusal> {
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
    checked(annotator, &article, id.as_deref(), options.form)
        .map_err(|flaw| Refusal::new("internal", flaw.to_string()))
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
