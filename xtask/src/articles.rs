//! Made-up short articles, as many as are wanted: each about other people and places, with quotes of every kind.
//! Takes how many, writes them as JSON lines.
//! Law: the same number gives the same article, on every machine.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

const GIVEN: [&str; 16] = [
    "Anna", "Peter", "Mara", "Omar", "Ling", "Sofia", "Jonas", "Amara", "Daniel", "Elena", "Hugo", "Ines",
    "Kofi", "Leila", "Marek", "Nadia",
];
const SYLLABLES: [&str; 16] = [
    "ba", "den", "kor", "lim", "mar", "nov", "pel", "ros", "tan", "vik", "hol", "ger", "sun", "wit", "fel",
    "lund",
];
const ENDINGS: [&str; 6] = ["sen", "ski", "man", "ova", "ton", "berg"];
const PLACES: [&str; 10] =
    ["Oslo", "Leeds", "Lima", "Nairobi", "Kyoto", "Ghent", "Denver", "Perth", "Turin", "Quebec"];
const BODIES: [&str; 6] = [
    "Harbour Authority",
    "City Council",
    "Transport Ministry",
    "Teachers’ Union",
    "Weather Service",
    "Shipping Company",
];
const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/// Writes so many articles; gives the bytes of their texts.
pub(crate) fn write(path: &Path, count: usize, sentences: usize) -> Result<u64> {
    let file = File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
    let mut out = BufWriter::new(file);
    let mut bytes = 0;
    for number in 0..count {
        let text = article(number, sentences);
        bytes += text.len() as u64;
        let published = format!("{}-{:02}-{:02}", 2019 + number % 6, 1 + number % 12, 1 + number % 28);
        writeln!(out, "{}", json!({ "id": format!("a{number:07}"), "text": text, "published": published }))?;
    }
    out.flush()?;
    Ok(bytes)
}

/// The article of that number.
fn article(number: usize, sentences: usize) -> String {
    let mut dice = Dice(number as u64);
    let (first, second) = (dice.person(), dice.person());
    let (place, body) = (dice.one(&PLACES), dice.one(&BODIES));
    let family = first.split(' ').next_back().unwrap_or_default();
    let mut text = format!("{place} {body} under fire over repairs\n\n");
    for at in 0..sentences {
        let (day, amount) = (dice.one(&DAYS), 2 + dice.below(900));
        text += &match (at + dice.below(2)) % 8 {
            0 => format!(
                "“We lost {amount} cranes, and we were lucky,” said {first}, who runs the {place} {body}. "
            ),
            1 => format!(
                "{second} told reporters in {place} on {day} that repairs would cost ${amount} million.\n\n"
            ),
            2 => format!("“The bridge,” {family} said, “will stay closed for {amount} days.” "),
            3 => format!("According to the {body}, {amount} people had to leave their homes on {day}.\n\n"),
            4 => format!(
                "{second} called the plan “wildly overdone”, but denied that the warning of {day} was ignored. "
            ),
            5 => format!(
                "The street to {place} was closed on {day}, and {amount} ships waited outside the harbour. "
            ),
            6 => format!("“That is simply wrong,” {family} answered. “Nobody asked us.”\n\n"),
            _ => format!("She added that {amount} of the workers had come from {}. ", dice.one(&PLACES)),
        };
    }
    text
}

/// Numbers that look thrown and are always the same: a linear congruence, of which the upper bits are taken.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % limit as u64) as usize
    }

    fn one<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn person(&mut self) -> String {
        let family = format!("{}{}{}", self.one(&SYLLABLES), self.one(&SYLLABLES), self.one(&ENDINGS));
        format!("{} {}{}", self.one(&GIVEN), family[..1].to_uppercase(), &family[1..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_number_has_its_own_article() {
        assert_eq!(article(7, 5), article(7, 5));
        let texts: BTreeSet<String> = (0..2_000).map(|number| article(number, 5)).collect();
        assert_eq!(texts.len(), 2_000);
        let people: BTreeSet<String> = (0..2_000).map(|number| Dice(number).person()).collect();
        assert!(people.len() > 1_500, "{}", people.len());
    }
}
