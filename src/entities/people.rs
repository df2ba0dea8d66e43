//! Which names are one person: full name and surname, given name, initials, titles, other spellings.
//! Takes the name mentions of people, gives a cluster for each person.
//! Law: full names are gathered before single ones, over the whole text; two people of one surname stay two.

use super::clusters::Gender;
use super::clusters::{Clusters, Reason};
use super::context::Context;
use super::spelling::{given_agree, is_spelling};
use crate::document::{Form, Kind};
use crate::lexicon::fold::fold_into;
use crate::lexicon::words::{GENDER_WORDS, NAME_CONTEXTS, NAME_LINKS};
use rustc_hash::FxHashMap;

/// At most so many people of one surname are looked at, the latest first.
const MOST_NAMESAKES: usize = 24;

/// A name mention taken apart.
struct Name {
    mention: usize,
    /// Given names, particles and surname, in lower case; no titles, no suffixes.
    words: Vec<String>,
    /// What the title before it says.
    gender: Gender,
    /// What the given name says of a full name.
    given: Gender,
}

impl Name {
    fn new(context: &Context, mention: usize) -> Self {
        let range = context.mentions[mention].range;
        let mut words: Vec<String> = context.content(range).iter().map(|word| folded(word)).collect();
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
        let given = words.first().filter(|_| words.len() > 1);
        let given = given.map_or(Gender::Unknown, |given| context.given_gender(given));
        Self { mention, words, gender, given }
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

/// A word without accents, so that one name written in two ways is one.
fn folded(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    fold_into(word, &mut plain);
    plain
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
    by_last: FxHashMap<String, Vec<usize>>,
    by_first: FxHashMap<String, Vec<usize>>,
    /// By the first letter of the surname, for other spellings.
    by_start: FxHashMap<String, Vec<usize>>,
    people: Vec<Person>,
}

struct Person {
    cluster: usize,
    /// Its full name as first written; for a single name, that name.
    words: Vec<String>,
    /// Where its full mentions stand.
    full: Vec<usize>,
}

/// Somebody found for a name: the person, why, how sure, and who came next.
struct Found {
    person: usize,
    why: &'static str,
    score: f32,
    runner_up: Option<usize>,
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
        let found = index.find_full(name, clusters);
        let person = index.add(name, found, clusters);
        index.people[person].full.push(name.mention);
    }
    for name in names.iter().filter(|name| name.is_single()) {
        let found = index.find_single(context, name, clusters);
        index.add(name, found, clusters);
    }
    for person in &index.people {
        if let [sole] = person.words.as_slice() {
            let cluster = clusters.get_mut(person.cluster);
            cluster.gender = cluster.gender.or(context.sole_gender(sole));
        }
    }
}

impl Index {
    /// Puts a name to whom was found for it, or to somebody new; gives the person.
    fn add(&mut self, name: &Name, found: Option<Found>, clusters: &mut Clusters) -> usize {
        let person = found.as_ref().map_or_else(|| self.open(name, clusters), |found| found.person);
        let cluster = self.people[person].cluster;
        let reason = found.map_or(Reason::rule("a name of its own", 1.0), |found| {
            let next = found.runner_up.and_then(|next| self.people.get(next));
            Reason::rule(found.why, found.score).over(next.map(|next| (next.cluster, 1.0 - found.score)))
        });
        clusters.put(name.mention, cluster, reason);
        let cluster = clusters.get_mut(cluster);
        cluster.is_named = true;
        cluster.gender = cluster.gender.or(name.gender);
        person
    }

    fn open(&mut self, name: &Name, clusters: &mut Clusters) -> usize {
        let person = self.people.len();
        let cluster = clusters.open(Kind::Person);
        clusters.get_mut(cluster).gender = name.gender.or(name.given);
        self.people.push(Person { cluster, words: name.words.clone(), full: Vec::new() });
        self.by_last.entry(name.last().to_owned()).or_default().push(person);
        self.by_start.entry(start(name.last())).or_default().push(person);
        if !name.is_single() {
            self.by_first.entry(name.first().to_owned()).or_default().push(person);
        }
        person
    }

    /// The person of a full name: the same surname and given names that agree, or a spelling apart.
    fn find_full(&self, name: &Name, clusters: &Clusters) -> Option<Found> {
        let fits =
            |person: &usize| !clusters.get(self.people[*person].cluster).gender.contradicts(name.gender);
        let same_last = latest(&self.by_last, name.last()).filter(fits);
        let same_first = latest(&self.by_first, name.first()).filter(fits);
        let agrees = |person: &usize| given_agree(&self.people[*person].words, &name.words);
        let spelt_alike = |person: &usize| {
            let words = &self.people[*person].words;
            words.last().is_some_and(|last| is_spelling(last, name.last()))
        };
        let same = |person: &usize| self.people[*person].words == name.words;
        let found = |why, score| move |person| Found { person, why, score, runner_up: None };
        let again = same_last.clone().find(same).map(found("the same full name", 1.0));
        again
            .or_else(|| same_last.clone().find(agrees).map(found("full names that agree", 0.95)))
            .or_else(|| same_first.clone().find(spelt_alike).map(found("another spelling", 0.85)))
    }

    /// The person whom a single name names: by surname, else by given name, else by another spelling of the surname.
    fn find_single(&self, context: &Context, name: &Name, clusters: &Clusters) -> Option<Found> {
        let fits =
            |person: &usize| !clusters.get(self.people[*person].cluster).gender.contradicts(name.gender);
        let by_last: Vec<usize> = latest(&self.by_last, name.last()).filter(fits).collect();
        let by_first: Vec<usize> = latest(&self.by_first, name.last()).filter(fits).collect();
        let by_spelling: Vec<usize> = latest(&self.by_start, &start(name.last()))
            .filter(fits)
            .filter(|person| {
                self.people[*person].words.last().is_some_and(|last| is_spelling(last, name.last()))
            })
            .collect();
        self.nearest(context, name.mention, &by_last, "the surname of a full name")
            .or_else(|| self.nearest(context, name.mention, &by_first, "the given name of a full name"))
            .or_else(|| self.nearest(context, name.mention, &by_spelling, "another spelling"))
    }

    /// Of namesakes, the one named in full in the same paragraph, else the one named in full most often.
    fn nearest(
        &self,
        context: &Context,
        mention: usize,
        people: &[usize],
        why: &'static str,
    ) -> Option<Found> {
        let at = context.mentions[mention].range.first();
        let paragraph = context.source.paragraph_at(at);
        let last_here = |person: &usize| {
            let full = &self.people[*person].full;
            let before = full.partition_point(|id| *id < mention);
            let latest = full.get(before.checked_sub(1)?)?;
            let token = context.mentions[*latest].range.first();
            paragraph.has(token).then_some(token)
        };
        let rank =
            |person: &usize| (last_here(person), self.people[*person].full.len(), std::cmp::Reverse(*person));
        let person = *people.iter().max_by_key(|person| rank(person))?;
        let others = people.iter().filter(|other| **other != person);
        let runner_up = others.max_by_key(|person| rank(person)).copied();
        let score = if runner_up.is_some() { 0.8 } else { 0.97 };
        Some(Found { person, why, score, runner_up })
    }
}

/// The latest entries of an index, bounded.
fn latest<'i>(
    index: &'i FxHashMap<String, Vec<usize>>,
    key: &str,
) -> impl Iterator<Item = usize> + Clone + 'i {
    index.get(key).map(Vec::as_slice).unwrap_or_default().iter().rev().take(MOST_NAMESAKES).copied()
}

/// The first letter of a name.
fn start(word: &str) -> String {
    word.chars().take(1).collect()
}
