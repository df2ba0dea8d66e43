//! Whom a pronoun stands for.
//! Takes one pronoun and who was mentioned lately, gives the best fitting cluster, if one fits.
//! Law: never across more than a few sentences; never against gender or number; nobody rather than a guess.

use super::clusters::{Cluster, Clusters, Gender, Number};
use super::context::Context;
use super::recent::Recent;
use crate::document::{Form, Kind};
use crate::text::TokenKind;

/// So many sentences back an antecedent may stand.
const WINDOW: usize = 5;

/// So many tokens a pronoun may stand before the comma behind which its name follows.
const MOST_AHEAD: usize = 16;

/// A pronoun taken apart.
struct Pronoun<'c> {
    context: &'c Context<'c>,
    token: usize,
    sentence: usize,
    features: &'static str,
    /// The quote that it speaks.
    speaks: Option<usize>,
    /// Who speaks the quotation in which it stands.
    quoted_by: Option<usize>,
    /// Who tells the clause in which it stands, outside marks: "Quill said she".
    told_by: Option<usize>,
    /// Who speaks the quote before the one that it speaks, if that is close by.
    spoke_before: Option<usize>,
}

/// Somebody whom a pronoun may stand for.
struct Candidate<'c> {
    id: usize,
    cluster: &'c Cluster,
    /// How often it was mentioned so far.
    count: u32,
    /// Its latest mention.
    latest: usize,
}

impl<'c> Pronoun<'c> {
    fn new(context: &'c Context<'c>, clusters: &Clusters, speaks: Option<usize>, mention: usize) -> Self {
        let token = context.mentions[mention].range.first();
        let sentence = context.sentence(mention);
        let speaker = |quote: usize| context.speaker(quote).and_then(|speaker| clusters.of(speaker));
        let is_close =
            |quote: &usize| context.speaker(*quote).is_some_and(|id| context.sentence(id) + 3 >= sentence);
        Self {
            context,
            token,
            sentence,
            features: context.pronoun(&context.mentions[mention]),
            speaks,
            quoted_by: context.quote_at(token).and_then(speaker),
            told_by: context.told_at(token).and_then(speaker),
            spoke_before: speaks.and_then(|quote| quote.checked_sub(1)).filter(is_close).and_then(speaker),
        }
    }

    fn has(&self, feature: &str) -> bool {
        self.features.split(' ').any(|one| one == feature)
    }
}

/// The cluster that a third-person pronoun stands for.
pub(super) fn antecedent(
    context: &Context,
    clusters: &Clusters,
    recent: &Recent,
    speaks: Option<usize>,
    mention: usize,
) -> Option<usize> {
    let pronoun = Pronoun::new(context, clusters, speaks, mention);
    if pronoun.has("relative") {
        return relative(context, clusters, pronoun.token);
    }
    let third = ["masculine", "feminine", "neuter", "plural"].iter().any(|feature| pronoun.has(feature));
    if !third {
        return None;
    }
    if let Some(cluster) = ahead(&pronoun, clusters) {
        return Some(cluster);
    }
    let scored = recent.latest().filter_map(|(id, latest)| {
        let candidate = Candidate { id, cluster: clusters.get(id), count: recent.count(id), latest };
        Some((score(&pronoun, &candidate)?, id))
    });
    scored.max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, cluster)| cluster)
}

/// "After her first year, Quill left": in what opens a sentence before its subject, the subject is meant.
fn ahead(pronoun: &Pronoun, clusters: &Clusters) -> Option<usize> {
    let context = pronoun.context;
    let source = context.source;
    let sentence = source.sentence_at(pronoun.token);
    let first = sentence.first();
    let opens = context.is_function(first, "prep") || context.is_function(first, "sub");
    if !opens || pronoun.token - first > MOST_AHEAD || pronoun.has("plural") || pronoun.has("neuter") {
        return None;
    }
    let comma =
        (first..sentence.after().min(pronoun.token + MOST_AHEAD)).find(|index| source.word(*index) == ",")?;
    let name = context.name_starting_at(comma + 1).filter(|_| comma > pronoun.token)?;
    let is_subject = subjecthood(context, name) > 0.7;
    let cluster = clusters.of(name).filter(|_| is_subject)?;
    let fits = agreement(pronoun, clusters.get(cluster)).is_some();
    let named_before = (first..pronoun.token)
        .any(|token| context.name_starting_at(token).is_some_and(|name| context.is_person(name)));
    (fits && !named_before).then_some(cluster)
}

/// "Biden, who did not": the mention at once before.
fn relative(context: &Context, clusters: &Clusters, token: usize) -> Option<usize> {
    let before = context.before(token)?;
    let end = if context.source.word(before) == "," { before } else { token };
    let at = context.mentions.partition_point(|mention| mention.range.first() < end);
    let ends = |id: &usize| context.mentions[*id].range.after() == end;
    (at.saturating_sub(6)..at).find(ends).and_then(|mention| clusters.of(mention))
}

