//! A coder by asymmetric numeral systems (Duda, 2013): frequent symbols cost little, and reading one costs a look into a table.
//! Takes symbols and plain numbers, gives bytes, or the other way; how frequent symbols are stands in the bytes themselves.
//! Law: whatever the bytes, reading gives numbers or says that a table is none; past the end it reads zeros.

#[cfg(feature = "train")]
pub(super) use write::{Writer, counted, head};

/// The state is never less: whatever falls below takes in two bytes.
const LEAST: u32 = 1 << 16;
/// Symbols of a table are below two to the power of so many bits.
const SYMBOL_BITS: u32 = 10;
/// The most bits that tell how many bits a share has.
const WIDTH_BITS: u32 = 4;
/// A number's highest bits are a symbol, so many of them besides the first; the bits below are plain.
const HEAD_BITS: u32 = 2;

/// One of the parts that a table gives out: whose it is, of how many, and how many of them come before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    symbol: u16,
    of: u16,
    before: u16,
}

/// How frequent each symbol of one kind is, in parts of two to the power of `bits`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    bits: u32,
    parts: Vec<Part>,
}

impl Table {
    /// The table in which the symbols from `first` on have these many parts; none unless that gives out all of two to the
    /// power of `bits`, and no more.
    fn new(bits: u32, first: usize, sizes: &[u16]) -> Option<Self> {
        let all: u32 = sizes.iter().map(|size| u32::from(*size)).sum();
        (all == 1 << bits).then(|| Self::spread(bits, first, sizes))
    }

    fn spread(bits: u32, first: usize, sizes: &[u16]) -> Self {
        let mut parts = Vec::with_capacity(1 << bits);
        for (symbol, of) in (first as u16..).zip(sizes) {
            parts.extend((0..*of).map(|before| Part { symbol, of: *of, before }));
        }
        Self { bits, parts }
    }
}

/// Reads what a [`Writer`] wrote.
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    state: u32,
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        let mut reader = Self { bytes, state: 0 };
        reader.state = reader.pair() << 16 | reader.pair();
        reader
    }

    fn pair(&mut self) -> u32 {
        let Some((pair, rest)) = self.bytes.split_first_chunk() else { return 0 };
        self.bytes = rest;
        u32::from(u16::from_le_bytes(*pair))
    }

    fn refill(&mut self) {
        if self.state < LEAST {
            self.state = self.state << 16 | self.pair();
        }
    }

    /// A number of at most 16 bits of which nothing is expected.
    pub(super) fn bits(&mut self, width: u32) -> u32 {
        let value = self.state & ((1 << width) - 1);
        self.state >>= width;
        self.refill();
        value
    }

    /// A number of 32 bits of which nothing is expected.
    pub(super) fn word(&mut self) -> u32 {
        self.bits(16) | self.bits(16) << 16
    }

    /// A table of this precision.
    pub(super) fn table(&mut self, bits: u32) -> Option<Table> {
        let first = self.bits(SYMBOL_BITS) as usize;
        let count = self.bits(SYMBOL_BITS);
        let sizes: Vec<u16> = (0..count).map(|_| self.size()).collect();
        Table::new(bits, first, &sizes)
    }

    /// How many parts a symbol has: how many bits that number has, then all of them but the first.
    fn size(&mut self) -> u16 {
        let width = self.bits(WIDTH_BITS);
        if width == 0 { 0 } else { (1 << (width - 1) | self.bits(width - 1)) as u16 }
    }

    /// A symbol of the kind that the table is of.
    pub(super) fn symbol(&mut self, table: &Table) -> usize {
        let part = self.state & ((1 << table.bits) - 1);
        let Part { symbol, of, before } = table.parts[part as usize];
        self.state = u32::from(of) * (self.state >> table.bits) + u32::from(before);
        self.refill();
        usize::from(symbol)
    }

    /// A number of any size, of which small ones are more frequent.
    pub(super) fn number(&mut self, heads: &Table) -> u32 {
        let symbol = self.symbol(heads) as u32;
        match symbol.checked_sub(1 << HEAD_BITS) {
            None => symbol,
            Some(above) => {
                let width = (above >> HEAD_BITS).min(u32::BITS - HEAD_BITS - 1);
                let head = 1 << HEAD_BITS | above & ((1 << HEAD_BITS) - 1);
                let low = self.bits(width.min(16));
                let high = if width > 16 { self.bits(width - 16) } else { 0 };
                head << width | high << 16 | low
            }
        }
    }
}

