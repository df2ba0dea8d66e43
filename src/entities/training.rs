//! What the train_links program needs of the resolver: every pronoun with those whom it may stand for and their signs.
//! Takes a text and its annotated chains, gives a lesson for each pronoun that they hold.
//! Law: the signs are what the engine itself collects; chains are followed as annotated, so that no slip teaches another.

use super::context::Context;
use super::weigh::{self, Contender};
use crate::document::{Form, Mention};
use crate::lexicon::Lexicon;
use crate::mentions::Vocabulary;
use crate::text::{Range, Source, Span};
use crate::{Tagger, blocks, marks, mentions, quotes, values};
use std::collections::HashMap;

/// The names of all signs, in order.
pub const SIGNS: &[&str] = super::signs::NAMES;

/// Number of columns of the weights.
pub const WIDTH: usize = weigh::COLUMNS.len();

/// A pronoun with those whom it may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// Its columns.
    pub columns: [usize; 2],
    /// The signs of each contender, as numbers, and whether it is right.
    pub contenders: Vec<(Vec<usize>, bool)>,
}

/// The chains of a text: each mention's tokens with the number of its chain.
struct Chains {
    by_range: HashMap<Range, usize>,
    by_end: HashMap<usize, usize>,
}

impl Chains {
    fn new(source: &Source, chains: &[Vec<Span>]) -> Self {
        let mut known = Self { by_range: HashMap::new(), by_end: HashMap::new() };
        for (id, chain) in chains.iter().enumerate() {
            for span in chain {
                let range = source.range_of(*span);
                known.by_range.insert(range, id);
                known.by_end.insert(range.after(), id);
            }
        }
        known
    }

    /// The chain of a mention: of the same tokens, else of a phrase that ends where it does.
    fn of(&self, mention: &Mention) -> Option<usize> {
        let same = self.by_range.get(&mention.range).copied();
        let ends = || self.by_end.get(&mention.range.after()).copied();
        if mention.form == Form::Pronoun { same } else { same.or_else(ends) }
    }
}

/// The lessons of a text; `all` tells whether a pronoun outside all chains is known to stand for nobody.
#[must_use]
pub fn lessons(
    text: &str,
    chains: &[Vec<Span>],
    lexicon: &Lexicon,
    tagger: &Tagger,
    unchained: Unchained,
) -> Vec<Lesson> {
    let source = Source::new(text);
    let blocks = blocks::find(&source);
    let marks = marks::pair(&source);
    let (_, amounts) = values::find(&source, &blocks, None);
    let names = mentions::find(&source, &blocks, &marks, lexicon, tagger, &mut Vocabulary::default());
    let mentions = mentions::merge(names, amounts);
    let quotes = quotes::find(&source, &blocks, &marks, &mentions, lexicon);
    let context = Context::new(&source, &blocks, &mentions, &quotes, lexicon);
    let chains = Chains::new(&source, chains);
    let mut lessons = Vec::new();
    super::gather(&context, &mut |mention, contenders, columns| {
        let chain = chains.of(&mentions[mention]);
        if chain.is_none() && unchained == Unchained::Unknown {
            return None;
        }
        let is_right = |one: &Contender| {
            chain.is_some() && one.latest.is_some_and(|latest| chains.of(&mentions[latest]) == chain)
        };
        let right = contenders.iter().position(is_right);
        // Whom "he" and "they" mean stands somewhere; where the engine does not see them there is nothing to learn.
        if right.is_none() && columns[0] != weigh::THING {
            return None;
        }
        let last = contenders.len().saturating_sub(1);
        let is_taught = |at: usize| right.map_or(at == last, |_| is_right(&contenders[at]));
        let contenders_of = |(at, one): (usize, &Contender)| {
            (one.signs.iter().map(|sign| *sign as usize).collect(), is_taught(at))
        };
        lessons
            .push(Lesson { columns, contenders: contenders.iter().enumerate().map(contenders_of).collect() });
        let cluster = contenders[right?].cluster?;
        Some((cluster, super::Reason::rule("annotated", 1.0)))
    });
    lessons
}

/// What it means that a pronoun is in no chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unchained {
    /// It stands for nobody.
    NoOne,
    /// Nobody looked.
    Unknown,
}
