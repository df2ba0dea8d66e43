//! The page on what archives cost.
//! Takes what was measured, gives Markdown: the figures, the formulas, and the formulas with the figures put in.
//! Law: prices are examples and say so; each result stands beside the formula that it came from.

use std::fmt::Write;

use super::{Figures, Set};

/// An example of a price of one core for one hour, and of a terabyte stored for a month, in any money.
const CORE_HOUR: f64 = 0.04;
const TERABYTE_MONTH: f64 = 20.0;
/// An example of a cluster.
const CLUSTER: f64 = 100.0;

/// The page.
pub(super) fn written(figures: &Figures) -> String {
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let Figures { cores, short, few, long, one_core, all_cores, calm } = figures;
    let mut text = format!(
        "# What archives cost\n\n`cargo xtask bench --only archive` measured this on {today}, with the release build on a machine of {cores} \
         cores, and wrote this page. The articles are made up by the program itself: the same number gives the same article. Times hold \
         for this machine alone, and are longer where others work on it; CPU seconds swing less.\n\n\
         | articles | text | output | seconds | CPU s | CPU s a MB | peak memory | written |\n|---|--:|---|--:|--:|--:|--:|--:|\n"
    );
    for set in [few, short, long] {
        for (name, used, size) in
            [("JSON lines", set.lines, set.lines_size), ("four Parquet tables", set.tables, set.tables_size)]
        {
            let _ = writeln!(
                text,
                "| {} of {:.1} KB | {:.1} MB | {name} | {:.1} | {:.1} | {:.2} | {:.0} MB | {size:.1} MB |",
                thousands(set.articles as f64),
                kilobytes(set),
                set.megabytes,
                used.wall,
                used.cpu,
                used.cpu / set.megabytes,
                used.peak,
            );
        }
    }
    let speedup = one_core / all_cores;
    let disturbed =
        if *calm { "" } else { "; others worked on the machine all the time, and took from the gain" };
    let _ = write!(
        text,
        "\n- **All cores.** {} short articles took {one_core:.2} s on one core and {all_cores:.2} s on {cores}, the quickest of several runs in turn: {speedup:.2}×{disturbed}.\n\
         - **Constant memory.** Ten times the articles: {:.0} MB became {:.0} MB as JSON lines, {:.0} MB became {:.0} MB as tables, which hold a row group of each.\n\
         - **Resumable.** A run killed half way and gone on with by `--skip-done` wrote the same bytes as the unbroken one; the measurement fails otherwise.\n",
        thousands(few.articles as f64),
        few.lines.peak,
        short.lines.peak,
        few.tables.peak,
        short.tables.peak,
    );
    text + &worked_out(long, speedup / *cores as f64)
}

/// The formulas, with the figures of the long articles put in.
fn worked_out(set: &Set, evenness: f64) -> String {
    let (length, cost) = (kilobytes(set) / 1e3, set.tables.cpu / set.megabytes);
    let (lines, tables) = (set.lines_size / set.articles as f64, set.tables_size / set.articles as f64);
    let mut text = format!(
        "\n## Worked out\n\nFor *N* articles of *L* = {length:.4} MB each, written as Parquet tables, at *s* = {cost:.2} CPU seconds a MB on cores of which *e* = \
         {evenness:.2} is of use when all work, as measured above:\n\n\
         - core hours: *H* = *N* · *L* · *s* / 3600\n\
         - hours on *c* cores: *T* = *H* / (*c* · *e*)\n\
         - price: *P* = *H* / *e* · *p*, where *p* is the price of a core for an hour; **{CORE_HOUR} here is an example, to be replaced by your own**\n\
         - terabytes stored: *D* = *N* · *d* / 10⁶, where *d* is {tables:.4} MB an article as tables, {lines:.4} MB as JSON lines\n\n\
         | | core hours | on 2 cores | on {CLUSTER} cores | price at {CORE_HOUR} an hour | tables | JSON lines |\n|---|--:|--:|--:|--:|--:|--:|\n"
    );
    for (name, articles) in [("10 million", 1e7), ("1 billion", 1e9)] {
        let hours = articles * length * cost / 3600.0;
        let terabytes = |each: f64| articles * each / 1e6;
        let _ = writeln!(
            text,
            "| {name} | {} | {} | {} | {} | {:.2} TB | {:.2} TB |",
            thousands(hours),
            time(hours / (2.0 * evenness)),
            time(hours / (CLUSTER * evenness)),
            thousands(hours / evenness * CORE_HOUR),
            terabytes(tables),
            terabytes(lines),
        );
    }
    let stored = 1e9 * tables / 1e6 * TERABYTE_MONTH;
    let hours = 1e7 * length * cost / 3600.0;
    let _ = write!(
        text,
        "\nThe first row, step by step: *H* = 10 000 000 · {length:.4} · {cost:.2} / 3600 = {}; *T* = {} / (2 · {evenness:.2}) = {}. \
         To keep the tables of a billion articles for a month costs {} where a terabyte costs {TERABYTE_MONTH} a month, which is an example too. \
         The made-up articles are dense with names and quotes, more than news is: output and times are rather too high than too low. \
         Reading from a network, starting machines, and machines that are taken away are not in the formulas.\n\n\
         ## Over several machines\n\nThe program needs no server, no network and no other program: give each machine its share of the input files. \
         Where Apache Spark is there, [its recipe](../../examples/spark/README.md) deals them out, and works anew on what a lost machine had.\n",
        thousands(hours),
        thousands(hours),
        time(hours / (2.0 * evenness)),
        thousands(stored),
    );
    text
}

/// The length of an article.
fn kilobytes(set: &Set) -> f64 {
    set.megabytes * 1e3 / set.articles as f64
}

/// Minutes, hours or days.
fn time(hours: f64) -> String {
    match hours {
        ..1.0 => format!("{:.0} min", hours * 60.0),
        ..72.0 => format!("{hours:.1} h"),
        _ => format!("{:.1} days", hours / 24.0),
    }
}

/// A number with spaces between its thousands; below ten with a decimal.
fn thousands(number: f64) -> String {
    if number < 10.0 {
        return format!("{number:.1}");
    }
    let digits = format!("{number:.0}");
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::watch::Used;
    use super::*;

    fn set(articles: usize, megabytes: f64, seconds: f64) -> Set {
        let used = Used { wall: seconds, cpu: 2.0 * seconds, peak: 50.0 };
        Set { articles, megabytes, lines: used, lines_size: 9.0, tables: used, tables_size: 3.0 }
    }

    #[test]
    fn the_formulas_are_worked_out() {
        let figures = Figures {
            cores: 2,
            short: set(100_000, 50.0, 25.0),
            few: set(10_000, 5.0, 2.5),
            long: set(1_000, 3.0, 1.5),
            one_core: 50.0,
            all_cores: 25.0,
            calm: true,
        };
        let page = written(&figures);
        assert!(
            page.contains(
                "took 50.00 s on one core and 25.00 s on 2, the quickest of several runs in turn: 2.00×"
            ),
            "{page}"
        );
        // 10 million of 3 KB at one second a MB: 30 000 s.
        assert!(page.contains("| 10 million | 8.3 | 4.2 h | 5 min | 0.3 | 0.03 TB | 0.09 TB |"), "{page}");
        assert!(page.contains("| 1 billion | 833 | 17.4 days | 8.3 h | 33 | 3.00 TB | 9.00 TB |"), "{page}");
    }

    #[test]
    fn thousands_are_told_apart() {
        assert_eq!(["0.4", "12", "1 234", "1 000 000"], [0.4, 12.0, 1234.4, 1e6].map(thousands)[..]);
    }
}
