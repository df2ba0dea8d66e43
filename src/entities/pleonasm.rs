//! "It is clear that …", "it seems", "it was Lindgren who …": an "it" that stands for nothing.
//! Takes the words behind an "it" and before it, tells whether it is such a one.
//! Law: only the same sentence counts, and of it a few words; an "it" that may stand for something is left to the others.

use super::context::Context;
use crate::lexicon::words::PLEONASTIC_WORDS;
use crate::lexicon::{WordClass, WordClasses};

/// Words between the "it" and what tells.
const FILLERS: WordClasses = WordClasses::of(&[
    WordClass::Be,
    WordClass::Modal,
    WordClass::Neg,
    WordClass::Adv,
    WordClass::Have,
    WordClass::Do,
]);

/// So many tokens may stand between the "it" and the clause that it announces.
const REACH: usize = 10;

/// Whether the "it" at `token` stands for nothing.
pub(super) fn is_one(context: &Context, token: usize) -> bool {
    let source = context.source;
    if source.norm(token) != "it" {
        return false;
    }
    let end = source.sentence_at(token).after().min(token + REACH);
    let is_filler = |index: &usize| source.is_any(*index, FILLERS);
    let Some(first) = (token + 1..end).find(|index| !is_filler(index)) else { return false };
    let has_be = (token + 1..first).any(|index| context.source.is(index, WordClass::Be));
    match PLEONASTIC_WORDS.get(source.norm(first)).copied().unwrap_or_default() {
        "weather" | "effort" => true,
        "verb" => announces(context, first + 1, end),
        "adjective" if has_be => announces(context, first + 1, end),
        "noun" if has_be => true,
        // "make it clear that": no verb stands between.
        "adjective" if first == token + 1 => announces(context, first + 1, end),
        _ => has_be && is_cleft(context, first, end),
    }
}

/// Whether a clause or an infinitive follows: "that", "to", "whether", "how".
fn announces(context: &Context, from: usize, end: usize) -> bool {
    let is_stop = |index: &usize| matches!(context.source.word(*index), "." | "," | ";" | ":" | "?" | "!");
    (from..end).take_while(|index| !is_stop(index)).any(|index| {
        matches!(context.source.norm(index), "that" | "to" | "if" | "as" | "like")
            || context.source.is(index, WordClass::Wh)
    })
}

/// "It was Lindgren who": a mention, and at once a relative pronoun.
fn is_cleft(context: &Context, first: usize, end: usize) -> bool {
    let ends = (first + 1..end).find(|index| matches!(context.source.norm(*index), "who" | "that"));
    ends.is_some_and(|end| {
        context
            .name_ending_at(end)
            .or_else(|| context.nominal_ending_at(end))
            .is_some_and(|mention| context.mentions[mention].range.first() <= first + 1)
    })
}
