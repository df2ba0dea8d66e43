//! What went wrong with quotations: each expected or found one, with its verdict.
//! Takes pairs of documents, gives judged quotations.
//! Law: matching is the benchmark's: word sets that overlap by four fifths, one to one, the best overlap first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::cues::{Cue, Cues};
use super::gold::{Document, Pair, Quote};
use super::sets::Extents;
use super::speakers::{self, Form};
use super::words::{content, words};

/// What became of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// Found, with its speaker.
    Right,
    /// Found, with another speaker.
    Speaker,
    /// Expected and not found.
    Missed,
    /// Found where none is.
    Invented,
}

/// One side of a quotation: as expected or as found.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub(super) kind: String,
    pub(super) cue: Cue,
}

/// A quotation with its verdict.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub(super) document: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) gold: Option<Side>,
    pub(super) found: Option<Side>,
    /// What the expected speaker is.
    pub(super) form: Form,
    pub(super) verdict: Verdict,
}

/// The least overlap of two sets of words that are one quotation.
const OVERLAP: f64 = 0.8;

type Words = BTreeSet<(usize, usize)>;

/// A quotation and its words.
struct Content {
    words: Words,
    quote: Quote,
    optional: bool,
}

/// Judges every quotation of a set.
pub(super) fn judge(pairs: &[Pair], extents: Extents, cues: &Cues) -> Vec<Judged> {
    let forms = speakers::Forms::of(pairs);
    let judged = |pair: &Pair| judge_one(pair, extents, cues, &forms);
    pairs.iter().flat_map(judged).collect()
}

fn judge_one(pair: &Pair, extents: Extents, cues: &Cues, forms: &speakers::Forms) -> Vec<Judged> {
    let chars = &pair.gold.chars;
    let gold = contents(&pair.gold, &pair.gold.quotes, extents);
    let found = contents(&pair.gold, &scored(pair), extents);
    let found: Vec<Content> = distinct(found, &discarded(&pair.gold));
    let matches = matches(&gold, &found);
    let side = |quote: &Quote| Side {
        kind: quote.kind.clone().unwrap_or_default(),
        cue: cues.of_words(quote.cue.as_ref().map(|cue| cue.text.as_str())),
    };
    let judged = |gold: Option<&Quote>, found: Option<&Quote>| {
        let quote = gold.or(found).cloned().unwrap_or_default();
        let verdict = match (gold, found) {
            (Some(gold), Some(found)) if speakers::agree(chars, gold, found) => Verdict::Right,
            (Some(_), Some(_)) => Verdict::Speaker,
            (Some(_), None) => Verdict::Missed,
            (None, _) => Verdict::Invented,
        };
        let form = gold.map_or(Form::None, |gold| forms.form(chars, gold.speaker.as_ref()));
        let document = pair.gold.id.clone();
        let (start, end) = (quote.start, quote.end);
        Judged { document, start, end, gold: gold.map(side), found: found.map(side), form, verdict }
    };
    let partner = |i: usize| matches.get(&i).and_then(|j| found.get(*j)).map(|content| &content.quote);
    let expected = gold.iter().enumerate().filter(|(_, content)| !content.optional);
    let mut all: Vec<Judged> =
        expected.map(|(i, content)| judged(Some(&content.quote), partner(i))).collect();
    let taken: BTreeSet<usize> = matches.values().copied().collect();
    let optional: Vec<&Words> = gold.iter().filter(|gold| gold.optional).map(|gold| &gold.words).collect();
    let free =
        found.iter().enumerate().filter(|(j, content)| !taken.contains(j) && !excused(content, &optional));
    all.extend(free.map(|(_, content)| judged(None, Some(&content.quote))));
    all
}

/// What was found of the kinds that the corpus annotates.
fn scored(pair: &Pair) -> Vec<Quote> {
    let kinds = &pair.gold.meta.annotated_kinds;
    let is_scored = |quote: &&Quote| match quote.kind.as_deref() {
        Some(kind) if kind != "unknown" && !kinds.is_empty() => kinds.iter().any(|known| known == kind),
        _ => true,
    };
    pair.found.quotes.iter().filter(is_scored).cloned().collect()
}

fn contents(document: &Document, quotes: &[Quote], extents: Extents) -> Vec<Content> {
    let cut = |quote: &Quote| match extents {
        Extents::Marks => paragraphs(&document.chars, quote),
        Extents::Whole | Extents::Strict => vec![quote.clone()],
    };
    let content = |quote: Quote| Content {
        words: content(&document.chars, quote.start..quote.end),
        optional: is_optional(&quote, extents),
        quote,
    };
    quotes.iter().flat_map(cut).map(content).filter(|content| !content.words.is_empty()).collect()
}

