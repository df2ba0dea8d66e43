//! Texts of the inspector and of the menu that adds what was missed.
//! Takes evidence, scores and choices, gives sentences.
//! Law: a reason is a sentence that a journalist understands.

use super::{grouped, kind};
use whosaid::corrections::Standing;

pub(crate) const INSPECTOR: &str = "Inspector";
pub(crate) const SAID_BY: &str = "Said by";
pub(crate) const NOBODY_NAMED: &str = "No one named";
pub(crate) const NAME_OF_SPEAKER: &str = "Another speaker’s name";
pub(crate) const SET: &str = "Set";
pub(crate) const HOW: &str = "How it is said";
pub(crate) const WHAT: &str = "What it is";
pub(crate) const OTHER_TYPES: &str = "More …";
pub(crate) const RIGHT: &str = "Right";
pub(crate) const NOT_A_QUOTE: &str = "Not a quote";
pub(crate) const NOT_A_PERSON: &str = "Not a person";
pub(crate) const NOT_A_NAME: &str = "Not a name";
pub(crate) const EDGES: &str = "Edges";
pub(crate) const START: &str = "Start";
pub(crate) const END: &str = "End";
pub(crate) const WORD_BACK: &str = "one word back";
pub(crate) const WORD_ON: &str = "one word on";
pub(crate) const SAME_AS: &str = "Same as …";
pub(crate) const SOMEONE_ELSE: &str = "Split off";
pub(crate) const CHOOSE: &str = "choose …";
pub(crate) const OTHER_NAME: &str = "Another name";
pub(crate) const MENTIONS: &str = "Mentions";
pub(crate) const RENAME: &str = "Name";
pub(crate) const ADD: &str = "Add the selected words";
pub(crate) const ADD_SELECTION: &str = "Add the selected words …";
pub(crate) const AS_NAME: &str = "As a name";
pub(crate) const AS_QUOTE: &str = "As a quote by";

/// The kinds of quotes to choose from.
pub(crate) const KINDS: [(&str, &str); 3] =
    [("direct", "Quoted"), ("mixed", "Partly quoted"), ("indirect", "Reported")];

/// "82 % sure", or whose it is.
pub(crate) fn trust(standing: Standing, score: f32) -> String {
    match standing {
        Standing::Found => format!("{:.0}\u{202f}% sure", (100.0 * score).round()),
        Standing::Confirmed => "confirmed by you".to_owned(),
        Standing::Changed => "changed by you".to_owned(),
        Standing::Added => "added by you".to_owned(),
        Standing::Rejected => "rejected by you".to_owned(),
    }
}

/// Why a quote is this speaker's, in a sentence.
pub(crate) fn why_speaker(why: &str, cue: Option<&str>, written: Option<&str>) -> String {
    let cue = cue.map_or_else(|| "the verb".to_owned(), |cue| format!("“{cue}”"));
    let stands = written.map_or_else(String::new, |written| format!(" The article writes “{written}” here."));
    let reason = match why {
        "subject of the cue verb" => format!("The speaker is the subject of {cue}."),
        "subject of the verb before" => format!("The speaker is the subject of the verb before {cue}."),
        "named after “according to”" => "The speaker is named after “according to”.".to_owned(),
        "speaker of the sentence before" => {
            "No speaker stands in this sentence; the one of the sentence before goes on.".to_owned()
        }
        "subject of the sentence before" => {
            "No speaker stands in this sentence; the sentence before is about this one.".to_owned()
        }
        "named before the colon" => "The speaker is named before the colon.".to_owned(),
        "named beside the quotation" => "The speaker is named beside the quotation.".to_owned(),
        "announced in the sentence before" => "The sentence before announces the speaker.".to_owned(),
        "nobody is named" => "No speaker is named near these words.".to_owned(),
        "yours" | "" => return "You added it.".to_owned(),
        other => format!("The clue: {other}."),
    };
    reason + &stands
}

/// Why words are a name of this type, in a sentence.
pub(crate) fn why_name(evidence: &str, kind: &str, named: Option<&str>) -> String {
    match evidence {
        "yours" => "You added it.".to_owned(),
        "pronoun" => match named {
            Some(name) => format!("A pronoun that stands for {name}, the nearest that fits."),
            None => "A pronoun that stands for nobody that the article names.".to_owned(),
        },
        "a noun for people" | "a noun for an organisation" | "reference" => match named {
            Some(name) => format!("A description of {name}."),
            None => "A description of somebody the article does not name here.".to_owned(),
        },
        "named so elsewhere in the article" => "It is a name elsewhere in this article.".to_owned(),
        "known given name" => "It begins with a known given name.".to_owned(),
        "known place" => "It stands in the list of known places.".to_owned(),
        "same surname as a full name here" => "The article gives a full name with this surname.".to_owned(),
        "date" | "duration" | "set" | "time of day" | "money" | "percent" | "quantity" | "number"
        | "ordinal" | "age" => {
            format!("It reads as a {}.", super::kind(kind).to_lowercase())
        }
        other => format!("The clue: {other}."),
    }
}

/// "All 7 places".
pub(crate) fn everywhere(count: usize) -> String {
    format!("All {} alike", grouped(count))
}

pub(crate) fn all_quotes(count: usize) -> String {
    format!("All {} by this speaker", grouped(count))
}

pub(crate) const HERE_ONLY: &str = "Here only";
pub(crate) const APPLIES: &str = "Changes apply to";

/// "Always take “Interfax” as an organisation".
pub(crate) fn learn(words: &str, label: Option<&str>) -> String {
    match label {
        Some(label) => format!("In every article, “{words}”: {}", kind(label).to_lowercase()),
        None => format!("In no article is “{words}” a name"),
    }
}

/// What a screen reader is told after a name, where the reader wants it.
pub(crate) fn say_name(label: &str) -> String {
    format!(" ({})", kind(label).to_lowercase())
}

/// What a screen reader is told after a quote, where the reader wants it.
pub(crate) fn say_quote(speaker: Option<&str>) -> String {
    match speaker {
        Some(name) => format!(" (said by {name})"),
        None => " (nobody is named)".to_owned(),
    }
}
