//! One person's quotes over the whole library.
//! Takes records and a name, gives the quotes by article, or who may be meant.
//! Law: two who bear one name are never taken for one person; a surname alone counts only where one person has it.

use super::words;
use crate::articles::library::{Record, Said};
use serde::{Deserialize, Serialize};

/// What was found of a person, or who may be meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voices {
    /// Whose quotes these are; none where nobody or several fit.
    pub chosen: Option<String>,
    /// Who fits what was sought; all where nothing was. Those of many quotes come first.
    pub people: Vec<String>,
    /// The quotes by article, the latest published first.
    pub groups: Vec<Group>,
    /// How many articles were looked through.
    pub looked: usize,
    /// The titles of those that could not be, as they were not read yet.
    pub unread: Vec<String>,
}

/// The quotes of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its name in the library.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The day of publication.
    pub day: Option<String>,
    /// The quotes, in order.
    pub quotes: Vec<Said>,
}

/// Somebody who speaks, perhaps in several articles.
struct Person<'r> {
    /// The longest name that any article has.
    name: &'r str,
    wikidata: Option<&'r str>,
    /// All names, as they are compared.
    names: Vec<String>,
    /// Which quotes: the article's number, and the quote.
    quotes: Vec<(usize, &'r Said)>,
}

/// The quotes of whom `sought` names, be it one of the names that are given out here.
#[must_use]
pub fn voices(records: &[(String, Record)], sought: &str) -> Voices {
    let known = |record: &Record| record.spoken.as_ref().is_some_and(|spoken| spoken.quotes().is_some());
    let unread = records.iter().filter(|(_, record)| !known(record)).map(|(_, record)| record.title.clone());
    let unread: Vec<String> = unread.collect();
    let looked = records.len() - unread.len();
    let people = people(records);
    let fitting = fitting(&people, sought);
    let (chosen, groups) = match fitting.as_slice() {
        [person] if !sought.trim().is_empty() => (Some(label(person, &people)), groups(records, person)),
        _ => (None, Vec::new()),
    };
    let people = fitting.iter().map(|person| label(person, &people)).collect();
    Voices { chosen, people, groups, looked, unread }
}

/// All who speak: first those with an entry in Wikidata, then full names, then surnames, each with whom it can only be.
fn people(records: &[(String, Record)]) -> Vec<Person<'_>> {
    let mut said: Vec<(usize, &Said, &str, String)> = Vec::new();
    for (number, (_, record)) in records.iter().enumerate() {
        for quote in record.spoken.iter().filter_map(|spoken| spoken.quotes()).flatten() {
            if let Some(name) = quote.speaker.as_deref() {
                said.push((number, quote, name, words::name(name)));
            }
        }
    }
    // As long as the order within an article stays, it does not matter who comes first.
    said.sort_by_key(|(_, quote, _, name)| (quote.wikidata.is_none(), !name.contains(' ')));
    let mut people: Vec<Person> = Vec::new();
    for (number, quote, name, key) in said {
        let entry = quote.wikidata.as_deref();
        let is_same = |person: &Person| match entry {
            Some(_) => person.wikidata == entry,
            None => person.names.contains(&key),
        };
        let shares_name = |person: &Person| quote.person && person.is_called(&key);
        let place = only(&people, is_same).or_else(|| {
            (entry.is_none() && !key.contains(' ')).then(|| only(&people, shares_name)).flatten()
        });
        let at = place.unwrap_or_else(|| {
            people.push(Person { name, wikidata: entry, names: Vec::new(), quotes: Vec::new() });
            people.len() - 1
        });
        let Some(person) = people.get_mut(at) else { continue };
        if name.len() > person.name.len() {
            person.name = name;
        }
        if !person.names.contains(&key) {
            person.names.push(key);
        }
        person.quotes.push((number, quote));
    }
    people.sort_by(|one, other| other.quotes.len().cmp(&one.quotes.len()).then(one.name.cmp(other.name)));
    people
}

/// The place of the only one that is so.
fn only(people: &[Person], is_so: impl Fn(&Person) -> bool) -> Option<usize> {
    let mut places = people.iter().enumerate().filter(|(_, person)| is_so(person)).map(|(at, _)| at);
    places.next().filter(|_| places.next().is_none())
}

fn surname(full: &str) -> Option<&str> {
    full.rsplit_once(' ').map(|(_, surname)| surname)
}

/// Whom the sought name may mean: one whose label it is, or all who are called so, be it by their surname.
fn fitting<'p, 'r>(people: &'p [Person<'r>], sought: &str) -> Vec<&'p Person<'r>> {
    let key = words::name(sought);
    let labelled = people.iter().find(|person| sought.ends_with(')') && label(person, people) == sought);
    match labelled {
        Some(person) => vec![person],
        None => people.iter().filter(|person| key.is_empty() || person.is_called(&key)).collect(),
    }
}

impl Person<'_> {
    fn is_called(&self, key: &str) -> bool {
        self.names.iter().any(|name| name == key || surname(name) == Some(key))
    }
}

/// The name; where others are called so, with what tells them apart: the entry in Wikidata, or that there is none.
fn label(person: &Person, people: &[Person]) -> String {
    let key = words::name(person.name);
    let alone = people.iter().filter(|other| other.is_called(&key)).count() == 1;
    match alone {
        true => person.name.to_owned(),
        false => format!("{} ({})", person.name, person.wikidata.unwrap_or("?")),
    }
}

fn groups(records: &[(String, Record)], person: &Person) -> Vec<Group> {
    let mut groups = Vec::new();
    for (number, (id, record)) in records.iter().enumerate() {
        let own = person.quotes.iter().filter(|(of, _)| *of == number);
        let mut quotes: Vec<Said> = own.map(|(_, said)| (*said).clone()).collect();
        quotes.sort_by_key(|said| said.at);
        if !quotes.is_empty() {
            let (title, day) = (record.title.clone(), record.published.clone());
            groups.push(Group { id: id.clone(), title, day, quotes });
        }
    }
    groups.sort_by(|one, other| other.day.cmp(&one.day).then_with(|| one.title.cmp(&other.title)));
    groups
}

/// Whether two speakers may be one person: by Wikidata where both have an entry, else by name or surname.
pub(super) fn may_be_one(one: &Said, other: &Said) -> bool {
    if let (Some(one), Some(other)) = (&one.wikidata, &other.wikidata) {
        return one == other;
    }
    let key = |said: &Said| said.speaker.as_deref().map(words::name).unwrap_or_default();
    let (one, other) = (key(one), key(other));
    one == other || surname(&one) == Some(other.as_str()) || surname(&other) == Some(one.as_str())
}
