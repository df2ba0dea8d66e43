//! The text on which edits stand, counted both ways.
//! Takes the text once, gives bytes for UTF-16 offsets and the other way round.
//! Law: an extent that does not lie in the text, on character boundaries, has no bytes.

use crate::formats::contract::{Extent, Unit};
use crate::formats::offsets::Offsets;
use std::ops::Range;

/// A text with its offsets.
pub struct Ground<'t> {
    text: &'t str,
    units: Offsets<'t>,
}

impl<'t> Ground<'t> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, units: Offsets::new(text, Unit::Utf16) }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The bytes of an extent.
    #[must_use]
    pub fn bytes(&self, extent: Extent) -> Option<Range<usize>> {
        let (start, end) = (self.units.byte(extent.start)?, self.units.byte(extent.end)?);
        (start < end).then_some(start..end)
    }

    /// The words of an extent.
    #[must_use]
    pub fn words(&self, extent: Extent) -> Option<&'t str> {
        self.text.get(self.bytes(extent)?)
    }

    /// The extent of a stretch of bytes, which must lie on character boundaries.
    #[must_use]
    pub fn extent(&self, span: &Range<usize>) -> Extent {
        let units = |byte: usize| self.units.units(u32::try_from(byte).unwrap_or(u32::MAX));
        Extent { start: units(span.start), end: units(span.end) }
    }
}
