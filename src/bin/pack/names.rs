//! Gathers names and what is known of each.
//! Takes names as written with a field's value, gives all keys in order.
//! Law: keys are cut and folded exactly as the engine does it; of two values of one field the greater stays.

use std::collections::BTreeMap;
use whosaid::facts::{COMMON, Facts, Field, GENDER, GIVEN, SURNAME};
use whosaid::fold::fold_into;
use whosaid::text::Source;

/// No name of more tokens is kept: the engine's windows are shorter.
const LONGEST: usize = 8;

/// All names gathered so far.
#[derive(Default)]
pub(crate) struct Names {
    facts: BTreeMap<String, Facts>,
    rows: BTreeMap<&'static str, usize>,
}

impl Names {
    /// Notes that `source` gives `name` the value `value` in `field`.
    pub(crate) fn add(&mut self, source: &'static str, name: &str, field: Field, value: u32) {
        let Some(key) = key(name) else { return };
        let known = self.facts.entry(key).or_default();
        *known = known.at_least(field, value);
        *self.rows.entry(source).or_default() += 1;
    }

    /// What is known of `name` so far.
    pub(crate) fn get(&self, name: &str) -> Facts {
        key(name).and_then(|key| self.facts.get(&key).copied()).unwrap_or_default()
    }

    /// Forgets what is known of `name` save that people bear it: a correction follows.
    pub(crate) fn reset(&mut self, name: &str) {
        let Some(known) = key(name).and_then(|key| self.facts.get_mut(&key)) else { return };
        let kept = [COMMON, GIVEN, GENDER, SURNAME];
        *known = kept.iter().fold(Facts::default(), |facts, field| facts.with(*field, known.get(*field)));
    }

    /// Number of names.
    pub(crate) fn len(&self) -> usize {
        self.facts.len()
    }

    /// How many rows each source gave.
    pub(crate) fn rows_by_source(&self) -> impl Iterator<Item = (&str, usize)> {
        self.rows.iter().map(|(source, rows)| (*source, *rows))
    }

    /// All keys in order, each with what is known of it.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Facts)> {
        self.facts.iter().map(|(key, facts)| (key.as_str(), *facts))
    }
}

/// The key of `name`: its tokens folded, a space between two; none where it is too long, too short or no name.
fn key(name: &str) -> Option<String> {
    let source = Source::new(name);
    let mut key = String::new();
    for index in 0..source.len() {
        if index > 0 {
            key.push(' ');
        }
        fold_into(source.norm(index), &mut key);
    }
    let is_latin = key.is_ascii() && key.contains(|c: char| c.is_ascii_alphabetic());
    (is_latin && key.len() > 1 && source.len() <= LONGEST).then_some(key)
}

/// A share of lower-case use in hundredths as a level of [`COMMON`].
pub(crate) fn common_level(lower: f64) -> u32 {
    match lower {
        lower if lower >= 85.0 => 4,
        lower if lower >= 50.0 => 3,
        lower if lower >= 15.0 => 2,
        _ => 1,
    }
}
