//! From mark to mark.
//! Takes a reading, what is looked at and what to look for, gives the neighbour in the order of the text.
//! Law: after the last comes the first; what is hidden or rejected is passed over.

use super::fix::Subject;
use super::layer::{Filter, Layer};
use super::ledger::Certainty;
use super::marks::{Mark, What};
use super::reading::Reading;
use super::state::{Selection, Step};

/// What to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Any mark of a layer that is shown.
    Mark,
    /// A quote.
    Quote,
    /// A quote that the reader should look at.
    ToCheck,
}

impl Reading {
    /// The neighbour of `from`.
    #[must_use]
    pub fn neighbour(
        &self,
        from: Option<Selection>,
        goal: Stop,
        step: Step,
        filter: Filter,
    ) -> Option<Selection> {
        let from = from.and_then(|selection| self.subject(selection));
        let from = from.and_then(|from| self.marks.iter().position(|mark| is_of(mark, from)));
        let stops: Vec<(usize, Subject)> = self
            .marks
            .iter()
            .enumerate()
            .filter_map(|(at, mark)| Some((at, self.stop(mark, goal, filter)?)))
            .collect();
        let next = match step {
            Step::Next => stops.iter().find(|(at, _)| Some(*at) > from).or(stops.first()),
            Step::Previous => {
                stops.iter().rev().find(|(at, _)| from.is_some_and(|from| *at < from)).or(stops.last())
            }
        };
        next.map(|(_, subject)| self.selection(*subject))
    }

    fn stop(&self, mark: &Mark, goal: Stop, filter: Filter) -> Option<Subject> {
        match mark.what {
            What::Quote { quote, first: true, .. } => {
                let wanted = match goal {
                    Stop::Mark => filter.shows(Layer::of_quote(self.annotation.quotes.get(quote)?)),
                    Stop::Quote => true,
                    Stop::ToCheck => {
                        matches!(self.ledger.certainty(quote), Certainty::Check | Certainty::NoSpeaker)
                    }
                };
                wanted.then_some(Subject::Quote(quote))
            }
            What::Mention(id) if goal == Stop::Mark => {
                let layer = self.annotation.mentions.get(id).map(Layer::of_mention)?;
                filter.shows(layer).then_some(Subject::Mention(id))
            }
            _ => None,
        }
    }

    /// What a selection is about.
    #[must_use]
    pub fn subject(&self, selection: Selection) -> Option<Subject> {
        Some(match selection {
            Selection::Quote(quote) => Subject::Quote(quote),
            Selection::Mention(mention) => Subject::Mention(mention),
            Selection::Entity { entity, at } => {
                Subject::Mention(*self.annotation.entities.get(entity)?.mentions.get(at)?)
            }
        })
    }

    /// The selection of a quote or a mention; a mention is looked at as its entity's, if it has one.
    #[must_use]
    pub fn selection(&self, subject: Subject) -> Selection {
        match subject {
            Subject::Quote(quote) => Selection::Quote(quote),
            Subject::Mention(mention) => {
                let entity = self.annotation.mentions.get(mention).and_then(|mention| mention.entity);
                let at = entity.and_then(|entity| self.people.entity(entity)).and_then(|person| {
                    let at = person.mentions.iter().position(|id| *id == mention)?;
                    Some(Selection::Entity { entity: person.entity, at })
                });
                at.unwrap_or(Selection::Mention(mention))
            }
        }
    }
}

fn is_of(mark: &Mark, subject: Subject) -> bool {
    match (mark.what, subject) {
        (What::Quote { quote, .. }, Subject::Quote(id)) => quote == id,
        (What::Mention(mention), Subject::Mention(id)) => mention == id,
        _ => false,
    }
}
