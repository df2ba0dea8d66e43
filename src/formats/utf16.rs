//! From UTF-16 units, in which the browser's annotation counts, to bytes, in which Rust slices.
//! Takes the text once, gives any offset in constant time.
//! Law: an offset that is no character boundary of the text has no byte; it is never rounded.

/// How many units one checkpoint covers.
const STEP: usize = 64;

/// Finds the byte of any UTF-16 offset.
pub(crate) struct Utf16<'t> {
    text: &'t str,
    /// Bytes and units before the first boundary at or after each multiple of `STEP` units; empty where they are equal.
    checkpoints: Vec<(usize, usize)>,
}

impl<'t> Utf16<'t> {
    /// Reads `text` once.
    pub(crate) fn new(text: &'t str) -> Self {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let mut units = 0;
            for (byte, c) in text.char_indices() {
                if units >= checkpoints.len() * STEP {
                    checkpoints.push((byte, units));
                }
                units += c.len_utf16();
            }
        }
        Self { text, checkpoints }
    }

    /// The byte at the UTF-16 offset `unit`.
    pub(crate) fn byte(&self, unit: usize) -> Option<usize> {
        let after = self.checkpoints.partition_point(|(_, units)| *units <= unit);
        let Some((byte, mut units)) = after.checked_sub(1).and_then(|at| self.checkpoints.get(at)).copied()
        else {
            return (unit <= self.text.len()).then_some(unit);
        };
        for (offset, c) in self.text.get(byte..)?.char_indices() {
            if units >= unit {
                return (units == unit).then_some(byte + offset);
            }
            units += c.len_utf16();
        }
        (units == unit).then_some(self.text.len())
    }

    /// The bytes of a stretch that is not empty and lies in the text.
    pub(crate) fn bytes(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let (start, end) = (self.byte(start)?, self.byte(end)?);
        (start < end).then_some((start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_has_its_byte_and_nothing_else_has() {
        for text in ["", "plain", &"a“é😀\u{301}b".repeat(40)] {
            let index = Utf16::new(text);
            let mut boundaries: Vec<Option<usize>> = Vec::new();
            for (byte, c) in text.char_indices() {
                boundaries.push(Some(byte));
                boundaries.extend((1..c.len_utf16()).map(|_| None));
            }
            boundaries.push(Some(text.len()));
            for (unit, byte) in boundaries.iter().enumerate() {
                assert_eq!(index.byte(unit), *byte, "unit {unit} of {text:?}");
            }
            assert_eq!(index.byte(boundaries.len()), None);
            assert_eq!(index.byte(usize::MAX), None);
        }
    }
}
