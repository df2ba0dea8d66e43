//! How soon a pasted article has its first marks, on a first visit and on a later one without a network.
//! Takes what `tests/page/visit.bench.js` noted, prints a table.
//! Law: the figure that counts is the median; one over its limit is marked.

use std::fmt::Write;

use serde::Deserialize;

/// What the benchmark writes.
#[derive(Deserialize)]
pub(crate) struct Visits {
    /// What the line and the processor were.
    conditions: String,
    visits: Vec<Kind>,
}

/// One kind of visit.
#[derive(Deserialize)]
struct Kind {
    name: String,
    /// The longest until the first mark.
    limit: f64,
    times: Vec<Visit>,
}

/// The milliseconds from the moment that the address was entered.
#[derive(Deserialize)]
struct Visit {
    /// Until there is a box, into which the article is pasted at once.
    #[serde(rename = "box")]
    desk: f64,
    /// Until the article has a mark.
    mark: f64,
    /// Until names are marked too.
    names: f64,
}

/// The table: a line a kind of visit.
pub(crate) fn table(visits: &Visits) -> String {
    let mut text = format!("A pasted article, {}; medians, in seconds\n", visits.conditions);
    let mut line = |name: &str, cells: [String; 4]| {
        let cells: String = cells.iter().map(|cell| format!("{cell:>13}")).collect();
        let _ = writeln!(text, "{name:<42}{cells}");
    };
    line("", ["paste box", "first marks", "at most", "names"].map(str::to_owned));
    for Kind { name, limit, times } in &visits.visits {
        let mark = median(times, |visit| visit.mark);
        let sign = if mark > *limit { " !" } else { "" };
        let [desk, names] = [median(times, |visit| visit.desk), median(times, |visit| visit.names)];
        let seconds = |time: f64| format!("{:.2}", time / 1000.0);
        line(name, [seconds(desk), seconds(mark) + sign, seconds(*limit), seconds(names)]);
    }
    text
}

fn median(visits: &[Visit], part: impl Fn(&Visit) -> f64) -> f64 {
    let mut times: Vec<f64> = visits.iter().map(part).collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_counts_and_one_over_its_limit_is_marked() {
        let visit = |mark| Visit { desk: 900.0, mark, names: 9000.0 };
        let kind = |name: &str, limit, marks: &[f64]| Kind {
            name: name.into(),
            limit,
            times: marks.iter().copied().map(visit).collect(),
        };
        let visits = vec![kind("first", 5000.0, &[4000.0, 9000.0, 4500.0]), kind("later", 1000.0, &[1100.0])];
        let visits = Visits { conditions: "slowly".into(), visits };
        let text = table(&visits);
        let lines: Vec<&str> = text.lines().collect();
        assert!(
            lines[2].contains(" 4.50 ") && !lines[2].contains('!') && lines[3].contains(" 1.10 !"),
            "{text}"
        );
    }
}
