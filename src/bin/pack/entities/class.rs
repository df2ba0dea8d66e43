//! What an entity is: the class that its source, its description or its name tells.
//! Takes a row of the entity table, gives a class; none where it is nothing to link.
//! Law: the words that tell classes stand in `classes.tsv`.

use crate::tables::{Row, Table};
use std::collections::HashMap;
use std::error::Error;
use std::path::Path;
use whosaid::entity_table::Class;

/// The longest group of words in `classes.tsv`.
const LONGEST: usize = 4;

/// What words of descriptions tell.
pub(crate) struct Classes {
    by_words: HashMap<(String, String), Option<Class>>,
}

impl Classes {
    /// Reads `classes.tsv` in `folder`.
    pub(crate) fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut by_words = HashMap::new();
        for row in Table::read(folder, "classes")?.rows() {
            let name = row.get("class");
            let class = Class::of_name(name);
            if class.is_none() && name != "-" {
                return Err(format!("classes.tsv: unknown class {name}").into());
            }
            by_words.insert((row.get("kind").to_owned(), row.get("words").to_owned()), class);
        }
        Ok(Self { by_words })
    }

    /// The class of a row; `rank` is a politician's: 4 leaders, 3 ministers and other office holders, less for members.
    pub(crate) fn of(&self, row: &Row, rank: Option<u32>) -> Option<Class> {
        let sources: Vec<&str> = row.get("sources").split('+').collect();
        let is_from = |source: &str| sources.contains(&source);
        let name = row.get("name").to_lowercase();
        let is_school =
            ["university", "college", "institute of technology"].iter().any(|word| name.contains(word));
        let description = row.get("description");
        // The types of one source are unsure: "American football player" is no team.
        let is_person = self.person_words(description) && is_from("fb15k");
        match row.get("type") {
            _ if is_person => Some(self.person(description, rank)),
            "PER" => Some(self.person(description, rank)),
            _ if is_from("country") => Some(Class::Country),
            _ if is_from("us_state") => Some(Class::State),
            _ if is_from("city") => Some(Class::City),
            _ if is_from("party") => Some(Class::Party),
            _ if is_from("club") => Some(Class::Team),
            "ORG" | "MISC" if is_school => Some(Class::School),
            _ if is_from("us-newspaper") => Some(Class::Outlet),
            "ORG" => self.told("group", description).unwrap_or(Some(Class::Organisation)),
            "GPE" | "LOC" => self.told("place", description).unwrap_or(None),
            "EVENT" => self.told("thing", description).unwrap_or(None).filter(|class| *class == Class::Event),
            "WORK" => self.told("thing", description).unwrap_or(None).filter(|class| *class == Class::Work),
            _ => self.told("thing", description).unwrap_or(None),
        }
    }

    /// Whether a description names what only a person is.
    fn person_words(&self, description: &str) -> bool {
        let is_person = |word: &str| {
            matches!(self.by_words.get(&("sure person".to_owned(), word.to_owned())), Some(Some(_)))
        };
        description.to_lowercase().split(|c: char| !c.is_alphabetic()).any(is_person)
    }

    fn person(&self, description: &str, rank: Option<u32>) -> Class {
        let told = self.told("person", description).flatten();
        match (told, rank) {
            (_, Some(4)) => Class::Leader,
            (Some(Class::Leader), Some(_)) => Class::Official,
            (Some(class), Some(3)) => class,
            (None, Some(3)) => Class::Minister,
            (Some(Class::Minister | Class::Official | Class::Judge), Some(_)) => {
                told.unwrap_or(Class::Politician)
            }
            (Some(class), Some(_)) if class > Class::Politician => class,
            (_, Some(_)) => Class::Legislator,
            (Some(class), None) => class,
            (None, None) => Class::Person,
        }
    }

    /// What the first listed words of a description tell; none where none is listed.
    fn told(&self, kind: &str, description: &str) -> Option<Option<Class>> {
        let lower = description.to_lowercase();
        let words: Vec<&str> = lower
            .split(|c: char| !(c.is_alphanumeric() || c == '-'))
            .filter(|word| !word.is_empty())
            .collect();
        (0..words.len()).find_map(|start| {
            let longest = LONGEST.min(words.len() - start);
            (1..=longest).rev().find_map(|count| {
                let group = words[start..start + count].join(" ");
                self.by_words.get(&(kind.to_owned(), group)).copied()
            })
        })
    }
}
