//! The lines of the input, a batch at a time.
//! Takes what is read, gives whole lines without their ends.
//! Law: never more than a batch is held; a line beyond the limit is a fact without its bytes; a slow feed is not waited for.

use std::io::{self, BufRead, Read};

use crate::TEXT_LIMIT;

/// The longest line, in bytes: JSON may write a byte of the text in six.
const LINE_LIMIT: usize = 6 * TEXT_LIMIT + (1 << 20);
/// A batch is not filled further beyond so many bytes.
#[cfg(not(target_family = "wasm"))]
const BATCH_BYTES: usize = 32 << 20;

/// One line as it was read.
pub(crate) enum Line {
    Whole(Vec<u8>),
    TooLong,
}

/// The next line without its end; of a line beyond the limit, only the fact.
pub(crate) fn read_line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
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

#[cfg(not(target_family = "wasm"))]
pub(crate) use ahead::Feed;
#[cfg(target_family = "wasm")]
pub(crate) use by_line::Feed;

/// A thread of its own reads ahead while the others work.
#[cfg(not(target_family = "wasm"))]
mod ahead {
    use super::{BATCH_BYTES, Line, read_line};
    use std::io::{self, BufRead};
    use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
    use std::thread;

    impl Line {
        fn len(&self) -> usize {
            match self {
                Line::Whole(bytes) => bytes.len(),
                Line::TooLong => 0,
            }
        }
    }

    /// Lines as they come.
    pub(crate) struct Feed {
        lines: Receiver<io::Result<Line>>,
        most: usize,
    }

    impl Feed {
        /// Starts to read; a batch has at most so many lines.
        pub(crate) fn new(input: impl BufRead + Send + 'static, most: usize) -> Self {
            let (sender, lines) = sync_channel(most);
            thread::spawn(move || send_lines(input, &sender));
            Self { lines, most }
        }

        /// Waits for one line, then takes whatever is there without waiting, so that a slow feed is answered line by line.
        pub(crate) fn next_batch(&mut self) -> io::Result<Option<Vec<Line>>> {
            self.lines.recv().ok().map(|first| self.batch(first?)).transpose()
        }

        /// The same where a line is there already.
        pub(crate) fn ready_batch(&mut self) -> io::Result<Option<Vec<Line>>> {
            self.lines.try_recv().ok().map(|first| self.batch(first?)).transpose()
        }

        fn batch(&self, first: Line) -> io::Result<Vec<Line>> {
            let mut bytes = first.len();
            let mut batch = vec![first];
            while batch.len() < self.most && bytes < BATCH_BYTES {
                let Ok(line) = self.lines.try_recv() else { break };
                let line = line?;
                bytes += line.len();
                batch.push(line);
            }
            Ok(batch)
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
}

/// There are no threads: nothing is read ahead, and each line is a batch.
#[cfg(target_family = "wasm")]
mod by_line {
    use super::{Line, read_line};
    use std::io::{self, BufRead};

    /// Lines as they come.
    pub(crate) struct Feed<R> {
        input: R,
    }

    impl<R: BufRead> Feed<R> {
        /// Takes what to read from.
        pub(crate) fn new(input: R, _most: usize) -> Self {
            Self { input }
        }

        /// Waits for one line.
        pub(crate) fn next_batch(&mut self) -> io::Result<Option<Vec<Line>>> {
            Ok(read_line(&mut self.input)?.map(|line| vec![line]))
        }

        /// Whether one is there cannot be known without waiting for it.
        pub(crate) fn ready_batch(&mut self) -> io::Result<Option<Vec<Line>>> {
            Ok(None)
        }
    }
}
