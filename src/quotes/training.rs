//! What the program `train_quotes` needs of the rules: every choice they leave open, with what is known of it.
//! Takes a text, gives the ends that each content may have, and the attributions that the rules see.
//! Law: the facts are those that the engine itself collects.

use super::draft::Draft;
use super::ends::Content;
use super::features::Learned;
use super::narration::Unit;
use super::{attribution, cue, narration, paragraphs, trust, turns};
use crate::document::Mention;
use crate::text::{Source, Span};
use crate::{Annotator, Article, blocks, marks, mentions, values};
use rustc_hash::FxHashMap;

/// What each fact is worth: by template and value.
pub type Weights = FxHashMap<(String, String), f32>;

/// A choice with what is known of it.
pub struct Choice {
    /// The bytes of the content if it is chosen, one span a part.
    pub parts: Vec<Span>,
    /// Templates with their values.
    pub facts: Vec<(String, String)>,
    /// The cue's bytes.
    pub cue: Span,
}

/// All contents that a cue leads into, each with its possible ends in order.
#[must_use]
pub fn ends(article: &Article, annotator: &Annotator) -> Vec<Vec<Choice>> {
    let mut found = Vec::new();
    each_unit(article, annotator, &mut |unit| {
        let cues = cue::find(unit);
        for draft in attribution::find_with(unit, &cues, Learned { ends: None, trust: None }) {
            let (Some(cue), Some(extent), [part]) = (draft.cue, draft.led, draft.parts.as_slice()) else {
                continue;
            };
            let content = Content { unit, cues: &cues, cue: &cue, from: part.0, extent };
            let rule = content.rule();
            if rule != part.1 {
                continue; // the end was chosen otherwise
            }
            let choice = |(at, facts): (usize, super::features::Features)| Choice {
                parts: vec![unit.source.span(unit.range(part.0, at))],
                facts: owned(&facts.0),
                cue: unit.source.span(unit.range(cue.verb, cue.after)),
            };
            found.push(content.stops(rule).map(choice).collect());
        }
    });
    found
}

/// All attributions without marks that the rules see, where content ends as `ends` tells.
#[must_use]
pub fn attributions(article: &Article, annotator: &Annotator, ends: &Weights) -> Vec<Choice> {
    let mut found = Vec::new();
    let ends: FxHashMap<(&str, &str), f32> = ends
        .iter()
        .map(|((template, value), weight)| ((template.as_str(), value.as_str()), *weight))
        .collect();
    each_unit(article, annotator, &mut |unit| {
        let cues = cue::find(unit);
        for draft in attribution::find_with(unit, &cues, Learned { ends: Some(&ends), trust: None }) {
            let (Some(facts), Some(cue)) = (trust::facts(unit, &cues, &draft), draft.cue) else { continue };
            let cue = unit.source.span(unit.range(cue.verb, cue.after));
            found.push(Choice { parts: spans(unit, &draft), facts: owned(&facts.0), cue });
        }
    });
    found
}

fn spans(unit: &Unit, draft: &Draft) -> Vec<Span> {
    draft.parts.iter().map(|(from, to)| unit.source.span(unit.range(*from, *to))).collect()
}

fn owned(facts: &[(&'static str, &str)]) -> Vec<(String, String)> {
    facts.iter().map(|(template, value)| ((*template).to_owned(), (*value).to_owned())).collect()
}

/// Looks at every sentence that is no line of a transcript.
fn each_unit(article: &Article, annotator: &Annotator, look: &mut dyn FnMut(&Unit)) {
    let source = Source::new(article.text);
    let blocks = blocks::find(&source);
    let pairs = marks::pair(&source);
    let names = annotator.names(&source, &blocks, &pairs);
    let (_, amounts) = values::find(&source, &blocks, article.published);
    let mentions: Vec<Mention> = mentions::merge(names, amounts);
    let pairs = paragraphs::mended(&source, &pairs);
    let named = narration::named(&source, &mentions);
    let units = narration::units(&source, &blocks, &pairs, &named);
    let labels = turns::Labels::of(&units, &mentions);
    let plain = units.iter().filter(|unit| labels.turn(unit, &mentions).is_none());
    plain.for_each(look);
}
