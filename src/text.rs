//! Byte spans, token ranges and the `Source`: the text with its tokens, paragraphs and sentences.
//! Takes the reader's text, gives typed positions in it.
//! Law: only a token holds byte offsets; everything above it holds ranges of tokens; the text is never changed.

use crate::lexicon::{WordClass, WordClasses};
use crate::{paragraphs, sentences, tokens};

/// A stretch of the text in bytes, end exclusive, both ends on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes of this span in `text`; empty where the span does not fit the text.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// A stretch of tokens, end exclusive. Ordered by start, then by end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Range {
    /// Index of the first token.
    pub start: u32,
    /// One past the index of the last token.
    pub end: u32,
}

impl Range {
    /// The range `start..end`; an `end` before `start` gives an empty range at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end.max(start) as u32 }
    }

    /// Index of the first token.
    #[must_use]
    pub fn first(&self) -> usize {
        self.start as usize
    }

    /// Index one past the last token.
    #[must_use]
    pub fn after(&self) -> usize {
        self.end as usize
    }

    /// Number of tokens.
    #[must_use]
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether no token lies in the range.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// The token indices in order.
    #[must_use]
    pub fn iter(&self) -> std::ops::Range<usize> {
        self.first()..self.after()
    }

    /// Whether the token `index` lies in the range.
    #[must_use]
    pub fn has(&self, index: usize) -> bool {
        self.iter().contains(&index)
    }

    /// Whether `other` lies wholly in this range.
    #[must_use]
    pub fn covers(&self, other: Range) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a token.
    #[must_use]
    pub fn overlaps(&self, other: Range) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether the two share a token and neither contains the other.
    #[must_use]
    pub fn crosses(&self, other: Range) -> bool {
        self.overlaps(other) && !self.covers(other) && !other.covers(*self)
    }
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits, inner full stops ("U.S.") or apostrophes ("O’Brien"): "MH17", "5th", "Mr.".
    Word,
    /// Starts and ends with a digit, perhaps with inner points, commas or colons: "3,000.5", "10:30".
    Number,
    /// A clitic cut off its word: "’s", "n't", "'ll", "’re".
    Clitic,
    /// A quotation mark or an apostrophe that stands alone (which of the two is for `marks` to say).
    Mark,
    /// A web or mail address, a @handle or a #hashtag.
    Address,
    /// One other character: punctuation, a currency sign, an emoji.
    Symbol,
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// Nothing: the two touch.
    None,
    /// Spaces or tabs.
    Space,
    /// One line break, perhaps with spaces.
    Line,
    /// A blank line, or the start of the text.
    Blank,
}

/// One token. The tokens and the gaps between them spell the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// What stands before it.
    pub gap: Gap,
}

/// The text with its tokens, paragraphs and sentences.
#[derive(Clone, Debug)]
pub struct Source<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    forms: tokens::Forms<'t>,
    /// By the number of a form.
    classes: Vec<WordClasses>,
    paragraphs: Vec<Range>,
    sentences: Vec<Range>,
    sentence_of: Vec<u32>,
}

