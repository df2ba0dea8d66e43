//! What several articles say together, as the page shows it.
//! Takes what was pressed or filled in, gives a sheet.
//! Law: nothing is read anew here: what is not kept with the records is said to be unread.

use super::database::Transaction;
use super::sheet::{Node, Sheet, button, node};
use super::shelf::records;
use super::{Volume, texts};
use whosaid::articles::Refusal;
use whosaid::articles::across::{Comparison, Group, Row, Side, Voices, comparison, voices};
use whosaid::articles::library::Record;

/// What a way leads to: `person` and `compare` open one, `close…` closes it, `name` and `two` are fields that were filled in,
/// `pick…` is a name that was chosen.
pub(super) async fn across(way: &str, fields: &[String]) -> Result<Sheet, Refusal> {
    let field = |at: usize| fields.get(at).map(String::as_str).unwrap_or_default();
    let transaction = Transaction::reading().await?;
    if way == "two" {
        return two(&transaction, [field(0), field(1)]).await;
    }
    if way.is_empty() || way.starts_with("close") {
        let focus = match way {
            "close-person" => ".across [value=person]",
            "close-compare" => ".across [value=compare]",
            _ => "",
        };
        return Ok(Sheet { place: ".across", focus, nodes: ways("", Vec::new()), ..Sheet::default() });
    }
    let records = records(&transaction).await?;
    Ok(match way {
        "compare" => asks_two(&records),
        "name" => {
            let (told, nodes) = person(&voices(&records, field(0)), field(0));
            Sheet { place: ".results", told, nodes, ..Sheet::default() }
        }
        _ => asks_name(&records, way.strip_prefix("pick ").unwrap_or_default()),
    })
}

/// The two ways, one of them perhaps open.
fn ways(open: &str, asked: Vec<Node>) -> Vec<Node> {
    let way = |(value, close, label): (&'static str, &'static str, &'static str)| {
        let is_open = open == value;
        button("button", if is_open { close } else { value }, label)
            .with("aria-expanded", is_open.to_string())
    };
    let ways =
        [("person", "close-person", texts::ONE_PERSON), ("compare", "close-compare", texts::TWO_ARTICLES)];
    vec![node("div", "toolbar", "").of(ways.map(way)), node("div", "asked", "").of(asked)]
}

/// The place of what is found.
fn results(nodes: Vec<Node>) -> [Node; 2] {
    [node("p", "told", "").with("role", "status"), node("div", "results", "").of(nodes)]
}

fn asks_name(records: &[(String, Record)], name: &str) -> Sheet {
    let all = voices(records, "").people;
    let (told, found) = person(&voices(records, name), name);
    let input =
        [("type", "search"), ("name", "name"), ("data-field", "0"), ("list", "voices"), ("value", name)];
    let input = input.into_iter().fold(node("input", "", ""), |input, (name, value)| input.with(name, value));
    let input = input.with("aria-label", texts::WHOSE).with("placeholder", texts::WHOSE);
    let names = all.iter().map(|name| node("option", "", "").with("value", name));
    let names = node("datalist", "", "").with("id", "voices").of(names);
    let asked = [input, names].into_iter().chain(results(found)).collect();
    Sheet { place: ".across", focus: ".asked input", told, nodes: ways("person", asked) }
}

fn asks_two(records: &[(String, Record)]) -> Sheet {
    let mut titles: Vec<(&str, &str)> =
        records.iter().map(|(id, record)| (record.title.as_str(), id.as_str())).collect();
    titles.sort_unstable();
    let select = |(at, label): (usize, &'static str)| {
        let first = node("option", "", label).with("value", "");
        let options = titles.iter().map(|(title, id)| node("option", "", *title).with("value", *id));
        let select = node("select", "", "").with("name", "two").with("data-field", at.to_string());
        select.with("aria-label", label).of([first]).of(options)
    };
    let selects = [texts::FIRST_ARTICLE, texts::SECOND_ARTICLE].into_iter().enumerate().map(select);
    let asked = selects.chain(results(Vec::new())).collect();
    let nodes = ways("compare", asked);
    Sheet { place: ".across", focus: ".asked select", nodes, ..Sheet::default() }
}

/// What is said of a person's quotes, and the quotes; or who may be meant.
fn person(found: &Voices, sought: &str) -> (String, Vec<Node>) {
    let count = found.groups.iter().map(|group| group.quotes.len()).sum();
    let said = match (sought.trim().is_empty(), &found.chosen, found.people.len()) {
        (true, ..) => String::new(),
        (_, Some(name), _) => texts::said_by(name, count, found.groups.len()),
        (.., 0) => texts::NOBODY.to_owned(),
        _ => texts::SEVERAL.to_owned(),
    };
    let told = format!("{said} {}", texts::looked(found.looked, &found.unread)).trim().to_owned();
    if found.groups.is_empty() {
        let name = |name: &String| node("li", "", "").of([button("plain", format!("pick {name}"), name)]);
        return (told, vec![node("ul", "", "").of(found.people.iter().map(name))]);
    }
    (told, found.groups.iter().flat_map(group).collect())
}

fn group(group: &Group) -> [Node; 3] {
    let quote = |said: &whosaid::articles::library::Said| {
        node("li", "", "").of([leads(&group.id, said.at, said.words.as_str())])
    };
    [
        node("h3", "", group.title.as_str()),
        node("p", "about", texts::day(group.day.as_deref())),
        node("ul", "", "").of(group.quotes.iter().map(quote)),
    ]
}

/// Two articles side by side.
async fn two(transaction: &Transaction, ids: [&str; 2]) -> Result<Sheet, Refusal> {
    let [one, other] = ids;
    if one.is_empty() || other.is_empty() {
        return Ok(Sheet { place: ".results", ..Sheet::default() });
    }
    let one = Volume::get(transaction, one).await?.record;
    let other = Volume::get(transaction, other).await?.record;
    let Comparison { rows, unread } = comparison(&one, &other);
    let pairs = rows.iter().filter(|row| row.one.is_some() && row.other.is_some()).count();
    let conflicts = rows.iter().filter(|row| row.conflict).count();
    let told = texts::compared(pairs, conflicts, &unread);
    let nodes = rows.iter().map(|row| pair(row, ids)).collect();
    Ok(Sheet { place: ".results", told, nodes, ..Sheet::default() })
}

fn pair(row: &Row, [one, other]: [&str; 2]) -> Node {
    let likeness = match (row.one.is_some() && row.other.is_some(), row.same) {
        (false, _) => texts::ONLY_HERE,
        (_, true) => texts::SAME_WORDS,
        _ => texts::NEAR_WORDS,
    };
    let flag = row.conflict.then(|| node("p", "flag", texts::OTHER_SPEAKER));
    let sides = [side(row.one.as_ref(), one), side(row.other.as_ref(), other)];
    let pair = node("div", if row.conflict { "pair conflict" } else { "pair" }, "");
    pair.of([node("p", "about", likeness)]).of(flag).of(sides)
}

fn side(side: Option<&Side>, id: &str) -> Node {
    let cell = node("div", "", "");
    let Some(side) = side else { return cell };
    let pieces = side.pieces.iter().map(|piece| {
        let tag = if piece.differs { "mark" } else { "span" };
        node(tag, "", piece.text.as_str())
    });
    let speaker = side.speaker.as_deref().unwrap_or(texts::NO_NAME);
    cell.of([leads(id, side.at, "").of(pieces), node("p", "about", speaker)])
}

/// The way to a quote in its article.
fn leads(id: &str, at: usize, words: &str) -> Node {
    button("volume", "open", words).with("data-id", id).with("data-at", at.to_string())
}
