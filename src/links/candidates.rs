//! What speaks for and against one candidate, piece by piece.
//! Takes a subject, an entry of the table and where the article plays, gives evidence.
//! Law: a piece has one name and one worth; a candidate that contradicts the article is none.

use super::setting::{Nearness, Setting};
use super::subject::Subject;
use crate::document::{Evidence, Kind};
use crate::lexicon::entity_table::{Class, EntryId, Gender};
use crate::lexicon::facts::{COMMON as COMMON_WORD, GIVEN, SURNAME};
use crate::lexicon::{EntityTable, Lexicon};

/// The piece against names that many bear.
const COMMON: &str = "common name";
/// Pieces that tell more than a name: a common name needs one of them.
const AGREES: &str = "role agrees";
const NATION_AGREES: &str = "country in its role";
const FIELD_AGREES: &str = "its field is reported";

/// Somebody so well known goes by the name alone, if few others bear it.
const HOUSEHOLD: u8 = 12;
/// The level from which on the gazetteer has a word mostly in lower case.
const MOSTLY_LOWER: u32 = 3;
/// The worth of a step of fame, of which there are 15.
const FAME: f32 = 0.02;

/// An entry that bears one of a subject's names, with the number of that name and its rank in the entry.
pub(super) type Bearer = (EntryId, usize, u8);

/// The entries that bear one of the subject's names.
pub(super) fn bearing(table: &EntityTable, subject: &Subject) -> Vec<Bearer> {
    let mut found: Vec<Bearer> = Vec::new();
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
    candidate: Bearer,
) -> Option<Vec<Evidence>> {
    let table = lexicon.entities();
    let (id, number, rank) = candidate;
    let class = table.class(id);
    let mut pieces = vec![name(subject.1, number, rank)];
    pieces.extend(kind(subject.1, class));
    pieces.push(Evidence { name: "how well known", worth: FAME * f32::from(table.fame(id)) });
    let is_busy = class <= Class::Business;
    if subject.1.is_part() || (subject.1.is_child && is_busy) {
        return None;
    }
    if class.is_person() {
        pieces.extend(commonness(lexicon, &subject.1.names[number]));
        pieces.extend(gender(subject.1, table.gender(id))?);
    }
    pieces.extend(ordinary(lexicon, subject.1, number, rank));
    pieces.extend(role(subject.1, class));
    pieces.extend(rival(table, subject.1, id, number));
    pieces.extend(position(subject.1, class, table.place(id))?);
    pieces.extend(place(setting, subject, class, table.place(id)));
    pieces.extend(field(setting, subject.0, class));
    if setting.has_sure(subject.0, id) {
        pieces.push(Evidence { name: "named in full elsewhere", worth: 0.15 });
    }
    let is_common = pieces.iter().any(|piece| piece.name == COMMON);
    let agrees = |piece: &Evidence| [AGREES, NATION_AGREES, FIELD_AGREES].contains(&piece.name);
    let is_household = table.fame(id) >= HOUSEHOLD && !pieces.iter().any(|piece| piece.worth < -0.2);
    if is_common && !is_household && !pieces.iter().any(agrees) {
        pieces.push(Evidence { name: "nothing but a common name", worth: -0.15 });
    }
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
    let is_town_for_team = class == Class::Team && subject.kind == Kind::Gpe;
    let worth = if is_town_for_team { -0.2 } else { -0.06 };
    (!is_usual).then_some(Evidence { name: "unusual type", worth })
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
        (3, 3) => -0.25,
        (2, 3) | (3, 2) => -0.15,
        (_, 3) => -0.1,
        _ => return None,
    };
    Some(Evidence { name: COMMON, worth })
}

