//! Which rows of which source table go in, and as what.
//! Takes the tables, adds names.
//! Law: only heads of lists that were measured to help; no share-alike word list, no row without a clear source.

use crate::names::{Names, common_level};
use crate::tables::{Row, Table};
use std::collections::HashSet;
use std::error::Error;
use std::path::Path;
use whosaid::facts::{COMMON, GENDER, GIVEN, Group, NORP, ORG, PERSON, PLACE, Place, SURNAME, THING, Thing};

/// The corrections and additions of our own.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/bin/pack");

/// Adds all sources.
pub(crate) fn add_all(names: &mut Names, folder: &Path) -> Result<(), Box<dyn Error>> {
    let popular: HashSet<String> = Table::read(folder, "wiki_popular_titles")?
        .rows()
        .map(|row| row.get("title_lower").to_owned())
        .collect();
    add_people(names, folder)?;
    add_places(names, folder)?;
    add_organisations(names, folder, &popular)?;
    add_entities(names, folder, &popular)?;
    add_wordnet(names, folder)?;
    add_norp(names, folder)?;
    add_own(names)?;
    add_words(names, folder)?;
    Ok(())
}

/// Given names and surnames, by rank.
fn add_people(names: &mut Names, folder: &Path) -> Result<(), Box<dyn Error>> {
    let given = Table::read(folder, "given_names")?;
    for (rank, row) in given.rows().take(9_000).enumerate() {
        let name = row.get("name");
        names.add("given names", name, GIVEN, level(rank, 1_200, 4_000));
        let gender = match row.get("gender") {
            "m" | "M" => 1,
            "f" | "F" => 2,
            _ => 3,
        };
        names.add("given names", name, GENDER, gender);
    }
    let surnames = Table::read(folder, "surnames")?;
    for (rank, row) in surnames.rows().take(13_000).enumerate() {
        names.add("surnames", row.get("name"), SURNAME, level(rank, 3_000, 10_000));
    }
    Ok(())
}

/// 3 for the first ranks, 2 for the next, 1 for the rest.
fn level(rank: usize, first: usize, second: usize) -> u32 {
    match rank {
        rank if rank < first => 3,
        rank if rank < second => 2,
        _ => 1,
    }
}

/// Countries, cities, states and regions.
fn add_places(names: &mut Names, folder: &Path) -> Result<(), Box<dyn Error>> {
    for row in Table::read(folder, "countries")?.rows() {
        for name in [row.get("name"), row.get("official")].into_iter().chain(row.list("alt_names")) {
            if name.len() > 3 || name == row.get("name") {
                names.add("countries", name, PLACE, Place::Country as u32);
            }
        }
        names.add("countries", row.get("capital"), PLACE, Place::Metropolis as u32);
    }
    for row in Table::read(folder, "cities")?.rows() {
        let population = row.number("population");
        let place = match population {
            population if population >= 1e6 || row.get("capital") == "1" => Place::Metropolis,
            population if population >= 2e5 => Place::City,
            population if population >= 3e4 => Place::Town,
            _ => continue,
        };
        for name in [row.get("name"), row.get("name_en")] {
            names.add("cities", name, PLACE, place as u32);
        }
    }
    for row in Table::read(folder, "us_states")?.rows() {
        for name in [row.get("ap"), row.get("name")] {
            names.add("states", name, PLACE, Place::State as u32);
        }
    }
    for row in Table::read(folder, "regions")?.rows() {
        let name = row.get("name");
        names.add("regions", name.strip_prefix("the ").unwrap_or(name), PLACE, Place::Region as u32);
    }
    Ok(())
}

