//! Each token as the search for names sees it: shape, gazetteer, classes; and how each sentence uses capitals.
//! Takes the source, the lexicon and the words met before, gives one `Seen` a token.
//! Law: nothing here decides; it is looked up once and read many times.

use super::classes::Classes;
use super::vocabulary::Vocabulary;
use crate::document::{Block, BlockKind};
use crate::lexicon::facts::{COMMON, Facts};
use crate::lexicon::{Hash, KeyMap, Lexicon};
use crate::text::{Gap, Source, TokenKind};

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
    /// Whether it opens a sentence, a quotation or a list entry, so that its capital tells little.
    pub(crate) opens: bool,
}

/// The tokens with all that is known of each.
pub(crate) struct View<'a> {
    /// The text.
    pub(crate) source: &'a Source<'a>,
    /// The lexicon.
    pub(crate) lexicon: &'a Lexicon,
    /// By the number of a form: its number in the vocabulary.
    words: Vec<u32>,
    seen: Vec<Seen>,
    times_lower: Vec<u32>,
    cases: Vec<Case>,
    blocks: &'a [Block],
}

/// What is known of no word.
pub(super) const NOTHING: Seen =
    Seen { shape: Shape::Other, facts: Facts(0), classes: Classes::NONE, opens: true };

impl<'a> View<'a> {
    /// Looks at every different word once.
    pub(crate) fn new(
        source: &'a Source<'a>,
        blocks: &'a [Block],
        lexicon: &'a Lexicon,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let mut number = |first: &u32| {
            let index = *first as usize;
            vocabulary.number(source.word(index), source.kind(index), || look(source, lexicon, index))
        };
        let words: Vec<u32> = source.forms().iter().map(&mut number).collect();
        let seen = |index: usize| source.form(index).map_or(NOTHING, |form| vocabulary.seen(words[form]));
        let mut view = Self {
            source,
            lexicon,
            seen: (0..source.len()).map(seen).collect(),
            words,
            times_lower: Vec::new(),
            cases: Vec::new(),
            blocks,
        };
        view.count_lower();
        view.mark_openings();
        view.cases = source.sentences().iter().map(|range| view.case(range.iter())).collect();
        view
    }

    /// Counts how often the word of each form is written in lower case.
    fn count_lower(&mut self) {
        let key = |index: usize| Hash::START.add_word(self.source.norm(index)).0;
        let keys: Vec<u64> = self.source.forms().iter().map(|first| key(*first as usize)).collect();
        let mut times_of_form = vec![0_u32; keys.len()];
        for index in (0..self.seen.len()).filter(|index| self.seen[*index].shape == Shape::Lower) {
            times_of_form[self.form(index)] += 1;
        }
        let mut times = KeyMap::<u32>::default();
        for (key, count) in keys.iter().zip(times_of_form).filter(|(_, count)| *count > 0) {
            *times.entry(*key).or_default() += count;
        }
        self.times_lower = keys.iter().map(|key| times.get(key).copied().unwrap_or(0)).collect();
    }

    /// The number of the token's form; the index must be that of a token.
    pub(crate) fn form(&self, index: usize) -> usize {
        self.source.form(index).unwrap_or_default()
    }

    /// The number in the vocabulary of a form's word.
    pub(crate) fn word_of(&self, form: usize) -> u32 {
        self.words[form]
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

    /// The blocks of the text, in order.
    pub(crate) fn blocks(&self) -> &[Block] {
        self.blocks
    }

    /// The kind of block that the token `index` stands in.
    pub(crate) fn block_at(&self, index: usize) -> BlockKind {
        let after = self.blocks.partition_point(|block| block.range.first() <= index);
        self.blocks.get(after.wrapping_sub(1)).map_or(BlockKind::Paragraph, |block| block.kind)
    }

    /// How often the token's word is written in lower case in this text.
    pub(crate) fn times_lower(&self, index: usize) -> u32 {
        self.source.form(index).map_or(0, |form| self.times_lower[form])
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
    let norm = source.norm(index);
    let shape = shape(source.word(index), source.kind(index));
    let facts = if shape == Shape::Other { Facts::default() } else { lexicon.gazetteer().word(norm) };
    Seen { shape, facts, classes: Classes::of(norm), opens: false }
}

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
