//! Mentions that are one, while they are being gathered.
//! Takes mention ids, gives clusters of them.
//! Law: a mention is in one cluster at most; a cluster's gender and number are never guessed, only gathered.

use crate::document::{Fact, Kind};

/// At most so many roles of one person are kept.
const MOST_ROLES: usize = 6;

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
    /// Its words, and the mention beside which they stand.
    pub(super) fact: Fact,
    /// As worded: "Kremlin spokesman".
    pub(super) words: String,
    /// Its head: "spokesman".
    pub(super) head: String,
    /// Whether it is laid down: "former".
    pub(super) is_past: bool,
    /// The countries and peoples in it, under the name of the country.
    pub(super) nations: Vec<String>,
}

/// Why a mention was put into its cluster.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reason {
    /// The rule, or that signs were weighed.
    pub(super) why: &'static str,
    /// The signs that were weighed, each with what it adds.
    pub(super) signs: Vec<(&'static str, f32)>,
    /// Confidence from 0 to 1.
    pub(super) score: f32,
    /// The cluster that came next, with its score.
    pub(super) runner_up: Option<(usize, f32)>,
}

impl Reason {
    /// A rule that leaves no choice, and how often it is right.
    pub(super) fn rule(why: &'static str, score: f32) -> Self {
        Self { why, signs: Vec::new(), score, runner_up: None }
    }

    /// The same with the cluster that came next.
    pub(super) fn over(mut self, runner_up: Option<(usize, f32)>) -> Self {
        self.runner_up = runner_up;
        self
    }
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
    /// What else is said of it: affiliation, age, origin.
    pub(super) facts: Vec<Fact>,
}

impl Cluster {
    /// Adds a role, unless it is known.
    pub(super) fn take_up(&mut self, role: Role) {
        let is_new = self.roles.iter().all(|known| known.words != role.words);
        if is_new && self.roles.len() < MOST_ROLES {
            self.roles.push(role);
        }
    }

    /// Adds what is said of it, once for each kind.
    pub(super) fn tell(&mut self, fact: Fact) {
        if self.facts.iter().all(|known| known.kind != fact.kind) {
            self.facts.push(fact);
        }
    }
}

/// All clusters, and which mention is in which.
#[derive(Clone, Debug)]
pub(super) struct Clusters {
    list: Vec<Cluster>,
    of: Vec<Option<usize>>,
    reasons: Vec<Option<Reason>>,
}

impl Clusters {
    /// No cluster yet of any of `mentions` mentions.
    pub(super) fn new(mentions: usize) -> Self {
        Self { list: Vec::new(), of: vec![None; mentions], reasons: vec![None; mentions] }
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
            facts: Vec::new(),
        });
        self.list.len() - 1
    }

    /// Puts a mention into a cluster, unless it is in one.
    pub(super) fn put(&mut self, mention: usize, cluster: usize, reason: Reason) {
        if self.of[mention].is_none() {
            self.of[mention] = Some(cluster);
            self.reasons[mention] = Some(reason);
            self.list[cluster].mentions.push(mention);
        }
    }

    /// Why each mention is in its cluster.
    pub(super) fn reasons(&self) -> &[Option<Reason>] {
        &self.reasons
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