/// The other way, for the train program.
#[cfg(feature = "train")]
mod write {
    use super::{HEAD_BITS, LEAST, SYMBOL_BITS, Table, WIDTH_BITS};

    /// The parts of one symbol: from which on, and how many.
    #[derive(Clone, Copy)]
    struct Share {
        start: u32,
        size: u32,
    }

    impl Table {
        fn share(&self, symbol: usize) -> Share {
            let start = self.parts.partition_point(|part| usize::from(part.symbol) < symbol);
            let size = self.parts.get(start).filter(|part| usize::from(part.symbol) == symbol);
            Share { start: start as u32, size: size.map_or(0, |part| u32::from(part.of)) }
        }

        /// The first and the last symbol that have parts.
        fn ends(&self) -> [usize; 2] {
            [self.parts.first(), self.parts.last()]
                .map(|part| part.map_or(0, |part| usize::from(part.symbol)))
        }
    }

    /// The table for symbols of which each is wanted `counts[symbol]` times; every one that is wanted at all gets a part.
    pub(crate) fn counted(bits: u32, counts: &[u32]) -> Table {
        let first = counts.iter().position(|count| *count > 0).unwrap_or(0);
        let end = counts.iter().rposition(|count| *count > 0).map_or(first, |last| last + 1);
        let counts = counts.get(first..end).unwrap_or_default();
        let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
        let part = |count: &u32| (u64::from(*count) << bits).checked_div(all).unwrap_or(0);
        let mut sizes: Vec<u16> =
            counts.iter().map(|count| part(count).max(u64::from(*count > 0)) as u16).collect();
        if sizes.is_empty() {
            sizes.push(0);
        }
        level(bits, &mut sizes);
        Table::spread(bits, first, &sizes)
    }

    /// Gives to the largest, or takes from it, until all parts are given out.
    fn level(bits: u32, sizes: &mut [u16]) {
        let mut over = sizes.iter().map(|size| i64::from(*size)).sum::<i64>() - (1 << bits);
        while over != 0 {
            let Some(largest) = sizes.iter_mut().max() else { return };
            // Never more than half, since others are larger by then.
            let change = over.min(i64::from(*largest / 2));
            assert!(change != 0, "more symbols than {bits} bits have parts for");
            *largest = (i64::from(*largest) - change) as u16;
            over -= change;
        }
    }

    /// Writes numbers so that a `Reader` that asks for the same kinds in the same order reads them.
    #[derive(Default)]
    pub(crate) struct Writer {
        /// What was written: a share, and of how many bits' parts. The last one must be coded first.
        shares: Vec<(Share, u32)>,
    }

    impl Writer {
        /// A number of at most 16 bits.
        pub(crate) fn bits(&mut self, value: u32, width: u32) {
            self.shares.push((Share { start: value, size: 1 }, width));
        }

        /// A number of 32 bits.
        pub(crate) fn word(&mut self, value: u32) {
            self.bits(value & 0xffff, 16);
            self.bits(value >> 16, 16);
        }

        /// A table itself.
        pub(crate) fn table(&mut self, table: &Table) {
            let [first, last] = table.ends();
            self.bits(first as u32, SYMBOL_BITS);
            self.bits((last + 1 - first) as u32, SYMBOL_BITS);
            for symbol in first..=last {
                let size = table.share(symbol).size;
                let width = u32::BITS - size.leading_zeros();
                self.bits(width, WIDTH_BITS);
                if width > 0 {
                    self.bits(size ^ 1 << (width - 1), width - 1);
                }
            }
        }

