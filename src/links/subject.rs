//! What the article tells of one entity: its names, the roles and nations given to it, the places behind its name.
//! Takes an entity with its mentions, gives what candidates are weighed against.
//! Law: nothing of the table decides here save which words name a country or a state.

use super::is_linked;
use crate::document::{Entity, Form, Kind, Mention};
use crate::lexicon::entity_table::{Class, Gender};
use crate::lexicon::words::{FUNCTION_WORDS, NAME_CONTEXTS, PRONOUN_FEATURES, ROLE_CLASSES};
use crate::lexicon::{EntityTable, Lexicon};
use crate::text::{Gap, Range, Source, TokenKind};

/// At most so many different names of one entity are looked up.
const MOST_NAMES: usize = 6;

/// What the article tells of one entity.
pub(super) struct Subject {
    pub(super) kind: Kind,
    /// Different names as written, the fullest first; none where its kind is not linked.
    pub(super) names: Vec<String>,
    /// How often it is named.
    pub(super) count: u32,
    /// The classes that each known role agrees with.
    pub(super) roles: Vec<&'static str>,
    /// Whether the article gives it a role that no class agrees with.
    pub(super) has_other_role: bool,
    /// The codes of the countries and states in its roles.
    pub(super) nations: Vec<String>,
    /// The codes of the places behind its name: "Cambridge, Mass."
    pub(super) behind: Vec<String>,
    /// Whether a place stands behind its name that the table does not know.
    pub(super) has_other_behind: bool,
    /// Whether it is called a state: "Washington state".
    pub(super) is_called_state: bool,
    /// What pronouns and titles tell.
    pub(super) gender: Gender,
    /// The codes that it names itself, if it is a country or a state or a people.
    pub(super) codes: Vec<String>,
}

impl Subject {
    /// Gathers what the article tells of `entity`.
    pub(super) fn new(source: &Source, mentions: &[Mention], entity: &Entity, lexicon: &Lexicon) -> Self {
        let mut subject = Subject {
            kind: entity.kind,
            names: vec![entity.name.clone()],
            count: 0,
            roles: Vec::new(),
            has_other_role: false,
            nations: Vec::new(),
            behind: Vec::new(),
            has_other_behind: false,
            is_called_state: false,
            gender: Gender::Unknown,
            codes: Vec::new(),
        };
        let table = lexicon.entities();
        for role in &entity.roles {
            subject.add_role(&words(role), table);
        }
        for mention in entity.mentions.iter().filter_map(|id| mentions.get(id.0)) {
            match mention.form {
                Form::Name => subject.add_name(source, mentions, mention.range, table),
                Form::Nominal => subject.add_role(&words(source.words(mention.range)), table),
                Form::Pronoun => subject.add_gender(source.norm(mention.range.first())),
                Form::Value => {}
            }
        }
        subject.split_qualifier(table);
        subject.codes = subject.own_codes(table);
        if subject.count == 0 || !is_linked(subject.kind) {
            subject.names.clear();
        }
        subject
    }

    fn add_name(&mut self, source: &Source, mentions: &[Mention], range: Range, table: &EntityTable) {
        self.count += 1;
        let range = without_clitic(source, range);
        let written = source.words(range);
        if self.names.len() < MOST_NAMES && !self.names.iter().any(|name| name == written) {
            self.names.push(written.to_owned());
        }
        self.add_title(source, range, table);
        if self.kind == Kind::Gpe || self.kind == Kind::Loc {
            self.add_behind(source, mentions, range, table);
            self.is_called_state |= source.norm(range.after()) == "state"
                || (source.norm(range.first().wrapping_sub(1)) == "of"
                    && source.norm(range.first().wrapping_sub(2)) == "state");
        }
    }

    /// "Sen.", "French singer" right before the name.
    fn add_title(&mut self, source: &Source, range: Range, table: &EntityTable) {
        let sentence = source.sentence_at(range.first());
        let is_word = |index: &usize| {
            source.kind(*index) == TokenKind::Word && !FUNCTION_WORDS.contains_key(source.norm(*index))
        };
        let from = range.first().saturating_sub(3).max(sentence.first());
        let before: Vec<usize> = (from..range.first()).rev().take_while(is_word).collect();
        let Some(last) = before.first() else { return };
        self.add_gender(source.norm(*last));
        if ROLE_CLASSES.contains_key(source.norm(*last)) {
            let words: Vec<String> = before.iter().map(|index| source.norm(*index).to_owned()).collect();
            self.add_role(&words, table);
        }
    }

