//! The narrator's own sentences: what stands between the quotation marks, each quotation as one piece.
//! Takes tokens, blocks and marks, gives units of atoms.
//! Law: an atom is one token outside the outermost marks, or one whole stretch in marks; a unit never runs over a
//! paragraph's end.

use crate::document::{Block, Form, Kind, Mention};
pub(super) use crate::lexicon::WordClass as Class;
use crate::lexicon::WordClasses;
use crate::marks::Pair;
use crate::text::{Gap, Range, Source, TokenKind};
use std::iter::Peekable;

/// One token, or one stretch in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    pub(super) range: Range,
    /// The index of the pair of marks, if it is one.
    pub(super) pair: Option<usize>,
}

/// A sentence of the narrator's.
#[derive(Clone, Debug)]
pub(super) struct Unit<'a, 't> {
    pub(super) source: &'a Source<'t>,
    pub(super) atoms: Vec<Atom>,
    /// Words of people's names that are function words elsewhere: "Will", "May". In order.
    named: &'a [usize],
    /// Whether it is the first of its paragraph.
    pub(super) opens_paragraph: bool,
}

/// Nouns and adjectives on the list of function words: those that are nothing else.
const NOUNS: [WordClasses; 3] = [
    WordClasses::of(&[Class::Plural]),
    WordClasses::of(&[Class::Complement]),
    WordClasses::of(&[Class::Indefinite]),
];

/// Sentences longer than this are cut: no writer's sentence is, and what looks around stays bounded.
const LONGEST: usize = 400;

/// The words of people's names that are function words elsewhere: "Will Smith said", "said May".
pub(super) fn named(source: &Source, mentions: &[Mention]) -> Vec<usize> {
    let people = mentions.iter().filter(|mention| mention.form == Form::Name && mention.kind == Kind::Person);
    let words = people.flat_map(|person| person.range.iter());
    words.filter(|index| source.is_capitalised(*index) && source.classes(*index).is_listed()).collect()
}

/// All units of the prose blocks, in order; `named` as the function above gives it.
pub(super) fn units<'a, 't>(
    source: &'a Source<'t>,
    blocks: &[Block],
    pairs: &[Pair],
    named: &'a [usize],
) -> Vec<Unit<'a, 't>> {
    let mut units = Vec::new();
    let mut outer = pairs.iter().enumerate().filter(|(_, pair)| pair.depth == 0).peekable();
    for block in blocks {
        let found = split(source, block.range, &mut outer, named);
        units.extend(found.into_iter().filter(|_| block.kind.is_prose()));
    }
    units
}

/// The sentences within a pair of marks, each pair in it as one piece.
pub(super) fn inside<'a, 't>(
    source: &'a Source<'t>,
    pairs: &[Pair],
    id: usize,
    named: &'a [usize],
) -> Vec<Unit<'a, 't>> {
    let Some(pair) = pairs.get(id) else { return Vec::new() };
    let range = Range::new(pair.range.first() + 1, pair.range.after() - usize::from(pair.closed));
    let held = |(_, inner): &(usize, &Pair)| inner.range.start < range.end;
    let within = pairs.iter().enumerate().skip(id + 1).take_while(held);
    let mut within = within.filter(|(_, inner)| inner.depth == pair.depth + 1).peekable();
    split(source, range, &mut within, named)
}

/// The units of a range, in which `pairs` are the outermost.
fn split<'a, 't, 'p>(
    source: &'a Source<'t>,
    range: Range,
    pairs: &mut Peekable<impl Iterator<Item = (usize, &'p Pair)>>,
    named: &'a [usize],
) -> Vec<Unit<'a, 't>> {
    let mut units: Vec<Unit> = Vec::new();
    let mut atoms: Vec<Atom> = Vec::new();
    let mut at = range.first();
    while at < range.after() {
        while pairs.peek().is_some_and(|(_, pair)| pair.range.first() < at) {
            pairs.next();
        }
        let here = pairs.peek().filter(|(_, pair)| pair.range.first() == at);
        let atom = match here {
            Some((id, pair)) => Atom { range: pair.range, pair: Some(*id) },
            None => Atom { range: Range::new(at, at + 1), pair: None },
        };
        let starts = source.sentence_at(at).first() == at || source.gap(at) >= Gap::Line;
        if (starts || atoms.len() >= LONGEST) && !atoms.is_empty() {
            let opens_paragraph = units.is_empty();
            units.push(Unit { source, atoms: std::mem::take(&mut atoms), named, opens_paragraph });
        }
        atoms.push(atom);
        at = atom.range.after();
    }
    if !atoms.is_empty() {
        let opens_paragraph = units.is_empty();
        units.push(Unit { source, atoms, named, opens_paragraph });
    }
    units
}

