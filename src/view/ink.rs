//! How one mark is drawn.
//! Takes a reading and one of its marks, gives all that its element shows.
//! Law: two marks with the same ink look the same, so that only what changed is drawn again.

use super::layer::Layer;
use super::ledger::Certainty;
use super::marks::{Mark, What};
use super::reading::Reading;
use super::segments::Segment;
use crate::corrections::Standing;

/// Below this score a name is to be checked.
const SURE: f32 = 0.6;

/// All that a mark's element shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink<'r> {
    /// What the mark says.
    pub what: What,
    /// The layer with which it is shown.
    pub layer: Option<Layer>,
    /// The layer of whom a mention stands for.
    pub of: Option<Layer>,
    /// The type's label, or why marks are no speech.
    pub label: &'r str,
    /// A mention's entity.
    pub entity: Option<usize>,
    /// Whether the mention is the first to name its entity.
    pub first: bool,
    /// The number of a quote's speaker.
    pub number: Option<usize>,
    /// The name of a quote's speaker.
    pub speaker: Option<&'r str>,
    /// How far it can be trusted.
    pub certainty: Certainty,
}

impl Reading {
    /// The ink of a mark.
    #[must_use]
    pub fn ink(&self, mark: &Mark) -> Ink<'_> {
        let blank = blank(mark.what);
        match mark.what {
            What::Quote { quote, .. } | What::Verbatim(quote) | What::Cue(quote) | What::Speaker(quote) => {
                self.quote_ink(quote, blank)
            }
            What::NonSpeech(id) => {
                let reason = self.annotation.non_speech.get(id).map_or("", |marks| marks.reason.as_str());
                Ink { layer: Some(Layer::NonSpeech), label: reason, ..blank }
            }
            What::Mention(id) => self.mention_ink(id, blank),
            What::Dateline => blank,
        }
    }

    fn quote_ink<'r>(&'r self, id: usize, blank: Ink<'r>) -> Ink<'r> {
        Ink {
            layer: Some(self.annotation.quotes.get(id).map_or(Layer::Indirect, Layer::of_quote)),
            number: self.ledger.number(id),
            speaker: self.ledger.speaker(id).map(|speaker| speaker.name.as_str()),
            certainty: self.ledger.certainty(id),
            ..blank
        }
    }

    fn mention_ink<'r>(&'r self, id: usize, blank: Ink<'r>) -> Ink<'r> {
        let Some(mention) = self.annotation.mentions.get(id) else { return blank };
        let entity = mention.entity.and_then(|id| self.annotation.entities.get(id));
        let certainty = match self.mention_standing(id) {
            Standing::Found if mention.score < SURE && mention.form == "name" => Certainty::Check,
            Standing::Found => Certainty::Sure,
            _ => Certainty::Yours,
        };
        Ink {
            layer: Some(Layer::of_mention(mention)),
            of: entity.map(|entity| Layer::of_label(&entity.kind)),
            label: &mention.kind,
            entity: mention.entity,
            first: mention.entity.is_some_and(|entity| self.is_first(entity, id)),
            certainty,
            ..blank
        }
    }

    /// The pieces that look different in another reading of the same text in the same pieces.
    #[must_use]
    pub fn redrawn(&self, other: &Reading) -> Vec<usize> {
        let alike = |count: usize, inks: &dyn Fn(&Reading, usize) -> bool| -> Vec<bool> {
            (0..count).map(|id| inks(other, id)).collect()
        };
        let quotes = alike(self.annotation.quotes.len(), &|other, id| {
            self.quote_ink(id, blank(What::Cue(id))) == other.quote_ink(id, blank(What::Cue(id)))
        });
        let mentions = alike(self.annotation.mentions.len(), &|other, id| {
            self.mention_ink(id, blank(What::Mention(id))) == other.mention_ink(id, blank(What::Mention(id)))
        });
        let same = |mark: usize, its: usize| {
            let (Some(one), Some(two)) = (self.marks.get(mark), other.marks.get(its)) else { return false };
            one.what == two.what
                && match one.what {
                    What::Quote { quote: id, .. }
                    | What::Verbatim(id)
                    | What::Cue(id)
                    | What::Speaker(id) => quotes.get(id) == Some(&true),
                    What::Mention(id) => mentions.get(id) == Some(&true),
                    What::NonSpeech(_) | What::Dateline => true,
                }
        };
        let alike = |pair: (&Segment, &Segment)| match pair {
            (Segment::Open { mark, starts }, Segment::Open { mark: its, starts: it }) => {
                starts == it && same(*mark, *its)
            }
            // What closes was opened before.
            (Segment::Close { ends, .. }, Segment::Close { ends: it, .. }) => ends == it,
            (one, two) => one == two,
        };
        let pieces = self.segments.iter().zip(other.segments.iter()).enumerate();
        let differ = |(at, (ours, theirs)): (usize, (&Vec<Segment>, &Vec<Segment>))| {
            let looks_same = ours.len() == theirs.len() && ours.iter().zip(theirs).all(alike);
            (!looks_same).then_some(at)
        };
        pieces.filter_map(differ).collect()
    }
}

/// The ink of what nothing is known of.
fn blank<'r>(what: What) -> Ink<'r> {
    Ink {
        what,
        layer: None,
        of: None,
        label: "",
        entity: None,
        first: false,
        number: None,
        speaker: None,
        certainty: Certainty::Sure,
    }
}
