//! How fast the engine is: a short report, a long one, a book chapter, a megabyte; whole, and each stage by itself.
//! Takes a report of our own, told again and again of other people; gives bytes a second.
//! Law: a stage's time is taken inside a run of the whole engine, so that the stages add up to it.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark that cannot go on shall stop")]

use criterion::measurement::WallTime;
use criterion::{
    BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main,
};
use std::hint::black_box;
use std::time::{Duration, Instant};
use whosaid::formats::{annotation, contract::Unit};
use whosaid::{Annotator, Article, Lexicon, Stage};

/// A report of our own of some 1 500 bytes, with names, dates, amounts and quotes of every kind.
const REPORT: &str = include_str!("report.txt");

/// The sizes of the texts, in thousands of bytes.
const SIZES: [usize; 4] = [3, 10, 100, 1000];

/// The report's own names; each time it is told, they are others.
const NAMES: [&str; 4] = ["Lindgren", "Holm", "Whitfield", "Lundvik"];
const SYLLABLES: [&str; 10] = ["ba", "den", "kor", "lim", "mar", "nov", "pel", "ros", "tan", "vik"];

/// A text of about so many thousand bytes.
fn text(kilobytes: usize) -> String {
    let mut text = String::new();
    let mut told = 0;
    while text.len() + REPORT.len() / 2 < kilobytes * 1000 {
        let named = |report: String, (number, name): (usize, &&str)| {
            report.replace(name, &surname(told * NAMES.len() + number))
        };
        text.push_str(&NAMES.iter().enumerate().fold(REPORT.to_owned(), named));
        text.push_str("\n\n");
        told += 1;
    }
    text
}

/// A made-up surname for a number.
fn surname(number: usize) -> String {
    let digits = number.to_string();
    let syllables = digits.bytes().map(|digit| SYLLABLES[usize::from(digit - b'0')]).collect::<String>();
    syllables[..1].to_uppercase() + &syllables[1..] + "sen"
}

fn annotator() -> Annotator {
    Annotator::embedded().expect("the committed lexicon and model")
}

/// A group with one row a size.
fn sized(
    criterion: &mut Criterion,
    name: &str,
    mut run: impl FnMut(&mut BenchmarkGroup<WallTime>, BenchmarkId, &str),
) {
    let mut group = criterion.benchmark_group(name);
    group.sampling_mode(SamplingMode::Flat).sample_size(10);
    group.warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    for kilobytes in SIZES {
        let text = text(kilobytes);
        group.throughput(Throughput::Bytes(text.len() as u64));
        run(&mut group, BenchmarkId::from_parameter(format!("{kilobytes} KB")), &text);
    }
    group.finish();
}

fn engine(criterion: &mut Criterion) {
    let annotator = annotator();
    sized(criterion, "engine", |group, id, text| {
        group.bench_with_input(id, text, |bencher, text| {
            bencher.iter(|| annotator.annotate(black_box(&Article::new(text))));
        });
    });
}

/// Each stage of the engine, timed from the moment it is told of to the moment the next one is.
fn stages(criterion: &mut Criterion) {
    let annotator = annotator();
    for stage in Stage::ALL {
        sized(criterion, &format!("{stage:?}").to_lowercase(), |group, id, text| {
            group.bench_with_input(id, text, |bencher, text| {
                bencher.iter_custom(|times| (0..times).map(|_| spent(&annotator, text, stage)).sum());
            });
        });
    }
}

/// The time that one stage takes.
fn spent(annotator: &Annotator, text: &str, wanted: Stage) -> Duration {
    let mut began = None;
    let mut total = None;
    let document = annotator.annotate_with(&Article::new(text), &mut |stage| {
        if let (Some(began), None) = (began, total) {
            total = Some(Instant::elapsed(&began));
        }
        if stage == wanted {
            began = Some(Instant::now());
        }
    });
    black_box(&document);
    total.or(began.map(|began| began.elapsed())).unwrap_or_default()
}

/// What comes before and after the stages.
fn around(criterion: &mut Criterion) {
    let annotator = annotator();
    sized(criterion, "answer", |group, id, text| {
        let document = annotator.annotate(&Article::new(text));
        group.bench_function(id, |bencher| {
            bencher.iter(|| annotation(black_box(&document), None, Unit::Utf16));
        });
    });
    let mut group = criterion.benchmark_group("load");
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    group.bench_function("lexicon", |bencher| {
        bencher.iter(|| Lexicon::embedded().expect("the committed lexicon"));
    });
    group.finish();
}

criterion_group!(benches, engine, stages, around);
criterion_main!(benches);
