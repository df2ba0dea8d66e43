//! An adaptive binary range coder: bits that mostly go one way cost little.
//! Takes numbers, gives bytes, or the other way; what was learned of one bit helps with the next of its kind.
//! Law: whatever the bytes, reading gives numbers; past the end it reads zeros.

#[cfg(feature = "train")]
pub(super) use write::Writer;

/// Bits of a probability.
const BITS: u32 = 12;
/// How fast a probability follows what is seen.
const RATE: u32 = 5;
/// Ranges smaller than this are widened by a byte.
const SMALL: u32 = 1 << 24;

/// How probable a zero is in one place of the data.
#[derive(Clone, Copy)]
pub(super) struct Odds(u16);

impl Default for Odds {
    fn default() -> Self {
        Self(1 << (BITS - 1))
    }
}

impl Odds {
    /// The part of `range` that a zero takes.
    fn bound(self, range: u32) -> u32 {
        (range >> BITS) * u32::from(self.0)
    }

    fn learn(&mut self, bit: bool) {
        if bit {
            self.0 -= self.0 >> RATE;
        } else {
            self.0 += ((1 << BITS) - self.0) >> RATE;
        }
    }
}

/// Reads what a [`Writer`] wrote.
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    range: u32,
    code: u32,
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        let mut reader = Self { bytes, at: 0, range: u32::MAX, code: 0 };
        for _ in 0..5 {
            reader.code = reader.code << 8 | reader.byte();
        }
        reader
    }

    fn byte(&mut self) -> u32 {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        u32::from(byte)
    }

    /// One bit of the kind that `odds` stands for.
    pub(super) fn bit(&mut self, odds: &mut Odds) -> bool {
        let bound = odds.bound(self.range);
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
        } else {
            self.range = bound;
        }
        odds.learn(bit);
        while self.range < SMALL {
            self.range <<= 8;
            self.code = self.code << 8 | self.byte();
        }
        bit
    }

    /// A number of `width` bits, the highest first; `odds` has a place for each way there: two to the power of `width`.
    pub(super) fn number(&mut self, width: u32, odds: &mut [Odds]) -> u32 {
        let mut node = 1;
        for _ in 0..width {
            let bit = odds.get_mut(node as usize).is_some_and(|odds| self.bit(odds));
            node = node << 1 | u32::from(bit);
        }
        node - (1 << width)
    }

    /// A number of any size, as Elias's gamma code: its length in bits, then its lower bits. Small ones are cheap.
    pub(super) fn any(&mut self, odds: &mut AnyOdds) -> u32 {
        let length = self.number(5, &mut odds.length);
        let mut value = 1;
        for place in (0..length).rev() {
            let bit = self.bit(&mut odds.bits[(length * 32 + place) as usize]);
            value = value << 1 | u32::from(bit);
        }
        value - 1
    }
}

/// What was learned of numbers of any size.
pub(super) struct AnyOdds {
    length: [Odds; 32],
    bits: [Odds; 32 * 32],
}

impl Default for AnyOdds {
    fn default() -> Self {
        Self { length: [Odds::default(); 32], bits: [Odds::default(); 32 * 32] }
    }
}

/// The other way, for the train program.
#[cfg(feature = "train")]
mod write {
    use super::{AnyOdds, Odds, SMALL};

    /// Writes numbers so that a `Reader` that asks for the same kinds in the same order reads them.
    pub(crate) struct Writer {
        bytes: Vec<u8>,
        low: u64,
        range: u32,
        cache: u8,
        pending: u64,
    }

    impl Writer {
        pub(crate) fn new() -> Self {
            Self { bytes: Vec::new(), low: 0, range: u32::MAX, cache: 0, pending: 1 }
        }

        /// One bit of the kind that `odds` stands for.
        pub(crate) fn bit(&mut self, bit: bool, odds: &mut Odds) {
            let bound = odds.bound(self.range);
            if bit {
                self.low += u64::from(bound);
                self.range -= bound;
            } else {
                self.range = bound;
            }
            odds.learn(bit);
            while self.range < SMALL {
                self.range <<= 8;
                self.shift();
            }
        }

        /// A number of `width` bits.
        pub(crate) fn number(&mut self, value: u32, width: u32, odds: &mut [Odds]) {
            let mut node = 1;
            for place in (0..width).rev() {
                let bit = value >> place & 1 == 1;
                self.bit(bit, &mut odds[node]);
                node = node << 1 | usize::from(bit);
            }
        }

        /// A number of any size below two to the power of 31.
        pub(crate) fn any(&mut self, value: u32, odds: &mut AnyOdds) {
            let value = value + 1;
            let length = value.ilog2();
            self.number(length, 5, &mut odds.length);
            for place in (0..length).rev() {
                self.bit(value >> place & 1 == 1, &mut odds.bits[(length * 32 + place) as usize]);
            }
        }

        /// The bytes of all that was written.
        pub(crate) fn finish(mut self) -> Vec<u8> {
            for _ in 0..5 {
                self.shift();
            }
            self.bytes
        }

        /// Gives out the highest byte, once no carry can change it.
        fn shift(&mut self) {
            if self.low < 0xff00_0000 || self.low > 0xffff_ffff {
                let carry = (self.low >> 32) as u8;
                let mut byte = self.cache;
                while self.pending > 0 {
                    self.bytes.push(byte.wrapping_add(carry));
                    byte = 0xff;
                    self.pending -= 1;
                }
                self.cache = (self.low >> 24) as u8;
            }
            self.pending += 1;
            self.low = (self.low & 0x00ff_ffff) << 8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_bytes_are_read_to_some_numbers() {
        arbtest::arbtest(|random| {
            let bytes: Vec<u8> = random.arbitrary()?;
            let mut reader = Reader::new(&bytes);
            let mut odds = AnyOdds::default();
            for _ in 0..100 {
                reader.any(&mut odds);
            }
            Ok(())
        });
    }

    #[cfg(feature = "train")]
    #[test]
    fn what_is_written_is_read() {
        arbtest::arbtest(|random| {
            let values: Vec<u32> =
                (0..200).map(|_| random.int_in_range(0..=(1 << 20))).collect::<Result<_, _>>()?;
            let mut writer = Writer::new();
            let (mut any, mut byte) = (AnyOdds::default(), [Odds::default(); 256]);
            for value in &values {
                writer.any(*value, &mut any);
                writer.number(value & 255, 8, &mut byte);
            }
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            let (mut any, mut byte) = (AnyOdds::default(), [Odds::default(); 256]);
            for value in &values {
                assert_eq!((reader.any(&mut any), reader.number(8, &mut byte)), (*value, value & 255));
            }
            Ok(())
        });
    }
}