        /// A symbol that the table has a part for.
        pub(crate) fn symbol(&mut self, symbol: usize, table: &Table) {
            let share = table.share(symbol);
            assert!(share.size > 0, "the table has no part for {symbol}");
            self.shares.push((share, table.bits));
        }

        /// A number of any size.
        pub(crate) fn number(&mut self, value: u32, heads: &Table) {
            let (symbol, width) = head(value);
            self.symbol(symbol, heads);
            let below = value & ((1 << width) - 1);
            self.bits(below & 0xffff, width.min(16));
            if width > 16 {
                self.bits(below >> 16, width - 16);
            }
        }

        /// The bytes of all that was written.
        pub(crate) fn finish(self) -> Vec<u8> {
            let mut state = LEAST;
            let mut pairs = Vec::new();
            for (Share { start, size }, bits) in self.shares.into_iter().rev() {
                if u64::from(state) >= u64::from(size) << (32 - bits) {
                    pairs.push(state as u16);
                    state >>= 16;
                }
                state = (state / size) << bits | (state % size + start);
            }
            pairs.extend([state as u16, (state >> 16) as u16]);
            pairs.iter().rev().flat_map(|pair| pair.to_le_bytes()).collect()
        }
    }

    /// The symbol of a number's highest bits, and how many bits are below.
    pub(crate) fn head(value: u32) -> (usize, u32) {
        match value.checked_ilog2() {
            Some(place) if place >= HEAD_BITS => {
                let width = place - HEAD_BITS;
                let below = value >> width & ((1 << HEAD_BITS) - 1);
                (((1 << HEAD_BITS) + (width << HEAD_BITS) + below) as usize, width)
            }
            _ => (value as usize, 0),
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
            let read = reader.table(12);
            let even = Table::new(12, 0, &[1 << 6; 1 << 6]).expect("64 times 64 are all parts");
            for _ in 0..100 {
                reader.number(read.as_ref().unwrap_or(&even));
            }
            Ok(())
        });
    }

    #[test]
    fn a_table_gives_out_all_parts_and_no_more() {
        assert!(Table::new(12, 3, &[1 << 11, 0, 1 << 11]).is_some());
        assert!(Table::new(12, 0, &[1 << 11, 1 << 11, 1]).is_none());
        assert!(Table::new(12, 0, &[1 << 11]).is_none());
        assert!(Table::new(12, 0, &[u16::MAX; 1000]).is_none());
    }

    #[cfg(feature = "train")]
    #[test]
    fn what_is_written_is_read() {
        arbtest::arbtest(|random| {
            let values: Vec<u32> =
                (0..200).map(|_| random.int_in_range(0..=u32::MAX)).collect::<Result<_, _>>()?;
            let count = |symbol: fn(u32) -> usize| {
                let mut counts = vec![0; 1 << SYMBOL_BITS];
                values.iter().for_each(|value| counts[symbol(*value)] += 1);
                counted(12, &counts)
            };
            let (heads, bytes) = (count(|value| head(value).0), count(|value| value as usize & 255));
            let mut writer = Writer::default();
            writer.table(&heads);
            writer.table(&bytes);
            for value in &values {
                writer.number(*value, &heads);
                writer.symbol(*value as usize & 255, &bytes);
                writer.word(value << 7);
            }
            let written = writer.finish();
            let mut reader = Reader::new(&written);
            assert_eq!([reader.table(12).as_ref(), reader.table(12).as_ref()], [Some(&heads), Some(&bytes)]);
            for value in &values {
                let read = (reader.number(&heads), reader.symbol(&bytes) as u32, reader.word());
                assert_eq!(read, (*value, value & 255, value << 7));
            }
            Ok(())
        });
    }
}
