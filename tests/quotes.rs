//! Properties of marks and quotes: on any garbage, and on sentences put together at random.
//! Takes random bytes, gives texts made of marks, words and breaks.
//! Law: no panic; ranges lie in the text; pairs never cross; straight and curly marks give the same quotes.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on shall stop")]

use arbtest::arbitrary::{Result, Unstructured};
use arbtest::arbtest;
use whosaid::document::Document;
use whosaid::text::{Range, Source};
use whosaid::{Annotator, Article, marks};

/// Pieces of garbage: marks of every kind, words that lead the rules on, breaks.
const PIECES: [&str; 44] = [
    "\"",
    "“",
    "”",
    "„",
    "‟",
    "«",
    "»",
    "‹",
    "›",
    "'",
    "‘",
    "’",
    "‚",
    "`",
    "``",
    "''",
    "´",
    ",",
    ".",
    "?",
    ":",
    ";",
    "—",
    "-",
    "(",
    ")",
    "\n",
    "\n\n",
    "said",
    "told",
    "according",
    "to",
    "that",
    "Mara",
    "Quill",
    "the",
    "who",
    "and",
    "adding",
    "’s",
    "called",
    "6'2\"",
    "🦀",
    "e\u{301}",
];

/// Sentences with curly double marks and no other ones.
const SENTENCES: [&str; 12] = [
    "“We lost two cranes,” said Mara Quill.",
    "“The bridge,” she said, “will stay closed.”",
    "Omar Reid said the talks were “useful but unfinished”.",
    "“Who pays?” Iris Noll asked.",
    "The mayor told reporters: “We are broke.”",
    "Critics called the plan “reckless”.",
    "“It had to go.”",
    "The “smart” meter failed again.",
    "Her novel “The Salt Road” sold out in a week.",
    "Robert “Bobby” Lane retired in 2004.",
    "The fire was “put out at once by the crew,” according to police.",
    "Nobody came.",
];

fn annotator() -> Annotator {
    Annotator::embedded().expect("the committed lexicon and model")
}

/// Up to 200 pieces of garbage, with and without spaces between them.
fn garbage(random: &mut Unstructured) -> Result<String> {
    let mut text = String::new();
    for _ in 0..random.int_in_range(0..=200)? {
        text += random.choose(&PIECES)?;
        text += if random.ratio(2, 3)? { " " } else { "" };
    }
    Ok(text)
}

/// Up to 12 sentences in one or more paragraphs.
fn prose(random: &mut Unstructured) -> Result<String> {
    let mut text = String::new();
    for _ in 0..random.int_in_range(1..=12)? {
        text += random.choose(&SENTENCES)?;
        text += if random.ratio(1, 4)? { "\n\n" } else { " " };
    }
    Ok(text)
}

/// Everything about the quotes but what hangs on the words of the marks themselves.
fn shape(document: &Document) -> String {
    format!("{:?} {:?}", document.quotes, document.non_speech)
}

#[test]
fn pairs_never_cross() {
    arbtest(|random| {
        let text = garbage(random)?;
        let source = Source::new(&text);
        let pairs = marks::pair(&source);
        for (id, pair) in pairs.iter().enumerate() {
            assert!(pair.range.after() <= source.len() && !pair.range.is_empty());
            let paragraph = source.paragraph_at(pair.range.first());
            assert!(paragraph.covers(pair.range), "a pair leaves its paragraph in {text:?}");
            for other in &pairs[id + 1..] {
                assert!(!pair.range.crosses(other.range), "pairs cross in {text:?}");
                assert!(pair.range != other.range, "a pair stands twice in {text:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn quotes_lie_in_the_text() {
    let annotator = annotator();
    arbtest(|random| {
        let text = garbage(random)?;
        let document = annotator.annotate(&Article::new(&text));
        let tokens = Range::new(0, document.source.len());
        for (id, quote) in document.quotes.iter().enumerate() {
            assert!(!quote.parts.is_empty());
            assert!(quote.parts.iter().all(|part| tokens.covers(*part) && !part.is_empty()), "{text:?}");
            assert!(quote.parts.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text:?}");
            let covered = |range: &Range| quote.parts.iter().any(|part| part.covers(*range));
            assert!(quote.quoted.iter().all(covered), "{text:?}");
            assert!(
                quote.speaker.is_none_or(|speaker| !speaker.range.is_empty() && tokens.covers(speaker.range))
            );
            assert!(quote.nested_in.is_none_or(|outer| outer.0 < id));
        }
        Ok(())
    });
}

#[test]
fn straight_and_curly_marks_give_the_same_quotes() {
    let annotator = annotator();
    arbtest(|random| {
        let curly = prose(random)?;
        let straight = curly.replace(['“', '”'], "\"");
        let both = [&curly, &straight].map(|text| shape(&annotator.annotate(&Article::new(text))));
        assert_eq!(both[0], both[1], "{curly:?}");
        Ok(())
    });
}

#[test]
fn thousands_of_unbalanced_marks_take_no_longer_than_their_number() {
    let annotator = annotator();
    for piece in ["“", "\" ", "‘a ", "« x ", "said ", "“x,” said ", ", said X", "according to ", "A, b, "]
    {
        let text = piece.repeat(20_000);
        let began = std::time::Instant::now();
        let document = annotator.annotate(&Article::new(&text));
        assert!(began.elapsed().as_secs() < 20, "{piece:?} took {:?}", began.elapsed());
        assert!(document.quotes.len() <= document.source.len());
    }
}