/// "News", "Target": a word that is mostly no name.
fn ordinary(lexicon: &Lexicon, subject: &Subject, number: usize, rank: u8) -> Option<Evidence> {
    let name = subject.names.get(number).filter(|name| !name.contains(' '))?;
    let is_ordinary = lexicon.gazetteer().word(&name.to_lowercase()).get(COMMON_WORD) >= MOSTLY_LOWER;
    let worth = if rank > 0 { -0.3 } else { -0.15 };
    is_ordinary.then_some(Evidence { name: "an ordinary word", worth })
}

/// A man is not meant by "she".
fn gender(subject: &Subject, gender: Gender) -> Option<Option<Evidence>> {
    let contradicts =
        gender != Gender::Unknown && subject.gender != Gender::Unknown && gender != subject.gender;
    (!contradicts).then_some(None)
}

/// Whether what the article calls it agrees with what it is.
fn role(subject: &Subject, class: Class) -> Option<Evidence> {
    if subject.roles.iter().any(|list| class.is_listed(list)) {
        let worth = if class.is_person() { 0.25 } else { 0.1 };
        return Some(Evidence { name: AGREES, worth });
    }
    let has_role = !subject.roles.is_empty() || subject.has_other_role;
    (class.is_person() && has_role).then_some(Evidence { name: "another role", worth: -0.6 })
}

/// Whether something of another type goes by the name and is far better known: "Amazon" is rather the company.
fn rival(table: &EntityTable, subject: &Subject, id: EntryId, number: usize) -> Option<Evidence> {
    let is_better = |other: &EntryId| {
        table.fame(*other) >= table.fame(id) + 4 && !table.class(*other).kinds().contains(&subject.kind)
    };
    let named = table.named(subject.names.get(number)?).map(|(other, _)| other);
    { named }
        .any(|other| is_better(&other))
        .then_some(Evidence { name: "a better known thing of the name", worth: -0.2 })
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
    let lies_somewhere = class.is_place() && !matches!(class, Class::Country | Class::State);
    let agrees = lies_somewhere && subject.behind.iter().any(lies_in);
    agrees.then_some(Some(Evidence { name: "place behind the name", worth: 0.3 }))
}

/// Whether the article is of the field in which it is known.
fn field(setting: &Setting, subject: usize, class: Class) -> Option<Evidence> {
    (setting.others_of(subject, class) > 1).then_some(Evidence { name: FIELD_AGREES, worth: 0.06 })
}

/// Whether the article plays where it belongs.
fn place(setting: &Setting, subject: (usize, &Subject), class: Class, code: &str) -> Vec<Evidence> {
    let mut pieces = Vec::new();
    let country = code.get(..2).unwrap_or_default();
    if !subject.1.nations.is_empty() && !country.is_empty() {
        let agrees = subject.1.nations.iter().any(|nation| nation.starts_with(country));
        let (name, worth) =
            if agrees { (NATION_AGREES, 0.12) } else { ("another country in its role", -0.3) };
        pieces.push(Evidence { name, worth });
    }
    let weight = if class.is_person() { 0.4 } else { 1.0 };
    // That a town lies somewhere in the article's country tells little where its state is not named.
    let in_country = if code.len() > 2 { 0.4 } else { 1.0 };
    let near = match setting.nearness(subject.0, code) {
        Nearness::Place if code.len() > 2 => {
            Some(Evidence { name: "its place is mentioned", worth: 0.2 * weight })
        }
        Nearness::Place => Some(Evidence { name: "its place is mentioned", worth: 0.12 * weight }),
        Nearness::Country => {
            Some(Evidence { name: "its country is mentioned", worth: 0.05 * weight * in_country })
        }
        Nearness::Far => None,
    };
    pieces.extend(near);
    for (name, share) in [
        ("the article’s country", setting.share(subject.0, country) * in_country),
        ("the article’s state", if code.len() > 2 { setting.share(subject.0, code) } else { 0.0 }),
    ] {
        if share > 0.0 {
            pieces.push(Evidence { name, worth: 0.1 * share * weight });
        }
    }
    if class == Class::Country {
        pieces.push(Evidence { name: "a country", worth: 0.03 });
    }
    pieces
}
