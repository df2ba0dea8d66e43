//! Lines that their speaker's label opens: transcripts, questions and answers, headlines.
//! Takes the units of the text, gives who speaks a line and where the words start.
//! Law: a name is needed, words in the first person, or a label that comes again: "Read more:" speaks for nobody.

use super::narration::{Class, Unit};
use super::phrase;
use crate::document::{Form, Kind, Mention};
use crate::lexicon::words::{NOMINAL_HEADS, TURN_LABELS};
use crate::text::{Range, Source, TokenKind};
use rustc_hash::FxHashMap;

/// How many atoms a label may have.
const LONGEST: usize = 12;

/// How many mentions before an interview tell whose it is.
const NEAREST: usize = 40;

/// How many words the name within the marks may have.
const LONGEST_INSIDE: usize = 4;

/// A line with the one who speaks it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    /// None where the label names nobody: "A:".
    pub(super) speaker: Option<Range>,
    /// The first token of the words.
    pub(super) start: usize,
    pub(super) why: &'static str,
}

/// What opens the lines of a text.
#[derive(Default)]
pub(super) struct Labels<'u> {
    /// How many sentences each label opens.
    lines: FxHashMap<&'u str, usize>,
    questions: bool,
    answers: bool,
    /// The only person whom the lines before the first question name: whose answers they are.
    guest: Option<Range>,
}

impl<'u> Labels<'u> {
    /// The labels of all lines.
    pub(super) fn of(units: &'u [Unit], mentions: &[Mention]) -> Self {
        let mut labels = Self::default();
        for unit in units.iter().filter(|unit| unit.opens_paragraph) {
            match letter(unit) {
                Some(("question", _)) if !labels.questions => {
                    labels.questions = true;
                    labels.guest = guest(unit.source, unit.range(0, 1), mentions);
                }
                Some(("answer", _)) => labels.answers = true,
                _ => {}
            }
            if let Some(colon) = colon(unit).filter(|colon| speaks(unit, *colon)) {
                *labels.lines.entry(unit.source.words(unit.range(0, colon))).or_default() += 1;
            }
        }
        labels
    }

    /// Who speaks the line that `unit` opens.
    pub(super) fn turn(&self, unit: &Unit, mentions: &[Mention]) -> Option<Turn> {
        if !unit.opens_paragraph {
            return None;
        }
        if let Some((kind, after)) = letter(unit).filter(|_| self.questions && self.answers) {
            let answer = kind == "answer";
            let why = if answer { "an answer of the interview" } else { "a question of the interview" };
            return Some(Turn {
                speaker: self.guest.filter(|_| answer),
                start: unit.range(0, after).after(),
                why,
            });
        }
        let colon = colon(unit)?;
        let range = unit.range(0, colon);
        let again =
            self.lines.len() > 1 && self.lines.get(unit.source.words(range)).is_some_and(|lines| *lines > 1);
        let known = (again && speaks(unit, colon)) || is_somebody(unit, colon, mentions);
        let start = range.after() + 1;
        known.then_some(Turn { speaker: Some(range), start, why: "named before the colon" })
    }
}

/// The only person whom the text names before `first`, where the name stands last.
fn guest(source: &Source, first: Range, mentions: &[Mention]) -> Option<Range> {
    let before = mentions.partition_point(|mention| mention.range.start < first.start);
    let near = mentions[before.saturating_sub(NEAREST)..before].iter().rev();
    let mut people = near.filter(|mention| mention.kind == Kind::Person && mention.form == Form::Name);
    let surname = |mention: &Mention| source.norm(mention.range.after().saturating_sub(1));
    let last = people.next()?;
    people.all(|other| surname(other) == surname(last)).then_some(last.range)
}

/// "Q:", "A.": whether a question or an answer follows, and where the label ends.
fn letter(unit: &Unit) -> Option<(&'static str, usize)> {
    let norm = unit.norm(0);
    let kind = TURN_LABELS.get(norm.trim_end_matches('.')).copied().filter(|_| unit.is_capitalised(0))?;
    let closed = matches!(unit.norm(1), ":" | ".");
    let short = norm.trim_end_matches('.').len() == 1;
    let ends = closed && (short || unit.norm(1) == ":") || (norm.ends_with('.') && short);
    ends.then_some((kind, 1 + usize::from(closed)))
}

/// The colon behind the words that open a line, if they may name somebody and no marks follow.
fn colon(unit: &Unit) -> Option<usize> {
    let colon = (1..unit.len().min(LONGEST)).find(|at| unit.norm(*at) == ":")?;
    let name = |at: usize| {
        unit.is_capitalised(at)
            || unit.is(at, Class::Link)
            || unit.is_hyphen(at)
            || unit.word(at).starts_with('@')
            || matches!(unit.norm(at), "(" | ")" | "." | "'s" | ",")
    };
    let ends = unit.is_word(colon - 1) && !unit.is_function(colon - 1) || unit.norm(colon - 1) == ")";
    let opens = unit.pair(colon + 1).is_none() && unit.is_word(colon + 1);
    (ends && opens && (0..colon).all(name)).then_some(colon)
}

/// Whether what follows the colon is a sentence.
fn speaks(unit: &Unit, colon: usize) -> bool {
    let paragraph = unit.source.paragraph_at(unit.range(0, 1).first());
    let last = paragraph.iter().rev().take(3).find(|index| unit.source.kind(*index) != TokenKind::Mark);
    let closes = last.is_some_and(|index| unit.source.word(index).ends_with(['.', '!', '?', '…', '—', '-']));
    closes && unit.kind(colon + 1) == Some(TokenKind::Word)
}

/// Whether the label before the colon is a name, or shouted, or what follows speaks of itself.
fn is_somebody(unit: &Unit, colon: usize, mentions: &[Mention]) -> bool {
    let range = unit.range(0, colon);
    let start = colon + 1;
    let figure = unit.kind(start) == Some(TokenKind::Number) && !unit.is_word(start + 1);
    let shouted =
        (0..colon).all(|at| unit.word(at).len() > 2 && !unit.word(at).chars().any(char::is_lowercase));
    let first_person = matches!(unit.norm(start), "i" | "we" | "my" | "our" | "i'm" | "we're");
    let handle = unit.word(0).starts_with('@');
    let first = mentions.partition_point(|mention| mention.range.start < range.start);
    let named = mentions[first..]
        .iter()
        .take_while(|mention| mention.range.start < range.end)
        .any(|mention| range.covers(mention.range) && matches!(mention.kind, Kind::Person | Kind::Org));
    !figure && (shouted || first_person || named || handle || is_role(unit, colon))
}

/// Whether the label is one word for a person or a body, and what follows tells something: "Minister: no plan to raise taxes".
fn is_role(unit: &Unit, colon: usize) -> bool {
    let heads = NOMINAL_HEADS.get(unit.norm(0)).copied().unwrap_or_default();
    let is_source = ["person", "people", "org"].iter().any(|class| heads.contains(class));
    colon == 1 && is_source && phrase::has_verb(unit, colon + 1, unit.len())
}

/// The name in capitals with which a stretch in marks opens: "QUILL: We lost two cranes."
pub(super) fn named_inside(source: &Source, marks: Range) -> Option<Range> {
    let first = marks.first() + 1;
    let shouted = |index: &usize| {
        let word = source.word(*index);
        word.len() > 2 && word.chars().all(char::is_uppercase)
    };
    let name = (first..marks.after()).take(LONGEST_INSIDE).take_while(shouted).count();
    (name > 0 && source.word(first + name) == ":").then(|| Range::new(first, first + name))
}
