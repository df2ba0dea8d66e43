//! Annotated texts as lessons: each run of the finder with its candidates and the cuts that the annotation allows.
//! Takes texts, gives lessons.
//! Law: a run whose annotation no cut can give is left out, not bent; what is unknown is allowed, not denied.

use crate::corpora::{Name, Text};
use crate::kinds::{self, Kinds, NONE};
use whosaid::Lexicon;
use whosaid::text::{Range, Source, TokenKind};
use whosaid::training::{self, Example, Neighbours, Weights};

/// A run with its candidates and what the annotation allows.
pub(crate) struct Lesson {
    /// The run's tokens.
    pub(crate) run: Range,
    /// All candidates.
    pub(crate) examples: Vec<Example>,
    /// The kinds that each candidate may be.
    pub(crate) allowed: Vec<Kinds>,
    /// Whether each token may be no name.
    pub(crate) plain: Vec<bool>,
}

/// The lessons of all texts; `first` are the weights of the first pass where the second is to be learned.
pub(crate) fn of_all(
    texts: &[Text],
    lexicon: &Lexicon,
    neighbours: &Neighbours,
    first: Option<&Weights>,
) -> Vec<Lesson> {
    let rows = training::rows();
    let of_one = |text: &Text| {
        let source = Source::new(&text.text);
        let gold = gold(&source, &text.names);
        let runs = training::examples(&source, lexicon, neighbours, first).into_iter();
        let lesson = |(run, examples)| {
            let mut lesson = Lesson::free(run, examples, text.unknown);
            gold_of(&gold, run)
                .try_for_each(|(range, kinds)| lesson.bind(&source, &rows, *range, *kinds))
                .and_then(|()| (!lesson.examples.is_empty()).then_some(lesson))
        };
        runs.filter_map(lesson).collect::<Vec<_>>()
    };
    texts.iter().flat_map(of_one).collect()
}

/// The annotated names as ranges of tokens, in order.
pub(crate) fn gold(source: &Source, names: &[Name]) -> Vec<(Range, Kinds)> {
    let ranges = names.iter().map(|name| (source.range_of(name.span), name.kinds));
    ranges.filter(|(range, _)| !range.is_empty()).collect()
}

/// The annotated names that reach into a run.
fn gold_of(gold: &[(Range, Kinds)], run: Range) -> impl Iterator<Item = &(Range, Kinds)> {
    let from = gold.partition_point(|(range, _)| range.end <= run.start);
    gold[from..].iter().take_while(move |(range, _)| range.start < run.end)
}

impl Lesson {
    /// A run without annotated names: only unknown kinds may stand in it.
    fn free(run: Range, examples: Vec<Example>, unknown: Kinds) -> Self {
        Self { run, allowed: vec![unknown; examples.len()], plain: vec![true; run.len()], examples }
    }

    /// Binds the run to a name: its longest candidate must be it. None where there is no such candidate.
    fn bind(&mut self, source: &Source, rows: &[String], range: Range, kinds: Kinds) -> Option<()> {
        let fits = self.examples.iter().enumerate().filter(|(_, example)| range.covers(example.range));
        let best = fits.max_by_key(|(_, example)| example.range.len());
        let Some((index, best)) = best.filter(|(_, best)| best.range.len() + 2 >= range.len()) else {
            return kinds[NONE].then_some(());
        };
        let name = best.range;
        let quoted = is_quoted(source, range).then_some("quoted");
        let evidence = best.evidence.iter().map(|row| rows[usize::from(*row)].as_str());
        let kinds = kinds::narrow(kinds, &evidence.chain(quoted).collect::<Vec<_>>());
        for (example, allowed) in self.examples.iter().zip(&mut self.allowed) {
            if example.range.start < name.end && name.start < example.range.end {
                *allowed = Kinds::default();
            }
        }
        self.allowed[index] = kinds;
        for token in name.iter() {
            self.plain[token - self.run.first()] = kinds[NONE];
        }
        Some(())
    }
}

/// Whether quotation marks stand around the stretch, as around a work's title.
fn is_quoted(source: &Source, range: Range) -> bool {
    let around = [range.first().checked_sub(1), Some(range.after())];
    around
        .into_iter()
        .all(|index| index.is_some_and(|index| index < source.len() && source.kind(index) == TokenKind::Mark))
}
