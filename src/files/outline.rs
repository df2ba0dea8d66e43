//! A page as elements that lie in each other, and the blocks of text in them.
//! Takes the page's tags, gives elements, each with the one around it, and blocks, each with its element.
//! Law: an element's number is higher than that of the one around it; what is not shown is left out; linear time.

use super::tags::{Tag, Tags};

/// How far up an element is looked for that a tag closes, which keeps time linear on tangled pages.
const REACH: usize = 200;

/// The page.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The elements, the page itself first.
    pub(super) elements: Vec<Element>,
    /// The blocks of text, in order.
    pub(super) blocks: Vec<Block>,
}

/// An element that is no inline one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Element {
    /// The element around it; the page lies in itself.
    pub(super) parent: usize,
    /// Whether its name, its class or its role says that it is no part of the article.
    pub(super) looks_aside: bool,
}

/// A stretch of text that a reader sees as one.
#[derive(Debug)]
pub(super) struct Block {
    /// Its words.
    pub(super) text: String,
    /// How many of its letters stand in links.
    pub(super) linked: usize,
    /// The element it stands in.
    pub(super) element: usize,
}

impl Block {
    /// The share of its letters that stand in links.
    pub(super) fn link_density(&self) -> f64 {
        self.linked as f64 / self.text.chars().count().max(1) as f64
    }
}

/// Reads the page.
pub(super) fn outline(html: &str) -> Outline {
    let mut reader = Reader {
        outline: Outline::default(),
        open: Vec::new(),
        line: String::new(),
        linked: 0,
        links: 0,
        unseen: 0,
    };
    reader.outline.elements.push(Element::default());
    let mut tags = Tags { rest: html };
    for tag in tags.by_ref() {
        reader.text(tag.before);
        reader.tag(&tag);
    }
    reader.text(tags.rest);
    reader.close_block();
    reader.outline
}

/// An element that is not closed yet.
struct Open<'h> {
    name: &'h str,
    number: usize,
    is_unseen: bool,
}

struct Reader<'h> {
    outline: Outline,
    open: Vec<Open<'h>>,
    line: String,
    linked: usize,
    /// How many links are open, and how many elements that are not shown.
    links: usize,
    unseen: usize,
}

impl<'h> Reader<'h> {
    fn text(&mut self, text: &str) {
        if self.unseen > 0 {
            return;
        }
        let text = html_escape::decode_html_entities(text);
        self.line.extend(text.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }));
        if self.links > 0 {
            self.linked += text.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>();
        }
    }

    fn tag(&mut self, tag: &Tag<'h>) {
        if tag.is("br") {
            self.line.push('\n');
        } else if tag.is("a") {
            self.links = if tag.closes { self.links.saturating_sub(1) } else { self.links + 1 };
        } else if !is_inline(tag.name) {
            self.close_block();
            match tag.closes {
                true => self.close(tag.name),
                false if !is_void(tag.name) => self.open(tag),
                false => {}
            }
        }
    }

    fn open(&mut self, tag: &Tag<'h>) {
        self.end_by(tag);
        let parent = self.open.last().map_or(0, |open| open.number);
        let number = self.outline.elements.len();
        self.outline.elements.push(Element { parent, looks_aside: looks_aside(tag) });
        let is_unseen = is_unseen(tag);
        self.unseen += usize::from(is_unseen);
        self.open.push(Open { name: tag.name, number, is_unseen });
        if tag.is("li") {
            self.line.push_str("• ");
        }
    }

    /// Ends what the start of a tag ends by itself: a list's entry by the next one, the head by the body.
    fn end_by(&mut self, tag: &Tag) {
        if tag.is("body") {
            return self.close_from(0);
        }
        let ends = ["p", "li", "dt", "dd", "tr", "td", "th", "option"].iter().any(|name| tag.is(name));
        let near = self.open.iter().enumerate().rev().take(REACH);
        let found = near.take_while(|(_, open)| tag.is(open.name) || open.name.eq_ignore_ascii_case("p"));
        if let Some((at, _)) = found.filter(|(_, open)| ends && tag.is(open.name)).last() {
            self.close_from(at);
        }
    }

    fn close(&mut self, name: &str) {
        let near = self.open.iter().enumerate().rev().take(REACH);
        let found = near.map(|(at, open)| (at, open.name)).find(|(_, open)| open.eq_ignore_ascii_case(name));
        if let Some((at, _)) = found {
            self.close_from(at);
        }
    }

    fn close_from(&mut self, at: usize) {
        self.unseen -= self.open.drain(at..).filter(|open| open.is_unseen).count();
    }

    /// Ends the block. An empty line in it, from two line breaks, parts it in two.
    fn close_block(&mut self) {
        let line = std::mem::take(&mut self.line);
        let linked = std::mem::take(&mut self.linked);
        let element = self.open.last().map_or(0, |open| open.number);
        let tidy = |line: &str| line.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        let lines: Vec<String> = line.split('\n').map(tidy).collect();
        for part in lines.split(String::is_empty) {
            let text = part.join("\n");
            if text.chars().any(char::is_alphanumeric) {
                self.outline.blocks.push(Block { text, linked, element });
            }
        }
    }
}

