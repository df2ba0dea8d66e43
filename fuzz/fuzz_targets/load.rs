//! Any bytes for a lexicon, in sound wrapping too, or for a model end in it or in an error, and every lexicon annotates.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use whosaid::packed::{FACTS, Name, RESTS, SHARED, write};
use whosaid::{Annotator, Article, Lexicon, Parts, Tagger};

/// Asks for names of one and of several words.
const TEXT: &str = "LUNDVIK, Feb. 12 (Coast News) — “We lost two cranes,” said Anna Lindgren of the Harbour Board in New York.";

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::embedded().expect("the committed model"));

/// The entity table's sections.
const LINKS: [Name; 7] = [
    *b"about\0\0\0",
    *b"places\0\0",
    *b"groups\0\0",
    *b"ids\0\0\0\0\0",
    *b"fame\0\0\0\0",
    *b"peoples\0",
    *b"names\0\0\0",
];

fuzz_target!(|bytes: ([Vec<u8>; 3], [Vec<u8>; 7])| {
    let ([shared, rests, facts], links) = bytes;
    let _ = Lexicon::from_bytes(&rests);
    let _ = Tagger::from_bytes(&rests);
    let names = write(&[(SHARED, &shared), (RESTS, &rests), (FACTS, &facts)]);
    let links: Vec<(Name, &[u8])> = LINKS.into_iter().zip(links.iter().map(Vec::as_slice)).collect();
    if let Ok(lexicon) = Lexicon::from_parts(Parts { names: &names, links: &write(&links) }) {
        let _ = Annotator::new(lexicon, TAGGER.clone()).annotate(&Article::new(TEXT));
    }
});
