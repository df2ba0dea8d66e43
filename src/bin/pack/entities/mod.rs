//! Which entities go into the packed entity table, and what it says of each.
//! Takes the source tables and our own, gives entries.
//! Law: an entity has a source besides annotated benchmarks; our own rows come last and replace.

mod class;
mod names;
mod place;

use crate::sources;
use crate::tables::{Row, Table};
use class::Classes;
use names::Surname;
use place::Places;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::error::Error;
use std::path::Path;
use whosaid::entity_table::{Class, Entry, Gender, key};

/// The oldest and the newest date of what the sources know: politicians in office, companies.
pub(crate) const DATES: (&str, &str) = ("2022-12-31", "2026-09-18");

/// The folder of our own tables.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/bin/pack");

/// Countries whose former ministers go in, as the sources call them.
const READ_ABOUT: [&str; 8] =
    ["australia", "canada", "ireland", "israel", "new-zealand", "scotland", "united-kingdom", "us"];

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
    let printed = printed(folder)?;
    let famous_places = famous_places(folder)?;
    let mut entries = BTreeMap::new();
    for row in Table::read(folder, "entities")?.rows() {
        let Some(id) = id(row.get("qid")) else { continue };
        let career = careers.get(&id).copied();
        let Some(class) = classes.of(&row, career.map(|career| career.rank)) else { continue };
        let is_popular = [row.get("name"), row.get("enwiki_title")]
            .iter()
            .any(|name| popular.contains(&name.to_lowercase()));
        let fame = fame(row.number("score"), career.unwrap_or_default(), is_popular);
        let is_printed = matches!(class, Class::Company | Class::Bank | Class::Outlet)
            && names::of(&row, class, fame, Surname::Apart, &popular)
                .iter()
                .any(|name| printed.contains(&key(name)));
        let fame = if is_printed { fame.max(6) } else { fame };
        let is_homonym = class == Class::City && famous_places.contains(&key(row.get("name")));
        let is_wanted = is_homonym || is_wanted(&row, class, fame, career.unwrap_or_default());
        if !has_source(&row) || !is_wanted {
            continue;
        }
        let is_famous = class.is_person() && (row.number("score") >= 80.0 || fame >= 11);
        let surname = if is_famous { Surname::Alone } else { Surname::Apart };
        let mut names = names::of(&row, class, fame, surname, &popular);
        let short: Vec<String> =
            names.iter().filter_map(|name| acronyms.get(&name.to_lowercase()).cloned()).collect();
        names.extend(short);
        let names = names::distinct(names);
        let place = places.of(&row, class);
        entries.insert(id, Entry { id, class, gender: gender(row.get("gender")), place, fame, names });
    }
    add_own(&mut entries, own)?;
    leave_to_places(&mut entries);
    Ok(entries.into_values().collect())
}

/// "Cambridge" names the town; a university keeps its longer names. Teams alone go by their town's name.
fn leave_to_places(entries: &mut BTreeMap<u32, Entry>) {
    let is_area = |class| matches!(class, Class::Country | Class::State | Class::City);
    let areas: HashSet<u64> = entries
        .values()
        .filter(|entry| is_area(entry.class) && entry.fame >= 4)
        .flat_map(|entry| entry.names.iter().map(|name| key(name)))
        .collect();
    let goes_by_town = |class: Class| class.is_person() || class.is_place() || class == Class::Team;
    for entry in entries.values_mut().filter(|entry| !goes_by_town(entry.class)) {
        let first = entry.names.first().cloned();
        entry.names.retain(|name| Some(name) == first.as_ref() || !areas.contains(&key(name)));
    }
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
            let is_minister = career.rank == 3 && fame >= 3 && !row.get("enwiki_title").is_empty();
            fame >= 4 || is_in_congress || (is_minister && (career.is_in_office || is_read_about(row)))
        }
        Class::Actor | Class::Filmmaker | Class::Musician | Class::Artist => fame >= 4,
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

/// Whether English-language newspapers write of the country's politicians when they are out of office, too.
fn is_read_about(row: &Row) -> bool {
    let description = row.get("description");
    READ_ABOUT.iter().any(|country| description.ends_with(&format!("[{country}]")))
}

fn is_acronym(alias: &str) -> bool {
    alias.chars().all(|c| c.is_ascii_uppercase()) && alias.len() > 1
}

/// The keys of the names of well-known places: a small town of such a name goes in, so that it is not taken for the other.
fn famous_places(folder: &Path) -> Result<HashSet<u64>, Box<dyn Error>> {
    let table = Table::read(folder, "entities")?;
    let rows = table.rows().filter(|row| row.get("type") == "GPE" && row.number("score") >= 55.0);
    Ok(rows.map(|row| key(row.get("name"))).collect())
}

/// The keys of the names of large companies and newspapers, whose rows have no id.
fn printed(folder: &Path) -> Result<HashSet<u64>, Box<dyn Error>> {
    let suffixes = sources::suffixes(folder)?;
    let mut keys = HashSet::new();
    for table in ["sp500", "listed_companies", "newspapers_us_top"] {
        for row in Table::read(folder, table)?.rows().filter(|row| row.get("market_cap") != "Mid Cap") {
            keys.insert(key(sources::without_suffix(row.get("name"), &suffixes)));
        }
    }
    Ok(keys)
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
