//! Word clusters and rows of weights as the model file has them: gaps between sorted keys, then what each key has.
//! Takes the coder's symbols and gives tables, or the other way for the train program.
//! Law: what is read a hundred thousand times is read by a function that is never copied into its caller: a browser compiles a
//! function well once it was called often, but not while it runs.

use super::clusters::{self, Cluster, Clusters};
use super::codec::{Reader, Table};
use super::labels::{KINDS, LABELS, LANES, Label};
use super::weights::{self, Row, Weights};

#[cfg(feature = "train")]
pub(super) use write::{clusters as write_clusters, weights as write_weights};

/// Precision of the table of clusters, which are many.
const FINE: u32 = 14;
/// Precision of all other tables.
const COARSE: u32 = 12;
/// Bits of how many clusters there are.
const CLUSTER_BITS: u32 = 10;
/// Bits of how many keys there are.
const COUNT_BITS: u32 = 16;
/// Stands for the end of a row, and for its beginning.
const NO_LABEL: usize = LABELS;
/// What a weight is written as is greater by this.
const MIDDLE: i16 = 127;
/// How many signs of the weights before it tell of a weight: see [`signs`].
const SIGNS: usize = 10;

/// Reads the clusters; none where the bytes are damaged.
pub(super) fn clusters(reader: &mut Reader) -> Option<Clusters> {
    let paths: Vec<Cluster> =
        (0..reader.bits(CLUSTER_BITS)).map(|_| Cluster(reader.bits(16) as u16)).collect();
    let count = reader.bits(COUNT_BITS) as usize;
    let mut words = Words { gaps: reader.table(COARSE)?, numbers: reader.table(FINE)?, after: 0 };
    let (mut keys, mut numbers) = (Vec::with_capacity(count), Vec::with_capacity(count));
    for _ in 0..count {
        let (key, number) = words.next(reader)?;
        keys.push(key);
        numbers.push(number);
    }
    Some(Clusters::new(keys, numbers, paths))
}

/// The words of clusters while they are read.
struct Words {
    gaps: Table,
    numbers: Table,
    after: u32,
}

impl Words {
    /// The next word's key and the number of its cluster.
    #[inline(never)]
    fn next(&mut self, reader: &mut Reader) -> Option<(u32, u16)> {
        let key = next(&mut self.after, reader.number(&self.gaps), clusters::KEY_BITS)?;
        Some((key, reader.symbol(&self.numbers) as u16))
    }
}

/// Reads the weights; none where the bytes are damaged.
pub(super) fn weights(reader: &mut Reader) -> Option<Weights> {
    let count = reader.bits(COUNT_BITS) as usize;
    let mut tables = || -> Option<Rows> {
        Some(Rows {
            gaps: reader.table(COARSE)?,
            labels: (0..=LABELS).map(|_| reader.table(COARSE)).collect::<Option<_>>()?,
            weights: (0..SIGNS).map(|_| reader.table(COARSE)).collect::<Option<_>>()?,
            after: 0,
        })
    };
    let mut rows = tables()?;
    let mut is_damaged = false;
    let weights = Weights::new((0..count).map_while(|_| {
        let row = rows.next(reader);
        is_damaged |= row.is_none();
        row
    }));
    (!is_damaged).then_some(weights)
}

/// Rows of weights while they are read.
struct Rows {
    gaps: Table,
    /// By the label before: the next label that has a weight.
    labels: Vec<Table>,
    /// By the signs of weights before: a weight.
    weights: Vec<Table>,
    after: u32,
}

impl Rows {
    /// The next row with its slot.
    #[inline(never)]
    fn next(&mut self, reader: &mut Reader) -> Option<(u32, Row)> {
        let slot = next(&mut self.after, reader.number(&self.gaps), weights::KEY_BITS)?;
        let mut row = [0; LANES];
        let mut before = NO_LABEL;
        loop {
            let label = reader.symbol(&self.labels[before]);
            if label == NO_LABEL {
                return Some((slot, row));
            }
            // Labels come in their order; anything else is damage, and might have no end.
            if label > NO_LABEL || before != NO_LABEL && label <= before {
                return None;
            }
            let weight = reader.symbol(&self.weights[signs(&row, label, before)]) as i16 - MIDDLE;
            row[label] = i8::try_from(weight).ok()?;
            before = label;
        }
    }
}

/// The next of ever greater numbers of `width` bits: `gap` on from the least that it can be.
fn next(after: &mut u32, gap: u32, width: u32) -> Option<u32> {
    let number = after.checked_add(gap).filter(|number| *number < 1 << width)?;
    *after = number + 1;
    Some(number)
}

