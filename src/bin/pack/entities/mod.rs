//! Which entities go into the packed entity table, and what it says of each.
//! Takes the source tables and our own, gives entries.
//! Law: an entity has a source besides annotated benchmarks; our own rows come last and replace.

mod class;
mod names;
mod place;

use crate::tables::{Row, Table};
use class::Classes;
use place::Places;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::error::Error;
use std::path::Path;
use whosaid::entity_table::{Class, Entry, Gender};

/// The oldest and the newest date of what the sources know: politicians in office, companies.
pub(crate) const DATES: (&str, &str) = ("2022-12-31", "2026-09-18");

/// The folder of our own tables.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/bin/pack");

/// What is known of politicians beside their row.
#[derive(Clone, Copy, Default)]
struct Career {
    /// 4 a head of state or government, 3 a minister, less for members of parliament.
    rank: u32,
    /// Whether an office of theirs had no end when the source was made.
    is_in_office: bool,
}

/// The entities, by id.
pub(crate) fn all(folder: &Path) -> Result<Vec<Entry>, Box<dyn Error>> {
    let own = Path::new(OWN);
    let classes = Classes::read(own)?;
    let places = Places::read(folder, own)?;
    let careers = careers(folder)?;
    let popular: HashSet<String> = Table::read(folder, "wiki_popular_titles")?
        .rows()
        .map(|row| row.get("title_lower").to_owned())
        .collect();
    let acronyms = acronyms(folder)?;
    let mut entries = BTreeMap::new();
    for row in Table::read(folder, "entities")?.rows() {
        let Some(id) = id(row.get("qid")) else { continue };
        let career = careers.get(&id).copied();
        let Some(class) = classes.of(&row, career.map(|career| career.rank)) else { continue };
        let is_popular = [row.get("name"), row.get("enwiki_title")]
            .iter()
            .any(|name| popular.contains(&name.to_lowercase()));
        let fame = fame(row.number("score"), career.unwrap_or_default(), is_popular);
        if !has_source(&row) || !is_wanted(&row, class, fame, career.unwrap_or_default()) {
            continue;
        }
        let is_famous = class.is_person() && (row.number("score") >= 80.0 || fame >= 11);
        let mut names = names::of(&row, class, fame, is_famous, &popular);
        let short: Vec<String> =
            names.iter().filter_map(|name| acronyms.get(&name.to_lowercase()).cloned()).collect();
        names.extend(short);
        let names = names::distinct(names);
        let place = places.of(&row, class);
        entries.insert(id, Entry { id, class, gender: gender(row.get("gender")), place, fame, names });
    }
    add_own(&mut entries, own)?;
    Ok(entries.into_values().collect())
}

/// The names of peoples and what is of them, with the codes of their countries.
pub(crate) fn peoples(folder: &Path) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let table = Table::read(folder, "norp")?;
    let rows = table.rows().filter(|row| row.get("class") == "nationality" && !row.get("iso2").is_empty());
    let peoples = rows.map(|row| (row.get("form").to_owned(), row.get("iso2").to_owned()));
    Ok(peoples.collect::<BTreeMap<_, _>>().into_iter().collect())
}

/// A Wikidata id without its Q.
fn id(qid: &str) -> Option<u32> {
    qid.strip_prefix('Q')?.parse().ok()
}

fn gender(cell: &str) -> Gender {
    match cell {
        "m" => Gender::Masculine,
        "f" => Gender::Feminine,
        _ => Gender::Unknown,
    }
}

/// Whether more than an annotated benchmark or a birthplace tells of it.
fn has_source(row: &Row) -> bool {
    row.get("sources").split('+').any(|source| !matches!(source, "elevant" | "birthplace" | "office"))
}

/// How well known it is, from 0 to 15.
fn fame(score: f64, career: Career, is_popular: bool) -> u8 {
    let by_score = (score * 15.0 / 100.0).round().clamp(0.0, 15.0) as u8;
    let by_office = match career.rank {
        4 if career.is_in_office => 9,
        4 => 5,
        _ => 0,
    };
    let by_views = if is_popular { 4 } else { 0 };
    by_score.max(by_office).max(by_views)
}

/// Whether news need it.
fn is_wanted(row: &Row, class: Class, fame: u8, career: Career) -> bool {
    let is_in_congress = row.get("sources").contains("us-congress");
    match class {
        _ if row.get("name").chars().count() > 60 => false,
        class if class <= Class::Judge => {
            fame >= 4 || is_in_congress || (career.rank == 3 && career.is_in_office && fame >= 3)
        }
        class if class.is_person() => fame >= 3,
        Class::Country | Class::State => true,
        Class::City => row.number("score") >= 15.0,
        Class::County => fame >= 4,
        class if class.is_place() => true,
        Class::Team => fame >= 4,
        // A party of 8 and more still exists; one with an acronym is one that newspapers name.
        Class::Party => fame >= 2 || (row.number("score") >= 8.0 && row.list("aliases").any(is_acronym)),
        Class::Work => fame >= 9,
        Class::Band => fame >= 5,
        _ => fame >= 3,
    }
}

fn is_acronym(alias: &str) -> bool {
    alias.chars().all(|c| c.is_ascii_uppercase()) && alias.len() > 1
}

/// Ranks of politicians, and whether they were in office.
fn careers(folder: &Path) -> Result<HashMap<u32, Career>, Box<dyn Error>> {
    let mut careers = HashMap::new();
    for row in Table::read(folder, "politicians")?.rows() {
        let Some(id) = id(row.get("qid")) else { continue };
        let is_in_office = row.list("positions").any(|position| position.ends_with('-'));
        careers.insert(id, Career { rank: row.number("rank") as u32, is_in_office });
    }
    Ok(careers)
}

/// Acronyms by what they stand for, in lower case.
fn acronyms(folder: &Path) -> Result<HashMap<String, String>, Box<dyn Error>> {
    let table = Table::read(folder, "acronyms")?;
    Ok(table.rows().map(|row| (row.get("expansion").to_lowercase(), row.get("acronym").to_owned())).collect())
}

/// Our own rows: new entities, more names, mended cells.
fn add_own(entries: &mut BTreeMap<u32, Entry>, own: &Path) -> Result<(), Box<dyn Error>> {
    for row in Table::read(own, "links")?.rows() {
        let qid = row.get("qid");
        let id = id(qid).ok_or_else(|| format!("links.tsv: no id: {qid}"))?;
        let class = Class::of_name(row.get("class"));
        let entry = match (entries.entry(id), class) {
            (std::collections::btree_map::Entry::Occupied(known), _) => known.into_mut(),
            (std::collections::btree_map::Entry::Vacant(free), Some(class)) => {
                let (gender, place, names) = (Gender::Unknown, String::new(), Vec::new());
                free.insert(Entry { id, class, gender, place, fame: 0, names })
            }
            (_, None) => return Err(format!("links.tsv: {qid} is new and needs a class").into()),
        };
        entry.class = class.unwrap_or(entry.class);
        if !row.get("place").is_empty() {
            row.get("place").clone_into(&mut entry.place);
        }
        if !row.get("fame").is_empty() {
            entry.fame = row.number("fame") as u8;
        }
        let first = Some(row.get("name").to_owned()).filter(|name| !name.is_empty());
        let names = first
            .into_iter()
            .chain(std::mem::take(&mut entry.names))
            .chain(row.list("aliases").map(str::to_owned));
        entry.names = names::distinct(names.collect());
    }
    Ok(())
}
