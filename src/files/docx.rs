//! Word documents (.docx).
//! Takes the file, a ZIP archive of XML, gives its words paragraph by paragraph and its title and author.
//! Law: no more is unpacked than a text may be long; deleted words, notes and second versions for old programs are no text.

use super::{Opened, Unreadable};
use crate::formats::contract::Page;
use roxmltree::{Document, Node};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The longest part that is unpacked, in bytes.
const LONGEST: u64 = 64 << 20;
/// How far up from a word its paragraph is looked for, which bounds the work on monstrous files.
const DEEPEST: usize = 64;

/// The document's text.
pub(super) fn article(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let body = part(&mut archive, "word/document.xml").ok_or(Unreadable::Binary)?;
    let document = Document::parse(&body).map_err(|_| Unreadable::Damaged)?;
    let paragraphs = paragraphs(&document);
    let words = paragraphs.iter().map(|words| words.trim()).filter(|words| !words.is_empty());
    let text = words.collect::<Vec<_>>().join("\n\n");
    let properties = part(&mut archive, "docProps/core.xml");
    Ok(Opened { text, page: Some(page(properties.as_deref())), ..Opened::default() })
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(name).ok()?.take(LONGEST).read_to_string(&mut text).ok()?;
    Some(text)
}

fn is(node: Node, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The paragraphs in the order in which they start. One may lie in another: a text box in the paragraph that holds it.
fn paragraphs(document: &Document) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut place = BTreeMap::new();
    for node in document.descendants().filter(Node::is_element) {
        let words = match node.tag_name().name() {
            "t" => node.text().unwrap_or_default(),
            "tab" => " ",
            "br" | "cr" => "\n",
            "noBreakHyphen" => "\u{2011}",
            _ => continue,
        };
        let Some(paragraph) = paragraph_of(node) else { continue };
        let index = *place.entry(paragraph.id().get()).or_insert_with(|| {
            paragraphs.push(String::new());
            paragraphs.len() - 1
        });
        paragraphs[index].push_str(words);
    }
    paragraphs
}

/// The paragraph in which a node is shown, if it is.
fn paragraph_of<'a, 'd>(node: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
    for above in node.ancestors().take(DEEPEST) {
        match above.tag_name().name() {
            "p" => return Some(above).filter(|paragraph| !is_old(*paragraph)),
            "del" => return None,
            _ => {}
        }
    }
    None
}

/// Whether it is a second version of something, for programs that know only older forms.
fn is_old(paragraph: Node) -> bool {
    paragraph.ancestors().take(DEEPEST).any(|above| is(above, "Fallback"))
}

/// Title and author of the document's properties.
fn page(properties: Option<&str>) -> Page {
    let document = properties.and_then(|properties| Document::parse(properties).ok());
    let property = |name: &str| {
        let node = document.as_ref()?.descendants().find(|node| is(*node, name))?;
        let words = node.text()?.split_whitespace().collect::<Vec<_>>().join(" ");
        (!words.is_empty()).then_some(words)
    };
    Page { title: property("title"), byline: property("creator"), ..Page::default() }
}
