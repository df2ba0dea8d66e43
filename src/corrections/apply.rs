//! Applies edits to an annotation.
//! Takes the text, the engine's annotation, the reader's lexicon and the edits in order, gives the corrected annotation.
//! Law: the same edits over the same annotation give the same result; what fits nowhere is named.

use super::anchor::Anchor;
use super::draft::{Draft, Places, Standing};
use super::edit::{Change, Edit, Spot, Who};
use super::ground::Ground;
use super::lexicon::Lexicon;
use crate::formats::contract::{Annotation, Extent, Speaker};

/// A corrected annotation. Its ids are the engine's; what was added comes after them, and what was rejected is still there.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// The annotation.
    pub annotation: Annotation,
    /// How each mention came to be.
    pub mentions: Vec<Standing>,
    /// How each quote came to be.
    pub quotes: Vec<Standing>,
    /// The edits that no longer fit.
    pub misfits: Vec<Misfit>,
    /// Where mentions and quotes stand.
    pub places: Places,
}

/// An edit that no longer fits the text, in some of its places or in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Its number in the log.
    pub edit: usize,
    /// How many places were not found.
    pub lost: usize,
}

/// Corrects an annotation that counts in UTF-16.
#[must_use]
pub fn correct(ground: &Ground, found: &Annotation, lexicon: &Lexicon, edits: &[Edit]) -> Corrected {
    let mut draft = Draft::new(ground, found);
    if lexicon.entries().is_empty() && edits.is_empty() {
        return draft.corrected(Vec::new());
    }
    look_up(&mut draft, lexicon);
    draft.settle();
    go_on(draft, Vec::new(), 0, edits)
}

/// Corrects on from where the first `done` of `edits`, which are not none, have led: what comes of it is what comes of
/// applying all of them from the start.
#[must_use]
pub fn correct_on(ground: &Ground, mut from: Corrected, done: usize, edits: &[Edit]) -> Corrected {
    let misfits = std::mem::take(&mut from.misfits);
    go_on(Draft::of(ground, from), misfits, done, edits)
}

fn go_on(mut draft: Draft, mut misfits: Vec<Misfit>, done: usize, edits: &[Edit]) -> Corrected {
    for (number, edit) in edits.iter().enumerate().skip(done) {
        let lost = draft.apply(edit);
        if lost > 0 {
            misfits.push(Misfit { edit: number, lost });
        }
        draft.settle();
    }
    draft.corrected(misfits)
}

/// Applies the reader's lexicon: a name where it stands alone or is one already, nothing where it is part of another.
fn look_up(draft: &mut Draft, lexicon: &Lexicon) {
    for (entry, span) in lexicon.places(draft.ground.text()) {
        let extent = draft.ground.extent(&span);
        match (&entry.kind, draft.mention_at(extent)) {
            (Some(kind), Some(id)) => draft.set_type(id, kind),
            (Some(kind), None) if draft.mention_near(extent).is_none() => {
                draft.add_mention(extent, kind);
            }
            (None, Some(id)) => draft.mentions[id] = Standing::Rejected,
            _ => {}
        }
    }
}

impl Draft<'_, '_> {
    /// Applies one edit; says how many of its places were not found.
    fn apply(&mut self, edit: &Edit) -> usize {
        let founded = match &edit.change {
            Change::Split(name) => Some(self.found(name, "PERSON")),
            _ => None,
        };
        edit.spots.iter().filter(|spot| self.apply_at(spot, &edit.change, founded).is_none()).count()
    }

    fn apply_at(&mut self, spot: &Spot, change: &Change, founded: Option<usize>) -> Option<()> {
        let extent = self.place(spot.anchor())?;
        match spot {
            Spot::Mention(_) => match (self.mention_near(extent), change) {
                (Some(id), change) => self.mention(id, change, founded),
                // The reader knows better than an analysis that no longer sees it.
                (None, Change::Type(kind)) => {
                    self.add_mention(extent, kind);
                    Some(())
                }
                (None, _) => None,
            },
            Spot::Quote(_) => {
                let id = self.quote_near(extent)?;
                self.quote(id, change)
            }
            Spot::Words(_) => self.add(extent, change),
        }
    }

    fn place(&self, anchor: &Anchor) -> Option<Extent> {
        anchor.find(self.ground.text()).map(|span| self.ground.extent(&span))
    }

