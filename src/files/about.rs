//! What a page says of itself: title, byline, site, address, language, and the day it was published.
//! Takes the page's tags, gives what they say, from meta tags, JSON-LD and time elements.
//! Law: what names a thing goes before what may be it; data is read as data; an address is one of the web or none.

use super::date::day;
use super::tags::Tags;
use crate::formats::contract::Page;
use jiff::civil::Date;
use serde_json::Value;

/// Names of meta tags, lower case, surest first.
const TITLE: &[&str] = &["og:title", "twitter:title", "dc.title", "headline"];
const BYLINE: &[&str] =
    &["author", "byl", "parsely-author", "sailthru.author", "dc.creator", "article:author", "twitter:data1"];
const SITE: &[&str] = &["og:site_name", "application-name", "cre"];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "article.published",
    "datepublished",
    "date.published",
    "parsely-pub-date",
    "sailthru.date",
    "publication_date",
    "pubdate",
    "pdate",
    "publishdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "og:published_time",
    "published_at",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "og:pubdate",
    "date",
    "dat",
    "dcsext.articlefirstpublished",
];

/// What a page says of itself.
pub(super) fn about(html: &str) -> (Page, Option<Date>) {
    let said = Said::of(html);
    let author = || said.data("author").and_then(|author| named(&author));
    let site = || said.data("publisher").and_then(|site| named(&site));
    let title = said.meta(TITLE).or_else(|| said.data("headline").and_then(|title| named(&title)));
    let page = Page {
        title: title.or_else(|| said.title.clone()).as_deref().and_then(tidy),
        byline: author().or_else(|| said.meta(BYLINE)).as_deref().and_then(author_of),
        site: said.meta(SITE).or_else(site).as_deref().and_then(tidy),
        address: said
            .address
            .clone()
            .or_else(|| said.meta(&["og:url"]))
            .filter(|address| Page::is_web(address)),
        language: said.language.as_deref().and_then(tidy),
    };
    let published = PUBLISHED.iter().find_map(|name| day(&said.meta(&[name])?));
    let in_data = || day(said.data("datePublished")?.as_str()?);
    (page, published.or_else(in_data).or_else(|| said.times.iter().find_map(|time| day(time))))
}

/// The page's own words about itself.
#[derive(Default)]
struct Said {
    metas: Vec<(String, String)>,
    data: Vec<Value>,
    /// Time stamps: those that say that they are the day of publication first.
    times: Vec<String>,
    title: Option<String>,
    address: Option<String>,
    language: Option<String>,
}

impl Said {
    fn of(html: &str) -> Self {
        let mut said = Said::default();
        for tag in (Tags { rest: html }).filter(|tag| !tag.closes) {
            let property =
                || tag.attribute("property").or(tag.attribute("name")).or(tag.attribute("itemprop"));
            if tag.is("meta") {
                let entry = property().map(|name| name.to_ascii_lowercase()).zip(tag.attribute("content"));
                said.metas.extend(entry.filter(|(_, content)| !content.trim().is_empty()));
            } else if tag.is("script") && tag.attribute("type").is_some_and(|kind| kind.contains("ld+json")) {
                said.data.extend(serde_json::from_str::<Value>(tag.content.trim()));
            } else if tag.is("title") && said.title.is_none() {
                said.title = Some(html_escape::decode_html_entities(tag.content).into_owned());
            } else if tag.is("html") {
                said.language = tag.attribute("lang");
            } else if tag.is("link")
                && tag.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
            {
                said.address = tag.attribute("href");
            } else if tag.is("time") || tag.attribute("itemprop").is_some_and(|name| name == "datePublished")
            {
                let is_named = tag.attribute("itemprop").is_some_and(|name| name == "datePublished");
                let stamp = tag.attribute("datetime").or(tag.attribute("content"));
                let at = if is_named { 0 } else { said.times.len() };
                stamp.into_iter().for_each(|stamp| said.times.insert(at, stamp));
            }
        }
        said
    }

    /// The content of the first of these meta tags that the page has.
    fn meta(&self, names: &[&str]) -> Option<String> {
        let of = |name: &&str| {
            self.metas.iter().find(|(found, _)| found == name).map(|(_, content)| content.clone())
        };
        names.iter().find_map(of)
    }

    /// A field of the page's data: of its objects, those in a list, and those in a graph.
    fn data(&self, field: &str) -> Option<Value> {
        let lists = self
            .data
            .iter()
            .flat_map(|data| data.as_array().map_or(std::slice::from_ref(data), Vec::as_slice));
        let inner = lists.flat_map(|data| {
            let graph = data.get("@graph").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            std::iter::once(data).chain(graph)
        });
        let mut fields =
            inner.filter(|data| data.get("headline").is_some() || data.get("datePublished").is_some());
        fields.find_map(|data| data.get(field).cloned())
    }
}

/// A name as data has it: words, something with a name, or a list of them.
fn named(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(fields) => fields.get("name")?.as_str().map(str::to_owned),
        Value::Array(names) => {
            let name = |value: &Value| value.as_str().or(value.get("name")?.as_str()).map(str::to_owned);
            Some(names.iter().filter_map(name).collect::<Vec<_>>().join(", "))
                .filter(|names| !names.is_empty())
        }
        _ => None,
    }
}

/// The name in "By Jane Roe", without what pages glue to it.
fn author_of(byline: &str) -> Option<String> {
    let line = tidy(byline)?;
    let name =
        line.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).map_or(line.as_str(), |_| &line[3..]);
    let name =
        name.split(|c: char| c.is_ascii_digit() || matches!(c, '|' | '•' | '@')).next().unwrap_or_default();
    let name =
        name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '–' | '—' | ':' | ';'));
    (!name.is_empty() && name.len() <= 200 && !line.contains("://")).then(|| name.to_owned())
}

/// One line without outer blanks; none where nothing is left.
fn tidy(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::about;

    #[test]
    fn what_names_the_day_goes_before_what_may_be_any() {
        let day = |html: &str| about(html).1.map(|date| date.to_string());
        let expected = Some("2024-05-06".to_owned());
        let times = "<time datetime=2020-01-01></time>";
        assert_eq!(
            day(
                "<meta name=date content=2020-01-01><meta property='article:published_time' content=2024-05-06>"
            ),
            expected
        );
        let data = "<script type='application/ld+json'>{\"@graph\": [{\"datePublished\" : \"2024-05-06\"}]}</script>";
        assert_eq!(day(&format!("{times}{data}")), expected);
        assert_eq!(day(&format!("{times}<time itemprop=datePublished datetime=2024-05-06>")), expected);
        assert_eq!(day("<p>2024-05-06"), None);
    }

    #[test]
    fn authors_are_names() {
        let byline = |content: &str| about(&format!("<meta name=author content='{content}'>")).0.byline;
        assert_eq!(byline("by  Jane Roe12 May").as_deref(), Some("Jane Roe"));
        assert_eq!(byline("https://a.example/jane"), None);
        let data = "<script type='application/ld+json'>{\"headline\": \"x\", \"author\": [{\"name\": \"A B\"}, {\"name\": \"C D\"}]}</script>";
        assert_eq!(about(data).0.byline.as_deref(), Some("A B, C D"));
    }
}
