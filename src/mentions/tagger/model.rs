//! The model: weights, transitions, word clusters and calibration, as one file.
//! Takes bytes and gives a model, or the other way for the train program.
//! Law: corrupt, cut or foreign bytes give a typed error, never a panic; the same model gives the same bytes.

#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "public to the train program alone"))]

use super::clusters::Clusters;
use super::codec::Reader;
use super::labels::{LABELS, LANES};
use super::lattice::{Scores, Transitions};
use super::stored;
use super::weights::Weights;
use crate::lexicon::packed::checksum;
use std::fmt;

/// The first bytes of every model.
const MAGIC: [u8; 7] = *b"whoname";
/// The version of the layout, of the labels and of the features.
const VERSION: u8 = 2;
/// Magic, version, checksum.
const HEADER: usize = 7 + 1 + 8;

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
        let [unit, slope, offset] = [(); 3].map(|()| f32::from_bits(reader.word()));
        let mut steps = [[0; LABELS]; LABELS];
        for step in steps.iter_mut().flatten() {
            *step = reader.bits(16) as u16 as i16;
        }
        let clusters = stored::clusters(&mut reader)?;
        let weights = stored::weights(&mut reader)?;
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

/// The other way, for the train program.
#[cfg(feature = "train")]
impl Model {
    /// The bytes of the model.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut writer = super::codec::Writer::default();
        for float in [self.unit, self.calibration.slope, self.calibration.offset] {
            writer.word(float.to_bits());
        }
        for step in self.steps.iter().flatten() {
            writer.bits(u32::from(*step as u16), 16);
        }
        stored::write_clusters(&mut writer, &self.clusters);
        stored::write_weights(&mut writer, &self.weights);
        let body = writer.finish();
        let mut bytes = MAGIC.to_vec();
        bytes.push(VERSION);
        bytes.extend(checksum(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }
}
