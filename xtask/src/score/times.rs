//! What went wrong with dates, times and durations: each failure once, by kind.
//! Takes pairs of documents, gives a set's figures.
//! Law: expected and found are matched one to one, equal extents first, then the larger overlap.

use super::failures::{Failure, Figures, Item};
use super::gold::{Entity, Pair};

/// The types that have a value in the calendar.
const TYPES: [&str; 4] = ["DATE", "TIME", "DURATION", "SET"];

/// The figures of a set of times.
pub(super) fn figures(pairs: &[Pair]) -> Figures {
    let mut figures = Figures::default();
    for pair in pairs {
        let (gold, found) = (items(pair.gold.timex.as_deref()), items(pair.found.timex.as_deref()));
        let matches = matches(&gold, &found);
        for (number, item) in gold.iter().enumerate() {
            match matches.iter().find(|(gold, _)| *gold == number).and_then(|(_, at)| found.get(*at)) {
                Some(found) => figures.matched(item, found),
                None => figures.alone(item, Side::Gold),
            }
        }
        let is_free = |number: &usize| matches.iter().all(|(_, found)| found != number);
        for item in (0..found.len()).filter(is_free).filter_map(|number| found.get(number)) {
            figures.alone(item, Side::Found);
        }
    }
    figures
}

/// Where a time stands that has no partner.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Gold,
    Found,
}

impl Figures {
    fn matched(&mut self, gold: &Item, found: &Item) {
        let extent = gold.against(found);
        let has_value = !gold.value.is_empty() && gold.value == found.value;
        let is_strict = extent == "same extent";
        self.strict.add(true, true, is_strict);
        self.value.add(true, true, has_value);
        let by_gold = self.by_type.entry(gold.kind.clone()).or_default();
        by_gold.add(true, false, has_value);
        self.by_type.entry(found.kind.clone()).or_default().add(false, true, has_value);
        if is_strict && has_value && gold.kind == found.kind {
            return;
        }
        let how = if has_value { extent.to_owned() } else { format!("{extent}, other value") };
        self.fail(Failure::between(gold, found, &how));
    }

    fn alone(&mut self, item: &Item, side: Side) {
        let is_gold = side == Side::Gold;
        self.strict.add(is_gold, !is_gold, false);
        self.value.add(is_gold, !is_gold, false);
        self.by_type.entry(item.kind.clone()).or_default().add(is_gold, !is_gold, false);
        self.fail(if is_gold { Failure::missed(&item.kind) } else { Failure::invented(&item.kind) });
    }
}

fn items(entities: Option<&[Entity]>) -> Vec<Item> {
    let timed = entities.unwrap_or_default().iter().filter(|entity| TYPES.contains(&entity.kind.as_str()));
    let item = |entity: &Entity| Item {
        start: entity.start,
        end: entity.end,
        kind: entity.kind.clone(),
        value: entity.value.as_deref().unwrap_or_default().trim().to_uppercase(),
    };
    let mut items: Vec<Item> = timed.map(item).collect();
    items.sort();
    items.dedup_by(|one, other| (one.start, one.end) == (other.start, other.end));
    items
}

/// Pairs of places in both lists, one to one.
fn matches(gold: &[Item], found: &[Item]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (i, one) in gold.iter().enumerate() {
        for (j, other) in found.iter().enumerate().filter(|(_, other)| one.overlap(other) > 0) {
            let differs = one.against(other) != "same extent";
            pairs.push((differs, std::cmp::Reverse(one.overlap(other)), i, j));
        }
    }
    pairs.sort();
    let mut matches: Vec<(usize, usize)> = Vec::new();
    for (_, _, i, j) in pairs {
        if matches.iter().all(|(gold, found)| *gold != i && *found != j) {
            matches.push((i, j));
        }
    }
    matches
}

#[cfg(test)]
mod tests {
    use super::super::gold::{Pair, document};
    use super::*;

    #[test]
    fn values_count_where_extents_overlap() {
        let line = |times: serde_json::Value| {
            document(&serde_json::json!({ "id": "a", "text": "", "timex": times }).to_string())
                .unwrap_or_default()
        };
        let time = |start, end, value| serde_json::json!({ "start": start, "end": end, "type": "DATE", "value": value });
        let gold = serde_json::json!([time(0, 4, "2025"), time(10, 20, "P1D"), time(30, 35, "2024-05")]);
        let found = serde_json::json!([time(0, 4, "2025"), time(12, 20, "P2D"), time(50, 55, "2024")]);
        let figures = figures(&[Pair { gold: line(gold), found: line(found) }]);
        assert_eq!((figures.strict.right, figures.value.right, figures.value.found), (1, 1, 3));
        let shown: Vec<&str> = figures.failures.keys().map(|failure| failure.how.as_str()).collect();
        assert_eq!(shown, ["too short, other value", "missed", "invented"]);
    }
}
