//! Each token as the search for names sees it: shape, gazetteer, classes; and how each sentence uses capitals.
//! Takes the source and the lexicon, gives one `Seen` a token.
//! Law: nothing here decides; it is looked up once and read many times.

use super::classes::Classes;
use super::weights::Neighbours;
use crate::document::{Block, BlockKind};
use crate::lexicon::facts::{COMMON, Facts};
use crate::lexicon::words::NAME_ENDINGS;
use crate::lexicon::{Hash, KeyMap, Lexicon};
use crate::text::{Gap, Source, TokenKind};
use std::sync::LazyLock;

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// "said".
    Lower,
    /// "Trump".
    Title,
    /// "NATO".
    Upper,
    /// "J." or "J".
    Initial,
    /// "U.S.".
    Dotted,
    /// "McCain", "iPhone".
    Mixed,
    /// "737", "F16".
    Number,
    /// Anything else.
    Other,
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Names only.
    Prose,
    /// Every Word That Counts.
    Headline,
    /// EVERY LETTER.
    Capitals,
}

/// A token as the search sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    /// Its shape.
    pub(crate) shape: Shape,
    /// What the gazetteer says of it alone.
    pub(crate) facts: Facts,
    /// What the word lists say of it.
    pub(crate) classes: Classes,
    /// Its number among the words that are frequent beside names.
    pub(crate) neighbour: Option<u16>,
    /// What its ending tells: a place, a surname, a people, a firm.
    pub(crate) ending: Option<usize>,
    /// Whether it opens a sentence, a quotation or a list entry, so that its capital tells little.
    pub(crate) opens: bool,
}

/// The tokens with all that is known of each.
pub(crate) struct View<'a> {
    /// The text.
    pub(crate) source: &'a Source<'a>,
    /// The lexicon.
    pub(crate) lexicon: &'a Lexicon,
    seen: Vec<Seen>,
    cases: Vec<Case>,
    lower: KeyMap<u32>,
    blocks: &'a [Block],
}

const NOTHING: Seen = Seen {
    shape: Shape::Other,
    facts: Facts(0),
    classes: Classes::NONE,
    ending: None,
    neighbour: None,
    opens: true,
};

impl<'a> View<'a> {
    /// Looks at every token once.
    pub(crate) fn new(
        source: &'a Source<'a>,
        blocks: &'a [Block],
        lexicon: &'a Lexicon,
        neighbours: &Neighbours,
    ) -> Self {
        let mut seen = Vec::with_capacity(source.len());
        let mut lower = KeyMap::<u32>::default();
        for index in 0..source.len() {
            let mut token = look(source, lexicon, index);
            if token.shape == Shape::Lower {
                token.neighbour = neighbours.number(source.norm(index));
                *lower.entry(Hash::START.add_word(source.norm(index)).0).or_default() += 1;
            }
            seen.push(token);
        }
        let mut view = Self { source, lexicon, seen, cases: Vec::new(), lower, blocks };
        view.mark_openings();
        view.cases = source.sentences().iter().map(|range| view.case(range.iter())).collect();
        view
    }

    /// The token `index`; nothing in particular past the end.
    pub(crate) fn at(&self, index: usize) -> &Seen {
        self.seen.get(index).unwrap_or(&NOTHING)
    }

    /// The token before `index` in the same paragraph.
    pub(crate) fn before(&self, index: usize) -> Option<usize> {
        let before = index.checked_sub(1)?;
        (self.source.gap(index) < Gap::Line || !self.starts_paragraph(index)).then_some(before)
    }

    /// The token after `index` in the same paragraph.
    pub(crate) fn after(&self, index: usize) -> Option<usize> {
        let after = index + 1;
        (after < self.seen.len() && !self.starts_paragraph(after)).then_some(after)
    }

    /// How the sentence of the token `index` uses capitals.
    pub(crate) fn case_at(&self, index: usize) -> Case {
        self.source.sentence_id(index).and_then(|id| self.cases.get(id)).copied().unwrap_or(Case::Prose)
    }

    /// The kind of block that the token `index` stands in.
    pub(crate) fn block_at(&self, index: usize) -> BlockKind {
        let after = self.blocks.partition_point(|block| block.range.first() <= index);
        self.blocks.get(after.wrapping_sub(1)).map_or(BlockKind::Paragraph, |block| block.kind)
    }

    /// How often the token's word is written in lower case in this text.
    pub(crate) fn times_lower(&self, index: usize) -> u32 {
        self.lower.get(&Hash::START.add_word(self.source.norm(index)).0).copied().unwrap_or(0)
    }

