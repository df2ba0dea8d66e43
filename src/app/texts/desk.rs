//! Texts around the paste box: the invitation, privacy, the work, and what can go wrong.
//! Takes counts and failures, gives sentences.
//! Law: an error says what to do.

use super::counted;
use whosaid::articles::Refusal;
use whosaid::view::Failure;

pub(crate) const INVITATION: &str = "Paste a news article. See who is in it, and who said what.";
pub(crate) const BOX_LABEL: &str = "Your article";
pub(crate) const BOX_HINT: &str = "Paste an article here …";
pub(crate) const OPEN_FILE: &str = "Open a file";
pub(crate) const DROP_HERE: &str = "Drop to open";
pub(crate) const SHOW_ARTICLE: &str = "Show the article";
pub(crate) const SAMPLES: &str = "Or read one of ours";
pub(crate) const PRIVACY: &str = "Your text stays on this device. Nothing is sent anywhere.";
pub(crate) const PRIVACY_HOW: &str = "How is this private?";
pub(crate) const PRIVACY_PAGE: &str = "private.html";
pub(crate) const INSTALL: &str = "Install on this device";

pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const RETRY: &str = "Try again";
pub(crate) const WORKING: &str = "Reading the article …";
pub(crate) const LOADING: &str = "Loading the word list …";

/// What an article lacks that was read before the word list was here.
pub(crate) fn first_reading(percent: u32) -> String {
    format!("A first reading. Names follow: {percent} %")
}

/// What a screen reader is told once the article is there.
pub(crate) fn done(quotes: usize, speakers: usize, names: usize) -> String {
    format!(
        "Done: {} by {}, and {}.",
        super::quotes(quotes),
        super::speakers(speakers),
        counted(names, "name", "names")
    )
}

/// How far the work is.
pub(crate) fn progress(percent: u32) -> String {
    format!("{percent} percent")
}

/// What went wrong, and what to do.
pub(crate) fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Engine => "The program that reads the article could not be loaded. Check your connection and try again.".to_owned(),
        Failure::LexiconMissing => "The word list could not be fetched. Check your connection and try again.".to_owned(),
        Failure::LexiconDamaged => {
            "The word list arrived damaged. Try again; if that does not help, reload the page.".to_owned()
        }
        Failure::TooLong(bytes) => format!(
            "This text is {} MB long; the most that can be read is 64 MB. Split it and paste one part.",
            bytes.div_ceil(1 << 20)
        ),
        Failure::Crashed => {
            "The program stopped while it read this text. Your text is safe. Try again, or paste a part of it.".to_owned()
        }
        Failure::Restarted => {
            "The program had stopped and was started again; it is reading your text once more. Nothing is lost.".to_owned()
        }
        Failure::Hung => {
            "The program did not come to an end with this text and was started again. Your text and changes are safe. Try again, or paste a part of it.".to_owned()
        }
        Failure::Link(address) => format!(
            "Only the address {address} was shared. Whosaid fetches nothing: open that page, copy the article and paste it here."
        ),
        Failure::Unreadable(name, refusal) => unreadable(name, refusal),
    }
}

/// What could not be opened, and why.
pub(super) fn unreadable(name: &str, refusal: &Refusal) -> String {
    format!("“{name}” could not be opened: {}", refused(refusal))
}

/// Why a file could not be opened, and what to do instead.
fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Pdf => "it is a PDF. Open it in its own program, select all, copy, and paste it here.".to_owned(),
        Refusal::Binary => "it holds no text. Save it as plain text, as a web page or as .docx and open that.".to_owned(),
        Refusal::Damaged => "it is damaged or no longer there. Save it anew, or copy its text and paste it here.".to_owned(),
        Refusal::TooLarge => "it is over 256 MB. Split it, or copy a part and paste it here.".to_owned(),
        Refusal::NotSaved(why) => format!("it is no article that was saved by Whosaid: {why}."),
        Refusal::Empty => "there is no text in it.".to_owned(),
        Refusal::NotWritten(why) => format!("{why}."),
        Refusal::Full => "there is no room left on this device. Make room and try again.".to_owned(),
        Refusal::NoStorage => {
            "this browser keeps nothing for this page, perhaps because the window is a private one. Open it alone, and it is shown.".to_owned()
        }
        Refusal::Newer => {
            "a newer version of this page keeps your articles in another way. Reload this page, then open it again.".to_owned()
        }
        Refusal::Gone => "it is not on this device any more. Open or paste it anew.".to_owned(),
        Refusal::Unavailable => {
            "the part of the program that opens files could not be loaded. Check your connection and try again.".to_owned()
        }
    }
}
