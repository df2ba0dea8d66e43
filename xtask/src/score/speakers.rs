//! Whether the right speaker was found, and what kind of words name that speaker.
//! Takes the speaker expected and the one found, gives yes or no; takes a speaker, gives a form.
//! Law: agreement is the benchmark's: common words, or one surname or head.

use std::collections::BTreeSet;

use super::gold::{Pair, Quote, Stretch};
use super::words::{self, is_dropped, is_pronoun, naming_part, same_name, text};

/// What the words that name a speaker are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    Name,
    Nominal,
    Pronoun,
    /// The corpus knows no speaker.
    None,
}

impl Form {
    /// All forms, in the order of the tables.
    pub(super) const ALL: [Self; 4] = [Self::Name, Self::Nominal, Self::Pronoun, Self::None];

    /// Its name in the tables.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Nominal => "nominal",
            Self::Pronoun => "pronoun",
            Self::None => "none",
        }
    }
}

/// Whether the speaker found is the one expected.
pub(super) fn agree(chars: &[char], gold: &Quote, found: &Quote) -> bool {
    let names = |quote: &Quote| -> Vec<String> {
        let written = quote.speaker.as_ref().map(|speaker| speaker.text.clone());
        written.into_iter().chain(quote.speaker_canonical.clone()).filter(|name| !name.is_empty()).collect()
    };
    let (expected, given) = (names(gold), names(found));
    match (gold.speaker.is_none() && expected.is_empty(), found.speaker.is_none() && given.is_empty()) {
        (true, nobody) => return nobody,
        (false, true) => return false,
        (false, false) => {}
    }
    let shared = stretch(chars, gold.speaker.as_ref());
    let shared = shared.intersection(&stretch(chars, found.speaker.as_ref())).copied().collect::<Vec<_>>();
    shared.iter().any(|(start, end)| !is_dropped(&text(chars, &(*start..*end)).to_lowercase()))
        || expected.iter().any(|one| given.iter().any(|other| same_name(one, other)))
        || same_words(gold.speaker.as_ref(), found.speaker.as_ref(), chars)
}

/// Whether both are the very same words in the text.
fn same_words(gold: Option<&Stretch>, found: Option<&Stretch>, chars: &[char]) -> bool {
    let (gold, found) = (stretch(chars, gold), stretch(chars, found));
    !gold.is_empty() && gold == found
}

fn stretch(chars: &[char], speaker: Option<&Stretch>) -> BTreeSet<(usize, usize)> {
    let range = speaker.map_or(0..0, |speaker| speaker.start..speaker.end);
    words::words(chars, range).into_iter().map(|word| (word.start, word.end)).collect()
}

/// Tells names from descriptions.
pub(super) struct Forms {
    /// Every word that the set's articles also write in lower case.
    common: BTreeSet<String>,
}

impl Forms {
    /// Learns which words of the articles are common.
    pub(super) fn of(pairs: &[Pair]) -> Self {
        let mut common = BTreeSet::new();
        for chars in pairs.iter().map(|pair| &pair.gold.chars) {
            let all = words::words(chars, 0..chars.len());
            common.extend(
                all.iter().map(|word| text(chars, word)).filter(|word| word.starts_with(char::is_lowercase)),
            );
        }
        Self { common }
    }

    /// What the words that name the speaker are: a name holds a capital that is not a common word's at its opening.
    pub(super) fn form(&self, chars: &[char], speaker: Option<&Stretch>) -> Form {
        let Some(speaker) = speaker else { return Form::None };
        let written = text(chars, &(speaker.start..speaker.end));
        if is_pronoun(&written) {
            return Form::Pronoun;
        }
        let part: Vec<char> = naming_part(&written).chars().collect();
        let is_name = |(number, word): (usize, std::ops::Range<usize>)| {
            let word = text(&part, &word);
            let lower = word.to_lowercase();
            word.starts_with(char::is_uppercase)
                && !is_dropped(&lower)
                && (number > 0 || !self.common.contains(&lower))
        };
        let named = words::words(&part, 0..part.len()).into_iter().enumerate().any(is_name);
        if named { Form::Name } else { Form::Nominal }
    }
}

#[cfg(test)]
mod tests {
    use super::super::gold::document;
    use super::*;

    fn quote(speaker: Option<&str>, name: Option<&str>) -> Quote {
        let speaker = speaker.map(|text| Stretch { text: text.to_owned(), ..Stretch::default() });
        Quote { speaker, speaker_canonical: name.map(str::to_owned), ..Quote::default() }
    }

    #[test]
    fn nobody_agrees_with_nobody_alone() {
        assert!(agree(&[], &quote(None, None), &quote(None, None)));
        assert!(!agree(&[], &quote(None, None), &quote(Some("Holm"), None)));
        assert!(!agree(&[], &quote(Some("Holm"), None), &quote(None, None)));
        assert!(agree(&[], &quote(Some("she"), Some("Anna Lindgren")), &quote(Some("Ms. Lindgren"), None)));
    }

    #[test]
    fn forms_of_speakers() {
        let text = "Officials met Holm. The officials said she and President Quill had left.";
        let line = serde_json::json!({ "id": "a", "text": text });
        let gold = document(&line.to_string()).unwrap_or_default();
        let chars = gold.chars.clone();
        let forms = Forms::of(&[Pair { gold, found: super::super::gold::Document::default() }]);
        let form = |words: &str| {
            let start = text.find(words).unwrap_or_default();
            forms.form(&chars, Some(&Stretch { start, end: start + words.len(), text: words.to_owned() }))
        };
        assert_eq!([form("Officials"), form("The officials")], [Form::Nominal, Form::Nominal]);
        assert_eq!(
            [form("Holm"), form("she"), form("President Quill")],
            [Form::Name, Form::Pronoun, Form::Name]
        );
        assert_eq!(forms.form(&chars, None), Form::None);
    }
}
