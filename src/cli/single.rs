//! One article from a file or standard input.
//! Takes its bytes, gives one annotation in the form asked for.
//! Law: nothing is written unless the whole text could be read; offsets into a text that is not the file's come with it.

use crate::args::{Finder, Options};
use crate::input::{open, unpacked};
use crate::refusal::Refusal;
use crate::{Outcome, TEXT_LIMIT, checked, tell};
use std::io::{self, Read, Write};
use std::path::Path;
use whosaid::files::{self, Opened};
use whosaid::formats::{Checked, Format};
use whosaid::{Annotator, Article};

/// Annotates the file or standard input.
pub(crate) fn annotate(annotator: &Annotator, options: &Options) -> io::Result<Outcome> {
    let bytes = read(options.file.as_deref(), TEXT_LIMIT)?;
    let name = options.file.as_deref().and_then(Path::file_name).and_then(|name| name.to_str());
    let name = name.filter(|name| *name != "-");
    let opened = match opened(name.map(unpacked), &bytes, options.article_by) {
        Ok(opened) => opened,
        Err(refusal) => {
            tell(&refusal.message);
            return Ok(Outcome::Incomplete);
        }
    };
    if let Some(encoding) = opened.encoding {
        tell(&format!("the text is not UTF-8; read as {encoding}"));
    }
    let article = Article { text: &opened.text, published: options.published.or(opened.published) };
    let checked = checked(annotator, &article, name, options.form).map_err(io::Error::other)?;
    let with_text = options.with_text || opened.text.as_bytes() != bytes;
    let out = written(&checked.of_page(opened.page), with_text, options)?;
    io::stdout().lock().write_all(out.as_bytes())?;
    Ok(Outcome::Complete)
}

fn written(checked: &Checked, with_text: bool, options: &Options) -> io::Result<String> {
    if options.form.format != Format::Json {
        return Ok(options.form.format.write(checked));
    }
    let mut annotation = checked.counted(options.form.unit());
    annotation.text = annotation.text.filter(|_| with_text);
    Ok(serde_json::to_string_pretty(&annotation)? + "\n")
}

fn opened(name: Option<&str>, bytes: &[u8], article_by: Finder) -> Result<Opened, Refusal> {
    if bytes.len() > TEXT_LIMIT {
        return Err(Refusal::too_large());
    }
    let opened = match article_by {
        Finder::Whosaid => files::open(name, bytes),
        Finder::Readability => files::open_by_readability(name, bytes),
    };
    opened.map_err(|reason| Refusal::new("unreadable", reason.to_string()))
}

/// All bytes of a file or of standard input, at most one more than the limit allows.
pub(crate) fn read(file: Option<&Path>, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(file)?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
