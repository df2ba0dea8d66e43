//! Markdown.
//! Takes CommonMark, perhaps with YAML ahead of it, gives its words paragraph by paragraph.
//! Law: markup, HTML and the addresses of links are no words; a heading is a paragraph.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The text of a file.
pub(super) fn text(source: &str) -> String {
    let options =
        Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    let mut paragraphs = vec![String::new()];
    let mut is_metadata = false;
    for event in Parser::new_ext(source, options) {
        let Some(paragraph) = paragraphs.last_mut() else { break };
        match event {
            Event::Text(_) if is_metadata => {}
            Event::Text(text) | Event::Code(text) => paragraph.push_str(&text),
            Event::SoftBreak => paragraph.push(' '),
            Event::HardBreak => paragraph.push('\n'),
            Event::Start(Tag::MetadataBlock(_)) => is_metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => is_metadata = false,
            Event::Start(Tag::Item) => paragraphs.push("• ".to_owned()),
            Event::End(TagEnd::TableCell) => paragraph.push(' '),
            Event::Start(tag) if tag.to_end() == TagEnd::Paragraph && *paragraph == "• " => {}
            Event::Start(tag) if is_block(tag.to_end()) => paragraphs.push(String::new()),
            Event::End(tag) if is_block(tag) => paragraphs.push(String::new()),
            _ => {}
        }
    }
    let written = paragraphs
        .iter()
        .map(|paragraph| paragraph.trim())
        .filter(|words| !words.is_empty() && *words != "•");
    written.collect::<Vec<_>>().join("\n\n")
}

fn is_block(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableCell
    )
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn the_words_are_left() {
        let source = "---\ntitle: x\n---\n# A *storm*\n\nRain\nfell on [the town](http://a.example/b) & `sea`.\n\n- One\n\n- Two\n\n\
            > “Closed,” she said.\n\n<div onclick=x>\n\n<script>y</script>\n\n| a | b |\n|---|---|\n| c | d |\n";
        assert_eq!(
            text(source),
            "A storm\n\nRain fell on the town & sea.\n\n• One\n\n• Two\n\n“Closed,” she said.\n\na b\n\nc d"
        );
    }
}
