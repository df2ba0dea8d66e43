//! Which cue introduces a quotation, by its lemma and class.
//! Takes the words of a cue, gives a row of the project's own tables.
//! Law: a word that is not in those tables is not shown: what is written down is never a corpus's text.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::words::tokens;

/// A cue's dictionary form and class.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cue {
    pub(super) lemma: String,
    pub(super) class: String,
}

impl Cue {
    fn named(lemma: &str) -> Self {
        Self { lemma: lemma.to_owned(), class: lemma.to_owned() }
    }
}

/// The forms of all cues that the project knows.
#[derive(Debug, Default)]
pub(super) struct Cues {
    forms: BTreeMap<String, Cue>,
}

impl Cues {
    /// Reads the tables of verbs and nouns of saying.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let table = |name: &str| {
            let path = folder.join(name);
            fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))
        };
        Ok(Self::of(&table("cue_verbs.tsv")?, &table("cue_nouns.tsv")?))
    }

    fn of(verbs: &str, nouns: &str) -> Self {
        let mut forms = BTreeMap::new();
        for (lemma, rest) in nouns.lines().filter_map(row).chain(verbs.lines().filter_map(row)) {
            let class = rest.split_whitespace().next().unwrap_or("said");
            let cue = Cue { lemma: lemma.to_owned(), class: class.to_owned() };
            for form in rest.split_whitespace().skip(3).chain([lemma]) {
                forms.insert(form.to_owned(), cue.clone());
            }
        }
        Self { forms }
    }

    /// The cue of these words: “according to”, the first verb or else noun of saying in them, or what else they are.
    pub(super) fn of_words(&self, words: Option<&str>) -> Cue {
        let Some(words) = words else { return Cue::named("(none)") };
        let tokens = tokens(words);
        if tokens.is_empty() {
            return Cue::named("(mark)");
        }
        if tokens.first().is_some_and(|first| first == "according") {
            return Cue::named("according to");
        }
        tokens
            .iter()
            .find_map(|token| self.forms.get(token))
            .cloned()
            .unwrap_or_else(|| Cue::named("(other)"))
    }
}

/// A row of a table: its key and the rest.
fn row(line: &str) -> Option<(&str, &str)> {
    line.split_once('\t').filter(|_| !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_have_their_lemma() {
        let cues =
            Cues::of("# verbs\nsay\tsaid 3 clause say says said saying\n", "# nouns\nclaim\tclaimed\n");
        let lemma = |words| cues.of_words(words).lemma;
        assert_eq!([lemma(Some("has said")), lemma(Some("his claim"))], ["say", "claim"]);
        assert_eq!([lemma(Some("According to")), lemma(Some(":"))], ["according to", "(mark)"]);
        assert_eq!([lemma(None), lemma(Some("smiled"))], ["(none)", "(other)"]);
    }
}
