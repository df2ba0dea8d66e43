//! What of the article is exported.
//! Takes the state and how much is wanted, gives the numbers of quotes and mentions.
//! Law: what the reader rejected is never exported; what is hidden is not where only what is shown is wanted.

use super::layer::Layer;
use super::reading::Reading;
use super::state::State;
use crate::articles::{Order, Portion};
use crate::corrections::Standing;
use crate::formats::contract::Annotation;
use crate::formats::{Format, Part};

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Export {
    /// In which form.
    pub format: Format,
    /// How much.
    pub portion: Portion,
}

impl Default for Export {
    /// All of it, in the form that opens again.
    fn default() -> Self {
        Self { format: Format::Json, portion: Portion::All }
    }
}

impl State {
    /// What is to be written; none where there is no article.
    #[must_use]
    pub fn order(&self, format: Format) -> Option<Order> {
        let reading = self.reading.as_ref()?;
        Some(Order {
            format: format.name().to_owned(),
            annotation: Annotation { page: self.page.clone(), ..reading.annotation.clone() },
            portion: self.export.portion,
            part: self.part(reading, self.export.portion),
            confirmed: self.part(reading, Portion::Confirmed),
            log: self.log.clone(),
        })
    }

    fn part(&self, reading: &Reading, portion: Portion) -> Part {
        let Annotation { quotes, mentions, non_speech, .. } = &reading.annotation;
        let rows = if portion == Portion::Shown { self.rows(reading) } else { vec![true; quotes.len()] };
        let wants = |standing: Standing, layer: Layer| match portion {
            Portion::All => standing != Standing::Rejected,
            Portion::Shown => standing != Standing::Rejected && self.filter.shows(layer),
            Portion::Confirmed => standing != Standing::Rejected && standing.is_yours(),
        };
        let quote =
            |id: &usize| rows[*id] && wants(reading.quote_standing(*id), Layer::of_quote(&quotes[*id]));
        let mention = |id: &usize| wants(reading.mention_standing(*id), Layer::of_mention(&mentions[*id]));
        let unspoken = wants(Standing::Found, Layer::NonSpeech);
        Part {
            quotes: (0..quotes.len()).filter(quote).collect(),
            mentions: (0..mentions.len()).filter(mention).collect(),
            non_speech: (0..non_speech.len()).filter(|_| unspoken).collect(),
        }
    }

    /// For each quote whether the ledger shows it.
    fn rows(&self, reading: &Reading) -> Vec<bool> {
        let mut rows = vec![false; reading.annotation.quotes.len()];
        for entry in self.arrange.entries(&reading.ledger) {
            rows[entry.row.quote] = true;
        }
        rows
    }
}
