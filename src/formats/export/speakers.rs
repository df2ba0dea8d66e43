//! The quotes by speaker, as notes and pages list them.
//! Takes a checked annotation, gives each speaker once, in order of the first quote, with all quotes.
//! Law: a quote stands under one speaker; those whose speaker is not known stand together, last.

use super::super::checked::Checked;
use super::super::contract::Quote;
use std::collections::BTreeMap;

/// One who speaks in the article.
pub(super) struct Voice<'c> {
    /// The canonical name, or the words as written.
    pub(super) name: String,
    /// What the article calls them.
    pub(super) roles: &'c [String],
    /// All that they say.
    pub(super) quotes: Vec<&'c Quote>,
}

/// All who speak.
pub(super) fn voices(checked: &Checked) -> Vec<Voice<'_>> {
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    let mut voices: Vec<Voice> = Vec::new();
    let mut unknown = Voice { name: "Speaker not known".to_owned(), roles: &[], quotes: Vec::new() };
    for quote in &checked.annotation().quotes {
        let Some(name) = checked.speaker(quote) else {
            unknown.quotes.push(quote);
            continue;
        };
        let index = *at.entry(name.clone()).or_insert_with(|| {
            let entity = quote.speaker.as_ref().and_then(|speaker| checked.entity(speaker.entity));
            let roles = entity.map_or(&[][..], |entity| &entity.roles);
            voices.push(Voice { name, roles, quotes: Vec::new() });
            voices.len() - 1
        });
        voices[index].quotes.push(quote);
    }
    voices.extend((!unknown.quotes.is_empty()).then_some(unknown));
    voices
}
