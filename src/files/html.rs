//! A saved web page.
//! Takes its HTML, gives the article without the page's furniture, and what the page says of itself.
//! Law: the markup is read as text and data, never run; a page in which no article can be told apart is read whole.

use super::about::about;
use super::outline::outline;
use super::{Opened, article};
use crate::formats::contract::Page;

/// The article of a page.
pub(super) fn open(html: &str) -> Opened {
    let (page, published) = about(html);
    let outline = outline(html);
    let blocks = article::blocks(&outline);
    let body: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    let whole: Vec<&str> = outline.blocks.iter().map(|block| block.text.as_str()).collect();
    let left_out = whole.len() - body.len();
    let aside = (left_out > 0).then(|| (left_out, whole.join("\n\n")));
    Opened { text: joined(&page, &body), page: Some(page), published, encoding: None, aside }
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
