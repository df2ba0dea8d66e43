//! Who "I", "we" and "you" are: in a quotation its speaker, outside quotations the writer, the writer's own, the reader.
//! Takes the pronouns of the first and second person, gives each its cluster.
//! Law: "we" and "you" in a quotation stay alone, since quotations seldom tell whom they mean.

use super::clusters::{Clusters, Number};
use super::context::Context;
use crate::document::{Block, BlockKind, Form, Kind};

/// Those who speak to the reader, each opened at its first mention.
#[derive(Default)]
struct Voices {
    writer: Option<usize>,
    own: Option<usize>,
    reader: Option<usize>,
}

/// Gathers the pronouns of the first and second person.
pub(super) fn gather(context: &Context, blocks: &[Block], clusters: &mut Clusters) {
    let mut voices = Voices { writer: signed(context, blocks, clusters), ..Voices::default() };
    for mention in context.of_form(Form::Pronoun) {
        let quote = context.quote_at(context.mentions[mention].range.first());
        let features = context.pronoun(&context.mentions[mention]);
        let is = |feature: &str| features.split(' ').any(|one| one == feature);
        let cluster = match quote {
            Some(quote) if is("first") => speaker(context, clusters, quote, mention),
            None if is("first") => Some(opened(&mut voices.writer, Number::Singular, clusters)),
            None if is("group") => Some(opened(&mut voices.own, Number::Plural, clusters)),
            None if is("second") => Some(opened(&mut voices.reader, Number::Singular, clusters)),
            _ => None,
        };
        if let Some(cluster) = cluster {
            clusters.put(mention, cluster);
        }
    }
}

/// The person who speaks a quote, if that is not the mention itself.
fn speaker(context: &Context, clusters: &Clusters, quote: usize, mention: usize) -> Option<usize> {
    let speaker = context.speaker(quote).filter(|speaker| *speaker != mention)?;
    clusters.of(speaker).filter(|cluster| clusters.get(*cluster).kind == Kind::Person)
}

/// The one person whom the byline names.
fn signed(context: &Context, blocks: &[Block], clusters: &Clusters) -> Option<usize> {
    let byline = blocks.iter().find(|block| block.kind == BlockKind::Byline)?;
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
