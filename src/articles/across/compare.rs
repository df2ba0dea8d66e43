//! The quotes of two articles side by side, those of the same or nearly the same words in one row.
//! Takes what is said in both, gives rows.
//! Law: which is which makes no difference: the other way round, the same quotes stand in one row.

use super::people::may_be_one;
use super::words::{Word, words};
use crate::articles::library::{Record, Said};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::ops::Range;

/// How much of both quotes the words in common must be, in thousandths, for quotes to be nearly the same: of 10 words each, 6.
const NEAR: usize = 600;
/// How many words in a row are no chance, where one quote is a part of the other.
const RUN: usize = 4;
/// How many words of a quote are compared: beyond, no two agree by chance.
const LONGEST: usize = 1000;

/// Two articles side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The quotes, in the order of the first article; then what only the second has.
    pub rows: Vec<Row>,
    /// The titles of those that could not be compared, as they were not read yet.
    pub unread: Vec<String>,
}

/// Quotes of the same words, or one that has no match.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The quote in the first article.
    pub one: Option<Side>,
    /// The quote in the second.
    pub other: Option<Side>,
    /// Whether the words are the same, but for case, accents and punctuation.
    pub same: bool,
    /// Whether both articles name a speaker, and not the same.
    pub conflict: bool,
}

/// A quote in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// Where it starts in its article, in UTF-16 units.
    pub at: usize,
    /// Who says it.
    pub speaker: Option<String>,
    /// Its words, apart where they differ from the other's.
    pub pieces: Vec<Piece>,
}

/// Words of a quote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The words, with what stands between them.
    pub text: String,
    /// Whether the other quote has others.
    pub differs: bool,
}

/// Two articles side by side, as far as they were read.
#[must_use]
pub fn comparison(one: &Record, other: &Record) -> Comparison {
    let quotes = |record: &'_ Record| record.spoken.as_ref()?.quotes().map(<[Said]>::to_vec);
    match (quotes(one), quotes(other)) {
        (Some(ones), Some(others)) => Comparison { rows: compare(&ones, &others), unread: Vec::new() },
        (ones, others) => {
            let unread = [(one, ones), (other, others)].into_iter().filter(|(_, quotes)| quotes.is_none());
            let unread = unread.map(|(record, _)| record.title.clone()).collect();
            Comparison { rows: Vec::new(), unread }
        }
    }
}

/// The quotes of two articles side by side.
#[must_use]
pub fn compare(one: &[Said], other: &[Said]) -> Vec<Row> {
    let read = |said: &[Said]| said.iter().map(|said| words(&said.words)).collect::<Vec<_>>();
    let (ones, others) = (read(one), read(other));
    let matches = matches(&ones, &others);
    let mut rows = Vec::new();
    for (at, said) in one.iter().enumerate() {
        let matched = matches.iter().find(|(one, _)| *one == at).map(|(_, other)| *other);
        rows.push(match matched {
            Some(to) => row(said, &ones[at], &other[to], &others[to]),
            None => Row { one: Some(side(said, &[], &[])), ..Row::default() },
        });
    }
    let alone = |at: &usize| !matches.iter().any(|(_, other)| other == at);
    rows.extend((0..other.len()).filter(alone).map(|at| {
        let other = Some(side(&other[at], &[], &[]));
        Row { other, ..Row::default() }
    }));
    rows
}

/// Which belong together: the most alike first. Of pairs that share a quote no two have the same sum of numbers,
/// so that no tie is decided by which article comes first.
fn matches(ones: &[Vec<Word>], others: &[Vec<Word>]) -> Vec<(usize, usize)> {
    let bags: Vec<_> = ones.iter().map(|quote| bag(quote)).collect();
    let other_bags: Vec<_> = others.iter().map(|quote| bag(quote)).collect();
    let mut alike = Vec::new();
    for (at, one) in ones.iter().enumerate() {
        for (to, other) in others.iter().enumerate() {
            // Words in order are no more than words in any order.
            let most = in_common(&bags[at], &other_bags[to]);
            let may_be = is_near(share(most, one, other)) || most == one.len().min(other.len());
            if let Some(score) = may_be.then(|| likeness(one, other)).flatten() {
                alike.push((Reverse(score), at + to, at, to));
            }
        }
    }
    alike.sort_unstable();
    let (mut left, mut right) = (vec![false; ones.len()], vec![false; others.len()]);
    let mut matches = Vec::new();
    for (_, _, at, to) in alike {
        if !left[at] && !right[to] {
            (left[at], right[to]) = (true, true);
            matches.push((at, to));
        }
    }
    matches
}

fn bag(quote: &[Word]) -> Vec<&str> {
    let mut bag: Vec<&str> = quote.iter().map(|(word, _)| word.as_str()).collect();
    bag.sort_unstable();
    bag
}

