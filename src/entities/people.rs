//! Which names are one person: full name and surname, given name, initials, titles, other spellings.
//! Takes the name mentions of people, gives a cluster for each person.
//! Law: full names are gathered before single ones, over the whole text; two people of one surname stay two.

use super::clusters::{Clusters, Gender};
use super::context::Context;
use crate::document::{Form, Kind};
use crate::lexicon::words::{GENDER_WORDS, NAME_CONTEXTS, NAME_LINKS};
use std::collections::HashMap;

/// At most so many people of one surname are looked at, the latest first.
const MOST_NAMESAKES: usize = 24;

/// A name mention taken apart.
struct Name {
    mention: usize,
    /// Given names, particles and surname, in lower case; no titles, no suffixes.
    words: Vec<String>,
    /// What the title before it says.
    gender: Gender,
}

impl Name {
    fn new(context: &Context, mention: usize) -> Self {
        let range = context.mentions[mention].range;
        let mut words = context.content(range);
        let mut gender = Gender::Unknown;
        while words.len() > 1 && is_title(&words[0]) {
            gender = gender.or(gender_of(&words[0]));
            words.remove(0);
        }
        while words.len() > 1 && words.last().is_some_and(|word| link_class(word).contains("suffix")) {
            words.pop();
        }
        if let Some(before) = context.before(range.first()) {
            gender = gender.or(gender_of(context.source.norm(before)));
        }
        Self { mention, words, gender }
    }

    fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// Whether it is a surname or a given name alone, particles apart.
    fn is_single(&self) -> bool {
        self.words.len() < 2
            || self.words[..self.words.len() - 1].iter().all(|word| link_class(word).contains("particle"))
    }
}

fn link_class(word: &str) -> &'static str {
    NAME_LINKS.get(word).copied().unwrap_or_default()
}

fn is_title(word: &str) -> bool {
    let classes = |word: &str| NAME_CONTEXTS.get(word).copied().unwrap_or_default();
    let names_title = |classes: &str| classes.contains("title") || classes.contains("honorific");
    names_title(classes(word)) || names_title(classes(&format!("{word}.")))
}

/// The gender that a title or a role tells.
pub(super) fn gender_of(word: &str) -> Gender {
    match GENDER_WORDS.get(word).copied() {
        Some("m") => Gender::Masculine,
        Some("f") => Gender::Feminine,
        _ => Gender::Unknown,
    }
}

/// The people found so far, by surname and by given name.
#[derive(Default)]
struct Index {
    by_last: HashMap<String, Vec<usize>>,
    by_first: HashMap<String, Vec<usize>>,
    /// By the first letters of the surname, for other spellings.
    by_start: HashMap<String, Vec<usize>>,
    people: Vec<Person>,
}

struct Person {
    cluster: usize,
    /// Its full name as first written; for a single name, that name.
    words: Vec<String>,
    /// Where its full mentions stand.
    full: Vec<usize>,
}

/// Gathers the people.
pub(super) fn gather(context: &Context, clusters: &mut Clusters) {
    let names: Vec<Name> = context
        .of_form(Form::Name)
        .filter(|mention| context.is_person(*mention))
        .map(|mention| Name::new(context, mention))
        .collect();
    let mut index = Index::default();
    for name in names.iter().filter(|name| !name.is_single()) {
        let person = index.find_full(name).unwrap_or_else(|| index.open(name, clusters));
        index.people[person].full.push(name.mention);
        add(name, index.people[person].cluster, clusters);
    }
    for name in names.iter().filter(|name| name.is_single()) {
        let person = index.find_single(context, name, clusters);
        let person = person.unwrap_or_else(|| index.open(name, clusters));
        add(name, index.people[person].cluster, clusters);
    }
    for person in &index.people {
        let given = person.words.first().filter(|_| person.words.len() > 1);
        let gender = given.map_or(Gender::Unknown, |given| context.given_gender(given));
        let cluster = clusters.get_mut(person.cluster);
        cluster.gender = cluster.gender.or(gender);
    }
}

fn add(name: &Name, cluster: usize, clusters: &mut Clusters) {
    clusters.put(name.mention, cluster);
    let cluster = clusters.get_mut(cluster);
    cluster.is_named = true;
    cluster.gender = cluster.gender.or(name.gender);
}

