//! What went wrong with names: each failure once, by kind.
//! Takes pairs of documents, gives a set's figures.
//! Law: every expected or found name is either right or belongs to one failure.

use std::collections::BTreeSet;
use std::ops::Range;

use super::failures::{Failure, Figures, Item};
use super::gold::{Entity, Pair};
use super::sets::Types;
use super::words::{text, words};

/// The figures of a set of names.
pub(super) fn figures(pairs: &[Pair], types: Types) -> Figures {
    let mut figures = Figures::default();
    for pair in pairs {
        let items = |entities: &[Entity]| -> BTreeSet<Item> {
            entities.iter().filter_map(|entity| item(&pair.gold.chars, entity, types)).collect()
        };
        let (gold, found) = (items(&pair.gold.entities), items(&pair.found.entities));
        for item in gold.union(&found) {
            let (expected, was_found) = (gold.contains(item), found.contains(item));
            let right = expected && was_found;
            figures.strict.add(expected, was_found, right);
            figures.by_type.entry(item.kind.clone()).or_default().add(expected, was_found, right);
        }
        for failure in failures(&gold, &found) {
            figures.fail(failure);
        }
    }
    figures
}

/// Each name missed, with what was found in its place, and each found where none is.
fn failures(gold: &BTreeSet<Item>, found: &BTreeSet<Item>) -> Vec<Failure> {
    let wrong: Vec<&Item> = found.difference(gold).collect();
    let missed: Vec<&Item> = gold.difference(found).collect();
    let taken = |gold: &Item| {
        let rivals = wrong.iter().rev().filter(|found| found.overlap(gold) > 0);
        let best = rivals.max_by_key(|found| found.overlap(gold));
        best.map_or_else(
            || Failure::missed(&gold.kind),
            |found| Failure::between(gold, found, gold.against(found)),
        )
    };
    let is_free = |found: &&&Item| missed.iter().all(|gold| gold.overlap(found) == 0);
    let invented = wrong.iter().filter(is_free).map(|found| Failure::invented(&found.kind));
    missed.iter().map(|gold| taken(gold)).chain(invented).collect()
}

/// A name under the corpus's type, without articles, titles and possessive ending.
fn item(chars: &[char], entity: &Entity, types: Types) -> Option<Item> {
    let kind = types.of(&entity.kind)?;
    let Range { start, end } =
        without_possessive(chars, without_title(chars, entity.start..entity.end, kind));
    Some(Item { start, end, kind: kind.to_owned(), value: String::new() })
}

/// The name without leading articles and, of a person, titles.
fn without_title(chars: &[char], mut range: Range<usize>, kind: &str) -> Range<usize> {
    const TITLES: &str = " mr mrs ms miss dr prof professor president senator sen rep gov governor gen general col capt \
                          sir lord lady king queen prince princess pope judge justice mayor sgt lt rev sheikh ayatollah ";
    while let [first, second, ..] = words(chars, range.clone()).as_slice() {
        let word = text(chars, first).to_lowercase();
        let is_title = kind.starts_with("PER") && TITLES.contains(&format!(" {word} "));
        let gap = text(chars, &(first.end..second.start));
        let gap = if is_title { gap.strip_prefix('.').unwrap_or(&gap) } else { &gap };
        let is_blank = !gap.is_empty() && gap.chars().all(char::is_whitespace);
        if first.start != range.start
            || !is_blank
            || !(is_title || matches!(word.as_str(), "the" | "a" | "an"))
        {
            break;
        }
        range.start = second.start;
    }
    range
}

/// The name without ’s or a bare apostrophe at its end.
fn without_possessive(chars: &[char], range: Range<usize>) -> Range<usize> {
    let name = text(chars, &range);
    let bare = name.strip_suffix('s').unwrap_or(&name);
    let cut = bare.strip_suffix(['\'', '’']).map(str::trim_end).filter(|cut| !cut.is_empty());
    cut.map_or(range.clone(), |cut| range.start..range.start + cut.chars().count())
}

#[cfg(test)]
mod tests {
    use super::super::gold::{Pair, document};
    use super::*;

    fn pair(text: &str, gold: &[(&str, &str)], found: &[(&str, &str)]) -> Pair {
        let side = |names: &[(&str, &str)]| {
            let entities: Vec<_> = names
                .iter()
                .map(|(name, kind)| {
                    let start = text.find(name).unwrap_or_default();
                    serde_json::json!({ "start": start, "end": start + name.len(), "type": kind })
                })
                .collect();
            let line = serde_json::json!({ "id": "a", "text": text, "entities": entities });
            document(&line.to_string()).unwrap_or_default()
        };
        Pair { gold: side(gold), found: side(found) }
    }

    #[test]
    fn each_failure_is_counted_once() {
        let text =
            "President Holm's ship left the Lundvik Harbour Company in Oslo for Bergen with Quill aboard.";
        let gold = [
            ("President Holm's", "PERSON"),
            ("the Lundvik Harbour Company", "ORG"),
            ("Oslo", "GPE"),
            ("Quill", "PERSON"),
        ];
        let found = [("Holm", "PERSON"), ("Lundvik Harbour", "LOC"), ("Oslo", "LOC"), ("Bergen", "GPE")];
        let figures = figures(&[pair(text, &gold, &found)], Types::Three);
        assert_eq!((figures.strict.right, figures.strict.gold, figures.strict.found), (2, 4, 4));
        let shown: Vec<String> = figures
            .failures
            .iter()
            .map(|(failure, count)| format!("{} {} {} {count}", failure.gold, failure.found, failure.how))
            .collect();
        assert_eq!(shown, ["ORG LOC too short 1", "PER – missed 1", "– LOC invented 1"]);
    }
}
