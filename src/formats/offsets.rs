//! From bytes to UTF-16 units and code points, and back.
//! Takes the text once, gives any offset in constant time.
//! Law: exact on character boundaries; an offset that is none has no byte; an ASCII text costs nothing.

use super::contract::Unit;

/// How many bytes one checkpoint covers.
const STEP: usize = 64;

/// Counts units up to any byte offset, and bytes up to any unit.
pub(crate) struct Offsets<'t> {
    text: &'t str,
    unit: Unit,
    /// Units that begin before each multiple of `STEP` bytes; empty where bytes serve.
    checkpoints: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// Reads `text` once.
    pub(crate) fn new(text: &'t str, unit: Unit) -> Self {
        let mut checkpoints = Vec::new();
        if unit != Unit::Byte && !text.is_ascii() {
            let mut before = 0;
            for bytes in text.as_bytes().chunks(STEP) {
                checkpoints.push(before);
                before += begun(bytes, unit);
            }
            checkpoints.push(before);
        }
        Self { text, unit, checkpoints }
    }

    /// Units before the byte `offset`, which must be a character boundary.
    pub(crate) fn units(&self, offset: u32) -> usize {
        let offset = offset as usize;
        let Some(before) = self.checkpoints.get(offset / STEP) else { return offset };
        let between = self.text.as_bytes().get(offset / STEP * STEP..offset).unwrap_or_default();
        (before + begun(between, self.unit)) as usize
    }

    /// The byte before which `units` units stand; none past the text's end and inside a character.
    pub(crate) fn byte(&self, units: usize) -> Option<usize> {
        let after = self.checkpoints.partition_point(|before| *before as usize <= units);
        let Some(at) = after.checked_sub(1) else {
            return self.text.is_char_boundary(units).then_some(units);
        };
        let end = self.text.len();
        let byte = ((at * STEP).min(end)..=end).find(|byte| self.text.is_char_boundary(*byte))?;
        let mut before = self.units(byte as u32);
        for (offset, c) in self.text.get(byte..)?.char_indices() {
            if before >= units {
                return (before == units).then_some(byte + offset);
            }
            before += width(c, self.unit) as usize;
        }
        (before == units).then_some(self.text.len())
    }
}

/// Units of the characters that begin in `bytes`: plain sums over bytes, which a processor makes of many at once.
fn begun(bytes: &[u8], unit: Unit) -> u32 {
    match unit {
        Unit::Utf16 => count(bytes, is_first) + count(bytes, is_first_of_four),
        Unit::Codepoint => count(bytes, is_first),
        Unit::Byte => bytes.len() as u32,
    }
}

fn count(bytes: &[u8], is_counted: impl Fn(u8) -> bool) -> u32 {
    bytes.iter().map(|byte| u32::from(is_counted(*byte))).sum()
}

/// Whether a byte of UTF-8 is the first of its character.
fn is_first(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// Whether a byte is the first of a character that takes four, and two units of UTF-16.
fn is_first_of_four(byte: u8) -> bool {
    byte >= 0xF0
}

/// Units of one character.
fn width(c: char, unit: Unit) -> u32 {
    match unit {
        Unit::Utf16 => c.len_utf16() as u32,
        Unit::Codepoint => 1,
        Unit::Byte => c.len_utf8() as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_counts_as_the_standard_library_does() {
        let text = "a“é😀\u{301}b".repeat(40);
        for unit in [Unit::Utf16, Unit::Codepoint, Unit::Byte] {
            let offsets = Offsets::new(&text, unit);
            for (byte, _) in text.char_indices() {
                let head = &text[..byte];
                let expected = match unit {
                    Unit::Utf16 => head.encode_utf16().count(),
                    Unit::Codepoint => head.chars().count(),
                    Unit::Byte => head.len(),
                };
                assert_eq!(offsets.units(byte as u32), expected);
                assert_eq!(offsets.byte(expected), Some(byte));
            }
        }
    }

    #[test]
    fn what_is_no_boundary_has_no_byte() {
        for text in ["", "plain", "a“é😀b", &"é".repeat(100)] {
            for unit in [Unit::Utf16, Unit::Codepoint, Unit::Byte] {
                let offsets = Offsets::new(text, unit);
                let length = offsets.units(text.len() as u32);
                assert_eq!(offsets.byte(length), Some(text.len()));
                assert_eq!(offsets.byte(length + 1), None);
                assert_eq!(offsets.byte(usize::MAX), None);
            }
        }
        assert_eq!(Offsets::new("😀", Unit::Utf16).byte(1), None);
        assert_eq!(Offsets::new("é", Unit::Byte).byte(1), None);
    }
}
