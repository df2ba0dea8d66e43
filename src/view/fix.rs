//! What the reader wants changed, turned into an edit.
//! Takes a reading, what is looked at, and the wish, gives an edit that stands by its own words.
//! Law: a wish that makes no sense where it is made gives no edit.

use super::reading::Reading;
use crate::corrections::{Anchor, Change, Edit, Ground, Spot, Who};
use crate::formats::contract::{Extent, Mention};
use std::ops::Range;

/// A wish about the mark that the reader looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// It is right.
    Confirm,
    /// It is none.
    Reject,
    /// The mention is of this type.
    Type(&'static str),
    /// The quote is of this kind.
    Kind(&'static str),
    /// The quote is said by this source.
    Speaker(Choice),
    /// It starts or ends elsewhere.
    Edge(Side, Pace),
    /// Its entity is the same as another.
    Merge(usize),
    /// It is somebody else than its entity.
    Split,
    /// Its entity is called so.
    Rename(String),
}

/// A source to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The article names no one.
    Nobody,
    /// An entity, by its index.
    Entity(usize),
    /// Somebody by name.
    Named(String),
}

/// Where a wish holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Here alone.
    #[default]
    One,
    /// Wherever the same name stands, or the same speaker speaks.
    All,
}

/// Which edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The start.
    Start,
    /// The end.
    End,
}

/// How far, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Pace {
    WordBack,
    WordOn,
    CharBack,
    CharOn,
}

/// A quote or a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A quote.
    Quote(usize),
    /// A mention.
    Mention(usize),
}

impl Reading {
    /// The edit that a wish about `subject` comes to.
    #[must_use]
    pub fn edit(&self, subject: Subject, fix: &Fix, scope: Scope) -> Option<Edit> {
        let ground = Ground::new(&self.text);
        let spots = || -> Vec<Spot> {
            let subjects = match scope {
                Scope::One => vec![subject],
                Scope::All => self.same(subject),
            };
            subjects.into_iter().filter_map(|subject| self.spot(subject, &ground)).collect()
        };
        let here = || self.spot(subject, &ground).map(|spot| vec![spot]);
        let (change, spots) = match (fix, subject) {
            (Fix::Confirm, _) => (Change::Confirm, spots()),
            (Fix::Reject, _) => (Change::Reject, spots()),
            (Fix::Type(kind), Subject::Mention(_)) => (Change::Type((*kind).to_owned()), spots()),
            (Fix::Kind(kind), Subject::Quote(_)) => (Change::Kind((*kind).to_owned()), spots()),
            (Fix::Speaker(choice), Subject::Quote(id)) => {
                (Change::Speaker(self.who(choice, self.start_of(id), &ground)?), spots())
            }
            (Fix::Edge(side, pace), _) => {
                let span = moved(&self.text, &self.span(subject, &ground)?, *side, *pace, subject)?;
                (Change::Edges(Anchor::new(&self.text, &span)?), here()?)
            }
            (Fix::Merge(into), Subject::Mention(id)) => {
                let start = self.annotation.mentions.get(id)?.start;
                (Change::Merge(self.who(&Choice::Entity(*into), start, &ground)?), here()?)
            }
            (Fix::Split, Subject::Mention(id)) => {
                let mention = self.annotation.mentions.get(id)?;
                (Change::Split(ground.words(extent(mention))?.to_owned()), spots())
            }
            (Fix::Rename(name), Subject::Mention(_)) => {
                let name = name.trim();
                (Change::Rename((!name.is_empty()).then(|| name.to_owned())?), here()?)
            }
            _ => return None,
        };
        (!spots.is_empty()).then_some(Edit { change, spots })
    }

    /// The edit that adds what the reader selected, blanks at its ends left out.
    #[must_use]
    pub fn addition(&self, span: &Range<usize>, add: &Add) -> Option<Edit> {
        let ground = Ground::new(&self.text);
        let words = self.text.get(span.clone())?;
        let start = span.start + words.len() - words.trim_start().len();
        let span = start..start + words.trim().len();
        let anchor = Anchor::new(&self.text, &span)?;
        let change = match add {
            Add::Mention(kind) => Change::AddMention((*kind).to_owned()),
            Add::Quote(choice) => {
                let kind = if words.trim_start().starts_with(['“', '"', '‘', '«', '„']) {
                    "direct"
                } else {
                    "indirect"
                };
                Change::AddQuote(kind.to_owned(), self.who(choice, ground.extent(&span).start, &ground)?)
            }
        };
        Some(Edit { change, spots: vec![Spot::Words(anchor)] })
    }

