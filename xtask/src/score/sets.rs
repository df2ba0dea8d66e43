//! The sets whose mistakes are analysed, with the conventions under which the benchmark scores each.
//! Takes nothing, gives a table.
//! Law: the conventions are the benchmark's; `score` fails where our totals and its own differ.

/// A set of annotated articles.
pub(super) struct Set {
    /// Its name in the benchmark.
    pub(super) name: &'static str,
    /// What is measured in it.
    pub(super) task: Task,
}

/// What a set is scored for.
#[derive(Clone, Copy)]
pub(super) enum Task {
    /// Names of these types.
    Names(Types),
    /// Dates, times and durations with their values.
    Times,
    /// Quotations with their speakers.
    Quotes(Extents),
}

/// Which types of names a corpus tells apart.
#[derive(Clone, Copy)]
pub(super) enum Types {
    /// People, organisations, places.
    Three,
    /// These, peoples, dates, amounts of money and percentages.
    News,
}

/// What counts as one quotation.
#[derive(Clone, Copy)]
pub(super) enum Extents {
    /// A stretch of reported speech; thoughts and speech inside speech are optional.
    Whole,
    /// The same, nothing optional.
    Strict,
    /// Words in quotation marks, paragraph by paragraph.
    Marks,
}

/// All of them, in the benchmark's order.
pub(super) const SETS: [Set; 11] = [
    Set { name: "ner/worldwide.dev", task: Task::Names(Types::Three) },
    Set { name: "ner/wikigold.dev", task: Task::Names(Types::Three) },
    Set { name: "ner/ieer.dev", task: Task::Names(Types::News) },
    Set { name: "quotes/polnear_qm.dev", task: Task::Quotes(Extents::Marks) },
    Set { name: "quotes/polnear.dev", task: Task::Quotes(Extents::Whole) },
    Set { name: "quotes/polnear_canon_qm.dev", task: Task::Quotes(Extents::Marks) },
    Set { name: "quotes/gum_news.dev", task: Task::Quotes(Extents::Whole) },
    Set { name: "quotes/gum_news_qm.dev", task: Task::Quotes(Extents::Marks) },
    Set { name: "quotes/handmade", task: Task::Quotes(Extents::Strict) },
    Set { name: "timex/te3_tbaq", task: Task::Times },
    Set { name: "timex/wikiwars.train", task: Task::Times },
];

impl Types {
    /// The corpus's type for one of ours, or of its own; none where it is not scored.
    pub(super) fn of(self, kind: &str) -> Option<&'static str> {
        match (self, kind) {
            (_, "GPE" | "LOC" | "FAC") => Some("LOC"),
            (_, "ORG") => Some("ORG"),
            (Self::Three, "PERSON" | "PER") => Some("PER"),
            (Self::News, "PERSON") => Some("PERSON"),
            (Self::News, "NORP") => Some("NORP"),
            (Self::News, "DATE" | "TIME" | "DURATION") => Some("DATE"),
            (Self::News, "MONEY") => Some("MONEY"),
            (Self::News, "PERCENT") => Some("PERCENT"),
            _ => None,
        }
    }
}