/// The quotation cut at line breaks.
fn paragraphs(chars: &[char], quote: &Quote) -> Vec<Quote> {
    let mut parts = Vec::new();
    let mut start = quote.start;
    for end in quote.start..=quote.end.min(chars.len()) {
        if end == quote.end || chars.get(end) == Some(&'\n') {
            if !words(chars, start..end).is_empty() {
                parts.push(Quote { start, end, ..quote.clone() });
            }
            start = end + 1;
        }
    }
    parts
}

fn is_optional(quote: &Quote, extents: Extents) -> bool {
    let is_whole = matches!(extents, Extents::Whole);
    let is_speech = matches!(quote.cue_class.as_deref(), None | Some("speech" | "according"));
    quote.ignore || is_whole && (quote.nested || quote.kind.as_deref() == Some("indirect") && !is_speech)
}

/// The words that the corpus leaves out.
fn discarded(document: &Document) -> Words {
    document.meta.discard.iter().flat_map(|(start, end)| content(&document.chars, *start..*end)).collect()
}

/// The first of each extent, without what lies mostly on discarded words.
fn distinct(found: Vec<Content>, discarded: &Words) -> Vec<Content> {
    let mut seen = BTreeSet::new();
    let is_kept = |content: &Content| {
        let lost = content.words.intersection(discarded).count();
        2 * lost <= content.words.len() && seen.insert((content.quote.start, content.quote.end))
    };
    let mut is_kept = is_kept;
    found.into_iter().filter(|content| is_kept(content)).collect()
}

/// Whether what was found lies mostly on something optional.
fn excused(found: &Content, optional: &[&Words]) -> bool {
    optional.iter().any(|gold| 2 * found.words.intersection(gold).count() >= found.words.len())
}

/// Which found quotation each expected one is, one to one, required ones first where overlaps are equal.
fn matches(gold: &[Content], found: &[Content]) -> BTreeMap<usize, usize> {
    let mut pairs: Vec<(Reverse<u64>, bool, usize, usize)> = Vec::new();
    for (i, one) in gold.iter().enumerate() {
        for (j, other) in found.iter().enumerate() {
            let overlap = overlap(&one.words, &other.words);
            if overlap >= OVERLAP {
                pairs.push((Reverse((overlap * 1e12) as u64), one.optional, i, j));
            }
        }
    }
    pairs.sort();
    let (mut matches, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (_, _, i, j) in pairs {
        if !matches.contains_key(&i) && taken.insert(j) {
            matches.insert(i, j);
        }
    }
    matches
}

/// Common words as a share of all.
fn overlap(one: &Words, other: &Words) -> f64 {
    let common = one.intersection(other).count();
    if common == 0 { 0.0 } else { common as f64 / (one.len() + other.len() - common) as f64 }
}

#[cfg(test)]
mod tests {
    use super::super::gold::document;
    use super::*;

    const TEXT: &str =
        "“We are late,” Holm said. Quill denied that the ship had sailed.\nIt rained, she said.";

    fn side(quotes: &[(&str, &str, &str, &str)]) -> Document {
        let at = |words: &str| {
            let start = TEXT
                .find(words)
                .map(|byte| TEXT.get(..byte).unwrap_or_default().chars().count())
                .unwrap_or_default();
            serde_json::json!({ "start": start, "end": start + words.chars().count(), "text": words })
        };
        let quotes: Vec<_> = quotes
            .iter()
            .map(|(words, kind, cue, speaker)| {
                let mut quote = at(words);
                quote["kind"] = (*kind).into();
                quote["cue"] = at(cue);
                quote["speaker"] = at(speaker);
                quote
            })
            .collect();
        document(&serde_json::json!({ "id": "a", "text": TEXT, "quotes": quotes }).to_string())
            .unwrap_or_default()
    }

    #[test]
    fn every_quotation_has_a_verdict() {
        let gold = side(&[
            ("“We are late,”", "direct", "said", "Holm"),
            ("that the ship had sailed", "indirect", "denied", "Quill"),
            ("It rained", "indirect", "said", "she"),
        ]);
        let found = side(&[
            ("“We are late,”", "direct", "said", "Holm"),
            ("the ship had sailed", "indirect", "denied", "Holm"),
            ("late", "partial", "said", "Holm"),
        ]);
        let judged = judge(&[Pair { gold, found }], Extents::Whole, &Cues::default());
        let shown: Vec<(Verdict, Form)> = judged.iter().map(|judged| (judged.verdict, judged.form)).collect();
        assert_eq!(
            shown,
            [
                (Verdict::Right, Form::Name),
                (Verdict::Speaker, Form::Name),
                (Verdict::Missed, Form::Pronoun),
                (Verdict::Invented, Form::None),
            ]
        );
    }

    #[test]
    fn quotations_are_cut_at_line_breaks() {
        let chars: Vec<char> = "ab\n\ncd".chars().collect();
        let quote = Quote { end: 6, ..Quote::default() };
        let cut: Vec<(usize, usize)> =
            paragraphs(&chars, &quote).iter().map(|part| (part.start, part.end)).collect();
        assert_eq!(cut, [(0, 2), (4, 6)]);
    }
}
