//! The packed entity table: who and what has a Wikidata id, under which names, and enough about each to tell namesakes apart.
//! Takes packed bytes, gives the entities that bear a name.
//! Law: a lookup costs time linear in the name's letters, however large the table; whatever the bytes, reading ends in a
//! table or in an error.

use super::LexiconError;
pub use super::classes::Class;
pub use super::name_key::key;
use super::packed::{self, Name, parts};
use std::sync::Arc;

/// The version of the sections below.
const VERSION: u8 = 1;

/// The version, then the oldest and the newest date of the sources, apart by a space.
const ABOUT: Name = *b"about\0\0\0";
/// Codes of places, a line each: "US", "US-OR"; the first is empty.
const PLACES: Name = *b"places\0\0";
/// Runs of entities of one class, gender and place: class, gender, place, how many.
const GROUPS: Name = *b"groups\0\0";
/// Wikidata ids, within a group each as the distance from the one before it.
const IDS: Name = *b"ids\0\0\0\0\0";
/// How well known each entity is, a byte from 0 to 15.
const FAME: Name = *b"fame\0\0\0\0";
/// What is of a country, and its people: a word, a tab, the country's code; a line each.
const PEOPLES: Name = *b"peoples\0";
/// The names of each entity, apart by tabs, the best first; a line an entity.
const NAMES: Name = *b"names\0\0\0";

/// What a person is known to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Gender {
    Unknown = 0,
    Masculine = 1,
    Feminine = 2,
}

/// An entity of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The Wikidata id without its Q.
    pub id: u32,
    /// What it is.
    pub class: Class,
    /// A person's gender, where known.
    pub gender: Gender,
    /// The code of its country, of its state, or of itself where it is one; empty where not known.
    pub place: String,
    /// How well known it is, from 0 to 15.
    pub fame: u8,
    /// Its names, the best first.
    pub names: Vec<String>,
}

/// All entities, and which bear which name.
#[derive(Clone, Default)]
pub(crate) struct EntityTable {
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    entries: Vec<Packed>,
    names: String,
    places: Vec<String>,
    /// Key of a name, the entity, the rank of the name among the entity's: by buckets, in each as the entities come.
    by_name: Vec<Bearer>,
    /// Where the names of each bucket of hashes begin, and where the last ends.
    buckets: Vec<u32>,
    /// The entities that are a country or a state, by the number of the place.
    of_place: Vec<Option<u32>>,
    /// Hash of a people's name and its country: sorted.
    peoples: Vec<(u64, u16)>,
    oldest: String,
    newest: String,
}

struct Packed {
    id: u32,
    class: Class,
    gender: Gender,
    place: u16,
    fame: u8,
    /// Where its best name stands in the text of all names.
    name: (u32, u32),
}

/// An entity's number in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct EntryId(u32);

impl std::fmt::Debug for EntityTable {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "EntityTable({} entities)", self.inner.entries.len())
    }
}

