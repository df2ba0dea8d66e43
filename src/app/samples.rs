//! Three articles of our own writing, one of them hard.
//! Takes nothing, gives texts.
//! Law: everyone in them is invented.

/// An article to try the page with.
pub(crate) struct Sample {
    /// Its headline.
    pub(crate) title: &'static str,
    /// What makes it worth a try.
    pub(crate) lesson: &'static str,
    /// The article.
    pub(crate) text: &'static str,
}

/// The samples, the hardest last.
pub(crate) const SAMPLES: [Sample; 3] = [
    Sample {
        title: "Harrowgate council votes to close Mill Bridge until spring",
        lesson: "A town council: people, places, plain quotes",
        text: include_str!("samples/bridge.txt"),
    },
    Sample {
        title: "Ferry operator Skarholm to cut 400 jobs as fuel costs bite",
        lesson: "Business: dates, money, sources",
        text: include_str!("samples/ferries.txt"),
    },
    Sample {
        title: "The librarian who would not burn the letters",
        lesson: "The hard one: quotes within quotes, over paragraphs, and marks that quote no one",
        text: include_str!("samples/archive.txt"),
    },
];
