//! Every word that the page itself says.
//! Takes counts and causes, gives sentences.
//! Law: no other file of the page holds a text for readers; an error says what to do.

use whosaid::view::{Certainty, Failure, Group, Layer, Look, Tab};

pub(crate) const NAME: &str = "Whosaid";
pub(crate) const INVITATION: &str = "Paste a news article. See who is in it, and who said what.";
pub(crate) const BOX_LABEL: &str = "Your article";
pub(crate) const BOX_HINT: &str = "Paste an article here …";
pub(crate) const OPEN_FILE: &str = "Open a file";
pub(crate) const SHOW_ARTICLE: &str = "Show the article";
pub(crate) const SAMPLES: &str = "Or read one of ours";
pub(crate) const PRIVACY: &str = "Your text stays on this device. Nothing is sent anywhere.";
pub(crate) const PRIVACY_HOW: &str = "How can I know?";
pub(crate) const PRIVACY_PROOF: &str = "Your own browser finds the names and the quotes, with a program that was loaded with this page. \
    The page’s security policy forbids it to talk to any other server. To see it for yourself, open your browser’s network panel, \
    or go offline, and paste: no request is made.";
pub(crate) const EDIT: &str = "Edit text";
pub(crate) const NEW: &str = "New";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const RETRY: &str = "Try again";
pub(crate) const WORKING: &str = "Reading the article …";
pub(crate) const LOADING: &str = "Loading the word list …";
pub(crate) const ARTICLE: &str = "Article";
pub(crate) const RAIL: &str = "Legend and filters";
pub(crate) const PANELS: &str = "What was found";
pub(crate) const MARKS: &str = "Marks";
pub(crate) const UNATTRIBUTED: &str = "No speaker named";
pub(crate) const ALL_ATTRIBUTED: &str = "Every quote has a speaker.";
pub(crate) const NO_QUOTES: &str = "Nobody is quoted in this text.";
pub(crate) const NOBODY: &str = "No names were found in this text.";
pub(crate) const CHECK: &str = "check";
pub(crate) const NESTED: &str = "within another’s words";
pub(crate) const PREVIOUS: &str = "Previous mention";
pub(crate) const NEXT: &str = "Next mention";
pub(crate) const ALSO: &str = "also";
pub(crate) const KEYS: &str = "In the article: n and p go from quote to quote, Esc lets go.";

/// What the article's own furniture toggle says.
pub(crate) fn set_aside(lines: usize) -> String {
    format!("{} set aside as no part of the article", counted(lines, "line", "lines"))
}

pub(crate) const SHOW: &str = "Show";
pub(crate) const HIDE: &str = "Set aside again";

/// A count with its noun.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A number with its thousands apart.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let head = digits.len() % 3;
    let mut out = digits.get(..head).unwrap_or_default().to_owned();
    for (at, digit) in digits.chars().skip(head).enumerate() {
        if at % 3 == 0 && !out.is_empty() {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

pub(crate) fn quotes(count: usize) -> String {
    counted(count, "quote", "quotes")
}

pub(crate) fn speakers(count: usize) -> String {
    counted(count, "speaker", "speakers")
}

pub(crate) fn names(count: usize) -> String {
    counted(count, "name", "names")
}

pub(crate) fn words(count: usize) -> String {
    counted(count, "word", "words")
}

pub(crate) fn mentions(count: usize) -> String {
    counted(count, "mention", "mentions")
}

/// "14 quotes · 5 speakers · 3 to check".
pub(crate) fn summary(quotes: usize, speakers: usize, to_check: usize) -> String {
    let mut parts = vec![self::quotes(quotes), self::speakers(speakers)];
    if to_check > 0 {
        parts.push(format!("{} to check", grouped(to_check)));
    }
    parts.join(" · ")
}

/// What a screen reader is told once the article is there.
pub(crate) fn done(quotes: usize, speakers: usize, names: usize) -> String {
    format!(
        "Done: {} by {}, and {}.",
        self::quotes(quotes),
        self::speakers(speakers),
        counted(names, "name", "names")
    )
}

/// How far the work is.
pub(crate) fn progress(percent: u32) -> String {
    format!("{percent} percent")
}

pub(crate) fn paragraph(number: usize) -> String {
    format!("¶\u{a0}{}", grouped(number))
}

pub(crate) fn more(count: usize) -> String {
    format!("Show {} more", grouped(count))
}

/// "2 of 7".
pub(crate) fn position(at: usize, count: usize) -> String {
    format!("{} of {}", grouped(at + 1), grouped(count))
}

pub(crate) fn group(group: Group) -> &'static str {
    match group {
        Group::Speech => "Speech",
        Group::Things => "People & things",
    }
}

pub(crate) fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Direct => "Quoted",
        Layer::Partial => "Partly quoted",
        Layer::Indirect => "Reported",
        Layer::AccordingTo => "According to",
        Layer::NonSpeech => "Not speech",
        Layer::Person => "People",
        Layer::Organisation => "Organisations",
        Layer::Place => "Places",
        Layer::Name => "Other names",
        Layer::Time => "Dates & times",
        Layer::Amount => "Amounts",
        Layer::Reference => "He, she, it …",
    }
}

pub(crate) fn look(look: Look) -> &'static str {
    match look {
        Look::Clean => "Clean",
        Look::Marks => "Marks",
        Look::Labels => "Labels",
    }
}

pub(crate) fn tab(tab: Tab) -> &'static str {
    match tab {
        Tab::Ledger => "Who said what",
        Tab::People => "People & things",
    }
}

pub(crate) fn certainty(certainty: Certainty) -> Option<&'static str> {
    match certainty {
        Certainty::Check => Some(CHECK),
        Certainty::Sure | Certainty::NoSpeaker => None,
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

/// Why quotation marks are no speech.
pub(crate) fn not_speech(reason: &str) -> &'static str {
    match reason {
        "title" => "Not speech: a title",
        "term" => "Not speech: a term",
        "nickname" => "Not speech: a nickname",
        "scare" => "Not speech: the writer keeps a distance",
        "sign" => "Not speech: words on a sign",
        _ => "Not speech",
    }
}

/// What went wrong, and what to do.
pub(crate) fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Engine => "The program that reads the article could not be loaded. Check your connection and try again.".to_owned(),
        Failure::LexiconMissing => "The word list could not be fetched. Check your connection and try again.".to_owned(),
        Failure::LexiconDamaged => {
            "The word list arrived damaged. Try again; if that does not help, reload the page.".to_owned()
        }
        Failure::TooLong(bytes) => format!(
            "This text is {} MB long; the most that can be read is 64 MB. Split it and paste one part.",
            bytes.div_ceil(1 << 20)
        ),
        Failure::Crashed => {
            "The program stopped while it read this text. Your text is safe. Try again, or paste a part of it.".to_owned()
        }
        Failure::Unreadable(name) => {
            format!("“{name}” could not be opened as text. Save it as plain text (.txt) and open it again.")
        }
    }
}
