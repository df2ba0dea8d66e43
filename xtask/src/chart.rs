//! A bar chart of costs on a scale of powers of ten, as SVG.
//! Takes rows with a name and a cost, gives the picture.
//! Law: each bar says its figure; a row without one says so; colours have contrast on white and on black.

use std::fmt::Write;

use crate::peers::Row;

/// Sizes in the picture's own units.
const ROW: usize = 34;
const LABELS: f64 = 190.0;
const BARS: f64 = 380.0;
/// The powers of ten from the scale's left end to its right.
const POWERS: std::ops::RangeInclusive<i32> = -1..=2;

/// The picture.
pub(crate) fn bars(rows: &[Row]) -> String {
    let height = ROW * (rows.len() + 1);
    let width = LABELS + BARS + 90.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"system-ui, sans-serif\" \
         font-size=\"14\"><title>CPU seconds a megabyte; less is better</title><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
    );
    for power in POWERS {
        let at = LABELS + place(10_f64.powi(power));
        let _ = write!(
            svg,
            "<path d=\"M{at:.0} 8V{}\" stroke=\"#d8d3c4\"/><text x=\"{at:.0}\" y=\"{}\" text-anchor=\"middle\" fill=\"#555\">{}</text>",
            height - ROW + 4,
            height - 10,
            10_f64.powi(power)
        );
    }
    for (index, row) in rows.iter().enumerate() {
        let (top, base) = (index * ROW + 8, index * ROW + 27);
        let name = html_escape::encode_text(row.name);
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{base}\" text-anchor=\"end\" fill=\"#1a1814\">{name}</text>",
            LABELS - 8.0
        );
        let fill = if index == 0 { "#8f1d1d" } else { "#6b6350" };
        match row.cost {
            Ok(cost) => {
                let length = place(cost).max(2.0);
                let _ = write!(
                    svg,
                    "<rect x=\"{LABELS}\" y=\"{top}\" width=\"{length:.0}\" height=\"26\" fill=\"{fill}\"/>\
                     <text x=\"{:.0}\" y=\"{base}\" fill=\"#1a1814\">{cost:.2} s</text>",
                    LABELS + length + 6.0
                );
            }
            Err(_) => {
                let _ = write!(
                    svg,
                    "<text x=\"{}\" y=\"{base}\" fill=\"#555\">not measured</text>",
                    LABELS + 6.0
                );
            }
        }
    }
    svg + "</svg>\n"
}

/// How far from the left end of the scale a cost stands.
fn place(cost: f64) -> f64 {
    let (first, last) = (f64::from(*POWERS.start()), f64::from(*POWERS.end()));
    (cost.max(f64::MIN_POSITIVE).log10().clamp(first, last) - first) / (last - first) * BARS
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn powers_of_ten_stand_at_like_distances() {
        assert!((place(1.0) - place(0.1) - (place(100.0) - place(10.0))).abs() < 1e-9);
        assert!(place(0.0) < 1e-9 && (place(1e9) - 380.0).abs() < 1e-9);
    }
}
