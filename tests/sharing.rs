//! Links that hold an article: what is put into one comes out of it, and nothing else does.
//! Law: whatever stands behind a `#`, it is opened or refused; nothing panics, and nothing swells beyond what is granted.

#![allow(clippy::expect_used, reason = "a test that cannot go on shall stop")]

mod hostile;

use arbtest::arbtest;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::{Compression, write::ZlibEncoder};
use hostile::text;
use std::io::Write as _;
use whosaid::articles::{Aside, Held, LONGEST_LINK, Refusal, link, linked};
use whosaid::corrections::{Anchor, Change, Edit, Log, Spot};
use whosaid::formats::contract::Page;

const PAGE: &str = "https://whosaid.example/app/";
const TEXT: &str = "Council closes bridge\n\n“The bridge will stay closed,” Elena Marsh said.";

fn edit(text: &str, name: &str) -> Option<Edit> {
    let end = text.char_indices().nth(1).map_or(text.len(), |(end, _)| end);
    let spots = vec![Spot::Mention(Anchor::new(text, &(0..end))?)];
    Some(Edit { change: Change::Rename(name.to_owned()), spots })
}

fn held(log: Log) -> Held {
    let page = Page {
        title: Some("Council closes bridge".into()),
        site: Some("The Harrow".into()),
        address: Some("https://harrow.example/bridge".into()),
        ..Page::default()
    };
    Held { log, page: Some(page), published: Some("2025-02-12".into()), shown: true, ..Held::default() }
}

/// What stands behind the `#`.
fn fragment(text: &str, held: &Held) -> String {
    let link = link(PAGE, text, held).expect("a link");
    let (page, fragment) = link.split_once('#').expect("a fragment");
    assert_eq!(page, PAGE);
    fragment.to_owned()
}

/// A link that somebody made by hand.
fn forged(json: &[u8]) -> String {
    let mut press = ZlibEncoder::new(Vec::new(), Compression::best());
    press.write_all(json).expect("room");
    format!("article={}", URL_SAFE_NO_PAD.encode(press.finish().expect("room")))
}

#[test]
fn a_link_holds_text_corrections_date_and_page_and_nothing_more() {
    let edits = ["Elena", "Marsh"].map(|name| edit(TEXT, name).expect("a place"));
    let [one, other] = edits;
    let log = Log::default().with(one.clone()).with(other).undone();
    let sent = Held {
        aside: Some(Aside { lines: 1, whole: "Cookies!".into() }),
        kept: Some(("secret".into(), 3)),
        ..held(log)
    };
    let fragment = fragment(TEXT, &sent);
    assert!(
        fragment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=-_".contains(&byte)),
        "{fragment}"
    );
    let opened = linked(&fragment).expect("our own link");
    assert_eq!(opened, Held { text: TEXT.into(), ..held(Log::default().with(one)) });
}

#[test]
fn any_article_comes_out_as_it_went_in() {
    arbtest(|u| {
        let text = text(u)?;
        let mut log = Log::default();
        for name in u.arbitrary::<Vec<String>>()? {
            log = edit(&text, &name).map_or(log.clone(), |edit| log.with(edit));
        }
        let sent = held(log);
        match link(PAGE, &text, &sent) {
            Ok(link) => {
                assert!(link.len() <= LONGEST_LINK);
                let opened = linked(link.split_once('#').expect("a fragment").1);
                let all = Held { text: text.clone(), ..sent };
                assert_eq!(opened, if text.trim().is_empty() { Err(Refusal::Empty) } else { Ok(all) });
            }
            Err(refusal) => assert_eq!(refusal, Refusal::TooLarge),
        }
        Ok(())
    });
}

#[test]
fn a_link_that_was_damaged_on_its_way_gives_no_other_article() {
    let whole = fragment(TEXT, &held(Log::default()));
    let sent = linked(&whole).expect("as it was sent");
    for cut in 0..whole.len() {
        assert!(linked(&whole[..cut]).is_err(), "cut after {cut}");
    }
    arbtest(|u| {
        let mut bytes = whole.clone().into_bytes();
        let at = u.choose_index(bytes.len())?;
        let other = *u.choose(b"AZaz09-_=.% #")?;
        let same = bytes[at] == other;
        bytes[at] = other;
        let damaged = String::from_utf8(bytes).expect("ASCII");
        // Other bits may unpack to the same article, as where a word is repeated from another of its places.
        match linked(&damaged) {
            Ok(opened) => assert_eq!(opened, sent, "{damaged}"),
            Err(_) => assert!(!same, "{damaged}"),
        }
        Ok(())
    });
    for foreign in ["", "top", "%23article=eJw", "Article=eJw"] {
        assert!(matches!(linked(foreign), Err(Refusal::NotSaved(_))), "{foreign}");
    }
    for damaged in ["article=", "article=AAAA", "article=eJw", &format!("{whole}AA"), &format!("{whole}.")] {
        assert_eq!(linked(damaged), Err(Refusal::Damaged), "{damaged}");
    }
}

#[test]
fn what_is_in_a_link_is_read_as_a_stranger_s_file_is() {
    for json in [
        "",
        "{}",
        "[1,2]",
        r#"{"version":9,"text":"a"}"#,
        &format!("{}1{}", "[".repeat(40_000), "]".repeat(40_000)),
    ] {
        assert!(matches!(linked(&forged(json.as_bytes())), Err(Refusal::NotSaved(_))), "{json:.40}");
    }
    assert_eq!(linked(&forged(&[0xff, 0xfe])), Err(Refusal::Damaged));
    arbtest(|u| {
        let _ = linked(&forged(u.arbitrary()?));
        let _ = linked(&format!("article={}", text(u)?));
        Ok(())
    });
}

#[test]
fn what_swells_is_refused_before_it_does() {
    let bomb = forged(&vec![b' '; 40 << 20]);
    assert!(bomb.len() < LONGEST_LINK, "it is small enough to be looked at: {}", bomb.len());
    assert_eq!(linked(&bomb), Err(Refusal::TooLarge));
    assert_eq!(linked(&format!("article={}", "A".repeat(LONGEST_LINK + 1))), Err(Refusal::TooLarge));
}

#[test]
fn a_text_that_is_too_long_for_a_link_is_refused() {
    // What no press makes smaller.
    let mut number = 1_u64;
    let mut noise = |length: usize| -> String {
        let next = |_| {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            char::from(b'a' + (number >> 33) as u8 % 26)
        };
        (0..length).map(next).collect()
    };
    assert_eq!(link(PAGE, &noise(100_000), &held(Log::default())), Err(Refusal::TooLarge));
    assert_eq!(link(PAGE, &noise(400_000), &held(Log::default())), Err(Refusal::TooLarge));
    // As much text as a link may hold swells beyond what is unpacked: what could not be opened is not made.
    assert_eq!(link(PAGE, &"so ".repeat(2 << 20), &held(Log::default())), Err(Refusal::TooLarge));
    let long = noise(60_000);
    assert_eq!(linked(&fragment(&long, &held(Log::default()))).map(|held| held.text), Ok(long));
}

#[test]
fn the_question_shows_how_an_article_begins() {
    let head = |text: &str, longest| Held { text: text.into(), ..Held::default() }.head(longest);
    assert_eq!(head(" Council\n\ncloses  bridge ", 40), "Council\ncloses bridge");
    assert_eq!(head("Council closes bridge", 21), "Council closes bridge");
    assert_eq!(head("Council closes bridge", 20), "Council closes …");
    assert_eq!(head("Überlänge", 4), "Über …");
    assert_eq!(head("", 4), "");
}
