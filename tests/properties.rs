//! What holds of every text: nothing panics, offsets are right in every unit, the same text gives the same annotation,
//! and hostile texts are finished with quickly. The texts are made of names, cues, marks and garbage.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on shall stop")]

mod hostile;

use arbtest::arbtest;
use hostile::text;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use whosaid::document::Document;
use whosaid::formats::{annotation, contract::Annotation, contract::Unit};
use whosaid::{Annotator, Article};

static ANNOTATOR: LazyLock<Annotator> =
    LazyLock::new(|| Annotator::embedded().expect("the committed lexicon and model"));

fn annotated(text: &str) -> Document<'_> {
    ANNOTATOR.annotate(&Article::new(text))
}

/// All pairs of offsets of an annotation.
fn extents(annotation: &Annotation) -> Vec<(usize, usize)> {
    let blocks = annotation.blocks.iter().map(|block| (block.start, block.end));
    let mentions = annotation.mentions.iter().map(|mention| (mention.start, mention.end));
    let silent = annotation.non_speech.iter().map(|marks| (marks.start, marks.end));
    let quotes = annotation.quotes.iter().flat_map(|quote| {
        let content = quote.parts.iter().chain(&quote.quoted).map(|part| (part.start, part.end));
        let cue = quote.cue.iter().map(|cue| (cue.start, cue.end));
        let speaker = quote.speaker.iter().map(|speaker| (speaker.start, speaker.end));
        let others = quote.addressee.iter().chain(&quote.topic).map(|extent| (extent.start, extent.end));
        content.chain(cue).chain(speaker).chain(others).collect::<Vec<_>>()
    });
    blocks.chain(mentions).chain(silent).chain(quotes).collect()
}

/// The words of all extents, cut in the unit of the annotation.
fn words(text: &str, annotation: &Annotation) -> Vec<String> {
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let points: Vec<char> = text.chars().collect();
    let slice = |(start, end): (usize, usize)| match annotation.unit {
        Unit::Byte => text.get(start..end).expect("offsets on character boundaries").to_owned(),
        Unit::Utf16 => String::from_utf16(&utf16[start..end]).expect("no half of a pair"),
        Unit::Codepoint => points[start..end].iter().collect(),
    };
    extents(annotation).into_iter().map(slice).collect()
}

#[test]
fn every_unit_slices_the_same_words() {
    arbtest(|u| {
        let text = text(u)?;
        let document = annotated(&text);
        let of = |unit| words(&text, &annotation(&document, None, unit));
        let bytes = of(Unit::Byte);
        assert!(bytes.iter().all(|word| !word.is_empty()), "an empty stretch in {text:?}");
        assert_eq!(of(Unit::Utf16), bytes);
        assert_eq!(of(Unit::Codepoint), bytes);
        Ok(())
    });
}

/// Whatever an engine has read before: all texts of the other tests, or none.
#[test]
fn the_same_text_gives_the_same_bytes() {
    arbtest(|u| {
        let text = text(u)?;
        let json = |engine: &Annotator| {
            let annotation = annotation(&engine.annotate(&Article::new(&text)), Some("a"), Unit::Utf16);
            serde_json::to_string(&annotation).expect("JSON")
        };
        let fresh = Annotator::embedded().expect("the committed lexicon and model");
        let first = json(&fresh);
        assert_eq!(json(&fresh), first);
        assert_eq!(json(&ANNOTATOR), first);
        Ok(())
    })
    .budget_ms(3_000);
}

#[test]
fn tokens_and_gaps_spell_the_text() {
    arbtest(|u| {
        let text = text(u)?;
        let document = annotated(&text);
        assert_eq!(document.source.text(), text);
        let mut at = 0;
        for token in document.source.tokens() {
            let (start, end) = (token.span.start as usize, token.span.end as usize);
            let gap = text.get(at..start).expect("tokens in order, on character boundaries");
            // The `>` is that of mail, and opens a line.
            let is_blank =
                |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '>');
            assert!(gap.chars().all(is_blank), "{gap:?} lies between two tokens");
            let opens_line =
                |before: &str| at == 0 || before.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
            assert!(
                gap.split_once('>').is_none_or(|(before, _)| opens_line(before)),
                "{gap:?} lies between two tokens"
            );
            assert!(start < end);
            at = end;
        }
        Ok(())
    });
}

