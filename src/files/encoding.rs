//! Bytes as text, whatever wrote them.
//! Takes bytes, gives text and the encoding where it is not UTF-8.
//! Law: a byte order mark decides; else UTF-8 where the bytes are valid, a page's own word, windows-1252 as the last resort.

use super::Unreadable;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a page its encoding may be named, as browsers look for it.
const HEAD: usize = 1024;

/// A file of plain text.
pub(super) fn text(bytes: &[u8]) -> Result<(String, Option<&'static str>), Unreadable> {
    decoded(bytes, None)
}

/// A page, which may name its encoding in a meta tag.
pub(super) fn page(bytes: &[u8]) -> Result<(String, Option<&'static str>), Unreadable> {
    decoded(bytes, named(bytes))
}

fn decoded(
    bytes: &[u8],
    named: Option<&'static Encoding>,
) -> Result<(String, Option<&'static str>), Unreadable> {
    if Encoding::for_bom(bytes).is_none()
        && let Ok(text) = std::str::from_utf8(bytes)
        && !is_half_empty(bytes)
    {
        return Ok((text.to_owned(), None));
    }
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = marked.or_else(|| unmarked_utf16(bytes)).or(named).unwrap_or(WINDOWS_1252);
    if encoding == WINDOWS_1252 && bytes.contains(&0) {
        return Err(Unreadable::Binary);
    }
    let (text, encoding, _) = encoding.decode(bytes);
    Ok((text.into_owned(), (encoding != UTF_8).then_some(encoding.name())))
}

/// UTF-16 without a mark: of Latin letters, one byte of two is NUL, always on the same side.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let pairs = &pairs[..pairs.len().min(HEAD)];
    let first = pairs.iter().filter(|[first, _]| *first == 0).count();
    let second = pairs.iter().filter(|[_, second]| *second == 0).count();
    match (first * 2 > pairs.len(), second * 2 > pairs.len()) {
        (true, false) if second == 0 => Some(UTF_16BE),
        (false, true) if first == 0 => Some(UTF_16LE),
        _ => None,
    }
}

/// Whether so many bytes are NUL that it can be no UTF-8 text, though its bytes are valid.
fn is_half_empty(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    !head.is_empty() && head.iter().filter(|byte| **byte == 0).count() * 3 > head.len()
}

/// The encoding that a page names: `charset=` in its head. One that says UTF-16 there cannot be, since it could be read.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=")? + 8;
    let rest = head.get(at..)?;
    let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte))?;
    Encoding::for_label(&rest[..end]).filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_words() {
        let words = "“Café” – 10 €";
        let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "Rain fell on the town".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(words.as_bytes()), Ok((words.into(), None)));
        assert_eq!(text(&[b"\xef\xbb\xbf", words.as_bytes()].concat()), Ok((words.into(), None)));
        assert_eq!(text(&[b"\xff\xfe", &utf16[..]].concat()), Ok((words.into(), Some("UTF-16LE"))));
        assert_eq!(text(&big), Ok(("Rain fell on the town".into(), Some("UTF-16BE"))));
        assert_eq!(text(b"\x93Caf\xe9\x94 \x96 10 \x80"), Ok((words.into(), Some("windows-1252"))));
    }

    #[test]
    fn a_page_names_its_own() {
        let page =
            |bytes: &[u8]| super::page(bytes).map(|(text, encoding)| (text, encoding.unwrap_or("UTF-8")));
        assert_eq!(page(b"<meta charset='koi8-r'>\xd2"), Ok(("<meta charset='koi8-r'>р".into(), "KOI8-R")));
        assert_eq!(
            page(b"<meta charset=nonsense>\xe9"),
            Ok(("<meta charset=nonsense>é".into(), "windows-1252"))
        );
        assert_eq!(page("<meta charset=koi8-r>é".as_bytes()).map(|(_, encoding)| encoding), Ok("UTF-8"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(Unreadable::Binary));
    }
}
