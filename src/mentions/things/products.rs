//! Products: a maker with a model, a line with its number, a letter code with a number.
//! Takes the view and a token, gives the product's name that begins there.
//! Law: a maker alone is an organisation; a code alone needs its hyphen.

use super::super::view::{Shape, View};
use super::Thing;
use super::reach::{is_loud, is_readable, joins};
use crate::document::Kind;
use crate::lexicon::facts::PLACE;
use crate::lexicon::words::PRODUCT_WORDS;
use crate::text::{Gap, Range};

/// The product's name that begins at `start`.
pub(super) fn at(view: &View, start: usize) -> Option<Thing> {
    if !view.is_nameable(start) || !is_readable(view, start) {
        return None;
    }
    let end = model(view, start).or_else(|| line(view, start));
    let end = end.or_else(|| code(view, start).map(|end| nickname(view, end)))?;
    Some(Thing {
        range: Range::new(start, with_variants(view, end)),
        kind: Kind::Product,
        score: 0.85,
        evidence: "a maker, a model or a number",
    })
}

/// Whether the table puts the token in `class`.
fn is(view: &View, index: usize, class: &str) -> bool {
    PRODUCT_WORDS
        .get(view.source.norm(index))
        .is_some_and(|classes| classes.split(' ').any(|own| own == class))
}

/// "Boeing 737", "Tesla Model 3", "Ford Ranger": one past the model behind a maker.
fn model(view: &View, maker: usize) -> Option<usize> {
    let next = maker + 1;
    if !is(view, maker, "maker") || !joins(view, next) || view.source.gap(next) != Gap::Space {
        return None;
    }
    if view.source.norm(next) == "model" || (is(view, next, "line") && view.is_nameable(next)) {
        return Some(line(view, next).unwrap_or(next + 1));
    }
    let is_model = is(view, next, "model") && view.source.is_capitalised(next);
    if is_model {
        return Some(next + 1);
    }
    code(view, next).or_else(|| is_designation(view, next).then_some(next + 1))
}

/// "737", "A320", "X5", but no year, amount or count.
fn is_designation(view: &View, index: usize) -> bool {
    let word = view.source.word(index);
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let is_mixed = digits > 0 && word.starts_with(|c: char| c.is_ascii_uppercase());
    let is_number = digits == word.len() && (3..=4).contains(&digits) && !super::reach::is_year(view, index);
    is_mixed || (is_number && view.at(index).shape == Shape::Number)
}

/// "iPhone 15", "Galaxy S24", "Model 3": one past the number of a line.
fn line(view: &View, first: usize) -> Option<usize> {
    let next = first + 1;
    let is_line = is(view, first, "line") || view.source.word(first) == "Model";
    let word = view.source.word(next);
    let has_digit =
        word.bytes().any(|byte| byte.is_ascii_digit()) && word.len() < 5 && !word.contains(['.', ',', ':']);
    let is_letter = view.source.word(first) == "Model" && matches!(word, "S" | "X" | "Y" | "T");
    let is_near =
        joins(view, next) && view.source.gap(next) == Gap::Space && !super::reach::is_year(view, next);
    (is_line && is_near && (has_digit || is_letter)).then_some(next + 1)
}

/// "F-16", "AK-47s", "MiG-29": one past the number behind the letters and a hyphen.
fn code(view: &View, first: usize) -> Option<usize> {
    let (hyphen, number) = (first + 1, first + 2);
    let is_tight = view.source.gap(hyphen) == Gap::None && view.source.gap(number) == Gap::None;
    let word = view.source.word(number);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let tail = word.get(digits..).unwrap_or_default();
    let is_number =
        (1..=4).contains(&digits) && tail.len() < 3 && tail.bytes().all(|byte| byte.is_ascii_alphabetic());
    let follows = view.source.word(number + 1) == "-" && view.source.gap(number + 1) == Gap::None;
    let fits = is(view, first, "code") && view.source.word(hyphen) == "-" && is_tight && is_number;
    (fits && joins(view, number) && !follows).then_some(number + 1)
}

/// "F-16 Fighting Falcon": one past the name that follows the letters and number of an aircraft.
fn nickname(view: &View, end: usize) -> usize {
    let after = super::reach::end(view, end, 2);
    let is_named =
        |index: usize| view.at(index).shape == Shape::Title && view.at(index).facts.get(PLACE) == 0;
    if (end..after).all(is_named) && !is_loud(view, end) { after } else { end }
}

/// One past the variants behind: "MAX 8", "Pro Max".
fn with_variants(view: &View, end: usize) -> usize {
    let mut end = end;
    for _ in 0..3 {
        let is_near = joins(view, end) && view.source.gap(end) == Gap::Space;
        let is_number = view.source.word(end).len() < 3 && view.at(end).shape == Shape::Number;
        let after_variant = is(view, end - 1, "variant") && is_number;
        if !is_near || !(is(view, end, "variant") && view.is_nameable(end) || after_variant) {
            break;
        }
        end += 1;
    }
    end
}
