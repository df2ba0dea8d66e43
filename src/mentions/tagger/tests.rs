//! The committed model and the features.

use super::*;
use crate::blocks;
use crate::lexicon::Lexicon;
use crate::mentions::Vocabulary;
use crate::text::Source;

const BYTES: &[u8] = include_bytes!("model.bin");

const TEXT: &str = "LISBON — Mayor Ida Marlowe of the Harlan Party met Bank of England officials.\n\n\
    Marlowe, 52, said NATO’s visit to Lake Orrin was “late”. THE MAYOR SPOKE FIRST.";

#[test]
fn the_committed_model_finds_names() {
    let (lexicon, tagger) =
        (Lexicon::embedded().expect("committed"), Tagger::from_bytes(BYTES).expect("committed"));
    let source = Source::new(TEXT);
    let blocks = blocks::find(&source);
    let mut vocabulary = Vocabulary::default();
    let view = View::new(&source, &blocks, &lexicon, &mut vocabulary);
    let names = tagger.find(&view, &mut vocabulary.tagger);
    let words: Vec<&str> = names.iter().map(|name| source.words(name.range)).collect();
    assert!(words.contains(&"Ida Marlowe") && words.contains(&"Marlowe"), "{words:?}");
    assert!(names.iter().all(|name| (0.0..=1.0).contains(&name.score) && !name.evidence.is_empty()));
}

#[test]
fn cached_worth_is_the_worth_of_all_features() {
    let (lexicon, tagger) =
        (Lexicon::embedded().expect("committed"), Tagger::from_bytes(BYTES).expect("committed"));
    let source = Source::new(TEXT);
    let blocks = blocks::find(&source);
    let mut vocabulary = Vocabulary::default();
    let view = View::new(&source, &blocks, &lexicon, &mut vocabulary);
    let sheet = Sheet::new(&view, &tagger.model.clusters, &mut vocabulary.tagger);
    let mut cache = Cache::new(&tagger.model.weights, &tagger.steady, &sheet, &mut vocabulary.tagger);
    let pass = Pass::new(&tagger, &sheet, &mut cache);
    for index in sheet.stretches.iter().flat_map(Range::iter) {
        let mut worth = [0; LANES];
        sheet.features(index, &mut |feature: Feature| {
            tagger.model.weights.add_all(&[feature.key], &mut worth);
        });
        assert_eq!(worth, pass.worth[index], "{}", source.word(index));
    }
}

#[test]
fn foreign_old_and_cut_bytes_are_told_apart() {
    let error = |bytes: &[u8]| Tagger::from_bytes(bytes).expect_err("bad bytes");
    assert_eq!(error(b""), ModelError::NotAModel);
    assert_eq!(error(b"<!doctype html>"), ModelError::NotAModel);
    assert_eq!(error(b"whoname\xff"), ModelError::WrongVersion);
    for len in (8..BYTES.len()).step_by(30_011) {
        assert_eq!(error(&BYTES[..len]), ModelError::Damaged, "cut to {len} bytes");
    }
}

#[test]
fn no_damage_is_read_as_good() {
    for at in (0..BYTES.len()).step_by(9_973) {
        let mut bytes = BYTES.to_vec();
        bytes[at] ^= 1 << (at % 8);
        assert!(Tagger::from_bytes(&bytes).is_err(), "byte {at} changed");
    }
}

#[test]
fn no_bytes_behind_a_good_checksum_panic() {
    arbtest::arbtest(|random| {
        let body: Vec<u8> = random.arbitrary()?;
        let mut bytes = b"whoname\x02".to_vec();
        bytes.extend(crate::lexicon::packed::checksum(&body).to_le_bytes());
        bytes.extend(body);
        let _ = Tagger::from_bytes(&bytes);
        Ok(())
    });
}