    fn mention(&mut self, id: usize, change: &Change, founded: Option<usize>) -> Option<()> {
        match change {
            Change::Confirm => self.mentions[id] = confirmed(self.mentions[id]),
            Change::Reject => self.mentions[id] = Standing::Rejected,
            Change::Type(kind) => self.set_type(id, kind),
            Change::Edges(to) => {
                let extent = self.place(to)?;
                self.move_mention(id, extent);
            }
            Change::Merge(into) => {
                let from = self.annotation.mentions[id].entity?;
                let into = self.entity(into)?;
                self.merge(from, into);
            }
            Change::Split(_) => {
                self.touch(id);
                let founded = founded?;
                self.annotation.mentions[id].entity = Some(founded);
                let kind = self.annotation.mentions[id].kind.clone();
                self.annotation.entities.get_mut(founded)?.kind = kind;
            }
            Change::Rename(name) => {
                let entity = self.annotation.mentions[id].entity?;
                self.annotation.entities.get_mut(entity)?.name.clone_from(name);
            }
            Change::Kind(_) | Change::Speaker(_) | Change::AddMention(_) | Change::AddQuote(..) => {
                return None;
            }
        }
        Some(())
    }

    /// Moves all mentions of one entity to another, with its roles.
    fn merge(&mut self, from: usize, into: usize) {
        for mention in self.annotation.mentions.iter_mut().filter(|mention| mention.entity == Some(from)) {
            mention.entity = Some(into);
        }
        let roles = self.annotation.entities.get_mut(from).map(|entity| std::mem::take(&mut entity.roles));
        if let Some(entity) = self.annotation.entities.get_mut(into) {
            let new = roles.into_iter().flatten().filter(|role| !entity.roles.contains(role));
            let new: Vec<String> = new.collect();
            entity.roles.extend(new);
        }
    }

    /// The entity that is meant, by the mention or else by the name.
    fn entity(&self, who: &Who) -> Option<usize> {
        let mentioned = match who {
            Who::Mentioned(anchor, _) => self.place(anchor).and_then(|extent| self.mention_near(extent)),
            _ => None,
        };
        let entity = mentioned.and_then(|id| self.annotation.mentions[id].entity);
        entity.or_else(|| self.entity_named(who.name()?))
    }

    fn quote(&mut self, id: usize, change: &Change) -> Option<()> {
        match change {
            Change::Confirm => self.quotes[id] = confirmed(self.quotes[id]),
            Change::Reject => self.quotes[id] = Standing::Rejected,
            Change::Kind(kind) => {
                self.touch_quote(id);
                kind.clone_into(&mut self.annotation.quotes[id].kind);
            }
            Change::Speaker(who) => {
                self.set_speaker(id, who)?;
                self.touch_quote(id);
            }
            Change::Edges(to) => {
                let extent = self.place(to)?;
                self.move_quote(id, extent)?;
            }
            _ => return None,
        }
        Some(())
    }

    fn set_speaker(&mut self, id: usize, who: &Who) -> Option<()> {
        let speaker = match who {
            Who::Nobody | Who::Named(_) => None,
            Who::Mentioned(anchor, name) => {
                let at = self.place(anchor).and_then(|extent| self.mention_near(extent));
                let named = || self.annotation.entities[self.entity_named(name)?].mentions.first().copied();
                let id = at.or_else(named)?;
                let mention = self.annotation.mentions.get(id)?;
                Some(Speaker {
                    start: mention.start,
                    end: mention.end,
                    mention: Some(id),
                    entity: mention.entity,
                })
            }
        };
        let quote = self.annotation.quotes.get_mut(id)?;
        let kind = match who {
            Who::Nobody => "unknown",
            _ if quote.speaker_kind == "unknown" => "person",
            _ => &quote.speaker_kind,
        };
        quote.speaker_kind = kind.to_owned();
        quote.speaker_name = who.name().map(str::to_owned);
        quote.speaker = speaker;
        Some(())
    }

    fn add(&mut self, extent: Extent, change: &Change) -> Option<()> {
        match change {
            Change::AddMention(kind) => {
                self.add_mention(extent, kind);
            }
            Change::AddQuote(kind, who) => {
                let id = self.add_quote(extent, kind);
                self.set_speaker(id, who)?;
            }
            _ => return None,
        }
        Some(())
    }
}

/// What the reader agrees to; agreeing to one's own change changes nothing, agreeing to what was rejected takes it back.
fn confirmed(standing: Standing) -> Standing {
    match standing {
        Standing::Found | Standing::Rejected => Standing::Confirmed,
        other => other,
    }
}
