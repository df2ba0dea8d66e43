//! Marks that are no speech: titles of works, terms, nicknames, signs.
//! Takes a stretch in marks and its neighbours, or a draft of marks alone, gives the reason.
//! Law: only what the neighbours say plainly; a doubtful fragment is left to others.

use super::draft::Draft;
use super::narration::{Class, Unit};
use super::phrase;
use crate::document::Reason;
use crate::lexicon::words::{NON_SPEECH_WORDS, WORK_WORDS};
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
        Some("term" | "wording") if length <= 5 && !tells_when(unit, at) => Some(Reason::Term),
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

/// Why what a draft takes for said is no speech: “wrote “The Long Winter””, “the sign read “No entry””.
pub(super) fn reason_of(unit: &Unit, draft: &Draft) -> Option<Reason> {
    let cue = draft.cue?;
    if !draft.is_bare(unit) {
        return None;
    }
    let at = draft.start();
    let is_object = at == cue.after && at + 1 == draft.end();
    let is_read = || cue.what.lemma == "read" && draft.speaker.is_some_and(|source| is_reader(unit, source));
    let handles_works = |verb: usize| is_read() || makes_works(unit, verb);
    if is_object && handles_works(cue.verb) && is_title(unit, at) {
        return Some(Reason::Title);
    }
    // A sign says and reads; a poster that writes is somebody.
    let (start, end) = draft.speaker.filter(|_| cue.what.class == "said")?;
    let head = phrase::short_phrase_after(unit, start).map_or(end, |short| short.min(end)) - 1;
    is_sign(unit, head).then_some(Reason::Sign)
}

/// Whether the noun is one for what bears a text; not where it reads as a surname: "Anna Hat", "Banner" that opens a sentence.
fn is_sign(unit: &Unit, noun: usize) -> bool {
    let norm = unit.norm(noun);
    let opens = noun == 0 && norm.ends_with('s');
    NON_SPEECH_WORDS.get(norm).copied() == Some("sign") && (opens || !unit.is_capitalised(noun))
}

/// Whether the verb makes works.
fn makes_works(unit: &Unit, verb: usize) -> bool {
    WORK_WORDS.get(unit.norm(verb)).is_some_and(|classes| classes.split(' ').any(|class| class == "verb"))
}

/// Whether it is people who read, by name or pronoun; what is written somewhere "reads" as well.
fn is_reader(unit: &Unit, (start, end): (usize, usize)) -> bool {
    let is_pronoun =
        end == start + 1 && matches!(unit.norm(start), "he" | "she" | "they" | "i" | "we" | "who");
    is_pronoun || (start..end).all(|at| unit.is_capitalised(at) && !unit.is(at, Class::Det))
}

/// Whether an object is written as the title of a work.
fn is_title(unit: &Unit, at: usize) -> bool {
    let range = unit.atoms[at].range;
    words(unit.source, range) > 1
        && !unit.pair_ends_with(at, &['.', '!', '?'])
        && is_title_case(unit.source, range)
}

/// Whether the marks hold a preposition first: a term has a name, "named “within days”" tells when.
fn tells_when(unit: &Unit, at: usize) -> bool {
    let range = unit.atoms[at].range;
    let first = range.iter().find(|index| unit.source.kind(*index) != TokenKind::Mark);
    first.is_some_and(|index| unit.source.is(index, Class::Prep) && !unit.source.is_capitalised(index))
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
