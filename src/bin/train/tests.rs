//! The program on a few sentences of our own.
//! Takes sentences with names in brackets, gives what was learned.
//! Law: no file outside the project is read.

use super::corpora::{Name, Text};
use super::kinds::{self, Kinds};
use super::{Method, train};
use whosaid::Tagger;
use whosaid::text::Span;
use whosaid::training::WordClusters;

const SENTENCES: [&str; 4] = [
    "Mayor [PERSON Ida Marlowe] met reporters in [GPE LOC FAC Lisbon] on Monday, and [PERSON Marlowe] said that [ORG Harlan Steel] would pay.",
    "A spokesman for [ORG Harlan Steel Corp.] told reporters in [GPE LOC FAC Madrid] that [PERSON Tomas Revell] had resigned.",
    "The ferry across [GPE LOC FAC Lake Orrin] was late, said [PERSON Revell], who lives in [GPE LOC FAC Lisbon].",
    "[NORP EVENT none French] voters in [GPE LOC FAC Marseille] heard [PERSON Anna Quist] of the [ORG Institute for Tides].",
];

/// A sentence whose names stand in brackets, each after the kinds that it may be.
fn text(marked: &str) -> Text {
    let mut text = Text { text: String::new(), weight: 1.0, names: Vec::new(), unknown: Kinds::default() };
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
fn the_same_texts_give_the_same_bytes_of_a_sound_model() {
    let texts: Vec<Text> = SENTENCES.iter().map(|marked| text(marked)).collect();
    let clusters = WordClusters::new([("reporters", "0101"), ("Monday", "111")].into_iter());
    for method in [Method::Crf, Method::Perceptron] {
        let bytes = train(&texts, &clusters, method).expect("the committed lexicon is sound");
        assert_eq!(bytes, train(&texts, &clusters, method).expect("the committed lexicon is sound"));
        assert!(Tagger::from_bytes(&bytes).is_ok());
    }
}

#[test]
fn coarse_labels_are_narrowed_by_what_the_lexicon_knows() {
    let place = kinds::named("GPE LOC FAC");
    let narrowed = |signs: &[&str]| {
        let signs: Vec<String> = signs.iter().map(|sign| (*sign).to_owned()).collect();
        kinds::narrow(place, &signs)
    };
    assert_eq!(narrowed(&["place.5", "any"]), kinds::named("GPE"));
    assert_eq!(narrowed(&["place.6", "head.fac"]), kinds::named("LOC"), "the gazetteer before the head");
    assert_eq!(narrowed(&["head.fac", "any"]), kinds::named("FAC"));
    assert_eq!(narrowed(&["head.event"]), place, "no kind that the label does not allow");
    assert_eq!(narrowed(&["any"]), kinds::named("GPE"));
}
