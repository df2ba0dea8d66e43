//! The program on a few sentences of our own.
//! Takes sentences with names in brackets, gives what was learned.
//! Law: no file outside the project is read.

use super::corpora::{Name, Text};
use super::kinds::{self, Kinds};
use super::learn;
use whosaid::text::Span;

const SENTENCES: [&str; 4] = [
    "Mayor [PERSON Ida Marlowe] met reporters in [GPE LOC FAC Lisbon] on Monday, and [PERSON Marlowe] said that [ORG Harlan Steel] would pay.",
    "A spokesman for [ORG Harlan Steel Corp.] told reporters in [GPE LOC FAC Madrid] that [PERSON Tomas Revell] had resigned.",
    "The ferry across [GPE LOC FAC Lake Orrin] was late, said [PERSON Revell], who lives in [GPE LOC FAC Lisbon].",
    "[NORP EVENT none French] voters in [GPE LOC FAC Marseille] heard [PERSON Anna Quist] of the [ORG Institute for Tides].",
];

/// A sentence whose names stand in brackets, each after the kinds that it may be.
fn text(marked: &str) -> Text {
    let mut text = Text { text: String::new(), names: Vec::new(), unknown: kinds::named("LAW") };
    for (index, part) in marked.split(['[', ']']).enumerate() {
        if index % 2 == 0 {
            text.text.push_str(part);
            continue;
        }
        let is_kind = |word: &&str| kinds::named(word) != Kinds::default();
        let labels: Vec<&str> = part.split(' ').take_while(is_kind).collect();
        let name = &part[labels.join(" ").len() + 1..];
        let start = text.text.len() as u32;
        text.text.push_str(name);
        let span = Span { start, end: text.text.len() as u32 };
        text.names.push(Name { span, kinds: kinds::named(&labels.join(" ")) });
    }
    text
}

#[test]
fn the_same_texts_give_the_same_bytes() {
    let texts: Vec<Text> = SENTENCES.iter().map(|marked| text(marked)).collect();
    let learned = learn(&texts, 2).expect("the committed lexicon is sound");
    assert_eq!(learned, learn(&texts, 2).expect("the committed lexicon is sound"));
    assert!(learned.neighbours.contains("\nin\nsaid\n"), "{}", learned.neighbours);
    assert!(learned.evidence.lines().any(|line| line.starts_with("1 given.")), "{}", learned.evidence);
    assert!(learned.evidence.lines().any(|line| line.starts_with("2 same-surname.")), "{}", learned.evidence);
    assert!(!learned.evidence.contains("NaN") && !learned.evidence.contains("inf"));
}

#[test]
fn coarse_labels_are_narrowed_by_what_the_lexicon_knows() {
    let place = kinds::named("GPE LOC FAC");
    let narrowed = |rows: &[&str]| kinds::narrow(place, rows);
    assert_eq!(narrowed(&["place.5"]), kinds::named("GPE"));
    assert_eq!(narrowed(&["long-place.6", "head.2"]), kinds::named("LOC"), "the gazetteer before the head");
    assert_eq!(narrowed(&["head.2"]), kinds::named("FAC"));
    assert_eq!(narrowed(&["head.5"]), place, "no kind that the label does not allow");
    assert_eq!(narrowed(&["given.1"]), place);
    let other = kinds::named("EVENT NORP none");
    assert_eq!(kinds::narrow(other, &["people.1"]), kinds::named("NORP"));
    assert_eq!(kinds::narrow(kinds::named("ORG"), &["place.5"]), kinds::named("ORG"));
}