/// Agencies, companies, parties, teams and outlets.
fn add_organisations(
    names: &mut Names,
    folder: &Path,
    popular: &HashSet<String>,
) -> Result<(), Box<dyn Error>> {
    let mut add = |source, name: &str, group: Group| {
        names.add(source, name.strip_prefix("The ").unwrap_or(name), ORG, group as u32);
    };
    for row in Table::read(folder, "acronyms")?.rows() {
        add("acronyms", row.get("acronym"), Group::Agency);
        add("acronyms", row.get("expansion"), Group::Agency);
    }
    for row in Table::read(folder, "us_agencies")?.rows() {
        add("agencies", row.get("name"), Group::Agency);
    }
    let suffixes = suffixes(folder)?;
    for row in Table::read(folder, "sp500")?.rows() {
        add("companies", without_suffix(row.get("name"), &suffixes), Group::Company);
    }
    for row in Table::read(folder, "listed_companies")?.rows() {
        if row.get("market_cap") != "Mid Cap" {
            add("companies", without_suffix(row.get("name"), &suffixes), Group::Company);
        }
    }
    for row in Table::read(folder, "brands_companies")?.rows().filter(|row| row.get("popular") == "1") {
        add("brands", row.get("name"), Group::Company);
    }
    for row in Table::read(folder, "parties")?.rows() {
        if popular.contains(&row.get("name").to_lowercase()) {
            add("parties", row.get("name"), Group::Party);
        }
    }
    for row in Table::read(folder, "sports_teams_us")?.rows() {
        let team = row.get("team");
        add("teams", team, Group::Team);
        add("teams", team.strip_prefix(row.get("city")).unwrap_or(team).trim(), Group::Team);
    }
    for row in Table::read(folder, "football_clubs")?.rows() {
        if popular.contains(&row.get("name").to_lowercase()) {
            add("teams", row.get("name"), Group::Team);
        }
    }
    for row in Table::read(folder, "newspapers_us_top")?.rows() {
        add("outlets", row.get("name"), Group::Outlet);
    }
    Ok(())
}

/// The additions that the law makes to companies' names.
pub(crate) fn suffixes(folder: &Path) -> Result<HashSet<String>, Box<dyn Error>> {
    Ok(Table::read(folder, "corp_suffixes")?.rows().map(|row| bare(row.get("suffix"))).collect())
}

/// A legal suffix without its punctuation, in lower case.
fn bare(suffix: &str) -> String {
    suffix.trim().trim_matches(['.', ',']).to_lowercase()
}

/// A company's name without what the law makes it add.
pub(crate) fn without_suffix<'n>(name: &'n str, suffixes: &HashSet<String>) -> &'n str {
    let mut name = name.split(['(', ',']).next().unwrap_or(name).trim();
    while let Some((head, last)) = name.rsplit_once(' ') {
        let is_suffix = suffixes.contains(&bare(last)) || matches!(last, "Class" | "A" | "B" | "&");
        if !is_suffix {
            break;
        }
        name = head.trim();
    }
    name
}

/// The head of the entity table: well-known people, organisations, places, events and works.
fn add_entities(names: &mut Names, folder: &Path, popular: &HashSet<String>) -> Result<(), Box<dyn Error>> {
    for row in Table::read(folder, "entities")?.rows() {
        let sources: Vec<&str> = row.get("sources").split('+').collect();
        if sources.iter().all(|source| matches!(*source, "elevant" | "seed" | "birthplace" | "office")) {
            continue;
        }
        let name = row.get("name").split(" (").next().unwrap_or_default();
        let score = row.number("score");
        let is_popular = popular.contains(&name.to_lowercase());
        match row.get("type") {
            "PER" if score >= 45.0 => add_person(names, name, score),
            "ORG" if score >= 45.0 || (score >= 25.0 && is_popular) => {
                names.add("entities", name, ORG, group(&row) as u32);
            }
            "GPE" if score >= 30.0 && !sources.contains(&"city") => {
                names.add("entities", name, PLACE, Place::City as u32);
            }
            "LOC" => names.add("entities", name, PLACE, Place::Region as u32),
            "EVENT" if name.contains(' ') => names.add("entities", name, THING, Thing::Event as u32),
            "WORK" if score >= 60.0 && name.contains(' ') => {
                names.add("entities", name, THING, Thing::Work as u32);
            }
            _ => {}
        }
    }
    Ok(())
}

/// A well-known person's full name; the surname too where the person is very well known.
fn add_person(names: &mut Names, name: &str, score: f64) {
    let Some((_, last)) = name.rsplit_once(' ') else { return };
    names.add("well-known people", name, PERSON, 1);
    if score >= 75.0 && !last.ends_with('.') && last.len() > 2 {
        names.add("well-known people", last, PERSON, 2);
    }
}