/// How many words two sorted lists have in common.
fn in_common(one: &[&str], other: &[&str]) -> usize {
    let (mut at, mut to, mut count) = (0, 0, 0);
    while let (Some(word), Some(with)) = (one.get(at), other.get(to)) {
        match word.cmp(with) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => (at, to, count) = (at + 1, to + 1, count + 1),
        }
    }
    count
}

/// How much of two quotes so many words in common are, in thousandths.
fn share(common: usize, one: &[Word], other: &[Word]) -> usize {
    2000 * common / (one.len() + other.len()).max(1)
}

fn is_near(share: usize) -> bool {
    share >= NEAR
}

/// How alike two quotes are, in thousandths; none where they are not.
fn likeness(one: &[Word], other: &[Word]) -> Option<usize> {
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let (kept, _) = kept(one, other);
    let share = share(kept.iter().filter(|kept| **kept).count(), one, other);
    (is_near(share) || is_part(one, other) || is_part(other, one)).then_some(share)
}

/// Whether a quote stands in another, word for word.
fn is_part(part: &[Word], whole: &[Word]) -> bool {
    let same = |window: &[Word]| window.iter().zip(part).all(|((one, _), (other, _))| one == other);
    part.len() >= RUN && part.len() <= whole.len() && whole.windows(part.len()).any(same)
}

/// Which words of both stand in the longest sequence that both have.
fn kept(one: &[Word], other: &[Word]) -> (Vec<bool>, Vec<bool>) {
    let read = |quote: &[Word]| quote.iter().take(LONGEST).map(|(word, _)| word.clone()).collect::<Vec<_>>();
    let (ones, others) = (read(one), read(other));
    // Of several such sequences always the same one is taken, whichever quote comes first.
    let (mut left, mut right) =
        if ones <= others { sequence(&ones, &others) } else { swapped(sequence(&others, &ones)) };
    left.resize(one.len(), false);
    right.resize(other.len(), false);
    (left, right)
}

fn swapped<T>((one, other): (T, T)) -> (T, T) {
    (other, one)
}

fn sequence(one: &[String], other: &[String]) -> (Vec<bool>, Vec<bool>) {
    // The length of the longest sequence of what is left from here on.
    let mut lengths = vec![vec![0_u16; other.len() + 1]; one.len() + 1];
    for at in (0..one.len()).rev() {
        for to in (0..other.len()).rev() {
            lengths[at][to] = match one[at] == other[to] {
                true => lengths[at + 1][to + 1] + 1,
                false => lengths[at + 1][to].max(lengths[at][to + 1]),
            };
        }
    }
    let (mut left, mut right) = (vec![false; one.len()], vec![false; other.len()]);
    let (mut at, mut to) = (0, 0);
    while at < one.len() && to < other.len() {
        if one[at] == other[to] {
            (left[at], right[to]) = (true, true);
            (at, to) = (at + 1, to + 1);
        } else if lengths[at + 1][to] >= lengths[at][to + 1] {
            at += 1;
        } else {
            to += 1;
        }
    }
    (left, right)
}

fn row(one: &Said, ones: &[Word], other: &Said, others: &[Word]) -> Row {
    let (left, right) = kept(ones, others);
    let same = left.iter().chain(&right).all(|kept| *kept);
    let named = one.speaker.is_some() && other.speaker.is_some();
    Row {
        one: Some(side(one, ones, &left)),
        other: Some(side(other, others, &right)),
        same,
        conflict: named && !may_be_one(one, other),
    }
}

/// A quote with the stretches apart in which no word is kept.
fn side(said: &Said, words: &[Word], kept: &[bool]) -> Side {
    let text = &said.words;
    let mut pieces: Vec<Piece> = Vec::new();
    let mut piece = |span: Range<usize>, differs| {
        if let Some(text) = text.get(span).filter(|text| !text.is_empty()) {
            pieces.push(Piece { text: text.to_owned(), differs });
        }
    };
    let (mut done, mut run) = (0, None::<Range<usize>>);
    for ((_, span), kept) in words.iter().zip(kept) {
        run = match (kept, run) {
            (false, None) => Some(span.clone()),
            (false, Some(run)) => Some(run.start..span.end),
            (true, None) => None,
            (true, Some(run)) => {
                piece(done..run.start, false);
                piece(run.clone(), true);
                done = run.end;
                None
            }
        };
    }
    if let Some(run) = run {
        piece(done..run.start, false);
        piece(run.clone(), true);
        done = run.end;
    }
    piece(done..text.len(), false);
    Side { at: said.at, speaker: said.speaker.clone(), pieces }
}