impl Index {
    fn open(&mut self, name: &Name, clusters: &mut Clusters) -> usize {
        let person = self.people.len();
        let cluster = clusters.open(Kind::Person);
        self.people.push(Person { cluster, words: name.words.clone(), full: Vec::new() });
        self.by_last.entry(name.last().to_owned()).or_default().push(person);
        self.by_start.entry(start(name.last())).or_default().push(person);
        if !name.is_single() {
            self.by_first.entry(name.first().to_owned()).or_default().push(person);
        }
        person
    }

    /// The person of a full name: the same surname and given names that agree, or a spelling apart.
    fn find_full(&self, name: &Name) -> Option<usize> {
        let same_last = latest(&self.by_last, name.last());
        let same_first = latest(&self.by_first, name.first());
        let agrees = |person: &usize| given_agree(&self.people[*person].words, &name.words);
        let spelt_alike = |person: &usize| {
            let words = &self.people[*person].words;
            words.last().is_some_and(|last| is_spelling(last, name.last()))
        };
        same_last.clone().find(agrees).or_else(|| same_first.clone().find(spelt_alike))
    }

    /// The person whom a single name names: by surname, else by given name, else by another spelling of the surname.
    fn find_single(&self, context: &Context, name: &Name, clusters: &Clusters) -> Option<usize> {
        let fits =
            |person: &usize| !clusters.get(self.people[*person].cluster).gender.contradicts(name.gender);
        let by_last: Vec<usize> = latest(&self.by_last, name.last()).filter(fits).collect();
        let by_first: Vec<usize> = latest(&self.by_first, name.last()).filter(fits).collect();
        let nearest = |people: &[usize]| self.nearest(context, name.mention, people);
        let respelt = || {
            latest(&self.by_start, &start(name.last())).filter(fits).find(|person| {
                self.people[*person].words.last().is_some_and(|last| is_spelling(last, name.last()))
            })
        };
        nearest(&by_last).or_else(|| nearest(&by_first)).or_else(respelt)
    }

    /// Of namesakes, the one named in full in the same paragraph, else the one named in full most often.
    fn nearest(&self, context: &Context, mention: usize, people: &[usize]) -> Option<usize> {
        let at = context.mentions[mention].range.first();
        let paragraph = context.source.paragraph_at(at);
        let last_here = |person: &usize| {
            let full = &self.people[*person].full;
            let before = full.partition_point(|id| *id < mention);
            let latest = full.get(before.checked_sub(1)?)?;
            let token = context.mentions[*latest].range.first();
            paragraph.has(token).then_some(token)
        };
        let most = || {
            people
                .iter()
                .copied()
                .max_by_key(|person| (self.people[*person].full.len(), std::cmp::Reverse(*person)))
        };
        let here = people.iter().copied().filter(|person| last_here(person).is_some()).max_by_key(last_here);
        here.or_else(most)
    }
}

/// The latest entries of an index, bounded.
fn latest<'i>(index: &'i HashMap<String, Vec<usize>>, key: &str) -> impl Iterator<Item = usize> + Clone + 'i {
    index.get(key).map(Vec::as_slice).unwrap_or_default().iter().rev().take(MOST_NAMESAKES).copied()
}

/// The first letters of a name.
fn start(word: &str) -> String {
    word.chars().take(4).collect()
}

/// Whether two full names of one surname agree in their given names: the same, an initial, and no other second name.
fn given_agree(one: &[String], other: &[String]) -> bool {
    let agree =
        |a: &str, b: &str| a == b || (a.len() == 1 && b.starts_with(a)) || (b.len() == 1 && a.starts_with(b));
    let (Some(a), Some(b)) = (one.first(), other.first()) else { return false };
    if one.len() < 2 || other.len() < 2 || !agree(a, b) {
        return one == other;
    }
    match (&one[1..one.len() - 1], &other[1..other.len() - 1]) {
        ([a, ..], [b, ..]) => agree(a, b),
        _ => true,
    }
}

/// Whether two surnames are spellings of one: long, with the same beginning, at most two letters apart at the end.
fn is_spelling(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if a.len().min(b.len()) < 6 || a.len().abs_diff(b.len()) > 2 {
        return false;
    }
    let common = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let apart = a.len().max(b.len()).saturating_sub(common + tail);
    common >= 4 && (apart <= 1 || (common + 2 >= a.len().min(b.len()) && apart <= 2))
}
