//! What the article tells of one entity: its names, the roles and nations given to it, the places behind its name.
//! Takes an entity with its mentions, gives what candidates are weighed against.
//! Law: nothing of the table decides here save which words name a country or a state.

use super::is_linked;
use crate::document::{Entity, FactKind, Form, Kind, Mention, Value};
use crate::lexicon::entity_table::{Class, Gender};
use crate::lexicon::words::{NAME_CONTEXTS, NAMING_WORDS, ROLE_CLASSES};
use crate::lexicon::{EntityTable, Lexicon, PronounFeature, PronounFeatures};
use crate::text::{Gap, Range, Source, TokenKind};

/// At most so many different names of one entity are looked up.
const MOST_NAMES: usize = 6;

/// At most so many roles, nations and places of one entity are kept.
const MOST_CLUES: usize = 12;
/// The longest apposition that is read, in tokens.
const LONGEST_ROLE: usize = 8;
/// Nobody younger, in years, has an office or a firm.
const GROWN_UP: f64 = 16.0;

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
    /// How often it stands in the text as a part of a longer name of something else: "Real [Madrid]".
    parts: u32,
    /// Whether an age behind a name is a child's.
    pub(super) is_child: bool,
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
            parts: 0,
            is_child: false,
            codes: Vec::new(),
        };
        let table = lexicon.entities();
        for fact in entity.facts.iter().filter(|fact| fact.kind == FactKind::Role) {
            subject.add_role(&words(source.words(fact.range)), table);
        }
        for mention in entity.mentions.iter().filter_map(|id| mentions.get(id.0)) {
            match mention.form {
                Form::Name => subject.add_name(source, mentions, mention.range, table),
                Form::Nominal => subject.add_reference(&words(source.words(mention.range)), table),
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
        self.add_longer(source, range, table);
        if self.kind == Kind::Person {
            self.add_title(source, range, table);
            self.add_apposition(source, range, table);
            self.add_age(mentions, range);
        }
        if self.kind == Kind::Gpe || self.kind == Kind::Loc {
            self.add_behind(source, mentions, range, table);
            self.is_called_state |= source.norm(range.after()) == "state"
                || (source.norm(range.first().wrapping_sub(1)) == "of"
                    && source.norm(range.first().wrapping_sub(2)) == "state");
        }
    }

    /// "Pope Francis": a longer name that begins or ends with a word beside this one, if the table has it. It is the fuller name
    /// where the kinds agree; else this one is but a part of it.
    fn add_longer(&mut self, source: &Source, range: Range, table: &EntityTable) {
        let touches = |index: usize| source.gap(index) == Gap::Space && source.is_capitalised(index);
        let before = range
            .first()
            .checked_sub(1)
            .filter(|index| source.is_capitalised(*index) && source.gap(range.first()) == Gap::Space);
        let behind = Some(range.after()).filter(|index| touches(*index));
        let longer = [
            before.map(|start| Range::new(start, range.after())),
            behind.map(|end| Range::new(range.first(), end + 1)),
        ];
        for longer in longer.into_iter().flatten() {
            let written = source.words(longer);
            let mut found = table.named(written).peekable();
            if found.peek().is_none() {
                continue;
            }
            if found.any(|(id, _)| table.class(id).kinds().first() == Some(&self.kind)) {
                self.names.insert(0, written.to_owned());
                self.names.truncate(MOST_NAMES);
            } else {
                self.parts += 1;
            }
        }
    }

    /// ", a school caretaker who": an apposition of somebody not yet known; ", a plumber named".
    fn add_apposition(&mut self, source: &Source, range: Range, table: &EntityTable) {
        let start = range.after() + 2;
        if source.word(range.after()) == "," && matches!(source.norm(start - 1), "a" | "an") {
            let goes_on = |index: &usize| {
                let is_closed = source.classes(*index).is_listed();
                matches!(source.kind(*index), TokenKind::Word | TokenKind::Clitic) && !is_closed
            };
            let role: Vec<String> = (start..start + LONGEST_ROLE)
                .filter(|index| source.word(*index) != "-")
                .take_while(goes_on)
                .map(|index| source.norm(index).to_owned())
                .collect();
            if !role.is_empty() {
                self.add_role(&role, table);
            }
        }
        let Some(named) = range.first().checked_sub(2) else { return };
        if NAMING_WORDS.contains_key(source.norm(named + 1)) && source.kind(named) == TokenKind::Word {
            self.add_role(&[source.norm(named).to_owned()], table);
        }
    }

    /// ", 12,": no minister is a child.
    fn add_age(&mut self, mentions: &[Mention], range: Range) {
        let at = mentions.partition_point(|mention| mention.range.first() <= range.after());
        let Some(next) = mentions.get(at).filter(|next| next.range.first() == range.after() + 1) else {
            return;
        };
        if let (Kind::Age, Some(Value::Amount { amount, unit })) = (next.kind, &next.value) {
            self.is_child |= *amount < GROWN_UP || *unit != "year";
        }
    }

    /// "Sen.", "French singer" right before the name.
    fn add_title(&mut self, source: &Source, range: Range, table: &EntityTable) {
        let sentence = source.sentence_at(range.first());
        let is_word =
            |index: &usize| source.kind(*index) == TokenKind::Word && !source.classes(*index).is_listed();
        let from = range.first().saturating_sub(3).max(sentence.first());
        let before: Vec<usize> = (from..range.first()).rev().take_while(is_word).collect();
        let Some(last) = before.first() else { return };
        self.add_gender(source.norm(*last));
        if ROLE_CLASSES.contains_key(source.norm(*last)) {
            let words: Vec<String> = before.iter().map(|index| source.norm(*index).to_owned()).collect();
            self.add_role(&words, table);
        }
    }

    /// A role by its words. One that agrees with nothing in the table speaks against all.
    fn add_role(&mut self, words: &[String], table: &EntityTable) {
        let is_known = |word: &String| {
            let is_title =
                NAME_CONTEXTS.get(word.as_str()).is_some_and(|classes| classes.contains("honorific"));
            is_title || ROLE_CLASSES.contains_key(word.as_str())
        };
        self.has_other_role |= !words.iter().any(is_known);
        self.add_reference(words, table);
    }

    /// What a phrase for it says: the classes that it agrees with, and the countries in it.
    fn add_reference(&mut self, words: &[String], table: &EntityTable) {
        let known = words.iter().filter_map(|word| ROLE_CLASSES.get(word.as_str()).copied());
        add_all(&mut self.roles, known.filter(|classes| *classes != "any"));
        for start in 0..words.len() {
            let longest = 3.min(words.len() - start);
            let found =
                (1..=longest).rev().find_map(|count| nation(&words[start..start + count].join(" "), table));
            add_all(&mut self.nations, found);
        }
    }

    fn add_gender(&mut self, norm: &str) {
        let features = PronounFeatures::of_word(norm);
        let told = match (features, norm) {
            (features, _) if features.has(PronounFeature::Masculine) => Gender::Masculine,
            (features, _) if features.has(PronounFeature::Feminine) => Gender::Feminine,
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
            add_all(&mut self.behind, codes);
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
            add_all(&mut self.behind, codes);
            *name = head.to_owned();
        }
    }

    /// Whether it may be but a part of a longer name of something else.
    pub(super) fn is_part(&self) -> bool {
        self.parts * 2 >= self.count.max(1)
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

/// Adds what is not yet in `list`, as long as it is short: one entity may be named a thousand times.
fn add_all<T: PartialEq>(list: &mut Vec<T>, items: impl IntoIterator<Item = T>) {
    for item in items {
        if list.len() < MOST_CLUES && !list.contains(&item) {
            list.push(item);
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
