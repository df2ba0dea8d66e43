//! How long the engine takes: a short report, a long one, a book chapter, a megabyte; and each stage of the long one.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark that cannot go on shall stop")]

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::{Duration, Instant};
use whosaid::formats::{annotation, contract::Unit};
use whosaid::text::Source;
use whosaid::{Annotator, Article, Lexicon, Stage, marks};

/// A report of our own of some 1 500 bytes, with names, dates, amounts and quotes of every kind.
const REPORT: &str = include_str!("report.txt");

fn annotator() -> Annotator {
    Annotator::new(Lexicon::embedded().expect("the committed lexicon"))
}

/// A text of so many bytes at least.
fn text(bytes: usize) -> String {
    REPORT.repeat(bytes.div_ceil(REPORT.len()))
}

fn whole_engine(criterion: &mut Criterion) {
    let annotator = annotator();
    let mut group = criterion.benchmark_group("annotate");
    for kilobytes in [3, 10, 100, 1000] {
        let text = text(kilobytes * 1000);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(if kilobytes > 100 { 10 } else { 50 });
        group.bench_with_input(
            BenchmarkId::from_parameter(format!("{kilobytes} KB")),
            &text,
            |bencher, text| {
                bencher.iter(|| annotator.annotate(black_box(&Article::new(text))));
            },
        );
    }
    group.finish();
}

/// What is public on its own.
fn parts(criterion: &mut Criterion) {
    let text = text(100_000);
    let annotator = annotator();
    let document = annotator.annotate(&Article::new(&text));
    let mut group = criterion.benchmark_group("100 KB");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(30);
    group.bench_function("tokens and sentences", |bencher| bencher.iter(|| Source::new(black_box(&text))));
    group.bench_function("marks", |bencher| bencher.iter(|| marks::pair(black_box(&document.source))));
    group.bench_function("annotation in UTF-16", |bencher| {
        bencher.iter(|| annotation(black_box(&document), None, Unit::Utf16));
    });
    group.bench_function("loading the lexicon", |bencher| {
        bencher.iter_batched(
            || (),
            |()| Lexicon::embedded().expect("the committed lexicon"),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// Each stage of the engine, timed from the moment it is told of to the moment the next one is.
fn stages(criterion: &mut Criterion) {
    let annotator = annotator();
    let text = text(100_000);
    let mut group = criterion.benchmark_group("stages of 100 KB");
    group.sample_size(20);
    for stage in Stage::ALL {
        group.bench_function(format!("{stage:?}"), |bencher| {
            bencher.iter_custom(|times| (0..times).map(|_| spent(&annotator, &text, stage)).sum());
        });
    }
    group.finish();
}

/// The time that one stage takes.
fn spent(annotator: &Annotator, text: &str, wanted: Stage) -> Duration {
    let mut began = None;
    let mut total = Duration::ZERO;
    let document = annotator.annotate_with(&Article::new(text), &mut |stage| {
        if let Some(began) = began.take() {
            total = Instant::elapsed(&began);
        }
        if stage == wanted {
            began = Some(Instant::now());
        }
    });
    black_box(&document);
    began.map_or(total, |began| began.elapsed())
}

criterion_group!(benches, whole_engine, parts, stages);
criterion_main!(benches);
