//! Learns to find names: `cargo run --release --features train --bin train -- TEXTS LEXICON [crf|perceptron|neural] [OUT]`.
//! Takes a folder of annotated texts (`sources.tsv` says which) and one of word tables, writes the tagger's `model.bin`.
//! Law: the same texts give the same bytes: fixed seeds, a fixed order, and exponentials that no platform rounds its own way.

mod calibration;
mod corpora;
mod crf;
mod kinds;
mod learner;
mod lessons;
mod measure;
mod neural;
mod perceptron;

use calibration::Trial;
use corpora::Text;
use crf::Crf;
use learner::{Pass, Weights, learn};
use lessons::{Lesson, Lessons};
use perceptron::Perceptron;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use whosaid::Lexicon;
use whosaid::training::{Calibration, LANES, Learned, Row, Scores, WordClusters};

/// Where the engine looks for what was learned.
const OUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/mentions/tagger/model.bin");
/// Times that the lessons are gone through.
const EPOCHS: usize = 6;
/// What one unit of the weights is worth.
const UNIT: f32 = 1.0 / 24.0;
/// The most rows that are kept, the heaviest: the stored form counts them with 16 bits. A field with a penalty needs fewer.
const MOST: usize = 60_000;
/// The most frequent words, whose clusters are kept.
const CLUSTERED: usize = 60_000;
/// The clusters' table in the folder of word tables: word, path.
const CLUSTERS: &str = "brown_clusters_spacy.tsv";

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// How weights are learned.
#[derive(Clone, Copy)]
enum Method {
    Crf,
    Perceptron,
}

impl Method {
    fn learn(self, features: usize, lessons: &[&Lesson], passes: &[Pass], epochs: usize) -> Weights {
        match self {
            Self::Crf => learn(Crf::new(features), lessons, passes, epochs),
            Self::Perceptron => learn(Perceptron::new(features), lessons, passes, epochs),
        }
    }
}

fn main() -> Result<(), Fault> {
    let mut arguments = std::env::args().skip(1);
    let usage = "usage: train FOLDER-OF-ANNOTATED-TEXTS FOLDER-OF-WORD-TABLES [crf|perceptron|neural] [OUT]";
    let (texts, tables) = (arguments.next().ok_or(usage)?, arguments.next().ok_or(usage)?);
    let table = std::fs::read_to_string(Path::new(&tables).join(CLUSTERS))?;
    let clusters = clusters(&table);
    let method = match arguments.next().as_deref() {
        Some("neural") => return neural::trial(Path::new(&texts), &clusters),
        None | Some("crf") => Method::Crf,
        Some("perceptron") => Method::Perceptron,
        Some(_) => return Err(usage.into()),
    };
    let out = PathBuf::from(arguments.next().unwrap_or_else(|| OUT.to_owned()));
    let texts = corpora::read(Path::new(&texts)).map_err(|error| error.to_string())?;
    std::fs::write(out, train(&texts, &clusters, method)?)?;
    Ok(())
}

/// The clusters of the most frequent words of a table, which has the most frequent first. A word in capitals that is in the
/// cluster of its small form is found by that form.
fn clusters(table: &str) -> WordClusters {
    let rows: Vec<(&str, &str)> = table.lines().skip(1).take(CLUSTERED).filter_map(cells).collect();
    let paths: HashMap<&str, &str> = rows.iter().copied().collect();
    let is_doubled = |word: &str, path: &str| {
        let small = word.to_lowercase();
        small != word && paths.get(small.as_str()) == Some(&path)
    };
    WordClusters::new(rows.iter().copied().filter(|(word, path)| !is_doubled(word, path)))
}

/// The word and the path of a row.
fn cells(row: &str) -> Option<(&str, &str)> {
    let mut cells = row.split('\t');
    Some((cells.next()?, cells.next()?))
}

/// Learns from the texts, gives the bytes of the model.
fn train(texts: &[Text], clusters: &WordClusters, method: Method) -> Result<Vec<u8>, Fault> {
    let lexicon = Lexicon::embedded()?;
    let mut lessons = Lessons::new(texts, &lexicon, clusters);
    println!("{} texts, {} features", texts.len(), lessons.slots.len());
    let first =
        crossed(&lessons, method, &[Pass::First], |weights, lesson| weights.labels(lesson, Pass::First));
    lessons.recall(&first);
    println!("{} features with those of the second pass", lessons.slots.len());
    let trials: Vec<Trial> =
        crossed(&lessons, method, &BOTH, calibration::trials).into_iter().flatten().collect();
    let calibration = calibration::fit(&trials);
    println!("{calibration:?}\n{}", calibration::table(&trials, calibration));
    let all: Vec<&Lesson> = lessons.all.iter().collect();
    let weights = method.learn(lessons.slots.len(), &all, &BOTH, EPOCHS);
    let learned = rounded(&weights, &lessons.slots, calibration);
    println!("{} rows", learned.rows.len());
    Ok(learned.to_bytes(clusters))
}

const BOTH: [Pass; 2] = [Pass::First, Pass::Second];

/// What `with` makes of each lesson and of a model that learned from the other half of the lessons.
fn crossed<R: Send>(
    lessons: &Lessons,
    method: Method,
    passes: &[Pass],
    with: impl Fn(&Weights, &Lesson) -> R + Sync,
) -> Vec<R> {
    let half = |fold: usize| {
        let (own, others): (Vec<_>, Vec<_>) =
            lessons.all.iter().enumerate().partition(|(index, _)| index % 2 == fold);
        let others: Vec<&Lesson> = others.into_iter().map(|(_, lesson)| lesson).collect();
        let weights = method.learn(lessons.slots.len(), &others, passes, EPOCHS - 1);
        own.into_iter().map(|(index, lesson)| (index, with(&weights, lesson))).collect::<Vec<_>>()
    };
    let mut found = std::thread::scope(|scope| {
        let second = scope.spawn(|| half(1));
        let mut found = half(0);
        found.extend(second.join().unwrap_or_default());
        found
    });
    found.sort_by_key(|(index, _)| *index);
    found.into_iter().map(|(_, result)| result).collect()
}

/// Weights in whole units, by the slots of the model.
fn rounded(weights: &Weights, slots: &[u32], calibration: Calibration) -> Learned {
    let units = |weight: f32, most: f32| (weight / UNIT).round().clamp(-most, most);
    let row = |row: &Scores| -> Row { std::array::from_fn(|lane| units(row[lane], 127.0) as i8) };
    let rows = slots.iter().zip(&weights.rows).map(|(slot, weights)| (*slot, row(weights)));
    let steps = std::array::from_fn(|from: usize| {
        std::array::from_fn(|to: usize| units(weights.steps[from][to], 20_000.0) as i16)
    });
    let rows = heaviest(rows.filter(|(_, row)| *row != [0; LANES]).collect());
    Learned { unit: UNIT, rows, steps, calibration }
}

/// The rows with the largest weights, in the order in which they came.
fn heaviest(mut rows: Vec<(u32, Row)>) -> Vec<(u32, Row)> {
    let weight = |row: &Row| row.iter().map(|units| i32::from(*units).pow(2)).sum::<i32>();
    let mut weights: Vec<i32> = rows.iter().map(|(_, row)| weight(row)).collect();
    weights.sort_unstable_by(|one, other| other.cmp(one));
    if let Some(least) = weights.get(MOST) {
        rows.retain(|(_, row)| weight(row) > *least);
    }
    rows
}

#[cfg(test)]
mod tests;
