//! The article of a page as browsers' reader views find it, by a kept library.
//! Takes a page's HTML, gives the HTML of its article; nothing where the library finds none.
//! Law: a page of too many tags, or of too many that stay open, is not handed to the library, whose walks it would stop.

use super::tags::Tags;
use dom_smoothie::{Config, Readability};

/// The most tags of a page: more take the library minutes.
const MOST: usize = 100_000;
/// The most elements that may be open at once: the library's walks go down one call an element.
const DEEPEST: i64 = 400;
/// What browsers close by themselves, or is never closed.
const UNCLOSED: [&str; 20] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "option", "area", "base", "br", "col", "embed", "hr", "img",
    "input", "link", "meta", "source", "track",
];

/// The HTML of the article.
pub(super) fn article(html: &str) -> Option<String> {
    if !is_walkable(html) {
        return None;
    }
    let article = Readability::new(html, None, Some(Config::default())).ok()?.parse().ok()?;
    Some(article.content.to_string())
}

fn is_walkable(html: &str) -> bool {
    let mut open = 0;
    let mut count = 0;
    Tags { rest: html }.all(|tag| {
        let is_counted = !UNCLOSED.iter().any(|name| tag.is(name));
        open += i64::from(is_counted) * if tag.closes { -1 } else { 1 };
        count += 1;
        open <= DEEPEST && count <= MOST
    })
}