impl EntityTable {
    /// Reads packed bytes.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, LexiconError> {
        let sections = packed::read(bytes)?;
        let section = |name: Name| {
            let found = sections.iter().find(|section| section.0 == name);
            found.map(|section| section.1).ok_or(LexiconError::Damaged)
        };
        let (version, about) = section(ABOUT)?.split_first().ok_or(LexiconError::Damaged)?;
        if *version != VERSION {
            return Err(LexiconError::WrongVersion);
        }
        let bytes = Sections {
            about,
            places: section(PLACES)?,
            groups: section(GROUPS)?,
            ids: section(IDS)?,
            fame: section(FAME)?,
            names: section(NAMES)?,
            peoples: section(PEOPLES)?,
        };
        let inner = bytes.table().ok_or(LexiconError::Damaged)?;
        Ok(Self { inner: Arc::new(inner) })
    }

    /// The entities that bear `name`, each with the rank of that name among its own: 0 is the best.
    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = (EntryId, u8)> {
        self.keyed(key(name))
    }

    /// The entities that bear the name of this key, each with the rank of that name among its own.
    pub(crate) fn keyed(&self, key: u64) -> impl Iterator<Item = (EntryId, u8)> {
        let bucket = bucket(key);
        let starts = self.inner.buckets.get(bucket..bucket + 2).unwrap_or(&[0, 0]);
        let near = self.inner.by_name.get(starts[0] as usize..starts[1] as usize).unwrap_or_default();
        near.iter().filter(move |entry| entry.0 == key).map(|entry| (EntryId(entry.1), entry.2))
    }

    fn entry(&self, id: EntryId) -> &Packed {
        &self.inner.entries[id.0 as usize]
    }

    /// The Wikidata id without its Q.
    pub(crate) fn id(&self, id: EntryId) -> u32 {
        self.entry(id).id
    }

    /// What it is.
    pub(crate) fn class(&self, id: EntryId) -> Class {
        self.entry(id).class
    }

    /// A person's gender.
    pub(crate) fn gender(&self, id: EntryId) -> Gender {
        self.entry(id).gender
    }

    /// How well known it is, from 0 to 15.
    pub(crate) fn fame(&self, id: EntryId) -> u8 {
        self.entry(id).fame
    }

    /// The code of its country or state ("US-OR"); empty where not known.
    pub(crate) fn place(&self, id: EntryId) -> &str {
        self.inner.places.get(usize::from(self.entry(id).place)).map_or("", String::as_str)
    }

    /// Its best name.
    pub(crate) fn label(&self, id: EntryId) -> &str {
        let (start, end) = self.entry(id).name;
        self.inner.names.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The best name of the country or state in which it is; none where that is not known, or is itself.
    pub(crate) fn place_label(&self, id: EntryId) -> Option<&str> {
        if self.place(id).is_empty() {
            return None;
        }
        let place = self.inner.of_place.get(usize::from(self.entry(id).place)).copied().flatten()?;
        (place != id.0).then(|| self.label(EntryId(place)))
    }

    /// The code of the country whose people, or what is of it, a word names: "French" gives "FR".
    pub(crate) fn nation(&self, word: &str) -> Option<&str> {
        let key = key(word);
        let at = self.inner.peoples.binary_search_by_key(&key, |people| people.0).ok()?;
        self.inner.places.get(usize::from(self.inner.peoples.get(at)?.1)).map(String::as_str)
    }

    /// The oldest and the newest date of what the table knows.
    pub(crate) fn dates(&self) -> (&str, &str) {
        (&self.inner.oldest, &self.inner.newest)
    }
}

/// The highest bits of a name's key, by which its neighbours are found at once.
const BUCKET_BITS: u32 = 13;

/// The bucket of a name's key.
fn bucket(key: u64) -> usize {
    (key >> (u64::BITS - BUCKET_BITS)) as usize
}

/// The sections' bytes.
struct Sections<'b> {
    about: &'b [u8],
    places: &'b [u8],
    groups: &'b [u8],
    ids: &'b [u8],
    fame: &'b [u8],
    names: &'b [u8],
    peoples: &'b [u8],
}

impl Sections<'_> {
    /// The table; none where a section is cut, too long or out of range.
    fn table(self) -> Option<Inner> {
        let (oldest, newest) = std::str::from_utf8(self.about).ok()?.split_once(' ')?;
        let places: Vec<String> =
            std::str::from_utf8(self.places).ok()?.split('\n').map(str::to_owned).collect();
        let names = std::str::from_utf8(self.names).ok()?;
        let mut lines = parts(names, b'\n');
        let (mut groups, mut ids, mut fame) = (self.groups, self.ids, self.fame.iter());
        let count = self.fame.len();
        let (mut entries, mut by_name) = (Vec::with_capacity(count), Vec::with_capacity(count * 3 / 2));
        let mut at = 0_u32;
        let mut of_place = vec![None; places.len()];
        while !groups.is_empty() {
            let class = Class::of_number(varint(&mut groups)?)?;
            let gender = gender(varint(&mut groups)?)?;
            let place = u16::try_from(varint(&mut groups)?).ok()?;
            let count = varint(&mut groups)?;
            places.get(usize::from(place))?;
            let mut id = 0_u32;
            for _ in 0..count {
                id = id.checked_add(varint(&mut ids)?)?;
                let line = lines.next()?;
                let entry = entries.len() as u32;
                add_names(&mut by_name, line, entry);
                let best = parts(line, b'\t').next()?.len() as u32;
                let fame = *fame.next()?;
                entries.push(Packed { id, class, gender, place, fame, name: (at, at + best) });
                at += line.len() as u32 + 1;
                if matches!(class, Class::Country | Class::State) {
                    let slot = of_place.get_mut(usize::from(place))?;
                    let known = slot.and_then(|known: u32| entries.get(known as usize));
                    // Countries come before states; of two that share a code the better known gives its name.
                    let is_better = |known: &Packed| known.class == class && known.fame < fame;
                    if known.is_none_or(is_better) {
                        *slot = Some(entry);
                    }
                }
            }
        }
        let is_all = lines.next() == Some("") && lines.next().is_none();
        if !ids.is_empty() || fame.next().is_some() || !is_all {
            return None;
        }
        let (by_name, buckets) = in_buckets(&by_name);
        let peoples = peoples(self.peoples, &places)?;
        let (oldest, newest) = (oldest.to_owned(), newest.to_owned());
        Some(Inner {
            entries,
            names: names.to_owned(),
            places,
            by_name,
            buckets,
            of_place,
            peoples,
            oldest,
            newest,
        })
    }
}