/// What the weights before tell of a label's: none of the first label's, else the sign of the weight of the name's beginning
/// and that of the weight before.
fn signs(row: &Row, label: usize, before: usize) -> usize {
    if label == 0 {
        return 0;
    }
    let begin = Label(label as u8).kind().filter(|_| label > KINDS.len()).map_or(0, |kind| row[1 + kind]);
    let sign = |weight: i8| (weight.signum() + 1) as usize;
    1 + sign(begin) * 3 + sign(row[before])
}

/// The other way, for the train program.
#[cfg(feature = "train")]
mod write {
    use super::super::codec::{Writer, counted, head};
    use super::*;

    /// Writes the clusters.
    pub(crate) fn clusters(writer: &mut Writer, clusters: &Clusters) {
        let paths = clusters.paths();
        writer.bits(fitting(paths.len(), CLUSTER_BITS), CLUSTER_BITS);
        paths.iter().for_each(|path| writer.bits(u32::from(path.0), 16));
        writer.bits(fitting(clusters.iter().len(), COUNT_BITS), COUNT_BITS);
        let gaps = gaps(clusters.iter().map(|(key, _)| key));
        let heads = counted(COARSE, &counts(gaps.iter().map(|gap| head(*gap).0)));
        let numbers = counted(FINE, &counts(clusters.iter().map(|(_, number)| usize::from(number))));
        writer.table(&heads);
        writer.table(&numbers);
        for (gap, (_, number)) in gaps.iter().zip(clusters.iter()) {
            writer.number(*gap, &heads);
            writer.symbol(usize::from(number), &numbers);
        }
    }

    /// Writes the weights.
    pub(crate) fn weights(writer: &mut Writer, weights: &Weights) {
        let gaps = gaps(weights.iter().map(|(slot, _)| slot));
        writer.bits(fitting(gaps.len(), COUNT_BITS), COUNT_BITS);
        let rows: Vec<Vec<Step>> = weights.iter().map(|(_, row)| steps(row)).collect();
        let all = || rows.iter().flatten();
        let heads = counted(COARSE, &counts(gaps.iter().map(|gap| head(*gap).0)));
        let after = |before: usize| all().filter(move |step| step.before == before).map(|step| step.label);
        let labels: Vec<Table> = (0..=LABELS).map(|before| counted(COARSE, &counts(after(before)))).collect();
        let under =
            |signs: usize| all().filter_map(|step| step.weight).filter(move |weight| weight.0 == signs);
        let sizes: Vec<Table> =
            (0..SIGNS).map(|signs| counted(COARSE, &counts(under(signs).map(|weight| weight.1)))).collect();
        [&heads].into_iter().chain(&labels).chain(&sizes).for_each(|table| writer.table(table));
        for (gap, row) in gaps.iter().zip(&rows) {
            writer.number(*gap, &heads);
            for Step { before, label, weight } in row {
                writer.symbol(*label, &labels[*before]);
                if let Some((signs, weight)) = weight {
                    writer.symbol(*weight, &sizes[*signs]);
                }
            }
        }
    }

    /// One symbol of a row, and the weight behind it.
    struct Step {
        before: usize,
        label: usize,
        weight: Option<(usize, usize)>,
    }

    /// What a row is written as.
    fn steps(row: &Row) -> Vec<Step> {
        let mut before = NO_LABEL;
        let mut steps = Vec::new();
        for label in (0..LABELS).filter(|label| row[*label] != 0) {
            let weight = (i16::from(row[label]) + MIDDLE) as usize;
            steps.push(Step { before, label, weight: Some((signs(row, label, before), weight)) });
            before = label;
        }
        steps.push(Step { before, label: NO_LABEL, weight: None });
        steps
    }

    /// How far each key is from the least that it can be.
    fn gaps(keys: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut after = 0;
        keys.map(|key| key - std::mem::replace(&mut after, key + 1)).collect()
    }

    /// How often each symbol is written.
    fn counts(symbols: impl Iterator<Item = usize>) -> Vec<u32> {
        let mut counts = Vec::new();
        for symbol in symbols {
            counts.resize(counts.len().max(symbol + 1), 0);
            counts[symbol] += 1;
        }
        counts
    }

    fn fitting(number: usize, width: u32) -> u32 {
        assert!(number < 1 << width, "{number} are more than {width} bits can count");
        number as u32
    }
}
