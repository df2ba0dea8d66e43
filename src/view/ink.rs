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
        let blank = Ink {
            what: mark.what,
            layer: None,
            of: None,
            label: "",
            entity: None,
            first: false,
            number: None,
            speaker: None,
            certainty: Certainty::Sure,
        };
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

    /// Whether a piece looks the same in another reading of the same text.
    #[must_use]
    pub fn draws_alike(&self, other: &Reading, piece: usize) -> bool {
        let (Some(ours), Some(theirs)) = (self.segments.get(piece), other.segments.get(piece)) else {
            return false;
        };
        let ink = |reading: &Reading, mark: &usize, other: &Reading, its: &usize| {
            let marks = (reading.marks.get(*mark), other.marks.get(*its));
            matches!(marks, (Some(one), Some(two)) if reading.ink(one) == other.ink(two))
        };
        let alike = |pair: (&Segment, &Segment)| match pair {
            (Segment::Text(one), Segment::Text(two)) => one == two,
            (Segment::Open { mark, starts }, Segment::Open { mark: its, starts: it }) => {
                starts == it && ink(self, mark, other, its)
            }
            (Segment::Close { mark, ends }, Segment::Close { mark: its, ends: it }) => {
                ends == it && ink(self, mark, other, its)
            }
            _ => false,
        };
        self.pieces.get(piece) == other.pieces.get(piece)
            && ours.len() == theirs.len()
            && ours.iter().zip(theirs).all(alike)
    }
}