    /// Whether the token is written as a name may be.
    pub(crate) fn is_nameable(&self, index: usize) -> bool {
        !matches!(self.at(index).shape, Shape::Lower | Shape::Number | Shape::Other)
    }

    fn starts_paragraph(&self, index: usize) -> bool {
        self.source.gap(index) >= Gap::Line && self.source.paragraph_at(index).first() == index
    }

    fn mark_openings(&mut self) {
        for sentence in self.source.sentences() {
            let mut opens = true;
            for index in sentence.iter() {
                self.seen[index].opens = opens;
                let word = self.source.word(index);
                let is_pause = matches!(word, ":" | "—" | "–" | "--" | "•" | "*" | "…" | "...");
                let is_mark =
                    self.source.kind(index) == TokenKind::Mark && self.source.gap(index) != Gap::None;
                let is_bracket = matches!(word, "(" | "[");
                opens =
                    is_pause || is_mark || (opens && (is_bracket || self.seen[index].shape == Shape::Other));
            }
        }
    }

    fn case(&self, tokens: impl Iterator<Item = usize>) -> Case {
        let (mut words, mut capitals, mut uppers, mut lowers) = (0, 0, 0, 0);
        for index in tokens {
            let shape = self.at(index).shape;
            let is_long = self.source.word(index).len() > 3;
            match shape {
                Shape::Lower if is_long => lowers += 1,
                Shape::Lower => words += 1,
                Shape::Title | Shape::Mixed if is_long => capitals += 1,
                Shape::Upper => uppers += 1,
                _ => {}
            }
        }
        if uppers > 2 && uppers >= 3 * (lowers + capitals + words) {
            return Case::Capitals;
        }
        let is_headline = capitals > 3 && capitals >= 4 * lowers;
        if is_headline { Case::Headline } else { Case::Prose }
    }
}

/// What is known of the token `index`, wherever it stands.
fn look(source: &Source, lexicon: &Lexicon, index: usize) -> Seen {
    let shape = shape(source.word(index), source.kind(index));
    if shape == Shape::Other {
        return Seen { shape, classes: Classes::of(source.norm(index)), ..NOTHING };
    }
    let norm = source.norm(index);
    Seen {
        shape,
        facts: lexicon.gazetteer().word(norm),
        classes: Classes::of(norm),
        ending: if shape == Shape::Lower { None } else { ending(norm) },
        neighbour: None,
        opens: false,
    }
}

/// What the longest known ending of a word tells; at least two letters stand before it.
fn ending(norm: &str) -> Option<usize> {
    let cuts =
        norm.char_indices().rev().map(|(offset, _)| offset).skip(1).take(6).filter(|offset| *offset > 1);
    cuts.filter_map(|offset| ENDINGS.get(&Hash::START.add_word(&norm[offset..]).0)).last().copied()
}

/// The endings of names, with what each tells by number.
static ENDINGS: LazyLock<KeyMap<usize>> = LazyLock::new(|| {
    let number = |class: &str| ["place", "surname", "people", "firm"].iter().position(|name| *name == class);
    let endings = NAME_ENDINGS.iter().filter_map(|(ending, class)| Some((ending, number(class)?)));
    endings.map(|(ending, number)| (Hash::START.add_word(ending).0, number)).collect()
});

/// What a word looks like.
pub(crate) fn shape(word: &str, kind: TokenKind) -> Shape {
    if kind == TokenKind::Number {
        return Shape::Number;
    }
    if kind != TokenKind::Word {
        return Shape::Other;
    }
    let (mut upper, mut lower, mut digits, mut stops) = (0, 0, 0, 0);
    for c in word.chars() {
        match c {
            '.' => stops += 1,
            c if c.is_lowercase() => lower += 1,
            c if c.is_uppercase() => upper += 1,
            c if c.is_numeric() => digits += 1,
            c if c.is_alphabetic() => lower += 1,
            _ => {}
        }
    }
    let first_upper = word.starts_with(char::is_uppercase);
    match (upper, lower, digits) {
        (0, _, 0) => Shape::Lower,
        (0, _, _) => Shape::Number,
        (1, 0, 0) => Shape::Initial,
        (_, 0, 0) if stops > 1 => Shape::Dotted,
        (_, 0, _) => Shape::Upper,
        (1, _, 0) if first_upper => Shape::Title,
        _ => Shape::Mixed,
    }
}

/// How common the word is, from 0 (unknown) to 4, as the gazetteer has it.
pub(crate) fn common(seen: &Seen) -> usize {
    if seen.classes.has(Classes::PLAIN) { 4 } else { seen.facts.get(COMMON) as usize }
}
