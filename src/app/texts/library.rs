//! Texts of the library: the list of articles, and how they are kept on the device.
//! Takes counts, titles and notes, gives sentences.
//! Law: the reader is told when something is not kept, and when more is kept than was open here.

use super::{counted, day, desk::unreadable, share::unlinked};
use whosaid::articles::Refusal;
use whosaid::view::Note;

pub(crate) const LIBRARY: &str = "Library";
pub(crate) const SEARCH_LIBRARY: &str = "Search titles, texts and speakers";
pub(crate) const TAG: &str = "Tag";
pub(crate) const TAGS: &str = "Tags";
pub(crate) const ALL_TAGS: &str = "All tags";
pub(crate) const UNREAD: &str = "not read yet";
pub(crate) const DELETE: &str = "Delete";
pub(crate) const DELETE_ALL: &str = "Delete all";
pub(crate) const DELETE_ALL_ASKED: &str = "Delete all articles and corrections from this device?";
pub(crate) const NO_DOWNLOAD: &str =
    "the browser did not take it. Allow this page to download files, then try again";
pub(crate) const EXPORT_ALL: &str = "Export all";
pub(crate) const KEPT_HOW_LONG: &str = "Articles are kept in this browser alone, until you delete them or clear this site’s data. Safari clears it after seven days without a visit, unless the page is installed: export what you need for longer.";

/// What comes first in the list.
pub(crate) const ORDERS: [(&str, &str); 5] = [
    ("changed", "Last changed"),
    ("title", "By title"),
    ("site", "By site"),
    ("day", "By day of publication"),
    ("quotes", "Most quotes"),
];

/// How many articles are listed, of how many.
pub(crate) fn on_this_device(found: usize, all: usize) -> String {
    let articles = counted(all, "article", "articles");
    match found {
        _ if all == 0 => "No article is kept on this device yet.".to_owned(),
        _ if found == all => format!("{articles} on this device"),
        _ => format!("{found} of {articles} on this device"),
    }
}

/// The name of a file with articles, one of so many.
pub(crate) fn library_file(number: usize, all: usize) -> String {
    match all {
        1 => "whosaid-library.json".to_owned(),
        _ => format!("whosaid-library-{number}-of-{all}.json"),
    }
}

/// When an article was changed.
pub(crate) fn changed(on: &str) -> String {
    format!("changed {}", day(on))
}

/// The tags of an article.
pub(crate) fn tags_of(title: &str) -> String {
    format!("Tags of “{title}”")
}

/// The way to delete an article.
pub(crate) fn delete(title: &str) -> String {
    format!("{DELETE} “{title}”")
}

/// What was deleted.
pub(crate) fn deleted(count: usize) -> String {
    match count {
        1 => "The article is deleted from this device.".to_owned(),
        _ => format!("{} are deleted from this device.", counted(count, "article", "articles")),
    }
}

/// What is to be said of how the article is kept, and what to do.
pub(crate) fn note(note: &Note) -> String {
    let text = match note {
        Note::Arrived(kept, refused) => return arrived(*kept, refused),
        Note::Unkept(Refusal::Full) => {
            "There is no room left on this device, so your latest changes are not kept; what was kept before is safe. Delete articles in the library or make room on the device; it will be tried again with your next change."
        }
        Note::Unkept(Refusal::Newer) => {
            "A newer version of this page keeps your articles in another way. Reload to use it; what you change before that is not kept."
        }
        Note::Unkept(Refusal::Unavailable) => {
            "The part of the program that keeps your articles could not be loaded. Check your connection; it will be tried again with your next change."
        }
        Note::Unkept(Refusal::Gone) => {
            "This article is no longer in the library; perhaps it was deleted in another tab. Open or paste it anew."
        }
        Note::Unkept(Refusal::Damaged) => {
            "What the library knows of this article is damaged, so nothing can be added to it. Open the article: its text is whole, and is kept anew beside it."
        }
        Note::Unkept(Refusal::NotWritten(why)) => return format!("The file was not saved: {why}."),
        Note::Unkept(_) => {
            "This browser keeps nothing for this page, perhaps because the window is a private one. Everything works, but it is gone when you close the tab."
        }
        Note::Unlinked(refusal) => unlinked(refusal),
        Note::Merged => {
            "This article was corrected in another tab as well. The corrections of both are here now."
        }
        Note::Parted => {
            "This article is kept in another version as well, perhaps from another tab. Both versions are kept; here you go on with yours."
        }
    };
    text.to_owned()
}

/// How many files are named of those that could not be opened.
const NAMED: usize = 3;

/// What came of several files, a line for each that could not be opened.
fn arrived(kept: usize, refused: &[(String, Refusal)]) -> String {
    let kept = match kept {
        0 => "Nothing came into the library.".to_owned(),
        1 => "1 article is in the library now, and shown here.".to_owned(),
        _ => format!(
            "{} are in the library now; the first is shown here.",
            counted(kept, "article", "articles")
        ),
    };
    let named = refused.iter().take(NAMED).map(|(name, refusal)| unreadable(name, refusal));
    let more = refused.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| format!("And {more} more could not be opened."));
    [kept].into_iter().chain(named).chain(more).collect::<Vec<_>>().join("\n")
}
