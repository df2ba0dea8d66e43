//! Where the article plays: how often each country and state is named, or is that of somebody named.
//! Takes subjects and, later, the places of sure links, gives weights of places.
//! Law: what an entity itself adds never speaks for it.

use super::subject::Subject;
use std::collections::BTreeMap;

/// The weights of places, by code.
#[derive(Default)]
pub(super) struct Setting {
    weights: BTreeMap<String, u32>,
    /// What each subject added.
    added: Vec<Vec<(String, u32)>>,
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
        let mut setting = Self { weights: BTreeMap::new(), added: vec![Vec::new(); subjects.len()] };
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

    /// Adds the place of a subject's sure link, unless the subject told of it before.
    pub(super) fn add(&mut self, subject: usize, code: &str) {
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

    /// The share, from 0 to 1, of all that is named in places which lies in the country of `code`.
    pub(super) fn share(&self, subject: usize, code: &str) -> f32 {
        let Some(country) = code.get(..2) else { return 0.0 };
        let own: u32 = self.added.get(subject).map_or(0, |added| added.iter().map(|entry| entry.1).sum());
        let all = self.weights.values().sum::<u32>() - own;
        if all == 0 { 0.0 } else { self.in_country(subject, country) as f32 / all as f32 }
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
