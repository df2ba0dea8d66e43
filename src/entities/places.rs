//! How a mention stands in its sentence: as the subject, behind a preposition, as a possessive.
//! Takes the words around a mention, gives its place.
//! Law: only the words next to it count; nothing is parsed.

use super::context::Context;
use crate::document::Form;
use crate::lexicon::{PronounFeature, WordClass, WordClasses};
use crate::text::TokenKind;

/// Words at which no noun phrase goes on.
const NO_NOUNS: WordClasses = WordClasses::of(&[
    WordClass::Prep,
    WordClass::Det,
    WordClass::Conj,
    WordClass::Sub,
    WordClass::Be,
    WordClass::To,
    WordClass::Relative,
    WordClass::Poss,
    WordClass::Adv,
    WordClass::Time,
]);

/// Words that are no verbs.
const NO_VERBS: WordClasses =
    WordClasses::of(&[WordClass::Prep, WordClass::Conj, WordClass::Det, WordClass::Relative]);

/// Words that are no titles, be they capitalised.
const NO_TITLES: WordClasses = WordClasses::of(&[WordClass::Prep, WordClass::Conj, WordClass::Sub]);

/// Where a mention stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It opens the sentence.
    Opening,
    /// A verb follows it.
    Subject,
    /// Behind a verb, in a list, alone.
    Other,
    /// Behind a preposition.
    Governed,
    /// With ’s, or "his".
    Possessive,
}

impl Place {
    /// Where a mention stands.
    pub(super) fn of(context: &Context, mention: usize) -> Self {
        let source = context.source;
        let seen = &context.mentions[mention];
        let range = seen.range;
        let last = source.norm(range.after().saturating_sub(1));
        if source.norm(range.after()) == "'s" || last == "'s" || is_possessive(context, mention) {
            return Self::Possessive;
        }
        let verb_follows = verb_follows(context, range.after());
        let before = context.before(start_of_phrase(context, range.first()));
        // "after" and "since" govern a noun or open a clause: then its verb follows.
        let opens_clause =
            before.is_some_and(|index| context.source.is(index, WordClass::Sub) && verb_follows);
        let is_governed =
            before.is_some_and(|index| context.source.is(index, WordClass::Prep)) && !opens_clause;
        let opens = before.is_none_or(|index| index < source.sentence_at(range.first()).first());
        // "said Lindgren": the verb stands before its subject.
        let speaks = context.spoken_by(mention).is_some();
        match (is_governed && !speaks, opens, verb_follows || speaks) {
            (true, ..) => Self::Governed,
            (_, true, _) => Self::Opening,
            (.., true) => Self::Subject,
            _ => Self::Other,
        }
    }

    /// Whether subjects stand so.
    pub(super) fn is_subject(self) -> bool {
        matches!(self, Self::Opening | Self::Subject)
    }
}

/// A pronoun that has a noun: "his", and "her" where a noun follows.
pub(super) fn is_possessive(context: &Context, mention: usize) -> bool {
    let seen = &context.mentions[mention];
    if seen.form != Form::Pronoun {
        return false;
    }
    let features = context.pronoun(seen);
    features.has(PronounFeature::Possessive)
        && (!features.has(PronounFeature::Object) || noun_follows(context, seen.range.after()))
}

/// Whether a noun or its adjective may stand there: a word that is no function word.
fn noun_follows(context: &Context, index: usize) -> bool {
    let kind = context.source.kind(index);
    matches!(kind, TokenKind::Word | TokenKind::Number) && !context.source.is_any(index, NO_NOUNS)
}

/// Whether a word stands there that may be a verb.
fn verb_follows(context: &Context, next: usize) -> bool {
    let source = context.source;
    matches!(source.kind(next), TokenKind::Word | TokenKind::Clitic)
        && !source.is_capitalised(next)
        && source.norm(next) != "'s"
        && !source.is_any(next, NO_VERBS)
}

/// The first token of the phrase that a name ends: over its titles and determiner.
fn start_of_phrase(context: &Context, first: usize) -> usize {
    let mut start = first;
    while let Some(before) = context.before(start).filter(|before| first - before <= 4) {
        let is_part = context.source.is_capitalised(before)
            && context.source.kind(before) == TokenKind::Word
            && !context.source.is_any(before, NO_TITLES);
        if !is_part && !context.source.is(before, WordClass::Det) {
            break;
        }
        start = before;
    }
    start
}
