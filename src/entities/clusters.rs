//! Mentions that are one, while they are being gathered.
//! Takes mention ids, gives clusters of them.
//! Law: a mention is in one cluster at most; a cluster's gender and number are never guessed, only gathered.

use crate::document::Kind;

/// A man, a woman, or not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gender {
    /// Nothing tells.
    #[default]
    Unknown,
    /// A man.
    Masculine,
    /// A woman.
    Feminine,
}

impl Gender {
    /// This gender, or `other` where this is not known.
    pub(super) fn or(self, other: Gender) -> Gender {
        if self == Gender::Unknown { other } else { self }
    }

    /// Whether both are known and differ.
    pub(super) fn contradicts(self, other: Gender) -> bool {
        self != Gender::Unknown && other != Gender::Unknown && self != other
    }
}

/// One or several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Number {
    /// One.
    #[default]
    Singular,
    /// Several.
    Plural,
}

/// A role that the article gives to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    /// As worded: "Kremlin spokesman".
    pub(super) words: String,
    /// Its head: "spokesman".
    pub(super) head: String,
    /// Whether it is laid down: "former".
    pub(super) is_past: bool,
    /// The countries and peoples in it, under the name of the country.
    pub(super) nations: Vec<String>,
}

/// Mentions that are one.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// What it is.
    pub(super) kind: Kind,
    /// Its mentions.
    pub(super) mentions: Vec<usize>,
    /// Whether one of them is a name.
    pub(super) is_named: bool,
    /// A man or a woman.
    pub(super) gender: Gender,
    /// One or several.
    pub(super) number: Number,
    /// Its roles, in order.
    pub(super) roles: Vec<Role>,
}

/// All clusters, and which mention is in which.
#[derive(Clone, Debug)]
pub(super) struct Clusters {
    list: Vec<Cluster>,
    of: Vec<Option<usize>>,
}

impl Clusters {
    /// No cluster yet of any of `mentions` mentions.
    pub(super) fn new(mentions: usize) -> Self {
        Self { list: Vec::new(), of: vec![None; mentions] }
    }

    /// A new cluster without mentions; gives its number.
    pub(super) fn open(&mut self, kind: Kind) -> usize {
        self.list.push(Cluster {
            kind,
            mentions: Vec::new(),
            is_named: false,
            gender: Gender::default(),
            number: Number::default(),
            roles: Vec::new(),
        });
        self.list.len() - 1
    }

    /// Puts a mention into a cluster, unless it is in one.
    pub(super) fn put(&mut self, mention: usize, cluster: usize) {
        if self.of[mention].is_none() {
            self.of[mention] = Some(cluster);
            self.list[cluster].mentions.push(mention);
        }
    }

    /// The cluster of a mention.
    pub(super) fn of(&self, mention: usize) -> Option<usize> {
        self.of.get(mention).copied().flatten()
    }

    /// A cluster.
    pub(super) fn get(&self, cluster: usize) -> &Cluster {
        &self.list[cluster]
    }

    /// A cluster, to be added to.
    pub(super) fn get_mut(&mut self, cluster: usize) -> &mut Cluster {
        &mut self.list[cluster]
    }

    /// All clusters by number.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &Cluster)> {
        self.list.iter().enumerate()
    }
}
