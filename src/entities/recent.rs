//! Who was mentioned lately.
//! Takes mentions in the order of the text, gives the latest of them, and the latest of each cluster.
//! Law: never more than a fixed number is remembered, so that looking back takes bounded time.

use std::collections::VecDeque;

/// So many mentions are remembered.
const MOST: usize = 120;

/// A mention that was seen.
#[derive(Clone, Copy, Debug)]
struct Seen {
    mention: usize,
    cluster: usize,
}

/// The latest mentions.
#[derive(Debug, Default)]
pub(super) struct Recent {
    seen: VecDeque<Seen>,
    /// How often each cluster was mentioned so far.
    counts: Vec<u32>,
}

impl Recent {
    /// Remembers a mention.
    pub(super) fn push(&mut self, mention: usize, cluster: usize) {
        if self.seen.len() == MOST {
            self.seen.pop_front();
        }
        self.seen.push_back(Seen { mention, cluster });
        if self.counts.len() <= cluster {
            self.counts.resize(cluster + 1, 0);
        }
        self.counts[cluster] += 1;
    }

    /// The mentions, the latest first.
    pub(super) fn mentions(&self) -> impl Iterator<Item = usize> {
        self.seen.iter().rev().map(|seen| seen.mention)
    }

    /// The mentions with their clusters, the latest first.
    pub(super) fn seen(&self) -> impl Iterator<Item = (usize, usize)> {
        self.seen.iter().rev().map(|seen| (seen.mention, seen.cluster))
    }

    /// The clusters, the latest first, each once.
    pub(super) fn clusters(&self) -> impl Iterator<Item = usize> {
        self.latest().map(|(cluster, _)| cluster)
    }

    /// Each cluster with its latest mention, the latest first.
    pub(super) fn latest(&self) -> impl Iterator<Item = (usize, usize)> {
        let mut told: Vec<usize> = Vec::new();
        self.seen.iter().rev().filter_map(move |seen| {
            let is_new = !told.contains(&seen.cluster);
            told.push(seen.cluster);
            is_new.then_some((seen.cluster, seen.mention))
        })
    }

    /// The place of a cluster's latest mention: greater is later.
    pub(super) fn rank(&self, cluster: usize) -> usize {
        self.seen.iter().rev().find(|seen| seen.cluster == cluster).map_or(0, |seen| seen.mention + 1)
    }

    /// How often a cluster was mentioned so far.
    pub(super) fn count(&self, cluster: usize) -> u32 {
        self.counts.get(cluster).copied().unwrap_or(0)
    }
}
