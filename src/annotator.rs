//! The engine's one entry: runs the stages in their order.
//! Takes an article, the lexicon and the tagger, gives a document.
//! Law: total, deterministic, linear; no stage runs twice.

use crate::document::{Document, Mention};
use crate::text::Source;
use crate::{Lexicon, Tagger, blocks, entities, links, marks, mentions, quotes, values};

/// What is to be annotated.
#[derive(Clone, Copy, Debug, Default)]
pub struct Article<'t> {
    /// The article as it was pasted.
    pub text: &'t str,
    /// When it was published, if known; else the engine looks for a date in the text's own head and foot.
    pub published: Option<jiff::civil::Date>,
}

impl<'t> Article<'t> {
    /// An article of unknown date.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, published: None }
    }
}

/// A stage of the work, as told to whoever shows progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the modules")]
pub enum Stage {
    Tokens,
    Blocks,
    Values,
    Mentions,
    Quotes,
    Entities,
    Links,
}

impl Stage {
    /// All stages in their order.
    pub const ALL: [Stage; 7] = [
        Stage::Tokens,
        Stage::Blocks,
        Stage::Values,
        Stage::Mentions,
        Stage::Quotes,
        Stage::Entities,
        Stage::Links,
    ];
}

/// The engine: stateless between articles, so one serves any number of threads.
#[derive(Clone, Debug)]
pub struct Annotator {
    lexicon: Lexicon,
    tagger: Tagger,
}

impl Annotator {
    /// An engine that knows the words of `lexicon` and finds names as `tagger` learned to.
    #[must_use]
    pub fn new(lexicon: Lexicon, tagger: Tagger) -> Self {
        Self { lexicon, tagger }
    }

    /// An engine with the lexicon and the model compiled into a native binary.
    ///
    /// # Errors
    /// Never for the committed bytes; tests prove it.
    #[cfg(feature = "embedded")]
    pub fn embedded() -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self::new(Lexicon::embedded()?, Tagger::embedded()?))
    }

    /// Annotates one article.
    #[must_use]
    pub fn annotate<'t>(&self, article: &Article<'t>) -> Document<'t> {
        self.annotate_with(article, &mut |_| {})
    }

    /// Annotates one article and tells `progress` of each stage before it begins.
    pub fn annotate_with<'t>(&self, article: &Article<'t>, progress: &mut dyn FnMut(Stage)) -> Document<'t> {
        let lexicon = &self.lexicon;
        progress(Stage::Tokens);
        let source = Source::new(article.text);
        progress(Stage::Blocks);
        let blocks = blocks::find(&source);
        let marks = marks::pair(&source);
        progress(Stage::Values);
        let published = article.published.or_else(|| values::publication_date(&source, &blocks));
        let amounts = values::find(&source, published);
        progress(Stage::Mentions);
        let names = mentions::find(&source, &blocks, &marks, lexicon, &self.tagger);
        let mentions: Vec<Mention> = mentions::merge(names, amounts);
        progress(Stage::Quotes);
        let quotes = quotes::find(&source, &blocks, &marks, &mentions, lexicon);
        progress(Stage::Entities);
        let entities = entities::resolve(&source, &blocks, &mentions, &quotes, lexicon);
        progress(Stage::Links);
        let links = links::find(&source, &mentions, &entities.entities, lexicon);
        Document::assemble(source, published, blocks, mentions, quotes, entities, links)
    }
}
