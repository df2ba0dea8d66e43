//! Any text is annotated without a panic, and every offset slices the text in every unit.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use whosaid::formats::{annotation, contract::Unit};
use whosaid::{Annotator, Article};

static ANNOTATOR: LazyLock<Annotator> =
    LazyLock::new(|| Annotator::embedded().expect("the committed lexicon and model"));

fuzz_target!(|text: &str| {
    let document = ANNOTATOR.annotate(&Article::new(text));
    let bytes = annotation(&document, None, Unit::Byte);
    let utf16 = annotation(&document, None, Unit::Utf16);
    let units: Vec<u16> = text.encode_utf16().collect();
    for (byte, unit) in bytes.mentions.iter().zip(&utf16.mentions) {
        let word = text.get(byte.start..byte.end).expect("offsets on character boundaries");
        assert_eq!(String::from_utf16(&units[unit.start..unit.end]).ok().as_deref(), Some(word));
    }
});
