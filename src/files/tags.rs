//! Markup as a row of tags with text between them.
//! Takes a page, gives each tag in order with the text before it; what no tag follows is left in `rest`.
//! Law: linear whatever the markup; nothing is built, so that no depth of nesting can hurt.

/// A tag, and what stands before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'h> {
    /// The text before the tag, its entities as they are written.
    pub(super) before: &'h str,
    /// The name as it is written; empty for comments and declarations.
    pub(super) name: &'h str,
    /// Whether it closes an element.
    pub(super) closes: bool,
    /// What stands between the name and the tag's end.
    attributes: &'h str,
    /// Of a script, a style or a title, all that is in it.
    pub(super) content: &'h str,
}

/// Elements whose content is read as one piece, tags and all.
const RAW: &[&str] = &["script", "style", "textarea", "title", "noscript", "template", "iframe", "xmp"];

impl Tag<'_> {
    /// Whether it is of that name, in lower case.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute, its entities read; empty where it has none.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            let end =
                rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
            if rest.is_empty() {
                return None;
            }
            // A stray sign where a name should start is passed over.
            let (found, after) = rest.split_at(end.max(rest.chars().next().map_or(1, char::len_utf8)));
            let (value, after) = value(after);
            if found.eq_ignore_ascii_case(name) {
                return Some(html_escape::decode_html_entities(value).into_owned());
            }
            rest = after;
        }
    }
}

/// The value after an attribute's name, and what follows it.
fn value(after: &str) -> (&str, &str) {
    let Some(value) = after.trim_start().strip_prefix('=') else { return ("", after) };
    let value = value.trim_start();
    for quote in ['"', '\''] {
        if let Some(value) = value.strip_prefix(quote) {
            return value.split_once(quote).unwrap_or((value, ""));
        }
    }
    value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()))
}

/// The tags of a page.
pub(super) struct Tags<'h> {
    /// What is still to be read; at the end, the text after the last tag.
    pub(super) rest: &'h str,
}

impl<'h> Iterator for Tags<'h> {
    type Item = Tag<'h>;

    fn next(&mut self) -> Option<Tag<'h>> {
        let html = self.rest;
        let open = html.match_indices('<').map(|(at, _)| at).find(|at| is_tag(&html[at + 1..]))?;
        let inner = &html[open + 1..];
        let (inner, after) = inner.split_at(end_of(inner));
        let closes = inner.starts_with('/');
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        let (name, attributes) = inner.split_at(
            inner.find(|c: char| !c.is_ascii_alphanumeric() && !":-".contains(c)).unwrap_or(inner.len()),
        );
        let after = after.strip_prefix('>').unwrap_or(after);
        let is_raw = !closes && RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw));
        let (content, rest) = if is_raw { after.split_at(end_of_raw(after, name)) } else { ("", after) };
        self.rest = rest;
        Some(Tag { before: &html[..open], name, closes, attributes, content })
    }
}

/// Whether what follows a "<" makes it a tag, a comment or a declaration.
fn is_tag(after: &str) -> bool {
    let name = after.strip_prefix('/').unwrap_or(after);
    name.starts_with(|c: char| c.is_ascii_alphabetic()) || after.starts_with(['!', '?'])
}

/// Where a tag ends, its ">" not counted.
fn end_of(tag: &str) -> usize {
    if tag.starts_with("!--") {
        return tag.find("-->").map_or(tag.len(), |end| end + 2);
    }
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            // A quotation mark opens a value only after a sign of equality.
            (None, b'"' | b'\'') if tag[..at].trim_end().ends_with('=') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// Where the closing tag of a raw element starts.
fn end_of_raw(html: &str, name: &str) -> usize {
    let closes = |at: &usize| {
        let found = html.as_bytes().get(at + 2..at + 2 + name.len()).unwrap_or_default();
        found.eq_ignore_ascii_case(name.as_bytes())
    };
    html.match_indices("</").map(|(at, _)| at).find(closes).unwrap_or(html.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_text_are_told_apart() {
        let html = "a < b<P class='x>y' id=z hidden>c<!-- <b> --><script>if (a<b) x('</p>')</script>d</P>e";
        let mut tags = Tags { rest: html };
        let found: Vec<_> =
            tags.by_ref().map(|tag| (tag.before, tag.name, tag.closes, tag.content)).collect();
        assert_eq!(
            found,
            [
                ("a < b", "P", false, ""),
                ("c", "", false, ""),
                ("", "script", false, "if (a<b) x('</p>')"),
                ("", "script", true, ""),
                ("d", "P", true, "")
            ]
        );
        assert_eq!(tags.rest, "e");
    }

    #[test]
    fn attributes_have_values() {
        let tag = Tags { rest: "<a b = 'c&amp;d' e=\"f g\" h=i/j k>" }.next().expect("a tag");
        assert_eq!(
            ["b", "E", "h", "k", "x"].map(|name| tag.attribute(name)),
            [Some("c&d".into()), Some("f g".into()), Some("i/j".into()), Some(String::new()), None]
        );
    }

    #[test]
    fn nothing_is_beyond_reading() {
        for html in ["<", "</", "<a", "<a b", "<a b='", "<!--", "<script>", "<a =>", "<a é=1>é", "<!", "<p/>"]
        {
            for tag in (Tags { rest: html }) {
                tag.attribute("b");
            }
        }
    }
}
