//! Whom a pronoun stands for.
//! Takes one pronoun and who was mentioned lately, gives the best fitting cluster, if one fits, and why.
//! Law: never across more than a few sentences; never against gender or number; nobody rather than a guess.

use super::clusters::{Cluster, Clusters, Gender, Number, Reason};
use super::context::Context;
use super::places::{self, Place};
use super::pleonasm;
use super::recent::Recent;
use super::signs::{self, Candidate};
use super::weigh::{Columns, Contender};
use crate::document::{Form, Kind};
use crate::lexicon::{PronounFeature, PronounFeatures, WordClass};

/// Whom a pronoun of the third person stands for.
const THIRD_PERSON: PronounFeatures = PronounFeatures::of(&[
    PronounFeature::Masculine,
    PronounFeature::Feminine,
    PronounFeature::Neuter,
    PronounFeature::Plural,
]);

/// So many sentences back an antecedent may stand.
const WINDOW: usize = 5;

/// So many tokens a pronoun may stand before the comma behind which its name follows.
const MOST_AHEAD: usize = 16;

/// A pronoun taken apart.
pub(super) struct Pronoun<'c> {
    pub(super) context: &'c Context<'c>,
    pub(super) token: usize,
    pub(super) sentence: usize,
    pub(super) features: PronounFeatures,
    mention: usize,
    /// The quote that it speaks.
    speaks: Option<usize>,
    /// Who speaks the quotation in which it stands.
    quoted_by: Option<usize>,
    /// Who tells the clause in which it stands, outside marks: "Quill said she".
    pub(super) told_by: Option<usize>,
    /// Who speaks the quote before the one that it speaks, if that is close by.
    pub(super) spoke_before: Option<usize>,
}

impl<'c> Pronoun<'c> {
    fn new(context: &'c Context<'c>, clusters: &Clusters, mention: usize) -> Self {
        let speaks = context.spoken_by(mention);
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
            mention,
            speaks,
            quoted_by: context.quote_at(token).and_then(speaker),
            told_by: context.told_at(token).and_then(speaker),
            spoke_before: speaks.and_then(|quote| quote.checked_sub(1)).filter(is_close).and_then(speaker),
        }
    }

    pub(super) fn has(&self, feature: PronounFeature) -> bool {
        self.features.has(feature)
    }

    /// Whether it stands for a man or a woman.
    pub(super) fn gender(&self) -> Gender {
        match () {
            () if self.has(PronounFeature::Masculine) => Gender::Masculine,
            () if self.has(PronounFeature::Feminine) => Gender::Feminine,
            () => Gender::Unknown,
        }
    }

    /// The columns of its weights: what it stands for, and how it stands.
    fn columns(&self) -> Columns {
        let sort = match () {
            () if self.has(PronounFeature::Plural) => 1,
            () if self.has(PronounFeature::Neuter) => 2,
            () => 0,
        };
        let stand = match () {
            () if places::is_possessive(self.context, self.mention) => 4,
            () if self.has(PronounFeature::Subject)
                && (!self.has(PronounFeature::Neuter) || self.is_subject()) =>
            {
                3
            }
            () => 5,
        };
        [sort, stand]
    }

    /// "One of them": several are meant.
    fn is_partitive(&self) -> bool {
        let of = self.context.before(self.token).filter(|of| self.context.source.norm(*of) == "of");
        of.and_then(|of| self.context.before(of))
            .is_some_and(|part| self.context.source.is(part, WordClass::Det))
    }

    fn is_subject(&self) -> bool {
        Place::of(self.context, self.mention).is_subject()
    }
}

/// What is to be said of a pronoun of the third person.
pub(super) enum Answer {
    /// A rule says whom it stands for.
    Ruled(usize, Reason),
    /// Those who come into question, to be weighed.
    Open(Vec<Contender>, Columns),
    /// Nobody.
    NoOne,
}

/// Whom a pronoun of the third person or a relative one may stand for.
pub(super) fn answer(context: &Context, clusters: &Clusters, recent: &Recent, mention: usize) -> Answer {
    let pronoun = Pronoun::new(context, clusters, mention);
    let ruled = |cluster: Option<usize>, why, score| {
        cluster.map_or(Answer::NoOne, |cluster| Answer::Ruled(cluster, Reason::rule(why, score)))
    };
    if pronoun.has(PronounFeature::Relative) {
        return ruled(relative(context, clusters, pronoun.token), "relative, at once behind", 0.95);
    }
    let third = pronoun.features.shares(THIRD_PERSON);
    if !third || pronoun.has(PronounFeature::Neuter) && pleonasm::is_one(context, pronoun.token) {
        return Answer::NoOne;
    }
    if let Some(cluster) = ahead(&pronoun, clusters) {
        return ruled(Some(cluster), "subject after an opening phrase", 0.85);
    }
    let candidates = candidates(&pronoun, clusters, recent);
    let mut contenders: Vec<Contender> = candidates
        .iter()
        .map(|one| Contender {
            cluster: Some(one.id),
            latest: one.mentions.first().copied(),
            signs: signs::of(&pronoun, one),
        })
        .collect();
    contenders.push(Contender {
        cluster: None,
        latest: None,
        signs: signs::of_no_one(&pronoun, &candidates),
    });
    Answer::Open(contenders, pronoun.columns())
}