#[test]
fn blocks_cover_all_tokens_in_order() {
    arbtest(|u| {
        let text = text(u)?;
        let document = annotated(&text);
        let mut at = 0;
        for block in &document.blocks {
            assert_eq!(block.range.first(), at, "a gap or an overlap before a block");
            assert!(!block.range.is_empty());
            at = block.range.after();
        }
        assert_eq!(at, document.source.len());
        Ok(())
    });
}

#[test]
fn mentions_are_in_order_and_never_cross() {
    arbtest(|u| {
        let text = text(u)?;
        let document = annotated(&text);
        let mut open: Vec<whosaid::text::Range> = Vec::new();
        let mut last = None;
        for mention in &document.mentions {
            let range = mention.range;
            let key = (range.start, std::cmp::Reverse(range.end));
            assert!(last <= Some(key), "mentions out of order in {text:?}");
            last = Some(key);
            open.retain(|outer| outer.end > range.start);
            assert!(open.iter().all(|outer| outer.covers(range)), "mentions cross in {text:?}");
            open.push(range);
        }
        Ok(())
    });
}

#[test]
fn ids_point_at_each_other() {
    arbtest(|u| {
        let text = text(u)?;
        let annotation = annotation(&annotated(&text), None, Unit::Byte);
        for (id, entity) in annotation.entities.iter().enumerate() {
            assert_eq!(entity.id, id);
            assert!(!entity.name.is_empty() && !entity.mentions.is_empty());
            assert!(entity.mentions.is_sorted());
            assert!(entity.mentions.iter().all(|mention| annotation.mentions[*mention].entity == Some(id)));
        }
        for (id, mention) in annotation.mentions.iter().enumerate() {
            assert_eq!(mention.id, id);
            let listed = |entity: usize| annotation.entities[entity].mentions.contains(&id);
            assert!(mention.entity.is_none_or(listed));
            assert!(
                mention.form != "name" || mention.entity.is_some(),
                "a name without an entity in {text:?}"
            );
            assert!(mention.form != "value" || mention.entity.is_none());
        }
        for (id, quote) in annotation.quotes.iter().enumerate() {
            assert_eq!(quote.id, id);
            assert!(!quote.parts.is_empty());
            assert!(quote.nested_in.is_none_or(|outer| outer != id && outer < annotation.quotes.len()));
            let inside = |part: &whosaid::formats::contract::Extent| {
                quote.parts.iter().any(|whole| whole.start <= part.start && part.end <= whole.end)
            };
            assert!(quote.quoted.iter().all(inside), "marks outside the content in {text:?}");
            let has_entity = quote.speaker.as_ref().is_some_and(|speaker| speaker.entity.is_some());
            assert!(quote.speaker_name.is_none() || has_entity);
        }
        Ok(())
    });
}

/// Sentences as newspapers print them, with the marks left open: `{` opens, `}` closes.
const SPOKEN: &[&str] = &[
    "{We lost two cranes,} said Anna Lindgren.",
    "{The bridge,} she said, {will stay closed until Monday.}",
    "Peter Holm called the plan {reckless} and {far too dear.}",
    "The ministry said {no ships} had been seen.",
    "According to Holm, {nothing is decided.}",
    "{Is it over?} asked Lindgren. {No,} Holm said.",
    "Rain fell on the harbour all day.",
];

#[test]
fn straight_and_curly_marks_give_the_same_quotes() {
    arbtest(|u| {
        let mut template = String::new();
        for _ in 0..u.int_in_range(1..=8)? {
            template.push_str(u.choose(SPOKEN)?);
            template.push_str(if u.ratio(1, 3)? { "\n\n" } else { " " });
        }
        let shown = |open: &str, close: &str| -> Vec<String> {
            let text = template.replace('{', open).replace('}', close);
            let document = annotated(&text);
            let words = |range| document.source.words(range).replace(['“', '”', '"'], "|");
            document
                .quotes
                .iter()
                .map(|quote| {
                    let parts: Vec<String> = quote.parts.iter().map(|part| words(*part)).collect();
                    let speaker = quote.speaker.map(|speaker| words(speaker.range));
                    format!("{} {parts:?} {speaker:?}", quote.kind.label())
                })
                .collect()
        };
        assert_eq!(shown("\"", "\""), shown("“", "”"), "{template}");
        Ok(())
    });
}

