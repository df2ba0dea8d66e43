//! What speaks for a candidate and what against it, when it is asked whom a pronoun stands for.
//! Takes a pronoun and a candidate, gives the signs that hold, each with a name that a reader understands.
//! Law: a sign holds or not; what it is worth stands in `link_evidence.tsv` and is learned from annotated texts.

use super::clusters::{Cluster, Gender, Number};
use super::places::Place;
use super::pronouns::Pronoun;
use crate::document::{Form, Kind};
use crate::lexicon::PronounFeature;

/// Declares the signs, each with its name.
macro_rules! signs {
    ($($sign:ident $name:literal)*) => {
        /// Something seen that speaks for a candidate or against it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Sign { $($sign),* }

        /// All signs by name, in their order.
        pub(super) const NAMES: &[&str] = &[$($name),*];
    };
}

signs! {
    NoOne "nobody is meant"
    NoOneQuoted "nobody is meant, in a quotation"
    NoOneNear "nobody stands in this or the last sentence"
    HereOpening "opens the sentence"
    HereSubject "subject in the sentence"
    HereOther "in the sentence"
    HereGoverned "behind a preposition in the sentence"
    HerePossessive "possessive in the sentence"
    LastOpening "opens the sentence before"
    LastSubject "subject in the sentence before"
    LastOther "in the sentence before"
    LastGoverned "behind a preposition in the sentence before"
    LastPossessive "possessive in the sentence before"
    TwoBack "two sentences back"
    Farther "farther back"
    Nearest "nearest that fits"
    Second "second nearest that fits"
    Third "others that fit are nearer"
    Close "within a few words"
    SameClause "in the same clause"
    ClauseSubject "subject of the same clause"
    JustBefore "named just before"
    ByName "last called by its name"
    ByPronoun "last called by a pronoun"
    ByNoun "last called by a noun"
    SamePronoun "last called by the same pronoun"
    Unnamed "never named"
    Once "mentioned once so far"
    Often "mentioned often"
    Most "mentioned most of all"
    GenderAgrees "gender agrees"
    GenderUnknown "gender not known"
    GenderKnown "called he or she before"
    SameParagraph "in the same paragraph"
    OpensParagraph "first named in the paragraph"
    Tells "tells this clause"
    SpokeBefore "speaks the quote before"
    AcrossMarks "on the other side of quotation marks"
    SameQuote "in the same quotation"
    Organisation "an organisation"
    Place "a place"
    People "a people or a group by name"
    Thing "a thing"
    Several "several"
    Single "one person"
    Headline "in the headline"
}

/// The signs that hold, in order.
pub(super) type Signs = Vec<Sign>;

/// Somebody whom a pronoun may stand for, with what was seen of it in the sentences just before.
pub(super) struct Candidate<'c> {
    pub(super) id: usize,
    pub(super) cluster: &'c Cluster,
    /// How often it was mentioned so far.
    pub(super) count: u32,
    /// Its latest mentions, the latest first.
    pub(super) mentions: Vec<usize>,
    /// How many that fit stand nearer.
    pub(super) rank: usize,
    /// Whether nobody was mentioned more often.
    pub(super) is_most: bool,
}

/// The signs of a candidate.
pub(super) fn of(pronoun: &Pronoun, candidate: &Candidate) -> Signs {
    let mut signs = Signs::new();
    places(pronoun, candidate, &mut signs);
    nearness(pronoun, candidate, &mut signs);
    standing(pronoun, candidate, &mut signs);
    speech(pronoun, candidate, &mut signs);
    nature(pronoun, candidate.cluster, &mut signs);
    signs.sort_unstable();
    signs.dedup();
    signs
}

/// Where it stands in this sentence and the one before.
fn places(pronoun: &Pronoun, candidate: &Candidate, signs: &mut Signs) {
    let context = pronoun.context;
    for (order, mention) in candidate.mentions.iter().enumerate() {
        let place = Place::of(context, *mention);
        let sign = match (pronoun.sentence - context.sentence(*mention).min(pronoun.sentence), place) {
            (0, Place::Opening) => Sign::HereOpening,
            (0, Place::Subject) => Sign::HereSubject,
            (0, Place::Other) => Sign::HereOther,
            (0, Place::Governed) => Sign::HereGoverned,
            (0, Place::Possessive) => Sign::HerePossessive,
            (1, Place::Opening) => Sign::LastOpening,
            (1, Place::Subject) => Sign::LastSubject,
            (1, Place::Other) => Sign::LastOther,
            (1, Place::Governed) => Sign::LastGoverned,
            (1, Place::Possessive) => Sign::LastPossessive,
            (2, _) if order == 0 => Sign::TwoBack,
            (_, _) if order == 0 => Sign::Farther,
            _ => continue,
        };
        signs.push(sign);
    }
}

