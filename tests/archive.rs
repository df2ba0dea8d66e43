//! Tables of an archive, read back by the libraries that other programs read them with.
//! Law: what they hold is what the spreadsheet’s tables hold; the same articles give the same bytes.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on shall stop")]

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float32Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use arrow_ipc::reader::StreamReader;
use arrow_schema::{DataType, SchemaRef};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::file::metadata::RowGroupMetaData;
use serde_json::json;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use whosaid::formats::{Checked, Format, Table};

/// A folder of this test’s own; gone with the value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("whosaid-archive-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder is made");
        Self(path)
    }

    fn file(&self, name: &str, lines: &[String]) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, lines.concat()).expect("a file is written");
        path
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

fn written(input: &Path, folder: &Path, arguments: &[&str]) -> Output {
    whosaid().arg(input).arg("--archive").arg(folder).args(arguments).output().expect("the program ends")
}

fn line(id: &str, text: &str) -> String {
    json!({ "id": id, "text": text, "published": "2025-02-12" }).to_string() + "\n"
}

/// Our own articles, the project’s samples and a text that spreadsheets would run.
fn articles() -> Vec<(String, String)> {
    let mut articles =
        vec![("evil".to_owned(), "“Größe 😀 counts,” said =SUM(A1) Holm, 41, of Oslo.".to_owned())];
    for folder in ["src/app/samples", "tests/articles"] {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder).expect("articles").map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        for path in paths.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt")) {
            articles.push((path.display().to_string(), fs::read_to_string(path).expect("an article")));
        }
    }
    articles
}

fn lines(articles: &[(String, String)]) -> Vec<String> {
    articles.iter().map(|(id, text)| line(id, text)).collect()
}

fn parquet(path: &Path) -> (SchemaRef, Vec<RecordBatch>) {
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(File::open(path).expect("a table")).expect("Parquet");
    let schema = builder.schema().clone();
    (schema, builder.build().expect("Parquet").map(|batch| batch.expect("a batch")).collect())
}

fn names(schema: &SchemaRef) -> Vec<&str> {
    schema.fields().iter().map(|field| field.name().as_str()).collect()
}

/// One cell in words, as CSV writes them.
fn shown(column: &dyn Array, row: usize) -> String {
    if column.is_null(row) {
        return String::new();
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Float32 => column.as_primitive::<Float32Type>().value(row).to_string(),
        DataType::Boolean => column.as_boolean().value(row).to_string(),
        DataType::Date32 => column.as_primitive::<Date32Type>().value(row).to_string(),
        other => panic!("no column is {other}"),
    }
}

fn rows(batches: &[RecordBatch]) -> Vec<Vec<String>> {
    let row = |batch: &RecordBatch, row| batch.columns().iter().map(|column| shown(column, row)).collect();
    batches.iter().flat_map(|batch| (0..batch.num_rows()).map(|at| row(batch, at))).collect()
}

/// What the spreadsheets of the articles hold, each row behind the line, the article and its day.
fn spreadsheet(articles: &[(String, String)], table: Table) -> (Vec<String>, Vec<Vec<String>>) {
    let (mut names, mut rows) = (Vec::new(), Vec::new());
    for (number, (id, text)) in articles.iter().enumerate() {
        let output = whosaid().arg("--with-text").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = output.expect("the program starts");
        child.stdin.take().expect("a pipe").write_all(line(id, text).as_bytes()).expect("it reads");
        let output = child.wait_with_output().expect("it ends");
        let checked = Checked::from_json(&String::from_utf8_lossy(&output.stdout)).expect("an annotation");
        let csv = Format::Csv(table).write(&checked);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        names = reader.headers().expect("names").iter().map(str::to_owned).collect();
        for record in reader.records() {
            // 20131 days after the first of January 1970 was the twelfth of February 2025.
            let first = [(number + 1).to_string(), id.clone(), "20131".to_owned()];
            let own =
                record.expect("a row").iter().map(|cell| cell.trim_start_matches('\'').to_owned()).collect();
            rows.push([first.to_vec(), own].concat());
        }
    }
    (names, rows)
}

