//! The names of an entity: which of those in the source table newspapers may print, and the short forms that follow from them.
//! Takes a row, gives names, the best first.
//! Law: a name is written in Latin letters; a name that says less than an entity needs to be told by stays out.

use crate::tables::Row;
use std::collections::{BTreeSet, HashSet};
use whosaid::entity_table::{Class, key};

/// Legal and sporting additions at the end of a name, without full stops.
const ENDINGS: &[&str] = &[
    "FC",
    "CF",
    "AFC",
    "SC",
    "FK",
    "BC",
    "AC",
    "Inc",
    "Corp",
    "Corporation",
    "Company",
    "Ltd",
    "plc",
    "PLC",
    "LLC",
    "AG",
    "SA",
    "NV",
    "Limited",
    "Group",
];
/// The same at its beginning.
const OPENINGS: [&str; 12] =
    ["FC", "CF", "AFC", "SC", "FK", "AC", "AS", "RCD", "United States", "U.S.", "US", "Republic of"];

/// Whether a person is so well known that the surname alone is a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Surname {
    Alone,
    Apart,
}

/// The names of a row.
/// Of people's and towns' other names only those stay that are in `popular`, in lower case: the table cannot hold all.
pub(crate) fn of(
    row: &Row,
    class: Class,
    fame: u8,
    surname: Surname,
    popular: &HashSet<String>,
) -> Vec<String> {
    let name = plain(row.get("name"));
    let title = plain(row.get("enwiki_title"));
    let mut names = vec![name.clone()];
    if !title.contains(['=', ',', '#']) && title.len() > 1 {
        names.push(title);
    }
    let most = if fame >= 9 { 8 } else { 4 };
    let is_known = |alias: &String| {
        let has_many = class.is_person() || class.is_place();
        !has_many
            || matches!(class, Class::Country | Class::State)
            || popular.contains(&alias.to_lowercase())
            || (class.is_person() && same_ends(alias, &name))
    };
    let aliases = row
        .list("aliases")
        .map(plain)
        .filter(|alias| is_telling(alias, &name, class, fame) && is_known(alias));
    names.extend(aliases.take(most));
    let short: Vec<String> = names.iter().flat_map(|name| short_forms(name, class)).collect();
    names.extend(short);
    if surname == Surname::Alone
        && class.is_person()
        && let Some((_, last)) = name.rsplit_once(' ')
    {
        names.push(last.to_owned());
    }
    distinct(names)
}

/// The names in order, without those that have the key of one before.
pub(crate) fn distinct(names: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    names.into_iter().filter(|name| name.len() > 1 && seen.insert(key(name))).collect()
}

/// A name without what stands in brackets, of plain spaces.
fn plain(name: &str) -> String {
    let name = name.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    name.split([' ']).take_while(|word| !word.starts_with(['(', '['])).collect::<Vec<_>>().join(" ")
}

/// Whether newspapers may print the alias, and it tells enough.
fn is_telling(alias: &str, name: &str, class: Class, fame: u8) -> bool {
    let words = alias.split(' ').count();
    let letters = alias.chars().filter(|c| c.is_alphabetic()).count();
    let is_latin = alias.chars().all(|c| (c as u32) < 0x250 || c == '’')
        && !alias.contains(['"', ',', '/', '(', '=', '|']);
    let is_upper = alias.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '&' | '-'));
    let starts_well = alias.chars().next().is_some_and(char::is_uppercase);
    let shares = name.split(' ').any(|word| word.len() > 3 && alias.contains(word));
    let fits = words <= 6 && (2..=44).contains(&letters) && is_latin && starts_well;
    match class {
        class if class.is_person() => fits && words > 1 && (shares || fame > 8) && !is_honoured(alias),
        Class::Country => fits && (letters > 3 || alias.contains('.')) && !is_upper,
        Class::State => fits,
        class if class.is_place() => fits && letters > 3 && !is_upper && words < 4 && !alias.contains(" of "),
        _ => fits && (is_upper && letters > 2 || shares || letters > 5 && fame > 4),
    }
}

/// Whether two names of a person share the first and the last word's beginning: "Irakli Garibashvili", "Irakli Gharibashvili".
fn same_ends(alias: &str, name: &str) -> bool {
    let ends = |name: &str| {
        let (first, last) = (name.split(' ').next(), name.rsplit(' ').next());
        first.zip(last).map(|(first, last)| (first.to_owned(), last.chars().next()))
    };
    ends(alias) == ends(name) && alias.split(' ').count() == 2
}

/// Whether it begins with a title, which no person's name mention has.
fn is_honoured(alias: &str) -> bool {
    let first = alias.split(' ').next().unwrap_or_default();
    matches!(
        first,
        "President"
            | "Sir"
            | "Lord"
            | "Dr."
            | "Mr."
            | "King"
            | "Queen"
            | "Prince"
            | "Princess"
            | "Governor"
            | "The"
            | "Baron"
    )
}

/// "Manchester United" of "Manchester United F.C."; "Justice Department" and "Department of Justice" of the United States'.
fn short_forms(name: &str, class: Class) -> Vec<String> {
    if class.is_person() || class.is_place() {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let Some((head, last)) = name.rsplit_once(' ')
        && ENDINGS.contains(&last.replace(['.', ','], "").as_str())
    {
        found.push(head.trim_end_matches(',').to_owned());
    }
    for opening in OPENINGS.iter().copied() {
        if let Some(rest) = name.strip_prefix(opening).and_then(|rest| rest.strip_prefix(' '))
            && rest.contains(' ')
            && class != Class::Party
        {
            found.push(rest.to_owned());
        }
    }
    let departments: Vec<String> = found
        .iter()
        .chain([&name.to_owned()])
        .filter_map(|name| name.strip_prefix("Department of ").filter(|rest| !rest.contains(" and ")))
        .map(|rest| format!("{} Department", rest.trim_start_matches("the ")))
        .collect();
    found.extend(departments);
    found
}
