//! A saved web page.
//! Takes its HTML, gives the article without the page's furniture, and what the page says of itself.
//! Law: the markup is read as text and data, never run; a page in which no article can be told apart is read whole.

use super::about::about;
use super::outline::{Block, Outline, outline};
use super::{Opened, article};
use crate::formats::contract::Page;

/// The article of a page.
pub(super) fn open(html: &str) -> Opened {
    let outline = outline(html);
    opened(html, &outline, &texts(article::blocks(&outline)))
}

/// The article of a page as browsers' reader views find it; our own where they find none.
#[cfg(feature = "readability")]
pub(super) fn open_by_readability(html: &str) -> Opened {
    match super::readability::article(html) {
        Some(article) => opened(html, &outline(html), &texts(&outline(&article).blocks)),
        None => open(html),
    }
}

fn texts<'b>(blocks: impl IntoIterator<Item = &'b Block>) -> Vec<&'b str> {
    blocks.into_iter().map(|block| block.text.as_str()).collect()
}

/// The article, and what the page says of itself.
fn opened(html: &str, outline: &Outline, body: &[&str]) -> Opened {
    let (page, published) = about(html);
    let whole = texts(&outline.blocks);
    let left_out = whole.len().saturating_sub(body.len());
    let aside = (left_out > 0).then(|| (left_out, whole.join("\n\n")));
    Opened { text: joined(&page, body), page: Some(page), published, encoding: None, aside }
}

/// Title and byline, then the body; where the body opens with them itself, they are not said twice.
fn joined(page: &Page, body: &[&str]) -> String {
    let byline = page.byline.as_ref().map(|name| format!("By {name}"));
    let head: Vec<&str> = page.title.as_deref().into_iter().chain(byline.as_deref()).collect();
    let said = [&head[..], &page.byline.as_deref().into_iter().collect::<Vec<_>>()].concat();
    let is_again = |at: usize| at < 4 && said.iter().any(|line| letters(line) == letters(body[at]));
    let rest = (0..body.len()).filter(|at| !is_again(*at)).map(|at| body[at]);
    head.iter().copied().chain(rest).collect::<Vec<_>>().join("\n\n")
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
