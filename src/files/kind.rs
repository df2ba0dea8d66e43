//! What a file is.
//! Takes its name and its bytes, gives one of the kinds that can be told apart.
//! Law: what the bytes say goes before what the name says; plain text is what is left.

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Markdown,
    Html,
    Mail,
    Rtf,
    Docx,
    Pdf,
}

/// How far into a file its own words are looked for.
const HEAD: usize = 1024;

/// What a file is.
pub(super) fn of(name: Option<&str>, bytes: &[u8]) -> Kind {
    // Every second byte of a UTF-16 head is NUL where its letters are Latin.
    let head: Vec<u8> =
        bytes.iter().take(HEAD).filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let head = head
        .strip_prefix(b"\xef\xbb\xbf")
        .or(head.strip_prefix(b"\xff\xfe"))
        .unwrap_or(&head)
        .trim_ascii_start();
    if head.starts_with(b"%pdf-") {
        Kind::Pdf
    } else if head.starts_with(b"{\\rtf") {
        Kind::Rtf
    } else if bytes.starts_with(b"PK\x03\x04") {
        Kind::Docx
    } else if is_message(head) {
        Kind::Mail
    } else if [&b"<!doctype html"[..], b"<html", b"<head", b"<body"].iter().any(|open| head.starts_with(open))
        || is_xhtml(head)
    {
        Kind::Html
    } else {
        by_name(name.unwrap_or_default())
    }
}

/// Headers of a message: a line with a known name first, and a MIME version among them.
fn is_message(head: &[u8]) -> bool {
    let opens = [
        &b"from:"[..],
        b"mime-version:",
        b"received:",
        b"return-path:",
        b"subject:",
        b"date:",
        b"message-id:",
    ];
    let sign = b"mime-version:";
    opens.iter().any(|open| head.starts_with(open)) && head.windows(sign.len()).any(|window| window == sign)
}

/// A page that opens with an XML declaration or a comment.
fn is_xhtml(head: &[u8]) -> bool {
    let opens = head.starts_with(b"<?xml") || head.starts_with(b"<!--");
    opens
        && [&b"<!doctype html"[..], b"<html"]
            .iter()
            .any(|sign| head.windows(sign.len()).any(|window| window == *sign))
}

fn by_name(name: &str) -> Kind {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "html" | "htm" | "xhtml" => Kind::Html,
        "md" | "markdown" => Kind::Markdown,
        "mhtml" | "mht" | "eml" => Kind::Mail,
        _ => Kind::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_go_before_names() {
        assert_eq!(of(Some("a.txt"), b"\n <!DOCTYPE html><p>"), Kind::Html);
        assert_eq!(of(Some("a.txt"), b"<?xml version='1.0'?>\n<html xmlns=''>"), Kind::Html);
        assert_eq!(of(None, b"\xff\xfe<\0h\0t\0m\0l\0>\0"), Kind::Html);
        assert_eq!(of(Some("a.HTM"), b"<p>Rain fell.</p>"), Kind::Html);
        assert_eq!(of(Some("a.html"), b"%PDF-1.7"), Kind::Pdf);
        assert_eq!(of(Some("a"), b"{\\rtf1\\ansi"), Kind::Rtf);
        assert_eq!(of(None, b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"), Kind::Mail);
        assert_eq!(of(None, b"From: the desk of the editor"), Kind::Text);
        assert_eq!(of(Some("a.md"), b"# Rain"), Kind::Markdown);
        assert_eq!(of(None, b"He wrote <html> on the wall."), Kind::Text);
        assert_eq!(of(None, b""), Kind::Text);
    }
}
