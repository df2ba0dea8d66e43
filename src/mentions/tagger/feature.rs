//! Features: what is seen at or around a token, as numbers by which weights are found.
//! Takes the template of a feature and what fills it, gives the feature.
//! Law: the same filling of the same template is the same feature, in training and in the browser.

/// Declares the templates, each with what it tells the reader.
macro_rules! templates {
    ($($(#[$doc:meta])* $template:ident $label:literal)*) => {
        /// A kind of feature.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Template { $($(#[$doc])* $template),* }

        /// What a feature of each template tells the reader; empty where it would tell nothing by itself.
        const LABELS: &[&str] = &[$($label),*];

        /// All templates.
        pub(super) const TEMPLATES: [Template; LABELS.len()] = [$(Template::$template),*];
    };
}

templates! {
    /// The word as written.
    Word "the word itself"
    /// The word in lower case, at the token or near it.
    Norm "the words around it"
    /// Its capitals, digits and points, at the token or near it.
    Shape "its shape"
    /// Its first letters.
    Prefix "how the word is spelt"
    /// Its last letters.
    Suffix "how the word is spelt"
    /// The class of words used alike.
    Cluster "words used alike"
    /// What the word lists say of the word.
    Class "the words around it"
    /// What the gazetteer says of the word alone.
    Fact "known name"
    /// What the gazetteer says of the longest name that the word is part of.
    Known "known name"
    /// All that the gazetteer says of that name.
    KnownAll "known name"
    /// The class of the entity that bears that name.
    Entity "known name"
    /// The sentence's edge near the token.
    Edge ""
    /// Where the token stands: sentence, quotation, block.
    Place ""
    /// How the sentence uses capitals.
    Case ""
    /// The word is written in lower case elsewhere.
    Lower "written in lower case elsewhere in the article"
    /// Two words in a row.
    Words "the words around it"
    /// Shapes in a row.
    Shapes "its shape"
    /// The word before the capitalised run.
    RunBefore "the word before it"
    /// The word after the capitalised run.
    RunAfter "the word after it"
    /// The run's last word.
    RunLast "its last word"
    /// The run's first word.
    RunFirst "its first word"
    /// The run's length.
    RunLength ""
    /// The whole run.
    RunWhole "the words of the name"
    /// The words on both sides of the run.
    RunAround "the words around it"
    /// The word before another occurrence.
    OtherBefore "where else the article has the word"
    /// The word after another occurrence.
    OtherAfter "where else the article has the word"
    /// Capitals beside another occurrence.
    OtherCapital "where else the article has the word"
    /// How often the article has the word.
    Times ""
    /// The second pass.
    Again ""
    /// The first pass's label.
    Own ""
    /// The labels of the word elsewhere.
    Same "named so elsewhere in the article"
    /// The last word of longer names.
    LastOf "same surname as a full name here"
    /// The first word of longer names.
    FirstOf "same first word as a longer name here"
    /// The labels of the same two words elsewhere.
    SamePair "named so elsewhere in the article"
    /// The initials of an organisation's name.
    Acronym "short for a name here"
    /// The first pass's labels beside the token.
    Beside ""
}

impl Template {
    /// What a feature of this template tells the reader; empty where it would tell nothing by itself.
    pub(super) fn label(self) -> &'static str {
        LABELS[self as usize]
    }

    /// Whether a feature of this template tells a reader anything.
    pub(super) fn tells(self) -> bool {
        !self.label().is_empty()
    }
}

/// A feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Feature {
    /// Its template.
    pub(super) template: Template,
    /// By which its weights are found.
    pub(super) key: u32,
}

impl Feature {
    /// A template filled with one thing.
    pub(super) fn of(template: Template, filling: u64) -> Self {
        let salt = (template as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self { template, key: (stirred(filling ^ salt) >> 32) as u32 }
    }

    /// A template filled with two things, the second a small number or a hash.
    pub(super) fn of_two(template: Template, one: u64, other: u64) -> Self {
        Self::of(template, joined(one, other))
    }
}

/// One number of two; their order counts.
pub(super) fn joined(one: u64, other: u64) -> u64 {
    stirred(one).wrapping_add(other.wrapping_mul(0xd6e8_feb8_6659_fd93))
}

/// A number of bytes.
pub(super) fn hashed(bytes: &[u8]) -> u64 {
    hashed_on(0xcbf2_9ce4_8422_2325, bytes)
}

/// The number of some bytes and those behind them, from the number of the first.
pub(super) fn hashed_on(hash: u64, bytes: &[u8]) -> u64 {
    let add = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    bytes.iter().fold(hash, add)
}

/// A number whose bits all depend on all bits of `number`.
fn stirred(number: u64) -> u64 {
    let number = (number ^ (number >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let number = (number ^ (number >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    number ^ (number >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_fillings_and_their_order_count() {
        let features = [
            Feature::of(Template::Word, 1),
            Feature::of(Template::Norm, 1),
            Feature::of(Template::Word, 2),
            Feature::of_two(Template::Word, 1, 2),
            Feature::of_two(Template::Word, 2, 1),
        ];
        for (index, one) in features.iter().enumerate() {
            assert!(features[index + 1..].iter().all(|other| one.key != other.key));
        }
    }
}
