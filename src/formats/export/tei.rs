//! TEI P5: the article as a small digital edition with speech, cues, names and dates marked.
//! Takes a checked annotation, gives one XML document that `tei_all` admits.
//! Law: elements nest as TEI allows; the parts of one quote point to each other; who speaks is listed in the header.

use super::super::checked::Checked;
use super::super::contract::{Entity, Mention, Quote, Value};
use super::super::nest::{self, Nest, Step};
use super::xml::{escape, escaped};
use crate::document::BlockKind;
use std::fmt::Write;
use std::ops::Range;

/// What a stretch of the article is.
enum Mark<'c> {
    /// A part of a quote, by number.
    Part(&'c Quote, usize),
    Mention(&'c Mention),
}

/// The document.
pub(super) fn edition(checked: &Checked) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n",
    );
    write_header(&mut out, checked);
    out.push_str("<text>\n<body>\n");
    write_body(&mut out, checked);
    out.push_str("</body>\n</text>\n</TEI>\n");
    out
}

fn write_header(out: &mut String, checked: &Checked) {
    let title = escaped(&checked.title().unwrap_or_else(|| "Article".to_owned()));
    let date = checked.annotation().published.as_deref();
    let date = date.map(|date| format!("<date when=\"{date}\">{date}</date>")).unwrap_or_default();
    let _ = write!(
        out,
        "<teiHeader>\n<fileDesc>\n<titleStmt><title>{title}</title></titleStmt>\n\
         <publicationStmt><p>Annotated by machine: names, references and speech are as Whosaid found them.</p></publicationStmt>\n\
         <sourceDesc><bibl><title>{title}</title>{date}</bibl></sourceDesc>\n</fileDesc>\n{KINDS}"
    );
    let [people, organisations, places] = LISTS.map(|list| list.of(&checked.annotation().entities));
    let people = wrapped("particDesc", &(people + &organisations));
    out.push_str(&wrapped("profileDesc", &(people + &wrapped("settingDesc", &places))));
    out.push_str("</teiHeader>\n");
}

/// What the kinds of speech to which `ana` points are.
const KINDS: &str = "\
<encodingDesc><classDecl><taxonomy>
<category xml:id=\"direct\"><catDesc>A whole utterance in quotation marks</catDesc></category>
<category xml:id=\"partial\"><catDesc>Quoted words in the writer’s own clause</catDesc></category>
<category xml:id=\"mixed\"><catDesc>A reported clause that holds quoted words</catDesc></category>
<category xml:id=\"indirect\"><catDesc>Speech without quotation marks</catDesc></category>
</taxonomy></classDecl></encodingDesc>
";

/// One of the header's lists: its element, that of an entry and of its name, and what kinds of entities it holds.
struct List {
    list: &'static str,
    entry: &'static str,
    name: &'static str,
    kinds: &'static [&'static str],
}

const LISTS: [List; 3] = [
    List { list: "listPerson", entry: "person", name: "persName", kinds: &["PERSON"] },
    List { list: "listOrg", entry: "org", name: "orgName", kinds: &["ORG", "NORP"] },
    List { list: "listPlace", entry: "place", name: "placeName", kinds: &["GPE", "LOC", "FAC"] },
];

impl List {
    fn holds(&self, entity: &Entity) -> bool {
        self.kinds.contains(&entity.kind.as_str())
    }

    /// The list; nothing where it would be empty. Identifiers stand before notes: the one order that all entries admit.
    fn of(&self, entities: &[Entity]) -> String {
        let Self { list, entry, name, .. } = self;
        let mut entries = String::new();
        for entity in entities.iter().filter(|entity| self.holds(entity)) {
            let _ = write!(
                entries,
                "<{entry} xml:id=\"e{}\"><{name}>{}</{name}>",
                entity.id,
                escaped(&entity.name)
            );
            if let Some(item) = &entity.wikidata {
                let _ = write!(entries, "<idno type=\"Wikidata\">{item}</idno>");
            }
            for role in &entity.roles {
                let _ = write!(entries, "<note type=\"role\">{}</note>", escaped(role));
            }
            let _ = writeln!(entries, "</{entry}>");
        }
        wrapped(list, &entries)
    }
}

/// An element around what is in it; nothing around nothing.
fn wrapped(element: &str, content: &str) -> String {
    if content.is_empty() { String::new() } else { format!("<{element}>\n{content}</{element}>\n") }
}

fn is_listed(entity: &Entity) -> bool {
    LISTS.iter().any(|list| list.holds(entity))
}

fn write_body(out: &mut String, checked: &Checked) {
    let marks = marks(checked);
    let mut nest = Nest::new(&marks);
    let mut seen = vec![false; marks.len()];
    let pieces = checked.pieces();
    let is_bare = pieces.iter().enumerate().all(|(index, (kind, _))| element(*kind, index).0 == "head");
    for (index, (kind, piece)) in pieces.into_iter().enumerate() {
        let (tag, attribute) = element(kind, index);
        let _ = write!(out, "<{tag}{attribute}>");
        for step in nest.piece(piece) {
            match step {
                Step::Open(id) => {
                    let is_first = !std::mem::replace(&mut seen[id], true);
                    write_open(out, checked, &marks[id].1, is_first);
                }
                Step::Text(range) => escape(out, checked.written(range.start, range.end)),
                Step::Close(id) => {
                    let _ = write!(out, "</{}>", tag_of(&marks[id].1));
                }
            }
        }
        let _ = writeln!(out, "</{tag}>");
    }
    // A body is more than its head.
    if is_bare {
        out.push_str("<p/>\n");
    }
}

