//! Where an entity belongs: the code of its country, or of its state where newspapers name that.
//! Takes a row of the entity table, gives a code: "US", "US-OR", or nothing.
//! Law: a code is a country's ISO 3166 code, perhaps with one of its divisions.

use crate::tables::{Row, Table};
use std::collections::HashMap;
use std::error::Error;
use std::path::Path;
use whosaid::entity_table::Class;

/// The longest name of a country or a people in a description, in words.
const LONGEST: usize = 4;

/// What names and ids tell of places.
pub(crate) struct Places {
    /// Countries and their peoples, by name in lower case.
    by_name: HashMap<String, String>,
    /// States, by name in lower case.
    by_state: HashMap<String, String>,
    /// Countries, states and cities by Wikidata id.
    by_id: HashMap<String, String>,
}

impl Places {
    /// Reads the tables of places in `folder`, and our own divisions in `own`.
    pub(crate) fn read(folder: &Path, own: &Path) -> Result<Self, Box<dyn Error>> {
        let mut places = Self { by_name: HashMap::new(), by_state: HashMap::new(), by_id: HashMap::new() };
        for row in Table::read(folder, "countries")?.rows() {
            let code = row.get("iso2").to_owned();
            let peoples = [row.get("demonym_m"), row.get("demonym_f")];
            let peoples = peoples.iter().flat_map(|list| list.split(", "));
            let names = [row.get("name"), row.get("official")]
                .into_iter()
                .chain(row.list("alt_names"))
                .chain(peoples);
            for name in names.filter(|name| name.len() > 1) {
                places.by_name.entry(name.to_lowercase()).or_insert_with(|| code.clone());
            }
            places.by_id.insert(row.get("qid").to_owned(), code);
        }
        for row in Table::read(own, "nations")?.rows() {
            places.by_name.insert(row.get("name").to_owned(), row.get("code").to_owned());
        }
        let mut divisions = HashMap::new();
        for row in Table::read(own, "divisions")?.rows() {
            let code = row.get("code");
            places.by_state.insert(row.get("name").to_lowercase(), code.to_owned());
            divisions.insert(format!("{} {}", &code[..2], row.get("admin1")), code.to_owned());
        }
        for row in Table::read(folder, "us_states")?.rows() {
            let code = format!("US-{}", row.get("abbr"));
            places.by_state.insert(row.get("name").to_lowercase(), code.clone());
            places.by_id.insert(row.get("qid").to_owned(), code);
        }
        for row in Table::read(folder, "cities")?.rows().filter(|row| !row.get("qid").is_empty()) {
            let (country, state) = (row.get("iso2"), row.get("admin1"));
            let code = match divisions.get(&format!("{country} {state}")) {
                Some(code) => code.clone(),
                None if country == "US" => format!("US-{state}"),
                None => country.to_owned(),
            };
            places.by_id.insert(row.get("qid").to_owned(), code);
        }
        Ok(places)
    }

    /// The code of an entity's place; empty where nothing tells.
    pub(crate) fn of(&self, row: &Row, class: Class) -> String {
        if let Some(code) = self.by_id.get(row.get("qid")) {
            return code.clone();
        }
        if matches!(class, Class::Country | Class::State)
            && let Some(code) = self.by_state.get(&row.get("name").to_lowercase())
        {
            return code.clone();
        }
        let description = row.get("description");
        let bracketed = description.rsplit_once('[').map(|(_, slug)| slug.trim_end_matches(']'));
        let in_round = description.rsplit_once('(').map(|(_, slug)| slug.trim_end_matches(')'));
        let slug =
            bracketed.or(in_round).map(|slug| slug.replace('-', " ")).and_then(|name| self.country(&name));
        if let Some(code) = slug {
            return code;
        }
        self.described(description, class)
            .or_else(|| self.described(row.get("name"), class))
            .unwrap_or_default()
    }

    fn country(&self, name: &str) -> Option<String> {
        self.by_name.get(&name.to_lowercase()).cloned()
    }

    /// The first place that a description names; of what stands on a map or prints news the state, of others the country.
    fn described(&self, description: &str, class: Class) -> Option<String> {
        let lower = description.to_lowercase();
        let words: Vec<&str> =
            lower.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|word| !word.is_empty()).collect();
        let groups = || {
            (0..words.len()).flat_map(|start| {
                let longest = LONGEST.min(words.len() - start);
                (1..=longest).rev().map(move |count| (start, count))
            })
        };
        let find = |table: &HashMap<String, String>| {
            groups().find_map(|(start, count)| table.get(&words[start..start + count].join(" ")).cloned())
        };
        let wants_state = class.is_place() || matches!(class, Class::Outlet | Class::School);
        let state = find(&self.by_state);
        let state = if wants_state { state } else { state.map(|code| code[..2].to_owned()) };
        let country = find(&self.by_name);
        // "city in Georgia, United States" names the state; "city in Georgia" behind a country's name does not.
        match (state, country) {
            (Some(state), Some(country)) if state[..2] == country => Some(state),
            (Some(state), Some(country)) if country == "GE" => Some(state),
            (_, Some(country)) => Some(country),
            (state, None) => state,
        }
    }
}
