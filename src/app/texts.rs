//! Every word that the page itself says.
//! Takes counts and causes, gives sentences.
//! Law: no other file of the page holds a text for readers; an error says what to do.

use whosaid::corrections::{Change, Edit, Standing, Who};
use whosaid::view::{By, Certainty, Command, Failure, Group, Layer, Look, Paint, Sort, Tab};

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
pub(crate) const KEYS: &str = "Keys";
pub(crate) const SETTINGS: &str = "Settings";
pub(crate) const UNDO: &str = "Undo";
pub(crate) const REDO: &str = "Redo";
pub(crate) const OUTLINE: &str = "Outline";
pub(crate) const COLOUR: &str = "Colour by";
pub(crate) const OVERVIEW: &str = "Where the quotes are in the article";
pub(crate) const INSPECTOR: &str = "Inspector";
pub(crate) const CLOSE: &str = "Close";
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
pub(crate) const LOOK_UP: &str = "Wikidata";
pub(crate) const NEW_WINDOW: &str = "opens in a new tab";
pub(crate) const ALL: &str = "All";
pub(crate) const SEARCH: &str = "Search the quotes";
pub(crate) const GROUP_BY: &str = "Group by";
pub(crate) const SORT_BY: &str = "Sort by";
pub(crate) const SHOW_ONLY: &str = "Show";
pub(crate) const EVERYTHING: &str = "all quotes";
pub(crate) const NOTHING_MATCHES: &str = "No quote matches.";
pub(crate) const NO_CHANGES: &str =
    "Nothing changed yet. Select a mark to correct it, or words of the article to add one.";
pub(crate) const UNDONE: &str = "Taken back:";
pub(crate) const FORGET: &str = "Forget";
pub(crate) const MISFIT: &str = "no longer fits the text";
pub(crate) const PUBLISHED: &str = "Published";
pub(crate) const DETECTED: &str = "found in the article";
pub(crate) const NOT_DETECTED: &str = "no date found in the article; set one so that “Wednesday” has a day";
pub(crate) const SET_BY_YOU: &str = "set by you";
pub(crate) const DETECT: &str = "Use the article’s";
pub(crate) const PUBLICATION: &str = "The article was published";
pub(crate) const VAGUE: &str = "Without a day";
pub(crate) const NO_DATES: &str = "No dates were found in this text.";
pub(crate) const FIND: &str = "Find in the article";
pub(crate) const PREVIOUS_PLACE: &str = "Previous place";
pub(crate) const NEXT_PLACE: &str = "Next place";
pub(crate) const NOT_FOUND: &str = "not found";
pub(crate) const KEYS_HELP: &str = "Keys work while the article or a panel has the focus.";
pub(crate) const OTHER_KEYS: &str =
    "F6 goes from pane to pane, Esc back to the article, Ctrl+Z or ⌘Z undoes.";
pub(crate) const EDGE_HELP: &str =
    "Arrows move the end, with Shift the start, with Ctrl by a character; Esc ends.";
pub(crate) const CHANGE_KEY: &str = "Change the key";
pub(crate) const PRESS_KEY: &str = "press a key";
pub(crate) const SINGLE_KEYS: &str = "Single keys";
pub(crate) const VOICE: &str = "Tell screen readers what each mark is";
pub(crate) const LEXICON: &str = "Your own names";
pub(crate) const LEXICON_HELP: &str = "These hold in every article on this device.";
pub(crate) const LEXICON_WORDS: &str = "Words";
pub(crate) const LEXICON_TYPE: &str = "Type";
pub(crate) const NEVER_A_NAME: &str = "never a name";
pub(crate) const LEXICON_ADD: &str = "Add";
pub(crate) const LEXICON_EMPTY: &str = "None yet.";
pub(crate) const EXPORT: &str = "Export";
pub(crate) const IMPORT: &str = "Import";
pub(crate) const REMOVE: &str = "Remove";
pub(crate) const KEPT_HERE: &str = "Settings and names are kept in this browser, on this device.";

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
        Tab::Timeline => "Timeline",
        Tab::Changes => "Changes",
    }
}

pub(crate) fn certainty(certainty: Certainty) -> Option<&'static str> {
    match certainty {
        Certainty::Check => Some(CHECK),
        Certainty::Yours => Some("yours"),
        Certainty::Sure | Certainty::NoSpeaker => None,
    }
}