impl<'t> Unit<'_, 't> {
    pub(super) fn len(&self) -> usize {
        self.atoms.len()
    }

    /// The pair of marks that the atom `at` is.
    pub(super) fn pair(&self, at: usize) -> Option<usize> {
        self.atoms.get(at)?.pair
    }

    /// The normalised word; empty for a stretch in marks and past the end.
    pub(super) fn norm(&self, at: usize) -> &str {
        match self.atoms.get(at) {
            Some(Atom { range, pair: None }) => self.source.norm(range.first()),
            _ => "",
        }
    }

    /// The word as written; empty for a stretch in marks and past the end.
    pub(super) fn word(&self, at: usize) -> &'t str {
        match self.atoms.get(at) {
            Some(Atom { range, pair: None }) => self.source.word(range.first()),
            _ => "",
        }
    }

    /// Whether the atom is a word, number or address: neither punctuation nor a stretch in marks.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at)
            .is_some_and(|kind| matches!(kind, TokenKind::Word | TokenKind::Number | TokenKind::Address))
    }

    /// The kind of token; none for a stretch in marks.
    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        let atom = self.atoms.get(at).filter(|atom| atom.pair.is_none())?;
        Some(self.source.kind(atom.range.first()))
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether the word belongs to a class of function words.
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.classes(at).has(class)
    }

    /// The classes of the word; none for a stretch in marks, past the end and in a person's name.
    pub(super) fn classes(&self, at: usize) -> WordClasses {
        match self.atoms.get(at) {
            Some(Atom { range, pair: None }) if self.named.binary_search(&range.first()).is_err() => {
                self.source.classes(range.first())
            }
            _ => WordClasses::default(),
        }
    }

    /// Whether the word is any function word; nouns that may be plural subjects are none.
    pub(super) fn is_function(&self, at: usize) -> bool {
        let classes = self.classes(at);
        classes.is_listed() && !NOUNS.contains(&classes)
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.norm(at) == ","
    }

    /// A full stop or what else ends a sentence, or the end of the unit.
    pub(super) fn is_end(&self, at: usize) -> bool {
        at >= self.len() || matches!(self.norm(at), "." | "!" | "?" | "…" | "...")
    }

    /// A dash between clauses; a hyphen touches the words on both its sides.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        match self.norm(at) {
            "—" | "–" | "―" | "--" | "---" => true,
            "-" => !self.is_hyphen(at),
            _ => false,
        }
    }

    /// A hyphen within a word: "Mark-Viverito", "40-minute".
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        let touches = |at: usize| {
            self.atoms.get(at).is_some_and(|atom| self.source.gap(atom.range.first()) == Gap::None)
        };
        matches!(self.norm(at), "-" | "–" | "/") && touches(at) && touches(at + 1)
    }

    /// Whether a stretch in marks ends with punctuation that closes a sentence or leads over to its cue.
    pub(super) fn pair_ends_with(&self, at: usize, marks: &[char]) -> bool {
        let Some(Atom { range, pair: Some(_) }) = self.atoms.get(at) else { return false };
        let last = range.iter().rev().find(|index| self.source.kind(*index) != TokenKind::Mark);
        last.is_some_and(|index| self.source.word(index).ends_with(marks))
    }

    /// Whether a stretch in marks begins with a small letter.
    pub(super) fn pair_opens_small(&self, at: usize) -> bool {
        let Some(Atom { range, pair: Some(_) }) = self.atoms.get(at) else { return false };
        let first = range.iter().find(|index| self.source.kind(*index) != TokenKind::Mark);
        first.is_some_and(|index| self.source.word(index).starts_with(char::is_lowercase))
    }

    /// The tokens of a run of atoms.
    pub(super) fn range(&self, from: usize, to: usize) -> Range {
        let end = self.source.len();
        let start = self.atoms.get(from).map_or(end, |atom| atom.range.first());
        let after =
            to.checked_sub(1).and_then(|last| self.atoms.get(last)).map_or(start, |atom| atom.range.after());
        Range::new(start, after)
    }
}
