//! Marks that are no speech: titles of works, terms, nicknames, signs.
//! Takes a stretch in marks and its neighbours, gives the reason.
//! Law: only what the neighbours say plainly; a doubtful fragment is left to others.

use super::narration::{Class, Unit};
use crate::document::Reason;
use crate::lexicon::words::NON_SPEECH_WORDS;
use crate::text::{Range, Source, TokenKind};

/// Why the stretch in marks at `at` is no speech, where that is plain.
pub(super) fn reason(unit: &Unit, at: usize) -> Option<Reason> {
    let range = unit.atoms.get(at)?.range;
    let length = words(unit.source, range);
    if length <= 2
        && at > 0
        && unit.is_capitalised(at - 1)
        && unit.is_capitalised(at + 1)
        && is_bare(unit, at)
    {
        return Some(Reason::Nickname);
    }
    let before = at.checked_sub(1)?;
    let named = NON_SPEECH_WORDS.get(unit.norm(before)).copied();
    let apposed = || {
        let noun = before.checked_sub(1).filter(|_| unit.is_comma(before))?;
        NON_SPEECH_WORDS.get(unit.norm(noun)).copied().filter(|kind| *kind == "title")
    };
    match named.or_else(apposed) {
        Some("title") if length <= 12 && is_title_case(unit.source, range) => Some(Reason::Title),
        Some("term" | "wording") if length <= 5 => Some(Reason::Term),
        Some("sign") if length <= 12 => Some(Reason::Sign),
        _ if (length > 1 || unit.norm(before) == "'s")
            && is_led(unit, at)
            && is_title_case(unit.source, range) =>
        {
            Some(Reason::Title)
        }
        _ => None,
    }
}

/// Number of words in a range.
pub(super) fn words(source: &Source, range: Range) -> usize {
    range.iter().filter(|index| source.kind(*index) == TokenKind::Word).count()
}

/// Whether no punctuation stands inside at the end: a nickname has none.
fn is_bare(unit: &Unit, at: usize) -> bool {
    !unit.pair_ends_with(at, &['.', ',', '!', '?'])
}

/// Whether a preposition, a determiner or a genitive leads into the marks, as into a title: "in “War and Peace”".
fn is_led(unit: &Unit, at: usize) -> bool {
    let before = at - 1;
    unit.is(before, Class::Link) || unit.norm(before) == "on" || unit.norm(before) == "'s"
}

/// Whether all words but the short function words begin with a capital.
fn is_title_case(source: &Source, range: Range) -> bool {
    let mut long =
        range.iter().filter(|index| source.kind(*index) == TokenKind::Word && source.word(*index).len() > 3);
    let short_capital = range.iter().any(|index| source.is_capitalised(index));
    short_capital
        && long.all(|index| {
            source.is_capitalised(index) || source.norm(index) == "with" || source.norm(index) == "from"
        })
}
