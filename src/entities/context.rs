//! What the resolver looks at: text, mentions, quotes, and where each stands.
//! Takes the earlier stages' outputs, gives lookups in constant or bounded time.
//! Law: nothing is decided here.

use super::clusters::Gender;
use crate::document::{Block, BlockKind, Form, Kind, Mention, Quotes};
use crate::lexicon::Lexicon;
use crate::lexicon::facts::{GENDER, GIVEN, PLACE, SURNAME};
use crate::lexicon::{PronounFeatures, WordClass, WordClasses};
use crate::text::{Gap, Range, Source, TokenKind};
use crate::tokens::in_line;
use rustc_hash::FxHashMap;

/// How the gazetteer marks frequent given names.
const MOST_GIVEN: u32 = 3;

/// A subject and its object stand no more tokens apart than this.
const LONGEST_CLAUSE: usize = 12;

/// Words that open a clause.
const OPEN_CLAUSES: WordClasses =
    WordClasses::of(&[WordClass::Sub, WordClass::Conj, WordClass::Relative, WordClass::Wh]);

/// The earlier stages' outputs with their indices.
pub(super) struct Context<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) blocks: &'a [Block],
    pub(super) mentions: &'a [Mention],
    pub(super) quotes: &'a Quotes,
    pub(super) lexicon: &'a Lexicon,
    /// The innermost quote in whose marks each token stands.
    quote_of: Vec<Option<u32>>,
    /// The innermost quote of whose content without marks each token is a part.
    told_in: Vec<Option<u32>>,
    /// The first quote that each mention speaks.
    speaks: FxHashMap<usize, usize>,
}

impl<'a> Context<'a> {
    /// Indexes the quotes.
    pub(super) fn new(
        source: &'a Source<'a>,
        blocks: &'a [Block],
        mentions: &'a [Mention],
        quotes: &'a Quotes,
        lexicon: &'a Lexicon,
    ) -> Self {
        let mut quote_of = vec![None; source.len()];
        let mut told_in = vec![None; source.len()];
        for (id, quote) in quotes.quotes.iter().enumerate() {
            mark(&mut quote_of, &quote.quoted, id);
            mark(&mut told_in, &quote.parts, id);
        }
        for (told, quoted) in told_in.iter_mut().zip(&quote_of) {
            *told = if quoted.is_some() { None } else { *told };
        }
        let mut speaks = FxHashMap::default();
        for (id, quote) in quotes.quotes.iter().enumerate() {
            if let Some(mention) = quote.speaker.and_then(|speaker| speaker.mention) {
                speaks.entry(mention.0).or_insert(id);
            }
        }
        Self { speaks, source, blocks, mentions, quotes, lexicon, quote_of, told_in }
    }

    /// The quote in whose marks the token stands.
    pub(super) fn quote_at(&self, token: usize) -> Option<usize> {
        self.quote_of.get(token).copied().flatten().map(|id| id as usize)
    }

    /// The quote of whose content the token is a part, outside marks.
    pub(super) fn told_at(&self, token: usize) -> Option<usize> {
        self.told_in.get(token).copied().flatten().map(|id| id as usize)
    }

    /// The mention that speaks a quote.
    pub(super) fn speaker(&self, quote: usize) -> Option<usize> {
        let id = self.quotes.quotes.get(quote)?.speaker?.mention?.0;
        (id < self.mentions.len()).then_some(id)
    }

    /// The first quote that a mention speaks.
    pub(super) fn spoken_by(&self, mention: usize) -> Option<usize> {
        self.speaks.get(&mention).copied()
    }

    /// The token before, within the paragraph.
    pub(super) fn before(&self, token: usize) -> Option<usize> {
        let opens = matches!(self.source.gap(token), Gap::Line | Gap::Blank);
        if opens { None } else { token.checked_sub(1) }
    }

    /// The words of a mention that count in a comparison: letters and digits in lower case, without full stops,
    /// without "the" and without a trailing ’s.
    pub(super) fn content(&self, range: Range) -> Vec<String> {
        let is_word = |index: &usize| {
            matches!(self.source.kind(*index), TokenKind::Word | TokenKind::Number | TokenKind::Address)
        };
        let mut words: Vec<String> = range
            .iter()
            .filter(is_word)
            .map(|index| without_stops(self.source.norm(index)))
            .filter(|word| !word.is_empty())
            .collect();
        if words.len() > 1 && matches!(words[0].as_str(), "the" | "a" | "an") {
            words.remove(0);
        }
        words
    }

    /// The mention's words as written, without a leading article and a trailing ’s.
    pub(super) fn written(&self, range: Range) -> String {
        let mut range = range;
        while range.len() > 1 && self.source.kind(range.after() - 1) == TokenKind::Clitic {
            range.end -= 1;
        }
        let is_article = matches!(self.source.norm(range.first()), "the" | "a" | "an");
        if range.len() > 1 && is_article {
            range.start += 1;
        }
        in_line(self.source.words(range))
    }

    /// The features of a pronoun mention: whom it stands for, and how ("masculine subject").
    pub(super) fn pronoun(&self, mention: &Mention) -> PronounFeatures {
        PronounFeatures::of_word(self.source.norm(mention.range.first()))
    }