    /// All that a wish "for all" is about: the names that read the same or name the same, or the speaker's quotes.
    #[must_use]
    pub fn same(&self, subject: Subject) -> Vec<Subject> {
        match subject {
            Subject::Quote(id) => match self.ledger.speaker(id) {
                Some(speaker) => speaker.rows.iter().map(|row| Subject::Quote(row.quote)).collect(),
                None => vec![subject],
            },
            Subject::Mention(id) => {
                let Some(this) = self.annotation.mentions.get(id) else { return Vec::new() };
                let ground = Ground::new(&self.text);
                let words = ground.words(extent(this));
                let is_same = |mention: &Mention| {
                    let same_entity =
                        mention.entity.is_some() && mention.entity == this.entity && mention.form == "name";
                    same_entity || (mention.form == this.form && ground.words(extent(mention)) == words)
                };
                let all = self.annotation.mentions.iter().enumerate();
                let same =
                    all.filter(|(other, mention)| *other == id || (self.stands(*other) && is_same(mention)));
                same.map(|(id, _)| Subject::Mention(id)).collect()
            }
        }
    }

    fn start_of(&self, quote: usize) -> usize {
        let first = self.annotation.quotes.get(quote).and_then(|quote| quote.parts.first());
        first.map_or(0, |part| part.start)
    }

    fn spot(&self, subject: Subject, ground: &Ground) -> Option<Spot> {
        let anchor = Anchor::new(&self.text, &self.span(subject, ground)?)?;
        Some(match subject {
            Subject::Quote(_) => Spot::Quote(anchor),
            Subject::Mention(_) => Spot::Mention(anchor),
        })
    }

    /// The bytes of a mention, or of a quote's first part.
    pub(super) fn span(&self, subject: Subject, ground: &Ground) -> Option<Range<usize>> {
        ground.bytes(match subject {
            Subject::Quote(id) => *self.annotation.quotes.get(id)?.parts.first()?,
            Subject::Mention(id) => extent(self.annotation.mentions.get(id)?),
        })
    }

    /// A choice by its mention nearest to `near`.
    fn who(&self, choice: &Choice, near: usize, ground: &Ground) -> Option<Who> {
        match choice {
            Choice::Nobody => Some(Who::Nobody),
            Choice::Named(name) => {
                Some(Who::Named((!name.trim().is_empty()).then(|| name.trim().to_owned())?))
            }
            Choice::Entity(id) => {
                let entity = self.annotation.entities.get(*id)?;
                let mentions = entity.mentions.iter().filter_map(|id| self.annotation.mentions.get(*id));
                let nearest = mentions
                    .min_by_key(|mention| (mention.form == "pronoun", mention.start.abs_diff(near)))?;
                let anchor = Anchor::new(&self.text, &ground.bytes(extent(nearest))?)?;
                Some(Who::Mentioned(anchor, entity.name.clone()))
            }
        }
    }
}

/// What to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Add {
    /// A name of this type.
    Mention(&'static str),
    /// A quote by this source.
    Quote(Choice),
}

fn extent(mention: &Mention) -> Extent {
    Extent { start: mention.start, end: mention.end }
}

/// The stretch with one edge moved; none where it would be empty or leave its line.
pub(super) fn moved(
    text: &str,
    span: &Range<usize>,
    side: Side,
    pace: Pace,
    subject: Subject,
) -> Option<Range<usize>> {
    let line = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let until = text.get(span.end..)?.find('\n').map_or(text.len(), |at| span.end + at);
    let at = if side == Side::Start { span.start } else { span.end };
    // Words of a quote keep their punctuation, names leave it.
    let is_word = |c: char| match subject {
        Subject::Quote(_) => !c.is_whitespace(),
        Subject::Mention(_) => c.is_alphanumeric(),
    };
    let words = || {
        stops(text.get(line..until).unwrap_or_default(), side, is_word).into_iter().map(|stop| line + stop)
    };
    let to = match pace {
        Pace::WordBack => words().rev().find(|stop| *stop < at)?,
        Pace::WordOn => words().find(|stop| *stop > at)?,
        Pace::CharBack => text.get(line..at)?.char_indices().next_back().map(|(place, _)| line + place)?,
        Pace::CharOn => at + text.get(at..until)?.chars().next()?.len_utf8(),
    };
    let moved = if side == Side::Start { to..span.end } else { span.start..to };
    (moved.start < moved.end).then_some(moved)
}

/// Where words start, or end, in a line.
fn stops(line: &str, side: Side, is_word: impl Fn(char) -> bool) -> Vec<usize> {
    let mut before = ' ';
    let mut stops = Vec::new();
    for (place, c) in line.char_indices().chain([(line.len(), ' ')]) {
        let (was, is) = (is_word(before), is_word(c));
        if (side == Side::Start && is && !was) || (side == Side::End && was && !is) {
            stops.push(place);
        }
        before = c;
    }
    stops
}