/// How near it stands.
fn nearness(pronoun: &Pronoun, candidate: &Candidate, signs: &mut Signs) {
    let context = pronoun.context;
    signs.push(match candidate.rank {
        0 => Sign::Nearest,
        1 => Sign::Second,
        _ => Sign::Third,
    });
    let Some(latest) = candidate.mentions.first().copied() else { return };
    let end = context.mentions[latest].range.after();
    let apart = pronoun.token.saturating_sub(end);
    if apart <= 2 {
        signs.push(Sign::JustBefore);
    }
    if apart <= 8 {
        signs.push(Sign::Close);
    }
    if context.same_clause(latest, pronoun.token) {
        signs.push(Sign::SameClause);
        if Place::of(context, latest).is_subject() {
            signs.push(Sign::ClauseSubject);
        }
    }
    let paragraph = context.source.paragraph_at(pronoun.token);
    if paragraph.has(context.mentions[latest].range.first()) {
        signs.push(Sign::SameParagraph);
        let opens = |mention: &usize| context.mentions[*mention].range.first() <= paragraph.first() + 3;
        if candidate
            .mentions
            .iter()
            .any(|mention| opens(mention) && paragraph.has(context.mentions[*mention].range.first()))
        {
            signs.push(Sign::OpensParagraph);
        }
    }
}

/// How it was called, and how often.
fn standing(pronoun: &Pronoun, candidate: &Candidate, signs: &mut Signs) {
    let context = pronoun.context;
    let Some(latest) = candidate.mentions.first().map(|mention| &context.mentions[*mention]) else { return };
    signs.push(match latest.form {
        Form::Pronoun => Sign::ByPronoun,
        Form::Nominal => Sign::ByNoun,
        Form::Name | Form::Value => Sign::ByName,
    });
    if latest.form == Form::Pronoun && context.pronoun(latest).agrees(pronoun.features) {
        signs.push(Sign::SamePronoun);
    }
    if !candidate.cluster.is_named {
        signs.push(Sign::Unnamed);
    }
    match candidate.count {
        0 | 1 => signs.push(Sign::Once),
        2 | 3 => {}
        _ => signs.push(Sign::Often),
    }
    if candidate.is_most {
        signs.push(Sign::Most);
    }
    if candidate.cluster.mentions.iter().take(4).any(|mention| context.is_in_headline(*mention)) {
        signs.push(Sign::Headline);
    }
}

/// Who speaks around it.
fn speech(pronoun: &Pronoun, candidate: &Candidate, signs: &mut Signs) {
    let context = pronoun.context;
    if pronoun.told_by == Some(candidate.id) {
        signs.push(Sign::Tells);
    }
    if pronoun.spoke_before == Some(candidate.id) {
        signs.push(Sign::SpokeBefore);
    }
    let here = context.quote_at(pronoun.token);
    let Some(latest) = candidate.mentions.first() else { return };
    let there = context.quote_at(context.mentions[*latest].range.first());
    if here.is_some() && here == there {
        signs.push(Sign::SameQuote);
    } else if here != there {
        signs.push(Sign::AcrossMarks);
    }
}

/// What it is.
fn nature(pronoun: &Pronoun, cluster: &Cluster, signs: &mut Signs) {
    if pronoun.gender() != Gender::Unknown {
        let agrees = cluster.gender == pronoun.gender();
        signs.push(if agrees { Sign::GenderAgrees } else { Sign::GenderUnknown });
    }
    let is_gendered = |mention: &usize| {
        let features = pronoun.context.pronoun(&pronoun.context.mentions[*mention]);
        features.has(PronounFeature::Masculine) || features.has(PronounFeature::Feminine)
    };
    if pronoun.has(PronounFeature::Plural) && cluster.mentions.iter().rev().take(8).any(is_gendered) {
        signs.push(Sign::GenderKnown);
    }
    if cluster.number == Number::Plural {
        signs.push(Sign::Several);
    }
    signs.push(match cluster.kind {
        Kind::Person => Sign::Single,
        Kind::Org => Sign::Organisation,
        Kind::Gpe | Kind::Loc | Kind::Fac => Sign::Place,
        Kind::Norp => Sign::People,
        _ => Sign::Thing,
    });
    if cluster.kind == Kind::Person && cluster.number == Number::Plural {
        signs.retain(|sign| *sign != Sign::Single);
    }
}

/// The signs that nobody whom the engine knows is meant.
pub(super) fn of_no_one(pronoun: &Pronoun, candidates: &[Candidate]) -> Signs {
    let context = pronoun.context;
    let mut signs = vec![Sign::NoOne];
    if context.quote_at(pronoun.token).is_some() {
        signs.push(Sign::NoOneQuoted);
    }
    let is_near = |candidate: &Candidate| {
        candidate.mentions.first().is_some_and(|latest| context.sentence(*latest) + 1 >= pronoun.sentence)
    };
    if !candidates.iter().any(is_near) {
        signs.push(Sign::NoOneNear);
    }
    signs
}
