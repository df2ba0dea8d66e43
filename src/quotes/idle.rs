//! Verbs of saying by which nothing is said: names given, terms, what nobody says or only might.
//! Takes a sentence and a cue, gives whether it is idle.
//! Law: only what the words around the verb say plainly.

use super::attribution::Sentence;
use super::cue::Found;
use super::narration::Class;
use super::phrase;

impl Sentence<'_, '_, '_> {
    /// "a company called Harmony": a name is told, nothing is said.
    pub(super) fn is_naming(&self, cue: &Found, subject: usize, start: usize) -> bool {
        let unit = self.unit;
        let indefinite = matches!(unit.norm(subject), "a" | "an");
        let apposed = cue.group.checked_sub(1).is_some_and(|before| unit.is_comma(before));
        let direct = start == cue.after && !unit.is(start, Class::Det);
        cue.what.governs("names")
            && ((direct && (indefinite || apposed)) || self.is_term(cue, subject, start))
    }

    /// "Scholars call it the “Vondel box”": what people in general call by a name.
    fn is_term(&self, cue: &Found, subject: usize, pair: usize) -> bool {
        let unit = self.unit;
        let general = unit.norm(cue.verb) == cue.what.lemma && cue.verb == cue.group;
        let named = unit.is_capitalised(subject) && subject > 0;
        let Some(atom) = unit.atoms.get(pair).filter(|atom| atom.pair.is_some()) else { return false };
        general && !named && unit.source.is_capitalised(atom.range.first() + 1)
    }

    /// What nobody says, or only might: "if somebody says", "nobody would say".
    pub(super) fn is_idle(&self, cue: &Found) -> bool {
        let unit = self.unit;
        let Some((start, end)) = phrase::phrase_before(unit, cue.group, 0) else { return false };
        let nobody =
            unit.norm(start) == "nobody" || (unit.norm(start) == "no" && unit.norm(start + 1) == "one");
        let anybody = end == start + 1 && unit.is(start, Class::Indefinite);
        let might = (cue.group..cue.verb).any(|at| unit.is(at, Class::Modal));
        let supposed = start.checked_sub(1).is_some_and(|before| unit.norm(before) == "if");
        (nobody || anybody) && (might || supposed)
    }
}