/// What sort of organisation an entity's description tells.
fn group(row: &Row) -> Group {
    let description = row.get("description").to_lowercase();
    let has = |word: &str| description.contains(word);
    match () {
        () if has("party") => Group::Party,
        () if has("club") || has("team") => Group::Team,
        () if has("universit") || has("college") || has("school") => Group::School,
        () if has("newspaper") || has("magazine") || has("broadcast") => Group::Outlet,
        () if has("agency") || has("government") || has("department") || has("ministry") => Group::Agency,
        () if has("compan") || has("chain") || has("bank") || has("brand") || has("manufactur") => {
            Group::Company
        }
        () => Group::Other,
    }
}

/// Rivers, seas, mountains, wars and armed groups; surnames of historical people.
fn add_wordnet(names: &mut Names, folder: &Path) -> Result<(), Box<dyn Error>> {
    for row in Table::read(folder, "wordnet_instances")?.rows() {
        let class = row.get("class");
        for name in std::iter::once(row.get("name")).chain(row.list("alt")) {
            if !name.starts_with(char::is_uppercase) {
                continue;
            }
            match row.get("lexfile") {
                "object" if names.get(name).get(PLACE) == 0 => {
                    names.add("WordNet", name, PLACE, Place::Region as u32);
                }
                "location"
                    if names.get(name).get(PLACE) == 0
                        && (class.contains("area")
                            || class.contains("region")
                            || class.contains("desert")) =>
                {
                    names.add("WordNet", name, PLACE, Place::Region as u32);
                }
                "act/event" if name.contains(' ') => names.add("WordNet", name, THING, Thing::Event as u32),
                "group" => names.add("WordNet", name, ORG, Group::Other as u32),
                "person" if name.contains(' ') => names.add("WordNet", name, PERSON, 1),
                _ => {}
            }
        }
    }
    Ok(())
}

/// Nationalities, faiths, peoples and political followers.
fn add_norp(names: &mut Names, folder: &Path) -> Result<(), Box<dyn Error>> {
    for row in Table::read(folder, "norp")?.rows() {
        let value = match row.get("class") {
            "nationality" | "region" => 1,
            "political" => 3,
            _ => 2,
        };
        names.add("demonyms", row.get("form"), NORP, value);
    }
    Ok(())
}

/// Our own corrections: each replaces what the tables say of the name.
fn add_own(names: &mut Names) -> Result<(), Box<dyn Error>> {
    for row in Table::read(Path::new(OWN), "own")?.rows() {
        let name = row.get("name");
        names.reset(name);
        for class in row.list("classes") {
            let (field, value) = match class {
                "country" => (PLACE, Place::Country as u32),
                "state" => (PLACE, Place::State as u32),
                "metropolis" => (PLACE, Place::Metropolis as u32),
                "city" => (PLACE, Place::City as u32),
                "region" => (PLACE, Place::Region as u32),
                "facility" => (PLACE, Place::Facility as u32),
                "agency" => (ORG, Group::Agency as u32),
                "company" => (ORG, Group::Company as u32),
                "outlet" => (ORG, Group::Outlet as u32),
                "group" => (ORG, Group::Other as u32),
                "party" => (ORG, Group::Party as u32),
                "nationality" => (NORP, 1),
                "people" => (NORP, 2),
                "political" => (NORP, 3),
                "event" => (THING, Thing::Event as u32),
                "law" => (THING, Thing::Law as u32),
                "product" => (THING, Thing::Product as u32),
                "work" => (THING, Thing::Work as u32),
                "language" => (THING, Thing::Language as u32),
                "calendar" => (THING, Thing::Calendar as u32),
                "surname" => (SURNAME, 3),
                "given" => (GIVEN, 3),
                "none" => continue,
                other => return Err(format!("own.tsv: unknown class {other} of {name}").into()),
            };
            names.add("own", name, field, value);
        }
    }
    Ok(())
}

/// How common ordinary words are in lower case: for every name of one word, and for the most frequent other words.
fn add_words(names: &mut Names, folder: &Path) -> Result<(), Box<dyn Error>> {
    for (rank, row) in Table::read(folder, "truecase_en")?.rows().enumerate() {
        let word = row.get("word");
        let level = common_level(row.number("pct_lower"));
        if names.get(word).is_name() || (rank < 11_000 && level >= 3) {
            names.add("words", word, COMMON, level);
        }
    }
    Ok(())
}
