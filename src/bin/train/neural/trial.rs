//! The trial of the neural tagger.
//! Takes texts to learn from and texts to be tried on, prints how good, how large and how fast it is.
//! Law: one seed, one thread; weights are rounded to eight bits before they are measured.

use super::network::{Lesson, Network, Trace, WIDE};
use super::random::Random;
use crate::corpora::Text;
use crate::lessons;
use crate::measure::Measure;
use rustc_hash::FxHashMap;
use std::time::Instant;
use whosaid::document::{Form, Mention};
use whosaid::text::Range;
use whosaid::training::{self, KINDS, Label, Look, Viterbi, WordClusters};
use whosaid::{Annotator, Article, Lexicon};

/// Times that the lessons are gone through.
const EPOCHS: usize = 6;
/// The same where half of them are learned from, to label the other half.
const CROSSED: usize = 4;
/// Stretches learned from at once.
const BATCH: usize = 16;
/// The first rate of learning; it falls to nothing in a straight line.
const RATE: f32 = 1.5e-3;
const SEED: u64 = 20;
/// A feature must stand with so many tokens.
const LEAST: usize = 20;
/// Bytes of a feature's key in a packed table.
const KEY: usize = 3;

/// What the trial is made with.
pub(crate) struct Bench<'b> {
    pub(crate) lexicon: &'b Lexicon,
    pub(crate) clusters: &'b WordClusters,
    /// The texts to be tried on, by name.
    pub(crate) sets: &'b [(&'b str, Vec<Text>)],
}

/// The numbers of the features that are frequent enough.
#[derive(Default)]
struct Numbers {
    of: FxHashMap<u32, u32>,
    times: FxHashMap<u32, usize>,
}

impl Numbers {
    /// Counts a feature; gives it the next number when it is frequent enough.
    fn count(&mut self, key: u32) {
        let times = self.times.entry(key).or_default();
        *times += 1;
        if *times == LEAST {
            self.of.insert(key, self.of.len() as u32);
        }
    }

    /// The numbers of those that are frequent enough.
    fn rows(&self, keys: &[u32]) -> Vec<u32> {
        keys.iter().filter_map(|key| self.of.get(key).copied()).collect()
    }
}

impl Bench<'_> {
    /// Prints how good the engine's own names are, the outermost of those within one another.
    pub(crate) fn engine(&self, annotator: &Annotator) {
        for (name, texts) in self.sets {
            let mut measure = Measure::default();
            for text in texts {
                let document = annotator.annotate(&Article::new(&text.text));
                let mut end = 0;
                let mut is_outermost = |range: Range| {
                    let is_outermost = range.first() >= end;
                    end = end.max(range.after());
                    is_outermost
                };
                let names = document.mentions.iter().filter(|mention| mention.form == Form::Name);
                let names: Vec<&Mention> = names.filter(|name| is_outermost(name.range)).collect();
                let kind = |name: &&Mention| KINDS.iter().position(|kind| *kind == name.kind);
                self.look(text, |look| {
                    measure.add(text, look, names.iter().filter_map(|name| Some((name.range, kind(name)?))));
                });
            }
            println!("the engine on {name}: {:.4}", measure.f1());
        }
    }

    /// Learns, rounds, measures, prints.
    pub(crate) fn trial(&self, texts: &[Text]) {
        let began = Instant::now();
        let mut numbers = Numbers::default();
        for text in texts {
            self.look(text, |look| {
                tokens(look).flat_map(|index| look.own_features(index)).for_each(|key| numbers.count(key));
            });
        }
        let first: Vec<Vec<Lesson>> = texts.iter().map(|text| self.lessons(text, None, &numbers)).collect();
        let labels = self.crossed(texts, &first, &numbers);
        println!("{} features, {:.0} s", numbers.of.len(), began.elapsed().as_secs_f64());
        for (text, labels) in texts.iter().zip(&labels) {
            self.look(text, |look| {
                look.recalled(labels).into_iter().flatten().for_each(|key| numbers.count(key));
            });
        }
        let second =
            texts.iter().zip(&labels).map(|(text, labels)| self.lessons(text, Some(labels), &numbers));
        let lessons: Vec<Lesson> = second.flatten().chain(first.into_iter().flatten()).collect();
        println!("{} features, {} stretches", numbers.of.len(), lessons.len());
        let mut network = Network::new(numbers.of.len(), SEED);
        let all: Vec<&Lesson> = lessons.iter().collect();
        learn(&mut network, &all, EPOCHS, |epoch, network| {
            println!(
                "epoch {epoch}: {}, {:.0} s",
                self.scores(network, &numbers),
                began.elapsed().as_secs_f64()
            );
        });
        let (weights, units) = network.round();
        println!("rounded: {}", self.scores(&network, &numbers));
        let features = numbers.of.len();
        let whole = weights.len() + 4 * units + KEY * features;
        let packed = entropy(&weights) + 4 * (units - features) + (1 + KEY) * features;
        println!(
            "{} weights, {WIDE} a feature: {whole} bytes, {packed} if coded by their frequencies",
            weights.len()
        );
        println!("{:.0} thousand tokens a second", speed(&network, &lessons) / 1e3);
    }

    /// The labels of each text by a network that learned from the other half of the texts.
    fn crossed(&self, texts: &[Text], lessons: &[Vec<Lesson>], numbers: &Numbers) -> Vec<Vec<Label>> {
        let networks: Vec<Network> = (0..2)
            .map(|fold| {
                let others = lessons.iter().enumerate().filter(|(index, _)| index % 2 != fold);
                let mut network = Network::new(numbers.of.len(), SEED);
                learn(
                    &mut network,
                    &others.flat_map(|(_, lessons)| lessons).collect::<Vec<_>>(),
                    CROSSED,
                    |_, _| {},
                );
                network
            })
            .collect();
        let labels =
            |(index, text)| self.look(text, |look| labels(&networks[index % 2], look, numbers, None));
        texts.iter().enumerate().map(labels).collect()
    }

    fn look<R>(&self, text: &Text, with: impl FnOnce(&Look) -> R) -> R {
        training::look(&text.text, self.lexicon, self.clusters, with)
    }

    /// The lessons of a text; `labels` are those of a first pass, where it is the second that is to be learned.
    fn lessons(&self, text: &Text, labels: Option<&[Label]>, numbers: &Numbers) -> Vec<Lesson> {
        self.look(text, |look| {
            let allowed = lessons::allowed(text, look);
            let stretches = look.stretches().iter().zip(rows(look, numbers, labels));
            let lesson = |(stretch, rows): (&Range, _)| Lesson {
                rows,
                allowed: allowed[stretch.iter()].to_vec(),
                weight: text.weight,
            };
            stretches.map(lesson).collect()
        })
    }

    /// F1 on each set, by the first pass and by both.
    fn scores(&self, network: &Network, numbers: &Numbers) -> String {
        let scores = self.sets.iter().map(|(name, texts)| {
            let mut measures = [Measure::default(); 2];
            for text in texts {
                self.look(text, |look| {
                    let first = labels(network, look, numbers, None);
                    measures[0].add_labels(text, look, &first);
                    measures[1].add_labels(text, look, &labels(network, look, numbers, Some(&first)));
                });
            }
            format!("{name} {:.4} {:.4}", measures[0].f1(), measures[1].f1())
        });
        scores.collect::<Vec<_>>().join(", ")
    }
}

