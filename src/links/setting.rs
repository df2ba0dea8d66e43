//! Where the article plays: how often each country and state is named, or is that of somebody named.
//! Takes subjects and, later, the places of sure links, gives weights of places.
//! Law: what an entity itself adds never speaks for it.

use super::subject::Subject;
use crate::lexicon::entity_table::Class;
use crate::lexicon::{EntityTable, EntryId};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Of fewer places no share is taken.
const LEAST: u32 = 3;

/// The weights of places, by code.
#[derive(Default)]
pub(super) struct Setting {
    weights: BTreeMap<String, u32>,
    /// What each subject added.
    added: Vec<Vec<(String, u32)>>,
    /// The field of each subject with a sure link.
    fields: Vec<Option<Field>>,
    /// The sure link of each subject that has one.
    sure: FxHashMap<EntryId, usize>,
    /// How many subjects are of each field.
    of_field: [usize; 3],
}

/// In what somebody or something is known, as far as it tells namesakes apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Politics,
    Sport,
    Stage,
}

impl Field {
    fn of(class: Class) -> Option<Self> {
        match class {
            class if class <= Class::Judge => Some(Self::Politics),
            Class::Party | Class::Legislature => Some(Self::Politics),
            Class::Athlete | Class::Team | Class::League => Some(Self::Sport),
            Class::Actor | Class::Musician | Class::Filmmaker | Class::Band => Some(Self::Stage),
            _ => None,
        }
    }
}

/// How near a place is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// Nothing there is named.
    Far,
    /// Something in the same country is.
    Country,
    /// It is, or something in the same state.
    Place,
}

impl Setting {
    /// The places that the subjects name for certain.
    pub(super) fn of_names(subjects: &[Subject]) -> Self {
        let mut setting = Self {
            weights: BTreeMap::new(),
            added: vec![Vec::new(); subjects.len()],
            fields: vec![None; subjects.len()],
            sure: FxHashMap::default(),
            of_field: [0; 3],
        };
        for (id, subject) in subjects.iter().enumerate() {
            // A name of two countries or states, "Georgia", tells of neither.
            if let [code] = subject.codes.as_slice() {
                setting.put(id, code, subject.count);
            }
            for code in subject.nations.iter().chain(&subject.behind) {
                setting.put(id, code, 1);
            }
        }
        setting
    }

    /// Adds the class and the place of a subject's sure link, the place unless the subject told of it before.
    pub(super) fn add(&mut self, subject: usize, id: EntryId, table: &EntityTable) {
        let (class, code) = (table.class(id), table.place(id));
        self.sure.entry(id).or_insert(subject);
        if let (Some(field), Some(slot)) = (Field::of(class), self.fields.get_mut(subject)) {
            *slot = Some(field);
            self.of_field[field as usize] += 1;
        }
        let is_known = self.added.get(subject).is_some_and(|added| !added.is_empty());
        if !code.is_empty() && !is_known {
            self.put(subject, code, 1);
        }
    }

    fn put(&mut self, subject: usize, code: &str, count: u32) {
        *self.weights.entry(code.to_owned()).or_default() += count;
        if let Some(added) = self.added.get_mut(subject) {
            added.push((code.to_owned(), count));
        }
    }

    /// How near the place of `code` is, what `subject` itself added left out.
    pub(super) fn nearness(&self, subject: usize, code: &str) -> Nearness {
        let Some(country) = code.get(..2) else { return Nearness::Far };
        match () {
            () if code.len() > 2 && self.others(subject, code) > 0 => Nearness::Place,
            () if self.in_country(subject, country) > 0 => {
                if code.len() > 2 {
                    Nearness::Country
                } else {
                    Nearness::Place
                }
            }
            () => Nearness::Far,
        }
    }

    /// The share, from 0 to 1, of all that is named in places which lies in the country or state `code`.
    pub(super) fn share(&self, subject: usize, code: &str) -> f32 {
        if code.is_empty() {
            return 0.0;
        }
        let own: u32 = self.added.get(subject).map_or(0, |added| added.iter().map(|entry| entry.1).sum());
        let all = self.weights.values().sum::<u32>() - own;
        // A place or two is no share to go by.
        self.in_country(subject, code) as f32 / all.max(LEAST) as f32
    }

    /// Whether a candidate is the sure link of another subject, which names it in full.
    pub(super) fn has_sure(&self, subject: usize, id: EntryId) -> bool {
        self.sure.get(&id).is_some_and(|known| *known != subject)
    }

    /// How many others with a sure link are of the field of `class`; 0 where it has none.
    pub(super) fn others_of(&self, subject: usize, class: Class) -> usize {
        let Some(field) = Field::of(class) else { return 0 };
        let all = self.of_field[field as usize];
        all - usize::from(self.fields.get(subject).copied().flatten() == Some(field))
    }

    /// The weight of all places in a country, what `subject` itself added left out.
    fn in_country(&self, subject: usize, country: &str) -> u32 {
        let range = self.weights.range(country.to_owned()..);
        range
            .take_while(|(code, _)| code.starts_with(country))
            .map(|(code, _)| self.others(subject, code))
            .sum()
    }

    fn others(&self, subject: usize, code: &str) -> u32 {
        let own = self.added.get(subject).into_iter().flatten().filter(|entry| entry.0 == code);
        let own: u32 = own.map(|entry| entry.1).sum();
        self.weights.get(code).copied().unwrap_or_default() - own
    }
}
