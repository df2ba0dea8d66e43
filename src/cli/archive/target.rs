//! Where a table goes: a Parquet file in a folder, or an Arrow stream on standard output.
//! Takes record batches, writes each as a row group or a message.
//! Law: a file bears its name only when it is whole; a table that is there already is never overwritten.

use arrow_array::RecordBatch;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{ArrowError, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use std::fs::{self, File};
use std::io::{self, BufWriter, Stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Takes a table, batch by batch.
pub(super) trait Target {
    /// Writes a batch.
    fn write(&mut self, batch: &RecordBatch) -> io::Result<()>;
    /// Writes the end.
    fn close(self: Box<Self>) -> io::Result<()>;
}

/// A Parquet file on its way.
struct Parquet {
    writer: ArrowWriter<File>,
    unfinished: PathBuf,
    path: PathBuf,
}

/// The table’s file in the folder, which is made where it is not there.
pub(super) fn file(folder: &Path, name: &str, schema: &SchemaRef) -> io::Result<Box<dyn Target>> {
    let named =
        |path: &Path, error: &dyn std::fmt::Display| io::Error::other(format!("{}: {error}", path.display()));
    fs::create_dir_all(folder).map_err(|error| named(folder, &error))?;
    let path = folder.join(format!("{name}.parquet"));
    if path.exists() {
        return Err(named(&path, &"it is there already; name another folder, or remove it first"));
    }
    let unfinished = folder.join(format!("{name}.parquet.part"));
    let file = File::create(&unfinished).map_err(|error| named(&unfinished, &error))?;
    // Not every reader looks into the schema of Arrow that is in the file, too, for what the offsets count.
    let note = |(key, value): (&String, &String)| KeyValue::new(key.clone(), value.clone());
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_key_value_metadata(Some(schema.metadata().iter().map(note).collect()))
        .build();
    let writer =
        ArrowWriter::try_new(file, Arc::clone(schema), Some(properties)).map_err(io::Error::other)?;
    Ok(Box::new(Parquet { writer, unfinished, path }))
}

impl Target for Parquet {
    fn write(&mut self, batch: &RecordBatch) -> io::Result<()> {
        self.writer.write(batch)?;
        Ok(self.writer.flush()?)
    }

    fn close(self: Box<Self>) -> io::Result<()> {
        self.writer.close()?;
        fs::rename(self.unfinished, self.path)
    }
}

/// Standard output.
pub(super) fn stream(schema: &SchemaRef) -> io::Result<Box<dyn Target>> {
    let out = BufWriter::new(io::stdout());
    Ok(Box::new(StreamWriter::try_new(out, schema).map_err(told)?))
}

impl Target for StreamWriter<BufWriter<Stdout>> {
    fn write(&mut self, batch: &RecordBatch) -> io::Result<()> {
        StreamWriter::write(self, batch).and_then(|()| self.flush()).map_err(told)
    }

    fn close(mut self: Box<Self>) -> io::Result<()> {
        self.finish().and_then(|()| self.flush()).map_err(told)
    }
}

/// The system’s own error where it is one, so that a reader who stops reading is known as such.
fn told(error: ArrowError) -> io::Error {
    match error {
        ArrowError::IoError(_, error) => error,
        other => io::Error::other(other),
    }
}
