//! What the document as a whole tells of a name: the second pass reads what the first one found.
//! Takes the names of the first pass, gives evidence for every candidate.
//! Law: full names decide bare surnames; a surface gets the kind that its strongest mentions give.

use super::decode::Found;
use super::evidence::{Evidence, Group, NO_NAME, Scores};
use super::runs::Candidate;
use super::view::{Shape, View};
use crate::lexicon::{Hash, KeyMap};
use crate::text::{Gap, Range};

const PERSON: usize = 0;
const ORG: usize = 1;

/// What the first pass found, by name.
#[derive(Default)]
pub(crate) struct Memory {
    names: KeyMap<Surface>,
    surnames: KeyMap<u32>,
    given_names: KeyMap<u32>,
    parts: KeyMap<u32>,
    acronyms: KeyMap<u32>,
}

/// All mentions of one surface.
#[derive(Clone, Copy, Default)]
struct Surface {
    votes: Scores,
    times: u32,
    inside: u32,
}

impl Memory {
    /// Reads the names of the first pass.
    pub(crate) fn of(view: &View, found: &[Found]) -> Self {
        let mut memory = Self::default();
        for name in found {
            memory.note(view, name);
        }
        memory
    }

    /// Notes one name.
    fn note(&mut self, view: &View, name: &Found) {
        let confidence = name.confidence();
        let surface = self.names.entry(hash(view, name.range)).or_default();
        surface.votes[name.column] += confidence;
        surface.times += 1;
        let is_inside = !view.at(name.range.first()).opens;
        surface.inside += u32::from(is_inside);
        if name.range.len() < 2 || confidence < 0.5 {
            return;
        }
        let last = name.range.after() - 1;
        if name.column == PERSON {
            let joined = view.source.word(last.saturating_sub(1)) == "-";
            let surname = if joined { last.saturating_sub(2).max(name.range.first() + 1) } else { last };
            *self.surnames.entry(hash(view, Range::new(surname, last + 1))).or_default() += 1;
            let given = Range::new(name.range.first(), name.range.first() + 1);
            *self.given_names.entry(hash(view, given)).or_default() += 1;
        } else {
            for index in name.range.iter().filter(|index| view.is_nameable(*index)) {
                *self.parts.entry(hash(view, Range::new(index, index + 1))).or_default() += 1;
            }
        }
        if name.column == ORG {
            self.note_acronyms(view, name.range);
        }
    }

    /// Notes the initials of an organisation's name, with and without its small words.
    fn note_acronyms(&mut self, view: &View, range: Range) {
        let (mut capitals, mut all) = (Hash::START, Hash::START);
        for index in range.iter() {
            let Some(letter) = view.source.norm(index).bytes().next().filter(u8::is_ascii_alphabetic) else {
                continue;
            };
            all = all.add(letter);
            if view.at(index).shape != Shape::Lower {
                capitals = capitals.add(letter);
            }
        }
        *self.acronyms.entry(capitals.0).or_default() += 1;
        *self.acronyms.entry(all.0).or_default() += 1;
    }

    /// Adds to `found` what the document tells of a candidate.
    pub(crate) fn collect(&self, view: &View, candidate: &Candidate, found: &mut Vec<Evidence>) {
        let range = candidate.range;
        let key = hash(view, range);
        if let Some(surface) = self.names.get(&key) {
            found.push(Group::SameName.at(surface.level()));
            if surface.inside > 0 {
                found.push(Group::SeenInside.at(0));
            }
        }
        let last = range.after() - 1;
        if range.len() == 1 {
            let times = view.times_lower(last);
            if times > 0 {
                found.push(Group::SeenLower.at(usize::from(times > 2)));
            }
            if self.given_names.contains_key(&key) {
                found.push(Group::SameGiven.at(0));
            }
            if self.parts.contains_key(&key) {
                found.push(Group::PartOfName.at(0));
            }
            if view.at(last).shape == Shape::Upper && self.acronyms.contains_key(&key) {
                found.push(Group::Acronym.at(0));
            }
        }
        if self.surnames.contains_key(&key) {
            found.push(Group::SameSurname.at(0));
        } else if range.len() > 1 && self.surnames.contains_key(&hash(view, Range::new(last, last + 1))) {
            found.push(Group::SameSurname.at(1));
        }
    }
}

impl Surface {
    /// The kind that most mentions got, and how sure that is: once, most of several, nearly all of several.
    fn level(&self) -> usize {
        let total: f32 = self.votes[..NO_NAME].iter().sum();
        let best = (0..NO_NAME).max_by(|a, b| self.votes[*a].total_cmp(&self.votes[*b])).unwrap_or(0);
        let sureness = match self.times {
            1 => 0,
            _ if self.votes[best] < 0.8 * total => 1,
            _ => 2,
        };
        best * 3 + sureness
    }
}

/// The key of a stretch, as the gazetteer keys names; capitals and accents do not count.
fn hash(view: &View, range: Range) -> u64 {
    let mut key = Hash::START;
    for index in range.iter() {
        if index > range.first() && view.source.gap(index) != Gap::None {
            key = key.add(b' ');
        }
        key = key.add_word(view.source.norm(index));
    }
    key.0
}
