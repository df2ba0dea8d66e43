//! Who "I", "we" and "you" are: in a quotation its speaker, outside quotations the writer, the writer's own, the reader.
//! Takes the pronouns of the first and second person, gives each its cluster.
//! Law: "we" in a quotation is an organisation that speaks or that the speaker speaks for, "you" somebody who is told;
//! else they stay alone, since quotations seldom tell whom they mean.

use super::clusters::{Clusters, Number, Reason};
use super::context::Context;
use crate::document::{BlockKind, FactKind, Form, Kind};
use crate::lexicon::PronounFeature;

/// Those who speak to the reader, each opened at its first mention.
#[derive(Default)]
struct Voices {
    writer: Option<usize>,
    own: Option<usize>,
    reader: Option<usize>,
}

/// Gathers the pronouns of the first and second person.
pub(super) fn gather(context: &Context, clusters: &mut Clusters) {
    let mut voices = Voices { writer: signed(context, clusters), ..Voices::default() };
    for mention in context.of_form(Form::Pronoun) {
        let quote = context.quote_at(context.mentions[mention].range.first());
        let features = context.pronoun(&context.mentions[mention]);
        let is = |feature: PronounFeature| features.has(feature);
        let cluster = match quote {
            Some(quote) if is(PronounFeature::First) => speaker(context, clusters, quote, mention),
            Some(quote) if is(PronounFeature::Group) => house(context, clusters, quote),
            Some(quote) if is(PronounFeature::Second) => addressee(context, clusters, quote),
            None if is(PronounFeature::First) => Some(opened(&mut voices.writer, Number::Singular, clusters)),
            None if is(PronounFeature::Group) => Some(opened(&mut voices.own, Number::Plural, clusters)),
            None if is(PronounFeature::Second) => {
                Some(opened(&mut voices.reader, Number::Singular, clusters))
            }
            _ => None,
        };
        if let Some(cluster) = cluster {
            let reason = match quote {
                Some(_) if is(PronounFeature::Group) => Reason::rule("the speaker’s organisation", 0.75),
                Some(_) if is(PronounFeature::Second) => Reason::rule("is told the quotation", 0.8),
                Some(_) => Reason::rule("speaks the quotation", 0.9),
                None => Reason::rule("speaks to the reader", 0.8),
            };
            clusters.put(mention, cluster, reason);
        }
    }
}

/// The person who speaks a quote, if that is not the mention itself.
fn speaker(context: &Context, clusters: &Clusters, quote: usize, mention: usize) -> Option<usize> {
    let speaker = context.speaker(quote).filter(|speaker| *speaker != mention)?;
    clusters.of(speaker).filter(|cluster| clusters.get(*cluster).kind == Kind::Person)
}

/// The organisation that speaks a quote, or for which its speaker does.
fn house(context: &Context, clusters: &Clusters, quote: usize) -> Option<usize> {
    let speaker = clusters.of(context.speaker(quote)?)?;
    let cluster = clusters.get(speaker);
    if cluster.kind == Kind::Org {
        return Some(speaker);
    }
    let fact = cluster.facts.iter().find(|fact| fact.kind == FactKind::Affiliation)?;
    clusters.of(context.name_starting_at(fact.range.first())?)
}

/// The person to whom a quote is spoken.
fn addressee(context: &Context, clusters: &Clusters, quote: usize) -> Option<usize> {
    let range = context.quotes.quotes.get(quote)?.addressee?;
    let mention = context.names_in(range).find(|mention| context.is_person(*mention))?;
    clusters.of(mention)
}

/// The one person whom the byline names.
fn signed(context: &Context, clusters: &Clusters) -> Option<usize> {
    let byline = context.blocks.iter().find(|block| block.kind == BlockKind::Byline)?;
    let mut people = context.names_in(byline.range).filter(|mention| context.is_person(*mention));
    let (only, other) = (people.next()?, people.next());
    clusters.of(only).filter(|_| other.is_none())
}

fn opened(voice: &mut Option<usize>, number: Number, clusters: &mut Clusters) -> usize {
    *voice.get_or_insert_with(|| {
        let cluster = clusters.open(Kind::Person);
        clusters.get_mut(cluster).number = number;
        cluster
    })
}