    /// A role by its words: what it agrees with, and the countries in it.
    fn add_role(&mut self, words: &[String], table: &EntityTable) {
        let known: Vec<&str> =
            words.iter().filter_map(|word| ROLE_CLASSES.get(word.as_str()).copied()).collect();
        let is_title = |word: &String| {
            NAME_CONTEXTS.get(word.as_str()).is_some_and(|classes| classes.contains("honorific"))
        };
        self.has_other_role |= known.is_empty() && !words.iter().all(is_title);
        self.roles.extend(known);
        for start in 0..words.len() {
            let longest = 3.min(words.len() - start);
            let found =
                (1..=longest).rev().find_map(|count| nation(&words[start..start + count].join(" "), table));
            self.nations.extend(found);
        }
    }

    fn add_gender(&mut self, norm: &str) {
        let features = PRONOUN_FEATURES.get(norm).copied().unwrap_or_default();
        let told = match (features, norm) {
            (features, _) if features.starts_with("masculine") => Gender::Masculine,
            (features, _) if features.starts_with("feminine") => Gender::Feminine,
            (_, "mr." | "mr") => Gender::Masculine,
            (_, "ms." | "mrs." | "ms" | "mrs") => Gender::Feminine,
            _ => return,
        };
        if self.gender == Gender::Unknown {
            self.gender = told;
        }
    }

    /// "Cambridge, Mass.": the place behind a comma in which this one lies.
    fn add_behind(&mut self, source: &Source, mentions: &[Mention], range: Range, table: &EntityTable) {
        let comma = range.after();
        if source.word(comma) != "," || matches!(source.gap(comma + 1), Gap::Line | Gap::Blank) {
            return;
        }
        let at = mentions.partition_point(|mention| mention.range.first() <= comma);
        let Some(next) = mentions.get(at).filter(|mention| mention.range.first() == comma + 1) else {
            return;
        };
        let is_place = next.form == Form::Name && matches!(next.kind, Kind::Gpe | Kind::Loc);
        let end = source.word(next.range.after());
        // "in Paris, London and Rome" lists places; "in Paris, Texas," tells which.
        if is_place && !matches!(end, "and" | "or" | "&") {
            let codes = codes(source.words(without_clitic(source, next.range)), table);
            self.behind.extend(codes);
        }
    }

    /// A name with its qualifier inside, "Portland, Maine", is the name alone and the place behind it.
    fn split_qualifier(&mut self, table: &EntityTable) {
        if self.kind != Kind::Gpe {
            return;
        }
        for name in &mut self.names {
            let Some((head, place)) = name.split_once(", ") else { continue };
            let codes = codes(place, table);
            self.has_other_behind |= codes.is_empty();
            self.behind.extend(codes);
            *name = head.to_owned();
        }
    }

    /// The codes that it names itself.
    fn own_codes(&self, table: &EntityTable) -> Vec<String> {
        match self.kind {
            Kind::Norp => self.names.iter().filter_map(|name| nation(name, table)).take(1).collect(),
            Kind::Gpe | Kind::Loc => self
                .names
                .iter()
                .map(|name| codes(name, table))
                .find(|codes| !codes.is_empty())
                .unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}

/// Words in lower case with straight apostrophes.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| word.trim_matches([',', ';']).replace('’', "'").to_lowercase())
        .collect()
}

/// A mention's tokens without a trailing ’s.
fn without_clitic(source: &Source, range: Range) -> Range {
    let is_clitic = range.len() > 1 && source.kind(range.after() - 1) == TokenKind::Clitic;
    if is_clitic { Range::new(range.first(), range.after() - 1) } else { range }
}

/// The codes of the countries and states of a name.
fn codes(name: &str, table: &EntityTable) -> Vec<String> {
    let is_area = |class: Class| matches!(class, Class::Country | Class::State);
    let found = table.named(name).map(|(id, _)| id).filter(|id| is_area(table.class(*id)));
    let mut codes: Vec<String> =
        found.map(|id| table.place(id).to_owned()).filter(|code| !code.is_empty()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The code of a country or state, or of a people, where only one is called so.
fn nation(word: &str, table: &EntityTable) -> Option<String> {
    if let Some(code) = table.nation(word) {
        return Some(code.to_owned());
    }
    match codes(word, table).as_slice() {
        [code] => Some(code.clone()),
        _ => None,
    }
}