    /// The ids of all mentions of a form, in order.
    pub(super) fn of_form(&self, form: Form) -> impl Iterator<Item = usize> {
        (0..self.mentions.len()).filter(move |id| self.mentions[*id].form == form)
    }

    /// The sentence in which a mention begins.
    pub(super) fn sentence(&self, mention: usize) -> usize {
        self.source.sentence_id(self.mentions[mention].range.first()).unwrap_or(0)
    }

    /// Whether a mention stands in the headline.
    pub(super) fn is_in_headline(&self, mention: usize) -> bool {
        let token = self.mentions[mention].range.first();
        self.blocks.iter().take(4).any(|block| block.kind == BlockKind::Headline && block.range.has(token))
    }

    /// Whether no word that opens a clause, no comma and no mark stands between a mention and a token behind it.
    pub(super) fn same_clause(&self, mention: usize, token: usize) -> bool {
        let from = self.mentions[mention].range.after();
        let is_apart = !self.source.sentence_at(token).has(self.mentions[mention].range.first());
        if token < from || token - from > LONGEST_CLAUSE || is_apart {
            return false;
        }
        !(from..token).any(|index| {
            matches!(self.source.word(index), "," | ";" | ":" | "—" | "–")
                || self.source.kind(index) == TokenKind::Mark
                || self.source.is_any(index, OPEN_CLAUSES)
        })
    }

    /// The name mention that ends at the token.
    pub(super) fn name_ending_at(&self, token: usize) -> Option<usize> {
        self.ending_at(token, Form::Name)
    }

    /// The nominal mention that ends at the token.
    pub(super) fn nominal_ending_at(&self, token: usize) -> Option<usize> {
        self.ending_at(token, Form::Nominal)
    }

    /// The name or the pronoun that ends at the token.
    pub(super) fn subject_ending_at(&self, token: usize) -> Option<usize> {
        self.name_ending_at(token).or_else(|| self.ending_at(token, Form::Pronoun))
    }

    fn ending_at(&self, token: usize, form: Form) -> Option<usize> {
        let after = self.mentions.partition_point(|mention| mention.range.first() < token);
        let is_it = |id: &usize| {
            let mention = &self.mentions[*id];
            mention.form == form && mention.range.after() == token
        };
        (after.saturating_sub(8)..after).rev().find(is_it)
    }

    /// The name mention that begins at the token, the longest.
    pub(super) fn name_starting_at(&self, token: usize) -> Option<usize> {
        let at = self.mentions.partition_point(|mention| mention.range.first() < token);
        let is_it = |id: &usize| {
            let mention = &self.mentions[*id];
            mention.form == Form::Name && mention.range.first() == token
        };
        (at..(at + 4).min(self.mentions.len())).find(is_it)
    }

    /// The names inside a range, the range itself excepted.
    pub(super) fn names_in(&self, range: Range) -> impl Iterator<Item = usize> {
        let at = self.mentions.partition_point(|mention| mention.range.start < range.start);
        self.mentions[at..]
            .iter()
            .enumerate()
            .take_while(move |(_, mention)| mention.range.first() < range.after())
            .filter(move |(_, mention)| mention.form == Form::Name && range.covers(mention.range))
            .map(move |(offset, _)| at + offset)
    }

    /// Whose a given name mostly is.
    pub(super) fn given_gender(&self, norm: &str) -> Gender {
        match self.lexicon.gazetteer().word(norm).get(GENDER) {
            1 => Gender::Masculine,
            2 => Gender::Feminine,
            _ => Gender::Unknown,
        }
    }

    /// Whose a given name is that stands alone; nobody's where it is a surname as often.
    pub(super) fn sole_gender(&self, norm: &str) -> Gender {
        let facts = self.lexicon.gazetteer().word(norm);
        let is_given = facts.get(GIVEN) > facts.get(SURNAME) || facts.get(GIVEN) == MOST_GIVEN;
        if is_given { self.given_gender(norm) } else { Gender::Unknown }
    }

    /// What sort of place a name names, as the gazetteer numbers it; 0 where it does not know.
    pub(super) fn place(&self, mention: usize) -> u32 {
        let mut walk = self.lexicon.gazetteer().walk();
        let range = self.mentions[mention].range;
        let article = usize::from(range.len() > 1 && self.source.norm(range.first()) == "the");
        for token in range.iter().skip(article) {
            walk.step(self.source.norm(token));
        }
        walk.facts().map_or(0, |facts| facts.get(PLACE))
    }

    /// Whether a mention's kind names people.
    pub(super) fn is_person(&self, mention: usize) -> bool {
        self.mentions[mention].kind == Kind::Person
    }
}

/// Notes the number of a quote at each token of some of its ranges.
fn mark(of: &mut [Option<u32>], ranges: &[Range], quote: usize) {
    for range in ranges {
        let end = range.after().min(of.len());
        let start = range.first().min(end);
        of[start..end].fill(Some(quote as u32));
    }
}

/// A word without its full stops.
fn without_stops(word: &str) -> String {
    if word.contains('.') { word.replace('.', "") } else { word.to_owned() }
}
