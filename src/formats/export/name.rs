//! What the file of an export is called.
//! Takes a checked annotation, gives the words of its headline as a name.
//! Law: a name that every file system takes; the forms of one article never share one.

use super::super::checked::Checked;
use super::{Format, Table};

/// The longest headline in a name, in characters: of the longest script still within the 255 bytes of a file system.
const LONGEST: usize = 56;

/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

impl Format {
    /// The name of an article's file in this form.
    #[must_use]
    pub fn file_name(self, checked: &Checked) -> String {
        format!("{}{}.{}", stem(&checked.title().unwrap_or_default()), self.suffix(), self.extension())
    }

    /// What tells its file from those of other forms with the same ending.
    fn suffix(self) -> &'static str {
        match self {
            Format::Csv(Table::Quotes) => "-quotes",
            Format::Csv(Table::Entities) => "-entities",
            Format::Csv(Table::Mentions) => "-mentions",
            Format::Spacy => "-spacy",
            _ => "",
        }
    }
}

/// The words of a title in small letters, joined by hyphens, as many whole ones as fit.
pub(super) fn stem(title: &str) -> String {
    let is_own = |c: char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}');
    let spelled: String =
        title.chars().filter(|c| !matches!(c, '’' | '\'')).flat_map(char::to_lowercase).collect();
    let mut stem = String::new();
    for word in spelled.split(|c| !is_own(c)).filter(|word| !word.is_empty()) {
        if !stem.is_empty() && stem.chars().count() + 1 + word.chars().count() > LONGEST {
            break;
        }
        stem += if stem.is_empty() { "" } else { "-" };
        stem.extend(word.chars().take(LONGEST));
    }
    match stem.as_str() {
        "" => "article".to_owned(),
        device if DEVICES.contains(&device) => format!("{device}-article"),
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn a_headline_becomes_a_name() {
        for (title, name) in [
            ("Council’s vote: “Mill Bridge” to close!", "councils-vote-mill-bridge-to-close"),
            ("../../etc/passwd", "etc-passwd"),
            ("Überfall in Łódź", "überfall-in-łódź"),
            ("Cafe\u{301} — geschlossen", "cafe\u{301}-geschlossen"),
            ("CON", "con-article"),
            ("😀 …", "article"),
            ("", "article"),
        ] {
            assert_eq!(stem(title), name);
        }
        assert_eq!(stem(&"word ".repeat(40)), ["word"; 11].join("-"));
        assert_eq!(stem(&"ä".repeat(400)).chars().count(), 56);
    }
}