/// A name's key, the entity that bears it, and the rank of the name among the entity's.
type Bearer = (u64, u32, u8);

/// Adds the names of an entity, of those with one key the best. A browser compiles well what is called often: see
/// `mentions::tagger::stored`.
#[inline(never)]
fn add_names(by_name: &mut Vec<Bearer>, line: &str, entry: u32) {
    let first = by_name.len();
    for (name, rank) in parts(line, b'\t').zip(0_u8..=255) {
        let key = key(name);
        if by_name[first..].iter().all(|other| other.0 != key) {
            by_name.push((key, entry, rank));
        }
    }
}

/// The names by buckets, in each in the order in which they came, and where the buckets begin.
fn in_buckets(names: &[Bearer]) -> (Vec<Bearer>, Vec<u32>) {
    let mut buckets = vec![0; (1 << BUCKET_BITS) + 1];
    for name in names {
        buckets[bucket(name.0) + 1] += 1;
    }
    for at in 1..buckets.len() {
        buckets[at] += buckets[at - 1];
    }
    let mut next: Vec<u32> = buckets.clone();
    let mut sorted = vec![(0, 0, 0); names.len()];
    for name in names {
        let next = &mut next[bucket(name.0)];
        sorted[*next as usize] = *name;
        *next += 1;
    }
    (sorted, buckets)
}

/// The peoples by the hash of their name.
fn peoples(bytes: &[u8], places: &[String]) -> Option<Vec<(u64, u16)>> {
    let number = |code: &str| places.binary_search_by(|place| place.as_str().cmp(code)).ok();
    let people = |line: &str| {
        let (word, code) = line.split_once('\t')?;
        Some((key(word), u16::try_from(number(code)?).ok()?))
    };
    let mut found: Vec<_> = std::str::from_utf8(bytes).ok()?.lines().map(people).collect::<Option<_>>()?;
    found.sort_unstable();
    Some(found)
}

fn gender(number: u32) -> Option<Gender> {
    [Gender::Unknown, Gender::Masculine, Gender::Feminine].get(number as usize).copied()
}

/// The packed file of `entries`, and of `peoples` with the codes of their countries; `dates` are the oldest and the newest of
/// the sources.
#[must_use]
pub fn write_entities(mut entries: Vec<Entry>, peoples: &[(String, String)], dates: (&str, &str)) -> Vec<u8> {
    entries.sort_by(|a, b| (a.class, a.gender, &a.place, a.id).cmp(&(b.class, b.gender, &b.place, b.id)));
    let codes = peoples.iter().map(|people| people.1.as_str());
    let mut places: Vec<&str> =
        entries.iter().map(|entry| entry.place.as_str()).chain(codes).chain([""]).collect();
    places.sort_unstable();
    places.dedup();
    let (mut groups, mut ids, mut fame, mut names) = (Vec::new(), Vec::new(), Vec::new(), String::new());
    for group in entries.chunk_by(|a, b| (a.class, a.gender, &a.place) == (b.class, b.gender, &b.place)) {
        let first = &group[0];
        let place = places.binary_search(&first.place.as_str()).unwrap_or_default();
        for number in [first.class as u32, first.gender as u32, place as u32, group.len() as u32] {
            put_varint(&mut groups, number);
        }
        let mut last = 0;
        for entry in group {
            put_varint(&mut ids, entry.id - last);
            last = entry.id;
            fame.push(entry.fame);
            names.push_str(&entry.names.join("\t"));
            names.push('\n');
        }
    }
    let peoples: String = peoples.iter().map(|(word, code)| format!("{word}\t{code}\n")).collect();
    let mut about = vec![VERSION];
    about.extend(format!("{} {}", dates.0, dates.1).bytes());
    packed::write(&[
        (ABOUT, &about),
        (PLACES, places.join("\n").as_bytes()),
        (GROUPS, &groups),
        (IDS, &ids),
        (FAME, &fame),
        (NAMES, names.as_bytes()),
        (PEOPLES, peoples.as_bytes()),
    ])
}

/// The number at the head of `bytes`, which it leaves behind the number.
fn varint(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u64;
    for shift in (0..35).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return u32::try_from(number).ok();
        }
    }
    None
}

fn put_varint(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
