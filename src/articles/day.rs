//! Dates as a reader is told them, the same in the page and in its helper.
//! Takes TIMEX3 values, gives English words.
//! Law: what is no date of a kind known here is shown as it is.

/// A TIMEX3 date in words: "12 February 2025", "February 2025", "2025, week 7", "1990s".
#[must_use]
pub fn day(timex: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = timex.split('-');
    let year = parts.next().unwrap_or_default();
    let (month, day) =
        (parts.next().unwrap_or_default(), parts.next().and_then(|day| day.parse::<u32>().ok()));
    let name = month.parse::<usize>().ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    match (name, day) {
        (Some(name), Some(day)) => format!("{day} {name} {year}"),
        (Some(name), None) => format!("{name} {year}"),
        (None, _) if month.starts_with('W') => {
            format!("{year}, week {}", month.trim_start_matches(['W', '0']))
        }
        (None, _) if year.len() == 3 => format!("{year}0s"),
        (None, _) => match month {
            "SP" => format!("spring {year}"),
            "SU" => format!("summer {year}"),
            "FA" => format!("autumn {year}"),
            "WI" => format!("winter {year}"),
            "" => year.to_owned(),
            other => format!("{year}, {other}"),
        },
    }
}
