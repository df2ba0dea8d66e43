//! The closed sets of labels: what a mention, a block, a quote, a speaker or a pair of marks can be.
//! Takes nothing, gives enums, each value with its label in the annotation format.
//! Law: a label stands here and nowhere else; code compares values, never labels.

/// Declares an enum whose values each have a label in the annotation format.
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident $label:literal)* }) => {
        $(#[$doc])*
        pub enum $name { $($(#[$value_doc])* $value),* }

        impl $name {
            /// The label in the annotation format.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$value => $label),* }
            }

            /// The value of a label in the annotation format.
            #[must_use]
            pub fn of_label(label: &str) -> Option<Self> {
                match label { $($label => Some(Self::$value),)* _ => None }
            }
        }
    };
}

labels! {
    /// What a mention names or values. The meanings are those of OntoNotes 5; dates and times are cut into the kinds of
    /// TIMEX3, and ages set apart.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[allow(missing_docs, reason = "the names say it")]
    Kind {
        Person "PERSON"
        Org "ORG"
        Gpe "GPE"
        Loc "LOC"
        Fac "FAC"
        Norp "NORP"
        Event "EVENT"
        WorkOfArt "WORK_OF_ART"
        Product "PRODUCT"
        Law "LAW"
        Language "LANGUAGE"
        Date "DATE"
        Time "TIME"
        Duration "DURATION"
        Set "SET"
        Money "MONEY"
        Percent "PERCENT"
        Quantity "QUANTITY"
        Ordinal "ORDINAL"
        Cardinal "CARDINAL"
        Age "AGE"
    }
}

impl Kind {
    /// Whether it is a date or an amount rather than a name.
    #[must_use]
    pub fn is_value(self) -> bool {
        self >= Kind::Date
    }
}

labels! {
    /// What the article says of an entity beside one of its mentions.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    FactKind {
        /// An office or a trade as worded: "Kremlin spokesman".
        Role "role"
        /// Where somebody belongs: "the University of Oslo", "D".
        Affiliation "affiliation"
        /// How old: "34".
        Age "age"
        /// Where from: "Oslo".
        Origin "origin"
    }
}

labels! {
    /// How a mention refers.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    Form {
        /// "Vladimir Putin".
        Name "name"
        /// "Wednesday", "$3.5 billion".
        Value "value"
        /// "the Russian leader".
        Nominal "nominal"
        /// "she".
        Pronoun "pronoun"
    }
}

labels! {
    /// What a block of the page is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[allow(missing_docs, reason = "the names say it")]
    BlockKind {
        Headline "headline"
        Subhead "subhead"
        Byline "byline"
        Dateline "dateline"
        Section "section"
        Paragraph "paragraph"
        ListItem "list_item"
        Caption "caption"
        Credit "credit"
        Copyright "copyright"
        Furniture "furniture"
    }
}

impl BlockKind {
    /// Whether sentences of the article stand in it, so that quotes may.
    #[must_use]
    pub fn is_prose(self) -> bool {
        matches!(self, Self::Headline | Self::Subhead | Self::Paragraph | Self::ListItem | Self::Caption)
    }
}

labels! {
    /// How much of a quote stands in quotation marks.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    QuoteKind {
        /// A whole utterance in marks; its parts include the marks.
        Direct "direct"
        /// A quoted fragment without an attributed clause of its own.
        Partial "partial"
        /// An attributed clause that holds a quoted fragment.
        Mixed "mixed"
        /// No marks.
        Indirect "indirect"
    }
}

labels! {
    /// What a speaker is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[allow(missing_docs, reason = "the names say it")]
    SpeakerKind {
        Person "person"
        Group "group"
        Organisation "organisation"
        Document "document"
        Anonymous "anonymous"
        Unknown "unknown"
    }
}

labels! {
    /// Why quotation marks are no speech.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[allow(missing_docs, reason = "the names say it")]
    Reason {
        Title "title"
        Term "term"
        Nickname "nickname"
        Scare "scare"
        Sign "sign"
    }
}
