//! Which entry of Wikidata each entity is: a choice among those of the packed table that bear its name, or none.
//! Takes mentions and entities, gives a link for each entity whose name the table knows, with evidence and namesakes.
//! Law: none rather than a guess; time grows with the text, never with the table.

mod candidates;
mod choice;
mod setting;
mod subject;

use crate::document::{Entity, Kind, Link, Links, Mention, TableDates};
use crate::lexicon::Lexicon;
use crate::text::Source;
use candidates::{Bearer, bearing};
use choice::Question;
use setting::Setting;
use subject::Subject;

/// Finds the links of all entities.
pub(crate) fn find(source: &Source, mentions: &[Mention], entities: &[Entity], lexicon: &Lexicon) -> Links {
    let table = lexicon.entities();
    let subjects: Vec<Subject> =
        entities.iter().map(|entity| Subject::new(source, mentions, entity, lexicon)).collect();
    let bearers: Vec<Vec<Bearer>> = subjects.iter().map(|subject| bearing(table, subject)).collect();
    let question = |number: usize| Question { number, subject: &subjects[number], bearers: &bearers[number] };
    // What the first round is sure of tells the second where the article plays.
    let mut setting = Setting::of_names(&subjects);
    for id in 0..subjects.len() {
        if let Some(chosen) = choice::sure(lexicon, &setting, question(id)) {
            setting.add(id, chosen, table);
        }
    }
    let link = |id: usize| choice::link(lexicon, &setting, question(id));
    let of: Vec<Option<Link>> = (0..subjects.len()).map(link).collect();
    let (oldest, newest) = table.dates();
    Links { of, table: TableDates { oldest: oldest.to_owned(), newest: newest.to_owned() } }
}

/// Whether entities of a kind are linked at all: peoples are not, nor are dates and amounts.
fn is_linked(kind: Kind) -> bool {
    !kind.is_value() && !matches!(kind, Kind::Norp | Kind::Law)
}
