//! The model: weights, transitions, word clusters and calibration, as one file.
//! Takes bytes and gives a model, or the other way for the train program.
//! Law: corrupt, cut or foreign bytes give a typed error, never a panic; the same model gives the same bytes.

#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "public to the train program alone"))]

use super::clusters::{self, Cluster, Clusters};
use super::codec::{AnyOdds, Odds, Reader};
use super::labels::{KINDS, LABELS, LANES, Label};
use super::lattice::{Scores, Transitions};
use super::weights::{self, Row, Weights};
use crate::lexicon::packed::checksum;
use std::fmt;

/// The first bytes of every model.
const MAGIC: [u8; 7] = *b"whoname";
/// The version of the layout, of the labels and of the features.
const VERSION: u8 = 1;
/// Magic, version, checksum.
const HEADER: usize = 7 + 1 + 8;
/// Bits of a cluster's number.
const CLUSTER_BITS: u32 = 10;
/// Bits of a weight without its sign.
const WEIGHT_BITS: u32 = 7;

/// Why bytes are no model. Its text says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// The bytes do not begin as a model does.
    NotAModel,
    /// Made by another version of the train program.
    WrongVersion,
    /// Cut off or damaged.
    Damaged,
}

impl fmt::Display for ModelError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NotAModel => "The name model is not one of this program’s. Reload the page to fetch it again.",
            Self::WrongVersion => {
                "The name model belongs to another version of this program. Reload the page to fetch both anew."
            }
            Self::Damaged => "The name model arrived damaged. Reload the page to fetch it again.",
        })
    }
}

impl std::error::Error for ModelError {}

/// How confidence follows from probability: on the scale of log odds, a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// What log odds are multiplied by.
    pub slope: f32,
    /// What is added.
    pub offset: f32,
}

impl Calibration {
    /// The confidence that belongs to a probability.
    #[must_use]
    pub fn confidence(self, probability: f32) -> f32 {
        let odds = self.slope * log_odds(probability) + self.offset;
        1.0 / (1.0 + libm::expf(-odds))
    }
}

/// The logarithm of the odds, away from the ends.
#[must_use]
pub fn log_odds(probability: f32) -> f32 {
    let probability = probability.clamp(1e-6, 1.0 - 1e-6);
    libm::logf(probability / (1.0 - probability))
}

/// What was learned.
#[derive(Clone, Debug)]
pub(super) struct Model {
    /// What one unit of the weights is worth.
    pub(super) unit: f32,
    pub(super) calibration: Calibration,
    pub(super) steps: [[i16; LABELS]; LABELS],
    pub(super) clusters: Clusters,
    pub(super) weights: Weights,
}

impl Model {
    /// Reads a model.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        if !bytes.starts_with(&MAGIC) {
            return Err(ModelError::NotAModel);
        }
        if bytes.get(MAGIC.len()) != Some(&VERSION) {
            return Err(ModelError::WrongVersion);
        }
        Self::read(bytes).ok_or(ModelError::Damaged)
    }

    /// Reads what follows a good magic and version; none where the bytes are damaged.
    fn read(bytes: &[u8]) -> Option<Self> {
        let sum = u64::from_le_bytes(bytes.get(MAGIC.len() + 1..HEADER)?.try_into().ok()?);
        let body = bytes.get(HEADER..)?;
        if checksum(body) != sum {
            return None;
        }
        let mut reader = Reader::new(body);
        let mut plain = Plain::default();
        let unit = f32::from_bits(plain.read(&mut reader, 32));
        let slope = f32::from_bits(plain.read(&mut reader, 32));
        let offset = f32::from_bits(plain.read(&mut reader, 32));
        let mut steps = [[0; LABELS]; LABELS];
        for step in steps.iter_mut().flatten() {
            *step = plain.read(&mut reader, 16) as u16 as i16;
        }
        let clusters = read_clusters(&mut reader, &mut plain)?;
        let weights = read_weights(&mut reader, &mut plain)?;
        Some(Self { unit, calibration: Calibration { slope, offset }, steps, clusters, weights })
    }

    /// What each label is worth after each other one.
    pub(super) fn transitions(&self) -> Transitions {
        let mut worth: [Scores; LABELS] = [[0.0; LANES]; LABELS];
        for (worth, steps) in worth.iter_mut().zip(&self.steps) {
            for (worth, step) in worth.iter_mut().zip(steps) {
                *worth = f32::from(*step) * self.unit;
            }
        }
        Transitions::new(&worth)
    }
}

/// Numbers of which nothing is expected.
#[derive(Default)]
struct Plain(Odds);

impl Plain {
    fn read(&mut self, reader: &mut Reader, width: u32) -> u32 {
        (0..width).fold(0, |value, _| {
            self.0 = Odds::default();
            value << 1 | u32::from(reader.bit(&mut self.0))
        })
    }
}

fn read_clusters(reader: &mut Reader, plain: &mut Plain) -> Option<Clusters> {
    let paths: Vec<Cluster> =
        (0..plain.read(reader, CLUSTER_BITS)).map(|_| Cluster(plain.read(reader, 16) as u16)).collect();
    let count = plain.read(reader, clusters::KEY_BITS);
    let (mut gaps, mut numbers) = (AnyOdds::default(), vec![Odds::default(); 1 << CLUSTER_BITS]);
    let mut after = 0_u32;
    let mut words = Vec::new();
    for _ in 0..count {
        let key = next(&mut after, reader.any(&mut gaps), clusters::KEY_BITS)?;
        let path = paths.get(reader.number(CLUSTER_BITS, &mut numbers) as usize)?;
        words.push((key, *path));
    }
    Some(Clusters::new(words.into_iter()))
}