/// Those who come into question, the nearest first.
fn candidates<'c>(pronoun: &Pronoun, clusters: &'c Clusters, recent: &Recent) -> Vec<Candidate<'c>> {
    let context = pronoun.context;
    let mut found: Vec<Candidate> = Vec::new();
    let mut out: Vec<usize> = Vec::new();
    for (mention, id) in recent.seen() {
        let distance = pronoun.sentence.saturating_sub(context.sentence(mention));
        if distance > WINDOW {
            break;
        }
        if out.contains(&id) {
            continue;
        }
        // "Their union": the phrase does not contain itself.
        if context.mentions[mention].range.has(pronoun.token) {
            out.push(id);
            continue;
        }
        if let Some(known) = found.iter_mut().find(|known| known.id == id) {
            known.mentions.push(mention);
            continue;
        }
        let cluster = clusters.get(id);
        let is_late = pronoun.has(PronounFeature::Neuter) && distance > 1;
        if is_late || !agrees(pronoun, cluster) || is_excluded(pronoun, id, cluster, mention) {
            out.push(id);
            continue;
        }
        let rank = found.len();
        let count = recent.count(id);
        found.push(Candidate { id, cluster, count, mentions: vec![mention], rank, is_most: false });
    }
    let most = found.iter().map(|one| one.count).max().unwrap_or(0);
    for one in &mut found {
        one.is_most = one.count == most;
    }
    found
}

/// "After her first year, Quill left": in what opens a sentence before its subject, the subject is meant.
fn ahead(pronoun: &Pronoun, clusters: &Clusters) -> Option<usize> {
    let context = pronoun.context;
    let source = context.source;
    let sentence = source.sentence_at(pronoun.token);
    let first = sentence.first();
    let opens = context.source.is(first, WordClass::Prep) || context.source.is(first, WordClass::Sub);
    if !opens
        || pronoun.token - first > MOST_AHEAD
        || pronoun.has(PronounFeature::Plural)
        || pronoun.has(PronounFeature::Neuter)
    {
        return None;
    }
    let comma =
        (first..sentence.after().min(pronoun.token + MOST_AHEAD)).find(|index| source.word(*index) == ",")?;
    let name = context.name_starting_at(comma + 1).filter(|_| comma > pronoun.token)?;
    let cluster = clusters.of(name).filter(|_| Place::of(context, name).is_subject())?;
    let named_before = (first..pronoun.token)
        .any(|token| context.name_starting_at(token).is_some_and(|name| context.is_person(name)));
    (agrees(pronoun, clusters.get(cluster)) && !named_before).then_some(cluster)
}

/// "Biden, who did not": the mention at once before.
fn relative(context: &Context, clusters: &Clusters, token: usize) -> Option<usize> {
    let before = context.before(token)?;
    let end = if context.source.word(before) == "," { before } else { token };
    let at = context.mentions.partition_point(|mention| mention.range.first() < end);
    let ends = |id: &usize| context.mentions[*id].range.after() == end;
    (at.saturating_sub(6)..at).find(ends).and_then(|mention| clusters.of(mention))
}

/// Whether gender, number and kind agree.
fn agrees(pronoun: &Pronoun, cluster: &Cluster) -> bool {
    let is_person = cluster.kind == Kind::Person;
    let is_body = matches!(cluster.kind, Kind::Org | Kind::Gpe | Kind::Norp);
    let is_single = cluster.number == Number::Singular;
    // Talks and bridges say nothing.
    if pronoun.speaks.is_some() && !is_person && !is_body {
        return false;
    }
    if pronoun.gender() != Gender::Unknown {
        is_person && is_single && !cluster.gender.contradicts(pronoun.gender())
    } else if pronoun.has(PronounFeature::Plural) {
        let fits = is_person || is_body || !is_single;
        fits && (!is_single || cluster.kind == Kind::Norp || !pronoun.is_partitive())
    } else {
        !is_person && is_single && cluster.kind != Kind::Norp
    }
}

/// Whether the sentence forbids it: the speaker named in what is said, the subject of the same clause as its object.
fn is_excluded(pronoun: &Pronoun, id: usize, cluster: &Cluster, latest: usize) -> bool {
    let context = pronoun.context;
    if pronoun.quoted_by == Some(id) {
        return true;
    }
    if let Some(quote) = pronoun.speaks
        && names_in_content(context, quote, cluster)
    {
        return true;
    }
    let is_object = !pronoun.has(PronounFeature::Subject)
        && !pronoun.has(PronounFeature::Reflexive)
        && !places::is_possessive(context, pronoun.mention);
    is_object && context.same_clause(latest, pronoun.token) && Place::of(context, latest).is_subject()
}

/// Whether a quote's content names somebody of the cluster.
fn names_in_content(context: &Context, quote: usize, cluster: &Cluster) -> bool {
    let parts = &context.quotes.quotes[quote].parts;
    cluster.mentions.iter().rev().take(40).any(|mention| {
        let seen = &context.mentions[*mention];
        seen.form == Form::Name && parts.iter().any(|part| part.covers(seen.range))
    })
}
