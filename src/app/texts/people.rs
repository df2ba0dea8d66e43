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
