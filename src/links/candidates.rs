//! What speaks for and against one candidate, piece by piece.
//! Takes a subject, an entry of the table and where the article plays, gives evidence.
//! Law: a piece has one name and one worth; a candidate that contradicts the article is none.

use super::setting::{Nearness, Setting};
use super::subject::Subject;
use crate::document::{Evidence, Kind};
use crate::lexicon::entity_table::{Class, EntryId, Gender};
use crate::lexicon::facts::{GIVEN, SURNAME};
use crate::lexicon::{EntityTable, Lexicon};

/// The worth of a step of fame, of which there are 15.
const FAME: f32 = 0.02;

/// The entries that bear one of the subject's names, each with the number of that name and its rank in the entry.
pub(super) fn bearing(table: &EntityTable, subject: &Subject) -> Vec<(EntryId, usize, u8)> {
    let mut found: Vec<(EntryId, usize, u8)> = Vec::new();
    for (number, name) in subject.names.iter().enumerate() {
        if number > 0 && !may_stand_alone(subject, name) {
            continue;
        }
        for (id, rank) in table.named(name) {
            if found.iter().all(|known| known.0 != id) && table.class(id).kinds().contains(&subject.kind) {
                found.push((id, number, rank));
            }
        }
    }
    found
}

/// Whether a name that is not the fullest may choose: a surname may not where a full name stands beside it.
fn may_stand_alone(subject: &Subject, name: &str) -> bool {
    let is_acronym = name.len() < 7 && name.chars().all(|c| c.is_uppercase() || c == '.');
    let words = name.split(' ').count();
    words > 1 || (subject.kind != Kind::Person && is_acronym)
}

/// All evidence of one candidate; none where it contradicts the article.
pub(super) fn evidence(
    lexicon: &Lexicon,
    setting: &Setting,
    subject: (usize, &Subject),
    candidate: (EntryId, usize, u8),
) -> Option<Vec<Evidence>> {
    let table = lexicon.entities();
    let (id, number, rank) = candidate;
    let class = table.class(id);
    let mut pieces = vec![name(subject.1, number, rank)];
    pieces.extend(kind(subject.1, class));
    pieces.push(Evidence { name: "how well known", worth: FAME * f32::from(table.fame(id)) });
    if class.is_person() {
        pieces.extend(commonness(lexicon, &subject.1.names[number]));
        pieces.extend(gender(subject.1, table.gender(id))?);
    }
    pieces.extend(role(subject.1, class, lexicon, number));
    if class.is_place() {
        pieces.extend(position(subject.1, class, table.place(id))?);
    }
    pieces.extend(place(setting, subject, class, table.place(id)));
    Some(pieces)
}

/// How the name agrees.
fn name(subject: &Subject, number: usize, rank: u8) -> Evidence {
    let written = subject.names.get(number).map_or("", String::as_str);
    let is_single = !written.contains(' ');
    let (name, worth) = match (subject.kind, is_single) {
        (Kind::Person, true) => ("single name", 0.35),
        (Kind::Person, false) => ("full name", 0.55),
        (Kind::Gpe | Kind::Loc, _) => ("name", 0.6),
        (_, true) if written.chars().all(char::is_uppercase) => ("acronym", 0.52),
        (_, true) => ("single name", 0.52),
        (_, false) => ("full name", 0.6),
    };
    let other_name = if rank > 0 { 0.03 } else { 0.0 };
    let shorter = if number > 0 { 0.08 } else { 0.0 };
    Evidence { name, worth: worth - other_name - shorter }
}

/// Whether the mention's kind is the usual one of the class.
fn kind(subject: &Subject, class: Class) -> Option<Evidence> {
    let is_usual = class.kinds().first() == Some(&subject.kind);
    (!is_usual).then_some(Evidence { name: "unusual type", worth: -0.06 })
}

/// Names that many bear need more.
fn commonness(lexicon: &Lexicon, name: &str) -> Option<Evidence> {
    let lower = name.to_lowercase();
    let (first, last) = lower
        .split_once(' ')
        .map_or(("", lower.as_str()), |(first, _)| (first, lower.rsplit(' ').next().unwrap_or_default()));
    let given = lexicon.gazetteer().word(first).get(GIVEN);
    let surname = lexicon.gazetteer().word(last).get(SURNAME);
    let worth = match (given, surname) {
        (2.., 3) => -0.25,
        (_, 3) | (3, 2) => -0.1,
        _ => return None,
    };
    Some(Evidence { name: "common name", worth })
}

/// A man is not meant by "she".
fn gender(subject: &Subject, gender: Gender) -> Option<Option<Evidence>> {
    let contradicts =
        gender != Gender::Unknown && subject.gender != Gender::Unknown && gender != subject.gender;
    (!contradicts).then_some(None)
}

/// Whether what the article calls it agrees with what it is.
fn role(subject: &Subject, class: Class, lexicon: &Lexicon, number: usize) -> Option<Evidence> {
    let names_class = |list: &&'static str| {
        let group = if class <= Class::Judge { "politics" } else { class.name() };
        list.split(' ').any(|word| word == group || word == class.name())
    };
    if subject.roles.iter().any(names_class) {
        let worth = if class.is_person() { 0.25 } else { 0.1 };
        return Some(Evidence { name: "role agrees", worth });
    }
    if !class.is_person() || (subject.roles.is_empty() && !subject.has_other_role) {
        return None;
    }
    let is_common = subject.names.get(number).and_then(|name| commonness(lexicon, name)).is_some();
    Some(Evidence { name: "another role", worth: if is_common { -0.4 } else { -0.15 } })
}

/// Whether it lies where the article puts it; none where it lies elsewhere.
fn position(subject: &Subject, class: Class, code: &str) -> Option<Option<Evidence>> {
    if subject.is_called_state {
        return (class == Class::State).then_some(Some(Evidence { name: "called a state", worth: 0.2 }));
    }
    if subject.behind.is_empty() {
        return (!subject.has_other_behind).then_some(None);
    }
    let lies_in = |place: &String| code == place || (place.len() == 2 && code.starts_with(place.as_str()));
    let agrees = !matches!(class, Class::Country | Class::State) && subject.behind.iter().any(lies_in);
    agrees.then_some(Some(Evidence { name: "place behind the name", worth: 0.3 }))
}

/// Whether the article plays where it belongs.
fn place(setting: &Setting, subject: (usize, &Subject), class: Class, code: &str) -> Vec<Evidence> {
    let mut pieces = Vec::new();
    let country = code.get(..2).unwrap_or_default();
    if !subject.1.nations.is_empty() && !country.is_empty() {
        let agrees = subject.1.nations.iter().any(|nation| nation.starts_with(country));
        let worth = if agrees { 0.12 } else { -0.3 };
        pieces.push(Evidence {
            name: if agrees { "country in its role" } else { "another country in its role" },
            worth,
        });
    }
    let near = match setting.nearness(subject.0, code) {
        Nearness::Place => Some(Evidence { name: "its place is mentioned", worth: 0.12 }),
        Nearness::Country => Some(Evidence { name: "its country is mentioned", worth: 0.06 }),
        Nearness::Far => None,
    };
    pieces.extend(near);
    let share = setting.share(subject.0, code);
    if share > 0.0 {
        pieces.push(Evidence { name: "the article’s country", worth: 0.1 * share });
    }
    if class == Class::Country {
        pieces.push(Evidence { name: "a country", worth: 0.06 });
    }
    pieces
}
