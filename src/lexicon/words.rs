//! The word lists in `words/`, as sets and tables.
//! Takes a normalised word (lower case, straight apostrophes), gives what the lists say of it.
//! Law: a list has one word a line, sorted, `#` for its source; a class stands after a tab.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A word list: each word with its class (empty where the list has none).
pub(crate) type Table = LazyLock<FxHashMap<&'static str, &'static str>>;

/// Declares a table of the file `words/$file`.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident, $file:literal) => {
        $(#[$doc])*
        pub(crate) static $name: Table = LazyLock::new(|| read(include_str!(concat!("words/", $file))));
    };
}

table!(
    /// Words written with a full stop: class `before` stands before a name, `end` may end a sentence.
    ABBREVIATIONS, "abbreviations.tsv"
);
table!(
    /// Marks as copying damages them, each with the mark it was.
    MARK_CODES, "mark_codes.tsv"
);
table!(
    /// Who speaks by the label of a line: `question` or `answer`.
    TURN_LABELS, "turn_labels.tsv"
);
table!(
    /// Nouns of saying: "claim", "statement"; their class is that of the cue, `ctx` (an occasion) or `doc` (a document).
    CUE_NOUNS, "cue_nouns.tsv"
);
table!(
    /// Verbs of saying: class, strength, what they govern and forms, apart by spaces.
    CUE_VERBS, "cue_verbs.tsv"
);
table!(
    /// Words that lead over to a verb of saying, whose subject they have: "went on to", "was quoted as".
    CUE_LEADS, "cue_leads.txt"
);
table!(
    /// Verbs of saying with their particle: class, strength, what they govern and forms, apart by spaces.
    PHRASAL_CUES, "phrasal_cues.tsv"
);
table!(
    /// Words that begin with an apostrophe, without it: ’em, ’twas.
    ELISIONS, "elisions.txt"
);
table!(
    /// Determiners, pronouns, prepositions, auxiliaries …: each word with its classes, apart by spaces.
    FUNCTION_WORDS, "function_words.tsv"
);
table!(
    /// Words before marks that are no speech: `title`, `term` or `sign`, or `wording`: a term that somebody may use.
    NON_SPEECH_WORDS, "non_speech_words.tsv"
);
table!(
    /// Forms of cue verbs that are as often nouns: "report", "claims".
    NOUN_FORMS, "noun_forms.txt"
);
table!(
    /// Words that open a sentence when capitalised after an abbreviation.
    SENTENCE_STARTERS, "sentence_starters.txt"
);
table!(
    /// Endings of web addresses.
    TOP_LEVEL_DOMAINS, "top_level_domains.txt"
);
table!(
    /// Finite verb forms that no ending shows to be verbs.
    VERB_FORMS, "verb_forms.txt"
);
table!(
    /// Words of dates, times, numbers and amounts, each with its senses.
    VALUE_WORDS, "value_words.tsv"
);

table!(
    /// Holidays of several words or of moving days, each with the rule for its day.
    HOLIDAYS, "holidays.tsv"
);

table!(
    /// Words of a page around its article: class `line`, `label` or `opening`; `#` stands for a number.
    FURNITURE, "furniture.tsv"
);
table!(
    /// Openings of lines that name who helped, photographed or edited.
    CREDITS, "credits.txt"
);
table!(
    /// Words of picture credits: class `noun` or `source`.
    PICTURE_WORDS, "picture_words.tsv"
);
table!(
    /// Words of bylines: class `outlet` or `link`.
    BYLINE_WORDS, "byline_words.tsv"
);
table!(
    /// Words around a date on a line of its own.
    DATELINE_WORDS, "dateline_words.txt"
);