impl<'t> Source<'t> {
    /// Cuts `text` into tokens, paragraphs and sentences. Time and memory grow linearly with the text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let tokens = tokens::cut(text);
        let forms = tokens::Forms::of(text, &tokens);
        let paragraphs = paragraphs::cut(text, &tokens);
        let sentences = sentences::cut(text, &tokens, &paragraphs, &forms);
        let mut sentence_of = vec![0; tokens.len()];
        for (id, range) in sentences.iter().enumerate() {
            sentence_of[range.iter()].fill(id as u32);
        }
        let classes = forms.norms().map(WordClasses::of_word).collect();
        Self { text, tokens, forms, classes, paragraphs, sentences, sentence_of }
    }

    /// The text exactly as it was given.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// All tokens in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Number of tokens.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether the text holds no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token `index` as written; empty past the end, so that looking around never needs a bounds check.
    #[must_use]
    pub fn word(&self, index: usize) -> &'t str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    /// The token `index` in lower case with straight apostrophes; empty past the end.
    #[must_use]
    pub fn norm(&self, index: usize) -> &str {
        self.forms.norm(index)
    }

    /// The normalised forms of all different words, by their numbers.
    pub(crate) fn norms(&self) -> impl Iterator<Item = &str> {
        self.forms.norms()
    }

    /// The number of the token's form, which all tokens of its kind share that are written alike; none past the end.
    pub(crate) fn form(&self, index: usize) -> Option<usize> {
        self.forms.get(index)
    }

    /// The first token of every form, by its number.
    pub(crate) fn forms(&self) -> &[u32] {
        self.forms.first()
    }

    /// The classes of function words to which the token `index` belongs; none past the end.
    pub(crate) fn classes(&self, index: usize) -> WordClasses {
        self.forms.get(index).map_or(WordClasses::default(), |form| self.classes[form])
    }

    /// Whether the token `index` belongs to a class of function words.
    pub(crate) fn is(&self, index: usize, class: WordClass) -> bool {
        self.classes(index).has(class)
    }

    /// Whether the token `index` belongs to one of several classes of function words.
    pub(crate) fn is_any(&self, index: usize, classes: WordClasses) -> bool {
        self.classes(index).shares(classes)
    }

    /// The kind of the token `index`; a symbol past the end.
    #[must_use]
    pub fn kind(&self, index: usize) -> TokenKind {
        self.tokens.get(index).map_or(TokenKind::Symbol, |token| token.kind)
    }

    /// What stands before the token `index`; a blank line past the end.
    #[must_use]
    pub fn gap(&self, index: usize) -> Gap {
        self.tokens.get(index).map_or(Gap::Blank, |token| token.gap)
    }

    /// Whether the token `index` opens a line that mail cites.
    #[must_use]
    pub fn is_cited(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.tokens.get(before));
        let start = before.map_or(0, |before| before.span.end);
        let gap = self.tokens.get(index).map(|token| Span { start, end: token.span.start });
        gap.is_some_and(|gap| gap.of(self.text).contains('>'))
    }

    /// Whether the token `index` is a word whose first letter is a capital.
    #[must_use]
    pub fn is_capitalised(&self, index: usize) -> bool {
        self.kind(index) == TokenKind::Word && self.word(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// The bytes of a range of tokens, inner gaps included; an empty range gives an empty span where it stands.
    #[must_use]
    pub fn span(&self, range: Range) -> Span {
        let end_of_text = self.text.len() as u32;
        let start = self.tokens.get(range.first()).map_or(end_of_text, |token| token.span.start);
        if range.is_empty() {
            return Span { start, end: start };
        }
        let end = self.tokens.get(range.after() - 1).map_or(end_of_text, |token| token.span.end);
        Span { start, end: end.max(start) }
    }

    /// The words of a range of tokens as written, inner gaps included.
    #[must_use]
    pub fn words(&self, range: Range) -> &'t str {
        self.span(range).of(self.text)
    }

    /// Paragraphs in order: every token lies in exactly one.
    #[must_use]
    pub fn paragraphs(&self) -> &[Range] {
        &self.paragraphs
    }

    /// Sentences in order: every token lies in exactly one, and none runs over a paragraph's end.
    #[must_use]
    pub fn sentences(&self) -> &[Range] {
        &self.sentences
    }

    /// The sentence in which the token `index` lies; empty past the end.
    #[must_use]
    pub fn sentence_at(&self, index: usize) -> Range {
        self.sentence_id(index).map_or(Range::new(index, index), |id| self.sentences[id])
    }

    /// The number of the sentence in which the token `index` lies.
    #[must_use]
    pub fn sentence_id(&self, index: usize) -> Option<usize> {
        self.sentence_of.get(index).map(|id| *id as usize)
    }

    /// The number of the paragraph in which the token `index` lies.
    #[must_use]
    pub fn paragraph_id(&self, index: usize) -> Option<usize> {
        let after = self.paragraphs.partition_point(|range| range.first() <= index);
        (index < self.len()).then(|| after.saturating_sub(1))
    }

    /// The paragraph in which the token `index` lies; empty past the end.
    #[must_use]
    pub fn paragraph_at(&self, index: usize) -> Range {
        self.paragraph_id(index).map_or(Range::new(index, index), |id| self.paragraphs[id])
    }

    /// The tokens that lie wholly in a stretch of bytes.
    #[must_use]
    pub fn range_of(&self, span: Span) -> Range {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        Range::new(start, end)
    }
}