/// How well a cluster fits; none where it cannot be meant. The weights were fitted to annotated pronouns, each sign alone.
fn score(pronoun: &Pronoun, candidate: &Candidate) -> Option<f32> {
    let context = pronoun.context;
    let Candidate { id, cluster, count, latest } = *candidate;
    let fit = agreement(pronoun, cluster)?;
    let distance = pronoun.sentence.checked_sub(context.sentence(latest))?;
    if distance > WINDOW || (pronoun.has("neuter") && distance > 1) || is_excluded(pronoun, candidate) {
        return None;
    }
    let subject = subjecthood(context, latest);
    let is_subject = subject > 0.5;
    let here = distance == 0;
    let signs = [
        (0.6, pronoun.has("subject") && is_subject),
        (0.8, pronoun.has("possessive") && here && is_subject),
        (1.0, pronoun.has("reflexive") && here),
        (1.2, pronoun.spoke_before == Some(id)),
        (1.5, pronoun.told_by == Some(id)),
        (-1.2, !cluster.is_named),
        (0.3, context.mentions[latest].form == Form::Pronoun),
    ];
    let told: f32 = signs.iter().filter(|(_, holds)| *holds).map(|(weight, _)| weight).sum();
    Some(fit + told + subject + 0.5 * (count as f32).ln_1p() - 1.2 * distance as f32)
}

/// How far gender, number and kind agree; none where they contradict.
fn agreement(pronoun: &Pronoun, cluster: &Cluster) -> Option<f32> {
    let is_person = cluster.kind == Kind::Person;
    let is_body = matches!(cluster.kind, Kind::Org | Kind::Gpe | Kind::Norp);
    let sex = |wanted: Gender| {
        if !is_person || cluster.number == Number::Plural || cluster.gender.contradicts(wanted) {
            None
        } else {
            Some(if cluster.gender == wanted { 0.4 } else { 0.0 })
        }
    };
    if pronoun.has("masculine") {
        sex(Gender::Masculine)
    } else if pronoun.has("feminine") {
        sex(Gender::Feminine)
    } else if pronoun.has("plural") {
        match (cluster.number, is_person || is_body) {
            (Number::Plural, true) => Some(1.0),
            (Number::Singular, true) if cluster.kind == Kind::Org => Some(-0.4),
            (Number::Singular, true) if cluster.kind == Kind::Norp => Some(0.2),
            _ => None,
        }
    } else {
        (!is_person && cluster.number == Number::Singular && cluster.kind != Kind::Norp).then_some(0.0)
    }
}

/// Whether the sentence forbids it: the speaker named in what is said, the subject of the same clause as its object.
fn is_excluded(pronoun: &Pronoun, candidate: &Candidate) -> bool {
    let context = pronoun.context;
    let Candidate { id, cluster, latest, .. } = *candidate;
    if pronoun.quoted_by == Some(id) {
        return true;
    }
    if let Some(quote) = pronoun.speaks
        && names_in_content(context, quote, cluster)
    {
        return true;
    }
    let object = pronoun.has("object") && !pronoun.has("possessive");
    object && same_clause(context, latest, pronoun.token) && subjecthood(context, latest) > 0.5
}

/// Whether a quote's content names somebody of the cluster.
fn names_in_content(context: &Context, quote: usize, cluster: &Cluster) -> bool {
    let parts = &context.quotes.quotes[quote].parts;
    cluster.mentions.iter().rev().take(40).any(|mention| {
        let seen = &context.mentions[*mention];
        seen.form == Form::Name && parts.iter().any(|part| part.covers(seen.range))
    })
}

/// Whether no word that opens a clause, no comma and no mark stands between a mention and a token behind it.
fn same_clause(context: &Context, mention: usize, token: usize) -> bool {
    let from = context.mentions[mention].range.after();
    if token < from || token - from > 12 {
        return false;
    }
    !(from..token).any(|index| {
        matches!(context.source.word(index), "," | ";" | ":" | "—" | "–")
            || context.source.kind(index) == TokenKind::Mark
            || ["sub", "conj", "relative", "wh"].iter().any(|class| context.is_function(index, class))
    })
}

/// From 0 to 1: how far a mention stands as subjects do, by the words around it.
fn subjecthood(context: &Context, mention: usize) -> f32 {
    let range = context.mentions[mention].range;
    let source = context.source;
    let is_possessive = source.norm(range.after()) == "'s"
        || source.norm(range.after().saturating_sub(1)) == "'s"
        || (context.mentions[mention].form == Form::Pronoun
            && context.pronoun(&context.mentions[mention]).contains("possessive"));
    let next = range.after();
    let verb_follows = source.kind(next) == TokenKind::Word
        && !source.is_capitalised(next)
        && !context.is_function(next, "prep")
        && !context.is_function(next, "conj");
    let before = context.before(range.first());
    // "after" and "since" govern a noun or open a clause: then its verb follows.
    let opens_clause = before.is_some_and(|index| context.is_function(index, "sub") && verb_follows);
    let governed = before.is_some_and(|index| context.is_function(index, "prep")) && !opens_clause;
    let opens = source.sentence_at(range.first()).first() == range.first();
    match (is_possessive, governed, opens, verb_follows) {
        (true, ..) => 0.2,
        (_, true, ..) => 0.0,
        (_, _, true, _) => 1.0,
        (.., true) => 0.8,
        _ => 0.3,
    }
}