table!(
    /// Words that stand beside names, with what they tell.
    NAME_CONTEXTS, "name_contexts.tsv"
);
table!(
    /// Words that are the head of a name.
    NAME_HEADS, "name_heads.tsv"
);
table!(
    /// Words that end names of streets.
    STREET_HEADS, "street_heads.txt"
);
table!(
    /// Codes of countries in three letters.
    COUNTRY_CODES, "country_codes.txt"
);
table!(
    /// Small words inside names.
    NAME_LINKS, "name_links.tsv"
);
table!(
    /// Nouns that head phrases for a person, for people or for an organisation.
    NOMINAL_HEADS, "nominal_heads.tsv"
);
table!(
    /// Words before the head of a noun phrase, and endings of adjectives (after a hyphen).
    NOMINAL_MODIFIERS, "nominal_modifiers.tsv"
);
table!(
    /// Personal and relative pronouns.
    PRONOUNS, "pronouns.tsv"
);
table!(
    /// Titles, kin and roles that tell a man (`m`) from a woman (`f`).
    GENDER_WORDS, "gender_words.tsv"
);
table!(
    /// Pronouns with whom they stand for and how.
    PRONOUN_FEATURES, "pronoun_features.tsv"
);
table!(
    /// Other names of one thing: its class and the name under which all are one.
    ALIASES, "aliases.tsv"
);
table!(
    /// Roles under which one person may be called back, by what they share.
    ROLE_KIN, "role_kin.tsv"
);
table!(
    /// Nouns by which articles call people and bodies, with the classes of the entity table that they agree with.
    ROLE_CLASSES, "role_classes.tsv"
);
table!(
    /// Participles between what somebody is and the name: "a plumber named".
    NAMING_WORDS, "naming_words.txt"
);
table!(
    /// Nouns that tell what a source is.
    SOURCE_WORDS, "source_words.tsv"
);
table!(
    /// Word groups with which reports withhold a name.
    ANONYMITY_PHRASES, "anonymity_phrases.txt"
);
table!(
    /// Nouns that end like adverbs.
    LY_NOUNS, "ly_nouns.txt"
);
table!(
    /// Nouns by which a report calls back an organisation it has named.
    BODY_WORDS, "body_words.txt"
);

table!(
    /// Names of events, laws, works and products, apart by spaces, each with its kind.
    THING_NAMES, "thing_names.tsv"
);
table!(
    /// Words by which a name is known for an event's, a law's or a work's: kind, and where in the name each stands.
    THING_HEADS, "thing_heads.tsv"
);
table!(
    /// Words of votes and wars whose names need no capital: `vote`, `of vote`, `war`, `month`.
    ELECTION_WORDS, "election_words.tsv"
);
table!(
    /// Makers, lines, models, variants and letter codes of products.
    PRODUCT_WORDS, "product_words.tsv"
);
table!(
    /// Languages; `only` where the word names nothing else.
    LANGUAGES, "languages.tsv"
);
table!(
    /// Words beside an age that is a bare number: `person`, `subject`, `be`, `at`.
    AGE_WORDS, "age_words.tsv"
);
table!(
    /// Words beside a language.
    LANGUAGE_WORDS, "language_words.tsv"
);
table!(
    /// Nouns of bodies that are those of the place before them.
    PLACE_BODIES, "place_bodies.txt"
);
table!(
    /// Words beside the title of a work: `noun`, `bare`, `verb`, `maker`.
    WORK_WORDS, "work_words.tsv"
);
table!(
    /// What each sign for a link is worth, by sort of pronoun and by how it stands.
    LINK_EVIDENCE, "link_evidence.tsv"
);
table!(
    /// Nouns that head phrases for a place, a building, an event, a work, a product or a law.
    NOMINAL_THINGS, "nominal_things.tsv"
);
table!(
    /// Nicknames with the given names that they stand for, apart by spaces.
    NICKNAMES, "nicknames.tsv"
);
table!(
    /// Verbs between a subject and what it is.
    PREDICATE_VERBS, "predicate_verbs.tsv"
);
table!(
    /// Words behind an "it" that stands for nothing.
    PLEONASTIC_WORDS, "pleonastic_words.tsv"
);

/// What facts are worth: each template and value with its weight.
pub(crate) type Weights = LazyLock<FxHashMap<(&'static str, &'static str), f32>>;

/// Where the words end that a cue leads into: what each fact about a stop is worth. Written by `train_quotes`.
pub(crate) static QUOTE_ENDS: Weights = LazyLock::new(|| weights(include_str!("words/quote_ends.tsv")));

/// Whether an attribution without marks is one: what each fact about it is worth. Written by `train_quotes`.
pub(crate) static QUOTE_TRUST: Weights = LazyLock::new(|| weights(include_str!("words/quote_trust.tsv")));

/// Reads weights: template, value and hundredths apart by tabs.
fn weights(list: &'static str) -> FxHashMap<(&'static str, &'static str), f32> {
    let entry = |line: &'static str| {
        let mut parts = line.split('\t');
        let (template, value) = (parts.next()?, parts.next()?);
        let hundredths: f32 = parts.next()?.parse().ok()?;
        Some(((template, value), hundredths / 100.0))
    };
    list.lines().filter(|line| !line.starts_with('#')).filter_map(entry).collect()
}

/// Reads a list: one entry a line, a tab before its class, lines that begin with `#` left out.
fn read(list: &'static str) -> FxHashMap<&'static str, &'static str> {
    list.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
        .collect()
}
