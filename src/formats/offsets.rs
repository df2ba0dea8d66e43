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
    /// Bytes and units before the first character boundary at or after each multiple of `STEP` bytes; empty where bytes
    /// serve.
    checkpoints: Vec<(u32, u32)>,
}

impl<'t> Offsets<'t> {
    /// Reads `text` once.
    pub(crate) fn new(text: &'t str, unit: Unit) -> Self {
        let mut checkpoints = Vec::new();
        if unit != Unit::Byte && !text.is_ascii() {
            let mut units = 0;
            for (byte, c) in text.char_indices() {
                if byte >= checkpoints.len() * STEP {
                    checkpoints.push((byte as u32, units));
                }
                units += width(c, unit);
            }
        }
        Self { text, unit, checkpoints }
    }

    /// Units before the byte `offset`, which must be a character boundary.
    pub(crate) fn units(&self, offset: u32) -> usize {
        if self.checkpoints.is_empty() {
            return offset as usize;
        }
        let after = self.checkpoints.partition_point(|(byte, _)| *byte <= offset);
        let (byte, units) = self.checkpoints[after.saturating_sub(1)];
        let between = self.text.get(byte as usize..offset as usize).unwrap_or_default();
        (units + between.chars().map(|c| width(c, self.unit)).sum::<u32>()) as usize
    }

    /// The byte before which `units` units stand; none past the text's end and inside a character.
    pub(crate) fn byte(&self, units: usize) -> Option<usize> {
        let after = self.checkpoints.partition_point(|(_, before)| *before as usize <= units);
        let Some((byte, before)) = after.checked_sub(1).and_then(|at| self.checkpoints.get(at)) else {
            return self.text.is_char_boundary(units).then_some(units);
        };
        let (byte, mut before) = (*byte as usize, *before as usize);
        for (offset, c) in self.text.get(byte..)?.char_indices() {
            if before >= units {
                return (before == units).then_some(byte + offset);
            }
            before += width(c, self.unit) as usize;
        }
        (before == units).then_some(self.text.len())
    }
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
