//! W3C Web Annotation: a page of annotations in JSON-LD.
//! Takes a checked annotation, gives one annotation a mention and one a quote, each with position and quotation of its target.
//! Law: as the data model has it: positions count code points; every target can be found again by its words.

use super::super::checked::Checked;
use super::super::contract::{Mention, Quote, Unit};
use super::super::offsets::Offsets;
use serde_json::{Value, json};

/// How much of the text before and after helps to find a target again, in code points.
const AROUND: usize = 32;

/// The whole page.
pub(super) fn page(checked: &Checked) -> Value {
    let targets = Targets { checked, offsets: checked.offsets(Unit::Codepoint), source: source(checked) };
    let annotation = checked.annotation();
    let mentions = annotation.mentions.iter().map(|mention| targets.mention(mention));
    let quotes = annotation.quotes.iter().map(|quote| targets.quote(quote));
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": mentions.chain(quotes).collect::<Vec<_>>(),
    })
}

/// The article's file, as it lies beside the annotations: a relative reference, every odd byte percent-encoded.
fn source(checked: &Checked) -> String {
    let name = checked.annotation().id.as_deref().filter(|id| !id.is_empty()).unwrap_or("article.txt");
    let mut reference = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                reference.push(byte as char);
            }
            _ => reference.push_str(&format!("%{byte:02X}")),
        }
    }
    reference
}

struct Targets<'c> {
    checked: &'c Checked,
    offsets: Offsets<'c>,
    source: String,
}

impl Targets<'_> {
    fn mention(&self, mention: &Mention) -> Value {
        let mut bodies = vec![tag(&mention.kind)];
        if let Some(entity) = self.checked.entity(mention.entity) {
            bodies.push(json!({ "type": "TextualBody", "purpose": "identifying", "value": entity.name }));
            bodies.extend(entity.wikidata.iter().map(|item| {
                let item = format!("http://www.wikidata.org/entity/{item}");
                json!({ "type": "SpecificResource", "purpose": "identifying", "source": item })
            }));
        }
        json!({
            "id": format!("#mention-{}", mention.id),
            "type": "Annotation",
            "motivation": "identifying",
            "body": bodies,
            "target": self.target(mention.start, mention.end),
        })
    }

    fn quote(&self, quote: &Quote) -> Value {
        let mut bodies = vec![tag(&format!("{} quote", quote.kind))];
        if let Some(speaker) = self.checked.speaker(quote) {
            bodies.push(json!({ "type": "TextualBody", "purpose": "describing", "value": speaker }));
        }
        let targets: Vec<Value> = quote.parts.iter().map(|part| self.target(part.start, part.end)).collect();
        json!({
            "id": format!("#quote-{}", quote.id),
            "type": "Annotation",
            "motivation": "describing",
            "body": bodies,
            "target": targets,
        })
    }

    fn target(&self, start: usize, end: usize) -> Value {
        let text = self.checked.text();
        let before = text[..start].char_indices().rev().take(AROUND).last().map_or(start, |(byte, _)| byte);
        let after = text[end..].char_indices().nth(AROUND).map_or(text.len(), |(byte, _)| end + byte);
        let (from, to) = (self.offsets.units(start as u32), self.offsets.units(end as u32));
        json!({
            "type": "SpecificResource",
            "source": self.source,
            "selector": [
                { "type": "TextPositionSelector", "start": from, "end": to },
                {
                    "type": "TextQuoteSelector",
                    "exact": self.checked.written(start, end),
                    "prefix": self.checked.written(before, start),
                    "suffix": self.checked.written(end, after),
                },
            ],
        })
    }
}

fn tag(value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": "tagging", "value": value })
}
