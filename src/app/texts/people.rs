//! Texts of *People & things* and *Timeline*.
//! Takes types, values and dates, gives sentences.
//! Law: types and dates are put into words, never shown as codes alone.

pub(crate) const NOBODY: &str = "No names were found in this text.";
pub(crate) const PREVIOUS: &str = "Previous mention";
pub(crate) const NEXT: &str = "Next mention";
pub(crate) const ALSO: &str = "also";
pub(crate) const LOOK_UP: &str = "Wikidata";
pub(crate) const NEW_WINDOW: &str = "opens in a new tab";
pub(crate) const PUBLISHED: &str = "Published";
pub(crate) const DETECTED: &str = "found in the article";
pub(crate) const NOT_DETECTED: &str = "no date found in the article; set one so that “Wednesday” has a day";
pub(crate) const SET_BY_YOU: &str = "set by you";
pub(crate) const DETECT: &str = "Use the article’s";
pub(crate) const PUBLICATION: &str = "The article was published";
pub(crate) const VAGUE: &str = "Without a day";
pub(crate) const NO_DATES: &str = "No dates were found in this text.";

/// The types of names, those with a key of their own first.
pub(crate) const TYPES: [(&str, &str); 11] = [
    ("PERSON", "Person"),
    ("ORG", "Organisation"),
    ("GPE", "Country or town"),
    ("LOC", "Land or water"),
    ("FAC", "Building or road"),
    ("NORP", "People or faith"),
    ("EVENT", "Event"),
    ("WORK_OF_ART", "Work"),
    ("PRODUCT", "Product"),
    ("LAW", "Law"),
    ("LANGUAGE", "Language"),
];

/// A type in words.
pub(crate) fn kind(label: &str) -> &'static str {
    if let Some((_, name)) = TYPES.iter().find(|(known, _)| *known == label) {
        return name;
    }
    match label {
        "DATE" => "Date",
        "TIME" => "Time of day",
        "DURATION" => "Duration",
        "SET" => "Repeated time",
        "MONEY" => "Money",
        "PERCENT" => "Share",
        "QUANTITY" => "Quantity",
        "ORDINAL" => "Rank",
        "CARDINAL" => "Number",
        "AGE" => "Age",
        _ => "Name",
    }
}

/// How a mention refers, where it is no name.
pub(crate) fn form(form: &str) -> Option<&'static str> {
    match form {
        "pronoun" => Some("pronoun"),
        "nominal" => Some("description"),
        _ => None,
    }
}

/// A TIMEX3 date in words: "12 February 2025", "February 2025", "2025, week 7", "1990s".
pub(crate) fn day(timex: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = timex.split('-');
    let year = parts.next().unwrap_or_default();
    let (month, day) =
        (parts.next().unwrap_or_default(), parts.next().and_then(|day| day.parse::<u32>().ok()));
    let name = month.parse::<usize>().ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    match (name, day) {
        (Some(name), Some(day)) => format!("{day} {name} {year}"),
        (Some(name), None) => format!("{name} {year}"),
        (None, _) if month.starts_with('W') => {
            format!("{year}, week {}", month.trim_start_matches(['W', '0']))
        }
        (None, _) if year.len() == 3 => format!("{year}0s"),
        (None, _) => match month {
            "SP" => format!("spring {year}"),
            "SU" => format!("summer {year}"),
            "FA" => format!("autumn {year}"),
            "WI" => format!("winter {year}"),
            "" => year.to_owned(),
            other => format!("{year}, {other}"),
        },
    }
}

/// The small tag beside a name.
pub(crate) fn tag(label: &str) -> &'static str {
    match label {
        "PERSON" => "PER",
        "ORG" => "ORG",
        "GPE" => "GPE",
        "LOC" => "LOC",
        "FAC" => "FAC",
        "NORP" => "NORP",
        "EVENT" => "EVENT",
        "WORK_OF_ART" => "WORK",
        "PRODUCT" => "PROD",
        "LAW" => "LAW",
        "LANGUAGE" => "LANG",
        "DATE" => "DATE",
        "TIME" => "TIME",
        "DURATION" => "DUR",
        "SET" => "SET",
        "MONEY" => "MONEY",
        "PERCENT" => "%",
        "QUANTITY" => "QTY",
        "ORDINAL" => "ORD",
        "CARDINAL" => "NUM",
        "AGE" => "AGE",
        _ => "NAME",
    }
}