#[test]
fn the_tables_hold_what_spreadsheets_hold() {
    let folder = Folder::new("tables");
    let articles = articles();
    let out = folder.0.join("out");
    let output = written(&folder.file("in.jsonl", &lines(&articles)), &out, &[]);
    assert!(
        output.status.success() && output.stdout.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for (name, table) in
        [("quotes", Table::Quotes), ("entities", Table::Entities), ("mentions", Table::Mentions)]
    {
        let (columns, expected) = spreadsheet(&articles, table);
        let (schema, batches) = parquet(&out.join(format!("{name}.parquet")));
        assert_eq!(names(&schema)[..3], ["line", "article", "published"]);
        assert_eq!(names(&schema)[3..], columns);
        assert_eq!(schema.metadata().get("offsets").map(String::as_str), Some("codepoint"));
        let mut found = rows(&batches);
        // An apostrophe at a cell’s head is the spreadsheet’s guard, or the article’s own.
        found.iter_mut().flatten().for_each(|cell| *cell = cell.trim_start_matches('\'').to_owned());
        assert_eq!(found, expected);
        assert!(found.len() > 10, "{name}");
    }
    let (_, batches) = parquet(&out.join("articles.parquet"));
    assert_eq!(rows(&batches).len(), articles.len());
}

#[test]
fn what_could_not_be_read_has_its_row_and_its_reason() {
    let folder = Folder::new("refused");
    let lines = [line("a", "Rain fell 😀."), "{\"id\": \"b\"}\n".to_owned(), "no JSON\n".to_owned()];
    let out = folder.0.join("out");
    let output = written(&folder.file("in.jsonl", &lines), &out, &["--with-text", "--unit", "utf16"]);
    assert_eq!(output.status.code(), Some(1));
    let (schema, batches) = parquet(&out.join("articles.parquet"));
    let rows = rows(&batches);
    assert_eq!(rows[0], ["1", "a", "20131", "13", "0", "0", "0", "", "", "Rain fell 😀."]);
    assert_eq!(
        rows[1][..9],
        ["2", "b", "", "", "", "", "", "no-text", "the line has no \"text\", or it is no string"]
    );
    assert_eq!((rows.len(), rows[2][7].as_str()), (3, "invalid-json"));
    assert_eq!(schema.metadata().get("offsets").map(String::as_str), Some("utf16"));
    let again = written(&folder.file("in.jsonl", &lines), &out, &[]);
    assert_eq!(again.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&again.stderr).contains("articles.parquet: it is there already")
            || String::from_utf8_lossy(&again.stderr).contains("quotes.parquet: it is there already")
    );
}

#[test]
fn the_stream_holds_the_quotes() {
    let folder = Folder::new("stream");
    let input = folder.file("in.jsonl", &lines(&articles()));
    let out = folder.0.join("out");
    assert!(written(&input, &out, &[]).status.success());
    let stream = written(&input, Path::new("-"), &[]);
    let reader = StreamReader::try_new(&stream.stdout[..], None).expect("an Arrow stream");
    let (schema, batches) = parquet(&out.join("quotes.parquet"));
    assert_eq!(reader.schema(), schema);
    let streamed: Vec<RecordBatch> = reader.map(|batch| batch.expect("a batch")).collect();
    assert_eq!(rows(&streamed), rows(&batches));
}

/// Articles that name more than one row group holds.
fn many_names() -> Vec<String> {
    let names = "Oslo and Lima, Kyoto and Leeds. ".repeat(200);
    (0..100).map(|number| line(&number.to_string(), &names)).collect()
}

#[test]
fn the_same_lines_give_the_same_bytes_however_they_come() {
    let folder = Folder::new("same");
    let lines = many_names();
    let input = folder.file("in.jsonl", &lines);
    assert!(written(&input, &folder.0.join("one"), &[]).status.success());
    // One by one, on one core: every line is a batch of its own.
    let mut child = whosaid();
    child.arg("--archive").arg(folder.0.join("two")).env("RAYON_NUM_THREADS", "1").stdin(Stdio::piped());
    let mut child = child.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    for line in &lines {
        stdin.write_all(line.as_bytes()).expect("it reads");
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
    for name in ["articles", "quotes", "entities", "mentions"] {
        let bytes =
            |run: &str| fs::read(folder.0.join(run).join(format!("{name}.parquet"))).expect("a table");
        assert!(bytes("one") == bytes("two"), "{name}");
    }
    let file = File::open(folder.0.join("one/mentions.parquet")).expect("a table");
    let groups = ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet");
    let rows: Vec<i64> = groups.metadata().row_groups().iter().map(RowGroupMetaData::num_rows).collect();
    assert_eq!(rows, [65_536, 80_000 - 65_536]);
}

#[test]
fn a_killed_run_leaves_no_table_that_looks_whole() {
    let folder = Folder::new("killed");
    let out = folder.0.join("out");
    let mut child = whosaid();
    child.arg("--archive").arg(&out).stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // The bad line is told of: the one before it is in the tables.
    stdin.write_all((line("a", "“Rain,” said Mara Quill.") + "bad\n").as_bytes()).expect("it reads");
    BufReader::new(child.stderr.take().expect("a pipe")).skip_until(b'\n').expect("it tells");
    child.kill().expect("it is stopped by force");
    child.wait().expect("it ends");
    let names: Vec<String> = fs::read_dir(&out)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert!(names.len() == 4 && names.iter().all(|name| name.ends_with(".parquet.part")), "{names:?}");
}

#[test]
fn every_column_is_described() {
    let page = fs::read_to_string("benches/archives/tables.md").expect("the page");
    let folder = Folder::new("described");
    let out = folder.0.join("out");
    assert!(written(&folder.file("in.jsonl", &[line("a", "Rain.")]), &out, &[]).status.success());
    for name in ["quotes", "entities", "mentions", "articles"] {
        let (schema, _) = parquet(&out.join(format!("{name}.parquet")));
        let section = |heading: &str| {
            let (_, after) = page.split_once(&format!("\n## {heading}\n")).expect("a section");
            let rows = after
                .split("\n## ")
                .next()
                .unwrap_or_default()
                .lines()
                .filter_map(|row| row.strip_prefix("| `"));
            rows.map(|row| row.splitn(3, '|').take(2).collect::<String>().replace('`', ""))
                .collect::<Vec<_>>()
        };
        let told: Vec<String> = [section("In every table, first"), section(name)].concat();
        let columns = schema.fields().iter().map(|field| format!("{} {}", field.name(), field.data_type()));
        let told: Vec<String> =
            told.iter().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(columns.collect::<Vec<_>>(), told, "{name}");
    }
}
