//! What each quote's speaker is: a person, a group, an organisation, a document, somebody unnamed.
//! Takes a quote's speaker as written and its entity, gives its kind.
//! Law: a name is a person or an organisation; without words that tell, the kind is unknown.

use super::clusters::{Clusters, Number};
use super::context::Context;
use crate::document::{Form, Kind, SpeakerKind};
use crate::lexicon::PronounFeature;
use crate::lexicon::WordClass;
use crate::lexicon::words::{ANONYMITY_PHRASES, CUE_NOUNS, NOMINAL_HEADS, SOURCE_WORDS};
use crate::text::Range;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The longest phrase of `anonymity_phrases.txt`, in words.
const LONGEST_PHRASE: usize = 4;

/// What the phrases begin with: nearly every word of a text begins none.
static FIRST_WORDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| ANONYMITY_PHRASES.keys().filter_map(|phrase| phrase.split(' ').next()).collect());

/// The kind of a quote's speaker.
pub(super) fn kind(context: &Context, clusters: &Clusters, quote: usize) -> SpeakerKind {
    let Some(speaker) = context.quotes.quotes[quote].speaker else { return SpeakerKind::Unknown };
    let named = speaker.mention.filter(|id| id.0 < context.mentions.len()).map(|id| id.0);
    // "data compiled by Bloomberg": the name belongs to a source that is no person.
    let heads_name =
        named.is_some_and(|mention| context.mentions[mention].range.first() > speaker.range.first());
    let by_head = if heads_name { by_words(context, speaker.range) } else { None };
    if let Some(kind) = by_head.filter(|kind| matches!(kind, SpeakerKind::Document)) {
        return kind;
    }
    if let Some(mention) = named
        && let Some(kind) = by_cluster(context, clusters, mention)
    {
        return kind;
    }
    by_words(context, speaker.range).unwrap_or_else(|| {
        let person = named.is_some_and(|mention| context.is_person(mention));
        if person { SpeakerKind::Person } else { SpeakerKind::Unknown }
    })
}

/// What a named cluster is, or a pronoun's.
fn by_cluster(context: &Context, clusters: &Clusters, mention: usize) -> Option<SpeakerKind> {
    let seen = &context.mentions[mention];
    let Some(cluster) = clusters.of(mention).map(|cluster| clusters.get(cluster)) else {
        return (seen.form == Form::Pronoun).then(|| unresolved(context, mention));
    };
    let is_settled = cluster.is_named || seen.form != Form::Nominal;
    if !is_settled {
        return None;
    }
    match cluster.kind {
        Kind::Person if cluster.is_named && cluster.number == Number::Singular => Some(SpeakerKind::Person),
        Kind::Person => {
            let nominal = cluster.mentions.iter().find(|id| context.mentions[**id].form == Form::Nominal);
            nominal
                .and_then(|id| by_words(context, context.mentions[*id].range))
                .or(Some(SpeakerKind::Person))
        }
        Kind::Org | Kind::Gpe | Kind::Loc | Kind::Fac => Some(SpeakerKind::Organisation),
        Kind::Norp => Some(SpeakerKind::Group),
        Kind::WorkOfArt | Kind::Law => Some(SpeakerKind::Document),
        _ => None,
    }
}

/// What a pronoun alone tells.
fn unresolved(context: &Context, mention: usize) -> SpeakerKind {
    let features = context.pronoun(&context.mentions[mention]);
    let is = |feature: PronounFeature| features.has(feature);
    if is(PronounFeature::Masculine) || is(PronounFeature::Feminine) || is(PronounFeature::First) {
        SpeakerKind::Person
    } else if is(PronounFeature::Plural) || is(PronounFeature::Group) {
        SpeakerKind::Group
    } else {
        SpeakerKind::Unknown
    }
}

/// What the words of a noun phrase tell: "a person close to the talks", "critics", "the report".
fn by_words(context: &Context, range: Range) -> Option<SpeakerKind> {
    if withholds_name(context, range) {
        return Some(SpeakerKind::Anonymous);
    }
    let head = head(context, range)?;
    let class = |head: &str| SOURCE_WORDS.get(head).copied();
    let heads = NOMINAL_HEADS.get(head).copied().unwrap_or_default();
    match class(head) {
        Some("anonymous") => Some(SpeakerKind::Anonymous),
        Some("document") => Some(SpeakerKind::Document),
        Some("group") => Some(SpeakerKind::Group),
        _ if CUE_NOUNS.get(head).is_some_and(|class| class.contains("doc")) => Some(SpeakerKind::Document),
        _ if heads.contains("people") => Some(SpeakerKind::Group),
        _ if heads.contains("person") && is_indefinite(context, range) => Some(SpeakerKind::Anonymous),
        _ if heads.contains("person") => Some(SpeakerKind::Person),
        _ if heads.contains("org") => Some(SpeakerKind::Organisation),
        _ => None,
    }
}

/// "an official", "one diplomat": somebody whom the report does not name.
fn is_indefinite(context: &Context, range: Range) -> bool {
    matches!(context.source.norm(range.first()), "a" | "an" | "one" | "another")
}

/// The head of a noun phrase: its last known noun before a preposition, a relative or a comma.
fn head<'s>(context: &'s Context, range: Range) -> Option<&'s str> {
    let stops = |index: &usize| {
        context.source.is(*index, WordClass::Prep)
            || context.source.is(*index, WordClass::Relative)
            || context.source.word(*index) == ","
    };
    let end = range.iter().skip(1).find(stops).unwrap_or(range.after());
    let is_known = |norm: &&str| {
        SOURCE_WORDS.contains_key(norm) || NOMINAL_HEADS.contains_key(norm) || CUE_NOUNS.contains_key(norm)
    };
    (range.first()..end).rev().take(6).map(|index| context.source.norm(index)).find(is_known)
}

/// Whether the phrase, or the rest of its sentence close behind it, tells that the name is withheld.
fn withholds_name(context: &Context, range: Range) -> bool {
    let end = context.source.sentence_at(range.first()).after().min(range.after() + 12);
    (range.first()..end).filter(|from| FIRST_WORDS.contains(context.source.norm(*from))).any(|from| {
        let mut phrase = String::new();
        (from..end.min(from + LONGEST_PHRASE)).any(|index| {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(context.source.norm(index));
            ANONYMITY_PHRASES.contains_key(phrase.as_str())
        })
    })
}