/// A head may stand only at the top; other blocks that are no paragraphs are anonymous blocks with their kind.
fn element(kind: BlockKind, index: usize) -> (&'static str, String) {
    match kind {
        BlockKind::Headline if index == 0 => ("head", String::new()),
        BlockKind::Paragraph => ("p", String::new()),
        other => ("ab", format!(" type=\"{}\"", other.label())),
    }
}

/// Speech and the names in it. TEI lets no speech stand in a name: a mention that a part of a quote cuts is left out.
fn marks(checked: &Checked) -> Vec<(Range<usize>, Mark<'_>)> {
    let annotation = checked.annotation();
    let mut marks = Vec::new();
    for quote in &annotation.quotes {
        let parts = quote.parts.iter().enumerate();
        marks.extend(parts.map(|(index, part)| (part.start..part.end, Mark::Part(quote, index))));
    }
    let mut cuts: Vec<usize> = marks.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
    cuts.sort_unstable();
    let is_whole = |mention: &&Mention| {
        let next = cuts.partition_point(|cut| *cut <= mention.start);
        cuts.get(next).is_none_or(|cut| *cut >= mention.end)
    };
    let whole = annotation.mentions.iter().filter(is_whole);
    marks.extend(whole.map(|mention| (mention.start..mention.end, Mark::Mention(mention))));
    nest::sort(&mut marks);
    marks
}

fn tag_of(mark: &Mark) -> &'static str {
    let Mark::Mention(mention) = mark else { return "said" };
    match (mention.form.as_str(), mention.kind.as_str()) {
        ("nominal" | "pronoun", _) => "rs",
        (_, "PERSON") => "persName",
        (_, "ORG") => "orgName",
        (_, "GPE" | "LOC" | "FAC") => "placeName",
        (_, "DATE") => "date",
        (_, "TIME") => "time",
        (_, "MONEY" | "PERCENT" | "QUANTITY" | "AGE" | "DURATION" | "SET") => "measure",
        (_, "ORDINAL" | "CARDINAL") => "num",
        _ => "name",
    }
}

/// Opens an element; an identifier stands only where the stretch starts, so that it is unique.
fn write_open(out: &mut String, checked: &Checked, mark: &Mark, is_first: bool) {
    let _ = write!(out, "<{}", tag_of(mark));
    match mark {
        Mark::Part(quote, part) => write_speech(out, checked, quote, *part, is_first),
        Mark::Mention(mention) => write_mention(out, checked, mention),
    }
    out.push('>');
}

fn write_speech(out: &mut String, checked: &Checked, quote: &Quote, part: usize, is_first: bool) {
    if is_first {
        let _ = write!(out, " xml:id=\"q{}.{part}\"", quote.id);
        if part > 0 {
            let _ = write!(out, " prev=\"#q{}.{}\"", quote.id, part - 1);
        }
        if part + 1 < quote.parts.len() {
            let _ = write!(out, " next=\"#q{}.{}\"", quote.id, part + 1);
        }
    }
    if let Some(entity) =
        quote.speaker.as_ref().and_then(|speaker| checked.entity(speaker.entity)).filter(|e| is_listed(e))
    {
        let _ = write!(out, " who=\"#e{}\"", entity.id);
    }
    let is_direct = quote.kind == "direct" || quote.kind == "partial";
    let _ = write!(out, " direct=\"{is_direct}\" ana=\"#{}\"", quote.kind);
}

fn write_mention(out: &mut String, checked: &Checked, mention: &Mention) {
    let tag = tag_of(&Mark::Mention(mention));
    let kind = mention.kind.to_ascii_lowercase();
    let names = !matches!(tag, "date" | "time" | "measure" | "num");
    if let Some(entity) = checked.entity(mention.entity).filter(|entity| names && is_listed(entity)) {
        let _ = write!(out, " ref=\"#e{}\"", entity.id);
    }
    if matches!(tag, "name" | "rs" | "measure" | "num") {
        let _ = write!(out, " type=\"{kind}\"");
    }
    match (tag, &mention.value) {
        ("date", Some(Value::Timex(timex))) if is_day(timex) => {
            let _ = write!(out, " when=\"{timex}\"");
        }
        ("measure", Some(Value::Amount { amount, unit })) => {
            let _ = write!(out, " quantity=\"{amount}\"");
            if !unit.is_empty() {
                let unit = unit.split_whitespace().collect::<Vec<_>>().join("-");
                let _ = write!(out, " unit=\"{}\"", escaped(&unit));
            }
        }
        ("num", Some(Value::Amount { amount, .. })) => {
            let _ = write!(out, " value=\"{amount}\"");
        }
        _ => {}
    }
}

/// A day, a month or a year as W3C dates have them: TIMEX3 has more.
fn is_day(timex: &str) -> bool {
    let mut parts = timex.split('-');
    let is_number =
        |part: &str, digits| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.next().is_some_and(|year| is_number(year, 4))
        && parts.clone().count() <= 2
        && parts.all(|part| is_number(part, 2))
}
