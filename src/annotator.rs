//! The engine's one entry: runs the stages in their order.
//! Takes an article, the lexicon and the tagger, gives a document.
//! Law: total, deterministic, linear; no stage runs twice.

use crate::document::{Block, Document, Mention};
use crate::lexicon::packed;
use crate::mentions::Vocabularies;
use crate::text::Source;
use crate::{
    Lexicon, LexiconError, ModelError, Tagger, blocks, entities, links, marks, mentions, quotes, values,
};
use std::fmt;

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

/// Why bytes are no tables of an engine. Its text says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The word list is not what it should be.
    Lexicon(LexiconError),
    /// The name model is not what it should be.
    Model(ModelError),
}

impl fmt::Display for LoadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lexicon(error) => error.fmt(out),
            Self::Model(error) => error.fmt(out),
        }
    }
}

impl std::error::Error for LoadError {}

impl From<LexiconError> for LoadError {
    fn from(error: LexiconError) -> Self {
        Self::Lexicon(error)
    }
}

impl From<ModelError> for LoadError {
    fn from(error: ModelError) -> Self {
        Self::Model(error)
    }
}

/// The engine. What it finds in an article does not depend on those before; one serves any number of threads.
///
/// It remembers what it looked up of the words that it has met, so that the next article takes less time.
///
/// By default it knows no more words than those compiled into it. That is enough for a first reading: quotations with
/// their cues and with their speakers as written, dates and amounts, in the same blocks; but no names.
#[derive(Clone, Debug, Default)]
pub struct Annotator {
    lexicon: Lexicon,
    tagger: Option<Tagger>,
    vocabularies: Vocabularies,
}

impl Annotator {
    /// An engine that knows the words of `lexicon` and finds names as `tagger` learned to.
    #[must_use]
    pub fn new(lexicon: Lexicon, tagger: Tagger) -> Self {
        Self { lexicon, tagger: Some(tagger), vocabularies: Vocabularies::default() }
    }

    /// An engine from the one file that a site serves: the lexicon's two parts, each behind its length, then the model.
    ///
    /// # Errors
    /// Where the bytes of one are not what they should be, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LoadError> {
        let mut model = bytes;
        packed::take_part(&mut model)?;
        packed::take_part(&mut model)?;
        let (lexicon, _) = bytes.split_at(bytes.len() - model.len());
        Ok(Self::new(Lexicon::from_bytes(lexicon)?, Tagger::from_bytes(model)?))
    }

    /// An engine with the lexicon and the model compiled into a native binary.
    ///
    /// # Errors
    /// Never for the committed bytes; tests prove it.
    #[cfg(feature = "embedded")]
    pub fn embedded() -> Result<Self, LoadError> {
        Ok(Self::new(Lexicon::embedded()?, Tagger::embedded()?))
    }

    /// The names of people, places, organisations and things in a text; none without a tagger.
    pub(crate) fn names(&self, source: &Source, blocks: &[Block], marks: &[marks::Pair]) -> Vec<Mention> {
        let Some(tagger) = &self.tagger else { return Vec::new() };
        let find =
            |vocabulary: &mut _| mentions::find(source, blocks, marks, &self.lexicon, tagger, vocabulary);
        self.vocabularies.lend(find)
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
        let (published, amounts) = values::find(&source, &blocks, article.published);
        progress(Stage::Mentions);
        let names = self.names(&source, &blocks, &marks);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Form, QuoteKind};

    /// The one file that a site serves.
    fn served() -> Vec<u8> {
        let parts: [&[u8]; 2] = [include_bytes!("lexicon/packed.bin"), include_bytes!("lexicon/links.bin")];
        let behind_length = |part: &[u8]| [&(part.len() as u32).to_le_bytes(), part].concat();
        let lexicon: Vec<u8> = parts.iter().flat_map(|part| behind_length(part)).collect();
        [&lexicon, &include_bytes!("mentions/tagger/model.bin")[..]].concat()
    }

    #[test]
    fn without_tables_it_finds_quotations_and_values_in_the_same_blocks() {
        let article = Article::new(include_str!("../benches/report.txt"));
        let first = Annotator::default().annotate(&article);
        let whole = Annotator::from_bytes(&served()).unwrap().annotate(&article);
        assert_eq!(first.blocks, whole.blocks);
        let values = |document: &Document| {
            let values = document.mentions.iter().filter(|mention| mention.form == Form::Value);
            values.map(|mention| mention.range).collect::<Vec<_>>()
        };
        assert_eq!(values(&first), values(&whole));
        assert_eq!(first.mentions.len(), values(&first).len());
        let direct = |document: &Document| {
            let direct = document.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
            direct.map(|quote| (quote.parts.clone(), quote.speaker.is_some())).collect::<Vec<_>>()
        };
        assert_eq!(direct(&first), direct(&whole));
        assert!(direct(&first).len() > 5);
    }

    #[test]
    fn the_served_file_is_read_and_its_faults_are_told_apart() {
        let served = served();
        let error = |bytes: &[u8]| Annotator::from_bytes(bytes).err();
        assert_eq!(error(&served), None);
        assert_eq!(error(b""), Some(LoadError::Lexicon(LexiconError::NotALexicon)));
        assert_eq!(error(&served[..served.len() - 1]), Some(LoadError::Model(ModelError::Damaged)));
        assert_eq!(error(&[&served[..], b"more"].concat()), Some(LoadError::Model(ModelError::Damaged)));
        let sentence = LoadError::Model(ModelError::Damaged).to_string();
        assert!(sentence.ends_with("Reload the page to fetch it again."));
    }
}
