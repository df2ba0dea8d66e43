//! The layers of marks that the legend names, counts and filters.
//! Takes the annotation's labels, gives one of a dozen layers.
//! Law: every label falls into a layer; an unknown one falls among the other names.

use crate::formats::contract::{Mention, Quote};

/// One layer of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// A whole utterance in quotation marks.
    Direct,
    /// A clause that holds quoted words, or quoted words alone.
    Partial,
    /// Speech without quotation marks.
    Indirect,
    /// A source named with "according to".
    AccordingTo,
    /// Quotation marks that are no speech.
    NonSpeech,
    /// Names of people.
    Person,
    /// Names of organisations.
    Organisation,
    /// Names of countries, towns, seas, buildings.
    Place,
    /// Names of all else: peoples, events, works, products, laws, languages.
    Name,
    /// Dates, times, durations, ages.
    Time,
    /// Money, shares, quantities, bare numbers.
    Amount,
    /// Pronouns and nominals that stand for a name.
    Reference,
}

/// The two halves of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Who said what.
    Speech,
    /// Who and what is in it.
    Things,
}

impl Layer {
    /// All layers in the order of the legend.
    pub const ALL: [Layer; 12] = [
        Layer::Direct,
        Layer::Partial,
        Layer::Indirect,
        Layer::AccordingTo,
        Layer::NonSpeech,
        Layer::Person,
        Layer::Organisation,
        Layer::Place,
        Layer::Name,
        Layer::Time,
        Layer::Amount,
        Layer::Reference,
    ];

    /// The layer of a quote.
    #[must_use]
    pub fn of_quote(quote: &Quote) -> Self {
        match (quote.kind.as_str(), &quote.cue) {
            ("direct", _) => Layer::Direct,
            ("partial" | "mixed", _) => Layer::Partial,
            (_, Some(cue)) if cue.lemma == "according to" => Layer::AccordingTo,
            _ => Layer::Indirect,
        }
    }

    /// The layer of a mention.
    #[must_use]
    pub fn of_mention(mention: &Mention) -> Self {
        match mention.form.as_str() {
            "nominal" | "pronoun" => Layer::Reference,
            _ => Self::of_label(&mention.kind),
        }
    }

    /// The layer of a type's label.
    #[must_use]
    pub fn of_label(label: &str) -> Self {
        match label {
            "PERSON" => Layer::Person,
            "ORG" => Layer::Organisation,
            "GPE" | "LOC" | "FAC" => Layer::Place,
            "DATE" | "TIME" | "DURATION" | "SET" | "AGE" => Layer::Time,
            "MONEY" | "PERCENT" | "QUANTITY" | "ORDINAL" | "CARDINAL" => Layer::Amount,
            _ => Layer::Name,
        }
    }

    /// Its half of the legend.
    #[must_use]
    pub fn group(self) -> Group {
        if self <= Layer::NonSpeech { Group::Speech } else { Group::Things }
    }

    /// Its word in class names.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Layer::Direct => "direct",
            Layer::Partial => "partial",
            Layer::Indirect => "indirect",
            Layer::AccordingTo => "according",
            Layer::NonSpeech => "nonspeech",
            Layer::Person => "person",
            Layer::Organisation => "organisation",
            Layer::Place => "place",
            Layer::Name => "name",
            Layer::Time => "time",
            Layer::Amount => "amount",
            Layer::Reference => "reference",
        }
    }

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// Which layers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filter(u16);

impl Filter {
    /// Whether the layer is shown.
    #[must_use]
    pub fn shows(self, layer: Layer) -> bool {
        self.0 & layer.bit() != 0
    }

    /// The filter with one layer changed over.
    #[must_use]
    pub fn toggled(self, layer: Layer) -> Self {
        Self(self.0 ^ layer.bit())
    }
}

impl Default for Filter {
    /// All but the pronouns: those help where a person is followed through the article, and crowd it otherwise.
    fn default() -> Self {
        Layer::ALL.iter().fold(Self(0), |filter, layer| filter.toggled(*layer)).toggled(Layer::Reference)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_a_layer() {
        assert_eq!(Layer::of_label("FAC"), Layer::Place);
        assert_eq!(Layer::of_label("AGE"), Layer::Time);
        assert_eq!(Layer::of_label("something new"), Layer::Name);
    }

    #[test]
    fn a_filter_changes_one_layer_at_a_time() {
        let filter = Filter::default();
        assert!(!filter.shows(Layer::Reference));
        for layer in Layer::ALL {
            let other = filter.toggled(layer);
            assert_ne!(other.shows(layer), filter.shows(layer));
            assert_eq!(other.toggled(layer), filter);
        }
    }

    #[test]
    fn classes_are_distinct() {
        let mut classes: Vec<_> = Layer::ALL.iter().map(|layer| layer.class()).collect();
        classes.sort_unstable();
        classes.dedup();
        assert_eq!(classes.len(), Layer::ALL.len());
    }
}