/// What a browser does not show.
fn is_unseen(tag: &Tag) -> bool {
    let names = [
        "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas", "select",
        "textarea", "button", "audio", "video", "head", "title", "xmp",
    ];
    let style =
        || tag.attribute("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
    names.iter().any(|name| tag.is(name)) || tag.attribute("hidden").is_some() || style()
}

/// Words in classes and ids of what stands around articles.
const ASIDE: &[&str] = &[
    "ad-",
    "advert",
    "agegate",
    "author",
    "banner",
    "breadcrumb",
    "byline",
    "comment",
    "community",
    "disqus",
    "footer",
    "hidden",
    "masthead",
    "menu",
    "modal",
    "more-",
    "most-",
    "newsletter",
    "outbrain",
    "pager",
    "pagination",
    "popup",
    "print",
    "promo",
    "rail",
    "recirc",
    "recommend",
    "related",
    "share",
    "shoutbox",
    "sidebar",
    "signup",
    "skip",
    "social",
    "sponsor",
    "subscribe",
    "supplement",
    "taboola",
    "tags",
    "teaser",
    "toolbar",
    "trending",
    "widget",
];
/// Words in classes and ids of articles, which outweigh the others.
const WITHIN: &[&str] = &["article", "body", "column", "content", "entry", "main", "post", "story", "text"];

fn looks_aside(tag: &Tag) -> bool {
    if ["nav", "footer", "aside", "form"].iter().any(|name| tag.is(name)) {
        return true;
    }
    if ["body", "html", "article", "main"].iter().any(|name| tag.is(name)) {
        return false;
    }
    let value = |name| tag.attribute(name).unwrap_or_default().to_ascii_lowercase();
    let (class, role) = (value("class") + " " + &value("id"), value("role"));
    let says = |words: &[&str]| words.iter().any(|word| class.contains(word));
    matches!(role.as_str(), "navigation" | "complementary" | "banner" | "menu" | "dialog")
        || value("aria-hidden") == "true"
        || (says(ASIDE) && !says(WITHIN))
}

fn is_void(name: &str) -> bool {
    ["area", "base", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", ""]
        .iter()
        .any(|void| name.eq_ignore_ascii_case(void))
}

fn is_inline(name: &str) -> bool {
    let names = [
        "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "img", "kbd", "mark",
        "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "",
    ];
    // Word's own elements, as <o:p>, stand within lines.
    names.iter().any(|inline| name.eq_ignore_ascii_case(inline)) || name.contains(':')
}

#[cfg(test)]
mod tests {
    use super::outline;

    fn read(html: &str) -> Vec<String> {
        outline(html).blocks.into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn blocks_are_as_a_reader_sees_them() {
        assert_eq!(
            read(
                "<h1>A \n storm</h1>Rain<br>fell<p>on <b>the</b>m<i> all</i>.<ul><li>One<li><p>Two</ul>one<br> <br>t&eacute;"
            ),
            ["A storm", "Rain\nfell", "on them all.", "• One", "Two", "one", "té"]
        );
    }

    #[test]
    fn what_is_not_shown_is_not_read() {
        let html = "<head><title>t</title><body><p>a<script>alert(1)</script><style>b{}</style><svg><text>x</text></svg>\
            <template>t</template><div hidden>h</div><div style='display: none'>n</div>c";
        assert_eq!(read(html), ["a", "c"]);
    }

    #[test]
    fn any_depth_is_walked() {
        assert_eq!(read(&("<div>".repeat(200_000) + "deep" + &"</div>".repeat(200_000))), ["deep"]);
    }
}