/// What a filter of the ledger says.
pub(crate) fn only(certainty: Option<Certainty>) -> &'static str {
    match certainty {
        None => EVERYTHING,
        Some(Certainty::Sure) => "sure",
        Some(Certainty::Check) => "to check",
        Some(Certainty::NoSpeaker) => "no speaker",
        Some(Certainty::Yours) => "yours",
    }
}

pub(crate) fn by(by: By) -> &'static str {
    match by {
        By::Speaker => "speaker",
        By::Order => "order",
        By::Kind => "kind",
    }
}

pub(crate) fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Text => "first quote",
        Sort::Words => "most words",
        Sort::Name => "name",
    }
}

pub(crate) fn paint(paint: Paint) -> &'static str {
    match paint {
        Paint::Type => "Type",
        Paint::Speaker => "Speaker",
        Paint::Check => "To check",
    }
}

/// The kinds of quotes to choose from.
pub(crate) const KINDS: [(&str, &str); 3] =
    [("direct", "Quoted"), ("mixed", "Partly quoted"), ("indirect", "Reported")];

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
            format!("It reads as a {}.", self::kind(kind).to_lowercase())
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

/// The first words of a stretch.
fn short(words: &str) -> String {
    const LONGEST: usize = 48;
    let mut short = String::new();
    for word in words.split_whitespace() {
        if short.chars().count() + word.chars().count() > LONGEST && !short.is_empty() {
            return short + " …";
        }
        short += if short.is_empty() { "" } else { " " };
        short += word;
    }
    short
}

/// What an edit did.
pub(crate) fn edit(edit: &Edit) -> String {
    let words = edit.spots.first().map_or("", |spot| spot.anchor().exact.as_str());
    let short = short(words.trim_matches(['“', '”', '"', '‘', '’']));
    let more = edit.spots.len().saturating_sub(1);
    let place =
        if more > 0 { format!("“{short}” and {} more", grouped(more)) } else { format!("“{short}”") };
    let by = |who: &Who| who.name().map_or_else(|| NOBODY_NAMED.to_lowercase(), str::to_owned);
    match &edit.change {
        Change::Confirm => format!("{place}: right"),
        Change::Reject => format!("{place}: rejected"),
        Change::Type(label) => format!("{place}: {}", kind(label).to_lowercase()),
        Change::Kind(label) => {
            let name = KINDS.iter().find(|(known, _)| known == label).map_or("", |(_, name)| name);
            format!("{place}: {}", name.to_lowercase())
        }
        Change::Speaker(who) => format!("{place}: said by {}", by(who)),
        Change::Edges(to) => format!("{place}: now “{}”", to.exact),
        Change::AddMention(label) => format!("{place}: added, {}", kind(label).to_lowercase()),
        Change::AddQuote(_, who) => format!("{place}: added, said by {}", by(who)),
        Change::Merge(who) => format!("{place}: the same as {}", by(who)),
        Change::Split(name) => format!("{place}: {name}, apart"),
        Change::Rename(name) => format!("{place}: called {name}"),
    }
}

/// What a key does.
pub(crate) fn command(command: Command) -> &'static str {
    match command {
        Command::NextMark => "next mark",
        Command::PreviousMark => "previous mark",
        Command::NextQuote => "next quote",
        Command::PreviousQuote => "previous quote",
        Command::NextToCheck => "next to check",
        Command::NextMention => "next mention of the same",
        Command::PreviousMention => "previous mention of the same",
        Command::Inspect => "to the inspector",
        Command::Confirm => "right",
        Command::Reject => "wrong",
        Command::Type1 => "is a person",
        Command::Type2 => "is an organisation",
        Command::Type3 => "is a country or town",
        Command::Type4 => "is land or water",
        Command::Type5 => "is a building or road",
        Command::Type6 => "is a people or faith",
        Command::QuoteKind => "other kind of quote",
        Command::Speaker => "other speaker",
        Command::Edges => "move the edges",
        Command::Add => "add the selected words as a name",
        Command::AddQuote => "add the selected words as a quote",
        Command::Merge => "is the same as …",
        Command::HideMarks => "hide or show marks",
        Command::Find => "find in the article",
        Command::Undo => "undo",
        Command::Redo => "redo",
        Command::Help => "these keys",
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
