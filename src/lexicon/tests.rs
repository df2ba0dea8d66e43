//! Packed bytes: what is written is read; what is damaged is told.

use super::entity_table::{Class, EntityTable, Entry, Gender, write_entities};
use super::facts::{GENDER, GIVEN, NORP, ORG, PLACE, Place, SURNAME};
use super::{Gazetteer, Lexicon, LexiconError, Parts, packed};
use arbtest::arbitrary::Unstructured;

const PARTS: Parts = Parts { names: include_bytes!("packed.bin"), links: include_bytes!("links.bin") };

/// The file that a site serves.
fn joined() -> Vec<u8> {
    [PARTS.names, PARTS.links]
        .iter()
        .flat_map(|part| [&(part.len() as u32).to_le_bytes(), *part].concat())
        .collect()
}

#[test]
fn the_committed_lexicon_knows_what_every_reader_knows() {
    let lexicon = Lexicon::from_parts(PARTS).expect("the committed bytes");
    let names = lexicon.gazetteer();
    assert_eq!(names.word("france").get(PLACE), Place::Country as u32);
    assert_eq!(names.word("são").get(PLACE), names.word("sao").get(PLACE));
    assert!(names.word("mary").get(GIVEN) > 1);
    assert_eq!(names.word("mary").get(GENDER), 2);
    assert!(names.word("johnson").get(SURNAME) > 1);
    assert_eq!(names.word("french").get(NORP), 1);
    assert!(names.word("nato").get(ORG) > 0);
    assert_eq!(names.word("qwrtzx"), super::facts::Facts(0));
}

#[test]
fn names_of_several_tokens_are_walked() {
    let lexicon = Lexicon::from_parts(PARTS).expect("the committed bytes");
    let mut walk = lexicon.gazetteer().walk();
    assert!(walk.step("new"));
    walk.step("york");
    assert!(walk.facts().is_some_and(|facts| facts.get(PLACE) > 0));
    assert!(!walk.step("qwrtzx"));
    assert!(walk.facts().is_none());
    assert!(!walk.step("york"));
}

#[test]
fn what_is_written_is_read() {
    let names = [
        ("al - assad", super::facts::Facts(7)),
        ("ally", super::facts::Facts(0x0001_0203)),
        ("b", super::facts::Facts(1)),
    ];
    let bytes = packed::write_names(names.into_iter());
    let mut read = Vec::new();
    let mut key = Vec::new();
    let each = |shared: usize, rest: &[u8], facts| {
        key.truncate(shared);
        key.extend(rest);
        read.push((key.clone(), facts));
    };
    packed::read_names(&bytes, each).expect("good bytes");
    assert_eq!(read, names.map(|(key, facts)| (key.as_bytes().to_vec(), facts)));
}

#[test]
fn foreign_old_and_cut_bytes_are_told_apart() {
    let bytes = joined();
    assert!(Lexicon::from_bytes(&bytes).is_ok());
    let error = |bytes: &[u8]| Lexicon::from_bytes(bytes).expect_err("bad bytes");
    assert_eq!(error(b""), LexiconError::NotALexicon);
    assert_eq!(error(b"<!doctype html>"), LexiconError::NotALexicon);
    assert_eq!(error(b"\x08\0\0\0whosaid\xff\x08\0\0\0whosaid\xff"), LexiconError::WrongVersion);
    assert_eq!(error(&[&bytes[..], b"more"].concat()), LexiconError::WrongVersion);
    for len in (12..PARTS.names.len()).step_by(60_013) {
        assert_eq!(error(&bytes[..len]), LexiconError::Damaged, "cut to {len} bytes");
    }
}

#[test]
fn no_damage_is_read_as_good_and_none_panics() {
    let good =
        packed::write_names([("ally", super::facts::Facts(9)), ("be", super::facts::Facts(1))].into_iter());
    arbtest::arbtest(|random| {
        let mut bytes = good.clone();
        let at = random.choose_index(bytes.len())?;
        bytes[at] ^= random.int_in_range(1..=255_u8)?;
        assert!(Gazetteer::from_bytes(&bytes).is_err(), "byte {at} changed");
        let noise: Vec<u8> = random.arbitrary()?;
        bytes.truncate(at);
        bytes.extend(noise);
        let _ = Gazetteer::from_bytes(&bytes);
        let _ = Lexicon::from_bytes(&bytes);
        Ok(())
    });
}