fn read_weights(reader: &mut Reader, plain: &mut Plain) -> Option<Weights> {
    let count = plain.read(reader, weights::KEY_BITS);
    let mut odds = RowOdds::default();
    let mut after = 0_u32;
    let mut rows = Vec::new();
    for _ in 0..count {
        let slot = next(&mut after, reader.any(&mut odds.gaps), weights::KEY_BITS)?;
        rows.push((slot, odds.read(reader)));
    }
    Some(Weights::new(rows.into_iter()))
}

/// The next of ever greater numbers of `width` bits: `gap` on from the least that it can be.
fn next(after: &mut u32, gap: u32, width: u32) -> Option<u32> {
    let number = after.checked_add(gap).filter(|number| *number < 1 << width)?;
    *after = number + 1;
    Some(number)
}

/// What is learned of rows while they are read or written.
struct RowOdds {
    gaps: AnyOdds,
    /// Whether a label has a weight, by how many have one before it and whether the name's beginning has one.
    filled: [[Odds; 8]; LABELS],
    sign: [[Odds; 3]; LABELS],
    sizes: Vec<[Odds; 1 << WEIGHT_BITS]>,
}

impl Default for RowOdds {
    fn default() -> Self {
        Self {
            gaps: AnyOdds::default(),
            filled: [[Odds::default(); 8]; LABELS],
            sign: [[Odds::default(); 3]; LABELS],
            sizes: vec![[Odds::default(); 1 << WEIGHT_BITS]; LABELS],
        }
    }
}

/// What the labels before tell of a weight of the row; `filled` of them have one.
fn context(row: &Row, label: usize, filled: usize) -> (usize, usize) {
    let begin = Label(label as u8).kind().filter(|_| label > KINDS.len()).map_or(0, |kind| row[1 + kind]);
    (filled.min(3) * 2 + usize::from(begin != 0), (begin.signum() + 1) as usize)
}

impl RowOdds {
    fn read(&mut self, reader: &mut Reader) -> Row {
        let mut row = [0; LANES];
        let mut before = 0;
        for label in 0..LABELS {
            let (filled, begin) = context(&row, label, before);
            if reader.bit(&mut self.filled[label][filled]) {
                let is_negative = reader.bit(&mut self.sign[label][begin]);
                let size = reader.number(WEIGHT_BITS, &mut self.sizes[label]) as i8;
                row[label] = if is_negative { -size } else { size };
                before += usize::from(size != 0);
            }
        }
        row
    }
}

/// The other way, for the train program.
#[cfg(feature = "train")]
mod write {
    use super::super::codec::Writer;
    use super::*;

    impl Model {
        /// The bytes of the model.
        pub(crate) fn to_bytes(&self) -> Vec<u8> {
            let mut writer = Writer::new();
            for float in [self.unit, self.calibration.slope, self.calibration.offset] {
                plain(&mut writer, float.to_bits(), 32);
            }
            for step in self.steps.iter().flatten() {
                plain(&mut writer, u32::from(*step as u16), 16);
            }
            write_clusters(&mut writer, &self.clusters);
            write_weights(&mut writer, &self.weights);
            let body = writer.finish();
            let mut bytes = MAGIC.to_vec();
            bytes.push(VERSION);
            bytes.extend(checksum(&body).to_le_bytes());
            bytes.extend(body);
            bytes
        }
    }

    fn plain(writer: &mut Writer, value: u32, width: u32) {
        for place in (0..width).rev() {
            writer.bit(value >> place & 1 == 1, &mut Odds::default());
        }
    }

    fn write_clusters(writer: &mut Writer, clusters: &Clusters) {
        let mut paths: Vec<Cluster> = clusters.iter().map(|(_, path)| path).collect();
        paths.sort_unstable();
        paths.dedup();
        assert!(paths.len() < 1 << CLUSTER_BITS, "{} clusters are too many", paths.len());
        plain(writer, paths.len() as u32, CLUSTER_BITS);
        paths.iter().for_each(|path| plain(writer, u32::from(path.0), 16));
        plain(writer, clusters.iter().len() as u32, clusters::KEY_BITS);
        let (mut gaps, mut numbers) = (AnyOdds::default(), vec![Odds::default(); 1 << CLUSTER_BITS]);
        let mut after = 0;
        for (key, path) in clusters.iter() {
            writer.any(key - after, &mut gaps);
            let number = paths.partition_point(|other| *other < path) as u32;
            writer.number(number, CLUSTER_BITS, &mut numbers);
            after = key + 1;
        }
    }

    fn write_weights(writer: &mut Writer, weights: &Weights) {
        plain(writer, weights.iter().count() as u32, weights::KEY_BITS);
        let mut odds = RowOdds::default();
        let mut after = 0;
        for (slot, row) in weights.iter() {
            writer.any(slot - after, &mut odds.gaps);
            odds.write(writer, row);
            after = slot + 1;
        }
    }

    impl RowOdds {
        fn write(&mut self, writer: &mut Writer, row: &Row) {
            let mut before = 0;
            for label in 0..LABELS {
                let weight = row[label];
                let (filled, begin) = context(row, label, before);
                before += usize::from(weight != 0);
                writer.bit(weight != 0, &mut self.filled[label][filled]);
                if weight != 0 {
                    writer.bit(weight < 0, &mut self.sign[label][begin]);
                    writer.number(u32::from(weight.unsigned_abs()), WEIGHT_BITS, &mut self.sizes[label]);
                }
            }
        }
    }
}
