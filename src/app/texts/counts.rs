//! Counts in words.
//! Takes numbers, gives sentences.
//! Law: a number over 999 shows its thousands apart.

/// A count with its noun.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A number with its thousands apart.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let head = digits.len() % 3;
    let mut out = digits.get(..head).unwrap_or_default().to_owned();
    for (at, digit) in digits.chars().skip(head).enumerate() {
        if at % 3 == 0 && !out.is_empty() {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

pub(crate) fn quotes(count: usize) -> String {
    counted(count, "quote", "quotes")
}

pub(crate) fn speakers(count: usize) -> String {
    counted(count, "speaker", "speakers")
}

pub(crate) fn names(count: usize) -> String {
    counted(count, "name", "names")
}

pub(crate) fn words(count: usize) -> String {
    counted(count, "word", "words")
}

pub(crate) fn mentions(count: usize) -> String {
    counted(count, "mention", "mentions")
}

/// "2 of 7".
pub(crate) fn position(at: usize, count: usize) -> String {
    format!("{} of {}", grouped(at + 1), grouped(count))
}