#[test]
fn damage_that_no_checksum_tells_does_not_panic_either() {
    let article = crate::Article::new(
        "The French firm Harlan Steel of New York owns al-Assad’s, said Anna Lindgren of Georgia.",
    );
    let tagger = crate::Tagger::from_bytes(include_bytes!("../mentions/tagger/model.bin"))
        .expect("the committed model");
    arbtest::arbtest(|random| {
        let (names, links) = (rewrapped(PARTS.names, random)?, rewrapped(PARTS.links, random)?);
        if let Ok(lexicon) = Lexicon::from_parts(Parts { names: &names, links: &links }) {
            let _ = crate::Annotator::new(lexicon, tagger.clone()).annotate(&article);
        }
        Ok(())
    })
    .budget_ms(1_500);
}

/// The packed file with one section changed or cut, in a sound wrapping.
fn rewrapped(good: &[u8], random: &mut Unstructured) -> Result<Vec<u8>, arbtest::arbitrary::Error> {
    let sections = packed::read(good).expect("good bytes");
    let mut sections: Vec<_> = sections.iter().map(|(name, bytes)| (*name, bytes.to_vec())).collect();
    let changed = random.choose_index(sections.len())?;
    let bytes = &mut sections[changed].1;
    for _ in 0..random.int_in_range(0..=20)? {
        let at = random.choose_index(bytes.len())?;
        bytes[at] = random.arbitrary()?;
    }
    if random.ratio(1, 4)? {
        bytes.truncate(random.choose_index(bytes.len())?);
        bytes.extend(random.arbitrary::<Vec<u8>>()?);
    }
    let sections: Vec<_> = sections.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    Ok(packed::write(&sections))
}

/// A small table.
fn table() -> Vec<u8> {
    let entry = |id, class, place: &str, names: &[&str]| Entry {
        id,
        class,
        gender: Gender::Unknown,
        place: place.to_owned(),
        fame: 9,
        names: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    let entries = vec![
        entry(30, Class::Country, "US", &["United States", "U.S."]),
        entry(824, Class::State, "US-OR", &["Oregon", "Ore."]),
        entry(6106, Class::City, "US-OR", &["Portland"]),
        entry(49_201, Class::City, "US-ME", &["Portland"]),
    ];
    write_entities(entries, &[("American".to_owned(), "US".to_owned())], ("2022-12-31", "2026-09-18"))
}

#[test]
fn entities_are_found_by_every_name_and_told_by_their_place() {
    let table = EntityTable::from_bytes(&table()).expect("good bytes");
    let ids = |name: &str| table.named(name).map(|(id, _)| table.id(id)).collect::<Vec<_>>();
    assert_eq!(ids("the U.S."), [30]);
    assert_eq!(ids("PORTLAND"), [49_201, 6106]);
    assert!(ids("Port Land").is_empty());
    assert_eq!(table.nation("American"), Some("US"));
    let portland = table.named("Portland").map(|(id, _)| id).find(|id| table.id(*id) == 6106);
    assert_eq!(portland.and_then(|id| table.place_label(id)), Some("Oregon"));
    assert_eq!(table.dates(), ("2022-12-31", "2026-09-18"));
}

#[test]
fn a_damaged_or_older_table_is_told() {
    let good = table();
    let mut old = good.clone();
    old[7] ^= 1;
    assert_eq!(EntityTable::from_bytes(&old).expect_err("another version"), LexiconError::WrongVersion);
    arbtest::arbtest(|random| {
        let mut bytes = good.clone();
        let at = random.choose_index(bytes.len())?;
        bytes[at] ^= random.int_in_range(1..=255_u8)?;
        assert!(EntityTable::from_bytes(&bytes).is_err(), "byte {at} changed");
        Ok(())
    });
}
