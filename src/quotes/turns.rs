//! Lines that a speaker's name and a colon open: transcripts, questions and answers, headlines.
//! Takes the first unit of a paragraph, gives the speaker and where the words start.
//! Law: a name is needed, or words in the first person: "Read more:" speaks for nobody.

use super::narration::{Class, Unit};
use crate::document::{Kind, Mention};
use crate::text::{Range, Source};

/// How many atoms a speaker's name may have.
const LONGEST: usize = 8;

/// How many words the name within the marks may have.
const LONGEST_INSIDE: usize = 4;

/// The speaker of a line and the atom at which the words start.
pub(super) fn find(unit: &Unit, mentions: &[Mention]) -> Option<(Range, usize)> {
    if !unit.opens_paragraph {
        return None;
    }
    let colon = (1..unit.len().min(LONGEST)).find(|at| unit.norm(*at) == ":")?;
    let start = colon + 1;
    let name = |at: usize| {
        unit.is_capitalised(at)
            || unit.is(at, Class::Link)
            || unit.is_hyphen(at)
            || matches!(unit.norm(at), "(" | ")" | "." | "'s")
    };
    if !(0..colon).all(name) || unit.pair(start).is_some() || !unit.is_word(start) {
        return None;
    }
    let range = unit.range(0, colon);
    let shouted =
        (0..colon).all(|at| unit.word(at).len() > 2 && !unit.word(at).chars().any(char::is_lowercase));
    let first_person = matches!(unit.norm(start), "i" | "we" | "my" | "our" | "i'm" | "we're");
    let first = mentions.partition_point(|mention| mention.range.start < range.start);
    let named = mentions[first..]
        .iter()
        .take_while(|mention| mention.range.start < range.end)
        .any(|mention| range.covers(mention.range) && matches!(mention.kind, Kind::Person | Kind::Org));
    let ends = unit.is_word(colon - 1) && !unit.is_function(colon - 1);
    (ends && (shouted || first_person || named)).then_some((range, start))
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