/// Goes through the lessons so many times; tells `each` of every time.
fn learn(network: &mut Network, lessons: &[&Lesson], epochs: usize, mut each: impl FnMut(usize, &Network)) {
    let mut random = Random::new(SEED);
    let batches = epochs * lessons.len().div_ceil(BATCH);
    let mut done = 0;
    for epoch in 0..epochs {
        for batch in random.order(lessons.len()).chunks(BATCH) {
            let batch: Vec<&Lesson> = batch.iter().map(|index| lessons[*index]).collect();
            network.learn(&batch, RATE * (1.0 - done as f32 / batches as f32));
            done += 1;
        }
        each(epoch, network);
    }
}

/// The tokens that are labelled.
fn tokens(look: &Look) -> impl Iterator<Item = usize> {
    look.stretches().iter().flat_map(Range::iter)
}

/// The rows of each token of each stretch: its own, and what the labels of a first pass add.
fn rows(look: &Look, numbers: &Numbers, labels: Option<&[Label]>) -> Vec<Vec<Vec<u32>>> {
    let mut recalled = labels.map(|labels| look.recalled(labels).into_iter());
    let mut of_one = |index: usize| {
        let mut rows = numbers.rows(&look.own_features(index));
        let more = recalled.as_mut().and_then(Iterator::next);
        rows.extend(more.iter().flat_map(|keys| numbers.rows(keys)));
        rows
    };
    look.stretches().iter().map(|stretch| stretch.iter().map(&mut of_one).collect()).collect()
}

/// The best labels of all tokens of a text; `first` are those of the first pass, where this is the second.
fn labels(network: &Network, look: &Look, numbers: &Numbers, first: Option<&[Label]>) -> Vec<Label> {
    let transitions = network.transitions();
    let (mut trace, mut viterbi) = (Trace::default(), Viterbi::default());
    let mut labels = vec![Label::OUTSIDE; look.source().len()];
    for (stretch, rows) in look.stretches().iter().zip(rows(look, numbers, first)) {
        network.forward(&rows, &mut trace);
        viterbi.decode(&trace.emissions, &transitions, &mut labels[stretch.iter()]);
    }
    labels
}

/// Tokens a second, their features known.
fn speed(network: &Network, lessons: &[Lesson]) -> f64 {
    let transitions = network.transitions();
    let (mut trace, mut viterbi) = (Trace::default(), Viterbi::default());
    let (began, mut tokens) = (Instant::now(), 0);
    for lesson in lessons.iter().take(5_000) {
        network.forward(&lesson.rows, &mut trace);
        viterbi.decode(&trace.emissions, &transitions, &mut vec![Label::OUTSIDE; lesson.rows.len()]);
        tokens += lesson.rows.len();
    }
    tokens as f64 / began.elapsed().as_secs_f64()
}

/// The bytes that numbers take where each costs what its frequency says.
fn entropy(numbers: &[i8]) -> usize {
    let mut times = [0_usize; 256];
    numbers.iter().for_each(|number| times[usize::from(*number as u8)] += 1);
    let bits = |times: &usize| *times as f64 * libm::log2(numbers.len() as f64 / *times as f64);
    let bits: f64 = times.iter().filter(|times| **times > 0).map(bits).sum();
    (bits / 8.0) as usize
}
