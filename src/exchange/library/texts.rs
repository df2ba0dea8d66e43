//! Texts of what is asked across the library.
//! Takes names, counts and titles, gives sentences.
//! Law: what was not looked through is said with what was. They stand here, as the page holds nothing that can wait.

use whosaid::articles;

pub(super) const ONE_PERSON: &str = "Quotes of one person";
pub(super) const TWO_ARTICLES: &str = "Compare two articles";
pub(super) const WHOSE: &str = "Name of the person";
pub(super) const NOBODY: &str = "Nobody of this name is quoted.";
pub(super) const SEVERAL: &str = "Several may be meant: choose one.";
pub(super) const FIRST_ARTICLE: &str = "First article";
pub(super) const SECOND_ARTICLE: &str = "Second article";
pub(super) const SAME_WORDS: &str = "The same words";
pub(super) const NEAR_WORDS: &str = "Nearly the same words; what differs is marked";
pub(super) const ONLY_HERE: &str = "In one article only";
pub(super) const OTHER_SPEAKER: &str = "Check: the articles name different speakers.";
pub(super) const NO_NAME: &str = "no speaker named";

/// How many quotes of a person there are.
pub(super) fn said_by(name: &str, count: usize, articles: usize) -> String {
    format!("{name}: {} in {}.", counted(count, "quote", "quotes"), counted(articles, "article", "articles"))
}

/// How many articles were looked through, and which not.
pub(super) fn looked(looked: usize, unread: &[String]) -> String {
    let looked = counted(looked, "article", "articles");
    format!("{looked} looked through.{}", not_read(unread))
}

/// How many quotes of two articles belong together, and where the speakers differ.
pub(super) fn compared(pairs: usize, conflicts: usize, unread: &[String]) -> String {
    let speakers = match conflicts {
        0 => String::new(),
        _ => format!(", {conflicts} of them by different speakers"),
    };
    format!("{} in both{speakers}.{}", counted(pairs, "quote", "quotes"), not_read(unread))
}

/// What to do about articles that were not read yet.
fn not_read(unread: &[String]) -> String {
    match unread {
        [] => String::new(),
        _ => format!(" Not read yet: “{}”. Open it once, and its quotes are known.", unread.join("”, “")),
    }
}

/// The day of publication: "12 February 2025".
pub(super) fn day(day: Option<&str>) -> String {
    day.map_or_else(|| "no date known".to_owned(), articles::day)
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
