//! The day in a time stamp.
//! Takes what a page calls a time, gives a day.
//! Law: no day is guessed: an order of numbers that may mean two days is none.

use jiff::civil::Date;

/// The day of a time stamp: "2015-07-24T05:36:09+01:00", "20150724", "2015/07/24".
pub(super) fn day(stamp: &str) -> Option<Date> {
    let stamp = stamp.trim();
    let number = |from: usize, to: usize| {
        let digits = stamp.get(from..to)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i16>().ok())?
    };
    let is_separated = matches!(stamp.as_bytes().get(4), Some(b'-' | b'/' | b'.'));
    let (month, day) =
        if is_separated { (number(5, 7)?, number(8, 10)?) } else { (number(4, 6)?, number(6, 8)?) };
    Date::new(number(0, 4)?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_holds_a_day() {
        for stamp in ["2015-07-24T05:36:09+01:00", " 20150724", "2015/07/24", "20150724053609"] {
            assert_eq!(day(stamp), Some(Date::constant(2015, 7, 24)), "{stamp}");
        }
        for stamp in ["", "yesterday", "2015-13-24", "1437712569", "24.07.2015", "2015-07-2é"] {
            assert_eq!(day(stamp), None, "{stamp}");
        }
    }
}