/// Annotates a hostile text and checks that every offset slices it, in a time that only a quadratic scan would take.
fn survives(name: &str, text: &str) {
    let began = Instant::now();
    let document = annotated(text);
    let took = began.elapsed();
    let found = annotation(&document, None, Unit::Byte);
    assert!(words(text, &found).iter().all(|word| !word.is_empty()), "{name}: an empty stretch");
    let limit = if cfg!(debug_assertions) { 60 } else { 10 };
    assert!(took < Duration::from_secs(limit), "{name}: {took:?} for {} bytes", text.len());
}

#[test]
fn hostile_texts_are_survived() {
    let story =
        "Anna Lindgren, a fire service spokeswoman, said on Monday she was “sad” about Peter Holm’s words. ";
    let cases: [(&str, String); 26] = [
        ("empty", String::new()),
        ("white space", " \n\t\r\n\u{a0}\u{2003}".repeat(1000)),
        ("one letter", "a".repeat(5_000_000)),
        ("one capital", "A".repeat(1_000_000)),
        ("one digit", "7".repeat(1_000_000)),
        ("one letter spaced", "a ".repeat(500_000)),
        ("full stops", ".".repeat(500_000)),
        ("spaced full stops", ". ".repeat(200_000)),
        ("commas", ", ".repeat(200_000)),
        ("only straight marks", "\"".repeat(200_000)),
        ("only opening marks", "“".repeat(200_000)),
        ("spaced marks", "“ ‘ \" ' » ".repeat(20_000)),
        ("unbalanced marks", "“No, ‘never, ".repeat(20_000)),
        ("unclosed paragraphs", "“We lost two cranes,\n\n".repeat(20_000)),
        ("brackets", "((((".repeat(50_000)),
        ("nulls", "\0".repeat(200_000) + "said \0 Anna"),
        ("right to left", "אמר דובר “המשרד” אתמול. \u{202e}said\u{202c} ".repeat(2_000)),
        ("emoji and accents", "e\u{301}👩‍👩‍👧‍👦 “🏳️‍🌈” said Zoe\u{308}. ".repeat(5_000)),
        ("carriage returns", "“No,” she said.\r\n\r\nHe left.\r".repeat(5_000)),
        ("markup", "<script>alert(\"“x”\")</script><p class='a'>He said &quot;no&quot;.</p>".repeat(5_000)),
        ("one long line", story.repeat(10_000)),
        ("short lines", "Rain.\n".repeat(100_000)),
        ("names only", "Anna Lindgren ".repeat(50_000)),
        ("namesakes", (0..20_000).fold(String::new(), |text, n| text + "Anna" + &letters(n) + " Lindgren. ")),
        ("pronouns only", "she he they it who ".repeat(30_000)),
        ("cues only", "said told asked added according to ".repeat(30_000)),
    ];
    for (name, text) in &cases {
        survives(name, text);
    }
}

/// A number as letters, so that names differ.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

#[test]
fn time_grows_in_proportion_to_the_text() {
    let story = "Anna Lindgren, a fire service spokeswoman, said on Monday she was “sad” about Peter Holm’s words.\n\n\
        “We lost two cranes,” she told reporters in Oslo. According to the ministry, nobody was hurt, but officials \
        said 14 ships worth $3.5 billion had been moved to Germany since Jan. 3.\n\n";
    let seconds = |copies: usize| {
        let text = story.repeat(copies);
        let began = Instant::now();
        let document = annotated(&text);
        assert!(!document.quotes.is_empty());
        began.elapsed().as_secs_f64()
    };
    // The machine may do other things at the same time: the quickest of some runs tells what the text itself takes.
    let least = |copies: usize| (0..5).map(|_| seconds(copies)).fold(f64::MAX, f64::min);
    let (small, large) = (least(100).max(0.002), least(2_000));
    assert!(large < small * 20.0 * 6.0, "twenty times the text took {} times as long", large / small);
}
